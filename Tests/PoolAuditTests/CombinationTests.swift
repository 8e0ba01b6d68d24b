// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import Testing

@Suite("Rules of placements together") struct CombinationTests {
  private static func lesson(_ group: String, _ weekday: Int, _ text: String, _ region: inout Region) {
    region.lessons.removeAll { $0.group == group }
    region.lessons.append(Lesson(group: group, weekday: weekday, span: span(text)))
  }
  private static let both = [take("G1", "M1"), take("G2", "M1")]

  static let daysCases: [Case] = [
    Case("touching at one location is not overlapping", [take("G1", "M1"), take("G3", "M1")]) {
      lesson("G3", 2, "09:20-10:10", &$0)
    },
    Case(
      "one minute is", [take("G1", "M1"), take("G3", "M1")],
      [
        "one-place-at-a-time: member M1 on 3 dates from 2026-12-01: group G1 08:30-09:20 and group G3 09:19-10:10"
      ]
    ) { lesson("G3", 2, "09:19-10:10", &$0) },
    Case(
      "on the dates that both have", [take("G1", "M1", "11-30 12-06"), take("G3", "M1", "12-01 12-13")],
      ["one-place-at-a-time: member M1 on 2026-12-01: group G1 08:30-09:20 and group G3 08:30-09:20"]
    ) { lesson("G3", 2, "08:30-09:20", &$0) },
    Case(
      "against a running placement", [take("G3", "M1")],
      [
        "one-place-at-a-time: member M1 on 3 dates from 2026-12-01: group G3 08:00-08:31 and group G1 08:30-09:20"
      ]
    ) {
      lesson("G3", 2, "08:00-08:31", &$0)
      $0.placements = [take("G1", "M1", "11-30 12-20", .running)]
    },
    Case("two running placements are not the plan's fault", []) {
      lesson("G3", 2, "08:30-09:20", &$0)
      $0.placements = [take("G1", "M1", "11-30 12-20", .running), take("G3", "M1", "11-30 12-20", .running)]
    },
    Case("two members are in two places", [take("G1", "M1"), take("G3", "M2")]) {
      lesson("G3", 2, "08:30-09:20", &$0)
    },
    Case("23 minutes for a trip of 23", both),
    Case(
      "22 minutes for a trip of 23", both,
      [
        "travel-between-schools: member M1 on 3 dates from 2026-11-30: group G1 at L1 until 09:20, group G2 at L2 "
          + "from 09:42: 22 min, travel takes 23"
      ]
    ) { lesson("G2", 1, "09:42-10:32", &$0) },
    Case(
      "the way back takes as long", both,
      [
        "travel-between-schools: member M1 on 3 dates from 2026-11-30: group G2 at L2 until 08:08, group G1 at L1 "
          + "from 08:30: 22 min, travel takes 23"
      ]
    ) { lesson("G2", 1, "07:30-08:08", &$0) },
  ]

  static let weeksCases: [Case] = [
    Case("150 minutes of 150", both) { $0.members[0].minutesMax = 150 },
    Case(
      "150 minutes of 149, in the week where both are", [take("G1", "M1"), take("G2", "M1", "12-07 12-13")],
      ["hours-per-week: member M1 in the week of 2026-12-07: 150 min, limit 149 (groups G1, G2)"]
    ) { $0.members[0].minutesMax = 149 },
    Case(
      "thousands are set apart", [take("F1", "M1", "11-30 12-06")],
      ["hours-per-week: member M1 in the week of 2026-11-30: 1,650 min, limit 1,440 (group F1)"]
    ) { $0.groups[3].flexibleMinutes = 1650 },
    Case(
      "running placements count", [take("G2", "M1", "12-07 12-13")],
      ["hours-per-week: member M1 in the week of 2026-12-07: 150 min, limit 149 (groups G1, G2)"]
    ) {
      $0.members[0].minutesMax = 149
      $0.placements = [take("G1", "M1", "11-30 12-20", .running)]
    },
    Case("what runs beyond the hours is not the plan's fault", []) {
      $0.members[0].minutesMax = 60
      $0.placements = [take("G1", "M1", "11-30 12-20", .running)]
    },
    Case(
      "but nothing may be added to it", [take("G3", "M1", "12-07 12-13")],
      ["hours-per-week: member M1 in the week of 2026-12-07: 150 min, limit 60 (groups G1, G3)"]
    ) {
      $0.members[0].minutesMax = 60
      $0.placements = [take("G1", "M1", "11-30 12-20", .running)]
    },
    Case("a week of four school days has four fifths", [take("F1", "M1", "11-30 12-06")]) {
      $0.members[0].minutesMax = 96
      $0.holidays = [Holiday(dates: take("", "", "12-01 12-01").dates, name: "")]
    },
    Case("120 minutes in 120 free", [take("F1", "M1")]) {
      $0.availability = [
        Availability(member: "M1", weekday: 1, span: span("08:00-09:00")),
        Availability(member: "M1", weekday: 1, span: span("08:30-10:00")),
      ]
    },
    Case(
      "120 minutes in 119 free", [take("F1", "M1", "11-30 12-06")],
      ["free-time: member M1 in the week of 2026-11-30: 120 min, available 119 (group F1)"]
    ) {
      $0.availability = [Availability(member: "M1", weekday: 1, span: span("08:00-09:59"))]
    },
    // From Friday on: 120 × 1 / 5 = 24 minutes; the row of Monday comes too early.
    Case(
      "days before the member comes are not free", [take("F1", "M1", "12-04 12-06")],
      ["free-time: member M1 in the week of 2026-11-30: 24 min, available 0 (group F1)"]
    ) {
      $0.members[0].from = day("2026-12-04")
      $0.availability = [Availability(member: "M1", weekday: 1, span: span("08:00-12:00"))]
    },
    Case("two locations of two", both),
    Case(
      "two locations of one, in the week where both are",
      [take("G1", "M1"), take("G2", "M1", "12-07 12-13")],
      ["locations-per-member: member M1 in the week of 2026-12-07: 2 locations, limit 1 (L1, L2)"]
    ) { $0.members[0].locationsMax = 1 },
    Case("one location after another", [take("G1", "M1", "11-30 12-06"), take("G2", "M1", "12-07 12-20")]) {
      $0.members[0].locationsMax = 1
    },
    Case("two members of a vacancy of two", [take("G1", "M1"), take("G3", "M2")]),
    Case(
      "two members of one, in the week where both teach",
      [take("G1", "M1"), take("G3", "M2", "12-13 12-20")],
      ["members-per-vacancy: vacancy V1 in the week of 2026-12-14: 2 members, limit 1 (M1, M2)"]
    ) { $0.vacancies[0].membersMax = 1 },
    Case(
      "where two run already, neither may take more", [take("F1", "M1", "11-30 12-06")],
      ["members-per-vacancy: vacancy V1 in the week of 2026-11-30: 2 members, limit 1 (M1, M2)"]
    ) {
      $0.vacancies[0].membersMax = 1
      $0.groups[3].vacancy = "V1"
      $0.placements = [take("G1", "M1", "11-30 12-20", .running), take("G3", "M2", "11-30 12-20", .running)]
    },
  ]

