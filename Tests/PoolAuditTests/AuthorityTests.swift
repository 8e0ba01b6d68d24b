// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import Testing

private let whole = "member M1 for group G1 (2026-11-30 to 2026-12-20)"
private let none = "authority: \(whole): no authority that holds on these dates"

/// Leaves M1 one degree, which stands in the given row.
private func only(_ row: Authority, _ region: inout Region, tierMax: Tier = 3) {
  region.authority = [row]
  region.qualifications = [Qualification(member: "M1", subject: "ne", degree: row.degree)]
  region.vacancies[0].tierMax = tierMax
}

@Suite("Authority") struct AuthorityTests {
  static let cases: [Case] = [
    Case("no qualification", [take("G1", "M1")], [none]) { $0.qualifications = [] },
    Case("another level group", [take("G1", "M1")], [none]) { $0.levels[0].group = .upper },
    Case("a qualification to the last date") { $0.qualifications[0].until = day("2026-12-20") },
    Case("a qualification to the day before", [take("G1", "M1")], [none]) {
      $0.qualifications[0].until = day("2026-12-19")
    },
    Case("a row that is law from the first date") { $0.authority[0].from = day("2026-11-30") },
    Case("a row that is law a day later", [take("G1", "M1")], [none]) {
      $0.authority[0].from = day("2026-12-01")
    },
    Case("the tier that the school accepts") {
      only(Authority(levelGroup: .lower, degree: .second, tier: 1), &$0, tierMax: 1)
    },
    Case("a tier beyond it", [take("G1", "M1")], ["authority: \(whole): tier 1, limit 0"]) {
      only(Authority(levelGroup: .lower, degree: .second, tier: 1), &$0, tierMax: 0)
    },
    Case("the lowest tier counts") {
      only(Authority(levelGroup: .lower, degree: .second, tier: 1), &$0, tierMax: 0)
      $0.authority.append(Authority(levelGroup: .lower, degree: .second, tier: 0))
    },
    Case(
      "a neighbour's tier counts if it is larger", [take("G1", "M1")],
      ["authority: \(whole): tier 2, limit 1"]
    ) {
      $0.qualifications[0].subject = "wi"
      $0.neighbours = [Neighbour(subject: "ne", neighbour: "wi", tier: 2)]
      $0.members[0].exceptionUntil = day("2026-12-20")
      $0.vacancies[0].tierMax = 1
    },
    Case("a neighbour row does not work backwards", [take("G1", "M1")], [none]) {
      $0.qualifications[0].subject = "wi"
      $0.neighbours = [Neighbour(subject: "wi", neighbour: "ne", tier: 0)]
    },
    Case("tier 2 needs a clock", [take("G1", "M1")], [none]) {
      only(Authority(levelGroup: .lower, degree: .trainee, tier: 2), &$0)
    },
    Case("tier 3 needs none") { only(Authority(levelGroup: .lower, degree: .hybrid, tier: 3), &$0) },
    Case("an exception to the last date") {
      only(Authority(levelGroup: .lower, degree: .trainee, tier: 2), &$0)
      $0.members[0].exceptionUntil = day("2026-12-20")
    },
    Case("an exception to the day before, whatever the months", [take("G1", "M1")], [none]) {
      only(Authority(levelGroup: .lower, degree: .trainee, tier: 1, monthsMax: 12), &$0)
      $0.members[0].exceptionUntil = day("2026-12-19")
    },
    Case("a month, less a day", [take("G1", "M1", "11-30 12-29")]) {
      only(Authority(levelGroup: .lower, degree: .trainee, tier: 2, monthsMax: 1), &$0)
      $0.policy.weeks = 6
    },
    Case(
      "a month and the day", [take("G1", "M1", "11-30 12-30")],
      ["authority: member M1 for group G1 (2026-11-30 to 2026-12-30): no authority that holds on these dates"]
    ) {
      only(Authority(levelGroup: .lower, degree: .trainee, tier: 2, monthsMax: 1), &$0)
      $0.policy.weeks = 6
    },
    Case("three months end with February", [take("G1", "M1", "11-30 2027-02-27")]) {
      only(Authority(levelGroup: .lower, degree: .trainee, tier: 2, monthsMax: 3), &$0)
      $0.policy.weeks = 13
    },
    Case(
      "and not a day later", [take("G1", "M1", "11-30 2027-02-28")],
      ["authority: member M1 for group G1 (2026-11-30 to 2027-02-28): no authority that holds on these dates"]
    ) {
      only(Authority(levelGroup: .lower, degree: .trainee, tier: 2, monthsMax: 3), &$0)
      $0.policy.weeks = 13
    },
  ]

