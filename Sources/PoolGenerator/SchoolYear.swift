// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The holidays of school year 2026–27 and the three holiday regions; sources in `Docs/generator.md`.
enum SchoolYear {
  private static let dates: [(region: String?, from: String, until: String, name: String)] = [
    ("noord", "2026-10-10", "2026-10-18", "herfstvakantie"),
    ("midden", "2026-10-17", "2026-10-25", "herfstvakantie"),
    ("zuid", "2026-10-17", "2026-10-25", "herfstvakantie"),
    (nil, "2026-12-19", "2027-01-03", "kerstvakantie"),
    ("noord", "2027-02-20", "2027-02-28", "voorjaarsvakantie"),
    ("midden", "2027-02-20", "2027-02-28", "voorjaarsvakantie"),
    ("zuid", "2027-02-13", "2027-02-21", "voorjaarsvakantie"),
    (nil, "2027-03-26", "2027-03-26", "Goede Vrijdag"),
    (nil, "2027-03-29", "2027-03-29", "tweede paasdag"),
    (nil, "2027-04-24", "2027-05-09", "meivakantie"),
    (nil, "2027-05-17", "2027-05-17", "tweede pinksterdag"),
    ("noord", "2027-07-10", "2027-08-22", "zomervakantie"),
    ("midden", "2027-07-17", "2027-08-29", "zomervakantie"),
    ("zuid", "2027-07-24", "2027-09-05", "zomervakantie"),
  ]

  /// All holidays, in order of date.
  static let holidays: [Holiday] = dates.compactMap { row in
    guard let from = Day(iso: row.from), let until = Day(iso: row.until), let dates = DayRange(from, until)
    else { return nil }
    return Holiday(holidayRegion: row.region, dates: dates, name: row.name)
  }

  /// Whether all schools of the country are closed.
  static func isClosed(_ day: Day) -> Bool {
    holidays.contains { $0.holidayRegion == nil && $0.dates.contains(day) }
  }

  /// The municipalities of Gelderland whose schools follow the south.
  private static let southernGelderland = [
    "ARNHEM", "BERG EN DAL", "BEUNINGEN", "DOESBURG", "DRUTEN", "DUIVEN", "HEUMEN", "LINGEWAARD",
    "MAASDRIEL", "NIJMEGEN", "OVERBETUWE", "RENKUM", "RHEDEN", "ROZENDAAL", "WESTERVOORT",
    "WEST MAAS EN WAAL", "WIJCHEN", "ZALTBOMMEL", "ZEVENAAR",
  ]

  /// The holiday region of a municipality, or `nil` for an unknown province.
  static func holidayRegion(province: String, municipality: String) -> String? {
    let municipality = municipality.uppercased()
    switch province {
    case "Groningen", "Friesland", "Fryslân", "Drenthe", "Overijssel", "Noord-Holland": return "noord"
    case "Flevoland": return municipality == "ZEEWOLDE" ? "midden" : "noord"
    case "Utrecht": return municipality == "EEMNES" ? "noord" : "midden"
    case "Zuid-Holland": return "midden"
    case "Gelderland":
      if municipality == "HATTEM" { return "noord" }
      return southernGelderland.contains(municipality) ? "zuid" : "midden"
    case "Noord-Brabant": return municipality == "ALTENA" ? "midden" : "zuid"
    case "Limburg", "Zeeland": return "zuid"
    default: return nil
    }
  }
}
