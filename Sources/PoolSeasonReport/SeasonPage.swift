// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolSeason

extension [SeasonFigures] {
  /// What `poolmatch season` writes: the figures, what stays open week by week, how far classes are from detail, and the page.
  public func files(_ facts: StudyFacts, _ language: Language) -> [(name: String, bytes: [UInt8])] {
    [
      ("season.csv", Array<UInt8>(table().utf8)), ("season-open.csv", Array<UInt8>(openTable().utf8)),
      ("detail.csv", Array<UInt8>(facts.detailTable.utf8)),
      ("season.html", Array<UInt8>(page(facts, language).utf8)),
    ]
  }

  /// `season.html`.
  public func page(_ facts: StudyFacts, _ language: Language) -> String {
    PageFrame(
      title: language.say("Next school year with this pool", "Volgend schooljaar met deze pool"),
      subtitle: facts.line(language), notices: madeUpNotice(facts.isMadeUp, language),
      main: "\(facts.markup(language))\(sections(facts, language))", footer: "<p>PoolMatch</p>",
      language: language
    ).markup.html
  }

  /// Regimes side by side; then, in the first regime, where and when work stays open, the weeks, subjects and boards.
  func sections(_ facts: StudyFacts, _ language: Language) -> Markup {
    guard let first else { preconditionFailure("no regime") }
    let lesson = Double(facts.lessonMinutes)
    var regimes = HTMLTable(
      language.say("If nobody of the pool takes it", "Als niemand uit de pool het neemt"),
      [
        .text(language.say("external hire", "inhuur")), .number(language.say("coverage", "vervulling")),
        .number(language.say("pool in use", "pool benut")),
        .number(language.say("external lessons", "lessen extern")), .number(language.say("cost", "kosten")),
      ])
    for figures in self {
      regimes.add([
        "\(language.name(figures.regime))", "\(language.percent(figures.coverage))",
        "\(language.percent(figures.use))", "\(digits(figures.externalMinutes.value / lesson, 0))",
        "\(language.thousandEuros(figures.cents.value))",
      ])
    }
    let regime = language.name(first.regime)
    let weeks = WeekChart(
      id: "weeks",
      title: language.say(
        "Lessons asked, week by week (\(regime))", "Gevraagde lessen, week na week (\(regime))"),
      description: language.say("Covered of asked.", "Vervuld van gevraagd."),
      weeks: first.weeks.map {
        WeekChart.Week(
          name: $0.key, asked: $0.asked / lesson, covered: $0.asked * $0.coverage.value / lesson)
      },
      upwards: language.say("lessons", "lessen"), covered: language.say("by the pool", "door de pool"),
      rest: language.say("external or not given", "extern of vervallen")
    ) { digits($0, 0) }
    func heat(_ id: String, _ title: String, _ rows: [SeasonFigures.Open]) -> Markup {
      Self.heat(id, title, rows, weeks: first.weeks.count, fteMinutes: facts.fteMinutes, language)
    }
    func list(_ caption: String, _ head: String, _ rows: [SeasonFigures.Row]) -> Markup {
      var table = HTMLTable(
        caption, isNarrow: true,
        [
          .text(head), .number(language.say("lessons asked", "lessen gevraagd")),
          .number(language.say("coverage", "vervulling")),
        ])
      let worst = rows.enumerated().sorted {
        ($0.element.coverage.value, $0.offset) < ($1.element.coverage.value, $1.offset)
      }
      for (_, row) in worst {
        table.add(["\(row.key)", "\(digits(row.asked / lesson, 0))", "\(language.percent(row.coverage))"])
      }
      return table.markup
    }
    return """
      \(regimes.markup)\
      \(heat("subjects", language.say("Open by subject, fte", "Open naar vak, fte"), first.openBySubject))\
      \(heat("areas", language.say("Open by area, fte", "Open naar gebied, fte"), first.openByArea))\(weeks.markup)\
      \(list(language.say("Subjects, worst first", "Vakken, slechtste eerst"), language.say("subject", "vak"), first.subjects))\
      \(list(language.say("Boards, worst first", "Besturen, slechtste eerst"), language.say("board", "bestuur"), first.boards))
      """
  }

  /// Full-time weeks open in blocks of four weeks, the keys with most on top.
  private static func heat(
    _ id: String, _ title: String, _ rows: [SeasonFigures.Open], weeks: Int, fteMinutes: Int,
    _ language: Language
  ) -> Markup {
    let blocks = stride(from: 0, to: weeks, by: 4).map { $0..<Swift.min($0 + 4, weeks) }
    let worst = rows.enumerated().map { ($0.offset, $0.element, $0.element.minutes.reduce(0, +)) }
      .filter { $0.2 > 0 }.sorted { ($1.2, $0.0) < ($0.2, $1.0) }.prefix(20)
    if worst.isEmpty { return "" }
    return HeatTable(
      id: id, title: title,
      description: language.say(
        "Mean full-time weeks of work that the pool leaves open, in blocks of four weeks; season-open.csv has all.",
        "Gemiddelde voltijdweken werk die de pool open laat, in blokken van vier weken; season-open.csv heeft alles."
      ),
      columns: blocks.map { "\($0.lowerBound + 1)–\($0.upperBound)" },
      rows: worst.map { _, row, _ in
        (
          row.key,
          blocks.map { block in
            row.minutes[block].reduce(0, +) / Double(block.count * fteMinutes)
          }
        )
      }
    ) { digits($0, 2, point: language.say(".", ",")) }.markup
  }
}
