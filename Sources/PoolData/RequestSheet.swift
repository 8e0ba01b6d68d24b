// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// One row of a school's request sheet: a class, with the vacancy that it belongs to written out.
struct RequestRow: Sendable {
  let vacancy, group: String?
  let location, subject, level: String
  let from: Day
  let until: Day?
  let priority, membersMax, tierMax: Int?
  let kind: VacancyKind?
  let submitted: Day?
  let lessons: [LessonTime]
  let minutes: Int?
}

extension RequestRow {
  /// The sheet that a school fills in: a row per class.
  static let sheet = Sheet<RequestRow>(
    schema: TableSchema(
      name: "requests", about: "What a school asks, a row per class.",
      columns: [
        .id("vacancy", "The vacancy's id; empty = one is made.").optional,
        .id("group", "The group's id; empty = one is made.").optional,
        .reference("location", to: "locations", "Where."),
        .reference("subject", to: "subjects", "What."),
        .reference("level", to: "levels", "The level of the class."),
        .date("from", "The first date."),
        .date("until", "The last date; empty = end unknown.").optional,
        .integer("priority", 1...9, "1 = least … 9 = most; empty = 5.").optional,
        .integer("members_max", 1...20, "The most members in one week; empty = 1.").optional,
        .integer("tier_max", 0...3, "The highest tier that the school accepts; empty = 0.").optional,
        .choice("kind", VacancyKind.self, "Why it exists; empty = replacement.").optional,
        .date("submitted", "The date of asking; empty = the first day of the plan.").optional,
        .text("lessons", "Weekday and period, as ma2 do5, or times, as ma 08:30-09:20.").optional,
        .integer("minutes", 1...2400, "Minutes a week, for a class without fixed times.").optional,
      ]),
    draft: \.requests,
    read: { record in
      let (vacancy, group) = (record.optionalId(), record.optionalId())
      let (location, subject, level) = (record.reference(), record.reference(), record.reference())
      let (from, until) = record.openDates()
      let row = RequestRow(
        vacancy: vacancy, group: group, location: location, subject: subject, level: level,
        from: from ?? Day(number: 0), until: until, priority: record.optionalInteger(),
        membersMax: record.optionalInteger(), tierMax: record.optionalInteger(),
        kind: record.optionalChoice(VacancyKind.self), submitted: record.optionalDay(),
        lessons: record.optionalLessons() ?? [], minutes: record.optionalInteger())
      if record.isSound, row.lessons.isEmpty, row.minutes == nil {
        record.unsound(.classWithoutLessons, column: 12)
      }
      return row
    })

  /// Under which column of the sheet a column of the tables stands.
  static let otherNames = ["weekday": "lessons", "period": "lessons", "start": "lessons", "end": "lessons"]

  /// The vacancy that the row describes, with the defaults filled in.
  func asked(id: String, firstDay: Day) -> Vacancy {
    Vacancy(
      id: id, location: location, subject: subject, from: from, until: until, priority: priority ?? 5,
      membersMax: membersMax ?? 1, tierMax: tierMax ?? 0, kind: kind ?? .replacement,
      submitted: submitted ?? firstDay)
  }
}

extension Cell {
  /// Lessons divided by blanks, commas, semicolons or line ends: `ma2`, `di3-4` (two periods), `wo 08:30-09:20`.
  func lessons() throws(FaultKind) -> [LessonTime] {
    var lessons: [LessonTime] = []
    var weekday: Int?
    for word in text.split(whereSeparator: { " ,;+\t\n\r\r\n\u{A0}".contains($0) }) {
      let name = word.prefix { $0.isLetter }
      let time = word.dropFirst(name.count)
      if !name.isEmpty {
        guard weekday == nil, let number = Weekday.number(name) else { throw .notALesson }
        weekday = number
      }
      if time.isEmpty { continue }
      guard let day = weekday else { throw .notALesson }
      lessons += try times(time, weekday: day)
      weekday = nil
    }
    guard weekday == nil, !lessons.isEmpty else { throw .notALesson }
    return lessons
  }

  private func times(_ text: Substring, weekday: Int) throws(FaultKind) -> [LessonTime] {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count <= 2, let first = ends.first, let last = ends.last else { throw .notALesson }
    if text.contains(":") {
      guard ends.count == 2, let start = ClockSpan.minutes(first), let end = ClockSpan.minutes(last),
        let span = ClockSpan(start, end)
      else { throw .notALesson }
      return [LessonTime(weekday: weekday, period: nil, span: span)]
    }
    guard let start = Int(first), let end = Int(last), (1...30).contains(start), start <= end, end <= 30
    else {
      throw .notALesson
    }
    return (start...end).map { LessonTime(weekday: weekday, period: $0, span: nil) }
  }
}
