// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// How good a plan can be when so many told placements may change.
public struct ChangesPoint: Sendable {
  /// The most that may change; `nil` = any number.
  public let changesMax: Int?
  /// The best plan within it; where `changesMissed` is set there is none.
  public let result: PlanningResult
  /// How many told placements it changes.
  public let changes: Int
  /// What is reached of the policy's first goal, by this plan or by one that changes less.
  public let reached: Int?
  /// No plan that changes no more reaches more of it (or, where the least is wanted, less).
  public let bound: Int?
}

/// Plans with one limit on changes after another, the tightest first and at last without any.
///
/// Each plan begins from the one before, which keeps the next limit, too, so what is reached never gets worse. Limits
/// that nothing can reach are left out: as many told placements, or more, than there are. The last plan is that of `plan` without a limit,
/// begun from those before.
///
/// - Parameters:
///   - rulebook: Of the region.
///   - limits: Ascending.
///   - options: For each of the plans; limits on time and work hold for each alone.
public func changesCurve(
  _ rulebook: Rulebook, limits: [Int] = [0, 1, 2, 5, 10], _ options: PlanningOptions = PlanningOptions()
) -> [ChangesPoint] {
  let problem = Problem(rulebook)
  let changes = Objective(.changes, in: problem)
  var options = options
  var points: [ChangesPoint] = []
  for limit in limits.filter({ $0 < changes.constant }) + [nil] as [Int?] {
    let result = plan(problem, changesMax: limit, options, began: .now)
    let last = points.last
    points.append(
      ChangesPoint(
        changesMax: limit, result: result,
        changes: changes.value(of: problem.stints(of: result.plan.decided)),
        reached: result.changesMissed == nil ? result.goals.first?.reached(orBetter: last?.reached) : nil,
        bound: result.changesMissed == nil ? result.goals.first?.bound : nil))
    guard result.changesMissed == nil else { continue }
    options.previous = PreviousPlan(
      firstDay: problem.region.policy.firstDay, placements: result.plan.decided,
      certificate: Certificate(inputSHA256: "", levels: result.certificate))
  }
  return points
}

extension GoalResult {
  /// What was reached here or elsewhere, whichever is better.
  fileprivate func reached(orBetter other: Int?) -> Int {
    guard let other else { return reached }
    return goal.wantsMost ? max(reached, other) : min(reached, other)
  }
}
