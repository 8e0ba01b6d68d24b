// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Some edit of a region: often one that fits it, now and then one that names what is not there or runs backwards.
public func anyEdit(of region: Region, _ dice: inout Dice) -> Edit {
  var maker = EditMaker(region: region, dice: dice)
  defer { dice = maker.dice }
  return maker.edit()
}

private struct EditMaker {
  let region: Region
  var dice: Dice

  mutating func edit() -> Edit {
    switch dice.number(1...13) {
    case 1: return .withdraw(vacancy())
    case 2, 3: return .vacancy(vacancy(), vacancyChanges())
    case 4: return .addVacancy(new("v"), like: vacancy())
    case 5: return .newVacancy(newVacancy(), newGroup())
    case 6, 7: return moved()
    case 8: return .member(member(), memberChanges())
    case 9: return .away(member(), dates())
    case 10:
      guard dice.chance(50) else { return .addMember(new("m"), like: member()) }
      return .newMember(new("m"), profile())
    case 11:
      return .qualification(
        Qualification(
          member: member(), subject: subject(), degree: dice.one(in: Degree.allCases),
          until: dice.chance(50) ? day() : nil))
    case 12:
      let (isDated, target) = (dice.chance(50), dice.chance(50) ? vacancy() : location())
      return .wish(
        isDated
          ? Wish(
            .exclude, member: member(), target: target, by: dice.one(in: Preference.Side.allCases),
            from: dice.chance(70) ? day() : nil, until: openDay())
          : Wish(dice.one(of: .prefer, .exclude), member: member(), target: target, by: .school))
    default: return .policy(policyChanges())
    }
  }

  /// One of the ids, seldom one that is not there, sometimes one that needs quotes.
  private mutating func one(of ids: [String]) -> String {
    ids.isEmpty || dice.chance(3) ? dice.one(of: "nobody", "no \"body\"", "0=x") : dice.one(in: ids)
  }
  private mutating func vacancy() -> String { one(of: region.vacancies.map(\.id)) }
  private mutating func member() -> String { one(of: region.members.map(\.id)) }
  private mutating func location() -> String { one(of: region.locations.map(\.id)) }
  private mutating func subject() -> String { one(of: region.subjects.map(\.id)) }
  private mutating func new(_ stem: String) -> String {
    dice.chance(10) ? "\(stem) new" : "\(stem)\(dice.number(1...10_000))"
  }
  private mutating func day() -> Day {
    region.policy.firstDay.advanced(by: dice.number(-10...7 * region.policy.weeks + 10))
  }
  private mutating func openDay() -> Day? { dice.chance(20) ? nil : day() }
  private mutating func dates() -> DayRange {
    let (one, other) = (day(), day())
    return DayRange(min(one, other), max(one, other)) ?? DayRange(only: one)
  }
  private mutating func some<Value>(_ values: [Value]) -> [Value] {
    Array(dice.shuffled(values).prefix(dice.number(1...values.count)))
  }

  private mutating func vacancyChanges() -> [VacancyChange] {
    some([
      .from(day()), .until(openDay()), .priority(dice.number(1...9)), .membersMax(dice.number(1...3)),
      .tierMax(dice.number(0...3)),
    ])
  }
  private mutating func memberChanges() -> [MemberChange] {
    some([
      .until(openDay()), .minutesMax(dice.number(0...2400)), .minutesMin(dice.number(0...900)),
      .travelMaxMinutes(dice.number(0...300)), .locationsMax(dice.number(1...4)),
      .conductCertificate(day()), .exceptionUntil(openDay()),
    ])
  }
  private mutating func policyChanges() -> [PolicyChange] {
    some([
      .firstDay(region.policy.firstDay.advanced(by: 7 * dice.number(-1...1))), .weeks(dice.number(1...60)),
      .handoversMax(dice.number(0...20)),
      .goals(
        some(Goal.allCases).map {
          GoalLevel($0, tolerancePerMille: dice.chance(30) ? dice.number(1...1000) : 0)
        }),
    ])
  }

  private mutating func moved() -> Edit {
    guard !region.lessons.isEmpty, !region.bells.isEmpty else { return .withdraw(vacancy()) }
    let lesson = dice.one(in: region.lessons)
    let start = dice.chance(80) ? dice.one(in: region.bells).span.start : dice.number(0...1439)
    return .lesson(
      lesson.group, from: LessonStart(weekday: lesson.weekday, start: lesson.span.start),
      to: LessonStart(weekday: dice.number(1...5), start: start))
  }

  private mutating func newVacancy() -> Vacancy {
    Vacancy(
      id: new("v"), location: location(), subject: subject(), from: day(), until: openDay(),
      priority: dice.number(1...9), membersMax: dice.number(1...20), tierMax: dice.number(0...3),
      kind: dice.one(in: VacancyKind.allCases), submitted: day())
  }
  private mutating func newGroup() -> NewGroup {
    let level = one(of: region.levels.map(\.id))
    guard dice.chance(70), !region.bells.isEmpty else {
      return NewGroup(level: level, teaching: .flexible(minutes: dice.number(1...2400)))
    }
    let lessons = (1...dice.number(1...3)).map { _ in
      let bell = dice.one(in: region.bells)
      return dice.chance(50)
        ? LessonTime(weekday: dice.number(1...5), period: bell.period, span: nil)
        : LessonTime(weekday: dice.number(1...5), period: nil, span: bell.span)
    }
    return NewGroup(level: level, teaching: .lessons(lessons))
  }
  private mutating func profile() -> MemberProfile {
    MemberProfile(
      subject: subject(), degree: dice.one(in: Degree.allCases), location: location(),
      minutesMax: dice.number(0...2400), hire: dice.one(in: HireForm.allCases),
      mode: dice.one(in: TravelMode.allCases), travelMaxMinutes: dice.number(0...300),
      locationsMax: dice.number(1...20))
  }
}
