// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import PoolOracle
import Testing

@Suite("Edits, a line each") struct EditTests {
  static func sample(_ scratch: Scratch) throws -> Region {
    try #require(readPackage(at: try scratch.package(Sample.files)).region)
  }

  /// The sample after edits; a refusal is an issue.
  func edited(_ lines: String...) throws -> EditedRegion {
    let (edited, faults) = EditReading(lines, named: "edit").apply(to: try Self.sample(try Scratch()))
    #expect(faults == [])
    return try #require(edited)
  }

  static let regions = (0..<5).map { tinyRegion(seed: $0) }

  @Test("every edit is read back from its own line", arguments: 0..<200)
  func lineRoundTrip(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    let edit = anyEdit(of: Self.regions[seed % Self.regions.count], &dice)
    let reading = EditReading(["\(edit)"], named: "edit")
    #expect(reading.edits == [edit] && reading.faults == [], "seed \(seed): \(edit)")
  }

  @Test("an edited region is written and read back equal and without errors", arguments: 0..<30)
  func alwaysValid(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    let scratch = try Scratch()
    var region = seed % 3 == 0 ? try Self.sample(scratch) : Self.readable(tinyRegion(seed: UInt64(seed)))
    var applied: [Edit] = []
    for _ in 0..<20 {
      let edit = anyEdit(of: region, &dice)
      guard let edited = try? region.edited(by: [edit]) else { continue }
      region = edited.region
      applied.append(edit)
    }
    try writePackage(region, to: scratch.path + "/edited")
    let again = readPackage(at: scratch.path + "/edited")
    let isEqual = again.region == region
    #expect(isEqual, "seed \(seed), after \(applied): \(again.errors)")
    #expect(applied.count > 3, "seed \(seed): nearly every edit was refused")
  }

  /// The region without rows that no package may hold, which the tests of rules like to have.
  static func readable(_ region: Region) -> Region {
    var region = region
    func runs(_ from: Day?, _ until: Day?) -> Bool {
      from.map { from in until.map { from <= $0 } ?? true } ?? true
    }
    region.authority.removeAll { !runs($0.from, $0.until) }
    region.qualifications.removeAll { !runs($0.from, $0.until) }
    region.availability.removeAll { !runs($0.from, $0.until) }
    for number in region.members.indices
    where !runs(region.members[number].from, region.members[number].until) {
      region.members[number].until = nil
    }
    return region
  }

  @Test("what a line says is done, and nothing else") func values() throws {
    let before = try Self.sample(try Scratch())
    var wanted = before
    wanted.vacancies[0].until = Day(iso: "2027-02-10")
    #expect(try edited("vacancy v1 until=2027-02-10").region == wanted)
    wanted.vacancies[0].until = nil
    #expect(try edited("vacancy v1 until=unknown").region == wanted)

    wanted = before
    wanted.members[0].minutesMax = 1200
    wanted.members[0].travelMaxMinutes = 60
    #expect(try edited("member p1 hours_max=20 travel_max=60").region == wanted)

    wanted = before
    wanted.lessons[0] = Lesson(group: "g1", weekday: 2, period: 3, span: before.bells[2].span)
    #expect(try edited("lesson g1 mo 08:30 to tu 10:30").region == wanted)
    wanted.lessons[0] = Lesson(group: "g1", weekday: 2, span: try #require(ClockSpan(515, 565)))
    #expect(try edited("lesson g1 ma 08:30 to di 8:35").region == wanted)

    wanted = before
    wanted.preferences.append(
      Preference(member: "p2", target: .location("16SW00"), kind: .exclude, by: .school))
    #expect(try edited("exclude p2 16SW00 by=school").region == wanted)

    wanted = before
    wanted.preferences.append(
      Preference(
        member: "p1", target: .vacancy("v2"), kind: .exclude, by: .planner, from: Day(iso: "2026-12-07"),
        until: Day(iso: "2026-12-20")))
    #expect(try edited("exclude p1 v2 by=planner from=2026-12-07 until=20-12-2026").region == wanted)

    wanted = before
    wanted.policy.goals = [.init(.cost, tolerancePerMille: 10), .init(.value)]
    #expect(try edited("policy goals=cost:0.01,value").region == wanted)
  }

  @Test("a withdrawn vacancy goes with all that names it") func withdrawn() throws {
    let one = try edited("withdraw v1")
    #expect(one.region.vacancies.map(\.id) == ["v2"] && one.region.groups.map(\.id) == ["g2"])
    #expect(one.region.lessons == [] && one.region.placements == [])
    #expect(one.cuts.map(\.left) == [[]])
    #expect(
      try edited("withdraw v2").region.preferences.map(\.target) == [
        .location("16SW00"), .location("16SW03"),
      ])
  }

  static let cuts: [(line: String, left: [String])] = [
    ("vacancy v1 until=2026-12-10", ["2026-11-30…2026-12-10"]),
    ("vacancy v1 from=2026-12-03 until=2026-12-10", ["2026-12-03…2026-12-10"]),
    ("member p1 until=2026-12-08", ["2026-11-30…2026-12-08"]),
    ("member p1 until=2026-11-01", []),
    ("away p1 2026-12-07 2026-12-11", ["2026-11-30…2026-12-06", "2026-12-12…2026-12-20"]),
    ("away p1 2026-11-01 2027-12-11", []),
  ]

