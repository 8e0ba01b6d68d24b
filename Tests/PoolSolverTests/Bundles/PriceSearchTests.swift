// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import PoolRules
import Testing

@testable import PoolSolver

/// Bounds that prices prove, against every plan of a tiny region.
@Suite("What prices prove") struct PriceSearchTests {
  static let seeds: Range<UInt64> = 8000..<8030

  @Test("any prices bound the level's best plan from the safe side", arguments: seeds)
  func anyPrices(seed: UInt64) {
    let test = TinyLevels(seed: seed)
    var dice = Dice(seed: seed)
    for (level, best, _) in test.levels {
      for round in 0..<3 {
        let goal = level.objective.goal
        // About what a stint is worth: less says little, more as well.
        let usual = level.scale * (1 + level.objective.largest)
        func price(_ most: Int) -> Int { dice.chance(40) ? 0 : dice.number(0...max(0, most)) }
        let kept = level.kept.map { price(min(usual, $0.priceMax)) }
        let prices = Prices(
          rows: test.market.coupling.rows.map { row in
            let most = test.over(row, kept, level).map { min($0, usual) } ?? usual
            // A board's price is one of each of its minutes.
            if case .board = row.kind { return price(most / 100) }
            return price(most)
          }, kept: kept)
        // Whatever is known already, the best is found and no more is claimed.
        let known = test.problem.members.indices.map { member in
          test.problem.bundles(of: member).filter { _ in dice.chance(30) }
        }
        func asked(effort: Int) -> BundleMarket.Round {
          test.market.round(
            prices, level, known: known, keep: 2, efforts: test.problem.members.map { _ in effort })
        }
        let answer = asked(effort: .max)
        #expect(answer.total == test.total(prices, level), "seed \(seed), \(goal), round \(round)")
        let bound = level.bound(fromPrices: answer.total)
        #expect(!level.objective.prefers(best, to: bound), "seed \(seed), \(goal): \(best) beats \(bound)")
        let cut = asked(effort: 3)
        #expect(cut.total >= answer.total, "seed \(seed), \(goal): a search cut off lowers the bound")
      }
    }
  }

