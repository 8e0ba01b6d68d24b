// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Says in words what is proven about a plan and what is not.
struct ProofTeller {
  let language: Language

  /// The status in a few words.
  func headline(_ summary: PlanSummary) -> String {
    switch summary.status {
    case .optimal: language.say("Proven optimal", "Bewezen optimaal")
    case .feasible: language.say("Not proven optimal", "Niet bewezen optimaal")
    case .fallback: language.say("Fallback plan", "Noodplan")
    }
  }

  /// Sentences: what was asked, why it stopped or fell back, then what is proven.
  func sentences(_ summary: PlanSummary) -> [String] {
    [summary.scope.sentence(language)].compactMap(\.self) + troubles(summary)
      + [proofSentence(summary)].compactMap(\.self)
  }

  /// Sentences: why it stopped or fell back.
  func troubles(_ summary: PlanSummary) -> [String] {
    var told: [String] = []
    if let reason = summary.failure?.text(language) {
      told.append(
        language.say(
          "The engine failed on the way: \(reason).", "De rekenwijze liep vast: \(reason).")
      )
    }
    if summary.status == .fallback {
      told.append(
        language.say(
          "This is the quick heuristic's plan; it keeps every rule.",
          "Dit is het plan van de snelle vuistregel; het houdt zich aan elke regel."))
    }
    if let stop = summary.stop { told.append(stopSentence(stop)) }
    return told
  }

  /// The gap of a goal in per cent of its bound; one that is larger than the bound says no more than that.
  func gap(_ line: PlanSummary.GoalLine) -> String {
    guard line.missing <= abs(line.bound) else { return "> 100%" }
    return language.decimal(100 * line.missing, over: max(1, abs(line.bound)), places: 3) + "%"
  }

  private func stopSentence(_ stop: PlanStop) -> String {
    switch stop {
    case .timeLimit:
      language.say("The time limit ended the search.", "De tijdslimiet heeft het zoeken beëindigd.")
    case .workLimit:
      language.say("The work limit ended the search.", "De werklimiet heeft het zoeken beëindigd.")
    case .gap:
      language.say(
        "Every goal is as near to its bound as was asked for.",
        "Elk doel ligt zo dicht bij zijn grens als gevraagd.")
    case .interrupted:
      language.say("The search was interrupted.", "Het zoeken is onderbroken.")
    }
  }

  private func proofSentence(_ summary: PlanSummary) -> String? {
    guard let open = summary.goals.firstIndex(where: { !$0.isProven }) else {
      return summary.goals.isEmpty
        ? nil
        : language.say(
          "No plan that keeps the rules is better on any goal without being worse on an earlier one.",
          "Geen plan binnen de regels is op enig doel beter zonder op een eerder doel slechter te zijn.")
    }
    let proven = summary.goals[..<open].map { language.name($0.goal) }.joined(separator: ", ")
    let goal = summary.goals[open]
    let start =
      proven.isEmpty ? "" : language.say("Proven best on \(proven). ", "Bewezen het beste op \(proven). ")
    let name = language.name(goal.goal)
    if goal.missing == 0 {
      return start
        + language.say(
          "On \(name) the bound is met, but an earlier goal is not proven.",
          "Op \(name) is de grens gehaald, maar een eerder doel is niet bewezen.")
    }
    let (value, bound) = (language.number(goal.value), language.number(goal.bound))
    let (beyond, boven) = goal.goal.wantsMost ? ("above", "boven") : ("below", "onder")
    return start
      + language.say(
        "On \(name) this plan reaches \(value), and no plan can get \(beyond) \(bound); later goals are not proven.",
        "Op \(name) haalt dit plan \(value), en geen plan komt \(boven) \(bound); latere doelen zijn niet bewezen."
      )
  }
}
