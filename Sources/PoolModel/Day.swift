// SPDX-License-Identifier: GPL-3.0-or-later

/// A date of the proleptic Gregorian calendar, as a count of days from 1970-01-01.
///
/// Calendar arithmetic follows Howard Hinnant, "chrono-compatible low-level date algorithms"; no time
/// zone takes part, because school dates are civil dates.
public struct Day: Hashable, Comparable, Sendable, Strideable {
  /// Days after 1970-01-01; negative before.
  public let number: Int

  /// The date that lies `number` days after 1970-01-01.
  @inlinable public init(number: Int) { self.number = number }

  /// A date by its calendar parts, or `nil` if there is no such date (year 1–9999).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// A date written as `2026-11-30`, or `nil` for anything else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)[...]
    guard let parts = digits(bytes, between: UInt8(ascii: "-"), [4...4, 2...2, 2...2]) else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  /// Year, month (1–12) and day of the month (1–31).
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// The day of the week, 1 = Monday … 7 = Sunday (ISO 8601).
  @inlinable public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// The Monday of its week.
  public var monday: Day { advanced(by: 1 - weekday) }

  /// The same day of the month `months` later, or that month's last day if it is shorter.
  public func adding(months: Int) -> Day {
    let (year, month, day) = parts
    let count = year * 12 + month - 1 + months
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    let newDay = min(day, Day.length(ofMonth: newMonth, year: newYear))
    guard let result = Day(year: newYear, month: newMonth, day: newDay) else {
      preconditionFailure("no date \(months) months after \(self)")
    }
    return result
  }

  /// The days from this date to the other; negative if that is earlier.
  @inlinable public func distance(to other: Day) -> Int { other.number - number }
  /// The date so many days later.
  @inlinable public func advanced(by days: Int) -> Day { Day(number: number + days) }
  /// Whether the first date is earlier.
  @inlinable public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  // Without this, Strideable would compare by distance, which is slower and overflows between far ends.
  /// Whether they are the same date.
  @inlinable public static func == (a: Day, b: Day) -> Bool { a.number == b.number }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// The date as `2026-11-30`.
  public var description: String {
    let (year, month, day) = parts
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// A range of dates, both ends included.
///
/// - Invariant: `from <= until`.
public struct DayRange: Hashable, Sendable {
  /// The first and the last date.
  public let from, until: Day

  /// The dates from `from` to `until`, or `nil` if that would be none.
  @inlinable public init?(_ from: Day, _ until: Day) {
    guard from <= until else { return nil }
    (self.from, self.until) = (from, until)
  }
  /// The range of a single date.
  @inlinable public init(only day: Day) { (from, until) = (day, day) }
  /// Whether `day` is one of the dates.
  @inlinable public func contains(_ day: Day) -> Bool { from <= day && day <= until }
  /// The dates in both ranges, or `nil` if there are none. Open ends are given as `nil`.
  @inlinable public func cut(from: Day?, until: Day?) -> DayRange? {
    DayRange(max(self.from, from ?? self.from), min(self.until, until ?? self.until))
  }
  /// The dates in both ranges, or `nil` if there are none.
  @inlinable public func cut(to other: DayRange) -> DayRange? { cut(from: other.from, until: other.until) }
  /// The number of dates, at least 1.
  @inlinable public var count: Int { until.number - from.number + 1 }
  /// Every date in order.
  @inlinable public var days: ClosedRange<Day> { from...until }
}
