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