  static let groupsCases: [Case] = [
    Case("one after the other", [take("G1", "M1", "11-30 12-06"), take("G1", "M2", "12-07 12-20")]) {
      $0.policy.handoversMax = 1
    },
    Case(
      "both on one date", [take("G1", "M1", "11-30 12-07"), take("G1", "M2", "12-07 12-20")],
      ["one-teacher-per-group: group G1 on 2026-12-07: members M1 and M2"]
    ) { $0.policy.handoversMax = 1 },
    Case(
      "the same placement twice", [take("G1", "M1"), take("G1", "M1", "11-30 12-20", .published)],
      [
        "hours-per-week: member M1 in the week of 2026-11-30: 200 min, limit 199 (group G1)",
        "hours-per-week: member M1 in the week of 2026-12-07: 200 min, limit 199 (group G1)",
        "hours-per-week: member M1 in the week of 2026-12-14: 200 min, limit 199 (group G1)",
        "one-teacher-per-group: group G1 on 21 dates from 2026-11-30: members M1 and M1",
      ]
    ) {
      $0.policy.handoversMax = 1
      $0.members[0].minutesMax = 199
    },
    Case(
      "on a date that runs", [take("G1", "M2", "12-06 12-20")],
      ["one-teacher-per-group: group G1 on 2026-12-06: members M1 and M2"]
    ) { $0.placements = [take("G1", "M1", "11-16 12-06", .running)] },
    Case(
      "a second member in an opening without handovers",
      [take("G1", "M1", "11-30 12-06"), take("G1", "M2", "12-07 12-20")],
      ["handovers: opening 1 of group G1: 2 placements, limit 1 (M1, M2)"]),
    Case("one in each opening", [take("G1", "M1", "11-30 12-06"), take("G1", "M2", "12-14 12-20")]) {
      $0.placements = [take("G1", "M3", "12-07 12-13", .running)]
    },
    // The dates before the running placement have no minutes: the opening after it is the first.
    Case(
      "an opening has minutes", [take("G3", "M1", "12-07 12-13"), take("G3", "M2", "12-14 12-20")],
      ["handovers: opening 1 of group G3: 2 placements, limit 1 (M1, M2)"]
    ) { $0.placements = [take("G3", "M3", "12-01 12-06", .running)] },
  ]

  @Test("no member is in two places", arguments: daysCases)
  func days(_ test: Case) { #expect(test.found() == test.breaches) }
  @Test("no week holds more than its limits", arguments: weeksCases)
  func weeks(_ test: Case) { #expect(test.found() == test.breaches) }
  @Test("a group has one teacher at a time", arguments: groupsCases)
  func groups(_ test: Case) { #expect(test.found() == test.breaches) }

  @Test("running placements stay as they are") func locked() {
    var region = fixture()
    region.placements = [take("G1", "M1", "11-30 12-20", .running)]
    #expect(audit(Plan(region.placements), of: region).isSound)
    #expect(
      audit(Plan([]), of: region).breaches.map(\.description) == [
        "locked-placements: member M1 for group G1 (2026-11-30 to 2026-12-20): runs in the package, missing or "
          + "changed in the plan"
      ])
    #expect(
      audit(Plan([take("G1", "M1", "11-30 12-13", .running)]), of: region).breaches.map(\.description) == [
        "locked-placements: member M1 for group G1 (2026-11-30 to 2026-12-20): runs in the package, missing or "
          + "changed in the plan",
        "locked-placements: member M1 for group G1 (2026-11-30 to 2026-12-13): running in the plan, not so in "
          + "the package",
      ])
  }
  @Test("as many told placements change as the planner allows, and no more", arguments: [nil, 0, 1, 2, 3])
  func changes(most: Int?) {
    var region = fixture()
    region.policy.changesMax = most
    region.placements = [
      take("G1", "M1", "11-30 12-20", .published), take("G2", "M1", "11-30 12-20", .published),
      take("G3", "M1", "11-30 12-20", .published),
    ]
    // G1 is kept, G2 has another member, G3 nobody.
    let found = audit(Plan([take("G1", "M1"), take("G2", "M2")]), of: region).breaches.map(\.description)
    #expect(
      found == (most ?? 2 < 2 ? ["changes-max: 2 of the told placements changed, limit \(most ?? 0)"] : []))
  }
}
