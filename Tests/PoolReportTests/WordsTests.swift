// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText
import Testing

@testable import PoolReport

@Suite("Words and figures") struct WordsTests {
  @Test(
    "fractions are rounded half away from zero, in integers",
    arguments: [
      (1, 3, 2, "0.33"), (2, 3, 2, "0.67"), (1, 8, 2, "0.13"), (-1, 8, 2, "-0.13"), (-1, 1000, 2, "0.00"),
      (0, 0, 1, "0.0"), (5, 0, 1, "0.0"), (1005, 1000, 0, "1"), (999_999, 1000, 2, "1000.00"),
      (Int.max, Int.max, 6, "1.000000"),
    ])
  func fractions(numerator: Int, denominator: Int, places: Int, text: String) {
    #expect(fixed(numerator, over: denominator, places: places) == text)
  }

  @Test("numbers are set as the language sets them") func numbers() {
    #expect(Language.english.number(1_234_567) == "1,234,567")
    #expect(Language.dutch.number(-1_234_567) == "-1.234.567")
    #expect(Language.dutch.decimal(12_345, over: 10) == "1.234,5")
    #expect(Language.dutch.percent(1, of: 3) == "33,3%")
    #expect(Language.english.number(123) == "123")
  }

  @Test(
    "weeks are those of ISO 8601",
    arguments: [
      ("2026-11-30", 49), ("2026-12-31", 53), ("2027-01-03", 53), ("2027-01-04", 1), ("2024-12-30", 1),
      ("2021-01-03", 53), ("2028-01-01", 52),
    ])
  func isoWeeks(day: String, week: Int) {
    #expect(SmallRegion.day(day).isoWeek == week)
  }

  @Test("dates are written as people write them") func dates() {
    #expect(Language.dutch.dates(SmallRegion.dates("2026-11-30", "2026-12-18")) == "30 nov – 18 dec 2026")
    #expect(
      Language.english.dates(SmallRegion.dates("2026-12-14", "2027-01-08")) == "14 Dec 2026 – 8 Jan 2027")
    #expect(Language.english.dates(SmallRegion.dates("2026-12-14", "2026-12-14")) == "14 Dec 2026")
    #expect(Language.english.weeks(SmallRegion.dates("2026-12-14", "2026-12-18")) == "51")
    #expect(Language.english.weeks(SmallRegion.dates("2026-12-14", "2027-12-18")) == "51–50")
  }

  static let proofs: [(goals: [PlanSummary.GoalLine], text: String)] = [
    ([], ""),
    (
      [.init(.value, value: 9, bound: 9, isProven: true)],
      "No plan that keeps the rules is better on any goal without being worse on an earlier one."
    ),
    (
      [.init(.value, value: 9000, bound: 9100, isProven: false)],
      "On value this plan reaches 9,000, and no plan can get above 9,100; later goals are not proven."
    ),
    (
      [.init(.value, value: 9, bound: 9, isProven: true), .init(.cost, value: 7, bound: 0, isProven: false)],
      "Proven best on value. On cost this plan reaches 7, and no plan can get below 0; later goals are not proven."
    ),
  ]

  @Test("the proof is stated for the first goal that lacks it", arguments: proofs)
  func proof(goals: [PlanSummary.GoalLine], text: String) {
    let summary = PlanSummary(status: .feasible, engine: "exact", goals: goals)
    #expect(ProofTeller(language: .english).sentences(summary).joined(separator: " ") == text)
  }

  @Test("a gap larger than its bound is not told as a share") func largeGap() {
    let teller = ProofTeller(language: .english)
    #expect(teller.gap(.init(.cost, value: 7, bound: 0, isProven: false)) == "> 100%")
    #expect(teller.gap(.init(.cost, value: 0, bound: 0, isProven: true)) == "0.000%")
    #expect(teller.gap(.init(.value, value: 999, bound: 1000, isProven: false)) == "0.100%")
  }

  @Test(
    "a failure is told in both languages, with the solver's own words as they are",
    arguments: [
      (
        EngineFailure.solverMissing("no libglpk.so.40"),
        "GLPK cannot be loaded (no libglpk.so.40); install it with 'apt-get install libglpk40'",
        "GLPK kan niet worden geladen (no libglpk.so.40); installeer het met 'apt-get install libglpk40'"
      ),
      (
        .programRefused("row 3 is nan"), "the program cannot be given to GLPK: row 3 is nan",
        "het rekenmodel kan niet aan GLPK worden gegeven: row 3 is nan"
      ),
      (
        .solverGaveUp("out of memory"), "GLPK gave up: out of memory",
        "GLPK heeft het opgegeven: out of memory"
      ),
      (
        .answerUnreliable("it breaks row 3"), "GLPK's answer cannot be trusted: it breaks row 3",
        "het antwoord van GLPK is niet te vertrouwen: it breaks row 3"
      ),
      (
        .planBreaksRule(at: "x[m1,g1]"), "GLPK's plan breaks a rule at x[m1,g1]",
        "het plan van GLPK overtreedt een regel bij x[m1,g1]"
      ),
      (
        .goalGivenUp(.value, found: 900, kept: 1000),
        "GLPK's plan gives up \(Language.english.name(Goal.value)): 900 instead of 1,000",
        "het plan van GLPK levert in op \(Language.dutch.name(Goal.value)): 900 in plaats van 1.000"
      ),
    ])
  func failures(failure: EngineFailure, english: String, dutch: String) {
    #expect(failure.text(.english) == english)
    #expect(failure.text(.dutch) == dutch)
    let summary = PlanSummary(
      status: .fallback, engine: "exact", goals: [], failure: PlanFailure(at: .cost, failure))
    let said = ProofTeller(language: .dutch).troubles(summary)
    #expect(
      said.first == "De rekenwijze liep vast: doel \(Language.dutch.name(Goal.cost)): \(dutch).")
  }

  @Test("interpolated text cannot become markup") func markup() {
    let text = "<b onclick=\"x('&')\">\u{1}"
    let markup: Markup = "<p>\(text)</p>"
    #expect(markup.html == "<p>&lt;b onclick=&quot;x(&#39;&amp;&#39;)&quot;&gt; </p>")
  }

  @Test("tables for spreadsheets quote what needs quotes") func csv() {
    var table = CSVText(columns: ["a", "b"])
    table.add(["x, \"y\"", "two\nlines"])
    #expect(table.text == "a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n")
  }

  @Test("JSON text is escaped") func json() {
    #expect(JSON.text("a\"\\\n\u{1}é").document(.rows) == "\"a\\\"\\\\\\n\\u0001é\"\n")
  }

  @Test(
    "screens fit 100 columns and 50 lines, and are coloured only when asked", arguments: Language.allCases)
  func screens(language: Language) {
    let report = SmallRegion.report
    for screen in [
      report.coverageScreen(language), report.planScreen(SmallRegion.summary, folder: "out", language),
    ] {
      let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 50)
      #expect(lines.filter { $0.count > 100 } == [])
      #expect(!screen.contains("\u{1B}"))
    }
    #expect(report.coverageScreen(language, colour: true).contains("\u{1B}[31m"))
  }
}
