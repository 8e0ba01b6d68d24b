// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What integer programs have proven, proven once more by prices alone, for the certificate.
///
/// The plan is decided by then; nothing here changes it, or what is known of it.
extension BundleLevelSearch {
  /// The first goal whose bound is not that of prices, as its search ended.
  struct Unproven {
    let market: BundleMarket
    let search: PriceSearch
    let tree: BranchTree?
    let goal: BundleLevel
  }

  /// Ends a goal's tree: what it proves goes into the certificate, and what no case of it needs leaves the lists.
  ///
  /// A tree whose bound is not better than that of the prices of the whole is left out.
  func conclude(
    _ tree: inout BranchTree?, _ search: PriceSearch, _ goal: BundleLevel, _ level: GoalLevel,
    _ control: SearchControl, _ result: inout LevelAnswer
  ) {
    tree?.prune()
    guard let tree, let total = search.best?.total,
      goal.objective.prefers(goal.bound(fromPrices: total), to: tree.bound)
    else { return }
    result.proof?.nodes.append(tree.node(in: market))
    guard market.pool != nil else { return }
    let value = goal.objective.value(of: taken)
    let least = goal.inPrices(goal.objective.kept(value, tolerancePerMille: level.tolerancePerMille))
    market.list(tree.bundles(of: market, least: least, control))
  }

  /// Keeps the end of a search that proves more than its prices do, if it is the first.
  mutating func noteUnproven(
    _ search: PriceSearch, _ tree: BranchTree?, _ goal: BundleLevel, _ result: LevelAnswer
  ) {
    guard unproven == nil, isSmall, goal.objective.value(of: taken) == result.bound,
      let total = search.best?.total, goal.bound(fromPrices: total) != result.bound,
      tree?.bound != result.bound
    else { return }
    unproven = Unproven(market: market.copy(market.control), search: search, tree: tree, goal: goal)
  }

  /// Finds prices and cases for all that is proven and that prices do not prove, as far as a share of the work goes that
  /// planning took.
  func proveByPrices(
    _ levels: [(level: GoalLevel, objective: Objective)], _ answer: inout EngineAnswer, _ control: SearchControl
  ) {
    guard let unproven, answer.failure == nil,
      let first = levels.firstIndex(where: { $0.objective.goal == unproven.goal.objective.goal })
    else { return }
    var control = control
    control.progress = nil
    let work = control.meter.spent
    control.workMax = min(control.workMax ?? .max, 2 * work + 5_000_000)
    var prover = BundleLevelSearch(
      unproven.market, taken: [], keeping: unproven.goal.kept.map { ($0.objective, $0.value) }, sizes: sizes)
    prover.known = known
    var proofs: [PriceProof?] = answer.levels.map(\.proof)
    for place in first..<levels.count {
      let (level, objective) = levels[place]
      let planned = answer.levels[place]
      guard let reached = planned.reached, reached == planned.bound else { break }
      prover.taken = planned.taken
      if planned.proof != nil {
        var result = LevelAnswer(bound: objective.bound(without: market.problem))
        if place == first { result.proof = planned.proof }
        do throws(EngineFailure) {
          try prover.prove(objective, level, place == first ? unproven : nil, control, &result)
        } catch {
          return
        }
        proofs[place] = result.proof
        print(level.goal, reached, result.bound, "nodes", result.nodes, "work", control.meter.spent - work, work, "pool", prover.market.pool?.map(\.count).reduce(0, +) ?? -1)
      }
      prover.keep(objective, objective.kept(reached, tolerancePerMille: level.tolerancePerMille))
    }
    for place in answer.levels.indices { answer.levels[place].proof = proofs[place] }
  }

  private mutating func prove(
    _ objective: Objective, _ level: GoalLevel, _ end: Unproven?, _ control: SearchControl,
    _ result: inout LevelAnswer
  ) throws(EngineFailure) {
    market.control = control
    let goal = BundleLevel(objective, keeping: kept)
    var search = end?.search ?? PriceSearch(market, goal, bundles: market.bundles(of: taken) + known)
    var tree = end?.tree
    if let end {
      search.enter(end.market, at: end.search.best?.prices ?? Prices(rows: [], kept: []), end.search.master.basis)
      try search.run(control, enough: objective.value(of: taken), effortMax: Self.effortMax)
    } else {
      try search.run(control, enough: objective.value(of: taken), effortMax: Self.effortMax)
      if let proof = search.best {
        note(proof, goal, &result)
        exclude(proof, goal, level, &result)
        if market.pool == nil { narrow(search, goal, level, &result) }
        try cut(&search, goal, control, &result)
        narrow(search, goal, level, &result)
      }
    }
    if let total = search.best?.total { tighten(&result, to: goal.bound(fromPrices: total), goal) }
    if !isDone(objective, result, control) {
      _ = try branch(&tree, search, goal, level, most: .max, control, &result)
    }
    conclude(&tree, search, goal, level, control, &result)
    known = search.master.bundles
  }
}
