// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// When every group is taught: lessons, holidays and windows (`Docs/rules.md`, section 1).
struct Timetable: Sendable {
  let horizon: Horizon
  /// Per group: its vacancy and its location.
  let vacancyOfGroup, locationOfGroup: [Int]
  /// Per vacancy: its dates in the horizon.
  let window: [DayRange?]
  /// Per location and weekday: the weeks in which that date is no holiday.
  private let schoolWeeks: [UInt64]
  /// Lessons by group, weekday and start; those of one begin at `firstSpan[7 * group + weekday]`.
  private let spans: [ClockSpan]
  private let firstSpan: [Int]
  /// Per group: the weekdays with lessons, bit 0 for Monday.
  private let weekdays: [UInt8]
  /// Per group and weekday: lesson minutes.
  private let lessonMinutes: [Int]
  /// Per group: minutes a week of a flexible group, else `nil`.
  private let flexibleMinutes: [Int?]

  init(_ region: Region, horizon: Horizon, locations: Index, vacancies: Index, groups: Index) {
    let vacancyOfGroup = region.groups.map { vacancies[$0.vacancy] }
    let locationOfVacancy = region.vacancies.map { locations[$0.location] }
    self.horizon = horizon
    self.vacancyOfGroup = vacancyOfGroup
    locationOfGroup = vacancyOfGroup.map { locationOfVacancy[$0] }
    window = region.vacancies.map { horizon.dates.cut(from: $0.from, until: $0.until) }
    schoolWeeks = Timetable.schoolWeeks(region, horizon)
    flexibleMinutes = region.groups.map(\.flexibleMinutes)

    let lessons = region.lessons.map { (slot: 7 * groups[$0.group] + $0.weekday - 1, span: $0.span) }
      .sorted { ($0.slot, $0.span) < ($1.slot, $1.span) }
    var firstSpan = [Int](repeating: 0, count: 7 * region.groups.count + 1)
    var weekdays = [UInt8](repeating: 0, count: region.groups.count)
    var lessonMinutes = [Int](repeating: 0, count: 7 * region.groups.count)
    for lesson in lessons {
      guard region.groups[lesson.slot / 7].flexibleMinutes == nil else {
        preconditionFailure(
          "group \(region.groups[lesson.slot / 7].id): flexible, and has a lesson at \(lesson.span)")
      }
      firstSpan[lesson.slot + 1] += 1
      weekdays[lesson.slot / 7] |= 1 << UInt8(lesson.slot % 7)
      lessonMinutes[lesson.slot] += lesson.span.minutes
    }
    for slot in lessonMinutes.indices { firstSpan[slot + 1] += firstSpan[slot] }
    (self.firstSpan, self.lessonMinutes, self.weekdays) = (firstSpan, lessonMinutes, weekdays)
    spans = lessons.map(\.span)
  }

  private static func schoolWeeks(_ region: Region, _ horizon: Horizon) -> [UInt64] {
    var byHolidayRegion: [String?: [UInt64]] = [:]
    var result: [UInt64] = []
    for location in region.locations {
      if byHolidayRegion[location.holidayRegion] == nil {
        var weeks = [UInt64](repeating: UInt64(weeks: 0...horizon.weeks - 1), count: 7)
        for holiday in region.holidays
        where holiday.holidayRegion == nil || holiday.holidayRegion == location.holidayRegion {
          for weekday in 0..<7 { weeks[weekday] &= ~horizon.weeks(on: weekday, in: holiday.dates) }
        }
        byHolidayRegion[location.holidayRegion] = weeks
      }
      result += byHolidayRegion[location.holidayRegion] ?? []
    }
    return result
  }

  /// The lessons of a group on a weekday (0 = Monday), by start, as positions for `span`.
  func lessons(of group: Int, on weekday: Int) -> Range<Int> {
    firstSpan[7 * group + weekday]..<firstSpan[7 * group + weekday + 1]
  }

  /// The weekdays on which a group has lessons, bit 0 for Monday.
  func weekdays(of group: Int) -> UInt8 { weekdays[group] }

  /// The clock time of a lesson.
  func span(_ lesson: Int) -> ClockSpan { spans[lesson] }

  /// Whether the group has minutes a week, but no lessons at fixed times.
  func isFlexible(_ group: Int) -> Bool { flexibleMinutes[group] != nil }

  /// What a group is taught on the dates of `range` that lie in its window.
  func teaching(of group: Int, over range: DayRange) -> Teaching {
    var minutesByWeek = [Int32](repeating: 0, count: horizon.weeks)
    var weeksByWeekday = [UInt64](repeating: 0, count: 7)
    guard let dates = window[vacancyOfGroup[group]]?.cut(to: range) else {
      return Teaching(weeksByWeekday: weeksByWeekday, minutesByWeek: minutesByWeek)
    }
    let school = 7 * locationOfGroup[group]
    if let flexible = flexibleMinutes[group] {
      for weekday in 0..<5 {
        let weeks = horizon.weeks(on: weekday, in: dates) & schoolWeeks[school + weekday]
        for week in weeks.members { minutesByWeek[week] += 1 }
      }
      for week in minutesByWeek.indices {
        minutesByWeek[week] = Int32(flexible * Int(minutesByWeek[week]) / 5)
      }
    } else {
      for weekday in 0..<7 where lessonMinutes[7 * group + weekday] > 0 {
        let weeks = horizon.weeks(on: weekday, in: dates) & schoolWeeks[school + weekday]
        let minutes = Int32(lessonMinutes[7 * group + weekday])
        weeksByWeekday[weekday] = weeks
        for week in weeks.members { minutesByWeek[week] += minutes }
      }
    }
    return Teaching(weeksByWeekday: weeksByWeekday, minutesByWeek: minutesByWeek)
  }

  /// The number of lessons that occur where `teaching` says; none for a flexible group.
  func lessonCount(of group: Int, in teaching: Teaching) -> Int {
    (0..<7).reduce(0) { $0 + lessons(of: group, on: $1).count * teaching.weeksByWeekday[$1].nonzeroBitCount }
  }
}

extension Teaching {
  /// Sums up what is taught; without a lesson on any weekday it is that of a flexible group.
  init(weeksByWeekday: [UInt64], minutesByWeek: [Int32]) {
    var weeks: UInt64 = 0
    var minutes = 0
    for (week, amount) in minutesByWeek.enumerated() where amount > 0 {
      weeks |= 1 << UInt64(week)
      minutes += Int(amount)
    }
    let days = weeksByWeekday.reduce(0) { $0 + $1.nonzeroBitCount }
    self.init(
      weeks: weeks, weeksByWeekday: weeksByWeekday, minutesByWeek: minutesByWeek, minutes: minutes,
      days: days > 0 ? days : weeks.nonzeroBitCount)
  }

  /// The part of it that lies in the given weeks.
  func inside(_ weeks: UInt64) -> Teaching {
    if self.weeks & ~weeks == 0 { return self }
    return Teaching(
      weeksByWeekday: weeksByWeekday.map { $0 & weeks },
      minutesByWeek: minutesByWeek.enumerated().map { weeks.has($0.offset) ? $0.element : 0 })
  }
}
