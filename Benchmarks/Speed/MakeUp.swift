// SPDX-License-Identifier: GPL-3.0-or-later
import Benchmark
import Foundation
import PoolSeason

/// The make-up of a pool for a made-up region of 10 subjects at 3 sites, with 126 profiles and a load of about 40 full-time members.
enum MakeUp {
  static func addBenchmark() {
    let weeks = isSmoke ? 5 : 500
    let problem = problem(weeks: weeks)
    Benchmark("make-up: \(problem.profiles.count) profiles, \(weeks) weeks") { benchmark in
      for _ in benchmark.scaledIterations {
        var search = CompositionSearch(problem)
        search.addGreedily()
        search.swap()
        blackHole(search.centsPerWeek)
      }
    }
  }

  private static let (subjects, sites) = (10, 3)

  /// Whole members, and in each week a Poisson number of each class with means from 0.7 to 2.
  private static func problem(weeks: Int) -> Composition {
    var random = WeekDraws(state: 17)
    let means = (0..<subjects * sites).map { _ in 0.7 + 1.3 * random.fraction() }
    let demand = (0..<weeks).map { _ in means.map { random.poisson($0) } }
    func classes(_ subjects: [Int], _ sites: [Int]) -> [Int] {
      subjects.flatMap { subject in sites.map { subject * Self.sites + $0 } }.sorted()
    }
    let all = Array(0..<sites)
    var profiles: [Composition.Profile] = []
    func add(_ classes: [Int], _ cents: Int) {
      profiles.append(Composition.Profile("", minutes: 1, classes: classes, cents: cents))
    }
    for subject in 0..<subjects {
      for site in all { add(classes([subject], [site]), 58) }
      add(classes([subject], all), 60)
    }
    let pairs = (0..<subjects).flatMap { first in (first + 1..<subjects).map { [first, $0] } }
    for pair in pairs { add(classes(pair, all), 63) }
    for pair in pairs.prefix(41) { add(classes(pair, [0]), 61) }
    return Composition(profiles: profiles, weeks: demand, externalCents: 113 * 60)
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same weeks on every machine.
private struct WeekDraws {
  var state: UInt64

  mutating func fraction() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  /// A Poisson number, by counting exponential gaps in the form of a product (Knuth).
  mutating func poisson(_ mean: Double) -> Int {
    var (count, product) = (0, fraction())
    let least = exp(-mean)
    while product > least {
      count += 1
      product *= fraction()
    }
    return count
  }
}
