// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel
import PoolRules

/// The formats in which other solvers read a model.
public typealias ModelFormat = PoolGLPK.ModelFormat

/// Writes the integer program of one goal, with rows that keep the goals before it. The optimum of the file is the
/// goal's value as reports give it, constant included.
///
/// - Parameters:
///   - rulebook: The region.
///   - goal: One of the policy's goals.
///   - formulation: How the rows of one member are put down; the optimum is the same.
///   - reached: The earlier levels in order, and what a plan reached of each; rows keep it within the tolerance.
///   - format: Free MPS or CPLEX LP.
///   - path: The file to write.
/// - Throws: `GLPKError`, also where the file cannot be written.
public func export(
  _ rulebook: Rulebook, goal: Goal, formulation: Formulation = .bundles,
  keeping reached: [(level: GoalLevel, value: Int)],
  as format: ModelFormat, to path: String
) throws {
  let problem = Problem(rulebook)
  var program = IntegerProgram(
    problem, active: Array(problem.stints.indices), formulation: formulation,
    bundlesMax: PlanningOptions().bundlesMax)
  var kept: [Kept] = problem.limit(onChanges: rulebook.region.policy.changesMax).map { [$0] } ?? []
  for (level, value) in reached {
    let objective = Objective(level.goal, in: problem)
    kept.keep(objective, objective.kept(value, tolerancePerMille: level.tolerancePerMille))
  }
  for (objective, value) in kept { program.keep(objective, value) }
  program.aim(at: Objective(goal, in: problem), isScaled: false)
  try GLPK.write(program.model, as: format, to: path)
}
