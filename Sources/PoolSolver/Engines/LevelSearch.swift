// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A search that decides goals one after another, and what goes from goal to goal with it.
protocol LevelSearch {
  /// The best plan so far.
  var taken: [Int] { get }

  /// Searches one goal among the plans that keep the earlier ones: makes `taken` better and `result.bound` tighter.
  ///
  /// `result` begins with a bound that needs no search; `taken` never gets worse.
  mutating func solve(
    _ objective: Objective, _ level: GoalLevel, _ control: SearchControl, _ result: inout LevelAnswer
  ) throws(EngineFailure)

  /// From now on plans must reach `value` in this goal.
  mutating func keep(_ objective: Objective, _ value: Int)
}

extension LevelSearch {
  /// Searches every goal in order. A goal for which nothing is left keeps the bound that needs no search; so do the goals
  /// after one at which the solver failed.
  ///
  /// - Parameter limit: What every goal's plans must keep, if anything.
  mutating func decide(
    _ problem: Problem, _ levels: [(level: GoalLevel, objective: Objective)], within limit: Kept?,
    _ control: SearchControl
  ) -> EngineAnswer {
    if let limit { keep(limit.objective, limit.value) }
    var answer = EngineAnswer(taken: taken)
    for (place, (level, objective)) in levels.enumerated() {
      let began = ContinuousClock.now
      var result = LevelAnswer(bound: objective.bound(without: problem))
      let share = control.share(of: levels.count - place)
      if answer.failure == nil, !share.isOver,
        !share.isEnough(objective.value(of: taken), bound: result.bound)
      {
        do throws(EngineFailure) {
          try solve(objective, level, share, &result)
        } catch {
          answer.failure = PlanFailure(at: level.goal, error)
        }
      }
      let reached = objective.value(of: taken)
      (result.reached, result.taken) = (reached, taken)
      result.seconds = began.duration(to: .now) / .seconds(1)
      control.progress?(
        PlanningProgress(goal: level.goal, value: reached, bound: result.bound, nodes: result.nodes))
      answer.levels.append(result)
      keep(objective, objective.kept(reached, tolerancePerMille: level.tolerancePerMille))
    }
    answer.taken = taken
    return answer
  }
}
