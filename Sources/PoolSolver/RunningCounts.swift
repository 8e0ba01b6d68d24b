// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Whom running placements with a date in the horizon bring where, as the goals that count people ask it.
/// All by positions in the tables.
struct RunningCounts {
  private(set) var membersOfVacancy: [Set<Int>]
  private(set) var locationsOfMember: [Set<Int>]
  private(set) var placementsOfGroup: [Int]
  /// Members with a running placement.
  private(set) var members: Set<Int> = []

  init(_ problem: Problem) {
    let region = problem.region
    membersOfVacancy = Array(repeating: [], count: region.vacancies.count)
    locationsOfMember = Array(repeating: [], count: region.members.count)
    placementsOfGroup = Array(repeating: 0, count: region.groups.count)
    let memberOf = positions(region.members.map(\.id))
    let groupOf = positions(region.groups.map(\.id))
    let vacancyOf = positions(region.vacancies.map(\.id))
    let locationOf = positions(region.locations.map(\.id))
    for placement in region.placements {
      guard placement.state == .running, placement.dates.cut(to: region.policy.horizon) != nil,
        let member = memberOf[placement.member], let group = groupOf[placement.group],
        let vacancy = vacancyOf[region.groups[group].vacancy],
        let location = locationOf[region.vacancies[vacancy].location]
      else { continue }
      membersOfVacancy[vacancy].insert(member)
      locationsOfMember[member].insert(location)
      placementsOfGroup[group] += 1
      members.insert(member)
    }
  }
}
