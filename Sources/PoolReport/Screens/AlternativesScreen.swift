// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension PlanReport {
  /// What changing told placements brings, and what fairness costs, where that was asked.
  func addAlternatives(_ summary: PlanSummary, to screen: inout ScreenText, _ language: Language) {
    if !summary.changesCurve.isEmpty {
      addCurve(summary.changesCurve, to: &screen, language)
      screen.add()
    }
    if let price = summary.fairnessPrice {
      addPrice(price, to: &screen, language)
      screen.add()
    }
  }

  private func addCurve(_ curve: [CurvePoint], to screen: inout ScreenText, _ language: Language) {
    let goals = region.policy.goals.prefix(2).map(\.goal)
    let head =
      language.say("Told placements that may change", "Toezeggingen die mogen wijzigen").padded(34)
      + language.say("changed", "gewijzigd").flushRight(10)
      + language.say("coverage", "vervulling").flushRight(12)
      + goals.map { language.name($0).flushRight(16) }.joined()
    screen.add(screen.ink(head, .strong))
    for point in curve {
      let start =
        "  " + language.limit(point.changesMax).padded(32) + language.number(point.changes).flushRight(10)
      guard let plan = point.plan else {
        screen.add(start + "  " + language.mustChange(point.changes))
        continue
      }
      let total = plan.coverage.total
      let figures = goals.map { language.number(plan.goals[$0] ?? 0).flushRight(16) }.joined()
      screen.add(
        start + language.percent(total.minutesCovered, of: total.minutesAsked).flushRight(12) + figures
          + (plan.isProven ? "" : "  " + screen.ink(language.say("not proven", "onbewezen"), .poor)))
    }
  }

  private func addPrice(_ price: FairnessPrice, to screen: inout ScreenText, _ language: Language) {
    let columns = [language.say("with", "met"), language.say("without", "zonder")]
    func line(_ label: String, _ figures: [String]) -> String {
      label.padded(46) + figures.map { $0.flushRight(16) }.joined()
    }
    screen.add(
      screen.ink(line(language.say("The price of fairness", "De prijs van eerlijkheid"), columns), .strong))
    for goal in price.goals {
      screen.add(
        line(
          "  \(language.name(goal)) (\(language.unit(goal)))",
          [price.with, price.without].map { language.number($0.goals[goal] ?? 0) }))
    }
    let boards = price.boards
    for (with, without, row) in boards.prefix(8) {
      screen.add(
        line(
          "  " + name(row, of: .board, in: language).padded(43).trimmedEnd,
          [with, without].map { language.percent($0.minutesCovered, of: $0.minutesAsked) }))
    }
    if boards.count > 8 {
      let rest = language.say("… and \(boards.count - 8) more", "… en nog \(boards.count - 8)")
      screen.add("  " + screen.ink(rest, .faint))
    }
  }
}

extension Language {
  /// A limit on changes in words.
  func limit(_ changesMax: Int?) -> String {
    changesMax.map { say("at most \(number($0))", "hoogstens \(number($0))") }
      ?? say("any number", "onbeperkt")
  }

  /// Why there is no plan within a limit.
  func mustChange(_ count: Int) -> String {
    say(
      "not possible; changes needed: \(number(count))", "niet mogelijk; nodige wijzigingen: \(number(count))")
  }
}
