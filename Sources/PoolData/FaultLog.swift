// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects the faults of one reading, in whatever order they are found.
final class FaultLog {
  private(set) var faults: [Fault] = []
  private(set) var hasErrors = false

  func tell(_ fault: Fault) {
    faults.append(fault)
    if fault.severity == .error { hasErrors = true }
  }

  /// Tells a fault of a column of a record that has been read before.
  func tell(_ kind: FaultKind, at place: Place, column: String) {
    let (shown, line, position, value) = place.file.find(column: column, in: place)
    tell(Fault(kind, file: place.file.name, line: line, column: shown, position: position, value: value))
  }

  /// The faults in the order of their files, lines and places; unknown files come first.
  func inOrder(of files: [String]) -> [Fault] {
    let rank = Dictionary(files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func key(_ fault: Fault) -> (Int, String, Int, Int) {
      (rank[fault.file] ?? -1, fault.file, fault.line ?? 0, fault.position ?? 0)
    }
    return faults.enumerated().sorted { a, b in
      let (left, right) = (key(a.element), key(b.element))
      return left == right ? a.offset < b.offset : left < right
    }.map(\.element)
  }
}
