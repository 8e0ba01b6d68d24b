// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

// The sections that list what is open and who teaches what.

extension ReportPage {
  /// What planners force and forbid, until it ends.
  var overridesSection: Markup {
    let items = region.overridesInForce.map { override -> Markup in "<li>\(language.text(override))</li>\n" }
    return "<ul>\n\(items)</ul>\n"
  }

  /// Every run of dates that nobody teaches, with its reason.
  var openSection: Markup {
    guard !report.open.isEmpty else {
      return "<p>\(say("Every lesson asked has a teacher.", "Elke gevraagde les heeft een docent."))</p>\n"
    }
    let teller = ReasonTeller(language: language, region: region)
    var table = HTMLTable(
      say("Vacancies with lessons that have no teacher", "Vacatures met lessen zonder docent"),
      [
        .text(say("Vacancy", "Vacature")), .number(say("Priority", "Prioriteit")), .text("School"),
        .unbroken(say("Subject, level", "Vak, niveau")), .unbroken(say("Dates", "Data")),
        .number(say("Lessons", "Lessen")), .reason(say("Reason", "Reden")),
      ])
    let vacancies = report.openVacancies
    for open in vacancies.prefix(Self.rowsMax) { table.add(cells(open, teller)) }
    let shown = min(vacancies.count, Self.rowsMax)
    let unasked = report.open.count { $0.reason.refusedBy == nil }
    let text = say(
      "The number after a rule counts the members whom it is the first to refuse; below it stand the members with "
        + "the fewest refusals. Members without the subject, or a neighbour of it, count under authority. Each lesson "
        + "group with all its refusals is in open.csv.",
      "Het getal achter een regel telt de poolleden die er als eerste op afvallen; daaronder staan de poolleden met "
        + "de minste beletsels. Poolleden zonder het vak, of een buurvak, tellen onder bevoegdheid. Elke lesgroep met "
        + "al zijn beletsels staat in open.csv.")
    let limit = say(
      "For \(language.number(unasked)) lesson groups, of lower priority, the refusals were not counted.",
      "Bij \(language.number(unasked)) lesgroepen, met lagere prioriteit, zijn de beletsels niet geteld.")
    let limitNote: Markup = unasked == 0 ? "" : "<p><strong>\(limit)</strong></p>\n"
    return """
      <p class="sub">\(text)</p>
      \(limitNote)\(cutNote(shown, of: vacancies.count, wholeIn: "open.csv"))\(table.markup)
      """
  }

  /// A vacancy as a row: each reason that occurs once, with the groups it is for if there are several.
  private func cells(_ open: OpenVacancy, _ teller: ReasonTeller) -> [Markup] {
    let vacancy = region.vacancies[open.vacancy]
    let location = region.locations[report.rulebook.openings[open.main.opening].location]
    func group(_ work: OpenWork) -> LessonGroup {
      region.groups[report.rulebook.openings[work.opening].group]
    }
    var reasons: [(sentence: String, groups: [String])] = []
    for work in open.works {
      let sentence = teller.sentence(work.reason)
      if let known = reasons.firstIndex(where: { $0.sentence == sentence }) {
        reasons[known].groups.append(group(work).id)
      } else {
        reasons.append((sentence, [group(work).id]))
      }
    }
    let told = reasons.map { reason -> Markup in
      let groups = reasons.count > 1 ? reason.groups.joined(separator: ", ") + ": " : ""
      return "<div>\(groups)\(reason.sentence)</div>"
    }
    let near = teller.nearest(open.main.reason.nearest, limit: 2).map { text -> Markup in "<li>\(text)</li>" }
    let nearest: Markup = near.isEmpty ? "" : "<ul>\(near)</ul>"
    var seen: Set<String> = []
    let levels = open.works.map { group($0).level }.filter { seen.insert($0).inserted }
      .map { level -> Markup in "<br>\(level)" }
    return [
      "\(vacancy.id)", "\(vacancy.priority)",
      "\(vacancy.location)<br>\(location.place ?? location.name)",
      "\(vacancy.subject)\(levels)", dates(open.works.map(\.dates)), "\(lessons(open.minutes))",
      "\(told)\(nearest)",
    ]
  }

  /// The first and the last date of ranges, on two lines.
  private func dates(_ ranges: [DayRange]) -> Markup {
    guard let from = ranges.map(\.from).min(), let until = ranges.map(\.until).max() else { return "" }
    return "\(language.date(from)) –<br>\(language.date(until))"
  }

  /// Each placement as a row.
  var placementsSection: Markup {
    guard !report.assignments.isEmpty else {
      return "<p>\(say("Nobody is placed.", "Er is niemand ingezet."))</p>\n"
    }
    var table = HTMLTable(
      say("Who teaches what", "Wie geeft wat"),
      [
        .text(say("Vacancy, group", "Vacature, lesgroep")), .text("School"),
        .unbroken(say("Subject, level", "Vak, niveau")), .text(say("Member", "Poollid")),
        .text(say("Authority", "Bevoegdheid")), .unbroken(say("Dates", "Data")),
        .number(say("Lessons", "Lessen")),
        .number(say("Trip (min)", "Reis (min)")), .text(say("State", "Stand")),
      ])
    for assignment in report.assignments.prefix(Self.rowsMax) {
      let (vacancy, group) = (region.vacancies[assignment.vacancy], region.groups[assignment.group])
      let (member, location) = (region.members[assignment.member], region.locations[assignment.location])
      table.add([
        "\(vacancy.id)<br>\(group.id)",
        "\(vacancy.location)<br>\(location.place ?? location.name)",
        "\(vacancy.subject)<br>\(group.level)", "\(member.id)<br>\(language.name(member.hire))",
        "\(language.name(assignment.tier))", dates([assignment.dates]),
        "\(lessons(assignment.minutes))", "\(assignment.homeMinutes.map(String.init) ?? "?")",
        "\(language.name(assignment.placement.state))",
      ])
    }
    let shown = min(report.assignments.count, Self.rowsMax)
    return "\(cutNote(shown, of: report.assignments.count, wholeIn: "placements.csv"))\(table.markup)"
  }
}
