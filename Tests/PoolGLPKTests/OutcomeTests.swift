// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import Testing

@Suite("Outcomes") struct OutcomeTests {
  /// Maximise 5 a + 4 b with 6 a + 4 b ≤ 24 and a + 2 b ≤ 6: the relaxation is best at (3, 1.5).
  func textbook(isInteger: Bool, direction: LinearModel.Direction = .maximise) -> LinearModel {
    var model = LinearModel(name: "textbook", direction: direction)
    let sign = direction == .maximise ? 1.0 : -1.0
    model.addColumn("a", isInteger: isInteger, cost: 5 * sign)
    model.addColumn("b", isInteger: isInteger, cost: 4 * sign)
    model.addRow("first", upper: 24, terms: [(0, 6), (1, 4)])
    model.addRow("second", upper: 6, terms: [(0, 1), (1, 2)])
    return model
  }

  @Test("an optimum has values, objective and an equal bound") func optimal() throws {
    var model = textbook(isInteger: true)
    model.constant = 100
    let solution = try GLPK.solve(model)
    #expect(solution.outcome == .optimal)
    #expect(solution.stop == .proof)
    #expect(solution.values == [4, 0])
    #expect(solution.objective == 120)
    #expect(solution.bound == 120)
  }

  @Test(
    "prices tell what one unit more of a row is worth, whichever the direction",
    arguments: [(LinearModel.Direction.maximise, 1.0), (.minimise, -1.0)])
  func prices(direction: LinearModel.Direction, sign: Double) throws {
    let optimum = try #require(
      try GLPK.relax(textbook(isInteger: false, direction: direction)).optimum)
    #expect(abs(optimum.objective - 21 * sign) < 1e-9)
    for (found, expected) in zip(optimum.values, [3, 1.5]) { #expect(abs(found - expected) < 1e-9) }
    for (found, expected) in zip(optimum.rowPrices, [0.75, 0.5]) {
      #expect(abs(found - expected * sign) < 1e-9)
    }
    for cost in optimum.reducedCosts { #expect(abs(cost) < 1e-9) }
  }

  @Test("a column that prices itself out has a reduced cost of cost minus prices") func reducedCost() throws {
    var model = textbook(isInteger: false)
    model.addColumn("c", upper: 10, cost: 1)
    model.addRow("third", upper: 0, terms: [(0, -1), (2, 1)])
    let before = try #require(try GLPK.relax(model).optimum)
    let expected = 1 - before.rowPrices[2]
    #expect(abs(before.reducedCosts[2] - expected) < 1e-9)
  }

  @Test("equal bounds are an equation, of a row and of a column") func equations() throws {
    var model = LinearModel(name: "equations", direction: .minimise)
    model.addColumn(lower: 3, upper: 3, isInteger: true, cost: 1)
    model.addColumn(isInteger: true, cost: 1)
    model.addRow(lower: 7, upper: 7, terms: [(0, 1), (1, 2)])
    #expect(try GLPK.solve(model).values == [3, 2])
  }

  @Test("bounds of every kind are kept") func bounds() throws {
    var model = LinearModel(name: "every_bound", direction: .minimise)
    model.addColumn(lower: -.infinity, upper: .infinity, cost: 1)
    model.addColumn(lower: -.infinity, upper: -2, cost: -1)
    model.addColumn(lower: -4, upper: .infinity, cost: 1)
    model.addColumn(lower: -1, upper: 1, cost: -1)
    model.addRow(lower: -5, upper: 5, terms: [(0, 1)])
    #expect(try GLPK.relax(model).optimum?.values == [-5, -2, -4, 1])
  }

  @Test("no point at all, and no whole point, are both infeasible", arguments: [(3.0, 3.0), (0.25, 0.75)])
  func infeasible(lower: Double, upper: Double) throws {
    var model = LinearModel(name: "infeasible", direction: .minimise)
    model.addBinary()
    model.addBinary()
    model.addRow(lower: lower, upper: upper, terms: [(0, 1), (1, 1)])
    let solution = try GLPK.solve(model)
    #expect(solution.outcome == .infeasible)
    #expect(solution.stop == .proof)
    #expect(solution.values == nil)
    #expect(try GLPK.relax(model).outcome == (lower > 2 ? .infeasible : .optimal))
  }

  @Test("without a finite optimum a model is unbounded", arguments: [true, false])
  func unbounded(isInteger: Bool) throws {
    var model = LinearModel(name: "unbounded", direction: .maximise)
    model.addColumn(isInteger: isInteger, cost: 1)
    model.addRow(lower: 1, terms: [(0, 1)])
    #expect(try GLPK.solve(model).outcome == .unbounded)
    #expect(try GLPK.relax(model).outcome == .unbounded)
  }

  @Test("models without rows, columns or integers are solved") func degenerate() throws {
    var model = LinearModel(name: "degenerate", direction: .maximise)
    model.constant = 3
    #expect(try GLPK.solve(model).objective == 3)
    model.addRow(upper: 1, terms: [])
    #expect(try GLPK.solve(model).objective == 3)
    var loose = LinearModel(name: "loose", direction: .maximise)
    loose.addColumn(upper: 2.5, cost: 2)
    #expect(try GLPK.solve(loose).objective == 5)
    loose.addBinary(cost: 1)
    #expect(try GLPK.solve(loose).values == [2.5, 1])
  }

  @Test("the optimum is that of trying every plan, exactly, at costs of any size", arguments: 0..<60)
  func exact(seed: Int) throws {
    let costs = [1...10, 1...1_000, 1...10_000_000, 9_999_990...10_000_000][seed % 4]
    var model = packing(columns: 10, cliques: 4, seed: seed, costs: costs)
    if seed % 3 == 0 {
      model.direction = .minimise
      model.addRow(lower: 4, terms: (0..<10).map { ($0, 1) })
    }
    let best = bestByTrial(model)
    for branching in [Strategy.Branching.driebeckTomlin, .pseudoCost] {
      for backtracking in [Strategy.Backtracking.bestBound, .depthFirst] {
        for cliqueCuts in [true, false] {
          var strategy = Strategy()
          (strategy.branching, strategy.backtracking) = (branching, backtracking)
          strategy.cliqueCuts = cliqueCuts
          strategy.rootSimplex = cliqueCuts ? .primal : .dual
          let solution = try GLPK.solve(model, strategy: strategy)
          #expect(solution.outcome == (best == nil ? .infeasible : .optimal), "seed \(seed)")
          #expect(solution.objective == best, "seed \(seed) \(strategy)")
        }
      }
    }
  }
}
