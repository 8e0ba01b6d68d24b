// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A real school location that a generated region is built on.
public struct Site: Hashable, Sendable {
  /// BRIN and two digits; the first four characters stand in for the board.
  public var id: String
  /// The name of the school or the location.
  public var name: String
  /// Where it is, as an address says it.
  public var place, postcode: String?
  /// Where it is.
  public var position: Position
  /// The number of pupils, if it is known.
  public var pupils: Int?
  /// Secondary or vocational.
  public var sector: Sector
  /// Ids of the levels that are taught there.
  public var levels: [String]
  /// `noord`, `midden` or `zuid`.
  public var holidayRegion: String?
  /// A location of which everything but id, name, position and levels may be unknown.
  public init(
    id: String, name: String, place: String? = nil, postcode: String? = nil, position: Position,
    pupils: Int? = nil, sector: Sector = .vo, levels: [String], holidayRegion: String? = nil
  ) {
    (self.id, self.name, self.place, self.postcode) = (id, name, place, postcode)
    (self.position, self.pupils, self.sector) = (position, pupils, sector)
    (self.levels, self.holidayRegion) = (levels, holidayRegion)
  }
}

/// A fault in a table of locations or postcodes, with the line on which it is (from 1).
public struct SiteError: Error, Equatable, CustomStringConvertible {
  /// The line of the table, from 1.
  public let line: Int
  /// What is wrong there.
  public let problem: String
  /// The line and the problem.
  public var description: String { "line \(line): \(problem)" }
}

extension Site {
  /// Reads locations from a CSV table with a header.
  ///
  /// Columns: `id`, `name`, `lat`, `lon`, `structure` (`VBO/MAVO/HAVO/VWO/PRO`, `BRUGJAAR`, as DUO writes
  /// it); optional `place`, `postcode`, `pupils`, `holiday_region`, or `province` and `municipality`. The
  /// names in DUO's file (`vestigingscode`, `naam`, `plaats`, `leerlingen`, `onderwijsstructuur`, `provincie`,
  /// `gemeente`) serve as well; other columns are passed over.
  ///
  /// - Throws: `SiteError` for the first row that cannot be understood.
  public static func reading(_ csv: String) throws(SiteError) -> [Site] {
    let table = try SimpleTable(csv)
    var sites: [Site] = []
    for row in table.rows {
      let name = try table.value(row, "name", "naam")
      let structure = try table.value(row, "structure", "onderwijsstructuur")
      let levels = Site.levels(structure: structure, name: name)
      guard !levels.isEmpty else {
        throw SiteError(
          line: row.line, problem: "'\(structure)' names no level; write VBO, MAVO, HAVO, VWO, PRO")
      }
      let province = table.optional(row, "province", "provincie") ?? ""
      let municipality = table.optional(row, "municipality", "gemeente") ?? ""
      sites.append(
        Site(
          id: try table.value(row, "id", "vestigingscode"), name: name,
          place: table.optional(row, "place", "plaats"), postcode: table.optional(row, "postcode"),
          position: try table.position(row),
          pupils: table.optional(row, "pupils", "leerlingen").flatMap { Int($0) },
          levels: levels,
          holidayRegion: table.optional(row, "holiday_region")
            ?? SchoolYear.holidayRegion(province: province, municipality: municipality)))
    }
    return sites
  }

  /// The levels of a location that DUO describes as `structure`.
  ///
  /// `BRUGJAAR` alone is a class for newcomers when the name says so (ISK), else the first years of vmbo and havo.
  static func levels(structure: String, name: String) -> [String] {
    let parts = structure.uppercased().split(separator: "/")
    var wanted: [String] = []
    for part in parts {
      switch part {
      case "PRO": wanted += ["pro"]
      case "VBO": wanted += ["vmbo-1-2", "vmbo-b", "vmbo-k"]
      case "MAVO": wanted += ["vmbo-1-2", "vmbo-t"]
      case "HAVO": wanted += ["havo-1-3", "havo-4-5"]
      case "VWO": wanted += ["vwo-1-3", "vwo-4-6"]
      case "BRUGJAAR": wanted += name.uppercased().contains("ISK") ? ["isk"] : ["vmbo-1-2", "havo-1-3"]
      default: break
      }
    }
    return Catalog.levels.map(\.id).filter { wanted.contains($0) }
  }
}

extension Postcode {
  /// Reads positions of four-digit postcodes from a CSV table with columns `pc4` (or `postcode4`), `lat`, `lon`;
  /// positions are rounded to three decimals.
  ///
  /// - Throws: `SiteError` for the first row that cannot be understood.
  public static func reading(_ csv: String) throws(SiteError) -> [Postcode] {
    let table = try SimpleTable(csv)
    var postcodes: [Postcode] = []
    for row in table.rows {
      let position = try table.position(row)
      postcodes.append(
        Postcode(id: try table.value(row, "pc4", "postcode4"), position: Grid(position).position))
    }
    return postcodes
  }
}

/// Comma-separated text with a header and quoted fields: the little that the tables of locations need.
private struct SimpleTable {
  struct Row {
    let line: Int
    let fields: [String]
  }
  private(set) var rows: [Row] = []
  private let header: [String]

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
