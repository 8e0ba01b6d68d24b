// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension PlanReport {
  /// The planner's first questions on one screen of 100 columns: what is covered, where it is short, what stays open.
  public func coverageScreen(_ language: Language, colour: Bool = false) -> String {
    var screen = ScreenText(colour: colour)
    let horizon = region.policy.horizon
    screen.add(
      screen.ink(language.say("Coverage", "Vervulling"), .strong)
        + " \(language.dates(horizon)) (\(language.say("weeks", "weken")) \(language.weeks(horizon)))")
    addTotals(to: &screen, language)
    screen.add()
    screen.add(left: leftColumn(screen, language), right: rightColumn(screen, language), leftWidth: 50)
    screen.add()
    addOpen(to: &screen, rows: 12, language)
    addOverrides(to: &screen, language)
    return screen.text
  }

  func addTotals(to screen: inout ScreenText, _ language: Language) {
    let (total, pool) = (coverage.total, coverage.pool)
    let share = screen.ink(language.percent(total.minutesCovered, of: total.minutesAsked), .strong)
    let (covered, asked) = (
      lessons(total.minutesCovered, in: language), lessons(total.minutesAsked, in: language)
    )
    let (fteCovered, fteAsked) = (
      fte(total.weeklyCovered, in: language), fte(total.weeklyAsked, in: language)
    )
    let openCount = coverage.vacancies - coverage.vacanciesWhole - coverage.vacanciesPartly
    let hidden = language.percent(coverage.hiddenMinutes, of: total.minutesAsked)
    let contract = language.percent(pool.contractedUsedMinutes, of: pool.contractedMinutes)
    let available = language.percent(pool.usedMinutes, of: pool.availableMinutes)
    screen.add(
      "  "
        + language.say(
          "\(share) of what is asked: \(covered) of \(asked) lessons, \(fteCovered) of \(fteAsked) fte.",
          "\(share) van wat gevraagd is: \(covered) van \(asked) lessen, \(fteCovered) van \(fteAsked) fte."))
    screen.add(
      "  "
        + language.say(
          "\(coverage.vacancies) vacancies: \(coverage.vacanciesWhole) filled, \(coverage.vacanciesPartly) in "
            + "part, \(openCount) open. Hidden shortage: \(hidden).",
          "\(coverage.vacancies) vacatures: \(coverage.vacanciesWhole) vervuld, \(coverage.vacanciesPartly) "
            + "deels, \(openCount) open. Verborgen tekort: \(hidden)."))
    screen.add(
      "  "
        + language.say(
          "\(pool.membersPlaced) of \(pool.members) members placed; \(contract) of contracted and \(available) "
            + "of available hours used.",
          "\(pool.membersPlaced) van \(pool.members) poolleden ingezet; \(contract) van de contracturen en "
            + "\(available) van de mogelijke uren benut."))
    if let gain = gainSentence(language) { screen.add("  " + gain) }
  }

  /// What planners force and forbid; nothing where they do not.
  func addOverrides(to screen: inout ScreenText, _ language: Language) {
    let overrides = region.overridesInForce
    guard !overrides.isEmpty else { return }
    screen.add()
    screen.add(screen.ink(language.say("Overrides in force", "Afwijkingen die gelden"), .strong))
    for override in overrides { screen.addWrapped(language.text(override)) }
  }

  /// What deciding together gained over one by one; `nil` if it was not tried.
  func gainSentence(_ language: Language) -> String? {
    guard let gainedMinutes else { return nil }
    let gained = lessons(abs(gainedMinutes), in: language)
    if gainedMinutes < 0 {
      return language.say(
        "Filling one vacancy after another covers \(gained) lessons more, at a lower value.",
        "Vacature na vacature vullen dekt \(gained) lessen meer, met een lagere waarde.")
    }
    return language.say(
      "Deciding together gained \(gained) lessons over filling one vacancy after another.",
      "Samen beslissen leverde \(gained) lessen op boven vacature na vacature vullen.")
  }

  private func leftColumn(_ screen: ScreenText, _ language: Language) -> [ScreenLine] {
    block(
      language.say("Subject, most open first", "Vak, meeste open eerst"), .reportingGroup, 13, screen,
      language)
      + [ScreenLine("")]
      + block(
        language.say("Board, most open first", "Bestuur, meeste open eerst"), .board, 6, screen, language)
  }

  private func rightColumn(_ screen: ScreenText, _ language: Language) -> [ScreenLine] {
    block(language.say("Level group", "Niveaugroep"), .levelGroup, 6, screen, language) + [ScreenLine("")]
      + block(language.say("Covered at tier", "Vervuld naar bevoegdheid"), .tier, 5, screen, language)
      + [ScreenLine("")]
      + block(language.say("Covered by hire form", "Vervuld naar inhuurvorm"), .hire, 5, screen, language)
  }

  /// A heading and a line per row; those beyond `limit` become one line. Without `rows` of its own, a dimension has the most
  /// open first, or the order of its table.
  func block(
    _ title: String, _ dimension: Dimension, _ limit: Int, _ screen: ScreenText, _ language: Language,
    rows own: [Coverage.Row]? = nil
  ) -> [ScreenLine] {
    let ordered = [.reportingGroup, .board].contains(dimension)
    let rows = own ?? (ordered ? shortages(dimension) : coverage.rows[dimension] ?? [])
    let divides = dimension == .tier || dimension == .hire
    var lines = [ScreenLine(title, inked: screen.ink(title, .strong))]
    for row in rows.prefix(limit) {
      let tally = row.tally
      let share = language.percent(tally.minutesCovered, of: tally.minutesAsked).flushRight(6)
      let asked = divides ? "" : " / \(lessons(tally.minutesAsked, in: language))"
      let amount = (lessons(tally.minutesCovered, in: language) + asked).flushRight(13)
      let start = "  " + name(row, of: dimension, in: language).padded(19) + " "
      let gauge = bar(tally.minutesCovered, of: tally.minutesAsked, width: 6)
      let end = " \(share) \(amount)"
      let ink: ScreenText.Ink = divides || tally.minutesOpen == 0 ? .good : .poor
      lines.append(ScreenLine(start + gauge + end, inked: start + screen.ink(gauge, ink) + end))
    }
    if rows.count > limit {
      let rest = language.say("… and \(rows.count - limit) more", "… en nog \(rows.count - limit)")
      lines.append(ScreenLine("  " + rest, inked: "  " + screen.ink(rest, .faint)))
    }
    return lines
  }

  /// The open vacancies by priority, each with its reason cut to fit.
  func addOpen(to screen: inout ScreenText, rows: Int, _ language: Language) {
    let vacancies = openVacancies
    guard !vacancies.isEmpty else {
      screen.add(language.say("No vacancy is open.", "Er staat geen vacature open."))
      return
    }
    let title = language.say(
      "Open vacancies by priority (lessons, reason)", "Open vacatures naar prioriteit (lessen, reden)")
    screen.add(screen.ink(title, .strong))
    let teller = ReasonTeller(language: language, region: region)
    for open in vacancies.prefix(rows) {
      let vacancy = region.vacancies[open.vacancy]
      let facts =
        "  \(vacancy.priority) \(vacancy.id.padded(8)) \(vacancy.location.padded(8)) \(vacancy.subject.padded(6)) "
        + lessons(open.minutes, in: language).flushRight(5) + "  "
      screen.add(facts + teller.sentence(open.main.reason).padded(ScreenText.width - facts.count).trimmedEnd)
    }
    if vacancies.count > rows {
      let rest = language.say(
        "… and \(vacancies.count - rows) more", "… en nog \(vacancies.count - rows)")
      screen.add("  " + screen.ink(rest, .faint))
    }
  }
}

extension String {
  /// The text without spaces at its end.
  var trimmedEnd: String { String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]) }
}
