// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

extension ShortagePicture {
  /// `shortage.csv`: a row for each subject and level group, in lesson minutes of the horizon.
  public func table() -> String {
    var bytes: [UInt8] = []
    let work = ["regular", "replacement"].flatMap { kind in
      ["asked", "open", "hidden"].map { "\(kind)_\($0)" }
    }
    appendRecord(["subject", "level_group"] + work + ["surplus"], to: &bytes)
    for row in rows {
      let minutes =
        [row.regular, row.replacement].flatMap { [$0.asked, $0.open, $0.hidden] } + [row.surplus]
      appendRecord([row.subject, row.levelGroup?.rawValue ?? ""] + minutes.map(String.init), to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Rows with most shortage first, equals in their order.
  private func worstFirst(_ rows: [Row]) -> [Row] {
    rows.enumerated().sorted { (-$0.element.all.short, $0.offset) < (-$1.element.all.short, $1.offset) }
      .map(\.element)
  }

  private func fte(_ minutes: Int, _ language: Language) -> String {
    language.decimal(minutes, over: max(1, fteMinutes), places: 1)
  }

  /// A row's figures in fte: asked, open and hidden of regular work, of replacement, to spare.
  private func cells(_ row: Row, _ language: Language) -> [String] {
    [
      row.all.asked, row.regular.open, row.regular.hidden, row.replacement.open, row.replacement.hidden,
      row.surplus,
    ].map { fte($0, language) }
  }

  private func headings(_ language: Language) -> [String] {
    [
      language.say("asked", "gevraagd"), language.say("open", "open"), language.say("hidden", "verborgen"),
      language.say("open", "open"), language.say("hidden", "verborgen"), language.say("to spare", "over"),
    ]
  }

  private func title(_ dates: DayRange, _ language: Language) -> String {
    language.say("Shortage and surplus in fte, ", "Tekort en overschot in fte, ") + language.dates(dates)
  }

  /// The picture on one screen of 100 columns: the region, then subjects and level groups, most short first.
  public func screen(_ dates: DayRange, _ language: Language) -> String {
    var screen = ScreenText(colour: false)
    screen.add(title(dates, language))
    let lead = 36
    func line(_ name: String, _ cells: [String]) {
      screen.add(("  " + name).padded(lead) + cells.map { $0.flushRight(10) }.joined())
    }
    screen.add(
      String(repeating: " ", count: lead + 10) + language.say("regular", "regulier").flushRight(20)
        + language.say("replacement", "vervanging").flushRight(20))
    line("", headings(language))
    line(language.say("the region", "de regio"), cells(total, language))
    screen.add()
    let shown = 25
    let worst = worstFirst(rows)
    for row in worst.prefix(shown) {
      line("\(row.subject.padded(8)) \(row.levelGroup.map(language.name) ?? "")", cells(row, language))
    }
    if worst.count > shown {
      screen.add(
        "  " + language.say("… and \(worst.count - shown) more", "… en nog \(worst.count - shown)"))
    }
    screen.add()
    screen.addWrapped(note(language))
    return screen.text
  }

  private func note(_ language: Language) -> String {
    language.say(
      "Open: nobody teaches it. Hidden: taught by exception, by guests, without authority, by agency or freelance. Regular: vacancies and peaks. "
        + "To spare: hours of members who are qualified or appointable; who can do several subjects or levels counts for each, in the region once.",
      "Open: niemand geeft het. Verborgen: gegeven bij uitzondering, door gastdocenten, zonder bevoegdheid, door uitzend of zzp. Regulier: vacatures en pieken. "
        + "Over: uren van leden die bevoegd of benoembaar zijn; wie meer vakken of niveaus kan geven telt bij elk, in de regio eenmaal."
    )
  }

  /// `shortage.html`.
  public func page(_ dates: DayRange, isMadeUp: Bool, _ language: Language) -> String {
    PageFrame(
      title: language.say("Shortage and surplus", "Tekort en overschot"), subtitle: title(dates, language),
      notices: madeUpNotice(isMadeUp, language), main: sections(language), footer: "<p>PoolMatch</p>",
      language: language
    ).markup.html
  }

  /// The subjects as bars, then every subject and level group.
  package func sections(_ language: Language) -> Markup {
    let heads = headings(language)
    let kinds = [language.say("regular", "regulier"), language.say("replacement", "vervanging")]
    var table = HTMLTable(
      language.say("Every subject and level group, in fte", "Elk vak en elke niveaugroep, in fte"),
      [
        .text(language.say("subject", "vak")), .text(language.say("level group", "niveaugroep")),
        .number(heads[0]), .number("\(kinds[0]), \(heads[1])"), .number("\(kinds[0]), \(heads[2])"),
        .number("\(kinds[1]), \(heads[1])"), .number("\(kinds[1]), \(heads[2])"), .number(heads[5]),
      ])
    func add(_ name: String, _ level: String, _ row: Row) {
      table.add(["\(name)", "\(level)"] + cells(row, language).map { "\($0)" as Markup })
    }
    add(language.say("the region", "de regio"), "", total)
    for row in worstFirst(rows) {
      add(row.name.isEmpty ? row.subject : row.name, row.levelGroup.map(language.name) ?? "", row)
    }
    let chart = ShortageChart(
      title: language.say("Short and to spare, by subject, in fte", "Tekort en over, naar vak, in fte"),
      bars: worstFirst(subjects).map {
        ShortageChart.Bar(
          label: $0.name.isEmpty ? $0.subject : $0.name, open: $0.all.open, hidden: $0.all.hidden,
          surplus: $0.surplus)
      }, language: language
    ) { fte($0, language) }
    return "<p>\(note(language))</p>\n\(chart.markup)\(table.markup)"
  }
}
