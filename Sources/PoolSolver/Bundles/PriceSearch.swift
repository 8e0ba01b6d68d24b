// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// Column generation: prices for the shared rows at which no member knows a better bundle, and the bound that they prove.
///
/// The master program mixes the bundles known so far; its prices, smoothed towards the best so far (Wentges 1997,
/// weight 0.6), ask each member for better ones. Every round's prices, as whole numbers, prove a bound of their own
/// (Lagrange), whether or not the rounds have ended.
struct PriceSearch {
  let market: BundleMarket
  let level: BundleLevel
  private(set) var master: BundleProgram
  /// The prices with the best bound so far, and each member's most at them.
  private(set) var best: Proof?
  /// The master's last optimum.
  private(set) var mixture: BundleProgram.Optimum?
  /// The most steps of a member's search; grows when it cuts off what could still be found.
  private var effort = 4000

  struct Proof {
    var prices: Prices
    /// What each member earns at most.
    let most: [Int]
    /// In units of price.
    let total: Int
  }

  init(_ market: BundleMarket, _ level: BundleLevel, bundles: [Bundle]) {
    (self.market, self.level) = (market, level)
    master = BundleProgram(market, level)
    for bundle in bundles where market.isAllowed(bundle) { master.add(bundle) }
  }

  /// The master's optimum in units of price: what the bound tends to.
  var mixtureTotal: Int? {
    mixture.map { level.inPrices(level.constant) + Int($0.objective * Double(level.scale)) }
  }

  /// Rounds until no member knows a better bundle, until the bound is as good as `enough`, or until stopped.
  mutating func run(_ control: SearchControl, enough: Int, effortMax: Int) throws(EngineFailure) {
    while !control.isOver {
      guard let optimum = try master.relax(control) else { return }
      mixture = optimum
      var added = 0
      var isCut = false
      var tries = [optimum.prices]
      if let best, let smoothed = Self.mix(best.prices, optimum.prices) { tries.insert(smoothed, at: 0) }
      for prices in tries {
        let round = market.round(prices, level, keep: 4, effort: effort)
        note(round, prices)
        added = add(round, isExact: prices == optimum.prices, optimum)
        isCut = !round.answers.allSatisfy(\.isComplete)
        if added > 0 { break }
      }
      guard let best else { return }
      let bound = level.bound(fromPrices: best.total)
      if bound == enough || bound == mixtureTotal.map(level.bound) { return }
      if added == 0 {
        guard isCut, effort < effortMax else { return }
        effort *= 8
      }
    }
  }

  /// Adds cuts that the mixture breaks, and says how many.
  mutating func cut(least: Double, most: Int) -> Int {
    guard let mixture else { return 0 }
    let parts = mixture.shares.indices.compactMap { number -> HalfCuts.Part? in
      guard mixture.shares[number] > 1e-6 else { return nil }
      let bundle = master.bundles[number]
      return HalfCuts.Part(
        member: bundle.member, rows: market.coupling.rowsForCuts(of: bundle.member, bundle.places),
        share: mixture.shares[number])
    }
    let cuts = HalfCuts.separate(
      parts, limits: market.coupling.rows.map(\.limit), least: least, most: most, perRow: 5)
    for cut in cuts { market.coupling.addCut(cut) }
    master.addNewRows()
    best?.prices.rows += cuts.map { _ in 0 }
    return cuts.count
  }

  /// Keeps the bound that prices prove if it is the best.
  mutating func note(_ round: BundleMarket.Round, _ prices: Prices) {
    guard round.total < best?.total ?? .max else { return }
    best = Proof(prices: prices, most: round.answers.map(\.bound), total: round.total)
  }

  private mutating func add(_ round: BundleMarket.Round, isExact: Bool, _ optimum: BundleProgram.Optimum)
    -> Int
  {
    var added = 0
    for (member, answer) in round.answers.enumerated() where !answer.bundles.isEmpty {
      let prices = isExact ? nil : market.prices(for: member, optimum.prices, level)
      for bundle in answer.bundles {
        let value = prices?.value(of: bundle.places, in: market.spaces[member]) ?? bundle.value
        let isBetter = Double(value) > optimum.members[member] + Double(level.scale * level.unit) * 1e-6
        if isBetter, master.add(Bundle(member: member, places: bundle.places)) { added += 1 }
      }
    }
    return added
  }

  private static func mix(_ center: Prices, _ new: Prices) -> Prices? {
    guard center != new else { return nil }
    func mix(_ a: Int, _ b: Int) -> Int { Int((0.6 * Double(a) + 0.4 * Double(b)).rounded()) }
    return Prices(rows: zip(center.rows, new.rows).map(mix), kept: zip(center.kept, new.kept).map(mix))
  }
}
