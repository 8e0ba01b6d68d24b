// SPDX-License-Identifier: GPL-3.0-or-later

/// Why GLPK gave no answer. An infeasible model or a limit that was met is an answer, not an error.
public enum GLPKError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The library could not be loaded; everything else of the program works without it.
  case unavailable(String)
  /// The model, the start, the basis or a limit holds something that GLPK must not see, such as a NaN.
  case invalid(String)
  /// GLPK gave up inside: a wrong index, a column twice in a row, the memory limit, numerical trouble. Holds
  /// GLPK's own words. The next call starts clean.
  case fault(String)
  /// GLPK's answer breaks the model, so it cannot be used.
  case unreliable(String)
  /// The model file could not be written.
  case unwritable(String)

  /// One sentence for a report.
  public var description: String {
    switch self {
    case .unavailable(let reason):
      "GLPK cannot be loaded (\(reason)); install it with 'apt-get install libglpk40'"
    case .invalid(let reason): "the model cannot be given to GLPK: \(reason)"
    case .fault(let words): "GLPK gave up: \(words)"
    case .unreliable(let reason): "GLPK's answer cannot be trusted: \(reason)"
    case .unwritable(let reason): "the model file could not be written: \(reason)"
    }
  }
}
