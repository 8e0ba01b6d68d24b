// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle
import PoolRules
import PoolVerify
import Testing

@testable import PoolSolver

@Suite("Branching on members and stints") struct BranchTreeTests {
  /// Up to three decisions on one or several stints of a member, some of them on all that count in a row.
  static func decisions(_ market: BundleMarket, _ dice: inout Dice) -> [BranchTree.Decision] {
    let members = market.spaces.indices.filter { market.spaces[$0].count > 0 }
    return (0..<dice.number(1...3)).map { _ in
      let member = dice.one(in: members)
      let count = market.spaces[member].count
      var places = dice.shuffled(Array(0..<count)).prefix(dice.number(1...2)).sorted()
      if dice.chance(50), let row = market.coupling.rowsForCuts(of: member, [places[0]]).last {
        places = market.coupling.places(of: member, in: row)
      }
      return .init(pair: .init(member: member, places: places), isTaken: dice.chance(50))
    }
  }

  @Test("a case's prices bound every plan of the case", arguments: 400..<460 as Range<UInt64>)
  func bound(seed: UInt64) throws {
    let test = TinyLevels(seed: seed)
    var dice = Dice(seed: seed)
    for (level, _, start) in test.levels {
      let whole = PriceSearch(test.market, level, bundles: test.market.bundles(of: start))
      var shared = whole
      for _ in 0..<3 {
        let decisions = Self.decisions(test.market, &dice)
        let inCase = test.plans.filter { plan in
          test.isKept(plan, level)
            && decisions.allSatisfy { decision in
              decision.isTaken
                == decision.pair.places.contains {
                  plan.contains(test.market.spaces[decision.pair.member].stints[$0])
                }
            }
        }
        let market = BundleMarket(of: test.market, deciding: decisions, test.market.control)
        // In a program that went through other cases, and in one of its own.
        var own = whole
        let prices = Prices(
          rows: test.market.coupling.rows.map { _ in 0 }, kept: level.kept.map { _ in 0 })
        own.enter(market, at: prices, nil)
        try own.run(market.control, enough: nil, effortMax: .max)
        shared.enter(market, at: prices, shared.master.basis)
        try shared.run(market.control, enough: nil, effortMax: .max, dual: true)
        let bounds = try [own, shared].map { level.bound(fromPrices: try #require($0.best).total) }
        let note = "seed \(seed), \(level.objective.goal), \(decisions)"
        for plan in inCase {
          let value = level.objective.value(of: plan)
          let isBounded = bounds.allSatisfy { !level.objective.prefers(value, to: $0) }
          #expect(isBounded, "\(note): \(value) beats \(bounds)")
          let areAllowed = test.market.bundles(of: plan).allSatisfy(market.isAllowed)
          #expect(areAllowed, "\(note): \(plan)")
        }
        if !inCase.isEmpty { #expect(bounds[0] == bounds[1], "\(note)") }
      }
    }
  }

  @Test("cases come to the best plan of all, and prove it", arguments: 500..<530 as Range<UInt64>)
  func best(seed: UInt64) throws {
    let test = TinyLevels(seed: seed)
    for ((level, best, start), goal) in zip(test.levels, test.problem.region.policy.goals) {
      var search = PriceSearch(test.market, level, bundles: test.market.bundles(of: start))
      let value = level.objective.value(of: start)
      try search.run(test.market.control, enough: value, effortMax: .max)
      var tree = try BranchTree(search, test.market.control, enough: value, effortMax: .max)
      var levels = BundleLevelSearch(
        test.market, taken: start, keeping: level.kept.map { ($0.objective, $0.value) })
      var result = LevelAnswer(bound: level.objective.bound(without: test.problem))
      _ = try levels.branch(
        &tree, search, level, goal, most: 1000, test.market.control, &result)
      let note = "seed \(seed), \(level.objective.goal)"
      let (taken, bound) = (levels.taken, result.bound)
      let reached = level.objective.value(of: taken)
      #expect(reached == best && bound == best, "\(note)")
      let isSound = test.plans.contains(taken) && test.isKept(taken, level)
      #expect(isSound, "\(note)")
    }
  }

  /// No cut and no program of listed bundles may close a gap; every search counts as long.
  static func plan(_ seed: UInt64, cases: Int = 200, threads: Int = 2, work: Int? = nil) -> (
    Region, PlanningResult
  ) {
    var region = crowdedRegion(seed: seed, members: 6, vacancies: 5)
    region.policy.goals = [.init(.value)]
    var options = PlanningOptions(engine: .bundles, work: work, threads: threads)
    options.sizes = .init(hard: 0, cuts: 0, cases: cases, listed: 0)
    return (region, PoolSolver.plan(Rulebook(region), options))
  }

  @Test("proves by cases alone what the exact engine proves") func proves() {
    var cases = 0
    for seed in 20..<60 as Range<UInt64> {
      let (region, result) = Self.plan(seed)
      let exact = PoolSolver.plan(Rulebook(region), .init(engine: .exact))
      #expect(result.goals.map(\.reached) == exact.goals.map(\.reached), "seed \(seed)")
      #expect(result.goals.map(\.bound) == exact.goals.map(\.bound), "seed \(seed)")
      cases += result.efforts.map(\.nodes).reduce(0, +)
    }
    #expect(cases >= 4, "\(cases) cases: nothing was branched on")
  }

  @Test("is a proof that the checker accepts, of all goals") func isCertified() {
    for seed in 20..<60 as Range<UInt64> {
      let region = crowdedRegion(seed: seed, members: 6, vacancies: 5)
      var options = PlanningOptions(engine: .bundles, work: 1_000_000)
      options.sizes = .init(hard: 0, cuts: 0)
      let result = PoolSolver.plan(Rulebook(region), options)
      let certificate = Certificate(inputSHA256: "0", levels: result.certificate)
      let found = verify(certificate, of: region, sha256: "0", goals: audit(result.plan, of: region).goals)
      #expect(found.refusals.map(\.description) == [], "seed \(seed)")
      for (level, goal) in zip(result.certificate, result.goals) where goal.isProven {
        #expect(level.proof?.bound == level.reached, "seed \(seed), \(goal.goal.rawValue)")
      }
    }
  }

  @Test("without cases, ends with a bound when nothing is left to try") func ends() {
    var open = 0
    for seed in 20..<60 as Range<UInt64> {
      let (_, result) = Self.plan(seed, cases: 0, work: 20_000_000)
      #expect(result.work < 20_000_000 && result.failure == nil, "seed \(seed): only a limit ended it")
      open += result.goals.count { !$0.isProven }
    }
    #expect(open > 0, "every gap was closed")
  }

  @Test("comes out the same for any number of threads") func same() {
    for seed in 20..<60 as Range<UInt64> {
      let results = [1, 2, 3].map { Self.plan(seed, threads: $0).1 }
      for result in results {
        #expect(result.plan == results[0].plan && result.goals == results[0].goals, "seed \(seed)")
        #expect(result.work == results[0].work, "seed \(seed)")
      }
    }
  }
}
