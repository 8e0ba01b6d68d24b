// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Region {
  /// The people and schools alone, in one week that stands for all weeks of a season.
  ///
  /// It is the first week of the horizon with most days of lessons. Everybody is in the pool; what was asked, planned, published or forced
  /// is left out, and so are wishes about vacancies.
  var inOneWeek: Region {
    var region = self
    let weeks = (0..<policy.weeks).map { policy.firstDay.advanced(by: 7 * $0) }
    func without(_ monday: Day) -> Int {
      holidays.count { $0.dates.from <= monday.advanced(by: 4) && $0.dates.until >= monday }
    }
    region.policy.firstDay = weeks.min { without($0) < without($1) } ?? policy.firstDay
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
}
