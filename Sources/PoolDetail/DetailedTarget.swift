// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolSeason

/// The smallest pool of a path that reaches a target in detail too.
///
/// A pool's coverage in detail is that of its many seasons in classes, less the difference that the few seasons in detail tell (a control
/// variate: the difference varies far less than either end).
public struct DetailedTarget: Sendable {
  /// The share that was asked for.
  public let target: Double
  /// The pool, or the largest of the path where none reaches the target.
  public let point: SizeStudy.Point
  /// Whether the pool surely reaches it.
  public let isReached: Bool
  /// Its coverage in detail of lessons of the study's priority.
  public let coverage: Estimate
  /// The same of all lessons, beside classes.
  public let comparison: DetailComparison

  /// Looks on the path of a study.
  ///
  /// - Parameters:
  ///   - target: a share from 0 to 1; the lower end of the interval must reach it.
  ///   - study: of sizes.
  ///   - compare: a pool in detail and in classes, in the study's first regime.
  /// - Complexity: as many comparisons as the path can be halved.
  public init(_ target: Double, on study: SizeStudy, compare: (SizeStudy.Point) -> DetailComparison) {
    var judged: [Int: DetailComparison] = [:]
    func comparison(_ point: SizeStudy.Point) -> DetailComparison {
      if let known = judged[point.members] { return known }
      let new = compare(point)
      judged[point.members] = new
      return new
    }
    func coverage(_ point: SizeStudy.Point) -> Estimate {
      point.targeted.less(comparison(point).targetedDifference)
    }
    let found = study.bisect { coverage($0).interval.lowerBound >= target }
    (self.target, point, isReached) = (target, found ?? study.largest, found != nil)
    (self.coverage, self.comparison) = (coverage(point), comparison(point))
  }
}
