// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A weekly lesson of an opening that a member cannot give, and in which weeks.
public struct BlockedLesson: Hashable, Sendable {
  /// 0 = Monday … 6 = Sunday.
  public let weekday: Int
  /// Clock time.
  public let span: ClockSpan
  /// The weeks in which *availability* or a running placement forbids it, whatever else the member does.
  public let forbidden: UInt64
  /// The weeks in which other work of the member is in its way.
  public let hindered: UInt64
}

/// Work of a member that a plan decides.
public struct OtherWork: Hashable, Sendable {
  /// The position in the region's table.
  public let group: Int
  /// What the member teaches of it.
  public let teaching: Teaching
  /// Work in a group.
  public init(group: Int, teaching: Teaching) { (self.group, self.teaching) = (group, teaching) }
}

extension Rulebook {
  /// The lessons of an opening that a member cannot give on some of its dates: *availability*, *one-place-at-a-time* and
  /// *travel-between-schools*. In order of weekday and time.
  public func blockedLessons(of member: Int, for opening: Int, beside others: [OtherWork]) -> [BlockedLesson]
  {
    let teaching = teachings[opening]
    let group = openings[opening].group
    var blocked: [BlockedLesson] = []
    for weekday in 0..<7 where teaching.weeksByWeekday[weekday] != 0 {
      for lesson in timetable.lessons(of: group, on: weekday) {
        let span = timetable.span(lesson)
        let room = room(for: member, opening, on: weekday, during: span, beside: others)
        let weeks = teaching.weeksByWeekday[weekday]
        guard weeks & ~room.free != 0 else { continue }
        blocked.append(
          BlockedLesson(
            weekday: weekday, span: span, forbidden: weeks & ~room.allowed,
            hindered: weeks & room.allowed & ~room.free))
      }
    }
    return blocked
  }

  /// The weeks of the horizon in which a member could give a lesson of an opening at a time of the week: as far as
  /// *availability* and running placements are concerned, and beside other work too.
  ///
  /// - Parameters:
  ///   - member: The position in the region's table.
  ///   - opening: The position in `openings`.
  ///   - weekday: 0 = Monday … 6 = Sunday.
  ///   - span: When the lesson would be given.
  ///   - others: What the member teaches besides running placements.
  public func room(
    for member: Int, _ opening: Int, on weekday: Int, during span: ClockSpan, beside others: [OtherWork]
  ) -> (allowed: UInt64, free: UInt64) {
    var allowed = availability.weeks(of: member, on: weekday, during: span)
    for position in loads.members[member].placements {
      let placement = running[position]
      if clashes(member, opening, on: weekday, span, with: placement.group) {
        allowed &= ~placement.teaching.weeksByWeekday[weekday]
      }
    }
    var free = allowed
    for other in others where clashes(member, opening, on: weekday, span, with: other.group) {
      free &= ~other.teaching.weeksByWeekday[weekday]
    }
    return (allowed, free)
  }

  /// The location at which a group is taught.
  public func location(ofGroup group: Int) -> Int { timetable.locationOfGroup[group] }

  private func clashes(_ member: Int, _ opening: Int, on weekday: Int, _ span: ClockSpan, with group: Int)
    -> Bool
  {
    timetable.lessons(of: group, on: weekday).contains { lesson in
      clash(
        span, at: openings[opening].location, timetable.span(lesson), at: timetable.locationOfGroup[group],
        by: region.members[member].mode) != nil
    }
  }
}
