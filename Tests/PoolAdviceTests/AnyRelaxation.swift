// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle

@testable import PoolAdvice

/// Relaxations for a vacancy drawn from all that there could be, whether they can matter or not.
struct AnyRelaxation {
  let region: Region
  let vacancy: Vacancy
  var state: UInt64

  init(_ region: Region, _ vacancy: Vacancy, seed: UInt64) {
    (self.region, self.vacancy) = (region, vacancy)
    state = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  private mutating func number(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, count)))
  }

  /// One or two, of the vacancy and one member.
  mutating func set() -> RelaxationSet? {
    let member = region.members[number(region.members.count)]
    guard let one = single(member) else { return nil }
    guard number(2) == 0, let two = single(member) else { return RelaxationSet([one]) }
    return RelaxationSet([one]).joined(with: RelaxationSet([two]))
  }

  private mutating func single(_ member: Member) -> Relaxation? {
    switch number(7) {
    case 0: return .travel(member, minutes: member.travelMaxMinutes + 1 + number(30))
    case 1: return .hours(member, more: 1 + number(8))
    case 2: return .locations(member)
    case 3: return .split(vacancy)
    case 4:
      return vacancy.tierMax < 3 ? .tier(vacancy, to: vacancy.tierMax + 1 + number(3 - vacancy.tierMax)) : nil
    case 5: return .certificate(member, on: region.policy.firstDay)
    default:
      let groups = Set(region.groups.filter { $0.vacancy == vacancy.id }.map(\.id))
      let lessons = region.lessons.filter { groups.contains($0.group) }
      guard !lessons.isEmpty else { return nil }
      let lesson = lessons[number(lessons.count)]
      let own = region.bells.filter { $0.location == vacancy.location }
      let bells = own.isEmpty ? region.bells.filter { $0.location == nil } : own
      guard let group = region.groups.first(where: { $0.id == lesson.group }) else { return nil }
      return .lesson(
        of: group, from: LessonStart(weekday: lesson.weekday, start: lesson.span.start),
        to: LessonStart(weekday: 1 + number(5), start: bells[number(bells.count)].span.start))
    }
  }
}
