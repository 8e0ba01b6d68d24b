// SPDX-License-Identifier: GPL-3.0-or-later

/// Coverage and cost against pool size: a path of pools, each held against simulated seasons.
public struct SizeStudy: Sendable {
  /// A pool on the path.
  public struct Point: Sendable {
    /// Members.
    public let members: Int
    /// What the static picture promises; never told without `simulated`.
    public let promised: Double
    /// Delivered of what was asked, for each regime of the plan.
    public let simulated: [Estimate]
    /// Cents a season of pool and external hire, for each regime.
    public let cents: [Estimate]
    /// Members of each entry of the catalog.
    public let counts: [Int]
    /// The seasons of the first regime, to hold other pools against.
    public let outcome: SeasonOutcome
    /// Delivered of what classes of the plan's priority asked, in the first regime.
    public let targeted: Estimate
    /// What subjects ask and get in the first regime.
    public let subjects: [SeasonFigures.Row]
  }

  /// How it was made.
  public let plan: Plan
  /// What it chose from.
  public let catalog: ProfileCatalog
  /// What an hour costs that the pool does not deliver.
  public let externalCents: Int
  /// Pools by size.
  public let points: [Point]
  /// The pools that sampled weeks suggest.
  public let choice: SizeChoice
  /// What the cheapest pool costs and delivers in simulated seasons of other seeds.
  public let cheapestPoint: Point
  let evaluation: PoolEvaluation

  /// How a study is made.
  public struct Plan: Sendable {
    /// What may become of work that nobody takes.
    public var regimes: [Regime] = [.persistent, .locked, .repack]
    /// Only classes of at least this priority, 1–9, count for a target.
    public var priority = 1
    /// Sampled weeks for choosing, replicates for evaluating, pools on the path.
    public var weeks = 200, replicates = 200, sizes = 20
    /// The seed of the sample.
    public var seed: UInt64 = 1
    /// The seed of the seasons that judge: who was chosen for a week is not judged by it.
    public var judgingSeed: UInt64 { seed &+ 0x5eed }
    /// The seed of the seasons by which a pool that was chosen is judged once more.
    public var confirmingSeed: UInt64 { seed &+ 0xfe1d_5eed }
    /// How many cores work.
    public var threads = 2
    /// Who watches.
    public var progress: StudyProgress?
    /// The defaults.
    public init() {}
  }

  /// Makes the study of a region's catalog from an empty pool.
  ///
  /// - Parameters:
  ///   - season: the region.
  ///   - catalog: the kinds of members.
  ///   - rates: the same region's.
  ///   - plan: how.
  ///   - merged: seasons that are simulated already; all others are simulated here.
  public init(
    _ season: SeasonRegion, _ catalog: ProfileCatalog, _ rates: SeasonRates, _ plan: Plan,
    merged: MergedStudy? = nil
  ) {
    let choice = SizeChoice(season, catalog, rates, plan)
    let evaluation = PoolEvaluation(season, catalog, rates, plan, merged: merged)
    (self.plan, self.catalog, externalCents) = (plan, catalog, rates.externalCents)
    (self.choice, self.evaluation) = (choice, evaluation)
    points = choice.sizes.map { evaluation.point(choice.counts($0), promised: choice.promise($0)) }
    cheapestPoint = evaluation.point(choice.cheapest, promised: choice.cheapestPromise)
  }

  /// The smallest pool of the path of which the simulated coverage in the first regime, of classes of the plan's priority, is at least `target`
  /// even at the lower end of its interval; `nil` = not even the largest (`largest` tells how far that comes).
  ///
  /// - Complexity: as many simulated studies as the path can be halved.
  func smallest(reaching target: Double) -> Point? {
    bisect { $0.targeted.interval.lowerBound >= target }
  }

  /// The whole path's pool.
  package var largest: Point { point(path.count) }

  /// What the last member of a pool of the path brings over the same seasons, in the first regime; `nil` for an empty pool.
  func last(_ point: Point) -> SeasonChange? {
    guard point.members > 0 else { return nil }
    let without = self.point(point.members - 1)
    return SeasonChange("last", from: without.outcome, to: point.outcome)
  }

  /// The largest pool of the path that with external hire costs at most so many cents a season in the first regime, on average; `nil` = none.
  ///
  /// A pool that is too small costs more than one that is larger, since what it leaves is hired for; so the pools beyond the cheapest are
  /// looked at.
  func largest(within cents: Double) -> Point? {
    let best = points.indices.min { points[$0].cents[0].value < points[$1].cents[0].value } ?? 0
    guard points[best].cents[0].value <= cents else { return nil }
    let beyond = bisect(from: points[best].members) { $0.cents[0].value > cents }
    guard let beyond else { return point(path.count) }
    return beyond.members > points[best].members
      ? point(beyond.members - 1) : points[best]
  }

  /// The first pool of the path for which something holds that holds for all larger ones.
  package func bisect(from first: Int = 0, _ holds: (Point) -> Bool) -> Point? {
    var found: Point?
    var (low, high) = (first, path.count)
    while low <= high {
      let middle = (low + high) / 2
      let point = point(middle)
      if holds(point) {
        found = point
        high = middle - 1
      } else {
        low = middle + 1
      }
    }
    return found
  }

  private var path: [CompositionSearch.Step] { choice.path }
  /// The pool of so many members.
  private func point(_ size: Int) -> Point {
    evaluation.point(choice.counts(size), promised: choice.promise(size))
  }
}
