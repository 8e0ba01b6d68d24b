// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// Goal by goal, bundles under prices: column generation, cuts, exclusion by prices, and an integer program over the
/// bundles that are left.
enum BundleEngine: PlanEngine {
  static func solve(
    _ problem: Problem, levels: [(level: GoalLevel, objective: Objective)], start: Start,
    control: SearchControl
  ) -> EngineAnswer {
    let market = market(problem, levels, control)
    let hints = start.previous.map { PriceHints($0, problem, market.coupling) }
    var search = BundleLevelSearch(market, taken: start.taken, hints: hints, sizes: control.sizes)
    var answer = search.decide(problem, levels, within: start.limit, control)
    if let unproven = search.unproven { search.proveByPrices(levels, &answer, control, from: unproven) }
    answer.pricesFit = hints?.count
    return answer
  }

  private static func market(
    _ problem: Problem, _ levels: [(level: GoalLevel, objective: Objective)], _ control: SearchControl
  ) -> BundleMarket {
    BundleMarket(
      problem, countsPeople: levels.contains { $0.objective.goal == .people },
      fairness: levels.map(\.objective).first { $0.goal == .fairness }, control)
  }

  /// Proves by prices what an engine that works without them has proven.
  static func prove(
    _ answer: inout EngineAnswer, of problem: Problem, levels: [(level: GoalLevel, objective: Objective)],
    start: Start, control: SearchControl
  ) {
    let search = BundleLevelSearch(
      market(problem, levels, control), taken: start.taken, keeping: start.limit.map { [$0] } ?? [],
      sizes: control.sizes)
    search.proveByPrices(levels, &answer, control, from: nil)
  }
}
