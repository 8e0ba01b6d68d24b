// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

@testable import PoolRules

/// `Docs/rules.md`, section 3.
@Suite("Authority") struct AuthorityTests {
  /// One group at `level`, one member `M` with the given degree, and the authority rows given for `lower`.
  static func region(_ degree: Degree, _ rows: [Authority], tierMax: Tier = 3) throws -> TestRegion {
    var test = try TestRegion()
    test.region.authority = rows
    test.region.vacancies[0].tierMax = tierMax
    try test.group("G", "Mon 09:00-10:00")
    try test.member("M", degree: degree)
    return test
  }
  static func row(
    _ degree: Degree, _ tier: Tier, hours: Int? = nil, months: Int? = nil, from: String? = nil,
    until: String? = nil, group: LevelGroup = .lower
  ) throws -> Authority {
    Authority(
      levelGroup: group, degree: degree, tier: tier, minutesMax: hours.map { 60 * $0 }, monthsMax: months,
      from: try from.map { try day($0) }, until: try until.map { try day($0) })
  }

  @Test("a degree without a row for the level group may teach nothing") func forbidden() throws {
    let test = try Self.region(.second, [Self.row(.second, 0, group: .upper), Self.row(.first, 0)])
    #expect(test.refusals == ["authority: holds ne second; none serves ne at lower"])
  }

  @Test("an unrelated subject serves nothing") func otherSubject() throws {
    var test = try Self.region(.first, [Self.row(.first, 0)])
    test.region.qualifications = [Qualification(member: "M", subject: "wi", degree: .first)]
    #expect(test.refusals == ["authority: holds wi first; none serves ne at lower"])
    test.region.qualifications = []
    #expect(test.refusals == ["authority: holds nothing; none serves ne at lower"])
  }

  @Test(
    "a related subject serves at the larger of both tiers, one way only",
    arguments: [(0, 1, 1), (1, 0, 1), (3, 1, 3), (1, 3, 3), (0, 0, 0)])
  func neighbour(authority: Tier, neighbour: Tier, tier: Tier) throws {
    var test = try Self.region(.first, [Self.row(.first, authority)])
    test.region.qualifications = [Qualification(member: "M", subject: "wi", degree: .first)]
    test.region.neighbours = [Neighbour(subject: "ne", neighbour: "wi", tier: neighbour)]
    #expect(test.stints == ["M G 11-30 12-27 tier \(tier)"])
    test.region.neighbours = [Neighbour(subject: "wi", neighbour: "ne", tier: neighbour)]
    #expect(test.stints == [])
  }

  @Test("the tier is at most that of the vacancy", arguments: 0...3) func tierMax(limit: Tier) throws {
    let test = try Self.region(.hybrid, [Self.row(.hybrid, 3)], tierMax: limit)
    #expect(test.stints == (limit == 3 ? ["M G 11-30 12-27 tier 3"] : []))
    #expect(test.refusals == (limit == 3 ? [] : ["authority: tier 3 at best, limit \(limit)"]))
  }

  static let validities: [(from: String?, until: String?, holds: Bool)] = [
    (nil, nil, true), ("11-30", "12-27", true), ("12-01", nil, false), (nil, "12-26", false),
    ("2026-01-01", "2027-12-31", true), ("2027-01-01", nil, false),
  ]
  @Test("a qualification is valid on every date of the stint, its last one included", arguments: validities)
  func qualificationDates(from: String?, until: String?, holds: Bool) throws {
    var test = try Self.region(.first, [Self.row(.first, 0)])
    test.region.qualifications[0].from = try from.map { try day($0) }
    test.region.qualifications[0].until = try until.map { try day($0) }
    #expect(test.refusals.isEmpty == holds, "\(test.refusals)")
  }

  @Test("an authority row is law on every date of the stint, its last one included", arguments: validities)
  func rowDates(from: String?, until: String?, holds: Bool) throws {
    let test = try Self.region(.first, [Self.row(.first, 0, from: from, until: until)])
    #expect(test.refusals.isEmpty == holds, "\(test.refusals)")
  }

