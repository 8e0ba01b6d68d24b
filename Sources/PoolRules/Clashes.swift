// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Rulebook {
  /// The rule that keeps a member from taking both stints; `nil` if the lessons of the two never clash.
  ///
  /// `.onePlaceAtATime` if lessons overlap on some date, else `.travelBetweenSchools` if some leave too
  /// little time to travel. Flexible groups clash with nothing; stints of one opening that share a lesson do.
  ///
  /// - Precondition: `a` and `b` are stints of this rulebook and of the same member.
  /// - Complexity: the lessons of the weekdays on which both teach in a common week.
  public func clash(_ a: Stint, _ b: Stint) -> Rule? {
    guard a.teaching.weeks & b.teaching.weeks != 0 else { return nil }
    let (groupA, groupB) = (openings[a.opening].group, openings[b.opening].group)
    var weekdays = timetable.weekdays(of: groupA) & timetable.weekdays(of: groupB)
    var tooFar = false
    // Known only once two lessons of different locations lie apart.
    var needed: Int?
    while weekdays != 0 {
      let weekday = weekdays.trailingZeroBitCount
      weekdays &= weekdays - 1
      guard a.teaching.weeksByWeekday[weekday] & b.teaching.weeksByWeekday[weekday] != 0 else { continue }
      for lessonA in timetable.lessons(of: groupA, on: weekday) {
        let spanA = timetable.span(lessonA)
        for lessonB in timetable.lessons(of: groupB, on: weekday) {
          let spanB = timetable.span(lessonB)
          if spanA.overlaps(spanB) { return .onePlaceAtATime }
          if tooFar { continue }
          let known =
            needed
            ?? travel.minutes(
              from: openings[a.opening].location, to: openings[b.opening].location,
              by: travel.mode(of: a.member))
          needed = known
          tooFar = max(spanB.start - spanA.end, spanA.start - spanB.end) < known
        }
      }
    }
    return tooFar ? .travelBetweenSchools : nil
  }
}
