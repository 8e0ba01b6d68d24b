// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel

/// What a certificate is about: the openings and stints of a region, found anew from the package.
struct Ground {
  let region: Region
  let index: Index
  let openings: [Opening]
  let openingNumbers: [Certificate.OpeningKey: Int]
  let running: Running
  let journeys: Journeys
  let stints: [Stint]
  let stintNumbers: [Certificate.StintKey: Int]
  /// Of each board what it lacks.
  let boards: [Behind]
  /// The goals of the levels, and `changes` if a limit on it is kept without it being a level.
  let goals: [Goal]
  /// For each goal what running and published placements count without any stint; nothing of `fairness`, which the rows
  /// of boards count.
  let constants: [Int]
  /// For each member and week the minutes in which the member is available.
  let freeMinutes: [[Int]]

  init(_ region: Region) {
    let auditor = Auditor(region)
    let tables = auditor.tables
    let index = Index(region)
    var openings: [Opening] = []
    for (number, group) in region.groups.enumerated() {
      guard let work = tables.works[group.id], let vacancy = index.vacancies[work.vacancy.id],
        let location = index.locations[work.location.id]
      else { continue }
      for open in auditor.openings[group.id] ?? [] {
        openings.append(
          Opening(
            key: Certificate.OpeningKey(group: group.id, number: open.number), group: number,
            vacancy: vacancy, location: location, dates: open.dates, work: work))
      }
    }
    let running = Running(auditor, index)
    let journeys = Journeys(tables)
    var goals = region.policy.goals.map(\.goal)
    if region.policy.changesMax != nil, !goals.contains(.changes) { goals.append(.changes) }
    let stints = StintFinder(auditor, openings, running, journeys, goals).stints()
    let without = auditor.goals(of: Plan([]))
    (self.region, self.index, self.openings) = (region, index, openings)
    openingNumbers = Dictionary(openings.enumerated().map { ($0.element.key, $0.offset) }) { first, _ in first
    }
    (self.running, self.journeys, self.stints) = (running, journeys, stints)
    stintNumbers = Dictionary(stints.enumerated().map { ($0.element.key, $0.offset) }) { first, _ in first }
    boards = Behind.boards(auditor, openings, index)
    constants = goals.map { $0 == .fairness ? 0 : without[$0] ?? 0 }
    self.goals = goals
    freeMinutes = region.members.map { member in
      (0..<region.policy.weeks).map { tables.freeMinutes(of: member, in: $0) }
    }
  }
}