  @Test("dates that fail are told with those of the qualification") func datesTold() throws {
    let test = try Self.region(.first, [Self.row(.first, 0, from: "12-01", until: "12-26")])
    #expect(
      test.refusals
        == ["authority: ne first valid from 2026-12-01 until 2026-12-26, needed 2026-11-30 to 2026-12-27"])
  }

  static let clocks: [(why: String, tier: Tier, months: Int?, exception: String?, refusal: String?)] = [
    ("tier 2 needs an exception", 2, nil, nil, "ne trainee needs an exception, none given"),
    ("the exception's last date counts", 2, nil, "12-27", nil),
    ("a day short", 2, nil, "12-26", "ne trainee by exception until 2026-12-26, needed until 2026-12-27"),
    (
      "an exception goes before the months", 2, 12, "12-26",
      "ne trainee by exception until 2026-12-26, needed until 2026-12-27"
    ),
    ("months alone", 2, 1, nil, nil),
    (
      "months run in other tiers too", 1, 0, nil,
      "ne trainee by exception until 2026-11-29, needed until 2026-12-27"
    ),
    ("tier 1 needs no clock", 1, nil, "12-01", nil),
    (
      "a row with months asks the exception, whatever its tier", 1, 12, "12-26",
      "ne trainee by exception until 2026-12-26, needed until 2026-12-27"
    ),
  ]
  @Test("clocks run to the day", arguments: clocks)
  func clock(why: String, tier: Tier, months: Int?, exception: String?, refusal: String?) throws {
    var test = try Self.region(.trainee, [Self.row(.trainee, tier, months: months)])
    test.region.members[0].exceptionUntil = try exception.map { try day($0) }
    #expect(test.refusals == (refusal.map { ["authority: \($0)"] } ?? []), "\(why)")
  }

  @Test(
    "months end before the same day, or with a shorter month",
    arguments: [
      ("2026-11-30", "2027-02-27", true), ("2026-11-30", "2027-02-28", false),  // 3 months: 28 February
      ("2026-12-01", "2027-02-28", true), ("2026-12-01", "2027-03-01", false),
    ])
  func monthEnd(from: String, until: String, holds: Bool) throws {
    let test = try Self.region(.trainee, [Self.row(.trainee, 2, months: 3)])
    let range = try dates("\(from) \(until)")
    #expect((test.rulebook.grant(of: 0, for: 0, over: range) != nil) == holds)
  }

  static let choices: [(why: String, rows: [(Tier, Int?)], chosen: Int)] = [
    ("the lowest tier", [(1, nil), (0, 4), (3, nil)], 1),
    ("among equals without hours", [(1, 40), (1, nil)], 1),
    ("then with most hours", [(1, 4), (1, 12), (1, 8)], 1),
    ("then the first row", [(1, 8), (1, 8)], 0),
  ]
  @Test("the best pair decides", arguments: choices)
  func best(why: String, rows: [(Tier, Int?)], chosen: Int) throws {
    let test = try Self.region(.second, rows.map { try Self.row(.second, $0.0, hours: $0.1) })
    let grant = try #require(test.rulebook.grant(of: 0, for: 0, over: test.region.policy.horizon))
    #expect(grant == Grant(tier: rows[chosen].0, qualification: 0, authority: chosen), "\(why)")
  }

  @Test("among equal rows the first qualification decides") func firstQualification() throws {
    var test = try Self.region(.second, [Self.row(.first, 0), Self.row(.second, 0)])
    test.region.qualifications.append(Qualification(member: "M", subject: "ne", degree: .first))
    let horizon = test.region.policy.horizon
    #expect(
      test.rulebook.grant(of: 0, for: 0, over: horizon) == Grant(tier: 0, qualification: 0, authority: 1))
    test.region.qualifications.reverse()
    #expect(
      test.rulebook.grant(of: 0, for: 0, over: horizon) == Grant(tier: 0, qualification: 0, authority: 0))
  }

  @Test("a better pair that does not hold to the end gives way to a worse one") func givesWay() throws {
    let rows = try [Self.row(.second, 0, until: "12-26"), Self.row(.second, 1)]
    #expect(try Self.region(.second, rows).stints == ["M G 11-30 12-27 tier 1"])
    let strict = try Self.region(.second, rows, tierMax: 0)
    #expect(
      strict.refusals == ["authority: ne second valid until 2026-12-26, needed 2026-11-30 to 2026-12-27"])
  }

  @Test("hours of the row bound the minutes of every week", arguments: [(1, true), (2, true), (0, false)])
  func hours(hours: Int, allowed: Bool) throws {
    let test = try Self.region(.trainee, [Self.row(.trainee, 1, hours: hours)])
    #expect(
      test.refusals
        == (allowed ? [] : ["authority-hours: 60 min in the week of 2026-11-30, limit 0"]))
  }

  @Test("running placements count under their own authority row") func runningHours() throws {
    var test = try Self.region(.trainee, [Self.row(.trainee, 1, hours: 2), Self.row(.hybrid, 1, hours: 2)])
    try test.group("R", "Tue 09:00-11:00")
    try test.placement("M", "R", "12-07 12-13")
    #expect(test.rulebook.running.map(\.grant) == [Grant(tier: 1, qualification: 0, authority: 0)])
    #expect(test.refusals == ["authority-hours: 180 min in the week of 2026-12-07, limit 120"])
    // A second qualification goes under another row, which has all its hours left.
    test.region.qualifications[0].until = try day("12-20")
    test.region.qualifications.append(Qualification(member: "M", subject: "ne", degree: .hybrid))
    #expect(test.refusals == [])
  }

  @Test(
    "the certificate serves from its date to the day before its months end",
    arguments: [
      ("2026-11-30", 12, nil), ("2026-12-01", 12, "dated 2026-12-01, needed from 2026-11-30"),
      ("2025-12-28", 12, nil), ("2025-12-27", 12, "serves until 2026-12-26, needed until 2026-12-27"),
      ("2016-01-01", nil, nil),
    ] as [(String, Int?, String?)])
  func certificate(shown: String, months: Int?, refusal: String?) throws {
    var test = try Self.region(.first, [Self.row(.first, 0)])
    test.region.policy.certificateMonths = months
    test.region.members[0].conductCertificate = try day(shown)
    #expect(test.refusals == (refusal.map { ["certificate: \($0)"] } ?? []))
  }

  @Test("without a certificate nobody is placed") func noCertificate() throws {
    var test = try Self.region(.first, [Self.row(.first, 0)])
    test.region.members[0].conductCertificate = nil
    #expect(test.stints == [])
    #expect(test.refusals == ["certificate: none shown"])
  }
}
