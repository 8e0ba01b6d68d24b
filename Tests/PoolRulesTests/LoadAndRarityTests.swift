// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

@testable import PoolRules

@Suite("What runs, and what is rare") struct LoadAndRarityTests {
  @Test("running placements load their member and vacancy week by week") func loads() throws {
    var test = try TestRegion()
    test.region.authority[0].minutesMax = 600
    try test.vacancy("V2", location: "L2")
    try test.group("G", "Mon 09:00-10:00")
    try test.group("H", "Tue 09:00-10:30", vacancy: "V2")
    try test.group("F", vacancy: "V2", flexible: 100)
    try test.member("M")
    try test.member("N")
    try test.placement("N", "F", "12-09 12-31")
    try test.placement("M", "H", "12-07 12-20")
    try test.placement("M", "G", "11-01 12-13")
    let rulebook = test.rulebook
    let load = rulebook.runningLoad(of: 0)
    #expect(load.placements == [1, 2])
    #expect(load.minutesByWeek == [60, 150, 90, 0])
    #expect(load.locations.map { [$0.position, Int($0.weeks)] } == [[0, 0b0011], [1, 0b0110]])
    #expect(load.vacancies.map { [$0.position, Int($0.weeks)] } == [[0, 0b0011], [1, 0b0110]])
    #expect(load.authorities.map(\.row) == [0])
    #expect(load.authorities.map(\.minutesByWeek) == [[60, 150, 90, 0]])
    #expect(rulebook.runningLoad(of: 1).minutesByWeek == [0, 60, 100, 100])
    let vacancy = rulebook.runningLoad(ofVacancy: 1)
    #expect(vacancy.members.map { [$0.position, Int($0.weeks)] } == [[0, 0b0110], [1, 0b1110]])
    #expect((0..<4).map { vacancy.memberCount(in: $0) } == [0, 2, 2, 1])
    #expect(rulebook.running[0].dates == (try dates("12-09 12-27")))
  }

  @Test("a running placement without authority counts its minutes, but under no row") func unentitled() throws
  {
    var test = try TestRegion()
    test.region.authority[0].minutesMax = 600
    try test.group("G", "Mon 09:00-10:00")
    try test.member("M", degree: .trainee)
    try test.placement("M", "G", "11-01 12-13")
    #expect(test.rulebook.running.map(\.grant) == [nil])
    #expect(test.rulebook.runningLoad(of: 0).minutesByWeek == [60, 60, 0, 0])
    #expect(test.rulebook.runningLoad(of: 0).authorities == [])
  }

  static let rarities: [(why: String, change: @Sendable (inout Region) -> Void, member: Int, work: Int)] = [
    // 4 weeks of 60 minutes asked; supply 4 × 1,000 by M, at tier 1 or better.
    ("asked for each hundred supplied, rounded down", { $0.members[0].minutesMax = 1000 }, 6, 6),
    ("nobody supplies less than a minute", { $0.members[0].minutesMax = 0 }, 100, 100),
    ("a hundred is the most", { $0.members[0].minutesMax = 59 }, 100, 100),
    ("tier 1 supplies", { $0.authority[0].tier = 1 }, 5, 5),
    ("tier 2 does not", { $0.authority[0].tier = 2 }, 0, 100),
    (
      "dates and clocks are put aside",
      { region in
        region.authority[0].monthsMax = 0
        region.qualifications[0].until = region.policy.firstDay.advanced(by: -9)
      }, 5, 5
    ),
    ("reach is put aside", { $0.members[0].home = nil }, 5, 5),
  ]
  @Test("rarity is the work asked for the hours of those who can do it", arguments: rarities)
  func askedForSupply(why: String, change: @Sendable (inout Region) -> Void, member: Int, work: Int) throws {
    var test = try TestRegion()
    try test.group("G", "Mon 09:00-10:00")
    try test.member("M")
    change(&test.region)
    #expect(test.rulebook.rarity(ofMember: 0) == member, "\(why)")
    #expect(test.rulebook.rarity(ofOpening: 0) == work, "\(why)")
  }

  @Test("a member is as rare as the rarest work that is asked") func rarest() throws {
    var test = try TestRegion()
    try test.group("G", "Mon 09:00-10:00")
    try test.group("U1", "Tue 09:00-12:00", level: "v6")
    try test.group("U2", "Wed 09:00-10:00", level: "v6")
    try test.member("M1")
    try test.member("M2", degree: .second)
    // lower: 240 of 9,600 min; upper: 960 of 4,800 min.
    let rulebook = test.rulebook
    #expect([0, 1].map { rulebook.rarity(ofMember: $0) } == [20, 2])
    #expect([0, 1, 2].map { rulebook.rarity(ofOpening: $0) } == [2, 20, 20])
  }

  @Test(
    "an hour costs what the member says, else the policy's figure for the hire form",
    arguments: [(HireForm.permanent, nil, 0), (.agency, nil, 9500), (.agency, 1234, 1234), (.flexible, 0, 0)])
  func cost(hire: HireForm, own: Int?, cents: Int) throws {
    var test = try TestRegion()
    try test.member("M") { ($0.hire, $0.centsPerHour) = (hire, own) }
    #expect(test.rulebook.centsPerHour(of: 0) == cents)
  }

  @Test("a region with a broken reference is not read") func brokenReference() async {
    await #expect(processExitsWith: .failure) {
      var test = try TestRegion()
      try test.group("G", "Mon 09:00-10:00", vacancy: "V9")
      _ = test.rulebook
    }
  }
}
