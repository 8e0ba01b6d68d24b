// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolAdvice
import PoolAudit
import PoolData
import PoolModel
import PoolOracle
import PoolRules
import PoolSolver
import Testing

@Suite("Overrides with a price") struct OverrideTests {
  static func day(_ iso: String) -> Day {
    guard let day = Day(iso: iso) else { preconditionFailure("no date \(iso)") }
    return day
  }

  static func override(
    _ kind: Override.Kind, _ member: String, _ target: Override.Target, _ from: String, _ until: String,
    _ rules: [Rule] = []
  ) -> Override {
    guard let dates = DayRange(day(from), day(until)) else { preconditionFailure("\(from) after \(until)") }
    return Override(
      id: "O0001", kind: kind, member: member, target: target, dates: dates, rules: rules, by: "desk-1",
      code: "K1",
      on: day("2026-11-27"))
  }

  /// The shipped region `tiny`.
  static func tiny() throws -> Region {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Instances/tiny")
    return try #require(readPackage(at: folder.path).region)
  }

  /// Some override of a tiny region that may be stored; `nil` if the dice give none.
  static func any(in region: Region, _ dice: inout Dice) -> Override? {
    for _ in 0..<300 {
      let kind = dice.one(of: Override.Kind.force, .forbid)
      let group = dice.one(in: region.groups)
      let first = region.policy.firstDay.advanced(by: dice.number(0...7 * region.policy.weeks - 1))
      guard let dates = DayRange(first, first.advanced(by: 7 * dice.number(1...3) - 1)) else { continue }
      let isGroup = kind == .force && dice.chance(60)
      let wanted = Override(
        id: region.nextOverride, kind: kind, member: dice.one(in: region.members).id,
        target: isGroup ? .group(group.id) : .vacancy(group.vacancy), dates: dates, rules: Rule.allCases,
        by: "desk-1", code: "K1", on: region.policy.firstDay)
      let proposal = OverrideProposal(wanted, in: region)
      if proposal.refusals.isEmpty { return proposal.override }
    }
    return nil
  }

  /// What the best plan of all with the override costs in each goal of the policy; the forced placements count as decided.
  static func cost(of override: Override, in region: Region) -> [Int] {
    let held = region.holding(override)
    let own = Set(held.placements).subtracting(region.placements)
    let decided = bruteForce(held).plan.placements.map { placement in
      own.contains(placement)
        ? Placement(
          group: placement.group, member: placement.member, dates: placement.dates, state: .proposed)
        : placement
    }
    let goals = audit(Plan(decided), of: region).goals
    return zip(region.policy.goals, bruteForce(region).reached).map { level, best in
      level.goal.wantsMost ? best - (goals[level.goal] ?? 0) : (goals[level.goal] ?? 0) - best
    }
  }

  @Test("the price is that of trying every plan with it and without it", arguments: 0..<24 as Range<UInt64>)
  func price(seed: UInt64) throws {
    var region = tinyRegion(seed: seed)
    // What rare skills are worth depends on what is open, so that goal is no sum over the same amounts in both.
    region.policy.goals = region.policy.goals.map { GoalLevel($0.goal) }.filter { $0.goal != .scarcity }
    var dice = Dice(seed: seed)
    let override = try #require(Self.any(in: region, &dice), "seed \(seed)")
    func planned(_ region: Region) -> (plan: Plan, isProven: Bool) {
      let result = plan(Rulebook(region), PlanningOptions())
      return (result.plan, result.status == .optimal)
    }
    let price = OverridePrice(
      planning: region.policy, of: region, without: planned(region), with: planned(region.holding(override)))
    #expect(price.isProven, "seed \(seed)")
    #expect(price.lines.map(\.cost) == Self.cost(of: override, in: region), "seed \(seed): \(override)")
  }

  @Test(
    "an override that is withdrawn before it begins leaves nothing behind", arguments: 0..<24 as Range<UInt64>
  )
  func withdrawn(seed: UInt64) throws {
    let region = tinyRegion(seed: seed)
    var dice = Dice(seed: seed)
    let override = try #require(Self.any(in: region, &dice), "seed \(seed)")
    var stored = region.holding(override)
    #expect(stored != region)
    stored.overrides = [override]
    #expect(stored.overridesInForce == [override])
    let after = try #require(stored.withdrawing(override: override.id, on: override.dates.from))
    #expect(after.placements == region.placements && after.preferences == region.preferences, "seed \(seed)")
    #expect(after.overridesInForce == [])
    #expect(after.withdrawing(override: override.id, on: override.dates.from) == nil)
  }

  @Test(
    "a plan that is counted as if all were decided counts nobody twice", arguments: 0..<24 as Range<UInt64>)
  func counted(seed: UInt64) {
    let region = tinyRegion(seed: seed)
    let plan = bruteForce(region).plan
    let (counted, report) = (CountedPlan(plan, planning: region.policy, of: region), audit(plan, of: region))
    for goal in [Goal.people, .members] {
      #expect(counted.goals[goal] == report.goals[goal], "seed \(seed), \(goal)")
    }
    #expect(counted.minutesCovered == report.minutesCovered, "seed \(seed)")
    var freed = region
    freed.placements.removeAll { $0.state == .running }
    let running = region.placements.filter { $0.state == .running }.map {
      Placement(group: $0.group, member: $0.member, dates: $0.dates, state: .proposed)
    }
    // Of placements that lie in the horizon whole, all count as if they were decided.
    guard running.allSatisfy({ $0.dates.cut(to: region.policy.horizon) == $0.dates }) else { return }
    #expect(counted.goals == audit(Plan(plan.decided + running), of: freed).goals, "seed \(seed)")
  }

