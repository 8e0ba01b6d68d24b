// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Draft {
  /// Checks rows against one another and puts the region together.
  ///
  /// Without a policy nothing that depends on the horizon is checked, and there is no region. The region is of
  /// use only if the log has no errors.
  func checked(with policy: Policy?, log: FaultLog) -> Region? {
    checkBells(log)
    let lessons = resolvedLessons(log)
    checkGroups(lessons, log)
    checkVacancies(policy?.horizon, log)
    checkMembers(policy, log)
    checkClocks(policy, log)
    checkPlacements(lessons, log)
    checkPublications(log)
    guard let policy else { return nil }
    var region = Region(policy: policy)
    region.boards = boards.rows
    region.locations = locations.rows
    region.bells = bells.rows
    region.holidays = holidays.rows
    region.subjects = subjects.rows
    region.levels = levels.rows
    region.authority = authority.rows
    region.neighbours = neighbours.rows
    region.postcodes = postcodes.rows
    region.members = members.rows
    region.qualifications = qualifications.rows
    region.availability = availability.rows
    region.vacancies = vacancies.rows
    region.groups = groups.rows
    region.lessons = lessons.rows
    region.preferences = preferences.rows.compactMap(\.preference)
    region.placements = placements.rows.compactMap(\.placement)
    region.publications = publishedPlans
    region.overrides = overrides.rows.compactMap(\.override)
    return region
  }
}

/// Positions of rows by a key; the rows of a key keep their order.
func positions<Row, Key: Hashable>(of rows: [Row], by key: (Row) -> Key) -> [Key: [Int]] {
  var positions: [Key: [Int]] = [:]
  for (index, row) in rows.enumerated() { positions[key(row), default: []].append(index) }
  return positions
}

/// The positions in the order of the first of each key.
func inOrder<Key>(_ positions: [Key: [Int]]) -> [[Int]] { positions.values.sorted { $0[0] < $1[0] } }
