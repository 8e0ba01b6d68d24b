// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// How much a fault matters: a package with an error is not planned, one with only warnings is.
public enum Severity: Hashable, Sendable {
  case error, warning
}

/// Something in a file that its author can repair: where it is, what was found, what to write instead.
///
/// Faults name people by id only, and never repeat a number that may be a citizen service number.
public struct Fault: Hashable, Sendable {
  /// What is wrong; the words follow from it.
  public let kind: FaultKind
  /// The file's name inside the package, or the path of the package itself.
  public let file: String
  /// The line, from 1; `nil` when the fault is the file's as a whole.
  public let line: Int?
  /// The name of the column, or the key in a JSON file.
  public let column: String?
  /// The place in the line, in characters from 1.
  public let position: Int?
  /// What the file holds there, cut to 60 characters.
  public let value: String?

  init(
    _ kind: FaultKind, file: String, line: Int? = nil, column: String? = nil, position: Int? = nil,
    value: String? = nil
  ) {
    (self.kind, self.file, self.line, self.column, self.position) = (kind, file, line, column, position)
    self.value = value.map { CitizenNumber.masked(Fault.shortened($0)) }
  }

  /// Whether it forbids planning.
  public var severity: Severity { kind.severity }
  /// What is wrong, in English, without the place.
  public var problem: String { words(.english).problem }
  /// What to do about it, in English.
  public var advice: String { words(.english).advice }

  /// The whole message: place, severity, column and problem on one line, the advice indented on the next.
  public func text(_ language: Language) -> String {
    var place = file
    if let line { place += ":\(line)" }
    if line != nil, let position { place += ":\(position)" }
    let dutch = language == .dutch
    let mark = severity == .error ? (dutch ? "fout" : "error") : (dutch ? "waarschuwing" : "warning")
    let cell =
      file.hasSuffix(".json") ? (dutch ? "sleutel" : "key") : (dutch ? "kolom" : "column")
    let (problem, advice) = words(language)
    return "\(place): \(mark): \(column.map { "\(cell) '\($0)': " } ?? "")\(problem)\n  \(advice)"
  }

  private func words(_ language: Language) -> (problem: String, advice: String) {
    let value = value ?? ""
    let (problem, advice) =
      switch language {
      case .english: kind.english(value)
      case .dutch: kind.dutch(value)
      }
    return (CitizenNumber.masked(problem), CitizenNumber.masked(advice))
  }

  private static func shortened(_ value: String) -> String {
    let oneLine = String(value.unicodeScalars.map { $0.value < 32 ? " " : Character($0) })
    return oneLine.count <= 60 ? oneLine : oneLine.prefix(59) + "…"
  }
}

extension Fault: CustomStringConvertible {
  /// The whole message in English.
  public var description: String { text(.english) }
}
