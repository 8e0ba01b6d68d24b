// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// Column generation: prices for the shared rows at which no member knows a better bundle, and the bound that they prove.
///
/// The master program mixes the bundles known so far; its prices, smoothed towards the best so far (Wentges 1997,
/// weight 0.6), ask each member for better ones. Every round's prices, as whole numbers, prove a bound of their own
/// (Lagrange), whether or not the rounds have ended.
struct PriceSearch {
  private(set) var market: BundleMarket
  let level: BundleLevel
  private(set) var master: BundleProgram
  /// The prices with the best bound so far, and each member's most at them.
  private(set) var best: Proof?
  /// What was mixed last.
  private(set) var mixture: Mixture?
  /// What mixes instead of the master program in regions too large for it.
  private(set) var mixer: PrimalDual?
  /// The most steps of each member's search; grows where it cuts off what could still be found.
  private(set) var efforts: [Int]
  /// Whether some member's search in the last round was cut off.
  private(set) var isCutOff = false
  /// By member: bundles found so far, so that searches begin where the best of them ends.
  private(set) var known: [[[Int]]]

  /// The steps with which each member's search begins.
  private static let effortMin = 1000
  /// Rounds in a row that bring little, without a master program, after which no more are tried.
  private static let patience = 8

  struct Proof {
    var prices: Prices
    /// What each member earns at most; 0 for who takes nothing.
    var most: [Int]
    /// In units of price.
    var total: Int
  }

  /// - Parameters:
  ///   - bundles: What to begin with.
  ///   - prices: Prices that may be near; cuts that have none are left out.
  init(_ market: BundleMarket, _ level: BundleLevel, bundles: [Bundle], near prices: Prices? = nil) {
    (self.market, self.level) = (market, level)
    master = BundleProgram("master", market, level, at: prices)
    efforts = market.spaces.map { _ in Self.effortMin }
    known = market.spaces.map { _ in [] }
    for bundle in bundles where market.isAllowed(bundle) { add(bundle) }
    if let prices { ask(at: prices) }
  }

  /// Makes the first mixture begin with a plan.
  mutating func begin(with plan: [Bundle]) { master.begin(with: plan) }

  /// Asks the members without mixing anything, and adds all that they find.
  private mutating func ask(at prices: Prices) {
    let round = market.round(prices, level, known: known, keep: 4, efforts: efforts)
    note(round, prices)
    for (member, answer) in zip(market.members, round.answers) {
      for bundle in answer.new { add(Bundle(member: member, places: bundle.places)) }
    }
  }

  @discardableResult
  private mutating func add(_ bundle: Bundle) -> Bool {
    guard master.add(bundle) else { return false }
    known[bundle.member].append(bundle.places)
    return true
  }

  /// The master's optimum in units of price: what the bound tends to.
  var mixtureTotal: Int? {
    mixture.map { level.inPrices(level.constant) + Int($0.objective * Double(level.scale)) }
  }

  /// What is mixed if that is a whole bundle, or none, for every member.
  var mixedWhole: [Bundle]? {
    guard let mixture, mixer == nil, mixture.shares.allSatisfy({ $0 < 1e-6 || $0 > 1 - 1e-6 }) else {
      return nil
    }
    return zip(master.bundles, mixture.shares).filter { $1 > 0.5 }.map(\.0)
  }

  /// Keeps a bundle in mind without the master program.
  mutating func remember(_ bundle: Bundle) {
    // The latest are near the prices.
    if known[bundle.member].count == 50 { known[bundle.member].removeFirst() }
    known[bundle.member].append(bundle.places)
  }

