// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

// The sections on how much is covered, how good the plan is, and where.

extension ReportPage {
  /// The headline figures.
  var glance: Markup {
    let (total, pool) = (coverage.total, coverage.pool)
    let open = coverage.vacancies - coverage.vacanciesWhole - coverage.vacanciesPartly
    var facts: Markup = """
      <dl class="facts">
      \(fact(
        say("Lessons covered", "Lessen vervuld"), language.percent(total.minutesCovered, of: total.minutesAsked),
        say(
          "\(lessons(total.minutesCovered)) of \(lessons(total.minutesAsked)) lessons; "
            + "\(fte(total.weeklyCovered)) of \(fte(total.weeklyAsked)) fte",
          "\(lessons(total.minutesCovered)) van \(lessons(total.minutesAsked)) lessen; "
            + "\(fte(total.weeklyCovered)) van \(fte(total.weeklyAsked)) fte")))
      \(fact(
        say("Vacancies filled", "Vacatures vervuld"), "\(coverage.vacanciesWhole) / \(coverage.vacancies)",
        say(
          "\(coverage.vacanciesPartly) in part, \(open) open", "\(coverage.vacanciesPartly) deels, \(open) open")))
      \(fact(
        say("Hidden shortage", "Verborgen tekort"),
        language.percent(coverage.hiddenMinutes, of: total.minutesAsked),
        say(
          "of what is asked is covered by exception, guests, agency or freelance",
          "van wat gevraagd is, is vervuld bij uitzondering, door gastdocenten, uitzend of zzp")))
      \(fact(
        say("Members placed", "Poolleden ingezet"), "\(pool.membersPlaced) / \(pool.members)",
        say(
          "\(language.percent(pool.contractedUsedMinutes, of: pool.contractedMinutes)) of contracted and "
            + "\(language.percent(pool.usedMinutes, of: pool.availableMinutes)) of available hours used",
          "\(language.percent(pool.contractedUsedMinutes, of: pool.contractedMinutes)) van de contracturen en "
            + "\(language.percent(pool.usedMinutes, of: pool.availableMinutes)) van de mogelijke uren benut")))
      </dl>

      """
    if let gain = report.gainSentence(language) { facts += "<p>\(gain)</p>\n" }
    return facts
  }

  private func fact(_ term: String, _ figure: String, _ detail: String) -> Markup {
    """
    <div><dt>\(term)</dt><dd class="big">\(figure)</dd><dd class="sub">\(detail).</dd></div>
    """
  }

  /// What is proven, in words and as the table of goals.
  func proof(_ summary: PlanSummary) -> Markup {
    let teller = ProofTeller(language: language)
    let sentences = teller.sentences(summary).map { text -> Markup in "<p>\(text)</p>\n" }
    var table = HTMLTable(
      say("The goals in order of weight", "De doelen op volgorde van gewicht"), isNarrow: true,
      [
        .text(say("Goal", "Doel")), .number(say("This plan", "Dit plan")), .number(say("Bound", "Grens")),
        .number(say("Gap", "Gat")), .text(say("Proven", "Bewezen")),
      ])
    for line in summary.goals {
      table.add([
        "\(language.name(line.goal)) (\(language.unit(line.goal)))", "\(language.number(line.value))",
        "\(language.number(line.bound))",
        "\(teller.gap(line))", "\(line.isProven ? say("yes", "ja") : say("no", "nee"))",
      ])
    }
    return "<p><strong>\(teller.headline(summary)).</strong></p>\n\(sentences)\(table.markup)"
  }

  /// Charts and tables by every dimension but location.
  var coverageSection: Markup {
    let note = say(
      "Lessons of \(coverage.lessonMinutes) minutes; 1 fte is \(coverage.fteMinutes) lesson minutes a week.",
      "Lessen van \(coverage.lessonMinutes) minuten; 1 fte is \(coverage.fteMinutes) lesminuten per week.")
    return """
      <p class="sub">\(note)</p>
      \(chart("by-subject", say("Covered by subject", "Vervuld per vak"), .reportingGroup))\
      \(table(say("By subject", "Per vak"), say("Subject", "Vak"), .subject))\
      \(chart("by-board", say("Covered by board", "Vervuld per bestuur"), .board))\
      \(table(say("By board", "Per bestuur"), say("Board", "Bestuur"), .board))\
      <div class="pair">
      \(table(say("By level group", "Per niveaugroep"), say("Level group", "Niveaugroep"), .levelGroup))\
      <div>\(table(say("Covered at tier", "Vervuld naar bevoegdheid"), say("Tier", "Bevoegdheid"), .tier))\
      \(table(say("Covered by hire form", "Vervuld naar inhuurvorm"), say("Hire form", "Inhuurvorm"), .hire))</div>
      </div>

      """
  }

