// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolGLPK
import Testing

@Suite("Model files") struct ModelFileTests {
  /// A model with every kind of bound and name.
  func varied(_ direction: LinearModel.Direction) -> LinearModel {
    var model = LinearModel(name: "varied", direction: direction)
    model.constant = 7
    model.addBinary("place(M012,V~2026@2F01)", cost: 3)
    model.addColumn("most.5#a", upper: 5, isInteger: true, cost: -4)
    model.addColumn("_below", lower: -3, upper: 1, isInteger: true, cost: 5)
    model.addColumn("e5", upper: 1, cost: -6)
    model.addBinary("Free_1", cost: 7)
    model.addColumn("any", lower: -.infinity)
    model.addRow("one_place_at_a_time(M012,w~3)", upper: 1, terms: (0..<5).map { ($0, 1) })
    model.addRow("between", lower: -2, upper: 4, terms: [(0, 2), (1, 1)])
    model.addRow("equal", lower: 0, upper: 0, terms: [(5, 1), (2, -1)])
    model.addRow("least", lower: -1, terms: [(2, 1), (1, 1)])
    return model
  }

  static let cases: [(LinearModel.Direction, ModelFormat)] = [
    (.minimise, .mps), (.minimise, .lp), (.maximise, .mps), (.maximise, .lp),
  ]

  @Test("GLPK reads back the names and the optimum", arguments: cases)
  func roundTrip(direction: LinearModel.Direction, format: ModelFormat) throws {
    let model = varied(direction)
    let path = temporaryPath()
    defer { unlink(path) }
    try GLPK.write(model, as: format, to: path)
    let read = try ReadModel(path, format)
    let expected = try #require(try GLPK.solve(model).objective)
    let isNegated = format == .mps && direction == .maximise
    #expect(abs(read.optimum - (isNegated ? -expected : expected)) < 1e-9)
    #expect(read.name == (format == .lp ? nil : isNegated ? "varied_negated" : "varied"))
    #expect(read.rows == model.rows.map(\.name))
    let own = read.columns.filter { !$0.hasPrefix("~r_") }
    #expect(Set(own) == Set(model.columns.map(\.name) + ["objective_constant"]))
  }

  @Test("a model reads as it was stated") func text() throws {
    var model = LinearModel(name: "value", direction: .maximise)
    model.addBinary("take(a)", cost: 20)
    model.addBinary("take(b)", cost: 30)
    model.addRow("hours_per_week(m,w~1)", upper: 250, terms: [(0, 150), (1, 200)])
    let path = temporaryPath()
    defer { unlink(path) }
    try GLPK.write(model, as: .lp, to: path)
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == """
        \\* Problem: value *\\

        Maximize
         value: + 20 take(a) + 30 take(b)

        Subject To
         hours_per_week(m,w~1): + 150 take(a) + 200 take(b) <= 250

        Bounds
         0 <= take(a) <= 1
         0 <= take(b) <= 1

        Generals
         take(a)
         take(b)

        End

        """)
  }

  @Test("a file that cannot be written is an error with the reason") func unwritable() throws {
    let error = try #require(throws: GLPKError.self) {
      try GLPK.write(varied(.minimise), as: .lp, to: "/nowhere/model.lp")
    }
    #expect(error == .unwritable("Unable to create '/nowhere/model.lp' - No such file or directory"))
  }

  @Test("two columns or rows of one name are refused") func duplicates() {
    var model = varied(.minimise)
    model.addRow("equal", upper: 1, terms: [])
    #expect(throws: GLPKError.invalid("two rows are called equal")) {
      try GLPK.write(model, as: .lp, to: "/dev/null")
    }
    model.addBinary("any")
    #expect(throws: GLPKError.invalid("two columns are called any")) {
      try GLPK.write(model, as: .lp, to: "/dev/null")
    }
  }

  @Test(
    "a name keeps to the alphabet that every reader knows",
    arguments: [
      ("x", true), ("_", true), ("x(M1,16SW03.G1)", true), ("a~b@2F#", true), ("e5", true), ("ends", true),
      ("_inf", true), ("Zürich", false), ("", false), ("5e", false), (".x", false), ("~r_1", false),
      ("a-b", false), ("a b", false), ("a[1]", false), ("a:b", false), ("a/b", false), ("a*", false),
      ("a^2", false), ("a+", false), ("a<", false), ("a\\", false), ("end", false), ("FREE", false),
      ("s.t.", false), ("Binary", false), ("infeasible", true), ("Infinity", false), ("x\n", false),
    ])
  func alphabet(name: String, isValid: Bool) {
    #expect(ModelName.isValid(name) == isValid)
    #expect(ModelName.isValid(String(repeating: "x", count: 255)))
    #expect(!ModelName.isValid(String(repeating: "x", count: 256)))
  }

  @Test(
    "any text escapes to a piece of a name, different texts to different pieces",
    arguments: [
      ("V-2026/01", "V~2026@2F01"), ("16SW03", "16SW03"), ("a_b.c", "a_b.c"), ("a b", "a@20b"),
      ("a~b", "a@7Eb"), ("a@7Eb", "a@407Eb"), ("(x,y)", "@28x@2Cy@29"), ("é", "@C3@A9"), ("", ""),
    ])
  func escaping(text: String, piece: String) {
    #expect(ModelName.escaping(text) == piece)
    #expect(ModelName.isValid("x(\(piece))"))
  }

  private func temporaryPath() -> String { NSTemporaryDirectory() + "model-\(UUID().uuidString)" }
}
