// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules
import PoolSolver
import PoolText

/// Options for requests that come in while a plan stands: who could take them, from when, what that would displace, and what it
/// does to each goal. Nobody is moved.
public struct SameDay: Sendable {
  private let explainer: Explainer
  /// By position, with the offers for each, the best first.
  private let options: [(vacancy: Int, offers: [Offer])]

  /// Works out the options for some vacancies of a region, by position, beside a plan of it.
  public init(_ vacancies: [Int], beside plan: Plan, in region: Region) {
    let explainer = Explainer(plan, of: region)
    self.explainer = explainer
    options = vacancies.map { ($0, explainer.hand.offers(for: $0)) }
  }

  /// The offers for each vacancy: those that move nobody first, each then by the goals in order.
  public var offers: [(vacancy: Int, offers: [Offer])] { options }

  /// A screen with up to `most` options for each vacancy.
  public func text(_ language: Language, colour: Bool = false, most: Int = 8) -> String {
    let (region, rulebook) = (explainer.region, explainer.rulebook)
    let words = AdviceWords(language: language, region: region)
    var screen = ScreenText(colour: colour)
    for (place, (vacancy, offers)) in options.enumerated() {
      if place > 0 { screen.add() }
      let row = region.vacancies[vacancy]
      let open = explainer.report.open.reduce(0) {
        $0 + (rulebook.openings[$1.opening].vacancy == vacancy ? $1.minutes : 0)
      }
      screen.add(
        screen.ink(row.id, .strong) + "  \(row.location)  \(row.subject)  "
          + language.say("\(words.lessons(open)) lessons open", "\(words.lessons(open)) lessen open"))
      if offers.isEmpty {
        screen.add(
          "  "
            + language.say(
              "Nobody can take any of it: poolmatch explain tells why.",
              "Niemand kan er iets van geven: poolmatch explain zegt waarom."))
      }
      for (number, offer) in offers.prefix(most).enumerated() {
        let dates = offer.takes.map(\.dates)
        let from = dates.map(\.from).min().map(language.date) ?? ""
        screen.add(
          "\(String(number + 1).flushRight(3)). " + screen.ink(region.members[offer.member].id, .strong)
            + "  \(language.say("from", "vanaf")) \(from)  \(words.lessons(offer.minutes)) \(language.say("lessons", "lessen")), "
            + "\(language.name(offer.takes.map(\.tier).max())), \(offer.takes[0].homeMinutes) min")
        let leaves = offer.leaves.map { region.groups[rulebook.openings[$0.opening].group].id }
        screen.addWrapped(
          leaves.isEmpty
            ? language.say("displaces nothing", "verdringt niets")
            : language.say(
              "displaces \(words.few(leaves)): \(words.lessons(offer.minutesLeft)) lessons",
              "verdringt \(words.few(leaves)): \(words.lessons(offer.minutesLeft)) lessen"), indent: 5)
        screen.addWrapped(
          words.changes(Array(zip(region.policy.goals.map(\.goal), offer.changes)).map { ($0, $1) }),
          indent: 5)
      }
      if offers.count > most {
        screen.add(
          "     … " + language.say("and \(offers.count - most) more", "en nog \(offers.count - most)"))
      }
    }
    return screen.text
  }

  /// All of it for machines; `Docs/advice.md` describes it.
  public func json() -> String {
    JSON.object([
      ("format", "poolmatch-options"), ("version", .number(1)),
      (
        "vacancies",
        .list(
          options.map { vacancy, offers in
            .object([
              ("vacancy", .text(explainer.region.vacancies[vacancy].id)),
              ("options", .list(offers.map(explainer.json))),
            ])
          })
      ),
    ]).document(.rows)
  }
}
