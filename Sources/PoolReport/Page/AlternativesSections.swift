// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

// What changing told placements brings, and what fairness costs.

extension ReportPage {
  /// Coverage and the goals against the number of told placements that may change.
  func curveSection(_ curve: [CurvePoint]) -> Markup {
    let goals = region.policy.goals.map(\.goal)
    var table = HTMLTable(
      say(
        "How good a plan can be, by changes allowed",
        "Hoe goed een plan kan zijn, naar toegestane wijzigingen"),
      [
        .text(say("Told placements that may change", "Toezeggingen die mogen wijzigen")),
        .number(say("Changed", "Gewijzigd")), .number(say("Lessons covered", "Lessen vervuld")),
      ] + goals.map { .number(language.name($0)) } + [.text(say("Proven", "Bewezen"))])
    for point in curve {
      let start: [Markup] = ["\(language.limit(point.changesMax))", "\(language.number(point.changes))"]
      guard let plan = point.plan else {
        table.add(
          start + ["–"] + goals.map { _ in "–" } + ["\(language.mustChange(point.changes))"])
        continue
      }
      let total = plan.coverage.total
      let figures = goals.map { goal -> Markup in "\(language.number(plan.goals[goal] ?? 0))" }
      table.add(
        start + ["\(language.percent(total.minutesCovered, of: total.minutesAsked))"] + figures
          + ["\(plan.isProven ? say("yes", "ja") : say("no", "nee"))"])
    }
    return table.markup
  }

  /// The goals and the boards, with the goal `fairness` and without it.
  func priceSection(_ price: FairnessPrice) -> Markup {
    let columns: [HTMLTable.Column] = [
      .number(say("With fairness", "Met eerlijkheid")), .number(say("Without", "Zonder")),
    ]
    var goals = HTMLTable(
      say("What fairness costs on other goals", "Wat eerlijkheid kost op andere doelen"), isNarrow: true,
      [.text(say("Goal", "Doel"))] + columns)
    for goal in price.goals {
      let figures = [price.with, price.without].map { plan -> Markup in
        "\(language.number(plan.goals[goal] ?? 0))"
      }
      goals.add(["\(language.name(goal)) (\(language.unit(goal)))"] + figures)
    }
    var boards = HTMLTable(
      say("Covered by board, the worst served first", "Vervuld per bestuur, het slechtst bediende eerst"),
      isNarrow: true, [.text(say("Board", "Bestuur"))] + columns)
    for (with, without, row) in price.boards {
      let shares = [with, without].map { tally -> Markup in
        "\(language.percent(tally.minutesCovered, of: tally.minutesAsked))"
      }
      boards.add(["\(report.name(row, of: .board, in: language))"] + shares)
    }
    return "\(goals.markup)\(boards.markup)"
  }
}
