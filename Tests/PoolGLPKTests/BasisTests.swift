// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import Testing

@Suite("Basis") struct BasisTests {
  let model = packing(columns: 60, cliques: 50, seed: 1)

  @Test("simplex goes on from its own basis without an iteration") func again() throws {
    let first = try GLPK.relax(model)
    let second = try GLPK.relax(model, basis: first.basis)
    #expect(first.iterations > 10)
    #expect(second.iterations == 0)
    #expect(second.optimum?.objective == first.optimum?.objective)
  }

  @Test("a basis serves a model with more columns and rows", arguments: [Simplex.primal, .dual])
  func grown(method: Simplex) throws {
    let first = try GLPK.relax(model)
    var larger = model
    for index in 0..<5 {
      let column = larger.addColumn(upper: 1, cost: 500)
      larger.addRow(upper: 1, terms: [(column, 1), (index, 1)])
    }
    let scratch = try GLPK.relax(larger)
    let grown = try GLPK.relax(larger, method: method, basis: first.basis)
    let objective = try #require(scratch.optimum?.objective)
    #expect(abs(try #require(grown.optimum?.objective) - objective) < 1e-6)
    #expect(grown.iterations < scratch.iterations)
  }

  @Test("the root basis of an integer program starts its relaxation") func root() throws {
    let root = try GLPK.solve(model).rootBasis
    #expect(try GLPK.relax(model, basis: root).iterations == 0)
    #expect(try GLPK.solve(model, basis: root).outcome == .optimal)
  }

  @Test("a basis that does not fit gives the same optimum", arguments: [Basis.Status.basic, .atUpper, .free])
  func nonsense(status: Basis.Status) throws {
    let basis = Basis(
      columns: Array(repeating: status, count: model.columns.count),
      rows: Array(repeating: status, count: model.rows.count))
    let objective = try #require(try GLPK.relax(model).optimum?.objective)
    let found = try #require(try GLPK.relax(model, basis: basis).optimum?.objective)
    #expect(abs(found - objective) < 1e-6)
  }

  @Test("a basis of a larger model is refused") func tooLarge() throws {
    let basis = Basis(columns: Array(repeating: .atLower, count: 61), rows: [])
    #expect(throws: GLPKError.invalid("the basis is of a larger model")) {
      try GLPK.relax(model, basis: basis)
    }
  }
}
