// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Rulebook {
  private func occasions(on weekday: Int, in weeks: UInt64) -> Refusal.Occasions {
    Refusal.Occasions(
      first: horizon.date(weekday, in: weeks.trailingZeroBitCount), count: weeks.nonzeroBitCount)
  }

  private func weekly(_ weekday: Int, _ lesson: Int) -> Refusal.WeeklyLesson {
    Refusal.WeeklyLesson(weekday: weekday + 1, span: timetable.span(lesson))
  }

  func availabilityRefusals(
    of member: Int, for opening: Opening, _ teaching: Teaching
  ) -> [Refusal] {
    var refusals: [Refusal] = []
    eachGap(of: member, for: opening, teaching) { weekday, lesson, weeks in
      refusals.append(
        .availability(lesson: weekly(weekday, lesson), on: occasions(on: weekday, in: weeks)))
    }
    return refusals
  }

  func clashRefusals(of member: Int, for opening: Opening, _ teaching: Teaching) -> [Refusal] {
    var overlaps: [Refusal] = []
    var travels: [Refusal] = []
    eachClash(of: member, for: opening, teaching) { clash in
      let lesson = weekly(clash.weekday, clash.lesson)
      let group = region.groups[running[clash.running].group].id
      let other = timetable.span(clash.runningLesson)
      let dates = occasions(on: clash.weekday, in: clash.weeks)
      switch clash.clash {
      case .overlap: overlaps.append(.overlap(lesson: lesson, group: group, other: other, on: dates))
      case .travel(let gap, let needed):
        travels.append(
          .travel(
            lesson: lesson, group: group, other: other, gap: gap, needed: needed,
            mode: region.members[member].mode, on: dates))
      }
    }
    return overlaps + travels
  }

  func loadRefusals(of member: Int, _ teaching: Teaching) -> [Refusal] {
    var refusals: [Refusal] = []
    let limit = region.members[member].minutesMax
    let minutes = { (week: Int) in weekMinutes(of: member, teaching, in: week) }
    let tooLong = worst(of: overHours(of: member, teaching), minutes)
    if let tooLong {
      refusals.append(.hours(week: horizon.monday(tooLong.week), minutes: tooLong.amount, limit: limit))
    }
    let tooTight = worst(of: overFreeTime(of: member, teaching)) {
      minutes($0) - availability.minutes(of: member, in: $0)
    }
    if let tooTight {
      refusals.append(
        .freeTime(
          week: horizon.monday(tooTight.week), minutes: minutes(tooTight.week),
          available: availability.minutes(of: member, in: tooTight.week)))
    }
    return refusals
  }

  func countRefusals(of member: Int, for opening: Opening, _ teaching: Teaching) -> [Refusal] {
    var refusals: [Refusal] = []
    let scattered = scatteredWeeks(of: member, for: opening) & teaching.weeks
    if scattered != 0 {
      let week = scattered.trailingZeroBitCount
      let there = loads.members[member].locations.weeks(of: opening.location).has(week)
      refusals.append(
        .locations(
          week: horizon.monday(week),
          count: loads.members[member].locationCount(in: week) + (there ? 0 : 1),
          limit: region.members[member].locationsMax))
    }
    let crowded = crowdedWeeks(of: member, for: opening) & teaching.weeks
    if crowded != 0 {
      let week = crowded.trailingZeroBitCount
      let there = loads.vacancies[opening.vacancy].members.weeks(of: member).has(week)
      refusals.append(
        .members(
          week: horizon.monday(week),
          count: loads.vacancies[opening.vacancy].memberCount(in: week) + (there ? 0 : 1),
          limit: region.vacancies[opening.vacancy].membersMax))
    }
    return refusals
  }

  /// The week of a set with the largest amount, the first among equals.
  func worst(of weeks: UInt64, _ amount: (Int) -> Int) -> (week: Int, amount: Int)? {
    var worst: (week: Int, amount: Int)?
    for week in weeks.members where amount(week) > worst?.amount ?? .min { worst = (week, amount(week)) }
    return worst
  }
}