  /// Rounds until no member knows a better bundle, until the bound is as good as `enough`, or until stopped.
  ///
  /// Prices are smoothed until few members know anything better: then those of the mixture are as good as proven.
  ///
  /// A member whose search was cut off gets twice the steps once few members know anything better: until then prices are
  /// so far off that a bound on them is worth little.
  ///
  /// - Parameters:
  ///   - enough: What need not be bounded more tightly; `nil` = everything.
  ///   - dual: Whether the program has fewer bundles or more rows than when it was last solved.
  mutating func run(
    _ control: SearchControl, enough: Int?, effortMax: Int, dual: Bool = false
  ) throws(EngineFailure) {
    // What a dive leaves is crowded; steps from half the size on served the one region where this was tried (decision 27).
    let large = market.part == .rest ? control.sizes.large / 2 : control.sizes.large
    if market.members.count > large {
      return mix(control, enough: enough, effortMax: effortMax)
    }
    // A mixture of the first plan's bundles alone says little of prices.
    if best == nil, level.kept.isEmpty, market.part == .whole { ask(at: firstPrices()) }
    var dual = dual
    var before = Int.max
    while !control.isOver {
      guard let optimum = try master.relax(control, dual: dual) else { return }
      dual = false
      mixture = optimum
      var added = 0
      var isCut = false
      var tries = [optimum.prices]
      if before > market.members.count / 10, let best, let smoothed = Self.mix(best.prices, optimum.prices) {
        tries.insert(smoothed, at: 0)
      }
      for prices in tries {
        let round = market.round(prices, level, known: known, keep: 4, efforts: efforts)
        note(round, prices)
        added = add(round, isExact: prices == optimum.prices, optimum)
        isCut = false
        for (member, answer) in zip(market.members, round.answers)
        where !answer.isComplete && efforts[member] < effortMax {
          isCut = true
          if added < market.members.count / 10 || added == 0 { efforts[member] *= 2 }
        }
        if added > 0 { break }
      }
      before = added
      guard let best else { return }
      let bound = level.bound(fromPrices: best.total)
      if let enough, !level.objective.prefers(bound, to: enough) { return }
      if bound == mixtureTotal.map(level.bound(fromPrices:)), !master.raiseShort() { return }
      if added == 0, !isCut, !master.raiseShort() { return try fitToKept(optimum, control) }
    }
  }

  /// Finds the other prices anew for whole prices of earlier goals, rounded up or down.
  ///
  /// A bundle is worth a million of an earlier goal: where its price is rounded and the others are not, all members earn too
  /// much. Any price from some on may do, or up to some: the one that was found is often at an end of these.
  private mutating func fitToKept(_ optimum: Mixture, _ control: SearchControl) throws(EngineFailure) {
    for step in [1, -1] where !level.kept.isEmpty {
      guard let best, let mixtureTotal, best.total - mixtureTotal > level.scale * level.unit / 20 else {
        return
      }
      var fitting = master
      fitting.fixKept(
        at: zip(optimum.prices.kept, level.kept).map { $0 == 0 ? 0 : min(max(0, $0 + step), $1.priceMax) })
      var isNew = true
      while isNew {
        guard !control.isOver, let fitted = try fitting.relax(control) else { return }
        let round = market.round(fitted.prices, level, known: known, keep: 4, efforts: efforts)
        note(round, fitted.prices)
        isNew = add(round, isExact: true, fitted) > 0
        for bundle in master.bundles.dropFirst(fitting.bundles.count) { fitting.add(bundle) }
      }
    }
  }

  /// As `run`, in regions that are too large for a master program.
  private mutating func mix(_ control: SearchControl, enough: Int?, effortMax: Int) {
    var prices = best?.prices ?? firstPrices()
    var mixer = mixer ?? PrimalDual(market, level, at: prices)
    for member in market.members {
      for places in known[member] { mixer.add(Bundle(member: member, places: places)) }
    }
    defer { self.mixer = mixer }
    var idle = 0
    while !control.isOver {
      let round = market.round(prices, level, known: known, keep: 4, efforts: efforts)
      let little = max(abs(round.total) / 10_000, level.scale * level.unit / 100)
      idle = round.total < (best?.total).map { $0 - little } ?? .max ? 0 : idle + 1
      note(round, prices)
      isCutOff = !round.answers.allSatisfy(\.isComplete)
      for (member, answer) in zip(market.members, round.answers) {
        for bundle in answer.new {
          remember(Bundle(member: member, places: bundle.places))
          mixer.add(Bundle(member: member, places: bundle.places))
        }
      }
      let better = round.answers.count { !$0.new.isEmpty }
      let cut = zip(market.members, round.answers)
        .filter { !$1.isComplete && efforts[$0] < effortMax }.map(\.0)
      // Until then prices are so far off that a bound on hard members is worth little; but where nothing else helps, it is
      // these members who hold the bound.
      if better <= market.members.count / 10 || idle > 1 { for member in cut { efforts[member] *= 2 } }
      if let enough, let best, !level.objective.prefers(level.bound(fromPrices: best.total), to: enough) {
        return
      }
      guard let mixed = mixer.relax(control, dual: false) else { return }
      (mixture, prices) = (mixed, mixed.prices)
      let open = (best?.total ?? .max) - (mixtureTotal ?? 0)
      // What the longest searches leave open stays open.
      let loss = round.answers.reduce(0) { $0 + ($1.isComplete ? 0 : $1.bound - $1.best.value) }
      if cut.isEmpty, abs(open) < little || idle >= (loss > open / 2 ? 2 : Self.patience) { return }
    }
  }

