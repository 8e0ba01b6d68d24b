// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

@testable import PoolSeason

@Suite("The make-up of pools for twenty regions") struct CompositionTwentyTests {
  /// A made-up region as a catalog describes one: sets of classes, each at a tariff of its own, for 14 and for 23 half-hours a week.
  ///
  /// Pools of about 5 members for even seeds, of about 20 for odd ones.
  static func region(seed: Int) -> Composition {
    var random = RandomStream(UInt64(seed), "twenty regions")
    let classes = random.between(2, 4)
    let profiles = (0..<random.between(2, 4)).flatMap { number in
      let served = random.shuffled(Array(0..<classes)).prefix(random.between(1, 3)).sorted()
      let cents = random.between(26, 32) + served.count
      return [14, 23].map { halfHours in
        Composition.Profile(
          "\(number) \(halfHours)", minutes: 30 * halfHours, classes: served, cents: 100 * cents * halfHours)
      }
    }
    let means = (0..<classes).map { _ in
      seed % 2 == 0 ? 1 + 4 * random.fraction() : 8 + 12 * random.fraction()
    }
    let weeks = (0..<50).map { _ in
      means.map { mean in
        (0..<poisson(mean, &random)).reduce(0) { minutes, _ in minutes + 30 * random.between(2, 23) }
      }
    }
    return Composition(profiles: profiles, weeks: weeks, externalCents: 11_300)
  }

  // Hours at one tariff, as in a catalog. Where a member of fewer hours has another tariff than one of more, greedy with swaps of one for one may
  // lie more than 1 % above the optimum: it never tries two small ones for a large one.
  @Test("greedy with swaps lies within 1 % of the optimum that GLPK proves") func nearOptimal() throws {
    var improved = 0
    for seed in 0..<20 {
      let problem = Self.region(seed: seed)
      var search = CompositionSearch(problem)
      search.addGreedily()
      let greedy = search.centsPerWeek
      search.swap()
      if search.centsPerWeek < greedy { improved += 1 }
      let answer = try CompositionProgram.solve(problem)
      let optimum = try #require(answer.centsPerWeek, "seed \(seed)")
      try #require(answer.bound == optimum, "seed \(seed)")
      // Both pools cost what a flow from scratch says of them.
      let counts = try #require(answer.counts, "seed \(seed)")
      for (counts, cents) in [(search.counts, search.centsPerWeek), (counts, optimum)] {
        let unmatched = problem.weeks.indices.reduce(0) {
          $0 + problem.weeks[$1].reduce(0, +) - CompositionTests.matched(problem, counts, $1)
        }
        let cost = problem.centsPerWeek(problem.cost(counts, unmatched: unmatched))
        #expect(abs(cost - cents) < 1e-9 * cost, "seed \(seed): \(cost), not \(cents)")
      }
      #expect(
        search.centsPerWeek >= optimum * (1 - 1e-9) && search.centsPerWeek <= 1.01 * optimum,
        "seed \(seed): \(search.centsPerWeek) against \(optimum)")
    }
    // Swaps are needed now and then, or nothing is said of them.
    #expect(improved > 0)
  }
}
