// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A small region: two schools near each other and one far away, two subjects, three members.
func region() -> Region {
  guard let first = Day(iso: "2026-11-30"), let certified = Day(iso: "2026-01-01") else {
    preconditionFailure()
  }
  var region = Region(policy: Policy(firstDay: first, weeks: 8))
  region.boards = [.init(id: "B1", name: "B1"), .init(id: "B2", name: "B2")]
  region.locations = [
    .init(id: "L1", name: "", board: "B1", position: Position(latitude: 52.20, longitude: 6.80)),
    .init(id: "L2", name: "", board: "B2", position: Position(latitude: 52.22, longitude: 6.82)),
    .init(id: "L3", name: "", board: "B2", position: Position(latitude: 52.90, longitude: 6.80)),
  ]
  region.subjects = ["na", "wi"].map { Subject(id: $0, name: $0, reportingGroup: $0) }
  region.levels = [Level(id: "h1", name: "h1", group: .lower)]
  region.authority = [
    .init(levelGroup: .lower, degree: .second, tier: 0), .init(levelGroup: .lower, degree: .primary, tier: 1),
  ]
  for (number, (location, subject, weeks)) in [
    ("L1", "wi", 2), ("L2", "wi", 3), ("L3", "wi", 3), ("L1", "na", 60),
  ].enumerated() {
    let from = first.advanced(by: 7 * number)
    let id = "V\(number)"
    region.vacancies.append(
      Vacancy(
        id: id, location: location, subject: subject, from: from, until: from.advanced(by: 7 * weeks - 1),
        submitted: from))
    region.groups.append(LessonGroup(id: id + "g", vacancy: id, level: "h1", flexibleMinutes: 100 + number))
  }
  func member(_ id: String, _ subjects: [(String, Degree)], travelMax: Int = 30) {
    region.members.append(
      Member(
        id: id, hire: id == "M1" ? .permanent : .flexible, home: Position(latitude: 52.20, longitude: 6.80),
        mode: .car,
        travelMaxMinutes: travelMax, minutesMax: 600, locationsMax: 2, from: first,
        conductCertificate: certified))
    region.qualifications += subjects.map { Qualification(member: id, subject: $0.0, degree: $0.1) }
  }
  member("M1", [("wi", .second)])
  member("M2", [("na", .primary)])
  member("M3", [("na", .second), ("wi", .second)], travelMax: 200)
  return region
}
