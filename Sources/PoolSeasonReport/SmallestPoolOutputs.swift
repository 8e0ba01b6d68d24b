// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolSeason
import PoolText

extension SmallestPool {
  /// The pool, how far it is proven, and what it leaves out.
  public func screen(_ kinds: [SeasonRegion.Kind], _ language: Language) -> String {
    func euros(_ cents: Int) -> String {
      "€ " + digits(Double(cents) / 100, 2, point: language.say(".", ","))
    }
    var lines = [
      language.say(
        "The smallest pool that covers all that is asked in \(weeksAsked) weeks, before anything sticks: \(members.found) members, \(euros(cents.found)) a week.",
        "De kleinste pool die alles vervult wat in \(weeksAsked) weken wordt gevraagd, voordat iets blijft liggen: \(members.found) leden, \(euros(cents.found)) per week."
      )
    ]
    lines += zip(profiles, counts).filter { $0.1 > 0 }.map { "  \($0.1) × \($0.0.name)" }
    lines += [
      "",
      language.say(
        "Coverage: recomputed for every week, minute by minute; weeks that decide, the others asking no more: \(weeksDeciding).",
        "Vervulling: nagerekend voor elke week, minuut voor minuut; weken die beslissen, want de andere vragen niet meer: \(weeksDeciding)."
      ),
      language.say("Members: ", "Leden: ")
        + words(
          members,
          language.say("no pool of the catalog has fewer", "geen pool van de catalogus heeft er minder"),
          { "\($0)" }, language),
      language.say("Cost: ", "Kosten: ")
        + words(
          cents,
          language.say("no pool of as many members costs less", "geen pool van evenveel leden kost minder"),
          euros, language),
    ]
    if !unserved.isEmpty {
      lines += [
        "",
        language.say(
          "Left out, since no profile of the catalog serves it:",
          "Weggelaten, omdat geen profiel van de catalogus het kan geven:"),
      ]
    }
    for (demand, minutes) in unserved {
      let kind = kinds[demand]
      lines.append(
        "  \(kind.subject) \(kind.levelGroup) \(kind.area): \(minutes) "
          + language.say("minutes over all weeks", "minuten over alle weken"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether a figure is the least, and on whose word.
  private func words(
    _ least: Least, _ claim: String, _ text: (Int) -> String, _ language: Language
  ) -> String {
    if least.isRecomputed {
      return claim
        + language.say(
          "; recomputed in whole numbers from \(least.sets) sets of classes.",
          "; nagerekend in hele getallen uit \(least.sets) groepen klassen.")
    }
    let word =
      least.isProven
      ? claim + language.say(", on the word of GLPK", ", op het woord van GLPK")
      : language.say(
        "at least \(text(least.claimed)), found \(text(least.found)): GLPK's nodes did not suffice",
        "ten minste \(text(least.claimed)), gevonden \(text(least.found)): GLPK had te weinig knopen")
    return word
      + language.say(
        "; recomputed in whole numbers from \(least.sets) sets of classes: at least \(text(least.recomputed)).",
        "; nagerekend in hele getallen uit \(least.sets) groepen klassen: ten minste \(text(least.recomputed))."
      )
  }

  /// `all.csv`: the profiles of the pool, how many members of each, and the minutes and cents of one in a week.
  public func table() -> String {
    var bytes: [UInt8] = []
    appendRecord(["profile", "members", "minutes", "cents"], to: &bytes)
    for (profile, count) in zip(profiles, counts) where count > 0 {
      appendRecord([profile.name, "\(count)", "\(profile.minutes)", "\(profile.cents)"], to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
