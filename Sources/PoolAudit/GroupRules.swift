// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A longest run of dates of a group's window that may be decided, without a running placement, with minutes in it.
package struct OpenDates: Hashable, Sendable {
  /// From 1, by date.
  package let number: Int
  package let dates: DayRange
}

extension Tables {
  /// The openings of some work, given the dates of its running placements (section 1).
  package func openings(of work: Work, running: [DayRange]) -> [OpenDates] {
    guard let window = work.open else { return [] }
    var runs: [DayRange] = []
    var start = window.from
    let taken = running.compactMap { $0.cut(to: window) }
      .sorted { ($0.from, $0.until) < ($1.from, $1.until) }
    for dates in taken {
      if let run = DayRange(start, dates.from.advanced(by: -1)) { runs.append(run) }
      start = max(start, dates.until.advanced(by: 1))
    }
    if let run = DayRange(start, window.until) { runs.append(run) }
    return runs.filter { work.minutes(over: $0) > 0 }
      .enumerated().map { OpenDates(number: $0.offset + 1, dates: $0.element) }
  }

  /// Dates of a group that two placements share, and openings with too many placements (section 5.1).
  func groupBreaches(of work: Work, _ duties: [Duty]) -> [Breach.Finding] {
    var found: [Breach.Finding] = []
    for (index, a) in duties.enumerated() {
      for b in duties[(index + 1)...] where a.isDecided || b.isDecided {
        guard let shared = a.placement.dates.cut(to: b.placement.dates) else { continue }
        found.append(
          .sharedDates(
            group: work.group.id, first: shared.from, days: shared.count, members: [a.member.id, b.member.id])
        )
      }
    }
    let running = duties.filter { !$0.isDecided }.map(\.placement.dates)
    let limit = region.policy.handoversMax + 1
    for opening in openings(of: work, running: running) {
      let inside = duties.filter { $0.isDecided && $0.placement.dates.cut(to: opening.dates) != nil }
      if inside.count > limit {
        found.append(
          .tooManyHandovers(
            group: work.group.id, opening: opening.number, placements: inside.count, limit: limit,
            members: inside.map(\.member.id)))
      }
    }
    return found
  }
}
