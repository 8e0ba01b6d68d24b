// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// What one member can take together, laid out for a fast search: the member-local half of a `Problem`.
///
/// Stints are named by their *place* among the member's stints.
struct MemberSpace: Sendable {
  let member: Int
  /// The member's stints as numbers of the problem, ascending.
  let stints: [Int]
  let clashes: Clashes
  /// Minutes left by limit and week, for the weeks that no other implies and that stints could exceed.
  let left: [Int32]
  /// What each place takes of them: `left.count` numbers a place.
  let sizes: [Int32]
  /// The vacancy of each place.
  let vacancies: [Int]
  /// The location of each place, and its weeks.
  let locations: [Int]
  let weeks: [UInt64]
  /// Running placements' locations in each week; empty if the limit on locations never binds beyond the clashes.
  let runningLocations: [[Int]]
  let locationsMax: Int
  /// Of each place: its location among those of the member, from 0.
  let locationIndices: [Int]
  /// How many locations the member's stints and running placements have.
  let locationCount: Int
  /// By location: the weeks in which running placements are there.
  let presentWeeks: [UInt64]
  /// The locations of running placements over the whole horizon, for the goal `people`.
  let home: Set<Int>
  /// Whether running placements count the member for the goal `members`.
  let isRunning: Bool

  var count: Int { stints.count }

  init(_ member: Int, in problem: Problem, home: Set<Int>, isRunning: Bool) {
    let part = problem.members[member]
    self.member = member
    stints = part.stints
    clashes = part.clashes
    vacancies = part.stints.map { problem.vacancy(of: $0) }
    locations = part.stints.map { problem.location(of: $0) }
    weeks = part.stints.map { problem.stints[$0].teaching.weeks }
    let most = problem.region.members[member].locationsMax
    locationsMax = most
    let canExceed = Set(locations).count + (part.runningLocations.map(\.count).max() ?? 0) > most
    runningLocations = canExceed && !part.stints.isEmpty ? part.runningLocations : []
    let known = Set(locations).union(part.runningLocations.joined()).sorted()
    locationCount = known.count
    locationIndices = locations.map { location in known.firstIndex(of: location) ?? 0 }
    var present = [UInt64](repeating: 0, count: known.count)
    for (week, here) in part.runningLocations.enumerated() {
      for location in here {
        if let index = known.firstIndex(of: location) { present[index] |= 1 << UInt64(week) }
      }
    }
    presentWeeks = present
    self.home = home
    self.isRunning = isRunning
    let rows = Self.limitRows(part, problem)
    left = rows.map { Int32($0.left) }
    var sizes = [Int32](repeating: 0, count: part.stints.count * rows.count)
    for (index, row) in rows.enumerated() {
      for place in part.stints.indices { sizes[place * rows.count + index] = row.minutes[place] }
    }
    self.sizes = sizes
  }

  private struct LimitRow {
    let left: Int
    let minutes: [Int32]

    func implies(_ other: LimitRow) -> Bool {
      left <= other.left && zip(minutes, other.minutes).allSatisfy { $0 >= $1 }
    }
  }

  private static func limitRows(_ part: Problem.MemberPart, _ problem: Problem) -> [LimitRow] {
    var rows: [LimitRow] = []
    for limit in part.limits {
      for week in limit.left.indices {
        let row = LimitRow(
          left: limit.left[week],
          minutes: part.stints.map { stint in
            let isCounted = limit.authority == nil || limit.authority == problem.stints[stint].authority
            return isCounted ? problem.stints[stint].teaching.minutesByWeek[week] : 0
          })
        guard row.minutes.reduce(0, { $0 + Int($1) }) > row.left,
          !rows.contains(where: { $0.implies(row) })
        else { continue }
        rows.removeAll { row.implies($0) }
        rows.append(row)
      }
    }
    return rows
  }
}
