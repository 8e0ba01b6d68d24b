// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Tables {
  /// Where the lessons of one member get in each other's way (sections 5.2 and 5.3).
  ///
  /// Two running placements are not the plan's fault, and a group held twice is *one-teacher-per-group*.
  func dayBreaches(of member: Member, _ duties: [Duty]) -> [Breach.Finding] {
    struct Pair: Hashable {
      let weekday: Int
      let a, b: Breach.LessonPlace
    }
    var lessons: [(at: Occurrence, duty: Int)] = []
    for (index, duty) in duties.enumerated() { lessons += duty.lessons.map { ($0, index) } }
    lessons.sort { ($0.at.day, $0.at.span, $0.duty) < ($1.at.day, $1.at.span, $1.duty) }
    var found: [Pair: (first: Day, days: Int)] = [:]
    var order: [Pair] = []
    for (index, earlier) in lessons.enumerated() {
      for later in lessons[(index + 1)...].prefix(while: { $0.at.day == earlier.at.day }) {
        let (a, b) = (duties[earlier.duty], duties[later.duty])
        guard a.isDecided || b.isDecided, a.work.group.id != b.work.group.id,
          !leavesTime(earlier.at.span, a.work, later.at.span, b.work, member)
        else { continue }
        let pair = Pair(
          weekday: earlier.at.day.weekday, a: place(earlier.at.span, a.work), b: place(later.at.span, b.work))
        if found[pair] == nil { order.append(pair) }
        found[pair, default: (earlier.at.day, 0)].days += 1
      }
    }
    return order.compactMap { pair in
      found[pair].map { finding(member, pair.a, pair.b, first: $0.first, days: $0.days) }
    }
  }

  private func place(_ span: ClockSpan, _ work: Work) -> Breach.LessonPlace {
    Breach.LessonPlace(group: work.group.id, location: work.location.id, span: span)
  }

  /// Whether a member can give both lessons of one date; the first starts no later.
  private func leavesTime(
    _ first: ClockSpan, _ firstWork: Work, _ second: ClockSpan, _ secondWork: Work, _ member: Member
  ) -> Bool {
    if first.overlaps(second) { return false }
    if firstWork.location.id == secondWork.location.id { return true }
    let needed = minutes(from: firstWork.location, to: secondWork.location, by: member.mode)
    return needed.map { $0 <= second.start - first.end } ?? false
  }

  private func finding(
    _ member: Member, _ a: Breach.LessonPlace, _ b: Breach.LessonPlace, first: Day, days: Int
  ) -> Breach.Finding {
    if a.span.overlaps(b.span) { return .overlap(member: member.id, first: first, days: days, a, b) }
    let needed: Int? =
      if let from = works[a.group]?.location, let to = works[b.group]?.location {
        minutes(from: from, to: to, by: member.mode)
      } else {
        nil
      }
    return .noTimeToTravel(
      member: member.id, first: first, days: days, from: a, to: b, gap: b.span.start - a.span.end,
      needed: needed)
  }
}
