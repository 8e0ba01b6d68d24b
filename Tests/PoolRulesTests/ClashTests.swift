// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import Testing

/// `Docs/rules.md`, 5.2 and 5.3: whether one member can take two stints.
@Suite("Clashes of two stints") struct ClashTests {
  static let cases: [(why: String, lessons: String, at: String, from: String, until: String, rule: Rule?)] = [
    ("lessons that overlap", "Mon 09:59-11:00", "L1", "11-30", "12-27", .onePlaceAtATime),
    ("lessons that touch", "Mon 10:00-11:00", "L1", "11-30", "12-27", nil),
    ("overlapping elsewhere", "Mon 09:00-10:00", "L2", "11-30", "12-27", .onePlaceAtATime),
    ("exactly the trip", "Mon 10:23-11:00", "L2", "11-30", "12-27", nil),
    ("a minute less", "Mon 10:22-11:00", "L2", "11-30", "12-27", .travelBetweenSchools),
    ("a minute less before", "Mon 08:00-08:38", "L2", "11-30", "12-27", .travelBetweenSchools),
    ("another weekday", "Tue 09:00-10:00", "L2", "11-30", "12-27", nil),
    ("the same week, but no common date", "Mon 09:00-10:00", "L1", "12-15", "12-20", nil),
    ("one common date", "Mon 09:00-10:00", "L1", "12-21", "12-27", .onePlaceAtATime),
    ("a common week, but a holiday on the date", "Mon 09:00-10:00", "L1", "12-14", "12-20", nil),
  ]
  @Test("lessons of a common date leave room for each other and for the trip", arguments: cases)
  func room(why: String, lessons: String, at location: String, from: String, until: String, rule: Rule?)
    throws
  {
    var test = try TestRegion()
    try test.vacancy("V2", location: location, from: from, until: until)
    try test.group("G", "Mon 09:00-10:00", "Wed 09:00-10:00")
    try test.group("H", lessons, "Thu 09:00-10:00", vacancy: "V2")
    try test.member("M")
    try test.holiday("12-14 12-14")
    let rulebook = test.rulebook
    let stints = rulebook.stints()
    try #require(stints.count == 2)
    #expect(rulebook.clash(stints[0], stints[1]) == rule, "\(why)")
    #expect(rulebook.clash(stints[1], stints[0]) == rule, "\(why)")
  }

  @Test("an overlap is told before a trip that is too long") func overlapFirst() throws {
    var test = try TestRegion()
    try test.vacancy("V2", location: "L2")
    try test.group("G", "Mon 09:00-10:00", "Wed 09:00-10:00")
    try test.group("H", "Mon 10:05-11:00", "Wed 09:30-10:30", vacancy: "V2")
    try test.member("M")
    let stints = test.rulebook.stints()
    #expect(test.rulebook.clash(stints[0], stints[1]) == .onePlaceAtATime)
  }

  @Test(
    "the member's own mode decides how long the trip is",
    arguments: [(TravelMode.car, nil), (.transit, Rule.travelBetweenSchools)])
  func mode(mode: TravelMode, rule: Rule?) throws {
    var test = try TestRegion()
    try test.vacancy("V2", location: "L2")
    try test.group("G", "Mon 09:00-10:00")
    try test.group("H", "Mon 10:46-11:00", vacancy: "V2")
    try test.member("M") { $0.mode = mode }
    let stints = test.rulebook.stints()
    #expect(test.rulebook.clash(stints[0], stints[1]) == rule)
  }

  @Test("flexible minutes clash with nothing") func flexible() throws {
    var test = try TestRegion()
    try test.group("G", "Mon 09:00-10:00")
    try test.group("F", flexible: 60)
    try test.member("M")
    let stints = test.rulebook.stints()
    try #require(stints.count == 2)
    #expect(test.rulebook.clash(stints[0], stints[1]) == nil)
  }
}
