// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

/// Scenarios beside the region as it is: one table, one chart, in text, HTML, CSV and JSON.
///
/// Renders as text only. The same outcomes give the same bytes.
public struct WhatIf: Sendable {
  /// The region as it is.
  public let base: ScenarioOutcome
  /// What it might be, in the order in which it was asked.
  public let scenarios: [ScenarioOutcome]
  /// The dates that were planned for the region as it is.
  public let horizon: DayRange

  /// A comparison.
  public init(_ base: ScenarioOutcome, _ scenarios: [ScenarioOutcome], over horizon: DayRange) {
    (self.base, self.scenarios, self.horizon) = (base, scenarios, horizon)
  }

  /// The rows of the table for people, with the columns of `heads`; the first is the region as it is.
  func rows(_ language: Language) -> [[String]] {
    let asItIs = language.say("as it is", "zoals het is")
    return [cells(base, language, name: asItIs, against: nil)]
      + scenarios.map { cells($0, language, name: $0.name, against: base) }
  }

  private func cells(
    _ outcome: ScenarioOutcome, _ language: Language, name: String, against base: ScenarioOutcome?
  ) -> [String] {
    let total = outcome.coverage.total
    func lessons(_ minutes: Int) -> String {
      language.decimal(minutes, over: outcome.coverage.lessonMinutes, places: 0)
    }
    func euros(_ cents: Int) -> String { language.decimal(cents, over: 100, places: 0) }
    return [
      name, language.percent(total.minutesCovered, of: total.minutesAsked), lessons(total.minutesCovered),
      base.map { signed(total.minutesCovered - $0.coverage.total.minutesCovered, lessons) } ?? "",
      lessons(total.minutesOpen), euros(outcome.cents),
      base.map { signed(outcome.cents - $0.cents, euros) } ?? "",
      base == nil ? "" : language.number(outcome.changes),
    ]
  }

  /// The titles of the table's columns.
  func heads(_ language: Language) -> [String] {
    [
      language.say("Scenario", "Scenario"), language.say("Covered", "Vervuld"),
      language.say("Lessons", "Lessen"), "±", language.say("Open", "Open"),
      language.say("Cost (€)", "Kosten (€)"), "±", language.say("Changes", "Wijzigingen"),
    ]
  }

  /// What the columns mean.
  func legend(_ language: Language) -> String {
    language.say(
      "Lessons covered and open, and euros for all placements; ± is against the region as it is. Changes: placements of its "
        + "plan that the scenario's plan does not keep.",
      "Lessen vervuld en open, en euro's voor alle plaatsingen; ± is ten opzichte van de regio zoals zij is. Wijzigingen: "
        + "plaatsingen van dat plan die het plan van het scenario niet houdt.")
  }

  /// The scenarios of which there is more to tell than their name.
  var toTell: [ScenarioOutcome] {
    scenarios.filter { $0.edits.map(\.description) != [$0.name] || $0.cuts > 0 || $0.status != .optimal }
  }

  /// What a scenario cuts, and what was not proven, as sentences.
  func remarks(_ outcome: ScenarioOutcome, _ language: Language) -> [String] {
    var remarks: [String] = []
    if outcome.cuts > 0 {
      remarks.append(
        language.say(
          "Placements that its edits cut: \(outcome.cuts).",
          "Plaatsingen die door de wijzigingen bekort zijn: \(outcome.cuts)."))
    }
    if outcome.status != .optimal {
      remarks.append(
        language.say(
          "Its plan is not proven to be the best.", "Van het plan is niet bewezen dat het het beste is."))
    }
    return remarks
  }

