// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import Testing

@Suite("Overrides in reports") struct OverrideReportTests {
  @Test("every report tells the overrides in force, and no other", arguments: Language.allCases)
  func told(language: Language) {
    let report = SmallRegion.overridden
    let screens = [
      report.planScreen(SmallRegion.summary, folder: "out", language), report.coverageScreen(language),
      report.page(SmallRegion.summary, language), report.planJSON(),
    ]
    for text in screens {
      #expect(text.contains("O0001") && text.contains("O0002"))
      #expect(!text.contains("O0003") && !text.contains("O0004"))
    }
    #expect(screens[2].contains("M&lt;7&gt;") && screens[2].contains("K&amp;5"))
  }

  @Test("a line says what, when, against which rules, by whom and why") func line() {
    #expect(
      SmallRegion.overridden.coverageScreen(.english).contains(
        """
          O0001: M03 forced at group G04, 23 Nov – 18 Dec 2026; overrides reach, hours per week; by desk-1
          on 20 Nov 2026, code K2
        """))
    #expect(
      SmallRegion.overridden.coverageScreen(.dutch).contains(
        """
          O0002: M<7> verboden bij vacature V09, 4 jan – 10 jan 2027; door desk-2 op 21 nov 2026, code K&5
        """))
  }

  @Test("where nobody overrides anything, nothing is said of it") func silent() {
    #expect(!SmallRegion.report.planJSON().contains("overrides"))
    #expect(!SmallRegion.report.coverageScreen(.english).contains("Overrides"))
  }
}
