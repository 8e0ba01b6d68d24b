// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The greedy heuristic as an engine: its plan, with bounds that need no solver.
enum GreedyEngine: PlanEngine {
  static func solve(
    _ problem: Problem, levels: [(level: GoalLevel, objective: Objective)], start: Start,
    control: SearchControl
  ) -> EngineAnswer {
    EngineAnswer(
      taken: start.taken, levels: levels.map { LevelAnswer(bound: $0.objective.bound(without: problem)) })
  }
}

/// The practice of deciding one vacancy after another as an engine, to compare with. Of `start` it takes what was told
/// to people, where not all of it may change.
enum OneByOneEngine: PlanEngine {
  static func solve(
    _ problem: Problem, levels: [(level: GoalLevel, objective: Objective)], start: Start,
    control: SearchControl
  ) -> EngineAnswer {
    EngineAnswer(
      taken: OneByOne.solve(problem, from: start.told),
      levels: levels.map { LevelAnswer(bound: $0.objective.bound(without: problem)) })
  }
}
