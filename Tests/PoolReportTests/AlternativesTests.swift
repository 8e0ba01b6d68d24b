// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

@testable import PoolReport

/// What is told of plans that were made to compare with.
@Suite("Plans to compare with") struct AlternativesTests {
  static let (fuller, emptier) = (
    SmallRegion.report.coverage, Coverage(of: Plan([]), in: SmallRegion.rulebook)
  )

  /// A summary with a curve whose first limit nothing keeps, and a price of fairness.
  static let summary: PlanSummary = {
    var summary = SmallRegion.summary
    func plan(_ value: Int, _ coverage: Coverage, isProven: Bool = true) -> OtherPlan {
      OtherPlan(
        goals: [.value: value, .stability: 60, .cost: 9, .fairness: value / 10], coverage: coverage,
        isProven: isProven)
    }
    summary.changesCurve = [
      .init(changesMax: 0, changes: 2, plan: nil),
      .init(changesMax: 2, changes: 2, plan: plan(1_000_000, emptier)),
      .init(changesMax: nil, changes: 3, plan: plan(2_000_000, fuller, isProven: false)),
    ]
    summary.fairnessPrice = FairnessPrice(
      goals: [.fairness, .value, .cost], with: plan(3_000_000, fuller), without: plan(4_000_000, emptier))
    return summary
  }()

  @Test("stand on the screen in both languages, limit by limit, and board by board") func screen() {
    let english = SmallRegion.report.planScreen(Self.summary, folder: "out", .english)
    for line in [
      "Told placements that may change      changed    coverage           value       stability",
      "  at most 0                                2  not possible; changes needed: 2",
      "  at most 2                                2        4.9%       1,000,000              60",
      "  value (priority × minutes × tier)                  3,000,000       4,000,000",
      "  fairness (boards behind, weighed)                    300,000         400,000",
    ] {
      #expect(english.split(separator: "\n").contains { $0 == line }, "\(line) in\n\(english)")
    }
    #expect(english.contains(/any number +3 .* 2,000,000 +60  not proven\n/), "\(english)")
    #expect(english.contains(/Stichting Noord +[0-9.]+% +0.0%\n/), "\(english)")
    let dutch = SmallRegion.report.planScreen(Self.summary, folder: "uit", .dutch)
    for words in [
      "Toezeggingen die mogen wijzigen", "hoogstens 0", "niet mogelijk; nodige wijzigingen: 2", "onbeperkt",
      "De prijs van eerlijkheid",
    ] {
      #expect(dutch.contains(words), "\(words) in\n\(dutch)")
    }
    #expect(english.split(separator: "\n").allSatisfy { $0.count <= 101 })
  }

  @Test(
    "stand on the page, in tables with a caption and scopes, and text is text", arguments: Language.allCases)
  func page(language: Language) {
    let html = SmallRegion.report.page(Self.summary, language)
    #expect(html.contains("<h2 id=\"changes\">") && html.contains("<h2 id=\"fairness\">"))
    #expect(html.contains(language.mustChange(2)))
    #expect(html.contains("Scholen &amp; &lt;Zorg&gt; &quot;Zuid&quot;"))
    #expect(!html.contains("<th>"))
    let without = SmallRegion.report.page(SmallRegion.summary, language)
    #expect(!without.contains("id=\"changes\"") && !without.contains("id=\"fairness\""))
  }

  @Test("stand in run.json, which fits its schema, and are left out where there are none") func json() throws
  {
    let text = SmallRegion.report.runJSON(Self.summary)
    #expect(try SchemaTests.faults(text, "run") == [])
    #expect(text.contains("{\"changes_max\": 0, \"changes\": 2}"), "\(text)")
    #expect(text.contains(/"changes_max": null,\s+"changes": 3,\s+"proven": false/), "\(text)")
    #expect(!SmallRegion.report.runJSON(SmallRegion.summary).contains("changes_curve"))
    for (part, change) in [("\"changes_max\": 0", "\"changes_max\": -1"), ("\"boards\"", "\"board\"")] {
      #expect(
        try SchemaTests.faults(text.replacingOccurrences(of: part, with: change), "run") != [], "\(part)")
    }
  }

  @Test("boards come worst served first, equals in the order of the table") func worstFirst() {
    var coverage = Coverage(policy: SmallRegion.region.policy)
    func row(_ key: String, _ covered: Int, _ asked: Int) -> Coverage.Row {
      var tally = Tally()
      (tally.minutesCovered, tally.minutesAsked) = (covered, asked)
      return Coverage.Row(key: key, name: key, tally: tally)
    }
    coverage.rows[.board] = [
      row("half", 500, 1000), row("all", 70, 70), row("third", 100, 300), row("half too", 1, 2),
      row("none", 0, 5),
    ]
    #expect(coverage.worstServed.map(\.key) == ["none", "third", "half", "half too", "all"])
  }

  @Test("a region that asks for fairness shows its boards worst served first", arguments: Language.allCases)
  func boards(language: Language) {
    var region = SmallRegion.region
    region.policy.goals.append(.init(.fairness))
    let report = PlanReport(SmallRegion.plan, in: .init(region))
    let screen = report.planScreen(SmallRegion.summary, folder: "out", language)
    let title = language.say("Boards, worst served first", "Besturen, slechtst bediende eerst")
    #expect(screen.contains(title), "\(screen)")
    let worst = report.coverage.worstServed.map(\.name)
    let lines = screen.split(separator: "\n").drop { !$0.hasPrefix(title) }.dropFirst()
    for (name, line) in zip(worst, lines) { #expect(line.contains(name.prefix(15)), "\(line)") }
    #expect(!SmallRegion.report.planScreen(SmallRegion.summary, folder: "out", language).contains(title))
  }
}
