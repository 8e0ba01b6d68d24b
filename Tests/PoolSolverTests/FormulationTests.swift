// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel
import PoolOracle
import PoolRules
import Testing

@testable import PoolSolver

/// Formulations say the same in more or fewer rows.
@Suite("Formulations") struct FormulationTests {
  static let cases = Formulation.allCases.flatMap { formulation in
    (5000..<5040 as Range<UInt64>).map { (formulation, $0) }
  }

  @Test("all have the optimum of the first goal that trying everything finds", arguments: cases)
  func sameOptimum(formulation: Formulation, seed: UInt64) throws {
    let region = tinyRegion(seed: seed)
    let problem = Problem(Rulebook(region))
    let first = try #require(region.policy.goals.first)
    var program = IntegerProgram(
      problem, active: Array(problem.stints.indices), formulation: formulation, bundlesMax: 3000)
    program.aim(at: Objective(first.goal, in: problem), isScaled: false)
    let optimum = try #require(try GLPK.solve(program.model).objective, "seed \(seed)")
    #expect(Int(optimum.rounded()) == bruteForce(region).reached[0], "seed \(seed)")
  }

  @Test("every later one relaxes no more than the one before", arguments: 5040..<5080 as Range<UInt64>)
  func order(seed: UInt64) throws {
    let problem = Problem(Rulebook(tinyRegion(seed: seed)))
    let bounds = try [Formulation.pairs, .cliques, .bundles].map { formulation in
      var program = IntegerProgram(
        problem, active: Array(problem.stints.indices), formulation: formulation, bundlesMax: 3000)
      program.aim(at: Objective(.value, in: problem), isScaled: false)
      return try #require(try GLPK.relax(program.model).optimum).objective
    }
    #expect(bounds[0] >= bounds[1] - 1e-6 && bounds[1] >= bounds[2] - 1e-6, "seed \(seed): \(bounds)")
  }

  @Test("a program whose building was cut short says that rows are missing") func cutShort() {
    let problem = Problem(Rulebook(tinyRegion(seed: 5000)))
    var control = SearchControl()
    func isWhole() -> Bool {
      IntegerProgram(
        problem, active: Array(problem.stints.indices), bundlesMax: 3000, control: control
      ).isWhole
    }
    #expect(isWhole())
    control.cancellation.cancel()
    #expect(!isWhole())
    control.cancellation = Cancellation()
    control.deadline = .now
    #expect(!isWhole())
  }
}
