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
///   - goal: One of the policy's goals.
///   - kept: What each earlier goal must keep, in order; from a plan's results.
///   - path: The file to write.
/// - Throws: `GLPKError`, also where the file cannot be written.
public func export(
  _ rulebook: Rulebook, goal: Goal, keeping kept: [(goal: Goal, value: Int)], as format: ModelFormat,
  to path: String
) throws {
  let problem = Problem(rulebook)
  let program = IntegerProgram(
    problem, active: Array(problem.stints.indices), goal: Objective(goal, in: problem),
    keeping: kept.map { (Objective($0.goal, in: problem), $0.value) }, isScaled: false)
  try GLPK.write(program.model, as: format, to: path)
}
