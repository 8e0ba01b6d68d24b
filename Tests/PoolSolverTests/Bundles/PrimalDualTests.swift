// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import Testing

@testable import PoolSolver

/// Prices and shares of large regions' steps, against those of the master program.
@Suite("Mixing without a simplex") struct PrimalDualTests {
  static let seeds: Range<UInt64> = 8000..<8030

  private func bySteps(_ test: TinyLevels) -> SearchControl {
    var control = test.market.control
    control.sizes = .init(large: 0)
    return control
  }

  @Test(
    "the bound holds, is what its prices prove, and in the first goal meets the simplex's", arguments: seeds)
  func bound(seed: UInt64) throws {
    let test = TinyLevels(seed: seed)
    for (place, (level, best, start)) in test.levels.enumerated() {
      let note = "seed \(seed), \(level.objective.goal)"
      var search = PriceSearch(test.market, level, bundles: test.market.bundles(of: start))
      try search.run(bySteps(test), enough: nil, effortMax: .max)
      let proof = try #require(search.best, "\(note)")
      #expect(proof.total == test.total(proof.prices, level), "\(note)")
      let bound = level.bound(fromPrices: proof.total)
      #expect(!level.objective.prefers(best, to: bound), "\(note): \(best) beats \(bound)")
      guard place == 0 else { continue }
      var simplex = PriceSearch(test.market, level, bundles: test.market.bundles(of: start))
      try simplex.run(test.market.control, enough: nil, effortMax: .max)
      let relaxed = try #require(simplex.mixtureTotal, "\(note)")
      // Weights of tenths differ a thousandfold: there steps end early (Docs/decisions/0025).
      let share = level.objective.goal == .fairness ? 5 : 200
      #expect(
        abs(proof.total - relaxed) <= max(abs(relaxed) / share, level.scale * level.unit),
        "\(note): \(proof.total), simplex \(relaxed)")
    }
  }

  @Test("what is held leaves nothing of full rows to others", arguments: seeds)
  func held(seed: UInt64) throws {
    let test = TinyLevels(seed: seed)
    let (level, _, start) = test.levels[0]
    var search = PriceSearch(test.market, level, bundles: test.market.bundles(of: start))
    try search.run(bySteps(test), enough: nil, effortMax: .max)
    guard var mixer = search.mixer, !mixer.bundles.isEmpty else { return }
    let before = try #require(search.mixture).shares
    let number = try #require(before.indices.max { (before[$0], $1) < (before[$1], $0) })
    guard before[number] > 0 else { return }
    mixer.hold(number)
    let mixed = mixer.relax(test.market.control, dual: true)
    let mixture = try #require(mixed)
    #expect(mixture.shares[number] == 1, "seed \(seed)")
    let coupling = test.market.coupling
    let held = mixer.bundles[number]
    let full = coupling.coefficients(of: held.member, held.places).filter {
      $0.value >= coupling.rows[$0.row].limit && !coupling.rows[$0.row].hasOver
    }.map(\.row)
    for (other, share) in mixture.shares.enumerated() where other != number && share > 0 {
      let bundle = mixer.bundles[other]
      let rows = coupling.coefficients(of: bundle.member, bundle.places).map(\.row)
      #expect(bundle.member != held.member, "seed \(seed)")
      #expect(Set(rows).isDisjoint(with: full), "seed \(seed): \(bundle) beside \(held)")
    }
  }

  @Test("shares and prices are the same on one thread and on two", arguments: seeds.prefix(10))
  func threads(seed: UInt64) throws {
    let mixtures = try [1, 2].map { threads in
      let test = TinyLevels(seed: seed, threads: threads)
      let (level, _, start) = test.levels[0]
      var search = PriceSearch(test.market, level, bundles: test.market.bundles(of: start))
      try search.run(bySteps(test), enough: nil, effortMax: .max)
      return try #require(search.mixture)
    }
    #expect(mixtures[0].shares == mixtures[1].shares, "seed \(seed)")
    #expect(mixtures[0].prices == mixtures[1].prices, "seed \(seed)")
  }
}
