// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// How heuristics see the goals: the first goal that wants the most is what a stint gains, the others break ties
/// in their order. Counted goals (people, members) have no number per stint and guide nothing.
struct GoalGuide: Sendable {
  private let gains: [Int]
  private let ties: [Objective]

  init(_ objectives: [Objective], in problem: Problem) {
    let first = objectives.first { $0.goal.wantsMost } ?? Objective(.value, in: problem)
    gains = first.coefficients
    ties = objectives.filter { $0.goal != first.goal && $0.families.isEmpty }
  }

  func gain(of stint: Int) -> Int { gains[stint] }
  func gain(of stints: [Int]) -> Int { stints.reduce(0) { $0 + gains[$1] } }

  /// Whether `a` is better than `b`: more gain, else better on the first other goal in which they differ.
  func prefers(_ a: [Int], to b: [Int]) -> Bool {
    let (gainA, gainB) = (gain(of: a), gain(of: b))
    if gainA != gainB { return gainA > gainB }
    for objective in ties {
      let sumA = a.reduce(0) { $0 + objective.coefficients[$1] }
      let sumB = b.reduce(0) { $0 + objective.coefficients[$1] }
      if sumA != sumB { return objective.prefers(sumA, to: sumB) }
    }
    return false
  }
}
