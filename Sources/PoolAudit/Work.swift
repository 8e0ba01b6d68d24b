// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A lesson group in its calendar: when and how much there is to teach (`Docs/rules.md`, section 1).
package final class Work: Sendable {
  package let group: LessonGroup
  package let vacancy: Vacancy
  package let location: Location
  package let levelGroup: LevelGroup
  /// The dates of the vacancy that lie in the horizon.
  package let window: DayRange?
  /// Those of them that may be decided: from the date from which is planned.
  package let open: DayRange?
  package let horizon: DayRange
  /// The weekly lessons of each weekday, 1–7; none of a flexible group.
  package let spans: [[ClockSpan]]
  /// Their minutes.
  private let minutesOfWeekday: [Int]
  /// For each date of the horizon whether it is a holiday of the location.
  let holidays: [Bool]

  init(
    group: LessonGroup, vacancy: Vacancy, location: Location, levelGroup: LevelGroup, window: DayRange?,
    open: DayRange?, horizon: DayRange, spans: [[ClockSpan]], holidays: [Bool]
  ) {
    (self.group, self.vacancy, self.location, self.levelGroup) = (group, vacancy, location, levelGroup)
    (self.window, self.open, self.horizon) = (window, open, horizon)
    (self.spans, self.holidays) = (spans, holidays)
    minutesOfWeekday = spans.map { $0.reduce(0) { $0 + $1.minutes } }
  }

  /// Whether the location teaches on `day`, a date of the horizon.
  package func isSchoolDay(_ day: Day) -> Bool { !holidays[horizon.from.distance(to: day)] }

  /// The lessons of the group on `day`: those of its weekday, in the window, not on a holiday.
  package func lessons(on day: Day) -> [ClockSpan] {
    guard let window, window.contains(day), isSchoolDay(day) else { return [] }
    return spans[day.weekday]
  }

  /// The minutes of the group over some dates, for each week of the horizon.
  package func minutesByWeek(on days: some Sequence<Day>) -> [Int] {
    var minutes = [Int](repeating: 0, count: horizon.count / 7)
    guard let window else { return minutes }
    var schoolDays = minutes
    for day in days where window.contains(day) && isSchoolDay(day) {
      let week = horizon.week(of: day)
      if day.weekday <= 5 { schoolDays[week] += 1 }
      minutes[week] += minutesOfWeekday[day.weekday]
    }
    guard let flexible = group.flexibleMinutes else { return minutes }
    return schoolDays.map { flexible * $0 / 5 }
  }

  /// The minutes of the group over a range of dates.
  package func minutes(over dates: DayRange?) -> Int {
    dates.map { minutesByWeek(on: $0.days).reduce(0, +) } ?? 0
  }
}

extension DayRange {
  /// The week of `day`, counted from 0 in a range that starts on a Monday.
  func week(of day: Day) -> Int { from.distance(to: day) / 7 }
}

/// The tables of a region looked up by id.
package struct Tables: Sendable {
  package let region: Region
  package let horizon: DayRange
  package let members: [String: Member]
  package let works: [String: Work]
  package let qualifications: [String: [Qualification]]
  /// By member and weekday, 1–7, in the order of time; a member without rows is not there.
  let availability: [String: [[Availability]]]
  let neighbours: [String: [Neighbour]]
  package let preferences: [String: [Preference]]
  let postcodes: [String: Position]

  package init(_ region: Region) {
    let horizon = region.policy.horizon
    self.region = region
    self.horizon = horizon
    members = Tables.byKey(region.members, \.id)
    qualifications = Dictionary(grouping: region.qualifications, by: \.member)
    availability = Dictionary(grouping: region.availability, by: \.member).mapValues { rows in
      (0...7).map { weekday in rows.filter { $0.weekday == weekday }.sorted { $0.span < $1.span } }
    }
    neighbours = Dictionary(grouping: region.neighbours, by: \.subject)
    preferences = Dictionary(grouping: region.preferences, by: \.member)
    postcodes = Tables.byKey(region.postcodes, \.id).mapValues(\.position)

    let vacancies = Tables.byKey(region.vacancies, \.id)
    let locations = Tables.byKey(region.locations, \.id)
    let levels = Tables.byKey(region.levels, \.id)
    let lessons = Dictionary(grouping: region.lessons, by: \.group)
    var holidays: [String?: [Bool]] = [:]
    for regionName in Set(region.locations.map(\.holidayRegion)) {
      let rows = region.holidays.filter { $0.holidayRegion == nil || $0.holidayRegion == regionName }
      holidays[regionName] = horizon.days.map { day in rows.contains { $0.dates.contains(day) } }
    }
    works = Tables.byKey(
      region.groups.compactMap { group in
        guard let vacancy = vacancies[group.vacancy], let location = locations[vacancy.location],
          let level = levels[group.level]
        else { return nil }
        var spans = [[ClockSpan]](repeating: [], count: 8)
        for lesson in lessons[group.id] ?? [] { spans[lesson.weekday].append(lesson.span) }
        let window = horizon.cut(from: vacancy.from, until: vacancy.until)
        return Work(
          group: group, vacancy: vacancy, location: location, levelGroup: level.group,
          window: window, open: window?.cut(from: region.policy.planFrom, until: nil), horizon: horizon,
          spans: spans.map { $0.sorted() },
          holidays: holidays[location.holidayRegion] ?? horizon.days.map { _ in false })
      }, \.group.id)
  }

  static func byKey<Row>(_ rows: [Row], _ key: (Row) -> String) -> [String: Row] {
    Dictionary(rows.map { (key($0), $0) }) { first, _ in first }
  }
}
