// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Comma-separated text with a header and quoted fields: the little that the tables of locations need.
struct SimpleTable {
  struct Row {
    let line: Int
    let fields: [String]
  }
  private(set) var rows: [Row] = []
  let header: [String]

  init(_ text: String) throws(SiteError) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { (number: $0.offset + 1, text: $0.element) }
      .filter { !$0.text.isEmpty }
    guard let first = lines.first else { throw SiteError(line: 1, problem: "the table is empty") }
    header = SimpleTable.fields(first.text)
    for (number, text) in lines.dropFirst() {
      let fields = SimpleTable.fields(text)
      guard fields.count == header.count else {
        throw SiteError(line: number, problem: "\(fields.count) fields where the header has \(header.count)")
      }
      rows.append(Row(line: number, fields: fields))
    }
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields: [String] = []
    var field = ""
    var quoted = false
    var closing = false
    for character in line {
      switch character {
      case "\"" where quoted: (quoted, closing) = (false, true)
      case "\"":
        if closing { field.append("\"") }
        quoted = true
      case "," where !quoted:
        fields.append(field)
        (field, closing) = ("", false)
      default: field.append(character)
      }
    }
    return fields + [field]
  }

  func optional(_ row: Row, _ names: String...) -> String? { optional(row, names) }

  private func optional(_ row: Row, _ names: [String]) -> String? {
    for name in names {
      if let index = header.firstIndex(of: name), !row.fields[index].isEmpty { return row.fields[index] }
    }
    return nil
  }

  func value(_ row: Row, _ names: String...) throws(SiteError) -> String {
    guard let value = optional(row, names) else {
      throw SiteError(line: row.line, problem: "no value in column '\(names.joined(separator: "' or '"))'")
    }
    return value
  }

  func position(_ row: Row) throws(SiteError) -> Position {
    let (latitude, longitude) = (try value(row, "lat"), try value(row, "lon"))
    guard let north = Double(latitude), let east = Double(longitude), abs(north) <= 90, abs(east) <= 180
    else {
      throw SiteError(line: row.line, problem: "'\(latitude), \(longitude)' is no position in degrees")
    }
    return Position(latitude: north, longitude: east)
  }
}
