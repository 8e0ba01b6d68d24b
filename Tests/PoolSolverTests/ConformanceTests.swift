// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle
import PoolRules
import PoolSolver
import Testing

/// What every engine owes its users, whatever its method. A new engine is tested by being a case of `Engine`.
@Suite("Every engine") struct ConformanceTests {
  static let seeds: Range<UInt64> = 1000..<1060

  @Test("gives a sound plan whose goals the audit counts alike", arguments: Engine.allCases, seeds)
  func sound(engine: Engine, seed: UInt64) {
    let region = tinyRegion(seed: seed)
    let result = plan(Rulebook(region), PlanningOptions(engine: engine))
    let report = audit(result.plan, of: region)
    #expect(report.breaches.map(\.description) == [], "seed \(seed)")
    #expect(result.goals.map(\.goal) == region.policy.goals.map(\.goal))
    for goal in result.goals { #expect(report.goals[goal.goal] == goal.value, "seed \(seed), \(goal.goal)") }
  }

  @Test("bounds the first goal on the safe side of the true optimum", arguments: Engine.allCases, seeds)
  func bounds(engine: Engine, seed: UInt64) throws {
    let region = tinyRegion(seed: seed)
    let optimum = try #require(bruteForce(region).reached.first)
    let first = try #require(plan(Rulebook(region), PlanningOptions(engine: engine)).goals.first)
    if first.goal.wantsMost {
      #expect(first.reached <= optimum && optimum <= first.bound, "seed \(seed)")
    } else {
      #expect(first.reached >= optimum && optimum >= first.bound, "seed \(seed)")
    }
    if first.isProven { #expect(first.reached == optimum, "seed \(seed)") }
  }

  @Test("gives the same plan twice", arguments: Engine.allCases, seeds.prefix(20))
  func repeatable(engine: Engine, seed: UInt64) {
    let rulebook = Rulebook(tinyRegion(seed: seed))
    let (one, two) = (plan(rulebook, .init(engine: engine)), plan(rulebook, .init(engine: engine)))
    #expect(one.plan == two.plan, "seed \(seed)")
    #expect(one.goals == two.goals, "seed \(seed)")
  }

  @Test("keeps every running placement", arguments: Engine.allCases, seeds)
  func locked(engine: Engine, seed: UInt64) {
    let region = tinyRegion(seed: seed)
    let plan = plan(Rulebook(region), PlanningOptions(engine: engine)).plan
    let running = region.placements.filter { $0.state == .running }
    #expect(Set(plan.placements.filter { $0.state == .running }) == Set(running), "seed \(seed)")
  }

  @Test("answers an empty region with an empty plan, proven", arguments: Engine.allCases)
  func empty(engine: Engine) throws {
    let firstDay = try #require(Day(iso: "2026-11-30"))
    let result = plan(Rulebook(Region(policy: Policy(firstDay: firstDay, weeks: 4))), .init(engine: engine))
    #expect(result.plan.placements.isEmpty)
    #expect(result.status == .optimal)
  }

  @Test("greedy is no worse than one by one on most regions") func comparison() {
    var (better, worse) = (0, 0)
    for seed in Self.seeds {
      let rulebook = Rulebook(tinyRegion(seed: seed))
      let greedy = plan(rulebook, .init(engine: .greedy)).goals
      let oneByOne = plan(rulebook, .init(engine: .oneByOne)).goals
      guard let a = greedy.first, let b = oneByOne.first, a.value != b.value else { continue }
      if a.goal.wantsMost == (a.value > b.value) { better += 1 } else { worse += 1 }
    }
    #expect(better > 2 * worse, "better on \(better), worse on \(worse)")
  }
}
