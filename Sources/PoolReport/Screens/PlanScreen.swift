// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension PlanReport {
  /// What a planner sees when planning has ended, on one screen of 100 columns.
  ///
  /// - Parameters:
  ///   - summary: how the plan was found, and what is proven.
  ///   - folder: where the files are, as people type it.
  ///   - language: of the words and numbers.
  ///   - colour: whether to use a terminal's colours.
  public func planScreen(_ summary: PlanSummary, folder: String, _ language: Language, colour: Bool = false)
    -> String
  {
    var screen = ScreenText(colour: colour)
    let proof = ProofTeller(language: language)
    let ink: ScreenText.Ink = summary.status == .optimal ? .good : .poor
    screen.add(
      screen.ink(proof.headline(summary), ink)
        + " (\(language.say("engine", "rekenwijze")) \(summary.engine))")
    for sentence in proof.sentences(summary) { screen.addWrapped(sentence) }
    screen.add()
    addGoals(summary, to: &screen, language)
    screen.add()
    screen.add(screen.ink(language.say("Coverage", "Vervulling"), .strong))
    addTotals(to: &screen, language)
    screen.add()
    let shortage = language.say("Subjects, most open first", "Vakken, meeste open eerst")
    if asksFairness {
      let worst = language.say("Boards, worst served first", "Besturen, slechtst bediende eerst")
      screen.add(
        left: block(worst, .board, 5, screen, language, rows: coverage.worstServed), right: [], leftWidth: 50)
      screen.add()
    }
    screen.add(
      left: block(shortage, .reportingGroup, 5, screen, language),
      right: block(language.say("Covered at tier", "Vervuld naar bevoegdheid"), .tier, 5, screen, language),
      leftWidth: 50)
    screen.add()
    addOpen(to: &screen, rows: 8, language)
    addOverrides(to: &screen, language)
    screen.add()
    addAlternatives(summary, to: &screen, language)
    screen.add(
      language.say("The plan is in \(folder): ", "Het plan staat in \(folder): ")
        + "report.html, placements.csv, open.csv, coverage.csv, exceptions.csv")
    screen.add(
      language.say(
        "For machines plan.json and run.json; its proof is in certificate.json, for poolmatch verify",
        "Voor machines plan.json en run.json; het bewijs staat in certificate.json, voor poolmatch verify"))
    return screen.text
  }

  private func addGoals(_ summary: PlanSummary, to screen: inout ScreenText, _ language: Language) {
    let heads = [language.say("value", "waarde"), language.say("bound", "grens"), language.say("gap", "gat")]
    let head =
      language.say("Goals in order", "Doelen op volgorde").padded(46) + heads[0].flushRight(16)
      + heads[1].flushRight(16) + heads[2].flushRight(10)
    screen.add(screen.ink(head, .strong))
    for line in summary.goals {
      let facts =
        "  " + "\(language.name(line.goal)) (\(language.unit(line.goal)))".padded(44)
        + language.number(line.value).flushRight(16)
        + language.number(line.bound).flushRight(16)
        + ProofTeller(language: language).gap(line).flushRight(10) + "  "
      let proven =
        line.isProven ? language.say("proven", "bewezen") : language.say("not proven", "onbewezen")
      screen.add(facts + screen.ink(proven, line.isProven ? .good : .poor))
    }
  }
}