  /// What the chart shows: a difference for each scenario, over one scale.
  func panels(_ language: Language) -> [(title: String, values: [(amount: Int, text: String)])] {
    let lessonMinutes = base.coverage.lessonMinutes
    func panel(
      _ title: String, _ amount: (ScenarioOutcome) -> Int, _ text: @escaping (Int) -> String
    ) -> (title: String, values: [(amount: Int, text: String)]) {
      (title, scenarios.map { (amount($0), signed(amount($0), text)) })
    }
    return [
      panel(
        language.say(
          "Lessons covered, against the region as it is", "Lessen vervuld, tegenover de regio zoals zij is"),
        { $0.coverage.total.minutesCovered - base.coverage.total.minutesCovered },
        { language.decimal($0, over: lessonMinutes, places: 0) }),
      panel(
        language.say(
          "Cost in euros, against the region as it is", "Kosten in euro's, tegenover de regio zoals zij is"),
        { $0.cents - base.cents }, { language.decimal($0, over: 100, places: 0) }),
      (
        language.say("Placements that change", "Plaatsingen die wijzigen"),
        scenarios.map { ($0.changes, language.number($0.changes)) }
      ),
    ]
  }

  private func signed(_ amount: Int, _ text: (Int) -> String) -> String {
    (amount > 0 ? "+" : "") + text(amount)
  }
}

extension WhatIf {
  /// `whatif.csv`: a row for each outcome, the region as it is first; then a column for each goal.
  public func table() -> String {
    var table = CSVText(
      columns: [
        "scenario", "status", "minutes_asked", "minutes_covered", "share", "hidden_shortage_minutes",
        "vacancies",
        "vacancies_whole", "vacancies_partly", "members_placed", "placements", "cuts", "placements_changed",
      ] + Goal.allCases.map(\.rawValue))
    for outcome in [base] + scenarios {
      let coverage = outcome.coverage
      let (total, pool) = (coverage.total, coverage.pool)
      let counts = [
        coverage.hiddenMinutes, coverage.vacancies, coverage.vacanciesWhole, coverage.vacanciesPartly,
        pool.membersPlaced, outcome.placements, outcome.cuts, outcome.changes,
      ]
      table.add(
        [
          outcome.name, outcome.status.rawValue, String(total.minutesAsked), String(total.minutesCovered),
          share(of: total),
        ] + (counts + Goal.allCases.map { outcome.goals[$0] ?? 0 }).map { String($0) })
    }
    return table.text
  }

  /// `whatif.json`: the same with the edits of each scenario; `Docs/schemas/whatif.schema.json` describes it.
  public func json() -> String {
    JSON.object([
      ("format", .text("poolmatch-whatif")), ("version", .number(1)),
      ("first_day", .text(horizon.from.description)), ("last_day", .text(horizon.until.description)),
      ("base", json(base)), ("scenarios", .list(scenarios.map(json))),
    ]).document(.rows)
  }

  private func json(_ outcome: ScenarioOutcome) -> JSON {
    let coverage = outcome.coverage
    return .object([
      ("name", .text(outcome.name)), ("edits", .list(outcome.edits.map { .text($0.description) })),
      ("status", .text(outcome.status.rawValue)),
      ("minutes_asked", .number(coverage.total.minutesAsked)),
      ("minutes_covered", .number(coverage.total.minutesCovered)),
      ("share", .number(share(of: coverage.total))),
      ("hidden_shortage_minutes", .number(coverage.hiddenMinutes)),
      ("vacancies", .number(coverage.vacancies)), ("vacancies_whole", .number(coverage.vacanciesWhole)),
      ("vacancies_partly", .number(coverage.vacanciesPartly)),
      ("members_placed", .number(coverage.pool.membersPlaced)), ("placements", .number(outcome.placements)),
      ("cuts", .number(outcome.cuts)), ("changes", .number(outcome.changes)),
      ("goals", .object(Goal.allCases.map { ($0.rawValue, .number(outcome.goals[$0] ?? 0)) })),
    ])
  }

  private func share(of tally: Tally) -> String {
    fixed(tally.minutesCovered, over: tally.minutesAsked, places: 4)
  }
}
