// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolSeason

/// How a study was made: told beside every figure.
public struct StudyFacts: Sendable {
  /// The seed.
  public var seed: UInt64
  /// How many seasons, of how many weeks.
  public var replicates, weeks: Int
  /// Facts of a study.
  public init(seed: UInt64, replicates: Int, weeks: Int) {
    (self.seed, self.replicates, self.weeks) = (seed, replicates, weeks)
  }

  func line(_ language: Language) -> String {
    language.say(
      "Simulated in classes of subject, level and area: \(replicates) seasons of \(weeks) weeks, seed \(seed); 95% intervals.",
      "Gesimuleerd in klassen van vak, niveau en gebied: \(replicates) schooljaren van \(weeks) weken, seed \(seed); "
        + "95%-intervallen.")
  }
}

extension Language {
  /// A share in per cent with its interval, such as `82.1% (81.4–82.9)`.
  func percent(_ estimate: Estimate) -> String {
    let point = say(".", ",")
    let (low, high) = (estimate.interval.lowerBound, estimate.interval.upperBound)
    return "\(digits(100 * estimate.value, 1, point: point))% (\(digits(100 * low, 1, point: point))–"
      + "\(digits(100 * high, 1, point: point)))"
  }
  /// Cents as thousands of euros.
  func thousandEuros(_ cents: Double) -> String { "€ " + digits(cents / 100_000, 0) + say("k", " dzd") }

  func name(_ regime: Regime) -> String {
    switch regime {
    case .persistent: say("persistent", "blijft open")
    case .locked: say("locked", "ligt vast")
    case .minimumTerm(let weeks): say("at least \(weeks) weeks", "ten minste \(weeks) weken")
    case .repack: say("repack", "herschikken")
    }
  }
}

/// Text in a column of so many characters.
func column(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

extension [SeasonFigures] {
  /// Next year with this pool, on one screen: the regimes side by side, then subjects and boards, worst first, in the first regime.
  public func screen(_ facts: StudyFacts, lessonMinutes: Int, _ language: Language) -> String {
    var lines = [facts.line(language), ""]
    lines.append(
      column(language.say("If nobody is found", "Als niemand gevonden wordt"), 28)
        + column(language.say("coverage", "vervulling"), 24)
        + column(language.say("pool in use", "pool benut"), 24)
        + column(language.say("external lessons", "lessen extern"), 18) + language.say("cost", "kosten"))
    for figures in self {
      lines.append(
        "  " + column(language.name(figures.regime), 26) + column(language.percent(figures.coverage), 24)
          + column(language.percent(figures.use), 24)
          + column(digits(figures.externalMinutes.value / Double(lessonMinutes), 0), 18)
          + language.thousandEuros(figures.cents.value))
    }
    guard let first else { return lines.joined(separator: "\n") + "\n" }
    for (title, rows) in [
      (language.say("Subject, worst first", "Vak, slechtste eerst"), first.subjects),
      (language.say("Board, worst first", "Bestuur, slechtste eerst"), first.boards),
    ] {
      lines += ["", title + " (\(language.name(first.regime)))"]
      let worst = rows.enumerated().sorted {
        ($0.element.coverage.value, $0.offset) < ($1.element.coverage.value, $1.offset)
      }
      for (_, row) in worst.prefix(10) {
        lines.append(
          "  " + column(row.key, 12) + column(language.percent(row.coverage), 24)
            + digits(row.asked / Double(lessonMinutes), 0)
            + language.say(" lessons asked", " lessen gevraagd"))
      }
      if worst.count > 10 {
        lines.append(language.say("  … and \(worst.count - 10) more", "  … en nog \(worst.count - 10)"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension SizeStudy {
  /// Coverage and cost against size, and what the cheapest pool is made of.
  ///
  /// - Parameters:
  ///   - facts: how the study was made.
  ///   - catalog: what it chose from.
  ///   - answers: pools that were asked for besides, such as the smallest that reaches a target; `nil` = there is none.
  ///   - language: of the words.
  public func screen(
    _ facts: StudyFacts, _ catalog: ProfileCatalog, answers: [(question: String, answer: Point?)] = [],
    _ language: Language
  ) -> String {
    var lines = [facts.line(language), ""]
    func head(_ first: String) -> String {
      column(first, 10) + column(language.say("promised", "beloofd"), 10)
        + regimes.map { column(language.name($0), 24) }.joined()
        + regimes.map { column(language.say("cost, ", "kosten, ") + language.name($0), 22) }.joined()
    }
    func row(_ point: Point) -> String {
      column("\(point.members)", 10)
        + column(digits(100 * point.promised, 1, point: language.say(".", ",")) + "%", 10)
        + point.simulated.map { column(language.percent($0), 24) }.joined()
        + point.cents.map { column(language.thousandEuros($0.value), 22) }.joined()
    }
    lines.append(head(language.say("members", "leden")))
    lines += points.map(row)
    lines += [
      "", language.say("The cheapest pool found", "De goedkoopste gevonden pool"), row(cheapestPoint),
    ]
    for (entry, count) in zip(catalog.entries, cheapest) where count > 0 {
      lines.append("  \(count) × \(entry.name)")
    }
    lines += [
      "",
      language.say(
        "The next member for the present pool: minutes a week that would be matched, of the member's",
        "Het volgende lid voor de huidige pool: minuten per week die vervuld zouden worden, van die van het lid"
      ),
    ]
    func worth(_ number: Int) -> Double { next[number].value / Double(catalog.entries[number].cents) }
    for number in next.indices.sorted(by: { (-worth($0), $0) < (-worth($1), $1) }).prefix(10) {
      let (entry, value) = (catalog.entries[number], next[number])
      lines.append(
        "  " + column(entry.name, 36) + value.cells(0)[0]
          + " (\(value.cells(0)[1])–\(value.cells(0)[2])) / \(entry.minutes)")
    }
    for (question, answer) in answers {
      lines += [
        "", question, answer.map(row) ?? language.say("  no pool of the path", "  geen pool van het pad"),
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
