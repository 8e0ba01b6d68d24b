// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Cell {
  /// A date as `2026-11-30`, `30-11-2026` or `30/11/2026`; day and month may lack their leading zero.
  func date() throws(FaultKind) -> Day {
    guard let parts = dateParts() else { throw .notADate }
    let (year, month, day) = parts
    guard let date = Day(year: year, month: month, day: day) else {
      throw noSuchDate(year: year, month: month)
    }
    guard (1950...2149).contains(year) else { throw .outOfRange(least: "1950-01-01", most: "2149-12-31") }
    return date
  }

  private func dateParts() -> (year: Int, month: Int, day: Int)? {
    var numbers: [(value: Int, digits: Int)] = [(0, 0)]
    var mark: UInt8?
    for byte in bytes {
      if (48...57).contains(byte), numbers[numbers.count - 1].digits < 4 {
        numbers[numbers.count - 1].value = numbers[numbers.count - 1].value * 10 + Int(byte - 48)
        numbers[numbers.count - 1].digits += 1
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/"), mark == nil || mark == byte {
        mark = byte
        numbers.append((0, 0))
      } else {
        return nil
      }
    }
    guard numbers.count == 3, numbers[1].digits == 1 || numbers[1].digits == 2 else { return nil }
    let (first, last) = (numbers[0], numbers[2])
    if first.digits == 4, last.digits == 1 || last.digits == 2 {
      return (first.value, numbers[1].value, last.value)
    }
    if last.digits == 4, first.digits == 1 || first.digits == 2 {
      return (last.value, numbers[1].value, first.value)
    }
    return nil
  }

  /// The fault for parts that make no date, with the last date of that month (or of the year) to show the way.
  private func noSuchDate(year: Int, month: Int) -> FaultKind {
    let shown = (1...9998).contains(year) ? year : 2026
    let first = (1...12).contains(month) ? Day(year: shown, month: month, day: 1)?.adding(months: 1) : nil
    let near = (first ?? Day(year: shown + 1, month: 1, day: 1))?.advanced(by: -1)
    let iso = near?.description ?? ""
    return .noSuchDate(
      lastOfMonth: iso, dayFirst: iso.split(separator: "-").reversed().joined(separator: "-"))
  }

  /// A time of day as `08:30` or `8:30`, seconds only if they are `00`; minutes after midnight.
  func time() throws(FaultKind) -> Int {
    let isLong = bytes.count > 5 && bytes.suffix(3).elementsEqual(":00".utf8)
    guard let minutes = ClockSpan.minutes(isLong ? bytes.dropLast(3) : bytes) else { throw .notATime }
    return minutes
  }

  /// 1 = Monday … 7 = Sunday; also by Dutch or English name, whole or its first letters.
  func weekday() throws(FaultKind) -> Int {
    guard let weekday = Weekday.number(text) else { throw .notAWeekday }
    return weekday
  }
}

/// The names of the days of the week.
enum Weekday {
  /// In order from Monday; the first name of each day is the one we write to schools.
  private static let names: [[String]] = [
    ["ma", "maandag", "mo", "mon", "monday"], ["di", "dinsdag", "tu", "tue", "tuesday"],
    ["wo", "woensdag", "we", "wed", "wednesday"], ["do", "donderdag", "th", "thu", "thursday"],
    ["vr", "vrijdag", "fr", "fri", "friday"], ["za", "zaterdag", "sa", "sat", "saturday"],
    ["zo", "zondag", "su", "sun", "sunday"],
  ]

  /// 1 = Monday … 7 = Sunday, from a digit or a name in any case.
  static func number(_ text: some StringProtocol) -> Int? {
    if text.utf8.count == 1, let digit = text.utf8.first, (49...55).contains(digit) { return Int(digit - 48) }
    let lower = text.lowercased()
    return names.firstIndex { $0.contains(lower) }.map { $0 + 1 }
  }
}
