// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// One goal after another by prices and bundles; the state that goes from goal to goal.
struct BundleLevelSearch: LevelSearch {
  let market: BundleMarket
  private(set) var taken: [Int]
  /// What later goals must keep.
  private(set) var kept: [(objective: Objective, value: Int)] = []
  /// Bundles that goals before had use for.
  private var known: [Bundle] = []

  /// Regions with fewer members ask GLPK for a plan of all their bundles at once.
  private static let small = 300
  /// The most steps of a member's search while prices are found.
  private static let effortMax = 250_000

  init(_ market: BundleMarket, taken: [Int]) {
    (self.market, self.taken) = (market, taken)
  }

  mutating func keep(_ objective: Objective, _ value: Int) { kept.append((objective, value)) }

  mutating func solve(
    _ objective: Objective, _ level: GoalLevel, _ control: SearchControl, _ result: inout LevelAnswer
  ) throws(EngineFailure) {
    let goal = BundleLevel(objective, keeping: kept)
    var search = PriceSearch(market, goal, bundles: market.bundles(of: taken) + known)
    defer {
      result.isSearched = search.best != nil
      known = search.master.bundles
      (result.columns, result.rows) = (search.master.bundles.count, search.master.model.rows.count)
      result.iterations += search.master.iterations
    }
    try search.run(control, enough: objective.value(of: taken), effortMax: Self.effortMax)
    note(search, goal, control, &result)
    try plan(search, goal, control)
    if let proof = search.best, !isDone(objective, result, control) {
      // Cuts make the members' searches longer, exclusion shorter: the nearer the plan, the more is excluded.
      if gap(proof, goal) > abs(proof.total) / 100 {
        var neighbourhoods = Neighbourhoods(search, proof)
        taken = try neighbourhoods.improve(taken, keeping: kept, control, rounds: 10, enough: result.bound)
      }
      exclude(proof, goal, level)
    }
    try cut(&search, goal, control, &result)
    guard let proof = search.best, !isDone(objective, result, control) else { return }
    exclude(proof, goal, level)
    try close(search, proof, goal, control, &result)
  }

  /// Cuts while they pay: not before the plan is near, nor when they close next to nothing of the gap.
  private mutating func cut(
    _ search: inout PriceSearch, _ goal: BundleLevel, _ control: SearchControl, _ result: inout LevelAnswer
  ) throws(EngineFailure) {
    let objective = goal.objective
    var rounds = 0
    while !isDone(objective, result, control), rounds < 60, let before = search.best {
      let gap = gap(before, goal)
      guard gap < abs(before.total) / 100 || market.spaces.count < Self.small else { return }
      let count = search.cut(least: 0.02, most: 60)
      if count == 0 { break }
      rounds += 1
      try search.run(control, enough: objective.value(of: taken), effortMax: Self.effortMax)
      note(search, goal, control, &result)
      guard let after = search.best?.total else { break }
      if rounds > 3, before.total - after < gap / 300 { break }
    }
    if rounds > 0, !isDone(objective, result, control) { try plan(search, goal, control) }
  }

  /// Whether the goal is near enough to its bound, or nothing is left to search with.
  private func isDone(_ objective: Objective, _ result: LevelAnswer, _ control: SearchControl) -> Bool {
    control.isOver || control.isEnough(objective.value(of: taken), bound: result.bound)
  }

  /// Takes the bound of the prices, and tells how far the search is.
  private func note(
    _ search: PriceSearch, _ goal: BundleLevel, _ control: SearchControl, _ result: inout LevelAnswer
  ) {
    guard let total = search.best?.total else { return }
    tighten(&result, to: goal.bound(fromPrices: total), goal)
    tell(goal, control, result)
  }

  private func tell(_ goal: BundleLevel, _ control: SearchControl, _ result: LevelAnswer) {
    control.progress?(
      PlanningProgress(
        goal: goal.objective.goal, value: goal.objective.value(of: taken), bound: result.bound,
        nodes: result.nodes))
  }

  private func tighten(_ result: inout LevelAnswer, to bound: Int, _ goal: BundleLevel) {
    result.bound = goal.objective.goal.wantsMost ? min(result.bound, bound) : max(result.bound, bound)
  }

