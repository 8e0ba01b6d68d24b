// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import PoolRules
import Testing

@testable import PoolSolver

/// The program over bundles against every plan of a tiny region.
@Suite("The program over bundles") struct BundleProgramTests {
  static let seeds: Range<UInt64> = 8000..<8040

  @Test("finds the best plan of all bundles, earlier goals kept", arguments: seeds)
  func whole(seed: UInt64) throws {
    let test = TinyLevels(seed: seed)
    for (level, best, start) in test.levels {
      var program = BundleProgram("test", test.market, level)
      for member in test.problem.members.indices {
        for places in test.problem.bundles(of: member) { program.add(Bundle(member: member, places: places)) }
      }
      let start = seed % 2 == 0 ? nil : test.market.bundles(of: start)
      let plan = try program.best(from: start, SearchControl(), nodes: 10_000)
      let taken = try #require(plan.bundles, "seed \(seed), \(level.objective.goal)")
        .flatMap(test.market.stints).sorted()
      #expect(plan.isOptimal, "seed \(seed), \(level.objective.goal)")
      #expect(
        test.plans.contains(taken) && test.isKept(taken, level), "seed \(seed), \(level.objective.goal)")
      #expect(level.objective.value(of: taken) == best, "seed \(seed), \(level.objective.goal)")
    }
  }

  @Test("finds the best for some members beside what others have", arguments: seeds)
  func beside(seed: UInt64) throws {
    let test = TinyLevels(seed: seed)
    var dice = Dice(seed: seed)
    for (level, _, _) in test.levels {
      let objective = level.objective
      let kept = test.plans.filter { test.isKept($0, level) }
      let current = dice.one(in: kept)
      let freed = Set(dice.shuffled(Array(test.problem.members.indices)).prefix(2))
      func others(_ plan: [Int]) -> [Int] { plan.filter { !freed.contains(test.problem.stints[$0].member) } }
      let values = kept.filter { others($0) == others(current) }.map { objective.value(of: $0) }

      let bundles = test.market.bundles(of: current)
      var use = PlanUse(test.market, level)
      for bundle in bundles where !freed.contains(bundle.member) { use.add(bundle, test.market, level) }
      let part = BundleMarket(.area, freed.sorted(), of: test.market, beside: use, test.market.control)
      var program = BundleProgram("test", part, level.beside(use))
      for member in freed.sorted() {
        for places in test.problem.bundles(of: member) { program.add(Bundle(member: member, places: places)) }
      }
      let plan = try program.best(
        from: bundles.filter { freed.contains($0.member) }, SearchControl(), nodes: 10_000)
      let own = try #require(plan.bundles, "seed \(seed), \(objective.goal)")
      let taken = (others(current) + own.flatMap(test.market.stints)).sorted()
      let note = "seed \(seed), \(objective.goal), \(freed.sorted()) beside \(others(current))"
      #expect(test.plans.contains(taken) && test.isKept(taken, level), "\(note)")
      #expect(
        objective.value(of: taken) == (objective.goal.wantsMost ? values.max() : values.min()), "\(note)")
    }
  }

  @Test("mixes bundles within every row, cuts that came later included", arguments: 20..<50 as Range<UInt64>)
  func mixture(seed: UInt64) throws {
    let market = BundleMarket(
      Problem(Rulebook(crowdedRegion(seed: seed, members: 6, vacancies: 5))), countsPeople: true,
      SearchControl())
    let level = BundleLevel(Objective(.value, in: market.problem), keeping: [])
    var search = PriceSearch(market, level, bundles: [])
    for _ in 0..<4 {
      try search.run(market.control, enough: nil, effortMax: .max)
      let mixture = try #require(search.mixture)
      var used = [Double](repeating: 0, count: market.coupling.rows.count)
      var ofMember = [Double](repeating: 0, count: market.spaces.count)
      for (bundle, share) in zip(search.master.bundles, mixture.shares) {
        ofMember[bundle.member] += share
        for (row, value) in market.coupling.coefficients(of: bundle.member, bundle.places) {
          used[row] += share * Double(value)
        }
      }
      for (row, used) in zip(market.coupling.rows, used) where !row.hasOver {
        #expect(used <= Double(row.limit) + 1e-6, "seed \(seed), \(row)")
      }
      #expect(ofMember.allSatisfy { $0 <= 1 + 1e-6 }, "seed \(seed)")
      if search.cut(least: 0.02, most: 10) == 0 { break }
    }
  }
}