  /// Half of what a row's best stint brings: where few want everything.
  private func firstPrices() -> Prices {
    Prices(
      rows: market.mostWorth(level).enumerated().map {
        min($1 / 2, market.priceMax(of: $0, kept: [], level))
      },
      kept: level.kept.map { _ in 0 })
  }

  /// Goes on in another market of the same members and rows, from prices and a basis that served one like it.
  mutating func enter(_ market: BundleMarket, at prices: Prices, _ basis: Basis?) {
    self.market = market
    mixAllowed()
    master.addNewRows()
    master.basis = basis
    (best, mixture) = (nil, nil)
    let prices = prices.reaching(rows: market.coupling.rows.count)
    note(market.round(prices, level, known: known, keep: 1, efforts: efforts), prices)
  }

  /// Holds bundles that the market does not allow at 0, and forgets that members know them.
  private mutating func mixAllowed() {
    master.enter(market)
    known = market.spaces.map { _ in [] }
    for bundle in master.bundles where market.isAllowed(bundle) { known[bundle.member].append(bundle.places) }
  }

  /// Mixes only what the market still allows from now on; whether the last mixture has something else.
  mutating func leaveOutExcluded() -> Bool {
    guard let mixture, mixer == nil, !master.bundles.allSatisfy(market.isAllowed) else { return false }
    mixAllowed()
    return zip(master.bundles, mixture.shares).contains { $1 > 1e-6 && !market.isAllowed($0) }
  }

  /// Takes in cuts that were left out and that the mixture breaks; whether there were any.
  mutating func recallCuts() -> Bool {
    guard let mixture else { return false }
    return master.addBroken(by: mixture.shares, least: 0.02)
  }

  /// Leaves out the cuts that have no price: a program with half the rows.
  mutating func forgetCuts(for purpose: String) {
    let bundles = master.bundles
    master = BundleProgram(purpose, market, level, at: best?.prices)
    for bundle in bundles where market.isAllowed(bundle) { master.add(bundle) }
    mixture = nil
  }

  /// Adds cuts that the mixture breaks, and says how many.
  mutating func cut(least: Double, most: Int) -> Int {
    guard let mixture, mixer == nil else { return 0 }
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
    var most = [Int](repeating: 0, count: market.spaces.count)
    for (member, answer) in zip(market.members, round.answers) { most[member] = answer.bound }
    best = Proof(prices: prices, most: most, total: round.total)
  }

  private mutating func add(_ round: BundleMarket.Round, isExact: Bool, _ optimum: Mixture)
    -> Int
  {
    var added = 0
    for (member, answer) in zip(market.members, round.answers) where !answer.new.isEmpty {
      let prices = isExact ? nil : market.prices(for: member, optimum.prices, level)
      for bundle in answer.new {
        let value = prices?.value(of: bundle.places, in: market.spaces[member]) ?? bundle.value
        let isBetter = Double(value) > optimum.members[member] + Double(level.scale * level.unit) * 1e-6
        if isBetter, add(Bundle(member: member, places: bundle.places)) { added += 1 }
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
