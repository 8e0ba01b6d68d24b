// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolText

/// Suggestions as text and for machines.
public struct SuggestionReport: Sendable {
  private let region: Region
  private let suggestions: [Suggestion]
  private let cutShort: [String]
  /// The vacancies with open work, by id.
  private let vacancies: [String]

  /// A report on suggestions for a region, in the order given.
  public init(_ suggestions: Suggestions, for vacancies: [String], of region: Region) {
    (self.suggestions, cutShort) = (suggestions.found, suggestions.cutShort)
    (self.vacancies, self.region) = (vacancies, region)
  }

  /// A screen: each suggestion with what it gains, what gives way and who decides, and the line that applies it.
  public func text(_ language: Language, colour: Bool = false) -> String {
    let words = AdviceWords(language: language, region: region)
    var screen = ScreenText(colour: colour)
    let helped = Set(suggestions.map(\.vacancy))
    screen.add(
      language.say(
        "\(vacancies.count) vacancies with open work, suggestions for \(helped.count) of them; most lessons first.",
        "\(vacancies.count) vacatures met open werk, suggesties voor \(helped.count); de meeste lessen eerst."
      ))
    if !suggestions.isEmpty {
      screen.addWrapped(
        language.say(
          "Planning again is at least as good as told in the goals, in their order. The lessons are those of a plan that was checked; "
            + "planning again may give fewer where the goals prefer others.",
          "Opnieuw plannen is in de doelen, op volgorde, minstens zo goed als hier staat. De lessen zijn die van een plan dat is "
            + "gecontroleerd; opnieuw plannen kan er minder geven waar de doelen andere verkiezen."),
        indent: 0)
    }
    for (number, suggestion) in suggestions.enumerated() {
      screen.add()
      let gain = "+\(words.lessons(suggestion.minutesInAll)) \(language.say("lessons", "lessen"))"
      screen.add(
        "\(language.number(number + 1)). " + screen.ink("\(suggestion.vacancy)  \(gain)", .strong)
          + "  \(extent(suggestion, words))")
      if suggestion.relaxations.isEmpty {
        screen.add(
          "   "
            + language.say(
              "Nothing has to give way: planning again does it.",
              "Er hoeft niets te wijken: opnieuw plannen volstaat."))
      }
      for relaxation in suggestion.relaxations {
        screen.addWrapped("\(words.name(relaxation.decider)): \(words.sentence(relaxation))", indent: 3)
      }
      for edit in suggestion.edits { screen.add(screen.ink("     \(edit)", .faint)) }
    }
    let rest = vacancies.filter { !helped.contains($0) }
    if !rest.isEmpty {
      screen.add()
      screen.addWrapped(
        language.say(
          "No single or double change that was tried helps: ",
          "Geen enkele of dubbele wijziging die is geprobeerd helpt: ")
          + rest.joined(separator: ", "), indent: 0)
    }
    if !cutShort.isEmpty {
      screen.add()
      screen.addWrapped(
        language.say(
          "Not searched to the end, there may be cheaper or fuller changes: ",
          "Niet tot het einde doorzocht, er kunnen goedkopere of vollere wijzigingen zijn: ")
          + cutShort.joined(separator: ", "), indent: 0)
    }
    return screen.text
  }

  /// How much of the vacancy, who moves, and the price.
  private func extent(_ suggestion: Suggestion, _ words: AdviceWords) -> String {
    let language = words.language
    let whole =
      suggestion.isWhole
      ? language.say("all that is open", "alles wat open is")
      : language.say(
        "\(words.lessons(suggestion.minutes)) of it here", "waarvan \(words.lessons(suggestion.minutes)) hier"
      )
    let moved =
      switch suggestion.moved {
      case 0: language.say("nobody moves", "niemand wisselt")
      case 1: language.say("1 placement changes hands", "1 plaatsing wisselt")
      default:
        language.say(
          "\(suggestion.moved) placements change hands", "\(suggestion.moved) plaatsingen wisselen")
      }
    return "\(whole); \(moved); \(language.say("price", "prijs")) \(suggestion.price)"
  }

  /// All of it for machines; `Docs/advice.md` describes it.
  public func json() -> String {
    JSON.object([
      ("format", "poolmatch-suggestions"), ("version", .number(1)),
      ("vacancies", .list(vacancies.map(JSON.text))),
      ("cut_short", .list(cutShort.map(JSON.text))),
      ("suggestions", .list(suggestions.map(json))),
    ]).document(.rows)
  }

  private func json(_ suggestion: Suggestion) -> JSON {
    .object([
      ("vacancy", .text(suggestion.vacancy)), ("price", .number(suggestion.price)),
      ("minutes", .number(suggestion.minutes)), ("minutes_in_all", .number(suggestion.minutesInAll)),
      ("whole", .bool(suggestion.isWhole)), ("moved", .number(suggestion.moved)),
      (
        "relaxations",
        .list(
          suggestion.relaxations.map {
            .object([
              ("kind", .text($0.kind.rawValue)), ("decider", .text($0.decider.rawValue)),
              ("price", .number($0.price)), ("edit", .text($0.edit.description)),
            ])
          })
      ),
      (
        "goals",
        .list(
          suggestion.goals.map {
            .object([
              ("name", .text($0.goal.rawValue)), ("before", .number($0.before)), ("after", .number($0.after)),
            ])
          })
      ),
    ])
  }
}
