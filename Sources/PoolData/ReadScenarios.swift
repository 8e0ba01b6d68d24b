// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Edits that are tried together, under a name.
public struct Scenario: Sendable {
  /// What people call it: the rest of its line `scenario NAME`, else the name of its file without the ending.
  public let name: String
  /// Its edits.
  public let edits: EditReading

  init(name: String, edits: EditReading) { (self.name, self.edits) = (name, edits) }

  /// A scenario of one edit, which is its name; messages give it this line in `file`.
  public init(_ edit: String, line: Int, named file: String) {
    self.init(name: edit, edits: EditReading([(line, edit)], named: file, log: FaultLog()))
  }
}

/// Reads a file of scenarios. Each begins with a line `scenario NAME` and holds the edits below it, a line each; lines before
/// the first such line are a scenario with the name of the file.
///
/// - Returns: the scenarios, in order; with faults of the file as a whole.
public func readScenarios(at path: String) -> (scenarios: [Scenario], faults: [Fault]) {
  let log = FaultLog()
  let file = lastPart(path)
  var parts: [(name: String, line: Int?, lines: [(line: Int, text: String)])] = [
    (String(file.split(separator: ".").first ?? ""), nil, [])
  ]
  for line in textLines(at: path, log: log) {
    let text = line.text.trimmingPrefix { $0.isWhitespace }
    guard text == "scenario" || text.hasPrefix("scenario ") else {
      parts[parts.count - 1].lines.append(line)
      continue
    }
    let name = text.dropFirst("scenario".count).trimmingPrefix { $0.isWhitespace }
    if name.isEmpty {
      log.tell(Fault(.scenarioWithoutName, file: file, line: line.line))
    } else if parts.contains(where: { $0.line != nil && $0.name == name }) {
      log.tell(Fault(.scenarioTwice, file: file, line: line.line, value: String(name)))
    }
    parts.append((String(name), line.line, []))
  }
  let scenarios = parts.compactMap { part -> Scenario? in
    let edits = EditReading(part.lines, named: file, log: FaultLog())
    guard part.line != nil || !edits.isEmpty else { return nil }
    if edits.isEmpty, let line = part.line {
      log.tell(Fault(.scenarioWithoutEdits, file: file, line: line, value: part.name))
    }
    return Scenario(name: part.name, edits: edits)
  }
  if scenarios.isEmpty, !log.hasErrors { log.tell(Fault(.scenarioWithoutEdits, file: path)) }
  return (scenarios, log.faults)
}
