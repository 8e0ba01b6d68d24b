// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

extension PlanReport {
  /// `report.html`: one self-contained page for the planner's meeting, to read on a screen or on paper.
  ///
  /// No request leaves it, and it holds no script and no time. Lists longer than 2,000 rows are cut, with a note that
  /// says where the whole list is.
  ///
  /// - Parameters:
  ///   - summary: how the plan came about; `nil` = not known, as for a plan made by people.
  ///   - language: of the words and numbers.
  ///   - isMadeUp: whether to say that people and requests are made up.
  public func page(_ summary: PlanSummary?, _ language: Language, isMadeUp: Bool = false) -> String {
    ReportPage(report: self, summary: summary, language: language, isMadeUp: isMadeUp).markup.html
  }
}

/// The page: its frame and the order of its sections.
struct ReportPage {
  /// The most rows of a list.
  static let rowsMax = 2000

  let report: PlanReport
  let summary: PlanSummary?
  let language: Language
  let isMadeUp: Bool

  var region: Region { report.region }
  var coverage: Coverage { report.coverage }

  private struct Section {
    let id, title: String
    let body: Markup
  }

  var markup: Markup {
    let sections = sections
    let links = sections.map { section -> Markup in
      "<li><a href=\"#\(section.id)\">\(section.title)</a></li>"
    }
    let bodies = sections.map { section -> Markup in
      """
      <section aria-labelledby="\(section.id)">
      <h2 id="\(section.id)">\(section.title)</h2>
      \(section.body)</section>

      """
    }
    let navigation: Markup = """
      <nav aria-label="\(say("Sections", "Onderdelen"))"><ul>\(links)</ul></nav>

      """
    return PageFrame(
      title: title, subtitle: language.dates(region.policy.horizon), notices: notices, navigation: navigation,
      main: "\(bodies)", footer: footer, language: language
    ).markup
  }

  func say(_ english: String, _ dutch: String) -> String { language.say(english, dutch) }

  private var title: String {
    let weeks = language.weeks(region.policy.horizon)
    return say("Substitute plan, weeks \(weeks)", "Vervangingsplan, weken \(weeks)")
  }

  private var sections: [Section] {
    var sections = [Section(id: "glance", title: say("At a glance", "In het kort"), body: glance)]
    if let summary {
      sections.append(
        Section(
          id: "proof", title: say("How good is this plan?", "Hoe goed is dit plan?"), body: proof(summary)))
    }
    if let curve = summary?.changesCurve, !curve.isEmpty {
      sections.append(
        Section(
          id: "changes", title: say("What changing brings", "Wat wijzigen oplevert"),
          body: curveSection(curve)))
    }
    if let price = summary?.fairnessPrice {
      sections.append(
        Section(
          id: "fairness", title: say("The price of fairness", "De prijs van eerlijkheid"),
          body: priceSection(price)))
    }
    sections += [
      Section(id: "coverage", title: say("Coverage", "Vervulling"), body: coverageSection),
      Section(id: "map", title: say("Locations", "Vestigingen"), body: mapSection),
      Section(id: "open", title: say("Open vacancies", "Open vacatures"), body: openSection),
    ]
    if !region.overridesInForce.isEmpty {
      sections.append(
        Section(
          id: "overrides", title: say("Overrides in force", "Afwijkingen die gelden"), body: overridesSection)
      )
    }
    sections += [
      Section(id: "placements", title: say("Placements", "Plaatsingen"), body: placementsSection),
      Section(id: "exceptions", title: say("Exceptions", "Uitzonderingen"), body: exceptionsSection),
      Section(id: "weeks", title: say("Week by member", "Week per poollid"), body: weeksSection),
    ]
    return sections
  }

  private var notices: Markup {
    var notices = madeUpNotice(isMadeUp, language)
    if let summary, summary.status != .optimal {
      let teller = ProofTeller(language: language)
      let sentences = teller.troubles(summary).map { text -> Markup in "<p>\(text)</p>" }
      notices +=
        "<div class=\"notice\"><p><strong>\(teller.headline(summary)).</strong></p>\(sentences)</div>\n"
    }
    return notices
  }

  private var footer: Markup {
    guard let summary else { return "<p>PoolMatch</p>" }
    let versions = summary.versions.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    return """
      <p>\(versions). \(say("Input", "Invoer")) SHA-256 \(summary.inputSHA256).</p>
      <p>\(say(
        "Members are named by their ids only. How the plan came about, with times, is in run.json.",
        "Poolleden staan hier alleen met hun nummer. Hoe het plan tot stand kwam, met tijden, staat in run.json."))</p>
      """
  }

  /// A sentence that says that a list is cut and where the whole is; empty if it is not cut.
  func cutNote(_ shown: Int, of count: Int, wholeIn file: String) -> Markup {
    guard shown < count else { return "" }
    let (some, all) = (language.number(shown), language.number(count))
    let text = say(
      "The first \(some) of \(all); the whole list is in \(file).",
      "De eerste \(some) van \(all); de hele lijst staat in \(file).")
    return "<p><strong>\(text)</strong></p>\n"
  }
}
