// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What integer programs have proven, proven once more by prices alone, for the certificate.
///
/// The plan is decided by then; nothing here changes it, or what is known of it.
extension BundleLevelSearch {
  /// The first goal that was proven by more than prices and cases, as its search ended.
  struct Unproven {
    let market: BundleMarket
    let search: PriceSearch
    let tree: BranchTree?
    let goal: BundleLevel
    let proof: PriceProof?
  }

  /// The most leaves of a tree in a certificate.
  private static let leavesMax = 500
  /// The work that proofs by prices may take: a share of what planning took, and so much in any case.
  private static let proofShare = (ofPlanning: 1, atLeast: 1_000_000)

  /// Whether a goal is proven, but not by its prices and cases.
  func lacksProof(
    _ search: PriceSearch, _ tree: BranchTree?, _ goal: BundleLevel, _ result: LevelAnswer
  ) -> Bool {
    guard isSmall, goal.objective.value(of: taken) == result.bound, let total = search.best?.total else {
      return false
    }
    return goal.bound(fromPrices: total) != result.bound && tree?.bound != result.bound
  }

  /// Proves the first goal by cases where an integer program has proven it: a certificate needs them, and they leave later
  /// goals fewer bundles. It takes as much work as planning did so far at most, and may go on later.
  func proveByCases(
    _ search: PriceSearch, _ tree: inout BranchTree?, _ goal: BundleLevel, _ level: GoalLevel,
    _ control: SearchControl, _ result: LevelAnswer
  ) throws(EngineFailure) {
    guard sizes.cases > 0, goal.kept.isEmpty, lacksProof(search, tree, goal, result) else { return }
    var limited = control
    limited.workMax = min(control.workMax ?? .max, 2 * control.meter.spent)
    limited.progress = nil
    var prover = self
    var proof = LevelAnswer(bound: goal.objective.bound(without: market.problem))
    _ = try prover.branch(&tree, search, goal, level, most: 2 * (Self.leavesMax - 1), limited, &proof)
  }

  /// Keeps the end of a goal's search if prices and cases prove less than is known, and it is the first.
  mutating func noteUnproven(
    _ search: PriceSearch, _ tree: BranchTree?, _ goal: BundleLevel, _ result: LevelAnswer
  ) {
    guard unproven == nil, lacksProof(search, tree, goal, result) else { return }
    unproven = Unproven(
      market: market.copy(market.control), search: search, tree: tree, goal: goal, proof: result.proof)
  }

  /// Takes a tree into the certificate at the end of its goal, and leaves in the lists only what some case of it needs.
  ///
  /// A tree whose bound is not better than that of the prices of the whole is left out.
  func conclude(
    _ tree: inout BranchTree?, _ search: PriceSearch, _ goal: BundleLevel, _ level: GoalLevel,
    _ control: SearchControl, _ result: inout LevelAnswer
  ) {
    tree?.prune(leavesMax: Self.leavesMax)
    guard let tree, let proof = search.best, !market.isPart,
      goal.objective.prefers(goal.bound(fromPrices: proof.total), to: tree.bound)
    else { return }
    note(proof, goal, &result)
    result.proof?.nodes.append(tree.node(in: market))
    // Who checks the certificate has lists only where prices made them.
    guard market.isNarrowed else { return }
    let value = goal.objective.value(of: taken)
    let least = goal.inPrices(goal.objective.kept(value, tolerancePerMille: level.tolerancePerMille))
    market.list(tree.bundles(of: market, least: least, control))
  }

  /// Finds prices, and cases where they are needed, for the goals that are proven.
  ///
  /// - Parameter unproven: Where to begin; `nil` = with the first goal, which no prices are known of.
  func proveByPrices(
    _ levels: [(level: GoalLevel, objective: Objective)], _ answer: inout EngineAnswer,
    _ control: SearchControl, from unproven: Unproven?
  ) {
    guard isSmall, answer.failure == nil else { return }
    let first = levels.firstIndex { $0.objective.goal == unproven?.goal.objective.goal } ?? 0
    var control = control
    control.progress = nil
    var prover = BundleLevelSearch(
      unproven?.market ?? market, taken: [],
      keeping: unproven?.goal.kept.map { ($0.objective, $0.value) } ?? kept, sizes: sizes)
    prover.known = known
    var limited = control
    let spent = control.meter.spent
    limited.workMax = min(
      control.workMax ?? .max, spent + max(Self.proofShare.ofPlanning * spent, Self.proofShare.atLeast))
    var proofs = answer.levels.map(\.proof)
    for place in first..<levels.count {
      let (level, objective) = levels[place]
      let planned = answer.levels[place]
      guard let reached = planned.reached, reached == planned.bound else { break }
      prover.taken = planned.taken
      if objective.bound(without: market.problem) != reached {
        var result = LevelAnswer(bound: objective.bound(without: market.problem))
        do throws(EngineFailure) {
          let from = place == first ? unproven : nil
          try prover.prove(objective, level, from, control, limited, &result)
        } catch {
          answer.failure = PlanFailure(at: level.goal, error)
          return
        }
        proofs[place] = result.proof
        // Later goals' proofs stand as they are: what this one leaves out is less than they knew of, or more.
        if place == first, unproven != nil, result.bound != reached {
          answer.levels[place].proof = result.proof
        }
        if place == first, result.bound != reached { return }
      }
      prover.keep(objective, objective.kept(reached, tolerancePerMille: level.tolerancePerMille))
    }
    guard !control.isOver else { return }
    for place in answer.levels.indices { answer.levels[place].proof = proofs[place] }
  }

  /// Proves one goal as far as `limited` goes; its prices without any case are found in any case.
  private mutating func prove(
    _ objective: Objective, _ level: GoalLevel, _ unproven: Unproven?, _ control: SearchControl,
    _ limited: SearchControl, _ result: inout LevelAnswer
  ) throws(EngineFailure) {
    market.control = control
    let goal = BundleLevel(objective, keeping: kept)
    let value = objective.value(of: taken)
    var search: PriceSearch
    var tree = unproven?.tree
    if let unproven, let prices = unproven.search.best?.prices {
      search = unproven.search
      search.enter(unproven.market, at: prices, search.master.basis)
      result.proof = unproven.proof
    } else {
      search = PriceSearch(market, goal, bundles: market.bundles(of: taken) + known)
    }
    try search.run(control, enough: value, effortMax: Self.effortMax)
    guard let proof = search.best else { return }
    tighten(&result, to: goal.bound(fromPrices: proof.total), goal)
    note(proof, goal, &result)
    if unproven == nil {
      exclude(proof, goal, level, &result)
      if !market.isNarrowed { narrow(search, goal, level, &result) }
      try cut(&search, goal, level, limited, &result)
      narrow(search, goal, level, &result)
    }
    if sizes.cases > 0, !isDone(objective, result, limited) {
      _ = try branch(&tree, search, goal, level, most: 2 * (Self.leavesMax - 1), limited, &result)
    }
    conclude(&tree, search, goal, level, control, &result)
    known = search.master.bundles
  }
}
