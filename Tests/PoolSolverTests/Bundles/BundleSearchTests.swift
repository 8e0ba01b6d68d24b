// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel
import PoolOracle
import PoolRules
import Testing

@testable import PoolSolver

/// One member's search against all sets of stints that the member can take, tried one by one.
@Suite("A member's search for bundles") struct BundleSearchTests {
  static let seeds: Range<UInt64> = 0..<80

  /// A member with up to a few thousand bundles, and prices for them.
  struct Case {
    let seed: UInt64
    let space: MemberSpace
    let search: BundleSearch
    /// Each bundle with its worth, in the order of trying.
    var bundles: [PricedBundle] = []
    var prices = MemberPrices(worth: [])
    var dice: Dice
    private let sets: [[Int]]

    /// - Parameter sampled: So many sets of stints, whether the member can take them or not; `nil` = all that the member can.
    init(seed: UInt64, vacancies: Int = 5, sampled: Int? = nil) {
      self.seed = seed
      dice = Dice(seed: seed &+ 1000)
      let region = crowdedRegion(seed: seed, members: 1, vacancies: vacancies, locations: 4)
      let problem = Problem(Rulebook(region))
      let running = RunningCounts(problem)
      space = MemberSpace(
        0, in: problem, home: running.locationsOfMember[0], isRunning: running.members.contains(0))
      search = BundleSearch(space)
      if let sampled {
        var sets: Set<[Int]> = [[]]
        for _ in 0..<sampled {
          sets.insert(dice.shuffled(Array(0..<space.count)).prefix(dice.number(1...8)).sorted())
        }
        self.sets = sets.sorted { $0.lexicographicallyPrecedes($1) }
      } else {
        sets = problem.bundles(of: 0)
      }
      setPrices()
    }

    /// Other prices for the same member.
    mutating func setPrices(unit: Int? = nil) {
      // Prices of real levels are as large as they can be without overflow.
      let unit = unit ?? dice.one(of: 1, 1, 1 << 40)
      func amount(_ range: ClosedRange<Int>) -> Int { unit * dice.number(range) }
      func set() -> [Int] { (0..<space.count).filter { _ in dice.chance(40) } }
      prices = MemberPrices(worth: (0..<space.count).map { _ in amount(-5...20) })
      prices.any = (0..<dice.number(0...3)).map { _ in .init(places: set(), price: amount(1...12)) }
      // As the rows of a vacancy's weeks are: some of its places, others' too now and then.
      for vacancy in Set(space.vacancies).sorted() where dice.chance(60) {
        let own = space.vacancies.indices.filter { space.vacancies[$0] == vacancy && dice.chance(80) }
        prices.any.append(.init(places: own, price: amount(1...15)))
      }
      prices.half = (0..<dice.number(0...3)).map { _ in
        .init(
          sets: (0..<dice.number(2...5)).map { _ in set() }, start: dice.number(0...1), price: amount(1...12))
      }
      prices.location = unit * dice.one(of: 0, 3, 8)
      prices.member = unit * dice.one(of: 0, 0, 6)
      bundles = sets.map { PricedBundle(places: $0, value: worth($0)) }
    }

    /// What a bundle is worth, by the words of `MemberPrices`.
    private func worth(_ places: [Int]) -> Int {
      guard !places.isEmpty else { return 0 }
      var sum = places.map { prices.worth[$0] }.reduce(-prices.member, +)
      for toll in prices.any where !Set(toll.places).isDisjoint(with: places) { sum -= toll.price }
      for toll in prices.half {
        var pairs = toll.start + toll.sets.count { !Set($0).isDisjoint(with: places) }
        while pairs >= 2 { (sum, pairs) = (sum - toll.price, pairs - 2) }
      }
      let locations = Set(places.map { space.locations[$0] }).union(space.home)
      return sum - prices.location * (locations.count - max(1, space.home.count))
    }

    func find(_ finds: BundleSearch.Finds, floor: Int = 0, effort: Int = .max) -> BundleSearch.Answer {
      search.run(prices, allowed: nil, .init(floor: floor, finds: finds, effort: effort))
    }

