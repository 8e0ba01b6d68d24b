// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import Testing

@Suite("Conflicts of what people were told") struct ToldConflictTests {
  /// A change of the package since, and the conflicts that follow.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let told: [Placement]
    let change: @Sendable (inout Region) -> Void
    var breaches: [String] = []
    var dropped: [Placement] = []
  }

  static let early = take("G1", "M1", "11-30 12-20", .published)
  static let later = take("G2", "M2", "12-14 12-20", .published)

  static let cases: [Case] = [
    Case(testDescription: "nothing changed", told: [early, later], change: { _ in }),
    Case(
      testDescription: "a member who has begun leaves", told: [early, later],
      change: { $0.members[0].until = day("2026-12-13") },
      breaches: [
        "member-dates: member M1 for group G1 (2026-12-07 to 2026-12-20): in the pool from 2026-08-01 to 2026-12-13",
        "free-time: member M1 in the week of 2026-12-14: 100 min, available 0 (group G1)",
      ], dropped: [early]),
    Case(
      testDescription: "two lessons now meet; who has begun stays",
      told: [early, take("G2", "M1", "12-14 12-20", .published)],
      change: { $0.lessons[2].span = span("09:00-09:50") },
      breaches: [
        "one-place-at-a-time: member M1 on 2026-12-14: group G1 08:30-09:20 and group G2 09:00-09:50"
      ], dropped: [take("G2", "M1", "12-14 12-20", .published)]),
    Case(
      testDescription: "of two ahead, the one of higher priority stays",
      told: [take("G1", "M1", "12-07 12-20", .published), take("G2", "M1", "12-07 12-20", .published)],
      change: {
        $0.lessons[2].span = span("09:00-09:50")
        $0.vacancies[1].priority = 9
      },
      breaches: [
        "one-place-at-a-time: member M1 on 2 dates from 2026-12-07: group G1 08:30-09:20 and group G2 09:00-09:50"
      ], dropped: [take("G1", "M1", "12-07 12-20", .published)]),
    Case(
      testDescription: "one after another in a group is no handover of what is left",
      told: [take("G1", "M1", "11-30 12-13", .published), take("G1", "M2", "12-14 12-20", .published)],
      change: { _ in }),
    Case(
      testDescription: "two ahead in one opening are a handover too many",
      told: [take("G1", "M1", "12-07 12-13", .published), take("G1", "M2", "12-14 12-20", .published)],
      change: { _ in },
      breaches: [
        "handovers: opening 1 of group G1: 2 placements, limit 1 (M1, M2)"
      ], dropped: [take("G1", "M2", "12-14 12-20", .published)]),
    Case(
      testDescription: "running placements that were never planned are facts",
      told: [take("G1", "M1", "11-30 12-20", .running)],
      change: { $0.members[0].until = day("2026-12-13") }),
    Case(
      testDescription: "running placements that were published once are asked",
      told: [take("G1", "M1", "11-30 12-20", .running)],
      change: {
        $0.members[0].until = day("2026-12-13")
        $0.publications = [
          Publication(
            number: 1, on: day("2026-11-27"), by: "d1", from: day("2026-11-30"), weeks: 3, inputSHA256: "",
            placements: [early])
        ]
      },
      breaches: [
        "member-dates: member M1 for group G1 (2026-12-07 to 2026-12-20): in the pool from 2026-08-01 to 2026-12-13",
        "free-time: member M1 in the week of 2026-12-14: 100 min, available 0 (group G1)",
      ], dropped: [take("G1", "M1", "11-30 12-20", .running)]),
    Case(
      testDescription: "what was over before is asked nothing",
      told: [take("G1", "M1", "11-30 12-06", .published)],
      change: { $0.members[0].until = day("2026-12-01") }),
  ]

  @Test("are named with rule, ids and numbers", arguments: cases) func named(example: Case) {
    var region = fixture()
    region.placements = example.told
    example.change(&region)
    let found = conflicts(amongToldIn: region, in: PlanScope(from: day("2026-12-07")))
    #expect(found.breaches.map(\.description) == example.breaches)
    #expect(found.dropped == example.dropped)
  }

  @Test("a decided placement may not begin before the date from which is planned") func planFrom() {
    let region = fixture().scoped(by: PlanScope(from: day("2026-12-09")))
    func found(_ dates: String) -> [String] {
      audit(Plan([take("G1", "M1", dates)]), of: region).breaches.map(\.name)
    }
    #expect(found("12-08 12-20") == ["vacancy-dates"])
    #expect(found("12-09 12-20") == [])
  }
}
