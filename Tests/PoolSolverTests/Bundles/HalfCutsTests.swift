// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import PoolRules
import Testing

@testable import PoolSolver

/// Cuts against every plan, and against every set of three rows.
@Suite("Half cuts") struct HalfCutsTests {
  static let seeds: Range<UInt64> = 7000..<7050

  /// A mixture of bundles that keeps the rows, in quarters.
  struct Mixture {
    let problem: Problem
    let coupling: Coupling
    var parts: [(places: [Int], part: HalfCuts.Part)] = []

    init(seed: UInt64) {
      var dice = Dice(seed: seed)
      problem = Problem(Rulebook(crowdedRegion(seed: seed, members: 5, vacancies: 3)))
      coupling = Coupling(problem, countsPeople: true)
      var left = coupling.rows.map { $0.hasOver ? .infinity : Double($0.limit) }
      var leftOfMember = [Double](repeating: 1, count: problem.members.count)
      let bundles = problem.members.indices.map { problem.bundles(of: $0).filter { $0.count > 1 } }
      for _ in 0..<300 {
        let member = dice.number(0...problem.members.count - 1)
        guard !bundles[member].isEmpty else { continue }
        let (places, share) = (dice.one(in: bundles[member]), dice.one(of: 0.25, 0.5, 0.5))
        let counts = coupling.coefficients(of: member, places)
        guard leftOfMember[member] >= share,
          counts.allSatisfy({ left[$0.row] >= share * Double($0.value) })
        else { continue }
        leftOfMember[member] -= share
        for (row, value) in counts { left[row] -= share * Double(value) }
        let rows = coupling.rowsForCuts(of: member, places)
        parts.append((places, HalfCuts.Part(member: member, rows: rows, share: share)))
      }
    }

    func limit(_ cut: Coupling.Cut) -> Int {
      (cut.rows.map { coupling.rows[$0].limit }.reduce(0, +) + cut.members.count) / 2
    }

    /// By how much the mixture breaks a cut, by the words of the cut.
    func violation(_ cut: Coupling.Cut) -> Double {
      parts.reduce(-Double(limit(cut))) { sum, entry in
        let count =
          cut.rows.count(where: entry.part.rows.contains) + (cut.members.contains(entry.part.member) ? 1 : 0)
        return sum + entry.part.share * Double(count / 2)
      }
    }

    /// Whether it breaks any cut of three rows, a member's own one among them or not.
    var breaksThreeRows: Bool {
      let rows = Set(parts.flatMap(\.part.rows)).sorted()
      let members = Set(parts.map(\.part.member)).sorted()
      for (i, a) in rows.enumerated() {
        for (j, b) in rows.enumerated().dropFirst(i + 1) {
          let cuts =
            rows.dropFirst(j + 1).map { Coupling.Cut(members: [], rows: [a, b, $0]) }
            + members.map { Coupling.Cut(members: [$0], rows: [a, b]) }
          if cuts.contains(where: { violation($0) > 0.02 }) { return true }
        }
      }
      return false
    }

    func separated(most: Int = .max, perRow: Int = .max, least: Double = 0.02) -> [Coupling.Cut] {
      HalfCuts.separate(
        parts.map(\.part), limits: coupling.rows.map(\.limit), least: least, most: most, perRow: perRow)
    }
  }

  @Test("are broken by the mixture, as their row counts it", arguments: seeds) func violated(seed: UInt64) {
    let mixture = Mixture(seed: seed)
    var coupling = mixture.coupling
    let first = coupling.rows.count
    for cut in mixture.separated() { coupling.addCut(cut) }
    var used = [Double](repeating: 0, count: coupling.rows.count)
    for (places, part) in mixture.parts {
      for (row, value) in coupling.coefficients(of: part.member, places) {
        used[row] += part.share * Double(value)
      }
    }
    for (row, cut) in zip(first..., mixture.separated()) {
      #expect(coupling.rows[row].limit == mixture.limit(cut), "seed \(seed), \(cut)")
      #expect(used[row] > Double(mixture.limit(cut)) + 0.02, "seed \(seed), \(cut)")
      #expect(used[row] == Double(mixture.limit(cut)) + mixture.violation(cut), "seed \(seed), \(cut)")
    }
  }

  @Test("are found in nine mixtures of ten where three rows make one") func found() {
    let mixtures = Self.seeds.map { Mixture(seed: $0) }.filter(\.breaksThreeRows)
    #expect(mixtures.count >= 20)
    #expect(10 * mixtures.count { !$0.separated().isEmpty } >= 9 * mixtures.count)
  }

  @Test("come once each", arguments: seeds) func once(seed: UInt64) {
    let separated = Mixture(seed: seed).separated()
    #expect(separated.count == Set(separated).count, "seed \(seed)")
  }

  @Test("name a row no more often than asked, and are no more than asked", arguments: seeds.prefix(20))
  func few(seed: UInt64) {
    let mixture = Mixture(seed: seed)
    #expect(mixture.separated(most: 3) == Array(mixture.separated().prefix(3)), "seed \(seed)")
    var uses: [Int: Int] = [:]
    for cut in mixture.separated(perRow: 2) { for row in cut.rows { uses[row, default: 0] += 1 } }
    #expect(uses.values.allSatisfy { $0 <= 2 }, "seed \(seed)")
    #expect(mixture.separated(least: 0.5).isEmpty, "seed \(seed)")
  }

  @Test("hold for every plan", arguments: 7100..<7140 as Range<UInt64>) func valid(seed: UInt64) {
    let problem = Problem(Rulebook(tinyRegion(seed: seed)))
    let market = BundleMarket(problem, countsPeople: true, SearchControl())
    let rows = market.coupling.rows.indices.filter { row in
      problem.members.indices.contains { member in
        problem.bundles(of: member).contains { market.coupling.rowsForCuts(of: member, $0).contains(row) }
      }
    }
    // Whatever a mixture may be: sums of any rows.
    var dice = Dice(seed: seed)
    let first = market.coupling.rows.count
    for _ in 0..<40 where !rows.isEmpty {
      market.coupling.addCut(
        .init(
          members: problem.members.indices.filter { _ in dice.chance(40) },
          rows: rows.filter { _ in dice.chance(dice.one(of: 20, 60, 100)) }))
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
  @Test("come up, of shared rows, of members' own, of limits above 1, and of many rows") func some() {
    let mixtures = Self.seeds.map { Mixture(seed: $0) }
    let cuts = mixtures.flatMap { mixture in mixture.separated().map { (mixture, $0) } }
    #expect(cuts.count { $1.members.isEmpty } >= 10)
    #expect(cuts.count { !$1.members.isEmpty } >= 10)
    #expect(cuts.count { $1.rows.count + $1.members.count > 3 } >= 10)
    #expect(cuts.count { mixture, cut in cut.rows.contains { mixture.coupling.rows[$0].limit > 1 } } >= 5)
  }
}
