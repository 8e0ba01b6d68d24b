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
    let market = BundleMarket(
      problem, countsPeople: levels.contains { $0.objective.goal == .people },
      fairness: levels.map(\.objective).first { $0.goal == .fairness }, control)
    let hints = start.previous.map { PriceHints($0, problem, market.coupling) }
    var search = BundleLevelSearch(market, taken: start.taken, hints: hints, sizes: control.sizes)
    var answer = search.decide(problem, levels, within: start.limit, control)
    search.proveByPrices(levels, &answer, control)
    answer.pricesFit = hints?.count
    return answer
  }
}
