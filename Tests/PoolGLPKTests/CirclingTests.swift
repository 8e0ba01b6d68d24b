// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import PoolGLPK

/// Where simplex loses its way and has no end.
@Suite("Circles") struct CirclingTests {
  /// A model as it was met in a region, with the basis and the plan that its search began with.
  private struct Met {
    var model = LinearModel(name: "circling", direction: .maximise)
    var basis = Basis(columns: [], rows: [])
    var start: [Double] = []

    init(_ name: String) throws {
      let path = URL(filePath: #filePath).appending(path: "../Models/\(name).csv").standardized
      for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
        let cells = line.split(separator: ",").map(String.init)
        func number(_ cell: Int) throws -> Double { try #require(Double(cells[cell])) }
        func status(_ cell: Int) throws -> Basis.Status {
          try #require(UInt8(cells[cell]).flatMap(Basis.Status.init))
        }
        switch cells[0] {
        case "row":
          model.addRow(lower: try number(1), upper: try number(2), terms: [])
          basis.rows.append(try status(3))
        case "column":
          let terms = try stride(from: 7, to: cells.count, by: 2).map {
            (row: Int(try number($0)), value: try number($0 + 1))
          }
          model.addColumn(
            lower: try number(1), upper: try number(2), isInteger: cells[4] == "1", cost: try number(3),
            terms: terms)
          basis.columns.append(try status(5))
          start.append(try number(6))
        default: continue
        }
      }
    }
  }

  /// A time that is a sign of circles, and no limit: the search takes some milliseconds.
  private static let long = SolveLimits(seconds: 20)

  @Test("at a node are left for a new search from another basis, with the same end each time") func node()
    throws
  {
    let met = try Met("circling-node")
    var strategy = Strategy()
    strategy.cliqueCuts = false
    let solutions = try (0..<2).map { _ in
      try GLPK.solve(met.model, limits: Self.long, strategy: strategy, start: met.start, basis: met.basis)
    }
    #expect(solutions[0].outcome == .optimal)
    #expect(solutions[0].objective == -36490)
    #expect(solutions[0].iterations == solutions[1].iterations)
    #expect(solutions[0].iterations < 5000)
  }
  @Test("of one simplex method are left for the other", arguments: [Simplex.primal, .dual])
  func root(method: Simplex) throws {
    let met = try Met("circling-root")
    let solutions = try (0..<2).map { _ in try GLPK.relax(met.model, limits: Self.long, method: method) }
    let optimum = try #require(solutions[0].optimum)
    #expect(abs(optimum.objective - -56380.99995) < 1e-4)
    #expect(solutions[0].iterations == solutions[1].iterations)
  }

  @Test("end at the caller's limit where that comes first") func limited() throws {
    let met = try Met("circling-root")
    // Before the method changes, and soon after.
    for limit in [1000, 2520] {
      let solution = try GLPK.relax(met.model, limits: SolveLimits(seconds: 20, iterations: limit))
      #expect(solution.iterations <= limit)
    }
  }
}