  /// Takes a plan if it is at least as good, and sound.
  private mutating func accept(_ bundles: [Bundle]?, _ goal: BundleLevel) throws(EngineFailure) {
    guard let bundles else { return }
    let found = bundles.flatMap(market.stints).sorted()
    let objective = goal.objective
    guard !objective.prefers(objective.value(of: taken), to: objective.value(of: found)) else { return }
    try market.problem.requireSound(found, keeping: kept)
    taken = found
  }

  /// A plan from the bundles that made the prices.
  private mutating func plan(_ search: PriceSearch, _ goal: BundleLevel, _ control: SearchControl)
    throws(EngineFailure)
  {
    var master = search.master
    let start = market.bundles(of: taken)
    if market.spaces.count < Self.small {
      let best = try master.best(from: start, control, nodes: 20)
      try accept(best.bundles, goal)
      if best.isOptimal { return }
    }
    if let dived = try search.dive(control), market.isSound(dived.flatMap(market.stints), keeping: kept) {
      try accept(dived, goal)
    }
  }

  /// Excludes stints that no plan good enough for this goal can take, now and in later goals.
  private func exclude(_ proof: PriceSearch.Proof, _ goal: BundleLevel, _ level: GoalLevel) {
    let least = goal.inPrices(
      goal.objective.kept(goal.objective.value(of: taken), tolerancePerMille: level.tolerancePerMille))
    guard proof.total - least < abs(proof.total) / 20 else { return }
    let floors = proof.most.map { least - 1 - (proof.total - $0) }
    market.allowed = market.canBeat(floors, proof.prices, goal, effort: 3000)
  }

  /// Closes the gap between the prices' bound and the plan.
  ///
  /// An integer program finds the best plan of bundles that each lose less than `guess` to the prices' best; a plan with any
  /// other bundle is below the bound by `guess` at least. With a guess as large as the gap that is a proof. Where that is
  /// too many bundles, neighbourhoods improve the plan first, and a smaller guess tightens the bound a little.
  private mutating func close(
    _ search: PriceSearch, _ proof: PriceSearch.Proof, _ goal: BundleLevel, _ control: SearchControl,
    _ result: inout LevelAnswer
  ) throws(EngineFailure) {
    let objective = goal.objective
    var neighbourhoods = Neighbourhoods(search, proof)
    var most = 3000
    var nodes = 1000
    while !isDone(objective, result, control), most < 100_000 {
      var near = nearBundles(proof, goal, within: gap(proof, goal), most: most)
      if near?.guess != gap(proof, goal) {
        taken = try neighbourhoods.improve(taken, keeping: kept, control, rounds: 200, enough: result.bound)
        if isDone(objective, result, control) { return }
        near = nearBundles(proof, goal, within: gap(proof, goal), most: most)
      }
      var program = search.master
      for bundle in market.bundles(of: taken) { program.add(bundle) }
      for bundle in near?.bundles ?? [] { program.add(bundle) }
      let best = try program.best(from: market.bundles(of: taken), control, nodes: nodes)
      result.nodes += program.nodes - search.master.nodes
      result.iterations += program.iterations - search.master.iterations
      try accept(best.bundles, goal)
      if best.isOptimal, let near {
        let bound = max(goal.inPrices(objective.value(of: taken)), proof.total - near.guess - 1)
        tighten(&result, to: goal.bound(fromPrices: bound), goal)
      }
      tell(goal, control, result)
      most *= 2
      nodes *= 2
    }
  }

  /// What the plan is below the prices' bound, in units of price.
  private func gap(_ proof: PriceSearch.Proof, _ goal: BundleLevel) -> Int {
    proof.total - goal.inPrices(goal.objective.value(of: taken))
  }

  /// The bundles that lose less than a guess to their member's best: the largest guess up to `gap`, in steps of a
  /// quarter, with few enough; `nil` if even the smallest has too many.
  private func nearBundles(_ proof: PriceSearch.Proof, _ goal: BundleLevel, within gap: Int, most: Int) -> (
    guess: Int, bundles: [Bundle]
  )? {
    var guess = gap
    while guess > 0 {
      let floors = proof.most.map { $0 - guess - 1 }
      if let near = market.bundles(
        of: Array(market.spaces.indices), proof.prices, goal, above: floors, most: most, effort: 100 * most),
        near.count <= most
      {
        return (guess, near)
      }
      guess /= 4
    }
    return nil
  }
}
