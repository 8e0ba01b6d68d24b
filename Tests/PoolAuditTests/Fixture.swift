// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import Testing

func day(_ iso: String) -> Day {
  guard let day = Day(iso: iso) else { preconditionFailure("no date \(iso)") }
  return day
}

func span(_ text: String) -> ClockSpan {
  let ends = text.split(separator: "-").compactMap { ClockSpan.minutes($0) }
  guard let span = ClockSpan(ends[0], ends[1]) else { preconditionFailure("no span \(text)") }
  return span
}

/// A proposed placement in the first three weeks; `dates` as `11-30 12-20`, with the year 2026 where none is given.
func take(
  _ group: String, _ member: String, _ dates: String = "11-30 12-20", _ state: PlacementState = .proposed
) -> Placement {
  let ends = dates.split(separator: " ").map { day($0.count == 5 ? "2026-\($0)" : String($0)) }
  guard let range = DayRange(ends[0], ends[1]) else { preconditionFailure("no dates \(dates)") }
  return Placement(group: group, member: member, dates: range, state: state)
}

/// Three weeks from Monday 2026-11-30; two schools 11,120 m apart, 23 minutes by car.
///
/// | group | vacancy | location | lessons |
/// | --- | --- | --- | --- |
/// | G1 | V1 | L1 | Monday and Tuesday 08:30-09:20 |
/// | G2 | V2 | L2 | Monday 09:43-10:33 |
/// | G3 | V1 | L1 | Wednesday 08:30-09:20 |
/// | F1 | V3 | L1 | 120 minutes a week |
///
/// M1, M2 and M3 live at L1 (5 minutes), are qualified for all and have all the time of the world.
func fixture() -> Region {
  var region = Region(policy: Policy(firstDay: day("2026-11-30"), weeks: 3))
  region.boards = [Board(id: "B1", name: "Board")]
  region.locations = [
    Location(id: "L1", name: "One", board: "B1", position: Position(latitude: 52, longitude: 5)),
    Location(id: "L2", name: "Two", board: "B1", position: Position(latitude: 52.1, longitude: 5)),
  ]
  region.subjects = [
    Subject(id: "ne", name: "Dutch", reportingGroup: "ne"),
    Subject(id: "wi", name: "Maths", reportingGroup: "wi"),
  ]
  region.levels = [Level(id: "h1", name: "havo 1", group: .lower)]
  region.authority = [Authority(levelGroup: .lower, degree: .first, tier: 0)]
  region.members = ["M1", "M2", "M3"].map { id in
    Member(
      id: id, hire: .permanent, home: Position(latitude: 52, longitude: 5), mode: .car, travelMaxMinutes: 60,
      minutesMax: 1440, locationsMax: 2, from: day("2026-08-01"), conductCertificate: day("2026-01-01"))
  }
  region.qualifications = region.members.map { Qualification(member: $0.id, subject: "ne", degree: .first) }
  region.vacancies = [("V1", "L1"), ("V2", "L2"), ("V3", "L1")].map { id, location in
    Vacancy(
      id: id, location: location, subject: "ne", from: day("2026-11-30"), until: nil, membersMax: 2,
      submitted: day("2026-11-01"))
  }
  region.groups = [
    LessonGroup(id: "G1", vacancy: "V1", level: "h1"), LessonGroup(id: "G2", vacancy: "V2", level: "h1"),
    LessonGroup(id: "G3", vacancy: "V1", level: "h1"),
    LessonGroup(id: "F1", vacancy: "V3", level: "h1", flexibleMinutes: 120),
  ]
  region.lessons = [
    Lesson(group: "G1", weekday: 1, span: span("08:30-09:20")),
    Lesson(group: "G1", weekday: 2, span: span("08:30-09:20")),
    Lesson(group: "G2", weekday: 1, span: span("09:43-10:33")),
    Lesson(group: "G3", weekday: 3, span: span("08:30-09:20")),
  ]
  return region
}

/// A change of the fixture, a plan, and every breach that the audit must tell.
struct Case: Sendable, CustomTestStringConvertible {
  let why: String
  let plan: [Placement]
  let breaches: [String]
  let change: @Sendable (inout Region) -> Void

  init(
    _ why: String, _ plan: [Placement] = [take("G1", "M1")], _ breaches: [String] = [],
    _ change: @escaping @Sendable (inout Region) -> Void = { _ in }
  ) {
    (self.why, self.plan, self.breaches, self.change) = (why, plan, breaches, change)
  }

  var testDescription: String { why }

  /// What the audit tells, with the running placements of the changed fixture in the plan.
  func found() -> [String] {
    var region = fixture()
    change(&region)
    return audit(Plan(plan + region.placements.filter { $0.state == .running }), of: region)
      .breaches.map(\.description)
  }
}
