// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle
import PoolRules
import PoolSolver
import Testing

/// A plan comes out whatever happens to the engine, and the result says what happened.
@Suite("When the engine is cut short") struct LimitTests {
  /// A region whose first goal the greedy plan alone does not prove.
  static let seeds = (2000..<2400 as Range<UInt64>).filter { seed in
    !plan(Rulebook(tinyRegion(seed: seed)), .init(engine: .greedy)).goals.allSatisfy(\.isProven)
  }.prefix(12)

  static let engines = [Engine.exact, .bundles]

  func expectSound(_ result: PlanningResult, _ region: Region, _ note: String) {
    #expect(audit(result.plan, of: region).breaches.map(\.description) == [], "\(note)")
    for goal in result.goals {
      #expect(goal.goal.wantsMost ? goal.reached <= goal.bound : goal.reached >= goal.bound, "\(note)")
    }
  }

  @Test("cancelled before it starts: the greedy plan, and it says interrupted", arguments: engines, seeds)
  func cancelled(engine: Engine, seed: UInt64) {
    let region = tinyRegion(seed: seed)
    let cancellation = Cancellation()
    cancellation.cancel()
    let result = plan(Rulebook(region), .init(engine: engine, cancellation: cancellation))
    expectSound(result, region, "seed \(seed)")
    #expect(result.stop == .interrupted)
    #expect(result.status == .fallback)
    #expect(result.plan == plan(Rulebook(region), .init(engine: .greedy)).plan)
  }

  @Test("out of time before it starts: the greedy plan, and it says so", arguments: engines, seeds)
  func noTime(engine: Engine, seed: UInt64) {
    let region = tinyRegion(seed: seed)
    let result = plan(Rulebook(region), .init(engine: engine, seconds: 0))
    expectSound(result, region, "seed \(seed)")
    #expect(result.stop == .timeLimit)
    #expect(result.status == .fallback)
  }

  @Test("a limit on work gives the same plan every time", arguments: engines, seeds)
  func work(engine: Engine, seed: UInt64) {
    let region = tinyRegion(seed: seed)
    let one = plan(Rulebook(region), .init(engine: engine, work: 1))
    expectSound(one, region, "seed \(seed)")
    #expect(one.plan == plan(Rulebook(region), .init(engine: engine, work: 1)).plan, "seed \(seed)")
    if one.status != .optimal { #expect(one.stop == .workLimit, "seed \(seed)") }
  }
}
