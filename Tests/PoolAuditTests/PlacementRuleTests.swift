// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import Testing

/// The beginning of every message about M1 for G1 over the whole horizon.
private let whole = "member M1 for group G1 (2026-11-30 to 2026-12-20)"

@Suite("Rules of one placement") struct PlacementRuleTests {
  static let datesCases: [Case] = [
    Case("the whole horizon is open"),
    Case("a placement may end with its vacancy", [take("G1", "M1", "11-30 12-18")]) {
      $0.vacancies[0].until = day("2026-12-18")
    },
    Case(
      "a placement may not outlast its vacancy", [take("G1", "M1")],
      ["vacancy-dates: \(whole): the vacancy can be planned from 2026-11-30 to 2026-12-18"]
    ) { $0.vacancies[0].until = day("2026-12-18") },
    Case(
      "nor the horizon", [take("G1", "M1", "11-30 12-21")],
      [
        "vacancy-dates: member M1 for group G1 (2026-11-30 to 2026-12-21): the vacancy can be planned from "
          + "2026-11-30 to 2026-12-20"
      ]),
    Case(
      "a vacancy that ended takes nobody", [take("G1", "M1")],
      ["vacancy-dates: \(whole): the vacancy has no dates in the horizon"]
    ) { ($0.vacancies[0].from, $0.vacancies[0].until) = (day("2026-11-01"), day("2026-11-29")) },
    Case(
      "a member nobody knows", [take("G1", "M9")],
      ["unknown-member: member M9 for group G1 (2026-11-30 to 2026-12-20): the package has no such member"]),
    Case(
      "a group nobody knows", [take("G9", "M1")],
      ["unknown-group: member M1 for group G9 (2026-11-30 to 2026-12-20): the package has no such group"]),
    Case("in the pool on the first and last date") {
      ($0.members[0].from, $0.members[0].until) = (day("2026-11-30"), day("2026-12-20"))
    },
    Case(
      "not yet in the pool on the first date", [take("G1", "M1")],
      ["member-dates: \(whole): in the pool from 2026-12-01"]
    ) { $0.members[0].from = day("2026-12-01") },
    Case(
      "out of the pool on the last date", [take("G1", "M1")],
      ["member-dates: \(whole): in the pool from 2026-08-01 to 2026-12-19"]
    ) { $0.members[0].until = day("2026-12-19") },
  ]

  static let certificatesCases: [Case] = [
    Case("dated on the first date") { $0.members[0].conductCertificate = day("2026-11-30") },
    Case(
      "dated the day after", [take("G1", "M1")], ["certificate: \(whole): certificate dated 2026-12-01"]
    ) { $0.members[0].conductCertificate = day("2026-12-01") },
    Case("serves to the last date") { $0.members[0].conductCertificate = day("2023-12-21") },
    Case(
      "serves to the day before", [take("G1", "M1")],
      ["certificate: \(whole): certificate serves until 2026-12-19"]
    ) { $0.members[0].conductCertificate = day("2023-12-20") },
    Case("serves for ever where the policy has no months") {
      $0.members[0].conductCertificate = day("1999-01-01")
      $0.policy.certificateMonths = nil
    },
    Case("none", [take("G1", "M1")], ["certificate: \(whole): no certificate of conduct"]) {
      $0.members[0].conductCertificate = nil
    },
  ]

  static let reachCases: [Case] = [
    Case("five minutes of five") { $0.members[0].travelMaxMinutes = 5 },
    Case("five minutes of four", [take("G1", "M1")], ["reach: \(whole): 5 min by car to L1, limit 4"]) {
      $0.members[0].travelMaxMinutes = 4
    },
    // 11,120 m × 120 % by bike at 16 km/h: 50.04, up to 51, and 2 minutes besides.
    Case(
      "by bike from a postcode", [take("G1", "M1")], ["reach: \(whole): 53 min by bike to L1, limit 52"]
    ) {
      ($0.members[0].home, $0.members[0].postcode4, $0.members[0].mode) = (nil, "3511", .bike)
      $0.members[0].travelMaxMinutes = 52
      $0.postcodes = [Postcode(id: "3511", position: Position(latitude: 52.1, longitude: 5))]
    },
    Case("no home", [take("G1", "M1")], ["reach: \(whole): home unknown"]) { $0.members[0].home = nil },
  ]

