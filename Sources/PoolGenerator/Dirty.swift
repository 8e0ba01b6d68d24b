// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The files of a data package as a careless person would hand them in.
///
/// The tables have semicolons, decimal commas, Windows-1252 letters, CRLF and, for members and vacancies,
/// dates written `30-11-2026`; `datapackage.json` is gone. All that a tolerant reader can take. Besides there are
/// faults to be told: vacancies without an end date (a warning), with an unknown subject (an error), a member
/// listed twice under one id (an error) and one under two ids (a warning), and expired certificates of conduct
/// (a warning); each in about one row of twenty.
///
/// - Parameters:
///   - files: The files of a package in the strict form.
///   - seed: Chooses the rows; the same seed gives the same bytes.
/// - Throws: `SiteError` if a table is not in the strict form.
public func dirtied(
  _ files: [(name: String, bytes: [UInt8])], seed: UInt64
) throws(SiteError) -> [(name: String, bytes: [UInt8])] {
  let twin = try files.first { $0.name == "qualifications.csv" }.map { file throws(SiteError) in
    try CarelessTable(file.bytes, seed: seed).anyone()
  }
  var dirty: [(name: String, bytes: [UInt8])] = []
  for (name, bytes) in files where name != "datapackage.json" {
    guard name.hasSuffix(".csv") else {
      dirty.append((name, bytes))
      continue
    }
    var table = try CarelessTable(bytes, seed: seed)
    switch name {
    case "vacancies.csv": table.spoilVacancies()
    case "members.csv": table.spoilMembers(twin: twin ?? "")
    case "qualifications.csv": table.repeatRows(of: twin ?? "", suffix: "a")
    default: break
    }
    dirty.append((name, table.bytes))
  }
  return dirty
}

/// A table in the hands of a careless person.
private struct CarelessTable {
  private let header: [String]
  private var rows: [[String]]
  private var random: RandomStream

  init(_ bytes: [UInt8], seed: UInt64) throws(SiteError) {
    let table = try SimpleTable(String(decoding: bytes, as: UTF8.self))
    header = table.header
    rows = table.rows.map(\.fields)
    random = RandomStream(seed, "dirty", rows.count)
  }

  /// Changes what a column holds in about one row of twenty, at least one.
  private mutating func spoil(_ column: String, _ change: (String, inout RandomStream) -> String) {
    guard let index = header.firstIndex(of: column) else { return }
    let filled = random.shuffled(rows.indices.filter { !rows[$0][index].isEmpty })
    for row in filled.prefix(max(1, rows.count / 20)) { rows[row][index] = change(rows[row][index], &random) }
  }

  private mutating func rewriteDates() {
    for row in rows.indices {
      for column in header.indices {
        let parts = rows[row][column].split(separator: "-", omittingEmptySubsequences: false)
        if parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ Int($0) != nil }) {
          rows[row][column] = parts.reversed().joined(separator: "-")
        }
      }
    }
  }

  mutating func spoilVacancies() {
    spoil("until") { _, _ in "" }
    spoil("subject") { _, random in random.element(of: ["NED", "wisk", "gym", "M&O"]) ?? "NED" }
    rewriteDates()
  }

  /// The id in the first column of some row; empty without rows.
  func anyone() -> String {
    var random = random
    return random.element(of: rows)?[0] ?? ""
  }

  /// Writes the rows whose first column is `id` a second time, with a suffix to the id.
  mutating func repeatRows(of id: String, suffix: String) {
    rows = rows.flatMap { row in row[0] == id ? [row, [row[0] + suffix] + row.dropFirst()] : [row] }
  }

  mutating func spoilMembers(twin: String) {
    spoil("conduct_certificate") { date, _ in
      let (year, rest) = (date.prefix(4), date.dropFirst(4))
      return Int(year).map { "\($0 - 5)\(rest)" } ?? date
    }
    repeatRows(of: twin, suffix: "a")
    if let double = random.element(of: rows.filter { !$0[0].hasPrefix(twin) }) {
      repeatRows(of: double[0], suffix: "")
    }
    rewriteDates()
  }

  /// The table with semicolons, decimal commas and CRLF, in Windows-1252.
  var bytes: [UInt8] {
    ([header] + rows).flatMap { row in
      Self.windows1252(row.map(Self.field).joined(separator: ";") + "\r\n")
    }
  }

  private static func field(_ value: String) -> String {
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) {
      return parts.joined(separator: ",")
    }
    guard value.contains(where: { $0 == ";" || $0 == "\"" }) else { return value }
    return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// Latin letters as Windows-1252 has them; anything else becomes a question mark.
  private static func windows1252(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      scalar.isASCII || (0xa0...0xff).contains(scalar.value) ? UInt8(scalar.value) : UInt8(ascii: "?")
    }
  }
}