  private static func limited(_ minutes: Int, _ region: inout Region) {
    only(Authority(levelGroup: .lower, degree: .secondLimited, tier: 1, minutesMax: minutes), &region)
    region.vacancies[1].tierMax = 3
  }

  static let hoursCases: [Case] = [
    Case("100 minutes of 100") { limited(100, &$0) },
    Case(
      "100 minutes of 99, in the first week", [take("G1", "M1", "11-30 12-07")],
      [
        "authority-hours: member M1 in the week of 2026-11-30: 100 min as second_limited in lower, limit 99 "
          + "(group G1)"
      ]
    ) { limited(99, &$0) },
    Case(
      "all groups under the row count", [take("G1", "M1", "11-30 12-06"), take("G2", "M1", "11-30 12-06")],
      [
        "authority-hours: member M1 in the week of 2026-11-30: 150 min as second_limited in lower, limit 149 "
          + "(groups G1, G2)"
      ]
    ) { limited(149, &$0) },
    Case("each row counts for itself", [take("G1", "M1"), take("G2", "M1")]) {
      limited(100, &$0)
      $0.vacancies[1].subject = "wi"
      $0.qualifications.append(Qualification(member: "M1", subject: "wi", degree: .trainee))
      $0.authority.append(Authority(levelGroup: .lower, degree: .trainee, tier: 1, minutesMax: 50))
    },
    Case("a row without hours goes before one with, at the same tier") {
      limited(60, &$0)
      $0.authority.append(Authority(levelGroup: .lower, degree: .secondLimited, tier: 1))
    },
    Case("wherever it stands") {
      limited(60, &$0)
      $0.authority.insert(Authority(levelGroup: .lower, degree: .secondLimited, tier: 1), at: 0)
    },
    // The second row alone holds for G2; G1 stands under the first, which alone would not bear both.
    Case("among equals the row that comes first", [take("G1", "M1", "11-30 12-06"), take("G2", "M1")]) {
      limited(100, &$0)
      $0.authority.append($0.authority[0])
      $0.authority[0].until = day("2026-12-06")
    },
    Case("then the row with the most hours") {
      limited(60, &$0)
      $0.authority.append(Authority(levelGroup: .lower, degree: .secondLimited, tier: 1, minutesMax: 100))
    },
    Case(
      "but the lowest tier first", [take("G1", "M1", "11-30 12-06")],
      [
        "authority-hours: member M1 in the week of 2026-11-30: 100 min as second_limited in lower, limit 60 "
          + "(group G1)"
      ]
    ) {
      limited(60, &$0)
      $0.authority.insert(Authority(levelGroup: .lower, degree: .secondLimited, tier: 2, monthsMax: 6), at: 0)
    },
    Case(
      "running placements count under their own authority", [take("G2", "M1", "12-07 12-13")],
      [
        "authority-hours: member M1 in the week of 2026-12-07: 150 min as second_limited in lower, limit 149 "
          + "(groups G1, G2)"
      ]
    ) {
      limited(149, &$0)
      $0.placements = [take("G1", "M1", "11-30 12-20", .running)]
    },
    Case("what runs beyond the limit is not the plan's fault", [take("G2", "M1", "12-14 12-20")]) {
      limited(60, &$0)
      $0.placements = [take("G1", "M1", "11-30 12-13", .running)]
    },
  ]

  @Test("a pair that holds from the first to the last date", arguments: cases)
  func holds(_ test: Case) { #expect(test.found() == test.breaches) }
  @Test("the minutes of a week under one row keep its hours", arguments: hoursCases)
  func hours(_ test: Case) { #expect(test.found() == test.breaches) }
}
