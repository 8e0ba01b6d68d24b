// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle
import PoolRules
import Testing

@testable import PoolSolver

/// A plan made before is a hint: it may save work, and changes no value.
@Suite("Planning after an earlier plan") struct PreviousPlanTests {
  static let seeds: Range<UInt64> = 12_000..<12_030

  /// What is planned of a region, as the plan made before that another run begins from.
  static func previous(_ region: Region) -> PreviousPlan {
    previous(region, plan(Rulebook(region), .init(engine: .bundles)))
  }

  static func previous(_ region: Region, _ result: PlanningResult) -> PreviousPlan {
    PreviousPlan(
      firstDay: region.policy.firstDay, placements: result.plan.decided,
      certificate: Certificate(inputSHA256: "0", levels: result.certificate))
  }

  /// The region a week later: the horizon moves, a vacancy is withdrawn, another's end changes.
  static func weekAfter(_ region: Region, seed: UInt64) -> Region {
    var dice = Dice(seed: seed)
    var region = region
    region.policy.firstDay = region.policy.firstDay.advanced(by: 7)
    if region.vacancies.count > 1 {
      let gone = region.vacancies.remove(at: dice.number(0...region.vacancies.count - 1)).id
      let groups = Set(region.groups.filter { $0.vacancy == gone }.map(\.id))
      region.groups.removeAll { $0.vacancy == gone }
      region.lessons.removeAll { groups.contains($0.group) }
      region.placements.removeAll { groups.contains($0.group) }
      region.preferences.removeAll { $0.target == .vacancy(gone) }
    }
    let longer = dice.number(0...region.vacancies.count - 1)
    region.vacancies[longer].until = region.vacancies[longer].until?.advanced(by: 7)
    return region
  }

  /// Expects the values of planning without `previous`, proven, in a plan that the audit counts alike.
  func expectSame(_ region: Region, after previous: PreviousPlan, _ engine: Engine, _ note: String) {
    let alone = plan(Rulebook(region), .init(engine: engine))
    let after = plan(Rulebook(region), .init(engine: engine, previous: previous))
    #expect(alone.status == .optimal && after.status == .optimal, "\(note)")
    #expect(after.goals.map(\.reached) == alone.goals.map(\.reached), "\(note)")
    #expect(after.goals.map(\.bound) == alone.goals.map(\.bound), "\(note)")
    let report = audit(after.plan, of: region)
    #expect(report.breaches.map(\.description) == [], "\(note)")
    for goal in after.goals { #expect(report.goals[goal.goal] == goal.value, "\(note), \(goal.goal)") }
  }

  @Test(
    "of the week before reaches and proves the same values", arguments: [Engine.bundles, .exact], seeds)
  func weekAfter(engine: Engine, seed: UInt64) {
    let region = tinyRegion(seed: seed)
    expectSame(
      Self.weekAfter(region, seed: seed), after: Self.previous(region), engine, "\(engine), seed \(seed)")
  }

  @Test("whatever that holds reaches and proves the same values", arguments: [Engine.bundles, .exact], seeds)
  func garbage(engine: Engine, seed: UInt64) {
    let region = tinyRegion(seed: seed)
    var dice = Dice(seed: seed)
    for round in 0..<3 {
      expectSame(
        region, after: anyPreviousPlan(for: region, &dice), engine, "\(engine), seed \(seed), round \(round)")
    }
  }

  @Test("of the same week: every placement fits, and every price that was searched for", arguments: seeds)
  func sameWeek(seed: UInt64) throws {
    let region = tinyRegion(seed: seed)
    let result = plan(Rulebook(region), .init(engine: .bundles))
    let previous = Self.previous(region, result)
    let after = plan(Rulebook(region), .init(engine: .bundles, previous: previous))
    let use = try #require(after.previous)
    #expect(
      use.placementsFit == use.placements && use.placements == previous.placements.count, "seed \(seed)")
    // Where no search was needed, openings have prices that no member shares with another.
    if result.efforts[0].columns > 0 { #expect(use.pricesFit == use.prices, "seed \(seed)") }
    let problem = Problem(Rulebook(region))
    let objectives = region.policy.goals.map { Objective($0.goal, in: problem) }
    let start = Start(problem, objectives, after: previous)
    for objective in objectives {
      let (value, planned) = (
        objective.value(of: start.taken), objective.value(of: problem.stints(of: previous.placements))
      )
      #expect(!objective.prefers(planned, to: value), "seed \(seed), \(objective.goal)")
      if value != planned { break }
    }
  }

  @Test("the number of threads changes nothing", arguments: seeds.prefix(10))
  func threads(seed: UInt64) {
    let region = tinyRegion(seed: seed)
    let previous = Self.previous(region)
    let next = Rulebook(Self.weekAfter(region, seed: seed))
    let results = [1, 2, 5].map { plan(next, .init(engine: .bundles, threads: $0, previous: previous)) }
    #expect(Set(results.map(\.plan)).count == 1 && Set(results.map(\.work)).count == 1, "seed \(seed)")
  }
}
