// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolReport

extension OverrideProposal {
  /// What it is, and what it breaks knowingly.
  public func text(_ language: Language) -> String {
    ([language.text(override)] + breaches.map { "  " + $0.text(language) }).joined(separator: "\n")
  }
}

extension OverrideProposal.Refusal {
  /// The reason and what to do.
  public func text(_ language: Language) -> String {
    switch self {
    case .outsideVacancy(let from, let until):
      let window = "\(from)…\(until.map { "\($0)" } ?? "")"
      return language.say(
        "none of the dates lies in the vacancy (\(window)). Give another --from or --weeks.",
        "geen van de dagen ligt in de vacature (\(window)). Geef een andere --from of --weeks.")
    case .forbidOfGroup(let vacancy):
      return language.say(
        "a match is forbidden for a whole vacancy. Name \(vacancy), the vacancy of the group.",
        "een inzet wordt voor een hele vacature verboden. Noem \(vacancy), de vacature van de groep.")
    case .taken(let placement):
      let dates = "\(placement.dates.from)…\(placement.dates.until)"
      return language.say(
        "group \(placement.group) has a running placement of \(placement.member) (\(dates)). End that one first.",
        "lesgroep \(placement.group) heeft een lopende plaatsing van \(placement.member) (\(dates)). Beëindig die eerst."
      )
    case .told(let placement):
      let dates = "\(placement.dates.from)…\(placement.dates.until)"
      return language.say(
        "\(placement.member) was told group \(placement.group) already (\(dates)). Nothing needs to be forced then.",
        "\(placement.member) is lesgroep \(placement.group) al verteld (\(dates)). Dan hoeft er niets te worden afgedwongen."
      )
    case .law(let breaches):
      return language.say(
        "it breaks what no planner can override:", "het gaat in tegen wat geen planner opzij kan zetten:")
        + breaches.map { "\n  " + $0.text(language) }.joined()
    case .unnamed(let rules, let breaches):
      let names = rules.map(\.rawValue).joined(separator: ",")
      return language.say(
        "it breaks rules that were not named. If that is meant, add --rules \(names):",
        "het overtreedt regels die niet genoemd zijn. Als dat de bedoeling is, geef dan --rules \(names):")
        + breaches.map { "\n  " + $0.text(language) }.joined()
    }
  }
}

extension OverridePrice {
  /// What it costs in each goal, as a table.
  public func text(_ language: Language) -> String {
    func column(_ text: String) -> String { String(repeating: " ", count: max(1, 16 - text.count)) + text }
    var lines = [
      padded(language.say("What it costs", "Wat het kost"))
        + column(language.say("without", "zonder")) + column(language.say("with", "met"))
        + column(language.say("worse by", "slechter"))
    ]
    for line in self.lines {
      lines.append(
        padded("  \(language.name(line.goal)) (\(language.unit(line.goal)))")
          + column(language.number(line.without))
          + column(language.number(line.with)) + column(language.number(line.cost)))
    }
    lines.append(
      padded(language.say("  lesson minutes covered", "  lesminuten vervuld"))
        + column(language.number(minutesWithout)) + column(language.number(minutesWith))
        + column(language.number(minutesWithout - minutesWith)))
    lines.append(
      language.say(
        "\(changes) placements of the plan without it change.",
        "\(changes) plaatsingen van het plan zonder de afwijking wijzigen."))
    if !isProven {
      lines.append(
        language.say(
          "A limit stopped the proof of a plan: the price may be another.",
          "Een limiet brak het bewijs van een plan af: de prijs kan anders zijn."))
    }
    return lines.joined(separator: "\n")
  }

  private func padded(_ text: String) -> String {
    text + String(repeating: " ", count: max(0, 46 - text.count))
  }
}
