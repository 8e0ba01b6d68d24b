// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

@testable import PoolAudit

@Suite("Breaches in Dutch") struct BreachTextTests {
  private static let p = take("G1", "M1")
  private static let whole = "poollid M1 voor lesgroep G1 (2026-11-30 t/m 2026-12-20)"
  private static let week = day("2026-12-07")
  private static let a = Breach.LessonPlace(group: "G1", location: "L1", span: span("08:30-09:20"))
  private static let b = Breach.LessonPlace(group: "G2", location: "L2", span: span("09:30-10:20"))

  static let texts: [(finding: Breach.Finding, dutch: String)] = [
    (.unknownMember(p), "unknown-member: \(whole): het pakket kent dit poollid niet"),
    (.unknownGroup(p), "unknown-group: \(whole): het pakket kent deze lesgroep niet"),
    (
      .outsideWindow(p, window: take("", "", "12-01 12-18").dates),
      "vacancy-dates: \(whole): de vacature is te plannen van 2026-12-01 t/m 2026-12-18"
    ),
    (
      .outsideWindow(p, window: nil),
      "vacancy-dates: \(whole): de vacature heeft geen dagen in de planperiode"
    ),
    (.noAuthority(p), "authority: \(whole): geen bevoegdheid die op deze dagen geldt"),
    (.tierTooHigh(p, tier: 2, limit: 1), "authority: \(whole): trede 2, hoogstens 1"),
    (.noCertificate(p), "certificate: \(whole): geen VOG"),
    (.certificateTooLate(p, certificate: week), "certificate: \(whole): VOG van 2026-12-07"),
    (.certificateEnds(p, last: week), "certificate: \(whole): VOG geldt t/m 2026-12-07"),
    (
      .excluded(p, Preference(member: "M1", target: .location("L1"), kind: .exclude, by: .school)),
      "exclusion: \(whole): de school sluit vestiging L1 uit"
    ),
    (
      .excluded(p, Preference(member: "M1", target: .vacancy("V1"), kind: .exclude, by: .member)),
      "exclusion: \(whole): het poollid sluit vacature V1 uit"
    ),
    (
      .memberDates(p, from: week, until: day("2026-12-18")),
      "member-dates: \(whole): in de pool vanaf 2026-12-07 t/m 2026-12-18"
    ),
    (
      .unavailable(p, lesson: a.span, first: week, days: 2),
      "availability: \(whole): niet beschikbaar voor de les 08:30-09:20 op 2 dagen vanaf 2026-12-07"
    ),
    (
      .tooFar(p, location: "L1", mode: .transit, minutes: 58, limit: 45),
      "reach: \(whole): 58 min met het openbaar vervoer naar L1, hoogstens 45"
    ),
    (.homeUnknown(p), "reach: \(whole): woonplaats onbekend"),
    (
      .overlap(member: "M1", first: week, days: 1, a, b),
      "one-place-at-a-time: poollid M1 op 2026-12-07: lesgroep G1 08:30-09:20 en lesgroep G2 09:30-10:20"
    ),
    (
      .noTimeToTravel(member: "M1", first: week, days: 1, from: a, to: b, gap: 10, needed: 23),
      "travel-between-schools: poollid M1 op 2026-12-07: lesgroep G1 op L1 tot 09:20, lesgroep G2 op L2 vanaf "
        + "09:30: 10 min, reizen kost 23"
    ),
    (
      .tooManyMinutes(member: "M1", week: week, minutes: 1650, limit: 1440, groups: ["G1", "G7"]),
      "hours-per-week: poollid M1 in de week van 2026-12-07: 1.650 min, hoogstens 1.440 (lesgroepen G1, G7)"
    ),
    (
      .noFreeTime(member: "M1", week: week, minutes: 120, available: 90, groups: ["F1"]),
      "free-time: poollid M1 in de week van 2026-12-07: 120 min, beschikbaar 90 (lesgroep F1)"
    ),
    (
      .tooManyUnderAuthority(
        member: "M1", week: week, minutes: 120, limit: 60, .vmbo, .hybrid, groups: ["F1"]),
      "authority-hours: poollid M1 in de week van 2026-12-07: 120 min als hybrid in vmbo, hoogstens 60 "
        + "(lesgroep F1)"
    ),
    (
      .tooManyLocations(member: "M1", week: week, limit: 1, locations: ["L1", "L2"]),
      "locations-per-member: poollid M1 in de week van 2026-12-07: 2 vestigingen, hoogstens 1 (L1, L2)"
    ),
    (
      .tooManyMembers(vacancy: "V1", week: week, limit: 1, members: ["M1", "M2"]),
      "members-per-vacancy: vacature V1 in de week van 2026-12-07: 2 poolleden, hoogstens 1 (M1, M2)"
    ),
    (
      .sharedDates(group: "G1", first: week, days: 3, members: ["M1", "M2"]),
      "one-teacher-per-group: lesgroep G1 op 3 dagen vanaf 2026-12-07: poolleden M1 en M2"
    ),
    (
      .tooManyHandovers(group: "G1", opening: 2, placements: 3, limit: 2, members: ["M1", "M2", "M3"]),
      "handovers: opening 2 van lesgroep G1: 3 plaatsingen, hoogstens 2 (M1, M2, M3)"
    ),
    (
      .lockedMissing(p),
      "locked-placements: \(whole): loopt in het pakket, ontbreekt of is anders in het plan"
    ),
    (.lockedUnknown(p), "locked-placements: \(whole): lopend in het plan, niet zo in het pakket"),
    (
      .tooManyChanges(1012, limit: 10),
      "changes-max: 1.012 van de toegezegde plaatsingen gewijzigd, hoogstens 10"
    ),
  ]

  @Test("every finding is told whole", arguments: texts.indices)
  func dutch(index: Int) {
    let (finding, dutch) = BreachTextTests.texts[index]
    #expect(Breach(finding: finding).text(.dutch) == dutch)
  }

  @Test("every rule has a finding") func allRules() {
    #expect(Set(BreachTextTests.texts.compactMap { Breach(finding: $0.finding).rule }) == Set(Rule.allCases))
  }
}
