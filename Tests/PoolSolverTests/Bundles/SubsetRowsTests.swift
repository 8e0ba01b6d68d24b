// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import PoolRules
import Testing

@testable import PoolSolver

/// Cuts against every plan, and against every set of three rows.
@Suite("Subset-row cuts") struct SubsetRowsTests {
  static let seeds: Range<UInt64> = 7000..<7050

  /// A mixture of bundles that keeps the rows of limit 1, in quarters.
  struct Mixture {
    let problem: Problem
    let coupling: Coupling
    var parts: [(places: [Int], part: SubsetRows.Part)] = []

    init(seed: UInt64) {
      var dice = Dice(seed: seed)
      problem = Problem(Rulebook(crowdedRegion(seed: seed, members: 5, vacancies: 3)))
      coupling = Coupling(problem, countsPeople: true)
      var left = [Double](repeating: 1, count: coupling.rows.count)
      var leftOfMember = [Double](repeating: 1, count: problem.members.count)
      let bundles = problem.members.indices.map { problem.bundles(of: $0).filter { $0.count > 1 } }
      for _ in 0..<300 {
        let member = dice.number(0...problem.members.count - 1)
        guard !bundles[member].isEmpty else { continue }
        let (places, share) = (dice.one(in: bundles[member]), dice.one(of: 0.25, 0.5, 0.5))
        let counts = coupling.coefficients(of: member, places)
        guard leftOfMember[member] >= share,
          counts.allSatisfy({ coupling.rows[$0.row].limit > 1 || $0.value == 1 && left[$0.row] >= share })
        else { continue }
        leftOfMember[member] -= share
        for (row, _) in counts where coupling.rows[row].limit == 1 { left[row] -= share }
        let rows = coupling.packingRows(of: member, places)
        parts.append((places, SubsetRows.Part(member: member, rows: rows, share: share)))
      }
    }

    /// By how much the mixture breaks a cut, by the words of the cut.
    func violation(_ cut: Coupling.Cut) -> Double {
      parts.reduce(-1) { sum, entry in
        let count =
          cut.rows.count(where: entry.part.rows.contains) + (cut.member == entry.part.member ? 1 : 0)
        return sum + entry.part.share * Double(count / 2)
      }
    }

    var separated: [Coupling.Cut] {
      SubsetRows.separate(parts.map(\.part), least: 0.02, most: .max, perRow: .max)
    }
  }

  @Test("are broken by the mixture, as their row counts it", arguments: seeds) func violated(seed: UInt64) {
    let mixture = Mixture(seed: seed)
    var coupling = mixture.coupling
    let first = coupling.rows.count
    for cut in mixture.separated { coupling.addCut(cut) }
    var used = [Double](repeating: 0, count: coupling.rows.count)
    for (places, part) in mixture.parts {
      for (row, value) in coupling.coefficients(of: part.member, places) {
        used[row] += part.share * Double(value)
      }
    }
    for (row, cut) in zip(first..., mixture.separated) {
      #expect(used[row] > 1.02, "seed \(seed), \(cut)")
      #expect(used[row] == 1 + mixture.violation(cut), "seed \(seed), \(cut)")
    }
  }

  @Test("are all that the mixture breaks, the most broken first", arguments: seeds) func all(seed: UInt64) {
    let mixture = Mixture(seed: seed)
    let rows = Set(mixture.parts.flatMap(\.part.rows)).sorted()
    var cuts: Set<Coupling.Cut> = []
    for (i, a) in rows.enumerated() {
      for (j, b) in rows.enumerated().dropFirst(i + 1) {
        for c in rows.dropFirst(j + 1) { cuts.insert(.init(member: nil, rows: [a, b, c])) }
        for member in mixture.problem.members.indices { cuts.insert(.init(member: member, rows: [a, b])) }
      }
    }
    let separated = mixture.separated
    #expect(Set(separated) == cuts.filter { mixture.violation($0) > 0.02 }, "seed \(seed)")
    #expect(separated.count == Set(separated).count, "seed \(seed)")
    let violations = separated.map(mixture.violation)
    #expect(violations == violations.sorted(by: >), "seed \(seed)")
  }

  @Test("name a row no more often than asked, and are no more than asked", arguments: seeds.prefix(20))
  func few(seed: UInt64) {
    let mixture = Mixture(seed: seed)
    let parts = mixture.parts.map(\.part)
    let few = SubsetRows.separate(parts, least: 0.02, most: 3, perRow: .max)
    #expect(few == Array(mixture.separated.prefix(3)), "seed \(seed)")
    var uses: [Int: Int] = [:]
    for cut in SubsetRows.separate(parts, least: 0.02, most: .max, perRow: 2) {
      for row in cut.rows { uses[row, default: 0] += 1 }
    }
    #expect(uses.values.allSatisfy { $0 <= 2 }, "seed \(seed)")
    #expect(SubsetRows.separate(parts, least: 9, most: .max, perRow: .max).isEmpty, "seed \(seed)")
  }

  @Test("hold for every plan", arguments: 7100..<7140 as Range<UInt64>) func valid(seed: UInt64) {
    let problem = Problem(Rulebook(tinyRegion(seed: seed)))
    let market = BundleMarket(problem, countsPeople: true, SearchControl())
    let rows = market.coupling.rows.indices.filter { row in
      problem.members.indices.contains { member in
        problem.bundles(of: member).contains { market.coupling.packingRows(of: member, $0).contains(row) }
      }
    }
    // Whatever a mixture may be: all cuts of a few rows.
    var dice = Dice(seed: seed)
    let some = dice.shuffled(rows).prefix(5).sorted()
    let first = market.coupling.rows.count
    for (i, a) in some.enumerated() {
      for (j, b) in some.enumerated().dropFirst(i + 1) {
        for c in some.dropFirst(j + 1) { market.coupling.addCut(.init(member: nil, rows: [a, b, c])) }
        for member in problem.members.indices {
          market.coupling.addCut(.init(member: member, rows: [a, b]))
        }
      }
    }
    for plan in problem.plans() {
      var used = [Int](repeating: 0, count: market.coupling.rows.count)
      for bundle in market.bundles(of: plan) {
        for (row, value) in market.coupling.coefficients(of: bundle.member, bundle.places) {
          used[row] += value
        }
      }
      for row in first..<max(first, used.count) {
        #expect(used[row] <= market.coupling.rows[row].limit, "seed \(seed), \(market.coupling.rows[row])")
      }
    }
  }

  /// So that the promises above are about something.
  @Test("come up, of three shared rows and of a member's own") func some() {
    let cuts = Self.seeds.flatMap { Mixture(seed: $0).separated }
    #expect(cuts.count { $0.member == nil } >= 10)
    #expect(cuts.count { $0.member != nil } >= 5)
  }
}