  private func chart(_ id: String, _ title: String, _ dimension: Dimension) -> Markup {
    let bars = report.shortages(dimension).prefix(24).map {
      BarChart.Bar(label: report.name($0, of: dimension, in: language), tally: $0.tally)
    }
    return BarChart(
      id: id, title: title, bars: bars, language: language, lessonMinutes: coverage.lessonMinutes
    ).markup
  }

  /// The rows of a dimension; tier and hire form divide what is covered, so they show no asked or open part.
  private func table(_ caption: String, _ head: String, _ dimension: Dimension) -> Markup {
    let divides = dimension == .tier || dimension == .hire
    var columns: [HTMLTable.Column] = [.text(head)]
    columns += divides ? [] : [.number(say("Lessons asked", "Lessen gevraagd"))]
    columns += [.number(say("Covered", "Vervuld"))] + (divides ? [] : [.number("Open")])
    columns += [.number("fte"), .number(say("Share", "Deel"))]
    var table = HTMLTable(caption, isNarrow: true, columns)
    let rows =
      divides || dimension == .levelGroup ? coverage.rows[dimension] ?? [] : report.shortages(dimension)
    let isFair = dimension == .board && report.asksFairness
    for row in isFair ? coverage.worstServed : rows { table.add(cells(row, dimension, divides: divides)) }
    return table.markup
  }

  private func cells(_ row: Coverage.Row, _ dimension: Dimension, divides: Bool) -> [Markup] {
    let tally = row.tally
    let covered: Markup = "\(lessons(tally.minutesCovered))"
    let fte =
      divides ? fte(tally.weeklyCovered) : "\(self.fte(tally.weeklyCovered)) / \(self.fte(tally.weeklyAsked))"
    let middle =
      divides ? [covered] : ["\(lessons(tally.minutesAsked))", covered, "\(lessons(tally.minutesOpen))"]
    return ["\(report.name(row, of: dimension, in: language))"] + middle
      + ["\(fte)", "\(language.percent(tally.minutesCovered, of: tally.minutesAsked))"]
  }

  /// The map, and the same as a table.
  var mapSection: Markup {
    var tallies: [String: Tally] = [:]
    for row in coverage.rows[.location] ?? [] { tallies[row.key] = row.tally }
    let spots = region.locations.map {
      MapChart.Spot(
        id: $0.id, name: $0.name, place: $0.place, position: $0.position, tally: tallies[$0.id] ?? Tally())
    }
    let map = MapChart(
      title: say("Locations and their open lessons", "Vestigingen en hun open lessen"), spots: spots,
      language: language, lessonMinutes: coverage.lessonMinutes)
    var table = HTMLTable(
      say("Locations that asked for lessons", "Vestigingen die lessen vroegen"), isNarrow: true,
      [
        .text(say("Location", "Vestiging")), .text(say("Name", "Naam")), .text(say("Place", "Plaats")),
        .number(say("Lessons asked", "Lessen gevraagd")), .number("Open"), .number(say("Share", "Deel")),
      ])
    let places = positions(region.locations.map(\.id))
    let rows = report.shortages(.location)
    for row in rows.prefix(Self.rowsMax) {
      let place = places[row.key].flatMap { region.locations[$0].place } ?? ""
      table.add([
        "\(row.key)", "\(row.name)", "\(place)", "\(lessons(row.tally.minutesAsked))",
        "\(lessons(row.tally.minutesOpen))",
        "\(language.percent(row.tally.minutesCovered, of: row.tally.minutesAsked))",
      ])
    }
    let shown = min(rows.count, Self.rowsMax)
    return "\(map.markup)\(cutNote(shown, of: rows.count, wholeIn: "coverage.csv"))\(table.markup)"
  }

  func lessons(_ minutes: Int) -> String { report.lessons(minutes, in: language) }
  func fte(_ weekly: Int) -> String { report.fte(weekly, in: language) }
}
