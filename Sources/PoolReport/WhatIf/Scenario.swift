// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// What planning gave for a region, or for the same region after some edits.
public struct ScenarioOutcome: Sendable {
  /// What people call it.
  public let name: String
  /// Its edits, in order; none for the region as it is.
  public let edits: [Edit]
  /// The placements that lost dates by the edits.
  public let cuts: Int
  /// What the plan covers.
  public let coverage: Coverage
  /// Every goal's value, in the order of `Goal`.
  public let goals: [Goal: Int]
  /// The placements from the first date on, and those of the region as it is that are not kept: see `changes(from:to:in:)`.
  public let placements, changes: Int
  /// How far the proof went.
  public let status: PlanStatus

  /// The outcome of a plan of the rulebook's region.
  ///
  /// - Parameters:
  ///   - name: what the scenario is called.
  ///   - edits: what it changes.
  ///   - cuts: the placements that the edits cut.
  ///   - plan: what was planned.
  ///   - rulebook: of the edited region.
  ///   - counted: the plan as if all of it from the first date on were decided.
  ///   - goals: every goal's value of that.
  ///   - base: the plan of the region as it is, counted likewise; `nil` where this is it.
  ///   - status: how far the proof went.
  public init(
    name: String, edits: [Edit] = [], cuts: Int = 0, plan: Plan, in rulebook: Rulebook, counted: Plan,
    goals: [Goal: Int], since base: Plan?, status: PlanStatus
  ) {
    (self.name, self.edits, self.cuts, self.goals, self.status) = (name, edits, cuts, goals, status)
    coverage = Coverage(Staffing(plan, in: rulebook))
    placements = counted.decided.count
    changes = base.map { PoolReport.changes(from: $0, to: counted, in: rulebook) } ?? 0
  }

  /// Euros for all placements from the first date on, in cents.
  var cents: Int { goals[.cost] ?? 0 }
}

/// How many decided placements of a plan another plan does not keep: none of its placements has the same group and member and
/// all dates on which the first has minutes in the rulebook's region. A placement of a group that the region lacks is not kept.
package func changes(from base: Plan, to plan: Plan, in rulebook: Rulebook) -> Int {
  let groups = positions(rulebook.region.groups.map(\.id))
  let after = Dictionary(grouping: plan.placements) { [$0.group, $0.member] }
  return base.decided.count { placement in
    guard let group = groups[placement.group] else { return true }
    func minutes(_ dates: DayRange?) -> Int {
      dates.map { rulebook.teaching(of: group, over: $0).minutes } ?? 0
    }
    let wanted = minutes(placement.dates.cut(to: rulebook.region.policy.horizon))
    return !(after[[placement.group, placement.member]] ?? []).contains {
      minutes($0.dates.cut(to: placement.dates)?.cut(to: rulebook.region.policy.horizon)) == wanted
    }
  }
}