  @Test("a placement keeps only the dates on which it is asked and its member is there", arguments: cuts)
  func cut(line: String, left: [String]) throws {
    let edited = try edited(line)
    func texts(_ placements: [Placement]) -> [String] {
      placements.map { "\($0.dates.from)…\($0.dates.until)" }
    }
    #expect(texts(edited.region.placements) == left)
    #expect(edited.cuts.map { texts([$0.placement]) } == [["2026-11-30…2026-12-20"]])
    #expect(edited.cuts.map { texts($0.left) } == [left])
  }

  @Test("a member who is away can work on no date of it, and before and after as ever") func away() throws {
    let rows = try edited("away p2 2026-12-08 2026-12-15").region.availability.filter { $0.member == "p2" }
    #expect(rows.map(\.until) == [Day(iso: "2026-12-07"), nil])
    #expect(rows.map(\.from) == [nil, Day(iso: "2026-12-16")])
  }

  @Test(
    "a member who is away for ever keeps a row, without which members can always work",
    arguments: ["p1", "p2"])
  func awayForEver(member: String) throws {
    var region = try Self.sample(try Scratch())
    region.availability.removeAll { $0.member == "p2" }
    let lines = ["away \(member) 1950-01-02 2026-12-08", "away \(member) 2026-12-09 2149-12-30"]
    let edited = try #require(EditReading(lines, named: "edit").apply(to: region).edited)
    let rows = edited.region.availability.filter { $0.member == member }
    #expect(!rows.isEmpty)
    for day in region.policy.horizon.days {
      let open = rows.filter { row in
        row.weekday == day.weekday && row.from.map { $0 <= day } ?? true
          && row.until.map { day <= $0 } ?? true
      }
      #expect(open == [], "\(day)")
    }
  }

  @Test("a line of comment and an empty line tell nothing") func comments() {
    #expect(EditReading(["# Monday", "", "   ", "  # so"], named: "edit").edits == [])
  }

  @Test("all faults come at once, with line, place and the nearest id") func faults() throws {
    let lines = [
      "vacancy v3 until=2027-02-30 prio=3",
      "vacansy v1 until=2027-02-10",
      "withdraw v1 v2",
      "member P1 hours_max=41",
      "away p11 2026-12-18 2026-12-07",
      "away p11 2026-12-07 2026-12-18",
      "lesson g1 mo 08:31 to tu 09:20",
      "lesson g1 mo 08:30 to th 09:00",
      "lesson g1 mo 08:30 to th 23:00",
      "add-member p2 like p1",
      "add-member p3 like p9",
      "qualification p3 nee second",
      "exclude p2 16SW0",
      "vacancy v1 until=2026-11-01",
      "policy goals=value weeks=3 weeks=4 first_day=2026-12-01",
      "member p1 hours_max=7",
    ]
    let (edited, faults) = EditReading(lines, named: "edit").apply(to: try Self.sample(try Scratch()))
    #expect(edited == nil)
    #expect(
      faults.map { $0.text(.english) }.joined(separator: "\n") == """
        edit:1:9: error: 'v3' is not in vacancies.csv
          Write an id of that table, or add it there.
        edit:1:12: error: column 'until': '2027-02-30' is not a date
          Write a date that exists, as 2027-02-28 or 28-02-2027.
        edit:1:29: error: 'prio' is none of the values allowed here
          Write from, until, priority, members_max, tier_max.
        edit:2:1: error: 'vacansy' is none of the values allowed here
          Did you mean 'vacancy'? Write vacancy, withdraw, add-vacancy, lesson, member, away, add-member, \
        qualification, prefer, exclude, policy.
        edit:3: error: 'withdraw v1 v2' is no edit
          Write withdraw VACANCY
        edit:4:8: error: 'P1' is not in members.csv
          Did you mean 'p1'? Write an id of that table, or add it there.
        edit:4:11: error: column 'hours_max': '41' is not between 0 and 40
          Write a value from 0 to 40.
        edit:5:21: error: '2026-12-07' is before 'from' (2026-12-18)
          Write a date that is not before 2026-12-18.
        edit:6:6: error: 'p11' is not in members.csv
          Did you mean 'p1'? Write an id of that table, or add it there.
        edit:7: error: the group has no lesson at 'mo 08:31'
          Write one of mo 08:30, th 09:20.
        edit:8: error: 'th 09:00' overlaps another lesson of the group, 09:20-10:10
          Write a time at which the group is free.
        edit:9: error: a lesson th 23:00 is outside the bells of '16SW00' (08:30-11:20)
          Mend the time, or add the period to bells.csv.
        edit:10:12: error: 'p2' is in members.csv already
          Choose another id.
        edit:11:20: error: 'p9' is not in members.csv
          Write an id of that table, or add it there.
        edit:12:18: error: 'nee' is not in subjects.csv
          Did you mean 'ne'? Write an id of that table, or add it there.
        edit:13:12: error: '16SW0' is not in locations.csv
          Did you mean '16SW00'? Write an id of that table, or add it there.
        edit:14:12: error: '2026-11-01' is before 'from' (2026-11-30)
          Write a date that is not before 2026-11-30.
        edit:15:28: error: column 'weeks': the key is there twice
          Keep one of them.
        edit:15:36: error: column 'first_day': '2026-12-01' is not a Monday
          Write the Monday of that week, 2026-11-30.
        edit:16: error: '8' is more than 'hours_max' (7)
          Write at most 7, or raise hours_max.
        """)
  }
}