    var best: Int { bundles.map(\.value).max() ?? 0 }
    /// A floor that leaves some bundles out, mostly.
    mutating func floor() -> Int { dice.one(in: bundles).value }

    func isReal(_ bundle: PricedBundle) -> Bool {
      bundles.contains { $0.places == bundle.places && $0.value == bundle.value }
    }
  }

  @Test("finds the best bundle, and its value as the bound", arguments: seeds) func best(seed: UInt64) {
    var test = Case(seed: seed)
    for round in 0..<4 {
      let answer = test.find(.better(3))
      #expect(answer.isComplete && answer.bound == test.best, "seed \(seed), round \(round)")
      let values = answer.bundles.map(\.value)
      #expect(values.last ?? 0 == test.best, "seed \(seed), round \(round)")
      #expect(Set(values).count == values.count && values == values.sorted(), "seed \(seed)")
      #expect(answer.bundles.allSatisfy(test.isReal), "seed \(seed), round \(round)")

      // Nothing is better than the best, and just that is better than a little less.
      #expect(test.find(.better(1), floor: test.best).bundles.isEmpty, "seed \(seed)")
      #expect(test.find(.better(1), floor: test.best).bound == test.best, "seed \(seed)")
      #expect(test.find(.better(1), floor: test.best - 1).bundles.last?.value == test.best, "seed \(seed)")
      test.setPrices()
    }
  }

  @Test("lists every bundle above a floor, unless they are too many", arguments: seeds)
  func every(seed: UInt64) {
    var test = Case(seed: seed)
    for _ in 0..<3 {
      let floor = test.floor()
      let above = test.bundles.filter { $0.value > floor }
      let answer = test.find(.every(max(1, above.count)), floor: floor)
      #expect(answer.isComplete, "seed \(seed), floor \(floor)")
      #expect(Set(answer.bundles.map(\.places)) == Set(above.map(\.places)), "seed \(seed), floor \(floor)")
      #expect(answer.bundles.count == above.count, "seed \(seed), floor \(floor): one is listed twice")
      #expect(answer.bundles.allSatisfy(test.isReal), "seed \(seed), floor \(floor)")
      #expect(answer.bound == above.map(\.value).max() ?? floor, "seed \(seed), floor \(floor)")
      if above.count > 1 {
        let cut = test.find(.every(above.count - 1), floor: floor)
        #expect(!cut.isComplete && cut.bound >= test.best, "seed \(seed), floor \(floor)")
      }
      test.setPrices()
    }
  }

  @Test("keeps the best so many above a floor", arguments: seeds) func bestFew(seed: UInt64) {
    var test = Case(seed: seed)
    for count in [1, 3, 20] {
      let floor = test.floor()
      let answer = test.find(.best(count), floor: floor)
      let values = test.bundles.map(\.value).filter { $0 > floor }.sorted().suffix(count)
      #expect(answer.bundles.map(\.value) == Array(values), "seed \(seed), the best \(count) above \(floor)")
      #expect(Set(answer.bundles.map(\.places)).count == answer.bundles.count, "seed \(seed)")
      #expect(answer.bundles.allSatisfy(test.isReal), "seed \(seed)")
      #expect(answer.isComplete && answer.bound == values.last ?? floor, "seed \(seed)")
      test.setPrices()
    }
  }

