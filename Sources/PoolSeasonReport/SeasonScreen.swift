// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolSeason

extension [SeasonFigures] {
  /// Next year with this pool, on one screen: the regimes side by side, then subjects and boards, worst first, in the first regime.
  public func screen(_ facts: StudyFacts, _ language: Language) -> String {
    var lines = facts.lines(language) + [""]
    lines.append(
      column(language.say("If nobody is found", "Als niemand gevonden wordt"), 28)
        + column(language.say("coverage", "vervulling"), 24)
        + column(language.say("pool in use", "pool benut"), 24)
        + column(language.say("external lessons", "lessen extern"), 18) + language.say("cost", "kosten"))
    for figures in self {
      lines.append(
        "  " + column(language.name(figures.regime), 26) + column(language.percent(figures.coverage), 24)
          + column(language.percent(figures.use), 24)
          + column(digits(figures.externalMinutes.value / Double(facts.lessonMinutes), 0), 18)
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
            + digits(row.asked / Double(facts.lessonMinutes), 0)
            + language.say(" lessons asked", " lessen gevraagd"))
      }
      if worst.count > 10 {
        lines.append(language.say("  … and \(worst.count - 10) more", "  … en nog \(worst.count - 10)"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
