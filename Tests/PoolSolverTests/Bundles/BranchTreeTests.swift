// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import PoolRules
import Testing

@testable import PoolSolver

@Suite("Branching on stints") struct BranchTreeTests {
  @Test("a case's prices bound every plan of the case", arguments: 400..<460 as Range<UInt64>)
  func bound(seed: UInt64) throws {
    let test = TinyLevels(seed: seed)
    var dice = Dice(seed: seed)
    for (level, _, _) in test.levels {
      for _ in 0..<3 {
        let decisions = dice.shuffled(Array(test.problem.stints.indices)).prefix(dice.number(1...3)).map {
          BranchTree.Decision(
            member: test.problem.stints[$0].member, place: test.problem.placeInMember[$0],
            isTaken: dice.chance(50))
        }
        let inCase = test.plans.filter { plan in
          test.isKept(plan, level)
            && decisions.allSatisfy { decision in
              plan.contains(test.market.spaces[decision.member].stints[decision.place]) == decision.isTaken
            }
        }
        let market = BundleMarket(of: test.market, deciding: decisions, test.market.control)
        var search = PriceSearch(market, level, bundles: [])
        try search.run(market.control, enough: .min, effortMax: .max)
        let bound = level.bound(fromPrices: try #require(search.best).total)
        for plan in inCase {
          let value = level.objective.value(of: plan)
          #expect(
            !level.objective.prefers(value, to: bound),
            "seed \(seed), \(level.objective.goal), \(decisions): \(value) beats \(bound)")
        }
      }
    }
  }

  @Test("proves by cases alone what the exact engine proves") func proves() {
    var cases = 0
    for seed in 20..<60 as Range<UInt64> {
      var region = crowdedRegion(seed: seed, members: 6, vacancies: 5)
      region.policy.goals = [.init(.value)]
      let exact = plan(Rulebook(region), .init(engine: .exact))
      var options = PlanningOptions(engine: .bundles)
      // No cut and no list of bundles may close a gap.
      options.sizes = .init(cuts: 0, listed: 0)
      let result = plan(Rulebook(region), options)
      #expect(result.goals.map(\.reached) == exact.goals.map(\.reached), "seed \(seed)")
      #expect(result.goals.map(\.bound) == exact.goals.map(\.bound), "seed \(seed)")
      cases += result.efforts.map(\.nodes).reduce(0, +)
    }
    #expect(cases >= 4, "\(cases) cases: nothing was branched on")
  }

  @Test("comes out the same for any number of threads") func same() {
    for seed in 20..<60 as Range<UInt64> {
      var region = crowdedRegion(seed: seed, members: 6, vacancies: 5)
      region.policy.goals = [.init(.value)]
      let results = [1, 2, 3].map { threads in
        var options = PlanningOptions(engine: .bundles, threads: threads)
        options.sizes = .init(cuts: 0, listed: 0)
        return plan(Rulebook(region), options)
      }
      for result in results {
        #expect(result.plan == results[0].plan && result.goals == results[0].goals, "seed \(seed)")
      }
    }
  }
}
