// SPDX-License-Identifier: GPL-3.0-or-later

/// What GLPK does not check, or answers by a wrong optimum or an abort, is refused before its door.
enum ModelCheck {
  /// Beyond this, doubles no longer hold every whole number with room to add a few up.
  static let largestNumber = 1e15

  /// Refuses NaN, infinite and absurd numbers, crossed bounds, and fractional bounds of integer columns.
  static func numbers(of model: LinearModel) throws(GLPKError) {
    guard model.columns.count < Int(Int32.max), model.rows.count < Int(Int32.max),
      model.entryValues.count < Int(Int32.max)
    else { throw .invalid("more than 2,147,483,646 columns, rows or entries") }
    try finite(model.constant) { "the objective's constant" }
    for (index, column) in model.columns.enumerated() {
      func label() -> String { "column \(index) \(column.name)" }
      try finite(column.cost) { "the cost of \(label())" }
      try bounds(column.lower, column.upper, of: label)
      if column.isInteger {
        for bound in [column.lower, column.upper] where bound.isFinite && bound != bound.rounded() {
          throw .invalid("integer \(label()) has the bound \(bound), which is not whole")
        }
      }
    }
    for (index, row) in model.rows.enumerated() {
      try bounds(row.lower, row.upper) { "row \(index) \(row.name)" }
    }
    for (index, value) in model.entryValues.enumerated() {
      try finite(value) {
        "the coefficient of column \(model.entryColumns[index]) in row \(model.entryRows[index])"
      }
    }
  }

  /// Refuses a start that is not an integer point of the model: GLPK takes any point at its word.
  static func start(_ values: [Double], of model: LinearModel) throws(GLPKError) {
    guard values.count == model.columns.count else {
      throw .invalid("the start has \(values.count) values for \(model.columns.count) columns")
    }
    for (index, value) in values.enumerated() where !value.isFinite {
      throw .invalid("the start gives column \(index) the value \(value)")
    }
    for entry in model.entryColumns where !model.columns.indices.contains(Int(entry)) {
      throw .invalid("a row names column \(entry), which does not exist")
    }
    if let broken = brokenRule(of: model, at: values) { throw .invalid("the start breaks \(broken)") }
  }

  /// The first bound, integrality or row that a point breaks, or `nil`.
  ///
  /// A row may be off by rounding alone: 1e-6, and 1e-9 of the sum of its terms' sizes. So a row of whole
  /// numbers is kept exactly as long as its terms sum to less than about 1e8.
  ///
  /// - Precondition: `values` has a finite value for each column, and entries name existing columns.
  /// - Complexity: O(columns + rows + entries).
  static func brokenRule(of model: LinearModel, at values: [Double]) -> String? {
    for (index, column) in model.columns.enumerated() {
      let value = values[index]
      let slack = 1e-6 * max(1, value.magnitude)
      if value < column.lower - slack || value > column.upper + slack {
        return "a bound of column \(index) \(column.name): \(value)"
      }
      if column.isInteger && value != value.rounded() {
        return "integrality of column \(index) \(column.name): \(value)"
      }
    }
    var sums = [Double](repeating: 0, count: model.rows.count)
    var sizes = sums
    for (entry, value) in model.entryValues.enumerated() {
      let term = value * values[Int(model.entryColumns[entry])]
      sums[Int(model.entryRows[entry])] += term
      sizes[Int(model.entryRows[entry])] += term.magnitude
    }
    for (index, row) in model.rows.enumerated() {
      let slack = 1e-6 + 1e-9 * sizes[index]
      if sums[index] < row.lower - slack || sums[index] > row.upper + slack {
        return "row \(index) \(row.name): \(sums[index]) is not within \(row.lower) and \(row.upper)"
      }
    }
    return nil
  }

  private static func finite(_ value: Double, of what: () -> String) throws(GLPKError) {
    guard value.magnitude <= largestNumber else { throw .invalid("\(what()) is \(value)") }
  }

  private static func bounds(
    _ lower: Double, _ upper: Double, of what: () -> String
  ) throws(GLPKError) {
    guard lower <= upper, lower < .infinity, upper > -.infinity,
      lower.isInfinite || lower.magnitude <= largestNumber,
      upper.isInfinite || upper.magnitude <= largestNumber
    else { throw .invalid("\(what()) has the bounds \(lower) and \(upper)") }
  }
}
