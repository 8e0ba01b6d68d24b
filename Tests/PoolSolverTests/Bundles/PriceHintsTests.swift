// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import PoolRules
import Testing

@testable import PoolSolver

/// Prices of an earlier plan, in rows of this one.
@Suite("Prices of an earlier plan") struct PriceHintsTests {
  static let seeds: Range<UInt64> = 8000..<8020

  /// A certificate of the level's prices alone.
  static func certificate(_ leaf: Certificate.Leaf, _ level: BundleLevel, scale: Int) -> Certificate {
    let proof = Certificate.Proof(bound: 0, scale: scale, unit: 1, nodes: [.leaf(leaf)])
    return Certificate(
      inputSHA256: "", levels: [.init(level.objective.goal, reached: 0, kept: 0, proof: proof)])
  }

  @Test("are found again in the same week, cuts too, at any scale; of the first goal alone", arguments: seeds)
  func same(seed: UInt64) throws {
    let test = TinyLevels(seed: seed)
    let (level, best, start) = test.levels[0]
    let other = TinyLevels(seed: seed)
    var search = PriceSearch(test.market, level, bundles: test.market.bundles(of: start))
    try search.run(test.market.control, enough: nil, effortMax: .max)
    if search.cut(least: 0.02, most: 10) > 0 {
      try search.run(test.market.control, enough: best, effortMax: .max)
    }
    let proof = try #require(search.best)
    var leaf = test.market.step(proof, level).leaf
    for index in leaf.prices.indices { leaf.prices[index].price *= 4 }
    // Twice: a cut has one row all the same.
    leaf.prices += leaf.prices
    let previous = PreviousPlan(
      firstDay: test.problem.region.policy.firstDay, placements: [],
      certificate: Self.certificate(leaf, level, scale: 4 * level.scale))
    let hints = PriceHints(previous, other.problem, other.market.coupling)
    for (later, _, _) in other.levels.dropFirst() { #expect(hints.prices(for: later, other.market) == nil) }
    guard let prices = hints.prices(for: level, other.market) else {
      #expect(leaf.prices.isEmpty, "seed \(seed)")
      return
    }
    let known = Dictionary(uniqueKeysWithValues: zip(test.names, proof.prices.rows))
    let (names, count) = (other.names, known.values.count { $0 > 0 })
    #expect(Set(names).count == names.count, "seed \(seed)")
    #expect(names.count { known[$0, default: 0] > 0 } == count, "seed \(seed)")
    for (row, name) in names.enumerated() where known[name, default: 0] > 0 {
      #expect(prices.rows[row] == known[name], "seed \(seed), \(name)")
    }
    #expect(other.isCapped(prices, level), "seed \(seed)")
  }

  @Test("count weeks from another first day: a week's price goes to the same dates") func weeksMove() throws {
    var moved = 0
    for seed in Self.seeds {
      let problem = Problem(Rulebook(tinyRegion(seed: seed)))
      let coupling = Coupling(problem, countsPeople: true)
      let weeksBefore = 2
      let finder = RowFinder(
        coupling, problem, firstDay: problem.region.policy.firstDay.advanced(by: -7 * weeksBefore))
      for (row, other) in coupling.rows.enumerated() {
        guard case .vacancyWeek(let vacancy, let week) = other.kind else { continue }
        let id = problem.region.vacancies[vacancy].id
        #expect(finder.row(.vacancyWeek(vacancy: id, week: week + weeksBefore)) == row, "seed \(seed)")
        if finder.row(.vacancyWeek(vacancy: id, week: week)) != row { moved += 1 }
      }
    }
    #expect(moved > 0, "every vacancy has one row at most: the weeks do not matter")
  }

  @Test("too large for 64 bits become smaller, all alike, and prove what they are worth", arguments: seeds)
  func huge(seed: UInt64) {
    let test = TinyLevels(seed: seed)
    let (level, best, _) = test.levels[0]
    let leaf = Certificate.Leaf(prices: test.names.map { .init($0, .max) }, most: [])
    let previous = PreviousPlan(
      firstDay: test.problem.region.policy.firstDay, placements: [],
      certificate: Self.certificate(leaf, level, scale: 1))
    let hints = PriceHints(previous, test.problem, test.market.coupling)
    guard let prices = hints.prices(for: level, test.market) else {
      #expect(leaf.prices.isEmpty, "seed \(seed)")
      return
    }
    let members = test.problem.members
    let round = test.market.round(
      prices, level, known: members.map { _ in [] }, keep: 1, efforts: members.map { _ in .max })
    let note = "seed \(seed), \(level.objective.goal)"
    #expect(round.total == test.total(prices, level), "\(note)")
    let bound = level.bound(fromPrices: round.total)
    #expect(!level.objective.prefers(best, to: bound), "\(note)")
    let others = zip(test.market.coupling.rows, prices.rows).filter { !$0.0.hasOver }.map(\.1)
    #expect(Set(others).count < 2 && others.allSatisfy { $0 > 1 << 50 }, "\(note): \(others)")
  }

  @Test("of a new vacancy are what its best stint brings", arguments: seeds)
  func new(seed: UInt64) throws {
    let test = TinyLevels(seed: seed)
    let region = test.problem.region
    let (level, _, _) = test.levels[0]
    // One price of one group: all other vacancies are new.
    for row in test.market.coupling.rows {
      guard case .opening(let opening) = row.kind else { continue }
      let group = test.problem.openings[opening].group
      let leaf = Certificate.Leaf(
        prices: [
          .init(
            .opening(.init(group: region.groups[group].id, number: test.problem.openings[opening].number)), 1)
        ],
        most: [])
      let previous = PreviousPlan(
        firstDay: region.policy.firstDay, placements: [],
        certificate: Self.certificate(leaf, level, scale: level.scale))
      let hints = PriceHints(previous, test.problem, test.market.coupling)
      guard let prices = hints.prices(for: level, test.market) else {
        #expect(leaf.prices.isEmpty, "seed \(seed)")
        continue
      }
      for (row, other) in test.market.coupling.rows.enumerated() {
        guard case .opening(let other) = other.kind else { continue }
        let isKnown = test.problem.openings[other].vacancy == test.problem.openings[opening].vacancy
        let best =
          test.problem.stintsByOpening[other].map {
            level.scale * level.sign * level.objective.coefficients[$0]
          }.max() ?? 0
        #expect(
          prices.rows[row] == (other == opening ? 1 : isKnown ? 0 : max(0, best)), "seed \(seed), row \(row)")
      }
    }
  }
}

extension TinyLevels {
  /// What a certificate calls each row of the market.
  fileprivate var names: [Certificate.Row] {
    let level = levels[0].level
    let proof = PriceSearch.Proof(
      prices: Prices(rows: market.coupling.rows.map { _ in 1 }, kept: level.kept.map { _ in 0 }), most: [],
      total: 0)
    return market.step(proof, level).leaf.prices.map(\.row)
  }
}
