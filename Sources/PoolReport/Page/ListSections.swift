// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

// The sections that list what is open and who teaches what.

extension ReportPage {
  /// Every run of dates that nobody teaches, with its reason.
  var openSection: Markup {
    guard !report.open.isEmpty else {
      return "<p>\(say("Every lesson asked has a teacher.", "Elke gevraagde les heeft een docent."))</p>\n"
    }
    let teller = ReasonTeller(language: language, region: region)
    var table = HTMLTable(
      say("Lesson groups without a teacher, by priority", "Lesgroepen zonder docent, naar prioriteit"),
      [
        .text(say("Vacancy, group", "Vacature, lesgroep")), .number(say("Priority", "Prioriteit")),
        .text(say("School", "School")), .text(say("Subject, level", "Vak, niveau")),
        .text(say("Dates", "Data")), .number(say("Lessons", "Lessen")), .text(say("Reason", "Reden")),
      ])
    for work in report.open.prefix(Self.rowsMax) {
      let opening = report.rulebook.openings[work.opening]
      let (vacancy, group) = (region.vacancies[opening.vacancy], region.groups[opening.group])
      let near = teller.nearest(work.reason.nearest).map { text -> Markup in "<li>\(text)</li>" }
      let nearest: Markup = near.isEmpty ? "" : "<ul>\(near)</ul>"
      table.add([
        "\(vacancy.id)<br>\(group.id)", "\(vacancy.priority)",
        "\(vacancy.location)<br>\(region.locations[opening.location].name)",
        "\(vacancy.subject)<br>\(group.level)", "\(language.dates(work.dates))", "\(lessons(work.minutes))",
        "\(teller.sentence(work.reason))\(nearest)",
      ])
    }
    let shown = min(report.open.count, Self.rowsMax)
    let unasked = report.open.count { $0.reason.refusedBy == nil }
    let text = say(
      "The number after a rule counts the members whom it is the first to refuse; below it stand the members with "
        + "the fewest refusals. Members without the subject, or a neighbour of it, count under authority.",
      "Het getal achter een regel telt de poolleden die er als eerste op afvallen; daaronder staan de poolleden met "
        + "de minste beletsels. Poolleden zonder het vak, of een buurvak, tellen onder bevoegdheid.")
    let limit = say(
      "For \(language.number(unasked)) of them, of lower priority, the refusals were not counted.",
      "Bij \(language.number(unasked)) ervan, met lagere prioriteit, zijn de beletsels niet geteld.")
    let limitNote: Markup = unasked == 0 ? "" : "<p><strong>\(limit)</strong></p>\n"
    return """
      <p class="sub">\(text)</p>
      \(limitNote)\(cutNote(shown, of: report.open.count, wholeIn: "open.csv"))\(table.markup)
      """
  }

  /// Each placement as a row.
  var placementsSection: Markup {
    guard !report.assignments.isEmpty else {
      return "<p>\(say("Nobody is placed.", "Er is niemand ingezet."))</p>\n"
    }
    var table = HTMLTable(
      say("Who teaches what", "Wie geeft wat"),
      [
        .text(say("Vacancy, group", "Vacature, lesgroep")), .text(say("School", "School")),
        .text(say("Subject, level", "Vak, niveau")), .text(say("Member", "Poollid")),
        .text(say("Authority", "Bevoegdheid")), .text(say("Dates", "Data")),
        .number(say("Lessons", "Lessen")),
        .number(say("Trip (min)", "Reis (min)")), .text(say("State", "Stand")),
      ])
    for assignment in report.assignments.prefix(Self.rowsMax) {
      let (vacancy, group) = (region.vacancies[assignment.vacancy], region.groups[assignment.group])
      let member = region.members[assignment.member]
      table.add([
        "\(vacancy.id)<br>\(group.id)",
        "\(vacancy.location)<br>\(region.locations[assignment.location].name)",
        "\(vacancy.subject)<br>\(group.level)", "\(member.id)<br>\(language.name(member.hire))",
        "\(language.name(assignment.tier))", "\(language.dates(assignment.dates))",
        "\(lessons(assignment.minutes))", "\(assignment.homeMinutes.map(String.init) ?? "?")",
        "\(language.name(assignment.placement.state))",
      ])
    }
    let shown = min(report.assignments.count, Self.rowsMax)
    return "\(cutNote(shown, of: report.assignments.count, wholeIn: "placements.csv"))\(table.markup)"
  }
}
