// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A lesson on a date.
package struct Occurrence: Hashable, Sendable {
  package let day: Day
  package let span: ClockSpan
}

/// A placement with everything that it makes its member do.
package final class Duty: Sendable {
  package let placement: Placement
  package let member: Member
  package let work: Work
  /// In the order of time; none for a flexible group.
  package let lessons: [Occurrence]
  /// Minutes for each week of the horizon.
  package let weekMinutes: [Int]
  package let standing: Standing?
  let homeMinutes: Int?

  init(
    placement: Placement, member: Member, work: Work, lessons: [Occurrence], weekMinutes: [Int],
    standing: Standing?, homeMinutes: Int?
  ) {
    (self.placement, self.member, self.work) = (placement, member, work)
    (self.lessons, self.weekMinutes) = (lessons, weekMinutes)
    (self.standing, self.homeMinutes) = (standing, homeMinutes)
  }

  var minutes: Int { weekMinutes.reduce(0, +) }
  var isDecided: Bool { placement.state != .running }

  /// The dates on which the member teaches; of a flexible group one for each week with minutes.
  var teachingDays: Int {
    work.group.flexibleMinutes == nil
      ? Set(lessons.map(\.day)).count : weekMinutes.count { $0 > 0 }
  }
}

extension Tables {
  /// What a placement makes its member do, or `nil` if the region does not know its member or group.
  ///
  /// A running placement stands under its authority over its dates in the horizon, a decided one over all.
  package func duty(_ placement: Placement) -> Duty? {
    guard let member = members[placement.member], let work = works[placement.group] else { return nil }
    let dates = placement.dates.cut(to: horizon)
    let taught = work.window.flatMap { dates?.cut(to: $0) }
    let days = taught.map { Array($0.days) } ?? []
    return Duty(
      placement: placement, member: member, work: work,
      lessons: days.flatMap { day in work.lessons(on: day).map { Occurrence(day: day, span: $0) } },
      weekMinutes: work.minutesByWeek(on: days),
      standing: (placement.state == .running ? dates : placement.dates)
        .flatMap { standing(of: member, for: work, over: $0) },
      homeMinutes: homeMinutes(of: member, to: work.location))
  }
}
