// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// Branch and price: cases in which some stints must be taken by their member and others must not be taken.
///
/// A case is a region of its own with fewer bundles, so prices bound it as they bound the whole. The worst open case's mixture
/// shares some stint of a member between yes and no: that stint is branched on. Branching on a member and a stint, not on
/// a bundle, leaves every case a question of members' best bundles (Ryan and Foster 1981; Barnhart, Johnson, Nemhauser, Savelsbergh and
/// Vance, "Branch-and-price", Operations Research 46 (1998)).
struct BranchTree {
  /// A stint and whether it must be taken.
  struct Decision: Hashable, Sendable {
    let member, place: Int
    let isTaken: Bool
  }
  struct Case {
    let decisions: [Decision]
    /// The best bound that prices prove of it, in units of price.
    var total: Int
    /// Where its two cases begin.
    let prices: Prices
    let bundles: [Bundle]
    /// What its mixture is most undecided about; `nil` if about nothing.
    let undecided: Decision?
  }
  /// Cases in which a better plan may be.
  var open: [Case]

  /// A tree of one case, the whole.
  init?(_ search: PriceSearch) {
    guard let proof = search.best else { return nil }
    open = [
      Case(
        decisions: [], total: proof.total, prices: proof.prices, bundles: search.master.bundles,
        undecided: search.undecided)
    ]
  }

  /// The bound of all open cases, in units of price; `nil` if there are none.
  var total: Int? { open.map(\.total).max() }

  /// Takes out the open case with the largest bound; `nil` if it cannot be branched on.
  mutating func next() -> Case? {
    guard let worst = open.indices.max(by: { (open[$0].total, $1) < (open[$1].total, $0) }),
      open[worst].undecided != nil
    else { return nil }
    return open.remove(at: worst)
  }
}

extension PriceSearch {
  /// The stint of which the mixture has nearest to a half; ties go to the lowest.
  var undecided: BranchTree.Decision? {
    guard let mixture else { return nil }
    var shares = market.spaces.map { [Double](repeating: 0, count: $0.count) }
    for (bundle, share) in zip(master.bundles, mixture.shares) where share > 1e-6 {
      for place in bundle.places { shares[bundle.member][place] += share }
    }
    var best: (decision: BranchTree.Decision, distance: Double)?
    for (member, shares) in shares.enumerated() {
      for (place, share) in shares.enumerated() where share > 1e-4 && share < 1 - 1e-4 {
        let distance = abs(share - 0.5)
        if distance < (best?.distance ?? 1) - 1e-9 {
          best = (BranchTree.Decision(member: member, place: place, isTaken: true), distance)
        }
      }
    }
    return best?.decision
  }
}

extension PriceSearch {
  /// The mixture's bundles if it mixes nothing.
  fileprivate var wholePlan: [Bundle]? {
    guard let mixture, undecided == nil else { return nil }
    return mixture.shares.indices.filter { mixture.shares[$0] > 0.5 }.map { master.bundles[$0] }
  }
}

extension BundleLevelSearch {
  /// Branches until no open case can have a better plan, until `most` cases were looked at, or until stopped.
  mutating func branch(
    _ tree: inout BranchTree, _ goal: BundleLevel, most: Int, _ control: SearchControl,
    _ result: inout LevelAnswer
  ) throws(EngineFailure) {
    let objective = goal.objective
    for _ in 0..<most / 2 {
      tree.open.removeAll { !isBetter(goal.bound(fromPrices: $0.total), objective) }
      tighten(
        &result, to: goal.bound(fromPrices: tree.total ?? goal.inPrices(objective.value(of: taken))), goal)
      guard !isDone(objective, result, control), let parent = tree.next(), let stint = parent.undecided else {
        return
      }
      for isTaken in [true, false] {
        let decision = BranchTree.Decision(member: stint.member, place: stint.place, isTaken: isTaken)
        // A case whose search is stopped keeps its parent's bound.
        tree.open.append(try decide(parent, decision, goal, control, &result))
      }
    }
    tree.open.removeAll { !isBetter(goal.bound(fromPrices: $0.total), objective) }
    tighten(
      &result, to: goal.bound(fromPrices: tree.total ?? goal.inPrices(objective.value(of: taken))), goal)
    tell(goal, control, result)
  }

  private func isBetter(_ bound: Int, _ objective: Objective) -> Bool {
    objective.prefers(bound, to: objective.value(of: taken))
  }

  /// Bounds a case, and closes it if the bundles that are left are few.
  private mutating func decide(
    _ parent: BranchTree.Case, _ decision: BranchTree.Decision, _ goal: BundleLevel, _ control: SearchControl,
    _ result: inout LevelAnswer
  ) throws(EngineFailure) -> BranchTree.Case {
    let decisions = parent.decisions + [decision]
    let market = BundleMarket(of: market, deciding: decisions, control)
    var prices = parent.prices
    prices.rows += Array(repeating: 0, count: market.coupling.rows.count - prices.rows.count)
    var search = PriceSearch(market, goal, bundles: parent.bundles, near: prices)
    try search.run(control, enough: goal.objective.value(of: taken), effortMax: Self.effortMax)
    result.nodes += 1
    result.iterations += search.master.iterations
    if let whole = search.wholePlan, market.isSound(whole.flatMap(market.stints), keeping: kept) {
      try accept(whole, goal)
    }
    var total = min(parent.total, search.best?.total ?? .max)
    if isBetter(goal.bound(fromPrices: total), goal.objective), search.best != nil, !control.isOver {
      var inside = BundleLevelSearch(market, taken: taken, keeping: kept, sizes: sizes)
      total = min(total, try inside.conclude(search, goal, control, &result))
      taken = inside.taken
    }
    return BranchTree.Case(
      decisions: decisions, total: total, prices: search.best?.prices ?? prices,
      bundles: search.master.bundles,
      undecided: search.undecided)
  }

  /// What is the most that this market's plans come to, by a list of the bundles that are near; in units of price.
  private mutating func conclude(
    _ search: PriceSearch, _ goal: BundleLevel, _ control: SearchControl, _ result: inout LevelAnswer
  ) throws(EngineFailure) -> Int {
    guard let total = search.best?.total else { return .max }
    var own = LevelAnswer(bound: goal.bound(fromPrices: total))
    try close(
      search, goal, guesses: 1, bundlesMax: sizes.listed, iterationsMax: 4000, control, &own)
    result.nodes += own.nodes
    result.iterations += own.iterations
    return min(total, goal.inPrices(own.bound))
  }
}
