// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The weeks of the plan, and sets of weeks as bits: bit *w* stands for week *w*.
struct Horizon: Sendable {
  let dates: DayRange
  let weeks: Int

  init(_ policy: Policy) {
    guard (1...60).contains(policy.weeks), policy.firstDay.weekday == 1 else {
      preconditionFailure(
        "a horizon of \(policy.weeks) weeks from \(policy.firstDay), not 1-60 from a Monday")
    }
    (dates, weeks) = (policy.horizon, policy.weeks)
  }

  /// The week of a date of the horizon.
  func week(of day: Day) -> Int { (day.number - dates.from.number) / 7 }

  /// The Monday of a week.
  func monday(_ week: Int) -> Day { dates.from.advanced(by: 7 * week) }

  /// The date of a weekday (0 = Monday) in a week.
  func date(_ weekday: Int, in week: Int) -> Day { dates.from.advanced(by: 7 * week + weekday) }

  /// Every date of a run of weeks.
  func dates(in weeks: ClosedRange<Int>) -> DayRange {
    guard let range = DayRange(monday(weeks.lowerBound), monday(weeks.upperBound).advanced(by: 6)) else {
      preconditionFailure("no dates in weeks \(weeks)")
    }
    return range
  }

  /// The weeks whose date on a weekday (0 = Monday) lies in `range`.
  func weeks(on weekday: Int, in range: DayRange) -> UInt64 {
    let first = dates.from.number + weekday
    let low = max(0, (range.from.number - first + 6).flooredBySeven)
    let high = min(weeks - 1, (range.until.number - first).flooredBySeven)
    return low <= high ? UInt64(weeks: low...high) : 0
  }
}

extension Int {
  /// The largest whole number at most a seventh of this one.
  fileprivate var flooredBySeven: Int { self >= 0 ? self / 7 : -((6 - self) / 7) }
}

extension UInt64 {
  /// The bits of a run of weeks.
  init(weeks: ClosedRange<Int>) {
    self = (~0 >> UInt64(63 - (weeks.upperBound - weeks.lowerBound))) << UInt64(weeks.lowerBound)
  }

  /// Whether week `week` is in the set.
  func has(_ week: Int) -> Bool { self >> UInt64(week) & 1 == 1 }

  /// The weeks of the set, ascending.
  var members: WeekSequence { WeekSequence(rest: self) }
}

/// The weeks of a set, ascending.
struct WeekSequence: Sequence, IteratorProtocol {
  var rest: UInt64
  mutating func next() -> Int? {
    guard rest != 0 else { return nil }
    defer { rest &= rest - 1 }
    return rest.trailingZeroBitCount
  }
}
