// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Tables {
  static let vacancies = Table<Vacancy>(
    "vacancies", about: "What schools ask: one subject at one location over a range of dates.",
    columns: [
      .key("vacancy", "The vacancy's id."),
      .reference("location", to: "locations", "Where."),
      .reference("subject", to: "subjects", "What."),
      .date("from", "The first date."),
      .date("until", "The last date; empty = end unknown, planned to the horizon.").optional,
      .integer("priority", 1...9, "1 = least … 9 = most."),
      .integer("members_max", 1...20, "The most members in one week; 1 = never split."),
      .integer("tier_max", 0...3, "The highest tier that the school accepts."),
      .choice("kind", VacancyKind.self, "Why it exists; never whose absence."),
      .date("submitted", "The date on which the school asked."),
    ],
    draft: \.vacancies,
    read: { record in
      let (id, location, subject) = (record.id(), record.reference(), record.reference())
      let (from, until) = record.openDates()
      return Vacancy(
        id: id, location: location, subject: subject, from: from ?? Day(number: 0), until: until,
        priority: record.integer(), membersMax: record.integer(), tierMax: record.integer(),
        kind: record.choice(VacancyKind.self, otherwise: .replacement), submitted: record.day())
    },
    write: {
      [
        $0.id, $0.location, $0.subject, $0.from.description, $0.until?.description, String($0.priority),
        String($0.membersMax), String($0.tierMax), $0.kind.rawValue, $0.submitted.description,
      ]
    },
    rows: \.vacancies)

  static let groups = Table<LessonGroup>(
    "lesson_groups", about: "The classes of a vacancy; each has one person at a time.",
    columns: [
      .key("group", "The group's id."),
      .reference("vacancy", to: "vacancies", "The vacancy."),
      .reference("level", to: "levels", "The level."),
      .integer("minutes", 1...2400, "Minutes a week of a flexible group; empty = it has lessons.").optional,
    ],
    draft: \.groups,
    read: {
      LessonGroup(
        id: $0.id(), vacancy: $0.reference(), level: $0.reference(), flexibleMinutes: $0.optionalInteger())
    },
    write: { [$0.id, $0.vacancy, $0.level, $0.flexibleMinutes.map { String($0) }] },
    rows: \.groups)

  static let lessons = Table<LessonRow>(
    "lessons", about: "The weekly lessons of the groups, by period or by clock time.", isRequired: false,
    columns: [
      .reference("group", to: "lesson_groups", "The group."), .weekday("weekday"),
      .integer("period", 1...30, "The period in the bells of the location, or else start and end.").optional,
      .time("start", "When it begins.").optional, .time("end", "When it ends.").optional,
    ],
    draft: \.lessons,
    read: { record in
      let (group, weekday, period) = (record.reference(), record.weekday(), record.optionalInteger())
      let row = LessonRow(group: group, weekday: weekday, period: period, span: record.optionalSpan())
      if record.isSound, row.period == nil, row.span == nil { record.unsound(.lessonWithoutTime, column: 2) }
      return row
    },
    write: { row in
      let span = row.period == nil ? row.span : nil
      return [
        row.group, String(row.weekday), row.period.map { String($0) }, span.map { ClockSpan.text($0.start) },
        span.map { ClockSpan.text($0.end) },
      ]
    },
    rows: {
      $0.lessons.map { LessonRow(group: $0.group, weekday: $0.weekday, period: $0.period, span: $0.span) }
    })

  static let placements = Table<PlacementRow>(
    "placements", about: "Who takes which group when.", isRequired: false,
    columns: [
      .reference("group", to: "lesson_groups", "The group."),
      .reference("member", to: "members", "The member."),
      .date("from", "The first date."), .date("until", "The last date."),
      .choice("state", PlacementState.self, "running = locked; published = told, movable at a price."),
    ],
    draft: \.placements,
    read: { record in
      let (group, member) = (record.reference(), record.reference())
      let (from, until) = record.openDates()
      return PlacementRow(
        group: group, member: member, from: from, until: until,
        state: record.optionalChoice(PlacementState.self))
    },
    write: { [$0.group, $0.member, $0.from?.description, $0.until?.description, $0.state?.rawValue] },
    rows: { $0.placements.map(PlacementRow.init) })
}

extension PlacementRow {
  init(_ placement: Placement) {
    (group, member, state) = (placement.group, placement.member, placement.state)
    (from, until) = (placement.dates.from, placement.dates.until)
  }

  /// The placement, if its row is complete.
  var placement: Placement? {
    guard let from, let until, let dates = DayRange(from, until), let state else { return nil }
    return Placement(group: group, member: member, dates: dates, state: state)
  }
}
