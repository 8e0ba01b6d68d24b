// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle
import PoolRules
import Testing

@testable import PoolSolver

/// Fairness in the ways of large regions, against every plan; the usual ways are in `OracleTests`.
@Suite("Fairness") struct FairnessTests {
  static let seeds = (15_000..<15_060 as Range<UInt64>).filter { seed in
    tinyRegion(seed: seed).policy.goals.contains { $0.goal == .fairness }
  }.prefix(16)

  @Test("without a master program any amount of work bounds it from the safe side", arguments: seeds)
  func descent(seed: UInt64) throws {
    var region = tinyRegion(seed: seed)
    // First, and behind a goal that leaves it some freedom, and before one that has to keep it.
    for goals in [
      [GoalLevel(.fairness), .init(.cost)], [.init(.coverage, tolerancePerMille: 300), .init(.fairness)],
    ] {
      region.policy.goals = goals
      let best = bruteForce(region)
      for work in [1000, 10_000] {
        var options = PlanningOptions(engine: .bundles, work: work)
        options.sizes = .init(small: 0, large: 0)
        let result = plan(Rulebook(region), options)
        let note = "seed \(seed), \(goals.map(\.goal)), work \(work)"
        #expect(result.failure == nil && audit(result.plan, of: region).isSound, "\(note)")
        for (goal, best) in zip(result.goals, best.reached).prefix(1) {
          #expect(goal.goal.wantsMost ? goal.bound >= best : goal.bound <= best, "\(note)")
        }
      }
    }
  }

  @Test("what a board lacks costs what its targets say, whatever is taught", arguments: seeds)
  func steps(seed: UInt64) {
    let problem = Problem(Rulebook(tinyRegion(seed: seed)))
    let objective = Objective(.fairness, in: problem)
    #expect(!objective.gauges.isEmpty)
    for gauge in objective.gauges.all {
      #expect(gauge.steps.reduce(0) { $0 + $1.width } == gauge.whole, "seed \(seed)")
      // The dearest first: else a program would leave undone what costs most.
      #expect(zip(gauge.steps, gauge.steps.dropFirst()).allSatisfy { $0.price > $1.price }, "seed \(seed)")
    }
    // Any plan, also one that brings nothing, as the audit counts it.
    let plans = problem.plans()
    for plan in plans.enumerated().filter({ $0.offset % (1 + plans.count / 20) == 0 }).map(\.element) {
      let counted = audit(problem.plan(taking: plan), of: problem.region).goals[.fairness]
      #expect(objective.value(of: plan) == counted, "seed \(seed)")
      let bound = objective.bound(without: problem)
      #expect(bound <= objective.value(of: plan), "seed \(seed)")
      let step = PriceProof.step(without: problem, objective, scale: 3)
      #expect(
        PriceProof(scale: 3, unit: 1, nodes: [.leaf(step)]).bound(objective, keeping: []) == bound,
        "seed \(seed): prices that need no search prove another bound")
    }
  }
}
