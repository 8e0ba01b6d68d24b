// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Region {
  /// The people and schools alone, in one week that stands for all weeks of a season.
  ///
  /// It is the first week of the horizon in which locations have fewest days off, added up. Everybody is in the pool; what was asked, planned, published or forced
  /// is left out, and so are wishes about vacancies.
  var inOneWeek: Region {
    var region = self
    let weeks = (0..<policy.weeks).map { policy.firstDay.advanced(by: 7 * $0) }
    let daysOff = weeks.map { monday in
      (0..<5).reduce(0) { $0 + locationsOff(on: monday.advanced(by: $1)) }
    }
    let best = weeks.indices.min { daysOff[$0] < daysOff[$1] }
    region.policy.firstDay = best.map { weeks[$0] } ?? policy.firstDay
    region.policy.weeks = 1
    (region.policy.planFrom, region.policy.changesMax) = (nil, nil)
    for number in members.indices {
      (region.members[number].from, region.members[number].until) = (region.policy.firstDay, nil)
    }
    (region.vacancies, region.groups, region.lessons) = ([], [], [])
    (region.placements, region.publications, region.overrides) = ([], [], [])
    region.preferences.removeAll { preference in
      if case .vacancy = preference.target { true } else { false }
    }
    return region
  }

  /// How many locations have a holiday on a day.
  private func locationsOff(on day: Day) -> Int {
    let regions = holidays.filter { $0.dates.contains(day) }.map(\.holidayRegion)
    return regions.contains(nil) ? locations.count : locations.count { regions.contains($0.holidayRegion) }
  }
}
