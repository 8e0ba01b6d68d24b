// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolNotices
import Testing

@Suite("Notices") struct NoticeTests {
  static let first = Notices(of: SmallPool.plan, in: SmallPool.region, since: nil, on: day("2026-11-27"))

  /// A week later: G4 is withdrawn, G3 is M2's, and G1 ends earlier.
  static let second: Notices = {
    let plan = Plan([
      Placement(group: "G1", member: "M1", dates: dates("2026-11-30", "2027-01-08"), state: .published),
      Placement(group: "G3", member: "M2", dates: dates("2026-12-07", "2026-12-18"), state: .proposed),
      Placement(group: "G3", member: "M3", dates: dates("2026-11-30", "2026-12-06"), state: .proposed),
    ])
    return Notices(of: plan, in: SmallPool.region, since: first.told, on: day("2026-12-07"))
  }()

  func text(_ notices: Notices, _ name: String, _ language: Language = .english) throws -> String {
    try #require(notices.files(language).first { $0.name == name }?.text, "\(name)")
  }

  @Test("say who comes, from when to when, and which lessons") func letter() throws {
    #expect(
      try text(Self.first, "school-N.txt") == """
        Substitutes at N North; College, Almelo
        As of 27 Nov 2026

        Who comes, and when
          M1: Nederlands, havo 4 (G1, V1)
            30 Nov 2026 – 15 Jan 2027, not in weeks 52–53, not on 11 Dec
            Mon 08:30-09:20; Fri 10:00-10:50
          M3: wiskunde, havo 4 (G3, V3)
            30 Nov – 14 Dec 2026
            90 min a week at no fixed times
          M3: wiskunde, havo 4 (G4, V3)
            1 Dec – 15 Dec 2026
            Tue 09:20-10:10

        Members are named by their ids. The same lessons are in the calendar school-N.ics.

        """)
  }

  @Test("say what is new, changed and withdrawn, and to whom") func news() throws {
    #expect(
      try text(Self.second, "school-N.txt", .dutch).contains(
        """
        Wat er nieuw is sinds 27 nov 2026
          gewijzigd: M1, G1 (Nederlands, havo 4): 30 nov 2026 – 8 jan 2027, ma 08:30-09:20; vr 10:00-10:50
          (was: 30 nov 2026 – 15 jan 2027)
          vervallen: M3, G3 (wiskunde, havo 4): 30 nov – 14 dec 2026, 90 min per week zonder vaste tijden
          vervallen: M3, G4 (wiskunde, havo 4): 1 dec – 15 dec 2026, di 09:20-10:10
          nieuw: M2, G3 (wiskunde, havo 4): 7 dec – 14 dec 2026, 90 min per week zonder vaste tijden

        """))
    #expect(
      try text(Self.second, "member-M2.txt").contains(
        """
        What is new since 27 Nov 2026
          new: N North; College, Almelo, G3 (wiskunde, havo 4): 7 Dec – 14 Dec 2026, 90 min a week at no
          fixed times

        """))
    #expect(try text(Self.second, "school-Z.txt").contains("What is new since 27 Nov 2026\n  Nothing.\n"))
    let lost = try text(Self.second, "member-M3.txt")
    #expect(lost.contains("withdrawn: ") && lost.contains("Where and when\n  No lessons are planned.\n"))
    #expect(Self.second.changes == (1, 1, 2))
    #expect(Self.second.count(.school) == 2 && Self.second.count(.member) == 3)
  }

  @Test("a page says the same as the text, escapes names, and asks for nothing from elsewhere")
  func page() throws {
    let page = try text(Self.second, "school-Z.html")
    #expect(page.contains("Substitutes at Z South, &quot;Lyceum&quot;"))
    #expect(page.contains("Wed 23:10-24:00") && page.contains("2 Dec 2026 –<br>10 Feb 2027"))
    #expect(
      try text(Self.first, "school-N.html").contains(
        "<td class=\"u\">Mon 08:30-09:20<br>Fri 10:00-10:50</td>"))
    for word in ["&lt;", "http", "<script", "<img", "<link", "url("] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test("a past that changed is not told again") func past() throws {
    let plan = SmallPool.plan(changing: "G1", to: [dates("2026-12-07", "2027-01-24")])
    let notices = Notices(of: plan, in: SmallPool.region, since: Self.first.told, on: day("2026-12-07"))
    #expect(notices.changes == (0, 0, 0))
  }

  @Test("what the package no longer has is withdrawn by its ids") func gone() throws {
    var region = SmallPool.region
    region.groups.removeLast()
    region.lessons.removeAll { $0.group == "G4" }
    region.subjects[1].name = "wis"
    let notices = Notices(
      of: SmallPool.plan(changing: "G4", to: []), in: region, since: Self.first.told, on: day("2026-11-30"))
    #expect(
      try text(notices, "member-M3.txt").contains("withdrawn: N North; College, Almelo, G4 (wis, havo 4)"))
  }

  @Test("the same plan gives the same bytes, in each language") func sameBytes() {
    for language in Language.allCases {
      let again = Notices(
        of: SmallPool.plan, in: SmallPool.region, since: nil, on: day("2026-11-27"))
      #expect(again.files(language).map(\.text) == Self.first.files(language).map(\.text))
    }
  }
}
