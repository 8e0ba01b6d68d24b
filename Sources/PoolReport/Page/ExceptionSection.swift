// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

extension ReportPage {
  /// The register of exceptions, and the clocks that run out within the plan.
  var exceptionsSection: Markup { "\(registerPart)\(endingPart)" }

  private var registerPart: Markup {
    let entries = report.exceptions.entries
    guard !entries.isEmpty else {
      let nothing = say(
        "Everybody who is placed is qualified for what they teach.",
        "Iedereen die is ingezet, is bevoegd voor wat hij of zij geeft.")
      return "<p>\(nothing)</p>\n"
    }
    var table = HTMLTable(
      say("Placements that are not by a full qualification", "Plaatsingen zonder volledige bevoegdheid"),
      [
        .text(say("Member", "Poollid")), .text(say("Vacancy, group", "Vacature, lesgroep")), .text("School"),
        .text(say("Authority", "Bevoegdheid")), .text(say("By", "Op grond van")),
        .unbroken(say("Dates", "Data")), .text(say("Ends by", "Loopt af door")),
        .unbroken(say("Last date", "Laatste dag")),
      ])
    for entry in entries.prefix(Self.rowsMax) {
      let assignment = entry.assignment
      let vacancy = region.vacancies[assignment.vacancy]
      table.add([
        "\(assignment.placement.member)", "\(vacancy.id)<br>\(assignment.placement.group)",
        "\(vacancy.location)", "\(language.name(assignment.tier))", "\(basis(of: assignment))",
        "\(language.dates(assignment.placement.dates))",
        "\(entry.end.map { language.name($0.clock) } ?? "")",
        "\(entry.end.map { language.date($0.last) } ?? "")",
      ])
    }
    return """
      \(cutNote(min(entries.count, Self.rowsMax), of: entries.count, wholeIn: "exceptions.csv"))\(table.markup)
      """
  }

  /// The qualification and the levels for which a row of the authority table lets it serve.
  private func basis(of assignment: Assignment) -> String {
    guard let grant = assignment.grant else { return "–" }
    let (held, row) = (region.qualifications[grant.qualification], region.authority[grant.authority])
    return "\(held.subject) \(language.name(held.degree)), \(language.name(row.levelGroup))"
  }

  private var endingPart: Markup {
    let ending = report.exceptions.ending
    guard !ending.isEmpty else { return "" }
    var table = HTMLTable(
      say("What runs out within the plan", "Wat binnen het plan afloopt"),
      [
        .unbroken(say("Last date", "Laatste dag")), .text(say("What", "Wat")),
        .text(say("Member", "Poollid")), .text(say("Vacancy, group", "Vacature, lesgroep")),
        .unbroken(say("Placed", "Ingezet")),
      ])
    for one in ending.prefix(Self.rowsMax) {
      let placement = one.assignment.placement
      table.add([
        "\(language.date(one.end.last))", "\(language.name(one.end.clock))", "\(placement.member)",
        "\(region.vacancies[one.assignment.vacancy].id)<br>\(placement.group)",
        "\(language.dates(placement.dates))",
      ])
    }
    return table.markup
  }
}
