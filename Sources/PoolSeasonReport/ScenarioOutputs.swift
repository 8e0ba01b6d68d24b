// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolSeason
import PoolText

extension [SeasonChange] {
  /// `scenarios.csv`: a row for each scenario; differences with the region as it is, with the ends of their 95 % intervals.
  public func table() -> String {
    var bytes: [UInt8] = []
    let figures = ["coverage", "minutes", "cents"]
    appendRecord(["scenario"] + figures.flatMap { [$0, $0 + "_low", $0 + "_high"] }, to: &bytes)
    for change in self {
      appendRecord(
        [change.name] + change.coverage.cells(4) + change.minutes.cells(0) + change.cents.cells(0), to: &bytes
      )
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The largest changes of coverage first.
  private var byCoverage: [SeasonChange] {
    enumerated().sorted {
      (-abs($0.element.coverage.value), $0.offset) < (-abs($1.element.coverage.value), $1.offset)
    }
    .map(\.element)
  }

  /// What `poolmatch scenarios` writes: the differences, how far classes are from detail, and the page.
  public func files(_ facts: StudyFacts, regime: Regime, _ language: Language) -> [(
    name: String, bytes: [UInt8]
  )] {
    [
      ("scenarios.csv", Array<UInt8>(table().utf8)), ("detail.csv", Array<UInt8>(facts.detailTable.utf8)),
      ("scenarios.html", Array<UInt8>(page(facts, regime: regime, language).utf8)),
    ]
  }

  /// What every scenario changes, on one screen, the largest changes of coverage first.
  public func screen(_ facts: StudyFacts, regime: Regime, _ language: Language) -> String {
    var lines = facts.lines(language)
    lines += [
      language.say(
        "Differences with the region as it is (\(language.name(regime))), over the same school years.",
        "Verschillen met de regio zoals die is (\(language.name(regime))), over dezelfde schooljaren."), "",
      column(language.say("scenario", "scenario"), 32)
        + column(language.say("coverage, points", "vervulling, punten"), 26)
        + column(language.say("lessons a season", "lessen per schooljaar"), 28)
        + language.say("euros a season", "euro's per schooljaar"),
    ]
    for change in byCoverage {
      lines.append(
        column(change.name, 32) + column(language.points(change.coverage), 26)
          + column(language.lessons(change.minutes, facts.lessonMinutes), 28) + language.euros(change.cents))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `scenarios.html`.
  public func page(
    _ facts: StudyFacts, regime: Regime, _ language: Language
  ) -> String {
    PageFrame(
      title: language.say("What would change next year", "Wat volgend jaar zou veranderen"),
      subtitle: facts.line(language), notices: madeUpNotice(facts.isMadeUp, language),
      main: "\(facts.markup(language))\(sections(facts, regime: regime, language))",
      footer: "<p>PoolMatch</p>", language: language
    ).markup.html
  }

  /// Which assumptions matter most (a tornado of coverage, one of cost), and the figures.
  func sections(_ facts: StudyFacts, regime: Regime, _ language: Language) -> Markup {
    let note = language.say(
      "Differences with the region as it is (\(language.name(regime))), over the same school years; lines are 95% intervals.",
      "Verschillen met de regio zoals die is (\(language.name(regime))), over dezelfde schooljaren; lijnen zijn 95%-intervallen."
    )
    let coverage = IntervalBars(
      id: "tornado-coverage",
      title: language.say("Coverage, in points", "Vervulling, in procentpunten"),
      description: note,
      bars: byCoverage.map {
        IntervalBars.Bar(label: $0.name, estimate: $0.coverage, text: language.points($0.coverage))
      })
    let costs = enumerated().sorted {
      (-abs($0.element.cents.value), $0.offset) < (-abs($1.element.cents.value), $1.offset)
    }
    let cost = IntervalBars(
      id: "tornado-cost", title: language.say("Cost a school year", "Kosten per schooljaar"),
      description: note,
      bars: costs.map {
        IntervalBars.Bar(
          label: $0.element.name, estimate: $0.element.cents, text: language.euros($0.element.cents),
          isWorse: true)
      })
    let table = changeTable(language.say("Every scenario", "Elk scenario"), facts, language)
    return "<p>\(note)</p>\n\(coverage.markup)\(cost.markup)\(table)"
  }

  /// The differences, a row each.
  func changeTable(_ caption: String, _ facts: StudyFacts, _ language: Language) -> Markup {
    var table = HTMLTable(
      caption,
      [
        .text(language.say("scenario", "scenario")),
        .number(language.say("coverage, points", "vervulling, punten")),
        .number(language.say("lessons", "lessen")), .number(language.say("euros", "euro's")),
      ])
    for change in self {
      table.add([
        "\(change.name)", "\(language.points(change.coverage))",
        "\(language.lessons(change.minutes, facts.lessonMinutes))", "\(language.euros(change.cents))",
      ])
    }
    return table.markup
  }
}
