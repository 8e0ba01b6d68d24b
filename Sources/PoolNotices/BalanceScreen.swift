// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport

extension Balance {
  /// The boards, and how the load is shared among members, for a terminal of 100 columns.
  public func screen(_ language: Language, colour: Bool = false) -> String {
    var screen = ScreenText(colour: colour)
    let title = language.say("Put in and drawn, per board", "Ingebracht en afgenomen, per bestuur")
    screen.add(
      screen.ink(title, .strong)
        + " \(language.dates(dates)) (\(language.say("weeks", "weken")) \(language.weeks(dates)))")
    addBoards(to: &screen, language)
    screen.add()
    addLoads(to: &screen, language)
    return screen.text
  }

  private func addBoards(to screen: inout ScreenText, _ language: Language) {
    let heads = [
      language.say("members", "poolleden"), language.say("contract", "contract"),
      language.say("given", "gegeven"), language.say("drawn", "afgenomen"), language.say("own", "eigen"),
      language.say("surplus", "saldo"),
    ]
    screen.add(
      language.say("  Board (fte)", "  Bestuur (fte)").padded(22) + heads.map { $0.flushRight(11) }.joined())
    for line in boards {
      let name = line.board ?? language.say("no board", "geen bestuur")
      let facts = [line.contracted, line.given, line.drawn, line.own].map { fte($0, language).flushRight(11) }
      let surplus = fte(line.surplus, language).flushRight(11)
      let ink: ScreenText.Ink = line.surplus < 0 ? .poor : .good
      screen.add(
        "  " + name.padded(20) + language.number(line.members).flushRight(11) + facts.joined()
          + screen.ink(surplus, ink))
    }
    screen.addWrapped(
      language.say(
        "Given: taught by the board's members. Drawn: taught at its schools. Own: both. Surplus: given beyond drawn.",
        "Gegeven: door poolleden van het bestuur. Afgenomen: op zijn scholen. Eigen: allebei. Saldo: gegeven min afgenomen."
      ))
  }

  private func addLoads(to screen: inout ScreenText, _ language: Language) {
    screen.add(
      screen.ink(
        language.say("Share used of available hours", "Deel benut van de mogelijke uren"), .strong))
    guard let spread else {
      screen.add("  " + language.say("No member has hours.", "Geen poollid heeft uren."))
      return
    }
    func percent(_ perMille: Int) -> String { language.percent(perMille, of: 1000) }
    screen.addWrapped(
      language.say(
        "Least \(percent(spread.least)), a quarter at most \(percent(spread.lower)), half at most "
          + "\(percent(spread.median)), three quarters at most \(percent(spread.upper)), "
          + "greatest \(percent(spread.greatest)).",
        "Minste \(percent(spread.least)), een kwart hoogstens \(percent(spread.lower)), de helft hoogstens "
          + "\(percent(spread.median)), drie kwart hoogstens \(percent(spread.upper)), "
          + "meeste \(percent(spread.greatest))."))
    for hire in HireForm.allCases {
      let own = loads.filter { $0.hire == hire }
      guard !own.isEmpty else { continue }
      let used = own.reduce(0) { $0 + $1.used }
      let contracted = own.reduce(0) { $0 + $1.contracted }
      let idle = own.count { $0.used == 0 }
      var facts = [
        language.say("members \(own.count)", "poolleden \(own.count)"),
        language.say("without lessons \(idle)", "zonder lessen \(idle)"),
        language.percent(used, of: own.reduce(0) { $0 + $1.available })
          + language.say(" of available", " van mogelijk"),
      ]
      if contracted > 0 {
        facts.append(
          language.percent(own.reduce(0) { $0 + $1.contractedUsed }, of: contracted)
            + language.say(" of contract", " van contract"))
      }
      screen.add("  " + language.name(hire).padded(16) + facts.joined(separator: ", "))
    }
  }

  private func fte(_ minutes: Int, _ language: Language) -> String {
    language.decimal(minutes, over: fteMinutes, places: 2)
  }
}
