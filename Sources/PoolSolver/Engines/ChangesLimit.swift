// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Problem {
  /// The most told placements that may change, if that is limited.
  func limit(onChanges most: Int?) -> Kept? { most.map { (Objective(.changes, in: self), $0) } }
}

extension Start {
  /// Where what was told does not fit together and the start changes more than may change: has an engine search for a plan
  /// with the fewest changes.
  ///
  /// - Returns: `nil` if the limit is kept now, else the fewest changes that were found.
  mutating func keepLimit(
    in problem: Problem, by engine: any PlanEngine.Type, _ objectives: [Objective], _ control: SearchControl
  ) -> GoalResult? {
    guard let limit, !keepsLimit else { return nil }
    var free = self
    free.limit = nil
    let answer = engine.solve(
      problem, levels: [(GoalLevel(.changes), limit.objective)], start: free, control: control.share(of: 2))
    taken = Greedy.solve(
      problem, guide: GoalGuide(objectives, in: problem), from: answer.taken, within: limit)
    if keepsLimit { return nil }
    let fewest = limit.objective.value(of: answer.taken)
    let bound = answer.levels.first?.bound ?? 0
    return GoalResult(
      goal: .changes, value: fewest, reached: fewest, bound: bound, isProven: fewest == bound)
  }
}