  @Test("finds the best of the bundles that hold some stints", arguments: seeds) func forced(seed: UInt64) {
    var test = Case(seed: seed)
    for _ in 0..<4 {
      let forced = Array(test.dice.shuffled(test.dice.one(in: test.bundles).places).prefix(3))
      let holding = test.bundles.filter { Set(forced).isSubset(of: $0.places) }
      let best = holding.map(\.value).max() ?? 0
      let floor = test.floor()
      let answer = test.search.run(
        test.prices, allowed: nil, .init(floor: floor, finds: .better(1), forced: forced))
      #expect(answer.isComplete && answer.bound == max(best, floor), "seed \(seed), \(forced) above \(floor)")
      #expect(answer.bundles.last?.value == (best > floor ? best : nil), "seed \(seed), \(forced)")
      let every = test.search.run(
        test.prices, allowed: nil, .init(floor: floor, finds: .every(10_000), forced: forced))
      #expect(
        Set(every.bundles.map(\.places)) == Set(holding.filter { $0.value > floor }.map(\.places)),
        "seed \(seed), \(forced) above \(floor)")
      test.setPrices()
    }
  }

  @Test("takes no stint that is not allowed", arguments: seeds) func allowed(seed: UInt64) {
    var test = Case(seed: seed)
    let allowed = (0..<test.space.count).map { _ in test.dice.chance(60) }
    let within = test.bundles.filter { $0.places.allSatisfy { allowed[$0] } }
    let answer = test.search.run(
      test.prices, allowed: allowed, .init(floor: -1000 << 40, finds: .every(10_000)))
    #expect(Set(answer.bundles.map(\.places)) == Set(within.map(\.places)), "seed \(seed)")
    let best = test.search.run(test.prices, allowed: allowed, .init())
    #expect(best.bound == within.map(\.value).max(), "seed \(seed)")
  }

  @Test("cut off after any step, its bound still holds", arguments: seeds) func effort(seed: UInt64) {
    var test = Case(seed: seed)
    let floor = test.floor()
    for (finds, floor) in [(BundleSearch.Finds.better(1), 0), (.best(3), floor), (.every(10_000), floor)] {
      let steps = test.find(finds, floor: floor).steps
      #expect(test.find(finds, floor: floor, effort: steps).isComplete, "seed \(seed), \(finds)")
      for effort in Set([0, 1, 2, 5, 12, 30, steps / 2, steps - 1]) where 0 <= effort && effort < steps {
        let answer = test.find(finds, floor: floor, effort: effort)
        #expect(!answer.isComplete, "seed \(seed), \(finds), \(effort) of \(steps) steps")
        #expect(answer.bound >= max(test.best, floor), "seed \(seed), \(finds), \(effort) of \(steps) steps")
        #expect(answer.bundles.allSatisfy { test.isReal($0) && $0.value > floor }, "seed \(seed), \(finds)")
      }
    }
  }

  @Test("finds the best of the bundles that have one of each set", arguments: seeds) func having(seed: UInt64)
  {
    var test = Case(seed: seed)
    func run(_ test: Case, _ allowed: [Bool], _ sets: [[Int]], _ quest: BundleSearch.Quest)
      -> BundleSearch.Answer
    {
      test.search.run(test.prices, allowed: allowed, having: sets, quest, nil) { place, others in
        test.bundles.contains { Set(others + [place]).isSubset(of: $0.places) }
      }
    }
    for _ in 0..<4 {
      let sets = (0..<test.dice.number(0...3)).map { _ in
        (0..<test.space.count).filter { _ in test.dice.chance(30) }
      }
      let allowed = (0..<test.space.count).map { _ in test.dice.chance(80) }
      let having = test.bundles.filter { bundle in
        bundle.places.allSatisfy { allowed[$0] }
          && sets.allSatisfy { $0.contains(where: bundle.places.contains) }
      }
      // The best of them may be worth less than nothing.
      for floor in [test.floor(), -1000 << 40] {
        let above = having.filter { $0.value > floor }
        let note = "seed \(seed), \(sets) of \(allowed) above \(floor)"
        let best = run(test, allowed, sets, .init(floor: floor, finds: .better(2)))
        #expect(best.isComplete && best.bound == above.map(\.value).max() ?? floor, "\(note)")
        #expect(best.bundles.last?.value == above.map(\.value).max(), "\(note)")
        let few = run(test, allowed, sets, .init(floor: floor, finds: .best(3)))
        #expect(few.bundles.map(\.value) == above.map(\.value).sorted().suffix(3), "\(note)")
        let every = run(test, allowed, sets, .init(floor: floor, finds: .every(max(1, above.count))))
        #expect(every.isComplete && every.bundles.count == above.count, "\(note)")
        #expect(Set(every.bundles.map(\.places)) == Set(above.map(\.places)), "\(note)")
        let cut = run(test, allowed, sets, .init(floor: floor, finds: .better(1), effort: 1))
        #expect(cut.bound >= best.bound, "\(note): cut off")
      }
      test.setPrices()
    }
  }

  @Test("a step over an all but empty direction ends at its cap") func steps() throws {
    // Ten tenths are a little less than one: beyond the toll's limit by 10⁻¹⁶, over whose square a step is beyond any integer.
    try #require((0..<10).reduce(0.0) { sum, _ in sum + 0.1 } - 1 != 0)
    let unit = 1 << 44
    var prices = MemberPrices(worth: Array(repeating: 20 * unit, count: 10) + [2 * unit, 0])
    prices.half = [.init(sets: [Array(0..<10), [10]], price: 12 * unit)]
    let answer = BundleSearch(try Self.freeSpace()).run(prices, allowed: nil, .init())
    #expect(answer.isComplete && answer.bound == 200 * unit)
  }

  @Test("a vacancy's groups are taken as one where its price is paid once, up to a thousand sets of them")
  func parcels() throws {
    let space = try Self.freeSpace()
    var prices = MemberPrices(worth: (1...12).map { 10 + $0 })
    prices.any = [.init(places: Array(0..<12), price: 70)]
    for (count, steps) in [(8, 1), (10, 1), (11, nil), (12, nil)] as [(Int, Int?)] {
      let allowed = (0..<12).map { $0 < count }
      let best = (1...count).reduce(-70) { $0 + 10 + $1 }
      let answer = BundleSearch(space).run(prices, allowed: allowed, .init())
      #expect(answer.isComplete && answer.bound == best, "\(count) groups")
      #expect(answer.bundles.last?.value == best, "\(count) groups")
      // The dearest set is tried first, and nothing is left beside it; groups one by one take longer.
      if let steps { #expect(answer.steps == steps, "\(count) groups") } else { #expect(answer.steps > 10) }
    }
  }

  /// Twelve groups at any time of the day, and hours for all: each of the 2¹² sets is a bundle.
  static func freeSpace() throws -> MemberSpace {
    var region = crowdedRegion(seed: 0, members: 1, vacancies: 5)
    (region.lessons, region.placements, region.policy.handoversMax) = ([], [], 0)
    region.vacancies = [
      Vacancy(
        id: "V", location: "L1", subject: "wi", from: region.policy.firstDay, until: nil, tierMax: 1,
        submitted: region.policy.firstDay)
    ]
    region.groups = (1...12).map { LessonGroup(id: "G\($0)", vacancy: "V", level: "h4", flexibleMinutes: 10) }
    region.authority[1].minutesMax = nil
    let problem = Problem(Rulebook(region))
    let space = MemberSpace(0, in: problem, home: [], isRunning: false)
    try #require(space.count == 12 && space.left.isEmpty)
    return space
  }

  @Test("stopped from outside, its bound still holds") func cancelled() throws {
    let space = try Self.freeSpace()
    let prices = MemberPrices(worth: (1...12).map { $0 * $0 })
    let quest = BundleSearch.Quest(floor: -1, finds: .every(5000))
    let whole = BundleSearch(space).run(prices, allowed: nil, quest, SearchControl())
    #expect(whole.isComplete && whole.bundles.count == 4096 && whole.bound == 650)

    var outOfTime = SearchControl()
    outOfTime.deadline = .now
    let stopped = SearchControl()
    stopped.cancellation.cancel()
    for control in [outOfTime, stopped] {
      let answer = BundleSearch(space).run(prices, allowed: nil, quest, control)
      #expect(!answer.isComplete && answer.bundles.count < 4096)
      #expect(answer.bound >= 650)
      // So short a search is over before it asks.
      #expect(BundleSearch(space).run(prices, allowed: nil, .init(), control).bound == 650)
    }
  }

  @Test("prices say of a bundle what it is worth", arguments: seeds) func value(seed: UInt64) {
    var test = Case(seed: seed)
    for _ in 0..<3 {
      for bundle in test.bundles {
        #expect(
          test.prices.value(of: bundle.places, in: test.space) == bundle.value, "seed \(seed), \(bundle)")
      }
      test.setPrices()
    }
  }
}
