// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A fraction as text with a fixed number of decimals, half away from zero; computed in integers, so that it is the
/// same everywhere. Nothing asked (`denominator == 0`) is 0.
package func fixed(
  _ numerator: Int, over denominator: Int, places: Int, point: String = ".", group: String = ""
) -> String {
  var scale = 1
  for _ in 0..<places { scale *= 10 }
  precondition(denominator >= 0, "a share of \(denominator)")
  let twice = 2 * UInt(max(1, denominator))
  let size = numerator.magnitude.multipliedFullWidth(by: UInt(2 * scale))
  let (low, carry) = size.low.addingReportingOverflow(twice / 2)
  let rounded = twice.dividingFullWidth((size.high + (carry ? 1 : 0), low)).quotient
  let scaled = denominator == 0 ? 0 : rounded
  let sign = numerator < 0 && scaled > 0 ? "-" : ""
  let whole = sign + grouped(scaled / UInt(scale), by: group)
  guard places > 0 else { return whole }
  let digits = String(scaled % UInt(scale))
  return whole + point + String(repeating: "0", count: places - digits.count) + digits
}

private func grouped(_ value: UInt, by separator: String) -> String {
  let digits = Array(String(value))
  guard !separator.isEmpty, digits.count > 3 else { return String(digits) }
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += separator }
    text.append(digit)
  }
  return text
}

extension Language {
  private var point: String { say(".", ",") }
  private var thousands: String { say(",", ".") }

  /// A whole number with its thousands set apart.
  package func number(_ value: Int) -> String { fixed(value, over: 1, places: 0, group: thousands) }
  /// A fraction with one decimal, or as many as asked.
  package func decimal(_ numerator: Int, over denominator: Int, places: Int = 1) -> String {
    fixed(numerator, over: denominator, places: places, point: point, group: thousands)
  }
  /// A share in per cent with one decimal.
  package func percent(_ part: Int, of whole: Int) -> String { decimal(100 * part, over: whole) + "%" }

  /// A date as people write it, such as `30 Nov 2026`.
  package func date(_ day: Day) -> String {
    let (year, month, number) = day.parts
    return "\(number) \(monthNames[month - 1]) \(year)"
  }
  /// A date without its year, such as `30 Nov`.
  package func shortDate(_ day: Day) -> String {
    let (_, month, number) = day.parts
    return "\(number) \(monthNames[month - 1])"
  }
  /// Dates as people write them, such as `30 Nov – 18 Dec 2026`.
  package func dates(_ range: DayRange) -> String {
    guard range.count > 1 else { return date(range.from) }
    let sameYear = range.from.parts.year == range.until.parts.year
    return "\(sameYear ? shortDate(range.from) : date(range.from)) – \(date(range.until))"
  }
  /// The ISO weeks of a range, such as `49–51`.
  package func weeks(_ range: DayRange) -> String {
    let (first, last) = (range.from.isoWeek, range.until.isoWeek)
    return first == last && range.count <= 7 ? "\(first)" : "\(first)–\(last)"
  }
  /// The short name of a weekday, 1 = Monday … 7 = Sunday.
  package func weekday(_ number: Int) -> String {
    let names =
      self == .english
      ? ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] : ["ma", "di", "wo", "do", "vr", "za", "zo"]
    return names[number - 1]
  }

  private var monthNames: [String] {
    self == .english
      ? ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
      : ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
  }
}

extension Day {
  /// The number of the ISO 8601 week: the week belongs to the year of its Thursday.
  var isoWeek: Int {
    let thursday = advanced(by: 4 - weekday)
    guard let newYear = Day(year: thursday.parts.year, month: 1, day: 1) else { return 1 }
    return newYear.distance(to: thursday) / 7 + 1
  }
}
