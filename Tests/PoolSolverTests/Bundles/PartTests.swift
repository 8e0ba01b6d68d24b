// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import Testing

@testable import PoolSolver

@Suite("Some members beside a plan of the others") struct PartTests {
  static let seeds: Range<UInt64> = 300..<360

  /// A part of a tiny region: who is freed, beside which plan, and the best that its plans with the same others reach.
  static func parts(_ seed: UInt64, _ body: (TinyLevels, BundleLevel, Set<Int>, [Int], Int) throws -> Void)
    rethrows
  {
    let test = TinyLevels(seed: seed)
    var dice = Dice(seed: seed)
    for (level, _, _) in test.levels {
      let kept = test.plans.filter { test.isKept($0, level) }
      let current = dice.one(in: kept)
      let freed = Set(dice.shuffled(Array(test.problem.members.indices)).prefix(dice.number(1...3)))
      func others(_ plan: [Int]) -> [Int] { plan.filter { !freed.contains(test.problem.stints[$0].member) } }
      let values = kept.filter { others($0) == others(current) }.map { level.objective.value(of: $0) }
      let best = level.objective.goal.wantsMost ? values.max() : values.min()
      try body(test, level, freed, current, best ?? level.objective.value(of: current))
    }
  }

  static func market(_ test: TinyLevels, _ level: BundleLevel, _ freed: Set<Int>, _ plan: [Int]) -> (
    BundleMarket, BundleLevel
  ) {
    var use = PlanUse(test.market, level)
    for bundle in test.market.bundles(of: plan) where !freed.contains(bundle.member) {
      use.add(bundle, test.market, level)
    }
    let part = BundleMarket(.area, freed.sorted(), of: test.market, beside: use, test.market.control)
    return (part, level.beside(use))
  }

  @Test("their prices bound what they can make of the plan", arguments: seeds) func bound(seed: UInt64) throws
  {
    try Self.parts(seed) { test, level, freed, current, best in
      let (part, goal) = Self.market(test, level, freed, current)
      var search = PriceSearch(part, goal, bundles: part.bundles(of: current))
      try search.run(part.control, enough: nil, effortMax: .max)
      let proof = try #require(search.best)
      let bound = goal.bound(fromPrices: proof.total)
      #expect(
        !level.objective.prefers(best, to: bound), "seed \(seed), \(level.objective.goal), \(freed.sorted())")
      for member in test.problem.members.indices where !freed.contains(member) {
        #expect(proof.most[member] == 0)
      }
    }
  }

  @Test("they find the best that they can make of the plan, and say so", arguments: seeds)
  func settle(seed: UInt64) throws {
    try Self.parts(seed) { test, level, freed, current, best in
      let (part, goal) = Self.market(test, level, freed, current)
      let kept = level.kept.map { ($0.objective, $0.value) }
      var search = BundleLevelSearch(part, taken: current, keeping: kept)
      var dice = Dice(seed: seed)
      let prices = Prices(
        rows: part.coupling.rows.map { $0.hasOver ? 0 : dice.number(0...level.scale) },
        kept: kept.map { _ in 0 })
      let isBest = try search.settle(goal, near: prices, [], part.control)
      let note = "seed \(seed), \(level.objective.goal), \(freed.sorted()) in \(current)"
      #expect(isBest, "\(note)")
      #expect(level.objective.value(of: search.taken) == best, "\(note)")
      #expect(test.plans.contains(search.taken) && test.isKept(search.taken, level), "\(note)")
      func others(_ plan: [Int]) -> [Int] { plan.filter { !freed.contains(test.problem.stints[$0].member) } }
      #expect(others(search.taken) == others(current), "\(note): others were moved")
    }
  }
}
