// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Recipient {
  /// The recipient's calendar (RFC 5545), an event for each series: weekly, without the dates on which it is not given.
  ///
  /// An event keeps its UID from telling to telling; SEQUENCE and DTSTAMP are those of its last change, so that an event
  /// that stays the same keeps its bytes. What was withdrawn is there as CANCELLED; what is over stays. Flexible work is
  /// an all-day event from Monday to Friday of every week in which it has minutes.
  ///
  /// - Parameter series: those of this recipient, in order.
  func calendar(_ series: [LessonSeries], _ names: NoticeNames) -> String {
    var file = ICalendarText()
    file.add(component: "VCALENDAR") { file in
      file.add("VERSION", "2.0")
      file.add("PRODID", "-//PoolMatch//PoolMatch//\(names.language.rawValue.uppercased())")
      file.add("CALSCALE", "GREGORIAN")
      // The name of the calendar, by RFC 7986 and as most programs read it.
      file.add("NAME", text: "PoolMatch \(id)")
      file.add("X-WR-CALNAME", text: "PoolMatch \(id)")
      if series.contains(where: { $0.key.span != nil }) { addTimeZone(to: &file) }
      for one in series { add(one, to: &file, names) }
    }
    return file.text
  }

  private func add(_ series: LessonSeries, to file: inout ICalendarText, _ names: NoticeNames) {
    let (first, last) = (series.range.from, series.range.until)
    file.add(component: "VEVENT") { file in
      file.add("UID", text: uid(of: series))
      file.add("DTSTAMP", "\(basic(series.told))T000000Z")
      file.add("SEQUENCE", String(series.sequence))
      file.add("STATUS", series.isWithdrawn ? "CANCELLED" : "CONFIRMED")
      let zone: String
      switch series.slot {
      case .lesson(_, let span):
        zone = ";TZID=Europe/Amsterdam"
        file.add("DTSTART" + zone, moment(first, span.start))
        file.add("DTEND" + zone, moment(first, span.end))
      case .flexible:
        zone = ";VALUE=DATE"
        file.add("DTSTART" + zone, basic(first))
        file.add("DTEND" + zone, basic(first.advanced(by: 5)))
        file.add("TRANSP", "TRANSPARENT")
      }
      let weeks = first.distance(to: last) / 7 + 1
      // COUNT counts the dates that are left out too, and needs no end in another time zone, as UNTIL does.
      if weeks > 1 { file.add("RRULE", "FREQ=WEEKLY;COUNT=\(weeks)") }
      let without = series.datesWithout.map { moment($0, series.key.span?.start) }
      if !without.isEmpty { file.add("EXDATE" + zone, without.joined(separator: ",")) }
      file.add("SUMMARY", text: summary(of: series, names))
      file.add("LOCATION", text: names.location(series.location))
      file.add("DESCRIPTION", text: names.reference(series))
    }
  }

  private func summary(of series: LessonSeries, _ names: NoticeNames) -> String {
    var work = names.work(series)
    if case .flexible(let minutes) = series.slot { work += ", \(names.minutesAWeek(minutes))" }
    return kind == .member ? "\(work), \(series.location)" : "\(series.member): \(work)"
  }

  /// The same for the same member, group, weekday and time in every telling; a member's event is not the school's.
  private func uid(of series: LessonSeries) -> String {
    let time =
      series.key.span.map { [String(series.key.weekday ?? 0), clock($0.start), clock($0.end)] } ?? ["week"]
    let parts = [plainName(series.group), plainName(series.member)] + time + [kind.rawValue]
    return parts.joined(separator: "/") + "@poolmatch"
  }

  private func basic(_ day: Day) -> String { day.description.replacing("-", with: "") }
  private func clock(_ minutes: Int) -> String { ClockSpan.text(minutes).replacing(":", with: "") }

  /// A local date and time, or a date alone; 24:00 is the next midnight.
  private func moment(_ day: Day, _ minutes: Int?) -> String {
    guard let minutes else { return basic(day) }
    return "\(basic(day.advanced(by: minutes / 1440)))T\(clock(minutes % 1440))00"
  }
}

/// The time zone of the Netherlands since 1996, when the European Union's summer time took its present form.
private func addTimeZone(to file: inout ICalendarText) {
  file.add(component: "VTIMEZONE") { file in
    file.add("TZID", "Europe/Amsterdam")
    let turns = [
      ("DAYLIGHT", "CEST", "+0100", "+0200", "19960331T020000", 3),
      ("STANDARD", "CET", "+0200", "+0100", "19961027T030000", 10),
    ]
    for (component, name, before, after, first, month) in turns {
      file.add(component: component) { file in
        file.add("TZNAME", name)
        file.add("TZOFFSETFROM", before)
        file.add("TZOFFSETTO", after)
        file.add("DTSTART", first)
        file.add("RRULE", "FREQ=YEARLY;BYMONTH=\(month);BYDAY=-1SU")
      }
    }
  }
}
