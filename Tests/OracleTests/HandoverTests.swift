// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

@testable import PoolOracle

/// Four weeks of one lesson on Mondays; A leaves after two weeks, B comes after one.
private func fourMondays(handoversMax: Int, goals: [GoalLevel]) -> Region {
  let first = Day(number: 20_787)
  var region = Region(policy: Policy(firstDay: first, weeks: 4, goals: goals, handoversMax: handoversMax))
  let home = Position(latitude: 52, longitude: 5)
  region.locations = [Location(id: "L", name: "L", board: "B", position: home)]
  region.levels = [Level(id: "h1", name: "havo 1", group: .lower)]
  region.authority = [Authority(levelGroup: .lower, degree: .first, tier: 0)]
  region.members = [(0, 13), (7, 27)].enumerated().map { index, dates in
    Member(
      id: ["A", "B"][index], hire: .flexible, home: home, mode: .car, travelMaxMinutes: 60, minutesMax: 600,
      locationsMax: 1, from: first.advanced(by: dates.0), until: first.advanced(by: dates.1),
      conductCertificate: first)
  }
  region.qualifications = ["A", "B"].map { Qualification(member: $0, subject: "ne", degree: .first) }
  region.vacancies = [
    Vacancy(id: "V", location: "L", subject: "ne", from: first, until: nil, priority: 1, submitted: first)
  ]
  region.groups = [LessonGroup(id: "G", vacancy: "V", level: "h1")]
  region.lessons = [510].compactMap { ClockSpan($0, $0 + 50) }.map {
    Lesson(group: "G", weekday: 1, span: $0)
  }
  return region
}

@Suite("The oracle by hand") struct HandoverTests {
  /// The stints as `A0-1`: a member and the first and last week.
  func stints(_ region: Region) -> [String] {
    Choices(region).stints.flatMap(\.self).map {
      "\($0.duty.placement.member)\($0.weeks.lowerBound)-\($0.weeks.upperBound)"
    }
  }

  @Test("without handovers only whole stints are taken") func whole() {
    let region = fourMondays(handoversMax: 0, goals: [GoalLevel(.coverage)])
    #expect(stints(region) == ["A0-1", "B1-3"])
    // Nothing, A or B. B teaches three Mondays.
    let best = bruteForce(region)
    #expect((best.feasiblePlans, best.reached) == (3, [150]))
  }

  @Test("with handovers stints are cut where another begins or ends") func parts() {
    let region = fourMondays(handoversMax: 1, goals: [GoalLevel(.coverage)])
    // Cuts: weeks 0 and 2 by A, 1 and 4 by B.
    #expect(stints(region) == ["A0-0", "A0-1", "A1-1", "B1-1", "B1-3", "B2-3"])
    // 1 empty, 6 alone, 7 pairs: A0-0 with A1-1, B1-1, B1-3, B2-3; B2-3 with A0-1, A1-1, B1-1.
    let best = bruteForce(region)
    #expect((best.feasiblePlans, best.reached) == (14, [200]))
  }

  @Test("a tolerance gives way to later levels, to its bound and no further") func tolerance() {
    let goals = [GoalLevel(.coverage, tolerancePerMille: 500), GoalLevel(.people)]
    let best = bruteForce(fourMondays(handoversMax: 1, goals: goals))
    // 200 can be reached, 100 must be kept. One member alone has no handover: A0-1 and B2-3 100, B1-3 150.
    #expect(best.reached == [200, 0])
    #expect(best.accepted == [[100, 0], [150, 0]])

    let stricter = [GoalLevel(.coverage, tolerancePerMille: 499), GoalLevel(.people)]
    // 200 × 501 / 1000 is 100.2: 101 must be kept.
    #expect(bruteForce(fourMondays(handoversMax: 1, goals: stricter)).accepted == [[150, 0]])
  }

  @Test("a certificate that ends forbids the whole but not its parts, and makes no cut") func certificate() {
    var region = fourMondays(handoversMax: 1, goals: [GoalLevel(.coverage)])
    // B's serves through week 2 only. A's cut at week 2 is the one left: B1-1 holds, B1-3 and B2-3 do not.
    region.policy.certificateMonths = 1
    region.members[1].conductCertificate = region.policy.firstDay.advanced(by: 21).adding(months: -1)
    region.members[0].conductCertificate = region.policy.firstDay
    #expect(stints(region) == ["A0-1", "B1-1"])
  }
}
