// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle
import PoolRules
import PoolSolver
import Testing

/// The engines that prove against all plans of a tiny region, tried one by one.
@Suite("Engines that prove against brute force") struct OracleTests {
  @Test(
    "reaches the best value on every goal, proves it, and passes the audit",
    arguments: 0..<500 as Range<UInt64>)
  func sameGoals(seed: UInt64) throws {
    let region = tinyRegion(seed: seed)
    let best = bruteForce(region)
    for engine in [Engine.exact, .bundles] {
      let result = plan(Rulebook(region), .init(engine: engine))
      #expect(result.goals.map(\.reached) == best.reached, "seed \(seed), \(engine)")
      #expect(best.accepted.contains(result.goals.map(\.value)), "seed \(seed), \(engine)")
      #expect(
        result.status == .optimal, "seed \(seed), \(engine): \(String(describing: result.failure))")
      let report = audit(result.plan, of: region)
      #expect(report.breaches.map(\.description) == [], "seed \(seed), \(engine)")
      for goal in result.goals {
        #expect(report.goals[goal.goal] == goal.value, "seed \(seed), \(engine), \(goal.goal)")
      }
    }
  }
}
