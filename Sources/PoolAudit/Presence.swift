// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Tables {
  /// When a member is available on a date: the valid rows of its weekday, those that touch or overlap as one.
  ///
  /// Without any row, all of Monday to Friday. The member's own first and last date play no part here.
  package func presence(of member: String, on day: Day) -> [ClockSpan] {
    guard let rows = availability[member] else {
      return day.weekday <= 5 ? [ClockSpan(0, 1440)].compactMap(\.self) : []
    }
    var spans: [ClockSpan] = []
    for row in rows[day.weekday] where (row.from ?? day) <= day && day <= (row.until ?? day) {
      let span = row.span
      if let last = spans.last, span.start <= last.end {
        spans[spans.count - 1] = ClockSpan(last.start, max(last.end, span.end)) ?? last
      } else {
        spans.append(span)
      }
    }
    return spans
  }

  /// The minutes in which a member is available in a week, inside the member's own dates.
  package func freeMinutes(of member: Member, in week: Int) -> Int {
    let monday = horizon.from.advanced(by: 7 * week)
    var minutes = 0
    for day in monday..<monday.advanced(by: 7) where member.from <= day && day <= (member.until ?? day) {
      for span in presence(of: member.id, on: day) { minutes += span.minutes }
    }
    return minutes
  }
}
