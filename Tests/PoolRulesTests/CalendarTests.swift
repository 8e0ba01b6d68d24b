// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

@testable import PoolRules

/// `Docs/rules.md`, section 1.
@Suite("The calendar") struct CalendarTests {
  static let windows: [(why: String, from: String, until: String?, openings: [String])] = [
    ("no end runs to the end of the horizon", "11-30", nil, ["G.1 11-30 12-27 480"]),
    ("dates outside the horizon are cut", "2026-09-01", "2027-06-30", ["G.1 11-30 12-27 480"]),
    ("the last date counts", "11-30", "12-10", ["G.1 11-30 12-10 240"]),
    ("the day before it does not", "11-30", "12-09", ["G.1 11-30 12-09 180"]),
    ("the first date counts", "12-21", nil, ["G.1 12-21 12-27 120"]),
    ("dates without a lesson are no opening", "12-01", "12-02", []),
    ("a window after the horizon is no opening", "12-28", nil, []),
    ("a window before the horizon is no opening", "11-01", "11-29", []),
  ]
  @Test("a lesson occurs on its weekday inside the window", arguments: windows)
  func inWindow(why: String, from: String, until: String?, openings: [String]) throws {
    var test = try TestRegion()
    test.region.vacancies = []
    try test.vacancy("V1", from: from, until: until)
    try test.group("G", "Mon 09:00-10:00", "Thu 09:00-10:00")
    #expect(test.openings == openings, "\(why)")
  }

  static let holidays: [(why: String, days: String, region: String?, byWeek: [Int32])] = [
    ("a row without region counts everywhere", "12-07 12-07", nil, [120, 60, 120, 120]),
    ("a row of the location's region counts", "12-07 12-11", "south", [120, 0, 120, 120]),
    ("a row of another region does not", "12-07 12-11", "north", [120, 120, 120, 120]),
    ("both ends are holidays", "12-10 12-14", nil, [120, 60, 60, 120]),
    ("a holiday that began before the horizon ends in it", "11-20 11-30", nil, [60, 120, 120, 120]),
    ("a holiday outside the horizon takes nothing", "12-28 12-31", nil, [120, 120, 120, 120]),
  ]
  @Test("nothing is taught on a holiday of the location", arguments: holidays)
  func schoolDays(why: String, days: String, region: String?, byWeek: [Int32]) throws {
    var test = try TestRegion()
    try test.group("G", "Mon 09:00-10:00", "Thu 09:00-10:00")
    try test.holiday(days, in: region)
    #expect(test.rulebook.teachings[0].minutesByWeek == byWeek, "\(why)")
  }

  static let flexible:
    [(why: String, minutes: Int, from: String, until: String, holiday: String, byWeek: [Int32])] =
      [
        ("five days make a week", 100, "11-30", "12-27", "01-01 01-01", [100, 100, 100, 100]),
        ("minutes are rounded down", 99, "12-01", "12-13", "01-01 01-01", [79, 99, 0, 0]),
        ("a weekend counts for nothing", 100, "12-04", "12-08", "01-01 01-01", [20, 40, 0, 0]),
        ("holidays count out", 100, "11-30", "12-27", "12-09 12-14", [100, 40, 80, 100]),
        ("one minute a week is none on four days", 1, "11-30", "12-11", "12-07 12-07", [1, 0, 0, 0]),
      ]
  @Test("a flexible group has its share of every week", arguments: flexible)
  func flexibleMinutes(
    why: String, minutes: Int, from: String, until: String, holiday: String, byWeek: [Int32]
  ) throws {
    var test = try TestRegion()
    test.region.vacancies = []
    try test.vacancy("V1", from: from, until: until)
    try test.group("G", flexible: minutes)
    try test.holiday(holiday)
    let teaching = try #require(test.rulebook.teachings.first)
    #expect(teaching.minutesByWeek == byWeek, "\(why)")
    #expect(teaching.weeksByWeekday == Array(repeating: 0, count: 7), "\(why)")
    #expect(teaching.days == byWeek.count { $0 > 0 }, "\(why)")
  }

  static let running: [(why: String, placements: [String], openings: [String])] = [
    ("none leaves the whole window", [], ["G.1 11-30 12-27 480"]),
    (
      "one in the middle of weeks cuts in two", ["12-09 12-16"],
      ["G.1 11-30 12-08 180", "G.2 12-17 12-27 180"]
    ),
    ("one at the start leaves the rest", ["11-01 12-03"], ["G.1 12-04 12-27 360"]),
    ("one to the end leaves the start", ["12-24 01-31"], ["G.1 11-30 12-23 420"]),
    ("one over the window leaves nothing", ["11-01 01-31"], []),
    ("a gap without a lesson is no opening", ["11-30 12-07", "12-10 12-27"], []),
    (
      "openings are counted by date", ["12-14 12-20", "12-07 12-09"],
      ["G.1 11-30 12-06 120", "G.2 12-10 12-13 60", "G.3 12-21 12-27 120"]
    ),
    ("one outside the horizon plays no part", ["09-01 11-29"], ["G.1 11-30 12-27 480"]),
  ]
  @Test("an opening is what running placements leave", arguments: running)
  func openDates(why: String, placements: [String], openings: [String]) throws {
    var test = try TestRegion()
    try test.group("G", "Mon 09:00-10:00", "Thu 09:00-10:00")
    try test.member("M")
    for days in placements { try test.placement("M", "G", days.replacing("09-01", with: "2026-09-01")) }
    #expect(test.openings == openings, "\(why)")
  }

  @Test("published and proposed placements lock nothing") func published() throws {
    var test = try TestRegion()
    try test.group("G", "Mon 09:00-10:00")
    try test.member("M")
    try test.placement("M", "G", "11-30 12-06", state: .published)
    try test.placement("M", "G", "12-07 12-13", state: .proposed)
    #expect(test.openings == ["G.1 11-30 12-27 240"])
    #expect(test.rulebook.running == [])
  }

  @Test("lessons are counted one by one, teaching days by date") func counts() throws {
    var test = try TestRegion()
    try test.group("G", "Mon 09:00-10:00", "Mon 10:00-10:50", "Thu 09:00-10:00")
    let rulebook = test.rulebook
    let teaching = rulebook.teaching(of: 0, over: try dates("12-03 12-14"))
    #expect(teaching.minutesByWeek == [60, 170, 110, 0])
    #expect(teaching.days == 4)
    #expect(rulebook.lessonCount(of: 0, in: teaching) == 6)
    #expect(rulebook.teaching(of: 0, over: try dates("2027-02-01 2027-03-01")).minutes == 0)
  }

  @Test("sixty weeks fit") func longest() throws {
    var test = try TestRegion(weeks: 60)
    try test.group("G", "Mon 09:00-10:00")
    try test.member("M") { $0.conductCertificate = try day("2026-11-30") }
    #expect(test.rulebook.openings.map(\.minutes) == [3600])
    #expect(test.stints == ["M G 11-30 01-23 tier 0"])
  }
}
