// SPDX-License-Identifier: GPL-3.0-or-later
import CGLPKGuard

/// A format in which other solvers read a model.
public enum ModelFormat: Sendable {
  /// Free MPS.
  case mps
  /// CPLEX LP, which people can read.
  case lp
}

extension GLPK {
  /// Writes a model to a file with all its names, so that GLPK and others find the same optimum in it.
  ///
  /// Three things have no place in GLPK's files and are written otherwise. MPS always minimises: a maximising
  /// model has its costs negated there, and `_negated` after its name. A constant of the objective is a column
  /// `objective_constant`, fixed at 1. In LP a row with two different finite bounds becomes an equation with
  /// a column `~r_` and the row's number.
  ///
  /// - Parameters:
  ///   - model: The program; names within columns and within rows must differ.
  ///   - format: The format.
  ///   - path: The file, which is overwritten. Half a file may be left behind on failure.
  /// - Throws: `GLPKError`; `.unwritable` with the system's reason if the file cannot be written.
  public static func write(
    _ model: LinearModel, as format: ModelFormat, to path: String
  ) throws(GLPKError) {
    try ModelCheck.numbers(of: model)
    let model = stated(model, for: format)
    let (columnNames, rowNames) = (model.columns.map(\.name), model.rows.map(\.name))
    try refuseDuplicates(columnNames, "columns")
    try refuseDuplicates(rowNames + [model.name], "rows")
    var result = glpkguard_result()
    let status = listed(rowNames).withUnsafeBufferPointer { rows in
      listed(columnNames).withUnsafeBufferPointer { columns in
        model.name.withCString { name in
          FlatModel(model).withGuardModel { flat in
            var names = glpkguard_names(
              model: name, objective: name, rows: rows.baseAddress, columns: columns.baseAddress)
            let code = format == .mps ? GLPKGUARD_FREE_MPS : GLPKGUARD_CPLEX_LP
            return withUnsafeMutablePointer(to: &result.message) { message in
              message.withMemoryRebound(to: CChar.self, capacity: 512) { message in
                glpkguard_write(&flat, &names, code, path, message)
              }
            }
          }
        }
      }
    }
    try Door.throwUnlessFine(status, message: &result.message)
  }

  /// The model as its file can hold it.
  private static func stated(_ model: LinearModel, for format: ModelFormat) -> LinearModel {
    var stated = model
    if model.constant != 0 {
      stated.addColumn("objective_constant", lower: 1, upper: 1, cost: model.constant)
      stated.constant = 0
    }
    if format == .mps && model.direction == .maximise {
      stated.name += "_negated"
      stated.direction = .minimise
      for index in stated.columns.indices { stated.columns[index].cost.negate() }
    }
    return stated
  }

  private static func refuseDuplicates(_ names: [String], _ what: String) throws(GLPKError) {
    var seen: Set<String> = []
    for name in names where !name.isEmpty && !seen.insert(name).inserted {
      throw .invalid("two \(what) are called \(name)")
    }
  }

  /// One NUL-terminated name after the other, and never an empty array.
  private static func listed(_ names: [String]) -> [CChar] {
    names.flatMap { $0.utf8.map { CChar(bitPattern: $0) } + [0] } + [0]
  }
}
