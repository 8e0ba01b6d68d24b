// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules

/// What an override costs: the plan without it against the plan with it, in each goal.
public struct OverridePrice: Sendable {
  /// One goal of the policy.
  public struct Line: Hashable, Sendable {
    /// The goal.
    public let goal: Goal
    /// What the plans reach in it.
    public let without, with: Int
    /// What the override costs: positive where the plan with it is worse.
    public var cost: Int { goal.wantsMost ? without - with : with - without }
  }
  /// In the order of the policy.
  public let lines: [Line]
  /// Lesson minutes covered from the first date on.
  public let minutesWithout, minutesWith: Int
  /// The placements of the plan without that the plan with the override does not keep.
  public let changes: Int
  /// Whether both plans are proven to be the best.
  public let isProven: Bool

  /// The price of an override, from a plan of the region and a plan of the region in which it holds; both are counted as if
  /// all of them were decided, so that the forced placements' own value, cost and travel count.
  ///
  /// - Parameters:
  ///   - policy: of what was planned.
  ///   - region: as its package has it, without the override.
  ///   - without: the plan without the override, and whether it is proven to be the best.
  ///   - with: the plan in which it holds.
  public init(
    planning policy: Policy, of region: Region, without: (plan: Plan, isProven: Bool),
    with: (plan: Plan, isProven: Bool)
  ) {
    let before = CountedPlan(without.plan, planning: policy, of: region)
    let after = CountedPlan(with.plan, planning: policy, of: region)
    lines = policy.goals.map { level in
      Line(goal: level.goal, without: before.goals[level.goal] ?? 0, with: after.goals[level.goal] ?? 0)
    }
    (minutesWithout, minutesWith) = (before.minutesCovered, after.minutesCovered)
    var measured = region
    measured.policy = policy
    changes = PoolReport.changes(from: before.plan, to: after.plan, in: Rulebook(measured))
    isProven = without.isProven && with.isProven
  }
}
