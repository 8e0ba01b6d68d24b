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
  /// For each level what running and published placements count in its goal without any stint.
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
    let stints = StintFinder(auditor, openings, running, journeys).stints()
    let without = auditor.goals(of: Plan([]))
    (self.region, self.index, self.openings) = (region, index, openings)
    openingNumbers = Dictionary(openings.enumerated().map { ($0.element.key, $0.offset) }) { first, _ in first
    }
    (self.running, self.journeys, self.stints) = (running, journeys, stints)
    stintNumbers = Dictionary(stints.enumerated().map { ($0.element.key, $0.offset) }) { first, _ in first }
    constants = region.policy.goals.map { without[$0.goal] ?? 0 }
    freeMinutes = region.members.map { member in
      (0..<region.policy.weeks).map { tables.freeMinutes(of: member, in: $0) }
    }
  }
}
