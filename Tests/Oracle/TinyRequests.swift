// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension TinyRegionMaker {
  mutating func requests() {
    var groupIds = ids("G", 12)
    for id in ids("V", dice.one(of: 2, 3, 3, 4)) {
      let first = dice.chance(60) ? made.policy.firstDay.advanced(by: -7) : day(0...lastDay)
      let until: Day? = dice.chance(40) ? nil : day(lastDay / 2...lastDay + 7)
      let vacancy = Vacancy(
        id: id, location: dice.one(in: made.locations).id, subject: dice.one(in: made.subjects).id,
        from: first,
        until: until.map { max($0, first) }, priority: dice.number(1...9), membersMax: dice.one(of: 1, 1, 2),
        tierMax: dice.one(of: 0, 1, 2, 3, 3, 3), submitted: made.policy.firstDay.advanced(by: -14))
      made.vacancies.append(vacancy)
      let level = dice.one(in: made.levels).id
      for _ in 0..<dice.one(of: 1, 1, 2, 3) {
        group(
          groupIds.removeLast(), of: vacancy, level: dice.chance(80) ? level : dice.one(in: made.levels).id)
      }
    }
    made.groups = dice.shuffled(made.groups)
  }

  private mutating func group(_ id: String, of vacancy: Vacancy, level: String) {
    if dice.chance(20) {
      made.groups.append(
        LessonGroup(
          id: id, vacancy: vacancy.id, level: level, flexibleMinutes: dice.one(of: 60, 103, 240, 360)))
      return
    }
    made.groups.append(LessonGroup(id: id, vacancy: vacancy.id, level: level))
    let bells = bellsOf[vacancy.location] ?? []
    var slots: Set<[Int]> = []
    for _ in 0..<dice.number(1...4) {
      // Two weekdays and four periods: lessons of different groups often meet.
      let (weekday, period) = (dice.one(of: 1, 1, 2, 2, 4), dice.number(1...4))
      guard slots.insert([weekday, period]).inserted else { continue }
      made.lessons.append(Lesson(group: id, weekday: weekday, period: period, span: bells[period - 1]))
    }
  }

  mutating func preferences() {
    for _ in 0..<dice.number(0...5) {
      let target: Preference.Target =
        dice.chance(50)
        ? .location(dice.one(in: made.locations).id) : .vacancy(dice.one(in: made.vacancies).id)
      made.preferences.append(
        Preference(
          member: dice.one(in: made.members).id, target: target,
          kind: dice.one(of: .prefer, .prefer, .exclude),
          by: dice.one(of: .member, .school)))
    }
    var dates = Dice(seed: UInt64(made.policy.firstDay.number + made.preferences.count))
    for number in made.preferences.indices where made.preferences[number].kind == .exclude {
      guard dates.chance(60) else { continue }
      let from = made.policy.firstDay.advanced(by: dates.number(-3...21))
      made.preferences[number].from = dates.chance(80) ? from : nil
      made.preferences[number].until = dates.chance(80) ? from.advanced(by: dates.number(0...10)) : nil
    }
  }

  /// Running placements may break any rule by themselves, but no two hold one group on a date.
  mutating func placements() {
    for group in made.groups {
      for state in [PlacementState.running, .running, .published] {
        guard dice.chance(state == .running ? 12 : 60) else { continue }
        let first = day(-10...lastDay)
        guard let dates = DayRange(first, first.advanced(by: dice.number(0...lastDay))) else { continue }
        let taken = made.placements.filter { $0.group == group.id }
        if taken.contains(where: { $0.dates.cut(to: dates) != nil }) { continue }
        made.placements.append(
          Placement(group: group.id, member: dice.one(in: made.members).id, dates: dates, state: state))
      }
    }
  }
}
