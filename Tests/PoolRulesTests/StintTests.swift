// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import Testing

/// `Docs/rules.md`, section 4, with one member `M` and one group `G` on Mondays and Thursdays.
@Suite("Stints") struct StintTests {
  static func region() throws -> TestRegion {
    var test = try TestRegion()
    try test.group("G", "Mon 09:00-10:00", "Thu 13:00-14:00")
    try test.member("M")
    return test
  }

  static let presences: [(why: String, from: String, until: String?, stints: [String])] = [
    ("all of the horizon", "2026-01-01", nil, ["M G 11-30 12-27 tier 0"]),
    ("first date in mid-week", "12-09", nil, ["M G 12-09 12-27 tier 0"]),
    ("last date in mid-week", "2026-01-01", "12-09", ["M G 11-30 12-09 tier 0"]),
    ("one day with a lesson", "12-10", "12-10", ["M G 12-10 12-10 tier 0"]),
    ("days without a lesson", "12-08", "12-09", []),
    ("after the opening", "12-28", nil, []),
  ]
  @Test("a stint lies inside the member's own dates", arguments: presences)
  func presence(why: String, from: String, until: String?, stints: [String]) throws {
    var test = try Self.region()
    test.region.members[0].from = try day(from)
    test.region.members[0].until = try until.map { try day($0) }
    #expect(test.stints == stints, "\(why)")
    let end = until.map { " until \($0.count == 5 ? "2026-" : "")\($0)" } ?? ""
    let start = from.count == 5 ? "2026-\(from)" : from
    #expect(
      test.refusals
        == (stints.isEmpty
          ? ["member-dates: in the pool from \(start)\(end), needed 2026-11-30 to 2026-12-27"] : []))
  }

  static let availabilities: [(why: String, rows: [(String, String?, String?)], stints: [String])] = [
    (
      "exactly the lessons", [("Mon 09:00-10:00", nil, nil), ("Thu 13:00-14:00", nil, nil)],
      ["M G 11-30 12-27 tier 0"]
    ),
    ("one minute short", [("Mon 09:01-10:00", nil, nil), ("Thu 13:00-14:00", nil, nil)], []),
    (
      "rows that touch are one span",
      [("Mon 09:00-09:30", nil, nil), ("Mon 09:30-10:00", nil, nil), ("Thu 08:00-17:00", nil, nil)],
      ["M G 11-30 12-27 tier 0"]
    ),
    (
      "rows that overlap are one span",
      [("Mon 08:00-09:40", nil, nil), ("Mon 09:20-12:00", nil, nil), ("Thu 08:00-17:00", nil, nil)],
      ["M G 11-30 12-27 tier 0"]
    ),
    (
      "rows a minute apart are two",
      [("Mon 08:00-09:30", nil, nil), ("Mon 09:31-12:00", nil, nil), ("Thu 08:00-17:00", nil, nil)], []
    ),
    ("a weekday without a row", [("Mon 08:00-17:00", nil, nil)], []),
    (
      "a row that ends on a lesson's date still serves it",
      [("Mon 08:00-17:00", nil, "12-14"), ("Thu 08:00-17:00", nil, nil)], ["M G 11-30 12-20 tier 0"]
    ),
    (
      "a row that begins on a lesson's date serves it",
      [("Mon 08:00-17:00", nil, nil), ("Thu 08:00-17:00", "12-10", nil)], ["M G 12-07 12-27 tier 0"]
    ),
    (
      "impossible weeks divide",
      [("Mon 08:00-17:00", nil, nil), ("Thu 08:00-17:00", nil, "12-10"), ("Thu 08:00-17:00", "12-24", nil)],
      ["M G 11-30 12-13 tier 0", "M G 12-21 12-27 tier 0"]
    ),
    (
      "rows that touch must be valid on the same date",
      [("Mon 09:00-09:30", nil, "12-13"), ("Mon 09:30-10:00", "12-07", nil), ("Thu 08:00-17:00", nil, nil)],
      ["M G 12-07 12-13 tier 0"]
    ),
    ("rows of the past leave no time", [("Mon 08:00-17:00", nil, "2026-06-30")], []),
  ]
  @Test("every lesson lies inside one span of availability", arguments: availabilities)
  func availability(why: String, rows: [(String, String?, String?)], stints: [String]) throws {
    var test = try Self.region()
    for row in rows { try test.available("M", row.0, from: row.1, until: row.2) }
    #expect(test.stints == stints, "\(why)")
    let rules = Set(test.refusals.map { $0.prefix { $0 != ":" } })
    #expect(rules.isEmpty == !stints.isEmpty, "\(why): \(test.refusals)")
  }

  @Test("without rows a member comes from Monday to Friday, all day") func noRows() throws {
    var test = try TestRegion()
    try test.group("G1", "Mon 00:00-24:00", "Fri 00:00-01:00")
    try test.group("G2", "Sat 09:00-10:00")
    try test.member("M") { $0.minutesMax = 6000 }
    #expect(test.stints == ["M G1 11-30 12-27 tier 0"])
    #expect(test.rulebook.availableMinutes(of: 0) == [7200, 7200, 7200, 7200])
  }

  @Test("a week without minutes is possible, and its dates are part of the stint") func holidays() throws {
    var test = try Self.region()
    try test.holiday("12-07 12-20")
    try test.available("M", "Mon 08:00-17:00")
    try test.available("M", "Thu 08:00-17:00", until: "12-03")
    #expect(test.stints == ["M G 11-30 12-20 tier 0"])
  }

  static let loads: [(why: String, max: Int, stints: [String])] = [
    ("just enough", 240, ["M G 11-30 12-27 tier 0"]),
    (
      "a minute short in the week of the running placement", 239,
      ["M G 11-30 12-06 tier 0", "M G 12-14 12-27 tier 0"]
    ),
    ("enough for the group alone", 120, ["M G 11-30 12-06 tier 0", "M G 12-14 12-27 tier 0"]),
    ("too little for the group", 119, []),
  ]
  @Test("hours count with those of running placements", arguments: loads)
  func hours(why: String, max: Int, stints: [String]) throws {
    var test = try Self.region()
    try test.group("R", "Tue 09:00-11:00")
    try test.placement("M", "R", "12-07 12-13")
    test.region.members[0].minutesMax = max
    #expect(test.stints.filter { $0.contains(" G ") } == stints, "\(why)")
    #expect(
      test.refusals
        == (stints.isEmpty ? ["hours-per-week: 240 min in the week of 2026-12-07, limit 119"] : []), "\(why)")
  }

  @Test(
    "flexible minutes fit into the time that is left", arguments: [(119, true), (120, true), (121, false)])
  func freeTime(minutes: Int, fits: Bool) throws {
    var test = try TestRegion()
    try test.group("F", flexible: minutes)
    try test.group("R", "Mon 09:00-10:00")
    try test.member("M")
    try test.available("M", "Mon 09:00-11:00")
    try test.available("M", "Mon 10:00-12:00")
    try test.placement("M", "R", "11-01 12-31")
    #expect(test.stints == (fits ? ["M F 11-30 12-27 tier 0"] : []))
    #expect(test.refusals == (fits ? [] : ["free-time: 181 min in the week of 2026-11-30, free 180"]))
  }

  @Test("time before the member's first date is not available") func freeTimeInPool() throws {
    var test = try TestRegion()
    try test.member("M") { $0.from = try day("12-03") }
    try test.available("M", "Mon 09:00-11:00")
    try test.available("M", "Thu 09:00-10:00", until: "12-17")
    #expect(test.rulebook.availableMinutes(of: 0) == [60, 180, 180, 120])
  }

  static let clashes: [(why: String, lesson: String, at: String, refusal: String?)] = [
    ("touching before", "Mon 08:00-09:00", "L1", nil),
    ("touching after", "Mon 10:00-11:00", "L1", nil),
    (
      "a minute over", "Mon 09:59-11:00", "L1",
      "one-place-at-a-time: Mon 09:00-10:00 overlaps 09:59-11:00 of running group R, 4 dates from 2026-11-30"
    ),
    ("another weekday", "Tue 09:00-10:00", "L2", nil),
    ("exactly the trip after", "Mon 10:23-11:00", "L2", nil),
    ("exactly the trip before", "Mon 08:00-08:37", "L2", nil),
    (
      "a minute less after", "Mon 10:22-11:00", "L2",
      "travel-between-schools: 22 min between Mon 09:00-10:00 and 10:22-11:00 of running group R, "
        + "needs 23 by car, 4 dates from 2026-11-30"
    ),
    (
      "a minute less before", "Mon 08:00-08:38", "L2",
      "travel-between-schools: 22 min between Mon 09:00-10:00 and 08:00-08:38 of running group R, "
        + "needs 23 by car, 4 dates from 2026-11-30"
    ),
    (
      "overlapping elsewhere is an overlap", "Mon 09:30-10:30", "L2",
      "one-place-at-a-time: Mon 09:00-10:00 overlaps 09:30-10:30 of running group R, 4 dates from 2026-11-30"
    ),
  ]
  @Test("lessons leave room for those of running placements", arguments: clashes)
  func clash(why: String, lesson: String, at location: String, refusal: String?) throws {
    var test = try Self.region()
    try test.vacancy("V2", location: location)
    try test.group("R", lesson, vacancy: "V2")
    try test.placement("M", "R", "11-01 01-31")
    #expect(test.refusals == (refusal.map { [$0] } ?? []), "\(why)")
  }

  @Test("a running lesson refuses only the weeks in which it occurs") func clashWeeks() throws {
    var test = try Self.region()
    try test.group("R", "Mon 09:00-10:00", "Thu 13:00-14:00")
    try test.placement("M", "R", "12-08 12-14")
    // Thursday 12-10 and Monday 12-14 clash.
    #expect(
      test.stints.filter { $0.contains(" G ") } == ["M G 11-30 12-06 tier 0", "M G 12-21 12-27 tier 0"])
  }

  @Test(
    "locations of a week count with those of running placements",
    arguments: [(1, ["M G 11-30 12-06 tier 0", "M G 12-14 12-27 tier 0"]), (2, ["M G 11-30 12-27 tier 0"])])
  func locations(max: Int, stints: [String]) throws {
    var test = try Self.region()
    test.region.members[0].locationsMax = max
    try test.vacancy("V2", location: "L2")
    try test.group("R", "Tue 09:00-10:00", vacancy: "V2")
    try test.group("H", "Wed 09:00-10:00", vacancy: "V2")
    try test.placement("M", "R", "12-07 12-13")
    #expect(test.stints.filter { $0.contains(" G ") } == stints)
    #expect(test.stints.contains("M H 11-30 12-27 tier 0"))
  }

  @Test("more running locations than allowed let nothing be added, not even there") func overLocations()
    throws
  {
    var test = try Self.region()
    test.region.members[0].locationsMax = 1
    try test.vacancy("V2", location: "L2")
    try test.group("R1", "Tue 09:00-10:00")
    try test.group("R2", "Wed 09:00-10:00", vacancy: "V2")
    try test.placement("M", "R1", "11-30 12-27")
    try test.placement("M", "R2", "11-30 12-27")
    #expect(test.refusals == ["locations-per-member: 2 locations in the week of 2026-11-30, limit 1"])
  }

  @Test("members of a vacancy count with those of running placements") func members() throws {
    var test = try Self.region()
    test.region.vacancies[0].membersMax = 1
    try test.member("N")
    try test.group("R", "Tue 09:00-10:00")
    try test.placement("N", "R", "12-07 12-13")
    #expect(
      test.stints.filter { $0.contains(" G ") } == [
        "M G 11-30 12-06 tier 0", "M G 12-14 12-27 tier 0", "N G 11-30 12-27 tier 0",
      ])
    try test.group("S", "Wed 09:00-10:00")
    try test.placement("M", "S", "11-30 12-27")
    // Now two run in one week, which lets nobody add anything there.
    #expect(
      test.stints.filter { $0.contains(" G ") } == ["M G 11-30 12-06 tier 0", "M G 12-14 12-27 tier 0"])
    test.region.placements[0].dates = try dates("11-30 12-27")
    #expect(test.refusals == ["members-per-vacancy: 2 members in the week of 2026-11-30, limit 1"])
  }

  @Test(
    "an exclusion refuses the location or the vacancy, and only its member",
    arguments: [
      (Preference.Target.location("L1"), Preference.Side.member, "exclusion: by member, location L1"),
      (.vacancy("V1"), .school, "exclusion: by school, vacancy V1"), (.location("L2"), .school, nil),
    ] as [(Preference.Target, Preference.Side, String?)])
  func exclusion(target: Preference.Target, side: Preference.Side, refusal: String?) throws {
    var test = try Self.region()
    try test.member("N")
    test.region.preferences = [Preference(member: "M", target: target, kind: .exclude, by: side)]
    #expect(test.refusals == (refusal.map { [$0] } ?? []))
    #expect(test.stints.contains("N G 11-30 12-27 tier 0"))
    test.region.preferences[0].kind = .prefer
    #expect(test.stints == ["M G 11-30 12-27 tier 0", "N G 11-30 12-27 tier 0"])
    #expect(test.rulebook.prefers(0, 0) == (refusal != nil))
    #expect(!test.rulebook.prefers(1, 0))
  }

  static let datedExclusions: [(from: String?, until: String?, stints: [String], refusals: [String])] = [
    ("12-09", "12-09", ["M G 11-30 12-06 tier 0", "M G 12-14 12-27 tier 0"], []),
    ("12-13", "12-14", ["M G 11-30 12-06 tier 0", "M G 12-21 12-27 tier 0"], []),
    ("12-14", nil, ["M G 11-30 12-13 tier 0"], []),
    (nil, "12-01", ["M G 12-07 12-27 tier 0"], []),
    ("12-28", nil, ["M G 11-30 12-27 tier 0"], []),
    ("12-01", "12-21", [], ["exclusion: by planner, vacancy V1 from 2026-12-01 until 2026-12-21"]),
  ]

  @Test("an exclusion with dates refuses the weeks in which it holds", arguments: datedExclusions)
  func datedExclusion(from: String?, until: String?, stints: [String], refusals: [String]) throws {
    var test = try Self.region()
    test.region.preferences = [
      Preference(
        member: "M", target: .vacancy("V1"), kind: .exclude, by: .planner,
        from: from.flatMap { Day(iso: "2026-\($0)") }, until: until.flatMap { Day(iso: "2026-\($0)") })
    ]
    #expect(test.stints == stints)
    #expect(test.refusals == refusals)
  }

  @Test("home must be known") func homeUnknown() throws {
    var test = try Self.region()
    test.region.members[0].home = nil
    #expect(test.stints == [])
    #expect(test.refusals == ["reach: home unknown"])
  }

  @Test("stints come by opening, member, date and say what is taught") func order() throws {
    var test = try Self.region()
    try test.member("A")
    try test.placement("A", "G", "12-09 12-14")
    let stints = test.rulebook.stints()
    #expect(stints.map { [$0.opening, $0.member] } == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(stints[0].teaching.minutesByWeek == [120, 60, 0, 0])
    #expect(stints[0].teaching.weeksByWeekday == [0b0011, 0, 0, 0b0001, 0, 0, 0])
    #expect(stints[0].teaching.weeks == 0b0011)
    #expect([stints[0].teaching.minutes, stints[0].teaching.days, stints[0].homeMinutes] == [180, 3, 5])
  }
}
