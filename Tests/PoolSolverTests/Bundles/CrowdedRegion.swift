// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import PoolRules

@testable import PoolSolver

/// A seeded region in which everybody may teach everything and little time fits it all, so that members compete.
///
/// Handovers, vacancies for two members, hours of an authority row, running and published placements come up in some.
func crowdedRegion(seed: UInt64, members: Int, vacancies: Int, locations: Int = 3) -> Region {
  var dice = Dice(seed: seed)
  let monday = Day(number: 20_787)
  var region = Region(
    policy: Policy(
      firstDay: monday, weeks: dice.number(2...3),
      goals: [.init(.value), .init(.stability), .init(.people), .init(.members), .init(.travel)],
      handoversMax: dice.one(of: 0, 0, 1)))
  region.boards = [Board(id: "B", name: "Board")]
  region.subjects = [Subject(id: "wi", name: "wiskunde", reportingGroup: "exact")]
  region.levels = [Level(id: "h4", name: "havo 4", group: .upper)]
  region.authority = [
    Authority(levelGroup: .upper, degree: .first, tier: 0),
    Authority(levelGroup: .upper, degree: .second, tier: 1, minutesMax: 50 * dice.number(2...5)),
  ]
  for number in 1...locations {
    region.locations.append(
      Location(
        id: "L\(number)", name: "School", board: "B",
        position: Position(latitude: 52 + 0.01 * Double(number), longitude: 5)))
  }
  for number in 1...members {
    region.members.append(
      Member(
        id: "M\(number)", hire: .flexible,
        home: Position(latitude: 52 + 0.01 * Double(dice.number(0...4)), longitude: 5), mode: .bike,
        travelMaxMinutes: 60, minutesMax: 50 * dice.number(3...8), locationsMax: dice.number(1...3),
        from: monday.advanced(by: dice.one(of: -9, -9, 7)), conductCertificate: monday.advanced(by: -9)))
    region.qualifications.append(
      Qualification(member: "M\(number)", subject: "wi", degree: dice.one(of: .first, .second)))
  }
  for number in 1...vacancies {
    let vacancy = Vacancy(
      id: "V\(number)", location: "L\(dice.number(1...locations))", subject: "wi",
      from: monday.advanced(by: dice.one(of: 0, 0, 7)),
      until: dice.one(of: nil, monday.advanced(by: 13)), priority: dice.number(1...9),
      membersMax: dice.one(of: 1, 1, 2), tierMax: 1, submitted: monday)
    region.vacancies.append(vacancy)
    for letter in ["a", "b", "c"].prefix(dice.number(1...3)) {
      addGroup(vacancy.id + letter, to: &region, &dice)
    }
  }
  return region
}

private func addGroup(_ id: String, to region: inout Region, _ dice: inout Dice) {
  let isFlexible = dice.chance(20)
  region.groups.append(
    LessonGroup(
      id: id, vacancy: String(id.dropLast()), level: "h4",
      flexibleMinutes: isFlexible ? 50 * dice.number(1...4) : nil))
  if !isFlexible {
    var slots: Set<[Int]> = []
    for _ in 0..<dice.number(1...3) {
      let (weekday, period) = (dice.number(1...3), dice.number(0...4))
      guard slots.insert([weekday, period]).inserted,
        let span = ClockSpan(510 + 60 * period, 560 + 60 * period)
      else { continue }
      region.lessons.append(Lesson(group: id, weekday: weekday, span: span))
    }
  }
  guard dice.chance(20) else { return }
  let (member, first) = (dice.one(in: region.members).id, region.policy.firstDay)
  if let dates = DayRange(first, first.advanced(by: dice.one(of: 6, 13))) {
    region.placements.append(
      Placement(group: id, member: member, dates: dates, state: dice.one(of: .running, .published)))
  }
}

extension Problem {
  /// Every set of places that a member can take together, the empty one first.
  func bundles(of member: Int) -> [[Int]] {
    let stints = members[member].stints
    var bundles: [[Int]] = [[]]
    func extend(_ places: [Int], from next: Int) {
      for place in next..<max(next, stints.count)
      where memberAllows(stints[place], beside: places.map { stints[$0] }) {
        bundles.append(places + [place])
        extend(places + [place], from: place + 1)
      }
    }
    extend([], from: 0)
    return bundles
  }

  /// Every plan that keeps the rules, as stints ascending.
  func plans() -> [[Int]] {
    var plans: [[Int]] = [[]]
    var assignment = Assignment(self)
    func extend(_ taken: [Int], from next: Int) {
      for stint in next..<max(next, stints.count) where assignment.fits(stint) {
        assignment.take(stint)
        plans.append(taken + [stint])
        extend(taken + [stint], from: stint + 1)
        assignment.drop(stint)
      }
    }
    extend([], from: 0)
    return plans
  }
}
