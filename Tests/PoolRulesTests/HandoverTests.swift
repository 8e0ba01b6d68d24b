// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import Testing

/// The parts of stints (`Docs/rules.md`, section 4), in weeks 11-30, 12-07, 12-14 and 12-21.
@Suite("Handovers") struct HandoverTests {
  static func region(handovers: Int) throws -> TestRegion {
    var test = try TestRegion()
    test.region.policy.handoversMax = handovers
    try test.group("G", "Mon 09:00-10:00")
    try test.member("M")
    return test
  }

  @Test("without handovers only whole stints are offered", arguments: [0, 1])
  func wholes(handovers: Int) throws {
    var test = try Self.region(handovers: handovers)
    #expect(test.stints == ["M G 11-30 12-27 tier 0"])
    try test.member("N") { $0.until = try day("12-13") }
    let parts = ["M G 11-30 12-13 tier 0", "M G 11-30 12-27 tier 0", "M G 12-14 12-27 tier 0"]
    #expect(
      test.stints == (handovers == 0 ? ["M G 11-30 12-27 tier 0"] : parts) + ["N G 11-30 12-13 tier 0"])
  }

  @Test("cuts come before first and after last weeks of whole stints, also in mid-week") func midWeek() throws
  {
    var test = try Self.region(handovers: 1)
    try test.member("N") { $0.from = try day("12-09") }  // no Monday left in that week
    #expect(
      test.stints == [
        "M G 11-30 12-06 tier 0", "M G 11-30 12-27 tier 0", "M G 12-07 12-27 tier 0",
        "N G 12-09 12-27 tier 0",
      ])
  }

  @Test("parts without minutes are not offered") func emptyParts() throws {
    var test = try Self.region(handovers: 1)
    try test.holiday("11-30 12-06")
    try test.member("N") { $0.from = try day("12-07") }
    #expect(
      test.stints == ["M G 11-30 12-27 tier 0", "M G 12-07 12-27 tier 0", "N G 12-07 12-27 tier 0"])
  }

  @Test(
    "a run that fails on its dates makes no cut, but offers the parts that hold",
    arguments: [
      "certificate": ["N G 11-30 12-13 tier 0"], "authority": ["N G 11-30 12-13 tier 0"],
      "authority-hours": [], "reach": [],
    ])
  func parts(failing: String, offered: [String]) throws {
    var test = try Self.region(handovers: 1)
    test.region.policy.certificateMonths = 12
    try test.member("N", degree: .second)
    switch failing {
    case "certificate": test.region.members[1].conductCertificate = try day("2025-12-20")
    case "authority": test.region.authority[1].until = try day("12-20")
    case "authority-hours": test.region.authority[1].minutesMax = 59
    default: test.region.members[1].travelMaxMinutes = 1
    }
    // Nobody cuts before 12-14 yet: the run of N, which fails, makes no cuts.
    #expect(test.stints == ["M G 11-30 12-27 tier 0"])
    try test.member("O") { $0.from = try day("12-14") }
    #expect(test.stints.filter { $0.hasPrefix("N") } == offered)
  }

  @Test("a part stands under its own authority") func ownAuthority() throws {
    var test = try Self.region(handovers: 1)
    test.region.authority[0].until = try day("12-13")
    test.region.authority.append(Authority(levelGroup: .lower, degree: .first, tier: 1))
    try test.member("O", degree: .second) { $0.from = try day("12-14") }
    #expect(
      test.stints == [
        "M G 11-30 12-13 tier 0", "M G 11-30 12-27 tier 1", "M G 12-14 12-27 tier 1",
        "O G 12-14 12-27 tier 0",
      ])
  }

  @Test("a verdict offers parts too") func verdict() throws {
    var test = try Self.region(handovers: 1)
    try test.member("N") { $0.until = try day("12-13") }
    let rulebook = test.rulebook
    #expect(rulebook.verdict(of: 0, for: 0) == .offers(rulebook.stints().filter { $0.member == 0 }))
    #expect(rulebook.verdicts(for: 0) == [0, 1].map { rulebook.verdict(of: $0, for: 0) })
  }
}
