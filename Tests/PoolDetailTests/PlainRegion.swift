// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A region in which nothing binds but minutes: two schools side by side, vacancies of one flexible class of two hours, members who may teach
/// what they are given and have time for whole vacancies.
func plainRegion(_ members: [(subjects: [String], vacancies: Int)]) -> Region {
  guard let first = Day(iso: "2026-11-30"), let certified = Day(iso: "2026-01-01") else {
    preconditionFailure()
  }
  var region = Region(policy: Policy(firstDay: first, weeks: 8, fteMinutes: 1200))
  region.boards = [.init(id: "B1", name: "B1"), .init(id: "B2", name: "B2")]
  region.locations = [
    .init(id: "L1", name: "", board: "B1", position: Position(latitude: 52.20, longitude: 6.80)),
    .init(id: "L2", name: "", board: "B2", position: Position(latitude: 52.21, longitude: 6.80)),
  ]
  region.subjects = ["na", "wi"].map { Subject(id: $0, name: $0, reportingGroup: $0) }
  region.levels = [Level(id: "h1", name: "h1", group: .lower)]
  region.authority = [.init(levelGroup: .lower, degree: .second, tier: 0)]
  for (number, subject) in ["wi", "na", "wi", "na", "wi", "na", "wi", "na"].enumerated() {
    let from = first.advanced(by: 7 * (number / 2))
    region.vacancies.append(
      Vacancy(
        id: "V\(number)", location: number % 4 < 2 ? "L1" : "L2", subject: subject, from: from,
        until: from.advanced(by: 7 * (1 + number) - 1), submitted: from))
    region.groups.append(
      LessonGroup(id: "V\(number)g", vacancy: "V\(number)", level: "h1", flexibleMinutes: 120))
  }
  for (number, member) in members.enumerated() {
    let id = "M\(number)"
    region.members.append(
      Member(
        id: id, hire: .permanent, home: Position(latitude: 52.20, longitude: 6.80), mode: .car,
        travelMaxMinutes: 60, minutesMax: 120 * member.vacancies, locationsMax: 2, from: first,
        conductCertificate: certified))
    region.qualifications += member.subjects.map {
      Qualification(member: id, subject: $0, degree: .second)
    }
  }
  return region
}
