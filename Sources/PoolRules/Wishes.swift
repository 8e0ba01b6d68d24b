// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Whom members and schools prefer and exclude.
struct Wishes: Sendable {
  /// A row of `preferences`: its position, and the location or the vacancy that it names.
  struct Row: Sendable {
    let row: Int
    let location, vacancy: Int?
    let from, until: Day?
    func names(location: Int, vacancy: Int) -> Bool { self.location == location || self.vacancy == vacancy }
  }
  /// Per member, in the region's order.
  private var excluded, preferred: [[Row]]

  init(_ region: Region, members: Index, locations: Index, vacancies: Index) {
    excluded = Array(repeating: [], count: region.members.count)
    preferred = excluded
    for (position, preference) in region.preferences.enumerated() {
      let row =
        switch preference.target {
        case .location(let id):
          Row(
            row: position, location: locations[id], vacancy: nil, from: preference.from,
            until: preference.until)
        case .vacancy(let id):
          Row(
            row: position, location: nil, vacancy: vacancies[id], from: preference.from,
            until: preference.until)
        }
      switch preference.kind {
      case .exclude: excluded[members[preference.member]].append(row)
      case .prefer: preferred[members[preference.member]].append(row)
      }
    }
  }

  /// The rows of `preferences` that exclude a member from a vacancy at a location on some of the dates, with the dates.
  func exclusions(
    _ member: Int, location: Int, vacancy: Int, on dates: DayRange
  ) -> [(row: Int, dates: DayRange)] {
    excluded[member].compactMap { row in
      guard row.names(location: location, vacancy: vacancy) else { return nil }
      return dates.cut(from: row.from, until: row.until).map { (row.row, $0) }
    }
  }

  func prefers(_ member: Int, location: Int, vacancy: Int) -> Bool {
    preferred[member].contains { $0.names(location: location, vacancy: vacancy) }
  }
}
