// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The tables of the data package.
enum Tables {
  /// Every table, so that a table comes after those it refers to; the order of reading and of faults.
  static let all: [any PackageTable] = [
    boards, locations, bells, holidays, subjects, levels, authority, neighbours, postcodes, members,
    qualifications, availability, vacancies, groups, lessons, preferences, placements, publications,
    published, overrides,
  ]

  /// The texts of a position.
  static func texts(_ position: Position?) -> [String?] {
    [position.map { degrees($0.latitude) }, position.map { degrees($0.longitude) }]
  }

  /// Minutes as hours with at most two decimals.
  static func hours(_ minutes: Int?) -> String? { minutes.map { Decimal.text($0, unit: 60, decimals: 2) } }

  private static func degrees(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Tables {
  static let boards = Table<Board>(
    "boards", about: "Employers of one or more locations.",
    columns: [.key("board", "The board's id."), .text("name", "Its name.")],
    draft: \.boards,
    read: { Board(id: $0.id(), name: $0.text()) },
    write: { [$0.id, $0.name] },
    rows: \.boards)

  static let locations = Table<Location>(
    "locations", about: "School sites.",
    columns: [
      .key("location", "The site's id: the institution's BRIN and two digits."),
      .text("name", "Its name."),
      .reference("board", to: "boards", "The employer."),
      .degrees("latitude", -90...90, "WGS84 degrees north."),
      .degrees("longitude", -180...180, "WGS84 degrees east."),
      .text("postcode", "Six characters, for people to read.").optional,
      .text("place", "Town or village.").optional,
      .text("holiday_region", "Which rows of holidays.csv hold here besides those for all.").optional,
      .choice("sector", Sector.self, "Secondary (vo) or vocational (mbo)."),
    ],
    draft: \.locations,
    read: {
      Location(
        id: $0.id(), name: $0.text(), board: $0.reference(), position: $0.position(),
        postcode: $0.optionalText(), place: $0.optionalText(), holidayRegion: $0.optionalText(),
        sector: $0.choice(Sector.self, otherwise: .vo))
    },
    write: {
      [$0.id, $0.name, $0.board] + texts($0.position)
        + [$0.postcode, $0.place, $0.holidayRegion, $0.sector.rawValue]
    },
    rows: \.locations)

  static let bells = Table<Bell>(
    "bells", about: "The clock times of the periods.", isRequired: false,
    columns: [
      .reference("location", to: "locations", "The site; empty = sites without rows of their own.").optional,
      .integer("period", 1...30, "The period's number in the day."),
      .time("start", "When it begins."), .time("end", "When it ends."),
    ],
    draft: \.bells,
    read: { Bell(location: $0.optionalReference(), period: $0.integer(), span: $0.span()) },
    write: {
      [$0.location, String($0.period), ClockSpan.text($0.span.start), ClockSpan.text($0.span.end)]
    },
    rows: \.bells)

  static let holidays = Table<Holiday>(
    "holidays", about: "Dates without lessons.", isRequired: false,
    columns: [
      .text("holiday_region", "The locations' holiday_region; empty = all locations.").optional,
      .date("from", "The first date."), .date("until", "The last date."), .text("name", "What it is called."),
    ],
    draft: \.holidays,
    read: { Holiday(holidayRegion: $0.optionalText(), dates: $0.dates(), name: $0.text()) },
    write: { [$0.holidayRegion, $0.dates.from.description, $0.dates.until.description, $0.name] },
    rows: \.holidays)

  static let subjects = Table<Subject>(
    "subjects", about: "School subjects.",
    columns: [
      .key("subject", "The subject's id."), .text("name", "Its name."),
      .text("reporting_group", "The heading under which reports count it."),
    ],
    draft: \.subjects,
    read: { Subject(id: $0.id(), name: $0.text(), reportingGroup: $0.text()) },
    write: { [$0.id, $0.name, $0.reportingGroup] },
    rows: \.subjects)

  static let levels = Table<Level>(
    "levels", about: "Levels of teaching.",
    columns: [
      .key("level", "The level's id."), .text("name", "Its name."),
      .choice("level_group", LevelGroup.self, "The levels for which the law asks the same degree."),
    ],
    draft: \.levels,
    read: { Level(id: $0.id(), name: $0.text(), group: $0.choice(LevelGroup.self, otherwise: .lower)) },
    write: { [$0.id, $0.name, $0.group.rawValue] },
    rows: \.levels)

  static let authority = Table<Authority>(
    "authority", about: "Which degree may teach which levels, at which tier and for how long.",
    columns: [
      .choice("level_group", LevelGroup.self, "The levels."),
      .choice("degree", Degree.self, "The degree of the qualification."),
      .integer("tier", 0...3, "0 qualified, 1 appointable, 2 exception with a clock, 3 guest."),
      .hours("hours_max", 0...40, "The most clock hours of lessons a week under this row.").optional,
      .integer("months_max", 1...240, "How many months from its first date a placement may last.").optional,
      .date("from", "The first date on which the row is law.").optional,
      .date("until", "The last date on which the row is law.").optional,
    ],
    draft: \.authority,
    read: { record in
      let group = record.choice(LevelGroup.self, otherwise: .lower)
      let degree = record.choice(Degree.self, otherwise: .none)
      let (tier, minutes, months) = (record.integer(), record.optionalMinutes(), record.optionalInteger())
      let (from, until) = record.openDates()
      return Authority(
        levelGroup: group, degree: degree, tier: tier, minutesMax: minutes, monthsMax: months, from: from,
        until: until)
    },
    write: {
      [
        $0.levelGroup.rawValue, $0.degree.rawValue, String($0.tier), hours($0.minutesMax),
        $0.monthsMax.map { String($0) }, $0.from?.description, $0.until?.description,
      ]
    },
    rows: \.authority)

  static let neighbours = Table<Neighbour>(
    "neighbours", about: "Who may take a related subject.", isRequired: false,
    columns: [
      .reference("subject", to: "subjects", "The subject asked."),
      .reference("neighbour", to: "subjects", "The subject of the qualification that also serves."),
      .integer("tier", 0...3, "At which tier at best."),
    ],
    draft: \.neighbours,
    read: { Neighbour(subject: $0.reference(), neighbour: $0.reference(), tier: $0.integer()) },
    write: { [$0.subject, $0.neighbour, String($0.tier)] },
    rows: \.neighbours)

  static let postcodes = Table<Postcode>(
    "postcodes", about: "Where four-digit postcodes lie, for members known by postcode alone.",
    isRequired: false,
    columns: [
      .key("postcode4", "Four digits."),
      .degrees("latitude", -90...90, "WGS84 degrees north."),
      .degrees("longitude", -180...180, "WGS84 degrees east."),
    ],
    draft: \.postcodes,
    read: { Postcode(id: $0.id(), position: $0.position()) },
    write: { [$0.id] + texts($0.position) },
    rows: \.postcodes)
}
