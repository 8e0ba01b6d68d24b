// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import Testing

/// A date written as `11-30`, of the school year 2026-27; test regions begin on Monday 2026-11-30.
func day(_ text: String) throws -> Day {
  let year = text.hasPrefix("0") ? "2027" : "2026"
  return try #require(Day(iso: text.count == 5 ? "\(year)-\(text)" : text), "no date: \(text)")
}

/// Dates written as `11-30 12-04`.
func dates(_ text: String) throws -> DayRange {
  let ends = try text.split(separator: " ").map { try day(String($0)) }
  return try #require(DayRange(ends[0], ends[1]), "no dates: \(text)")
}

/// A time written as `09:00-10:00`.
func span(_ text: String) throws -> ClockSpan {
  let ends = text.split(separator: "-").compactMap { ClockSpan.minutes($0) }
  try #require(ends.count == 2, "no time: \(text)")
  return try #require(ClockSpan(ends[0], ends[1]), "no time: \(text)")
}

/// A region of four weeks with one vacancy for `ne` at location `L1`, and whatever a test changes.
///
/// Location `L2` lies 11,120 m north of `L1`: 23 minutes by car. Members live at `L1`: 5 minutes by car.
struct TestRegion {
  var region: Region

  init(weeks: Int = 4) throws {
    region = Region(policy: Policy(firstDay: try day("11-30"), weeks: weeks))
    region.boards = [Board(id: "B1", name: "Board")]
    for (id, latitude, north) in [("L1", 52.0, "south"), ("L2", 52.1, "north")] {
      region.locations.append(
        Location(
          id: id, name: id, board: "B1", position: Position(latitude: latitude, longitude: 5),
          holidayRegion: north))
    }
    region.subjects = ["ne", "wi", "en"].map { Subject(id: $0, name: $0, reportingGroup: $0) }
    region.levels = [
      Level(id: "h1", name: "havo 1", group: .lower), Level(id: "v6", name: "vwo 6", group: .upper),
    ]
    region.authority = [
      Authority(levelGroup: .lower, degree: .first, tier: 0),
      Authority(levelGroup: .lower, degree: .second, tier: 0),
      Authority(levelGroup: .upper, degree: .first, tier: 0),
    ]
    try vacancy("V1")
  }

  /// A vacancy at `L1` for `ne` over the horizon, of any tier.
  mutating func vacancy(
    _ id: String, location: String = "L1", from: String = "11-30", until: String? = nil, membersMax: Int = 9,
    tierMax: Tier = 3
  ) throws {
    region.vacancies.append(
      Vacancy(
        id: id, location: location, subject: "ne", from: try day(from), until: try until.map { try day($0) },
        membersMax: membersMax, tierMax: tierMax, submitted: try day("11-01")))
  }

  /// A group with lessons written as `Mon 09:00-10:00`, or with flexible minutes.
  mutating func group(
    _ id: String, _ lessons: String..., vacancy: String = "V1", level: String = "h1", flexible: Int? = nil
  ) throws {
    region.groups.append(LessonGroup(id: id, vacancy: vacancy, level: level, flexibleMinutes: flexible))
    for lesson in lessons {
      let (weekday, time) = try weekly(lesson)
      region.lessons.append(Lesson(group: id, weekday: weekday, span: time))
    }
  }

  /// A first-degree member for `ne` who lives at `L1` and can do anything.
  mutating func member(
    _ id: String, degree: Degree = .first, _ change: (inout Member) throws -> Void = { _ in }
  )
    throws
  {
    var member = Member(
      id: id, hire: .flexible, home: Position(latitude: 52, longitude: 5), mode: .car, travelMaxMinutes: 60,
      minutesMax: 1200, locationsMax: 2, from: try day("2026-01-01"),
      conductCertificate: try day("2026-08-01"))
    try change(&member)
    region.members.append(member)
    region.qualifications.append(Qualification(member: id, subject: "ne", degree: degree))
  }

  /// A row of `availability` written as `Mon 09:00-10:00`.
  mutating func available(_ member: String, _ row: String, from: String? = nil, until: String? = nil) throws {
    let (weekday, time) = try weekly(row)
    region.availability.append(
      Availability(
        member: member, weekday: weekday, span: time, from: try from.map { try day($0) },
        until: try until.map { try day($0) }))
  }

  mutating func placement(_ member: String, _ group: String, _ days: String, state: PlacementState = .running)
    throws
  {
    region.placements.append(
      Placement(group: group, member: member, dates: try dates(days), state: state))
  }

  mutating func holiday(_ days: String, in holidayRegion: String? = nil) throws {
    region.holidays.append(Holiday(holidayRegion: holidayRegion, dates: try dates(days), name: "holiday"))
  }

  private func weekly(_ text: String) throws -> (Int, ClockSpan) {
    let parts = text.split(separator: " ").map(String.init)
    let weekday = try #require(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].firstIndex(of: parts[0]))
    return (weekday + 1, try span(parts[1]))
  }

  var rulebook: Rulebook { Rulebook(region) }

  /// The openings as `G1.1 11-30 12-27 240`.
  var openings: [String] {
    rulebook.openings.map { "\(region.groups[$0.group].id).\($0.number) \(short($0.dates)) \($0.minutes)" }
  }

  /// The stints as `M1 G1 11-30 12-27 tier 0`.
  var stints: [String] {
    let rulebook = rulebook
    return rulebook.stints().map { stint in
      let group = region.groups[rulebook.openings[stint.opening].group].id
      return "\(region.members[stint.member].id) \(group) \(short(stint.dates)) tier \(stint.tier)"
    }
  }

  /// Why the first member cannot take the first opening; empty if something is offered.
  var refusals: [String] {
    guard case .refuses(let refusals) = rulebook.verdict(of: 0, for: 0) else { return [] }
    return refusals.map(\.description)
  }

  private func short(_ dates: DayRange) -> String {
    "\(String(dates.from.description.dropFirst(5))) \(String(dates.until.description.dropFirst(5)))"
  }
}
