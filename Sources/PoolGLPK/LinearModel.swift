// SPDX-License-Identifier: GPL-3.0-or-later

/// A linear or integer program: columns to choose, rows to keep, one objective.
///
///     minimise or maximise   Σ cost[j] · x[j] + constant
///     subject to             row.lower ≤ Σ value[k] · x[column[k]] ≤ row.upper      for each row
///                            column.lower ≤ x[j] ≤ column.upper                     for each column
///                            x[j] whole                                             where `isInteger`
///
/// Columns and rows count from 0 in the order in which they were added. A model is a plain value; nothing is
/// checked while it grows but its names. `GLPK` checks the numbers at its door.
public struct LinearModel: Sendable {
  /// Whether a small or a large objective is good.
  public enum Direction: Sendable { case minimise, maximise }

  /// One unknown of the program.
  public struct Column: Sendable {
    /// A name for the exported model, or empty for a number of GLPK's own; see `ModelName`.
    public let name: String
    /// The least value, or `-.infinity`; whole for an integer column.
    public var lower: Double
    /// The largest value, or `.infinity`; whole for an integer column.
    public var upper: Double
    /// Whether the value must be whole.
    public var isInteger: Bool
    /// What one unit adds to the objective.
    public var cost: Double
  }

  /// One restriction of the program; its terms are in the entries.
  public struct Row: Sendable {
    /// A name for the exported model, or empty for a number of GLPK's own; see `ModelName`.
    public let name: String
    /// The least value of the row's sum, or `-.infinity`; equal to `upper` for an equation.
    public var lower: Double
    /// The largest value of the row's sum, or `.infinity`.
    public var upper: Double
  }

  /// The name of the whole model in an exported file.
  ///
  /// - Precondition: It is valid for a model file (`ModelName.isValid`).
  public var name: String {
    willSet { Self.requireValid(newValue) }
  }
  /// Whether a small or a large objective is good.
  public var direction: Direction
  /// A constant part of the objective.
  public var constant = 0.0
  /// The unknowns. Costs and bounds may be changed in place.
  public var columns: [Column] = []
  /// The restrictions. Bounds may be changed in place.
  public var rows: [Row] = []
  /// The row of each entry of the sparse matrix.
  public private(set) var entryRows: [Int32] = []
  /// The column of each entry, beside `entryRows`.
  public private(set) var entryColumns: [Int32] = []
  /// The coefficient of each entry, beside `entryRows`.
  public private(set) var entryValues: [Double] = []

  /// Creates a model without columns and rows.
  ///
  /// - Precondition: `name` is valid for a model file (`ModelName.isValid`).
  public init(name: String, direction: Direction) {
    Self.requireValid(name)
    self.name = name
    self.direction = direction
  }

  /// Adds an unknown and returns its index.
  ///
  /// - Precondition: `name` is empty or valid for a model file (`ModelName.isValid`).
  /// - Complexity: O(1) amortised.
  @discardableResult
  public mutating func addColumn(
    _ name: String = "", lower: Double = 0, upper: Double = .infinity, isInteger: Bool = false,
    cost: Double = 0
  ) -> Int {
    if !name.isEmpty { Self.requireValid(name) }
    columns.append(Column(name: name, lower: lower, upper: upper, isInteger: isInteger, cost: cost))
    return columns.count - 1
  }

  /// Adds an unknown to rows that exist already and returns its index. Give each row at most once.
  ///
  /// - Precondition: `name` is empty or valid for a model file (`ModelName.isValid`).
  /// - Complexity: O(number of terms) amortised.
  @discardableResult
  public mutating func addColumn(
    _ name: String = "", lower: Double = 0, upper: Double = .infinity, isInteger: Bool = false,
    cost: Double = 0, terms: [(row: Int, value: Double)]
  ) -> Int {
    let column = addColumn(name, lower: lower, upper: upper, isInteger: isInteger, cost: cost)
    for term in terms {
      entryRows.append(Int32(truncatingIfNeeded: term.row))
      entryColumns.append(Int32(truncatingIfNeeded: column))
      entryValues.append(term.value)
    }
    return column
  }

  /// Adds an unknown that is 0 or 1 and returns its index.
  ///
  /// - Precondition: `name` is empty or valid for a model file (`ModelName.isValid`).
  @discardableResult
  public mutating func addBinary(_ name: String = "", cost: Double = 0) -> Int {
    addColumn(name, lower: 0, upper: 1, isInteger: true, cost: cost)
  }

  /// Adds a restriction and returns its index. Give each column at most once: a column that does not exist, or
  /// twice in a row, is the caller's mistake, which the solver reports as `GLPKError.fault`.
  ///
  /// - Precondition: `name` is empty or valid for a model file (`ModelName.isValid`).
  /// - Complexity: O(number of terms) amortised.
  @discardableResult
  public mutating func addRow(
    _ name: String = "", lower: Double = -.infinity, upper: Double = .infinity,
    terms: [(column: Int, value: Double)]
  ) -> Int {
    if !name.isEmpty { Self.requireValid(name) }
    let row = Int32(rows.count)
    rows.append(Row(name: name, lower: lower, upper: upper))
    for term in terms {
      entryRows.append(row)
      entryColumns.append(Int32(truncatingIfNeeded: term.column))
      entryValues.append(term.value)
    }
    return Int(row)
  }

  /// The objective at a point: the constant and each column's cost times its value.
  ///
  /// Exact when costs and values are whole and the sum stays below 2^53.
  public func objective(at values: [Double]) -> Double {
    zip(columns, values).reduce(constant) { $0 + $1.0.cost * $1.1 }
  }

  private static func requireValid(_ name: String) {
    precondition(ModelName.isValid(name), "'\(name)' is no name for a model file; see ModelName")
  }
}
