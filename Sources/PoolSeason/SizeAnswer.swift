// SPDX-License-Identifier: GPL-3.0-or-later

/// A pool that was asked for, on the path of a study of sizes.
public struct SizeAnswer: Sendable {
  /// What is asked for.
  public enum Question: Hashable, Sendable {
    /// The smallest pool of which the simulated coverage of classes of the study's priority in the first regime is at least this share, even
    /// at the lower end of its interval.
    case target(Double)
    /// The largest pool that with external hire costs at most so many cents a season in the first regime, on average.
    case budget(cents: Int)
  }

  /// What was asked.
  public let question: Question
  /// The pool; `nil` = none of the path.
  public let point: SizeStudy.Point?
  /// The same pool in seasons that had no part in choosing it.
  public let confirmed: SizeStudy.Point?
  /// What its last member brings over the same seasons; `nil` where there is none.
  public let last: SeasonChange?
  /// Where no pool reaches a target, the largest of the path: as far as a member still finds work for a twentieth of the hours.
  public let furthest: SizeStudy.Point?
}

extension SizeStudy {
  /// Looks for a pool on the path.
  ///
  /// - Complexity: as many simulated studies as the path can be halved, and two more.
  public func answer(_ question: SizeAnswer.Question) -> SizeAnswer {
    let point =
      switch question {
      case .target(let share): smallest(reaching: share)
      case .budget(let cents): largest(within: Double(cents))
      }
    let isTarget = if case .target = question { true } else { false }
    return SizeAnswer(
      question: question, point: point, confirmed: point.map(evaluation.confirmed), last: point.flatMap(last),
      furthest: point == nil && isTarget ? largest : nil)
  }
}
