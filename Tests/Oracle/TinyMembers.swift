// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension TinyRegionMaker {
  mutating func members() {
    made.postcodes = [
      Postcode(id: "3511", position: Position(latitude: 52.05, longitude: 5.1)),
      Postcode(id: "3811", position: Position(latitude: 52.15, longitude: 5.2)),
    ]
    for id in ids("M", dice.number(3...6)) {
      made.members.append(member(id))
      for subject in dice.shuffled(["en", "ne", "wi"]).prefix(dice.number(1...3)) {
        made.qualifications.append(
          Qualification(
            member: id, subject: subject,
            degree: dice.one(
              of: .first, .first, .second, .second, .secondLimited, .careerChanger, .trainee, .hybrid, .none),
            from: dice.chance(10) ? day(-5...lastDay) : nil,
            until: dice.chance(15) ? day(0...lastDay + 5) : nil))
      }
      if dice.chance(40) { availability(id) }
    }
    made.qualifications = dice.shuffled(made.qualifications)
    made.availability = dice.shuffled(made.availability)
  }

  private mutating func member(_ id: String) -> Member {
    let first = made.policy.firstDay
    var member = Member(
      id: id, hire: dice.one(in: HireForm.allCases),
      home: Position(
        latitude: 52 + 0.02 * Double(dice.number(0...8)), longitude: 5 + 0.03 * Double(dice.number(0...8))),
      mode: dice.one(of: .car, .car, .bike, .transit), travelMaxMinutes: dice.one(of: 30, 60, 90, 90),
      minutesMax: 60 * dice.one(of: 2, 3, 4, 5, 6, 10), locationsMax: dice.one(of: 1, 1, 2, 3),
      from: dice.chance(35) ? day(0...lastDay) : first.advanced(by: -100),
      until: dice.chance(25) ? day(0...lastDay + 3) : nil,
      centsPerHour: dice.chance(30) ? dice.number(4000...9999) : nil,
      conductCertificate: first.advanced(by: -200),
      exceptionUntil: dice.chance(50) ? day(0...lastDay + 10) : nil)
    if dice.chance(30) { (member.home, member.postcode4) = (nil, dice.one(of: "3511", "3811", nil)) }
    if dice.chance(20) {
      member.conductCertificate = dice.one(of: nil, day(-2...lastDay), day(0...lastDay).adding(months: -12))
    }
    return member
  }

  private mutating func availability(_ member: String) {
    // Some come on one day only: then free time binds before the hours do.
    let days = dice.chance(25) ? [dice.number(1...2)] : dice.shuffled([1, 2, 3, 4, 5]).prefix(4).sorted()
    for weekday in days {
      let rows: [(Int, Int)] =
        dice.one(
          of: [(480, 1020)], [(480, 1020)], [(480, 720), (720, 1020)], [(480, 720)], [(600, 900), (540, 660)])
      for (start, end) in rows {
        guard let span = ClockSpan(start, end) else { continue }
        made.availability.append(
          Availability(
            member: member, weekday: weekday, span: span, from: dice.chance(10) ? day(0...lastDay) : nil,
            until: dice.chance(10) ? day(0...lastDay) : nil))
      }
    }
  }
}
