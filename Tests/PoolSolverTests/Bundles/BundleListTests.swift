// SPDX-License-Identifier: GPL-3.0-or-later
import PoolOracle
import Testing

@testable import PoolSolver

/// A list of bundles against the same bundles tried one by one.
@Suite("A list of bundles") struct BundleListTests {
  /// Members with few stints; every fourth with more than a word has bits.
  static let seeds: Range<UInt64> = 0..<80

  static func test(_ seed: UInt64) -> BundleSearchTests.Case {
    seed % 4 == 0 ? .init(seed: seed, vacancies: 60, sampled: 200) : .init(seed: seed)
  }

  @Test("some members have more stints than a word has bits") func wide() {
    #expect(Self.seeds.contains { Self.test($0).space.count > 64 })
  }

  @Test("answers as trying them does", arguments: seeds) func answers(seed: UInt64) {
    var test = Self.test(seed)
    for _ in 0..<3 {
      let listed = test.bundles.filter { _ in test.dice.chance(50) }
      let list = BundleList(listed.map(\.places), in: test.space)
      let (floor, forced) = (test.floor(), Array(test.dice.one(in: test.bundles).places.prefix(1)))
      let above = listed.filter {
        $0.value > floor && !$0.places.isEmpty && Set(forced).isSubset(of: $0.places)
      }
      let values = above.map(\.value).sorted()
      for (finds, count) in [
        (BundleSearch.Finds.better(2), 2), (.best(3), 3), (.every(10_000), 10_000), (.every(1), .max),
      ] {
        let quest = BundleSearch.Quest(floor: floor, finds: finds, forced: forced)
        let answer = list.answer(quest, test.prices, test.space)
        let note = "seed \(seed), \(finds) above \(floor) with \(forced)"
        #expect(answer.isComplete == (count < .max || values.count <= 1), "\(note)")
        #expect(answer.bundles.allSatisfy(test.isReal), "\(note)")
        guard answer.isComplete else { continue }
        #expect(answer.bound == values.last ?? floor, "\(note)")
        #expect(answer.bundles.map(\.value).sorted() == values.suffix(count), "\(note)")
        #expect(answer.bundles.last?.value == values.last || count > 3, "\(note)")
      }
      let places = list.places(above: floor, test.prices, test.space)
      let good = listed.filter { $0.value > floor }
      for place in 0..<test.space.count {
        #expect(places[place] == good.contains { $0.places.contains(place) }, "seed \(seed), \(place)")
      }
      test.setPrices()
    }
  }

  @Test("of equals it gives the one with the fewest stints") func smallest() throws {
    let space = try BundleSearchTests.freeSpace()
    let list = BundleList([[0, 1, 2], [0, 1], [1, 2], [0, 2], [2]], in: space)
    let prices = MemberPrices(worth: (0..<space.count).map { $0 == 2 ? 5 : 0 })
    #expect(list.answer(.init(), prices, space).bundles.map(\.places) == [[2]])
  }

  @Test("contains what it was given, and of that keeps what is asked for", arguments: seeds)
  func keeps(seed: UInt64) {
    var test = Self.test(seed)
    for _ in 0..<3 {
      var left = test.bundles.map(\.places).filter { _ in test.dice.chance(50) }
      var list = BundleList(left, in: test.space)
      let sets = (0..<test.dice.number(0...2)).map { _ in
        (0..<test.space.count).filter { _ in test.dice.chance(50) }
      }
      let allowed = (0..<test.space.count).map { _ in test.dice.chance(90) }
      for isKept in [false, true] {
        if isKept {
          list.keep(allowed: allowed, having: sets)
          left = left.filter { places in
            places.allSatisfy { allowed[$0] } && sets.allSatisfy { $0.contains(where: places.contains) }
          }
        }
        #expect(list.count == left.count { !$0.isEmpty }, "seed \(seed)")
        for places in test.bundles.map(\.places) {
          #expect(
            list.contains(places) == (places.isEmpty || left.contains(places)), "seed \(seed), \(places)")
        }
      }
    }
  }
}
