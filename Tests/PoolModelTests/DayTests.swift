// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolModel
import Testing

/// The same calendar, by somebody else.
private let calendar: Calendar = {
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
  return calendar
}()

@Suite("Dates") struct DayTests {
  func date(_ day: Day) -> Date { Date(timeIntervalSince1970: Double(day.number) * 86_400) }

  /// 1600-01-01 to 2400, with steps that are coprime to weeks, months and years.
  static let numbers = Array(stride(from: -135_140, through: 157_054, by: 97))

  @Test("agree with Foundation's calendar over eight centuries") func foundation() throws {
    for number in Self.numbers {
      let day = Day(number: number)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date(day))
      #expect(
        day.parts.year == parts.year && day.parts.month == parts.month && day.parts.day == parts.day,
        "\(number)")
      #expect(day.weekday == ((parts.weekday ?? 0) + 5) % 7 + 1, "\(number)")
      #expect(Day(year: day.parts.year, month: day.parts.month, day: day.parts.day) == day)
      #expect(Day(iso: day.description) == day)
    }
  }

  @Test("every day of a leap cycle follows the day before", arguments: [2000, 2024, 2096]) func consecutive(
    year: Int
  ) throws {
    let first = try #require(Day(year: year, month: 1, day: 1))
    var expected = (year: year, month: 1, day: 1)
    for number in 0..<(5 * 366) {
      let day = first.advanced(by: number)
      #expect(day.parts == expected)
      if Day(year: expected.year, month: expected.month, day: expected.day + 1) != nil {
        expected.day += 1
      } else {
        expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
      }
    }
  }

  /// Months back pass February in steps of Foundation's own, so its sums are no oracle there; its months are.
  @Test(
    "months later is the same day of the month, or its last by Foundation",
    arguments: [-25, -1, 0, 1, 2, 11, 13, 36])
  func months(count: Int) throws {
    for number in 17_500...22_000 {
      let day = Day(number: number)
      let sum = day.adding(months: count)
      #expect((sum.parts.year - day.parts.year) * 12 + sum.parts.month - day.parts.month == count, "\(day)")
      let length = try #require(calendar.range(of: .day, in: .month, for: date(sum))).count
      #expect(sum.parts.day == min(day.parts.day, length), "\(day)")
    }
  }

  @Test(
    "nothing else is a date",
    arguments: [
      "", "2026", "2026-11", "2026-11-31", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
      "2026-10-00",
      "26-11-30", "2026-1-30", "30-11-2026", "2026/11/30", "2026-11-30 ", "2026-11-3a", "-026-11-30",
      "2026-11-30-1",
    ])
  func notADate(text: String) { #expect(Day(iso: text) == nil) }

  @Test(
    "leap days exist where they should",
    arguments: [(2024, true), (2000, true), (1900, false), (2026, false)])
  func leap(year: Int, exists: Bool) { #expect((Day(year: year, month: 2, day: 29) != nil) == exists) }

  @Test("a known day: the first of the pool's autumn is a Monday") func known() throws {
    let day = try #require(Day(iso: "2026-11-30"))
    #expect(day.weekday == 1)
    #expect(day.number == 20_787)
    #expect(day.advanced(by: 7).description == "2026-12-07")
    #expect(day.distance(to: day.advanced(by: -3)) == -3)
  }
}

@Suite("Ranges of dates") struct DayRangeTests {
  /// Small numbers, so that every case occurs; the set of the days is the obvious other way to say it.
  static let ends = 0..<6
  func days(_ from: Int, _ until: Int) -> Set<Int> { Set(from <= until ? Array(from...until) : []) }

  @Test("are cut like sets of days", arguments: ends, ends) func cut(from: Int, until: Int) throws {
    guard let range = DayRange(Day(number: from), Day(number: until)) else {
      #expect(days(from, until).isEmpty)
      return
    }
    #expect(Set(range.days.map(\.number)) == days(from, until))
    #expect(range.count == days(from, until).count)
    for day in -1...6 { #expect(range.contains(Day(number: day)) == days(from, until).contains(day)) }
    for otherFrom in Self.ends {
      for otherUntil in Self.ends {
        let both = days(from, until).intersection(days(otherFrom, otherUntil))
        let cut = range.cut(from: Day(number: otherFrom), until: Day(number: otherUntil))
        if otherFrom <= otherUntil { #expect(Set(cut?.days.map(\.number) ?? []) == both) }
        if let other = DayRange(Day(number: otherFrom), Day(number: otherUntil)) {
          #expect(range.cut(to: other) == cut)
        }
      }
    }
    #expect(range.cut(from: nil, until: nil) == range)
    #expect(range.cut(from: nil, until: range.from) == DayRange(only: range.from))
  }
}
