// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Two lessons that one person cannot both give on one date.
enum Clash: Hashable, Sendable {
  /// They overlap in clock time.
  case overlap
  /// They lie at different locations with too few minutes between them.
  case travel(gap: Int, needed: Int)
}

extension Rulebook {
  /// Whether lessons of one weekday at two locations clash for somebody who travels by `mode`.
  func clash(_ a: ClockSpan, at from: Int, _ b: ClockSpan, at to: Int, by mode: TravelMode) -> Clash? {
    if a.overlaps(b) { return .overlap }
    guard from != to else { return nil }
    let gap = a.end <= b.start ? b.start - a.end : a.start - b.end
    let needed = travel.minutes(from: from, to: to, by: mode)
    return gap < needed ? .travel(gap: gap, needed: needed) : nil
  }

  /// The weeks with minutes in which something refuses a member what is taught on some dates of an opening.
  func impossibleWeeks(of member: Int, for opening: Opening, on dates: DayRange, _ teaching: Teaching)
    -> UInt64
  {
    var weeks = eachExclusion(of: member, from: opening, on: dates).reduce(0) { $0 | $1.weeks }
    weeks |= overHours(of: member, teaching) | overFreeTime(of: member, teaching)
    weeks |= crowdedWeeks(of: member, for: opening)
    eachGap(of: member, for: opening, teaching) { _, _, gap in weeks |= gap }
    if !loads.members[member].placements.isEmpty {
      weeks |= scatteredWeeks(of: member, for: opening)
      eachClash(of: member, for: opening, teaching) { weeks |= $0.weeks }
    }
    return weeks & teaching.weeks
  }

  /// *exclusion*: the rows of `preferences` that hold on one of the dates, with the weeks of those dates.
  func eachExclusion(
    of member: Int, from opening: Opening, on dates: DayRange
  ) -> [(row: Int, weeks: UInt64)] {
    wishes.exclusions(member, location: opening.location, vacancy: opening.vacancy, on: dates).map {
      ($0.row, UInt64(weeks: horizon.week(of: $0.dates.from)...horizon.week(of: $0.dates.until)))
    }
  }

  /// *availability*: every lesson outside the times in which the member can work, with the weeks, in order of
  /// weekday and time.
  func eachGap(
    of member: Int, for opening: Opening, _ teaching: Teaching,
    _ body: (_ weekday: Int, _ lesson: Int, _ weeks: UInt64) -> Void
  ) {
    for weekday in 0..<7 where teaching.weeksByWeekday[weekday] != 0 {
      for lesson in timetable.lessons(of: opening.group, on: weekday) {
        let free = availability.weeks(of: member, on: weekday, during: timetable.span(lesson))
        let weeks = teaching.weeksByWeekday[weekday] & ~free
        if weeks != 0 { body(weekday, lesson, weeks) }
      }
    }
  }

  /// A lesson of an opening, the lesson of a running placement that it clashes with, and the weeks of both.
  struct RunningClash {
    let weekday, lesson, running, runningLesson: Int
    let weeks: UInt64
    let clash: Clash
  }

  /// *one-place-at-a-time*, *travel-between-schools*: every clash with a running lesson, in order of weekday,
  /// lesson, running placement, its lesson.
  func eachClash(
    of member: Int, for opening: Opening, _ teaching: Teaching, _ body: (RunningClash) -> Void
  ) {
    let mode = region.members[member].mode
    for weekday in 0..<7 where teaching.weeksByWeekday[weekday] != 0 {
      for lesson in timetable.lessons(of: opening.group, on: weekday) {
        for position in loads.members[member].placements {
          let group = running[position].group
          let weeks = teaching.weeksByWeekday[weekday] & running[position].teaching.weeksByWeekday[weekday]
          guard weeks != 0 else { continue }
          for other in timetable.lessons(of: group, on: weekday) {
            let clash = clash(
              timetable.span(lesson), at: opening.location, timetable.span(other),
              at: timetable.locationOfGroup[group], by: mode)
            guard let clash else { continue }
            body(
              RunningClash(
                weekday: weekday, lesson: lesson, running: position, runningLesson: other, weeks: weeks,
                clash: clash))
          }
        }
      }
    }
  }

  /// The minutes of a member in a week, running placements included.
  func weekMinutes(of member: Int, _ teaching: Teaching, in week: Int) -> Int {
    loads.members[member].minutesByWeek[week] + Int(teaching.minutesByWeek[week])
  }

  /// *hours-per-week*: weeks with more minutes than the member may have.
  func overHours(of member: Int, _ teaching: Teaching) -> UInt64 {
    let limit = region.members[member].minutesMax
    var weeks: UInt64 = 0
    for week in teaching.weeks.members where weekMinutes(of: member, teaching, in: week) > limit {
      weeks |= 1 << UInt64(week)
    }
    return weeks
  }

  /// *free-time*: weeks with more minutes than the member is available.
  func overFreeTime(of member: Int, _ teaching: Teaching) -> UInt64 {
    var weeks: UInt64 = 0
    for week in teaching.weeks.members
    where weekMinutes(of: member, teaching, in: week) > availability.minutes(of: member, in: week) {
      weeks |= 1 << UInt64(week)
    }
    return weeks
  }

  /// *locations-per-member*: weeks in which the running placements leave no place for the location.
  func scatteredWeeks(of member: Int, for opening: Opening) -> UInt64 {
    let load = loads.members[member]
    return load.overLocations | load.fullOfLocations & ~load.locations.weeks(of: opening.location)
  }

  /// *members-per-vacancy*: weeks in which the running placements leave no place for the member.
  func crowdedWeeks(of member: Int, for opening: Opening) -> UInt64 {
    guard loads.vacancies[opening.vacancy].full != 0 else { return 0 }
    let load = loads.vacancies[opening.vacancy]
    return load.over | load.full & ~load.members.weeks(of: member)
  }
}