  @Test("what an override did before it was withdrawn stays done") func halfway() throws {
    let region = try Self.tiny()
    let force = Self.override(.force, "M0003", .group("V0003-1"), "2026-11-30", "2026-12-18")
    var stored = region.holding(force)
    stored.overrides = [force]
    let after = try #require(stored.withdrawing(override: "O0001", on: Self.day("2026-12-07")))
    #expect(after.placements.last?.dates == DayRange(Self.day("2026-11-30"), Self.day("2026-12-06")))
    let forbid = Self.override(.forbid, "M0003", .vacancy("V0003"), "2026-11-30", "2026-12-18")
    stored = region.holding(forbid)
    stored.overrides = [forbid]
    let open = try #require(stored.withdrawing(override: "O0001", on: Self.day("2026-12-07")))
    #expect(open.preferences.last?.until == Self.day("2026-12-06"))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let why: String
    let wanted: Override
    let refusals: [String]
    var change: @Sendable (inout Region) -> Void = { _ in }
    var testDescription: String { why }
  }

  static let cases: [Case] = [
    Case(
      why: "what breaks nothing",
      wanted: override(.force, "M0003", .group("V0004-1"), "2026-12-01", "2026-12-10"), refusals: []),
    Case(
      why: "a trip that is too long, unnamed",
      wanted: override(.force, "M0003", .group("V0003-1"), "2026-12-01", "2026-12-10"),
      refusals: [
        "it breaks rules that were not named. If that is meant, add --rules reach:\n"
          + "  reach: member M0003 for group V0003-1 (2026-12-01 to 2026-12-10): 36 min by car to 00TB00, limit 30"
      ]
    ),
    Case(
      why: "a trip that is too long, named",
      wanted: override(.force, "M0003", .group("V0003-1"), "2026-12-01", "2026-12-10", [.reach]), refusals: []
    ),
    Case(
      why: "no certificate, named",
      wanted: override(.force, "M0003", .group("V0004-1"), "2026-12-01", "2026-12-10", Rule.allCases),
      refusals: [
        "it breaks what no planner can override:\n"
          + "  certificate: member M0003 for group V0004-1 (2026-12-01 to 2026-12-10): no certificate of conduct"
      ]
    ) { $0.members[2].conductCertificate = nil },
    Case(
      why: "excluded by the school, named",
      wanted: override(.force, "M0003", .group("V0004-1"), "2026-12-01", "2026-12-10", Rule.allCases),
      refusals: [
        "it breaks what no planner can override:\n"
          + "  exclusion: member M0003 for group V0004-1 (2026-12-01 to 2026-12-10): the school excludes vacancy V0004"
      ]
    ) {
      $0.preferences = [Preference(member: "M0003", target: .vacancy("V0004"), kind: .exclude, by: .school)]
    },
    Case(
      why: "excluded by a court, named",
      wanted: override(.force, "M0003", .group("V0004-1"), "2026-12-01", "2026-12-10", Rule.allCases),
      refusals: [
        "it breaks what no planner can override:\n"
          + "  exclusion: member M0003 for group V0004-1 (2026-12-01 to 2026-12-10): a court excludes location 00TA00"
      ]
    ) {
      $0.preferences = [Preference(member: "M0003", target: .location("00TA00"), kind: .exclude, by: .court)]
    },
    Case(
      why: "excluded by the member, named",
      wanted: override(.force, "M0003", .group("V0004-1"), "2026-12-01", "2026-12-10", [.exclusion]),
      refusals: []
    ) {
      $0.preferences = [Preference(member: "M0003", target: .vacancy("V0004"), kind: .exclude, by: .member)]
    },
    Case(
      why: "a group that runs",
      wanted: override(.force, "M0001", .vacancy("V0008"), "2026-12-01", "2026-12-10", Rule.allCases),
      refusals: [
        "group V0008-1 has a running placement of M0006 (2026-11-02…2026-12-18). End that one first."
      ]),
    Case(
      why: "what the member was told",
      wanted: override(.force, "M0002", .vacancy("V0002"), "2026-12-01", "2026-12-10"),
      refusals: [
        "M0002 was told group V0002-1 already (2026-11-30…2026-12-18). Nothing needs to be forced then."
      ]),
    Case(
      why: "after the vacancy",
      wanted: override(.force, "M0003", .group("V0004-1"), "2027-02-01", "2027-02-10"),
      refusals: [
        "none of the dates lies in the vacancy (2026-11-30…2026-12-18). Give another --from or --weeks."
      ]),
    Case(
      why: "a group that is forbidden",
      wanted: override(.forbid, "M0003", .group("V0004-1"), "2026-12-01", "2026-12-10"),
      refusals: ["a match is forbidden for a whole vacancy. Name V0004, the vacancy of the group."]),
    Case(
      why: "a vacancy that is forbidden",
      wanted: override(.forbid, "M0003", .vacancy("V0004"), "2026-12-01", "2026-12-10"), refusals: []),
  ]

  @Test("a force says which rules it breaks, and the law stays", arguments: cases)
  func judged(_ test: Case) throws {
    var region = try Self.tiny()
    test.change(&region)
    let proposal = OverrideProposal(test.wanted, in: region)
    #expect(proposal.refusals.map { $0.text(.english) } == test.refusals)
  }
}
