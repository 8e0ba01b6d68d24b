// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Glibc
import PoolGLPK
import PoolModel
import PoolReport
import PoolRules
import PoolSolver

/// `poolmatch export`
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the integer program of one goal, for other solvers and for reading.",
    discussion: """
      The rows have the names of Docs/model.md. For a later goal the earlier ones are planned first, and rows say \
      what the goal must keep of them. Exits with 69 where GLPK is not installed.

      Examples:
        poolmatch export Instances/tiny --format lp --goal value --out tiny.lp
        poolmatch export Instances/twente --format mps --goal cost --out cost.mps
        poolmatch export Instances/twente --format mps --goal value --formulation cliques --out value.mps
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case mps, lp
  }

  @OptionGroup var input: InstanceArgument
  @Option(help: "The file format: free MPS, or CPLEX LP.")
  var format: Format
  @Option(help: "The goal: one that the region's policy names.")
  var goal: Goal
  @Option(
    help: """
      The rows of one member: one for each clashing pair, for each moment of a week, for each clique of clashes, or \
      all that the member can do together. The optimum is the same, the relaxations differ.
      """)
  var formulation: Formulation = .bundles
  @Option(name: .customLong("out"), help: "The file to write.", completion: .file())
  var file: String
  @OptionGroup var limits: LimitOptions
  @OptionGroup var chosen: LanguageOption

  func run() throws {
    let language = chosen.language
    let rulebook = Rulebook(try ReadyRegion(at: input.instance, language).region)
    let levels = rulebook.region.policy.goals
    guard let position = levels.firstIndex(where: { $0.goal == goal }) else {
      throw ValidationError(
        "The policy of \(input.instance) has no goal '\(goal.rawValue)', but: "
          + levels.map(\.goal.rawValue).joined(separator: ", ") + ".")
    }
    do { _ = try GLPK.version() } catch { throw Failure(.noSolver, EngineFailure(error).text(language)) }

    var reached: [(level: GoalLevel, value: Int)] = []
    var missing = ""
    if position > 0 {
      let options = limits.options(engine: .auto, cancellation: Cancellation())
      let result = try AuditedPlan(rulebook, options, language, isQuiet: false).result
      reached = zip(levels, result.goals).prefix(position).map { ($0, $1.value) }
      if !result.goals[position - 1].isProven { missing = result.explanation(language) }
    }
    try write(rulebook, keeping: reached)
    if !missing.isEmpty { throw Failure(.unproven, missing) }
  }

  private func write(_ rulebook: Rulebook, keeping reached: [(level: GoalLevel, value: Int)]) throws {
    let fresh = "\(file).writing-\(getpid())"
    defer { unlink(fresh) }
    do {
      try export(
        rulebook, goal: goal, formulation: formulation, keeping: reached,
        as: format == .mps ? .mps : .lp, to: fresh)
    } catch let error as GLPKError {
      if case .unwritable(let reason) = error {
        throw Failure.cannotWrite(file, reason.replacing(fresh, with: file), chosen.language)
      }
      throw Failure(.internalFault, EngineFailure(error).text(chosen.language))
    }
    if rename(fresh, file) != 0 {
      throw Failure.cannotWrite(file, String(cString: strerror(errno)), chosen.language)
    }
  }
}

extension Goal: ExpressibleByArgument {}
extension Formulation: ExpressibleByArgument {}
