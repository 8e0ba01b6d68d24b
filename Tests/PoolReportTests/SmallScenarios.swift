// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules

// What the small region might be, and what a planner forces and forbids in it.
extension SmallRegion {
  /// The region with two overrides in force, one that has ended and one that was withdrawn.
  static let overridden: PlanReport = {
    var region = SmallRegion.region
    region.overrides = [
      Override(
        id: "O0001", kind: .force, member: "M03", target: .group("G04"),
        dates: dates("2026-11-23", "2026-12-18"),
        rules: [.reach, .hoursPerWeek], by: "desk-1", code: "K2", on: day("2026-11-20")),
      Override(
        id: "O0002", kind: .forbid, member: "M<7>", target: .vacancy("V09"),
        dates: dates("2027-01-04", "2027-01-10"),
        by: "desk-2", code: "K&5", on: day("2026-11-21")),
      Override(
        id: "O0003", kind: .forbid, member: "M05", target: .vacancy("V01"),
        dates: dates("2026-11-02", "2026-11-29"),
        by: "desk-2", code: "K5", on: day("2026-10-21")),
      Override(
        id: "O0004", kind: .forbid, member: "M05", target: .vacancy("V01"),
        dates: dates("2026-11-30", "2026-12-20"),
        by: "desk-2", code: "K5", on: day("2026-11-21"), withdrawn: day("2026-11-27")),
    ]
    return PlanReport(plan, in: Rulebook(region))
  }()

  /// What is planned for the region as it is, and for three others.
  static let whatIf: WhatIf = {
    let base = ScenarioOutcome(
      name: "base", plan: plan, in: rulebook, counted: plan, goals: [.value: 53_300_000, .cost: 143_700],
      since: nil, status: .optimal)
    func outcome(
      _ name: String, _ edits: [Edit], without groups: Set<String>, cents: Int,
      _ status: PlanStatus = .optimal
    ) -> ScenarioOutcome {
      guard let edited = try? region.edited(by: edits) else { preconditionFailure("\(edits)") }
      let kept = Plan(plan.placements.filter { !groups.contains($0.group) })
      return ScenarioOutcome(
        name: name, edits: edits, cuts: edited.cuts.count, plan: kept, in: Rulebook(edited.region),
        counted: kept, goals: [.value: 50_000_000, .cost: cents], since: plan, status: status)
    }
    return WhatIf(
      base,
      [
        outcome("Nobody new", [.policy([.handoversMax(1)])], without: [], cents: 143_700),
        outcome("V07 <withdrawn>", [.withdraw("V07")], without: ["G07"], cents: 120_050),
        outcome(
          "A long name for M03 who leaves and M01 who is away",
          [.member("M03", [.until(day("2026-12-10"))]), .away("M01", dates("2026-12-07", "2026-12-11"))],
          without: ["G01", "G08"], cents: 150_000, .feasible),
      ], over: region.policy.horizon)
  }()
}
