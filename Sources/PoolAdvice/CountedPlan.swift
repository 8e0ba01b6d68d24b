// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel

/// A plan counted as if all that happens from the first date on were decided now, running placements too: so plans can be
/// compared of which one had more to decide than the other.
public struct CountedPlan: Sendable {
  /// Every placement cut to the dates that are planned, none of them running.
  public let plan: Plan
  /// Every goal's value.
  public let goals: [Goal: Int]
  /// Lesson minutes covered.
  public let minutesCovered: Int

  /// Counts a plan.
  ///
  /// - Parameters:
  ///   - plan: running placements included.
  ///   - policy: of the region that was planned: its horizon, and the first date that was decided.
  ///   - region: as its package has it; what it calls published counts as told, also where planning took it as begun.
  public init(_ plan: Plan, planning policy: Policy, of region: Region) {
    let horizon = policy.horizon
    let decided = Plan(
      plan.placements.compactMap { placement in
        placement.dates.cut(from: policy.planFrom, until: nil)?.cut(to: horizon).map {
          Placement(group: placement.group, member: placement.member, dates: $0, state: .proposed)
        }
      })
    var measured = region
    measured.policy = policy
    measured.placements = region.placements.filter { $0.state == .published }
    let report = audit(decided, of: measured)
    (self.plan, goals, minutesCovered) = (decided, report.goals, report.minutesCovered)
  }
}
