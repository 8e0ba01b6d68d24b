// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The openings of every group: its window from `planFrom` on, without the dates that a running placement takes.
///
/// - Returns: the openings in order of groups, then dates, each with what is taught in it.
func openings(
  of region: Region, timetable: Timetable, running: [RunningPlacement]
) -> [(opening: Opening, teaching: Teaching)] {
  var taken = [[DayRange]](repeating: [], count: region.groups.count)
  for placement in running { taken[placement.group].append(placement.dates) }
  var result: [(Opening, Teaching)] = []
  for group in region.groups.indices {
    guard
      let window = timetable.window[timetable.vacancyOfGroup[group]]?
        .cut(from: region.policy.planFrom, until: nil)
    else { continue }
    var number = 0
    for dates in window.without(taken[group]) {
      let teaching = timetable.teaching(of: group, over: dates)
      guard teaching.minutes > 0 else { continue }
      number += 1
      let opening = Opening(
        group: group, vacancy: timetable.vacancyOfGroup[group], location: timetable.locationOfGroup[group],
        number: number, dates: dates, minutes: teaching.minutes)
      result.append((opening, teaching))
    }
  }
  return result
}

extension DayRange {
  /// The longest runs of dates that lie in none of `others`, in order.
  fileprivate func without(_ others: [DayRange]) -> [DayRange] {
    var result: [DayRange] = []
    var next = from
    for other in others.sorted(by: { $0.from < $1.from }) {
      if let gap = cut(from: next, until: other.from.advanced(by: -1)) { result.append(gap) }
      next = max(next, other.until.advanced(by: 1))
    }
    if let rest = cut(from: next, until: nil) { result.append(rest) }
    return result
  }
}