  static let exclusionsCases: [Case] = [
    Case("another member, another vacancy, another wish") {
      $0.preferences = [
        Preference(member: "M2", target: .location("L1"), kind: .exclude, by: .school),
        Preference(member: "M1", target: .vacancy("V2"), kind: .exclude, by: .member),
        Preference(member: "M1", target: .location("L1"), kind: .prefer, by: .member),
      ]
    },
    Case(
      "the school excludes", [take("G1", "M1")], ["exclusion: \(whole): the school excludes location L1"]
    ) { $0.preferences = [Preference(member: "M1", target: .location("L1"), kind: .exclude, by: .school)] },
    Case(
      "the member excludes", [take("G1", "M1")], ["exclusion: \(whole): the member excludes vacancy V1"]
    ) { $0.preferences = [Preference(member: "M1", target: .vacancy("V1"), kind: .exclude, by: .member)] },
    Case(
      "the planner excludes for a time", [take("G1", "M1")],
      ["exclusion: \(whole): the planner excludes vacancy V1 from 2026-12-01 to 2026-12-01"]
    ) {
      let day = Day(iso: "2026-12-01")
      $0.preferences = [
        Preference(
          member: "M1", target: .vacancy("V1"), kind: .exclude, by: .planner, from: day, until: day)
      ]
    },
    Case("a court excluded in another year") {
      $0.preferences = [
        Preference(
          member: "M1", target: .location("L1"), kind: .exclude, by: .court, until: Day(iso: "2026-11-29"))
      ]
    },
  ]

  static let availabilityCases: [Case] = [
    Case("to the minute") {
      $0.availability = [1, 2].map { Availability(member: "M1", weekday: $0, span: span("08:30-09:20")) }
    },
    Case("rows that touch count as one") {
      $0.availability = [1, 2].flatMap {
        [
          Availability(member: "M1", weekday: $0, span: span("09:00-12:00")),
          Availability(member: "M1", weekday: $0, span: span("08:00-09:00")),
        ]
      }
    },
    Case(
      "a minute short on Tuesdays", [take("G1", "M1")],
      ["availability: \(whole): not available for the lesson 08:30-09:20 on 3 dates from 2026-12-01"]
    ) {
      $0.availability = [
        Availability(member: "M1", weekday: 1, span: span("08:00-12:00")),
        Availability(member: "M1", weekday: 2, span: span("08:30-09:19")),
      ]
    },
    Case(
      "until a date", [take("G1", "M1")],
      ["availability: \(whole): not available for the lesson 08:30-09:20 on 2026-12-14"]
    ) {
      $0.availability = [
        Availability(member: "M1", weekday: 1, span: span("08:00-12:00"), until: day("2026-12-13")),
        Availability(member: "M1", weekday: 2, span: span("08:00-12:00"), until: day("2026-12-15")),
      ]
    },
    Case(
      "no rows is no weekend", [take("G1", "M1", "11-30 12-06")],
      [
        "availability: member M1 for group G1 (2026-11-30 to 2026-12-06): not available for the lesson "
          + "08:30-09:20 on 2026-12-05"
      ]
    ) { $0.lessons.append(Lesson(group: "G1", weekday: 6, span: span("08:30-09:20"))) },
    Case("nothing is taught on a holiday", [take("G1", "M1", "11-30 12-06")]) {
      $0.availability = [Availability(member: "M1", weekday: 1, span: span("08:00-12:00"))]
      $0.holidays = [Holiday(dates: take("", "", "12-01 12-01").dates, name: "Tuesday")]
    },
    Case(
      "a holiday of another region is none", [take("G1", "M1", "11-30 12-06")],
      [
        "availability: member M1 for group G1 (2026-11-30 to 2026-12-06): not available for the lesson "
          + "08:30-09:20 on 2026-12-01"
      ]
    ) {
      $0.availability = [Availability(member: "M1", weekday: 1, span: span("08:00-12:00"))]
      $0.holidays = [Holiday(holidayRegion: "north", dates: take("", "", "12-01 12-01").dates, name: "")]
      $0.locations[0].holidayRegion = "south"
    },
  ]

  @Test("a placement lies in its vacancy and in its member's dates", arguments: datesCases)
  func dates(_ test: Case) { #expect(test.found() == test.breaches) }
  @Test("the certificate serves from the first to the last date", arguments: certificatesCases)
  func certificates(_ test: Case) { #expect(test.found() == test.breaches) }
  @Test("the trip from home is within the limit", arguments: reachCases)
  func reach(_ test: Case) { #expect(test.found() == test.breaches) }
  @Test("an exclusion forbids, whoever made it", arguments: exclusionsCases)
  func exclusions(_ test: Case) { #expect(test.found() == test.breaches) }
  @Test("every lesson lies in available time", arguments: availabilityCases)
  func availability(_ test: Case) { #expect(test.found() == test.breaches) }
}
