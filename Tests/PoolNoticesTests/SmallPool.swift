// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

/// A date.
func day(_ text: String) -> Day {
  guard let day = Day(iso: text) else { preconditionFailure("no date \(text)") }
  return day
}

/// Dates, both ends included.
func dates(_ from: String, _ until: String) -> DayRange {
  guard let range = DayRange(day(from), day(until)) else { preconditionFailure("\(from) after \(until)") }
  return range
}

/// A time written as `08:30-09:20`.
func span(_ text: String) -> ClockSpan {
  let ends = text.split(separator: "-").compactMap { ClockSpan.minutes($0) }
  guard ends.count == 2, let span = ClockSpan(ends[0], ends[1]) else {
    preconditionFailure("no time \(text)")
  }
  return span
}

/// Two schools of two boards with different holidays, three members, four lesson groups, eight weeks from 30 November
/// 2026.
///
/// Christmas is a holiday of both schools; on Friday 11 December only `N` is closed.
enum SmallPool {
  static let region: Region = {
    var region = Region(policy: Policy(firstDay: day("2026-11-30"), weeks: 8))
    region.boards = [Board(id: "B1", name: "Board 1"), Board(id: "B2", name: "Board 2")]
    region.locations = [
      Location(
        id: "N", name: "North; College", board: "B1", position: Position(latitude: 52, longitude: 5),
        place: "Almelo", holidayRegion: "noord"),
      Location(
        id: "Z", name: "South, \"Lyceum\"", board: "B2", position: Position(latitude: 52.1, longitude: 5),
        holidayRegion: "zuid"),
    ]
    region.holidays = [
      Holiday(dates: dates("2026-12-19", "2027-01-03"), name: "kerstvakantie"),
      Holiday(holidayRegion: "noord", dates: dates("2026-12-11", "2026-12-11"), name: "studiedag"),
    ]
    region.subjects = [
      Subject(id: "ne", name: "Nederlands", reportingGroup: "ne"),
      Subject(id: "wi", name: "wiskunde", reportingGroup: "wi"),
    ]
    region.levels = [Level(id: "h4", name: "havo 4", group: .upper)]
    region.authority = [Authority(levelGroup: .upper, degree: .first, tier: 0)]
    func member(_ id: String, _ hire: HireForm, board: String?, hours: Int, contract: Int) {
      region.members.append(
        Member(
          id: id, hire: hire, home: Position(latitude: 52, longitude: 5), mode: .car, travelMaxMinutes: 60,
          minutesMax: 60 * hours, minutesMin: 60 * contract, locationsMax: 2, from: day("2026-08-01"),
          conductCertificate: day("2026-01-01"), board: board))
    }
    member("M1", .permanent, board: "B1", hours: 10, contract: 5)
    member("M2", .flexible, board: "B2", hours: 5, contract: 0)
    member("M3", .agency, board: nil, hours: 5, contract: 0)
    func vacancy(_ id: String, _ location: String, _ subject: String, until: String?) {
      region.vacancies.append(
        Vacancy(
          id: id, location: location, subject: subject, from: day("2026-11-30"), until: until.map(day),
          submitted: day("2026-11-20")))
    }
    func group(_ id: String, _ vacancy: String, _ lessons: [(Int, String)], minutes: Int? = nil) {
      region.groups.append(LessonGroup(id: id, vacancy: vacancy, level: "h4", flexibleMinutes: minutes))
      region.lessons += lessons.map { Lesson(group: id, weekday: $0.0, span: span($0.1)) }
    }
    vacancy("V1", "N", "ne", until: "2027-01-15")
    group("G1", "V1", [(1, "08:30-09:20"), (5, "10:00-10:50")])
    vacancy("V2", "Z", "wi", until: nil)
    group("G2", "V2", [(3, "23:10-24:00")])
    vacancy("V3", "N", "wi", until: "2026-12-18")
    group("G3", "V3", [], minutes: 90)
    group("G4", "V3", [(2, "09:20-10:10")])
    region.placements = [
      Placement(group: "G2", member: "M2", dates: dates("2026-11-30", "2027-02-12"), state: .running)
    ]
    return region
  }()

  /// Everything placed: G1 by M1 in two parts that join, G3 and G4 by M3.
  static let plan = Plan([
    Placement(group: "G1", member: "M1", dates: dates("2026-11-30", "2026-12-13"), state: .published),
    Placement(group: "G1", member: "M1", dates: dates("2026-12-14", "2027-01-24"), state: .proposed),
    Placement(group: "G3", member: "M3", dates: dates("2026-12-02", "2026-12-18"), state: .proposed),
    Placement(group: "G4", member: "M3", dates: dates("2026-11-30", "2026-12-18"), state: .proposed),
  ])

  /// The plan without a group, or with other dates for it.
  static func plan(changing group: String, to dates: [DayRange], by member: String? = nil) -> Plan {
    let own = plan.placements.filter { $0.group == group }
    return Plan(
      plan.placements.filter { $0.group != group }
        + dates.map {
          Placement(group: group, member: member ?? own[0].member, dates: $0, state: .proposed)
        })
  }
}
