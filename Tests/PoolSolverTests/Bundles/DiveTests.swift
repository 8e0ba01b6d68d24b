// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import Testing

@testable import PoolSolver

@Suite("A dive for a plan") struct DiveTests {
  static let seeds: Range<UInt64> = 0..<20

  /// A region's level by level search for prices, ended.
  static func searched(seed: UInt64, _ goal: Goal, threads: Int = 2) throws -> PriceSearch {
    let problem = Problem(Rulebook(crowdedRegion(seed: seed, members: 6, vacancies: 5)))
    var control = SearchControl()
    control.threads = threads
    let market = BundleMarket(problem, countsPeople: true, control)
    let level = BundleLevel(Objective(goal, in: problem), keeping: [])
    var search = PriceSearch(market, level, bundles: [])
    try search.run(control, enough: nil, effortMax: .max)
    return search
  }

  @Test("gives one bundle a member, together a plan that keeps every rule", arguments: seeds)
  func sound(seed: UInt64) throws {
    for goal in [Goal.value, .coverage] {
      var search = try Self.searched(seed: seed, goal)
      for _ in 0..<3 {
        let plan = try #require(try search.dive(beside: [], search.market.control), "seed \(seed), \(goal)")
        #expect(Set(plan.map(\.member)).count == plan.count, "seed \(seed), \(goal)")
        let taken = plan.flatMap(search.market.stints)
        #expect(search.market.isSound(taken, keeping: []), "seed \(seed), \(goal)")
        let value = search.level.objective.value(of: taken)
        let bound = search.level.bound(fromPrices: try #require(search.best).total)
        #expect(value <= bound && value >= bound * 3 / 4, "seed \(seed), \(goal): \(value) of \(bound)")
        if search.cut(least: 0.02, most: 10) == 0 { break }
        try search.run(search.market.control, enough: nil, effortMax: .max)
      }
    }
  }

  @Test("comes out the same every time, whatever the threads", arguments: seeds.prefix(8))
  func same(seed: UInt64) throws {
    let plans = try [1, 2, 2, 5].map { threads in
      let search = try Self.searched(seed: seed, .value, threads: threads)
      return try [
        search.dive(beside: [], search.market.control), search.dive(beside: [], search.market.control),
      ]
    }
    for plan in plans.joined() { #expect(plan == plans[0][0], "seed \(seed)") }
  }

  @Test("takes no bundle that is not allowed", arguments: seeds.prefix(8)) func allowed(seed: UInt64) throws {
    let search = try Self.searched(seed: seed, .value)
    let dived = try #require(try search.dive(beside: [], search.market.control))
    // Without the first bundle's stints.
    let without = try #require(dived.first)
    var allowed = search.market.allowed
    for place in without.places { allowed[without.member][place] = false }
    search.market.allow(allowed)
    var other = PriceSearch(search.market, search.level, bundles: search.master.bundles)
    try other.run(search.market.control, enough: nil, effortMax: .max)
    let plan = try #require(try other.dive(beside: [], search.market.control))
    #expect(plan.allSatisfy(search.market.isAllowed), "seed \(seed)")
    #expect(plan.first { $0.member == without.member } != without, "seed \(seed)")
  }

  @Test("stopped, or before there are prices, gives nothing") func stopped() throws {
    let search = try Self.searched(seed: 0, .value)
    let control = SearchControl()
    control.cancellation.cancel()
    #expect(try search.dive(beside: [], control) == nil)
    let fresh = PriceSearch(search.market, search.level, bundles: [])
    #expect(try fresh.dive(beside: [], SearchControl()) == nil)
  }
}
