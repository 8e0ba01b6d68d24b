// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A plan that was made beside the one that is told of, to see what something costs.
public struct OtherPlan: Sendable {
  /// Every goal, as the audit counts it.
  public var goals: [Goal: Int]
  /// What it covers.
  public var coverage: Coverage
  /// Whether no plan within the same limits is better.
  public var isProven: Bool
  /// A plan to compare with.
  public init(goals: [Goal: Int], coverage: Coverage, isProven: Bool) {
    (self.goals, self.coverage, self.isProven) = (goals, coverage, isProven)
  }
}

/// How good a plan can be when so many told placements may change.
public struct CurvePoint: Sendable {
  /// The most that may change; `nil` = any number.
  public var changesMax: Int?
  /// How many do change; where there is no plan: how many must.
  public var changes: Int
  /// `nil` = what was told does not fit together with so few changes.
  public var plan: OtherPlan?
  /// A point of the curve.
  public init(changesMax: Int?, changes: Int, plan: OtherPlan?) {
    (self.changesMax, self.changes, self.plan) = (changesMax, changes, plan)
  }
}

/// The same region planned with the goal `fairness` and without it.
public struct FairnessPrice: Sendable {
  /// The goals in the order of the plan with `fairness`.
  public var goals: [Goal]
  /// The two plans.
  public var with, without: OtherPlan
  /// A comparison.
  public init(goals: [Goal], with: OtherPlan, without: OtherPlan) {
    (self.goals, self.with, self.without) = (goals, with, without)
  }

  /// The boards by what is covered of what they ask in the fair plan, the worst served first.
  var boards: [(with: Tally, without: Tally, row: Coverage.Row)] {
    let others = Dictionary(
      uniqueKeysWithValues: (without.coverage.rows[.board] ?? []).map { ($0.key, $0.tally) })
    return with.coverage.worstServed.map { ($0.tally, others[$0.key] ?? Tally(), $0) }
  }
}

extension Coverage {
  /// The boards by the share of what they ask that is covered, the worst served first.
  var worstServed: [Row] {
    (rows[.board] ?? []).enumerated().sorted { a, b in
      let (one, other) = (a.element.tally, b.element.tally)
      // one's share < other's share, without dividing.
      let (left, right) = (
        one.minutesCovered * other.minutesAsked, other.minutesCovered * one.minutesAsked
      )
      return (left, a.offset) < (right, b.offset)
    }.map(\.element)
  }
}