  @Test("the search's bound holds, is what its prices prove, and meets the mixture", arguments: seeds)
  func searched(seed: UInt64) throws {
    let test = TinyLevels(seed: seed)
    for (level, best, start) in test.levels {
      let goal = level.objective.goal
      var search = PriceSearch(test.market, level, bundles: test.market.bundles(of: start))
      for round in 0..<4 {
        // No bound is enough: the search goes on to its end.
        try search.run(test.market.control, enough: nil, effortMax: .max)
        let proof = try #require(search.best, "seed \(seed), \(goal)")
        let note = "seed \(seed), \(goal), after \(round) rounds of cuts"
        #expect(test.isCapped(proof.prices, level), "\(note)")
        #expect(proof.total == test.total(proof.prices, level), "\(note)")
        for (member, most) in proof.most.enumerated() {
          #expect(most == test.most(member, proof.prices, level).max(), "\(note), member \(member)")
        }
        let bound = level.bound(fromPrices: proof.total)
        #expect(!level.objective.prefers(best, to: bound), "\(note): \(best) beats \(bound)")
        // Simplex counts in fractions: a hundredth of a step of the goal is a good meeting, or, of fairness, whose steps are
        // small beside its value, that of a price of an earlier goal, which is a whole number.
        let mixture = try #require(search.mixtureTotal)
        let near = max(level.scale * level.unit / 100, goal == .fairness ? abs(mixture) / 50_000 : 0)
        #expect(
          bound == level.bound(fromPrices: mixture) || abs(proof.total - mixture) <= near,
          "\(note): \(proof.total), mixed \(mixture)")
        if search.cut(least: 0.02, most: 10) == 0 { break }
        #expect(search.best?.total == test.total(search.best?.prices ?? proof.prices, level), "\(note)")
      }
    }
  }

  @Test("stopped after any amount of work, the bound holds", arguments: seeds.prefix(15))
  func stopped(seed: UInt64) throws {
    let test = TinyLevels(seed: seed)
    for (level, best, start) in test.levels.prefix(2) {
      for work in [1, 2_000, 6_000, 20_000] {
        var control = SearchControl()
        control.workMax = work
        test.market.control = control
        var search = PriceSearch(test.market, level, bundles: test.market.bundles(of: start))
        try search.run(control, enough: best, effortMax: .max)
        guard let proof = search.best else { continue }
        #expect(proof.total == test.total(proof.prices, level), "seed \(seed), work \(work)")
        let bound = level.bound(fromPrices: proof.total)
        #expect(
          !level.objective.prefers(best, to: bound), "seed \(seed), work \(work): \(best) beats \(bound)")
      }
    }
  }

  @Test("a bundle of some stint can beat a floor just when trying them all says so", arguments: seeds)
  func canBeat(seed: UInt64) throws {
    let test = TinyLevels(seed: seed)
    for (level, best, start) in test.levels {
      var search = PriceSearch(test.market, level, bundles: test.market.bundles(of: start))
      try search.run(test.market.control, enough: best, effortMax: .max)
      let proof = try #require(search.best)
      let gap = proof.total - level.inPrices(best)
      let floors = proof.most.map { $0 - gap - 1 }
      let note = "seed \(seed), \(level.objective.goal)"
      let listed = test.market.bundles(above: floors, proof.prices, level, most: 10_000, effort: .max)
      // Not all of them is none of them.
      let most =
        Set(proof.most.indices.map { member in listed?.count { $0.member == member } ?? 0 }).max() ?? 0
      if most > 0 {
        #expect(
          test.market.bundles(above: floors, proof.prices, level, most: most - 1, effort: .max) == nil,
          "\(note)")
      }
      let canBeat = test.market.canBeat(floors, proof.prices, level, effort: .max)
      let cutOff = test.market.canBeat(floors, proof.prices, level, effort: 1)
      for member in test.problem.members.indices {
        let values = test.most(member, proof.prices, level)
        let near = zip(test.problem.bundles(of: member), values).filter { $0.1 > floors[member] }.map(\.0)
        let own = listed.map { $0.filter { $0.member == member }.map(\.places) }
        // Lists have no empty bundle: everybody may take nothing.
        #expect(
          own.map { Set($0).subtracting([[]]) } == Set(near).subtracting([[]]), "\(note), member \(member)")
        for place in canBeat[member].indices {
          let expected = near.contains { $0.contains(place) }
          #expect(canBeat[member][place] == expected, "\(note), member \(member), place \(place)")
          #expect(!expected || cutOff[member][place], "\(note), member \(member), place \(place), cut off")
        }
      }
      // So no best plan loses a bundle: a plan's bundles lose less than the gap together.
      let objective = level.objective
      for plan in test.plans where objective.value(of: plan) == best && test.isKept(plan, level) {
        for bundle in test.market.bundles(of: plan) {
          #expect(listed?.contains(bundle) == true, "\(note): a best plan's \(bundle) is not listed")
        }
      }
    }
  }

  @Test("the number of threads changes nothing", arguments: seeds.prefix(10)) func threads(seed: UInt64)
    throws
  {
    let proofs = try [1, 2, 5].map { threads in
      let test = TinyLevels(seed: seed, threads: threads)
      return try test.levels.map { level, best, start in
        var search = PriceSearch(test.market, level, bundles: test.market.bundles(of: start))
        try search.run(test.market.control, enough: best, effortMax: .max)
        let proof = try #require(search.best)
        return [proof.prices.rows, proof.prices.kept, proof.most, [proof.total]]
      }
    }
    #expect(proofs[0] == proofs[1] && proofs[1] == proofs[2], "seed \(seed)")
  }
}
