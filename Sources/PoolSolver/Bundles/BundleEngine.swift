// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// Goal by goal, bundles under prices: column generation, cuts, exclusion by prices, and an integer program over the
/// bundles that are left.
enum BundleEngine: PlanEngine {
  static func solve(
    _ problem: Problem, levels: [(level: GoalLevel, objective: Objective)], start: [Int],
    control: SearchControl
  ) -> EngineAnswer {
    let market = BundleMarket(
      problem, countsPeople: levels.contains { $0.objective.goal == .people }, threads: 2,
      cancellation: control.cancellation)
    var search = BundleLevelSearch(market, taken: start)
    var answer = EngineAnswer(taken: start)
    for (place, (level, objective)) in levels.enumerated() {
      let began = ContinuousClock.now
      var result = LevelAnswer(bound: objective.bound(without: problem))
      if answer.failure == nil, !control.isOver {
        do throws(EngineFailure) {
          try search.solve(objective, level, control.share(of: levels.count - place), &result)
        } catch {
          answer.failure = "goal \(level.goal.rawValue): \(error.reason)"
        }
      }
      result.seconds = began.duration(to: .now) / .seconds(1)
      result.reached = objective.value(of: search.taken)
      answer.levels.append(result)
      search.keep(objective, tolerancePerMille: level.tolerancePerMille)
    }
    answer.taken = search.taken
    return answer
  }
}
