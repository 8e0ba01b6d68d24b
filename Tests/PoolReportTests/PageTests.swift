// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolModel
import PoolReport
import PoolRules
import Testing

@Suite("The page") struct PageTests {
  static let pages = Language.allCases.map {
    (language: $0, html: SmallRegion.report.page(SmallRegion.summary, $0, isMadeUp: true))
  }

  /// What a pattern with one group matches, in order.
  static func matches(_ pattern: String, in text: String) throws -> [String] {
    try text.matches(of: Regex(pattern, as: (Substring, Substring).self)).map { String($0.output.1) }
  }

  @Test("shows text from tables as text", arguments: pages)
  func escapes(language: Language, html: String) {
    #expect(html.contains("Scholen &amp; &lt;Zorg&gt; &quot;Zuid&quot;"))
    #expect(html.contains("Noordcollege &lt;dependance&gt;"))
    #expect(!html.contains("<Zorg>"))
    #expect(!html.contains("<dependance>"))
  }

  @Test("asks for nothing from outside and runs nothing", arguments: pages)
  func selfContained(language: Language, html: String) throws {
    for word in [
      "http:", "https:", "//", "src=", "@import", "<script", "<link", "<iframe", "javascript", "data:",
    ] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(try PageTests.matches(#"url\((.)"#, in: html).allSatisfy { $0 == "#" })
    #expect(try PageTests.matches(#"\son([a-z]+)="#, in: html).isEmpty)
  }

  @Test("has its language, and headings that skip no level", arguments: pages)
  func headings(language: Language, html: String) throws {
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
    let levels = try PageTests.matches("<h([1-6])", in: html).compactMap { Int($0) }
    #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
    for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
  }

  @Test("gives every chart a title and a description, and every table a caption and scopes", arguments: pages)
  func alternatives(language: Language, html: String) throws {
    let charts = html.components(separatedBy: "<svg").dropFirst()
    #expect(charts.count == 3)
    for chart in charts {
      #expect(chart.hasPrefix(" role=\"img\" aria-labelledby=\""))
      #expect(try PageTests.matches(#"<title id="[a-z-]+">([^<]+)<"#, in: chart).count == 1)
      #expect(try PageTests.matches(#"<desc id="[a-z-]+">([^<]+)<"#, in: chart).count == 1)
    }
    for table in html.components(separatedBy: "<table>").dropFirst() {
      #expect(table.drop { $0 == "\n" }.hasPrefix("<caption>"))
    }
    #expect(!html.contains("<th>"))
  }

  @Test("uses each id once, and refers to none that is not there", arguments: pages)
  func ids(language: Language, html: String) throws {
    let ids = try PageTests.matches(#"\sid="([^"]+)""#, in: html)
    #expect(Set(ids).count == ids.count)
    let references =
      try PageTests.matches(##"href="#([^"]+)""##, in: html)
      + PageTests.matches(#"url\(#([^)]+)\)"#, in: html)
      + PageTests.matches(#"aria-labelledby="([^"]+)""#, in: html)
      .flatMap { $0.split(separator: " ").map(String.init) }
    #expect(!references.isEmpty)
    #expect(references.filter { !ids.contains($0) } == [])
  }

  @Test("sets text in colours that can be read on white", arguments: pages)
  func contrast(language: Language, html: String) throws {
    let colours =
      try PageTests.matches(#"[ ;{]color: #([0-9a-f]{6})"#, in: html)
      + PageTests.matches(##"tspan fill="#([0-9a-f]{6})""##, in: html)
    #expect(colours.count >= 4)
    for colour in Set(colours) {
      let value = try #require(Int(colour, radix: 16))
      let parts = [value >> 16, value >> 8 & 255, value & 255].map { part -> Double in
        let share = Double(part) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      let luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
      #expect(1.05 / (luminance + 0.05) >= 4.5, "#\(colour)")
    }
  }

  @Test("states limits, fallbacks and made-up data plainly") func notices() {
    let report = SmallRegion.report
    var fallback = PlanSummary(
      status: .fallback, engine: "exact", goals: [.init(.value, value: 9, bound: 12, isProven: false)],
      failure: PlanFailure(at: .value, .solverMissing("not there")))
    fallback.inputSHA256 = "00"
    let page = report.page(fallback, .english)
    #expect(page.contains("<strong>Fallback plan.</strong>"))
    #expect(
      page.contains("The engine failed on the way: goal value: GLPK cannot be loaded (not there); install"))
    #expect(!page.contains("made up"))
    #expect(report.page(nil, .english, isMadeUp: true).contains("made up"))
    #expect(!report.page(nil, .english).contains("id=\"proof\""))
  }

  @Test("cuts long lists and says where the whole is") func cuts() {
    var region = SmallRegion.region
    for number in 0..<2001 {
      region.groups.append(LessonGroup(id: "L\(number)", vacancy: "V01", level: "vwo-5", flexibleMinutes: 10))
    }
    let dates = region.policy.horizon
    region.placements += (0..<2001).map {
      Placement(group: "L\($0)", member: "M0\(1 + $0 % 5)", dates: dates, state: .running)
    }
    for group in region.groups.indices { region.groups[group].vacancy = "V01" }
    let page = PlanReport(Plan([]), in: Rulebook(region), questionsMax: 0).page(nil, .english)
    #expect(page.contains("The first 2,000 of 2,002; the whole list is in placements.csv."))
    #expect(page.contains("The first 4 of 5; the whole list is in placements.csv."))
    #expect(page.utf8.count < 1_500_000)
  }

  @Test("is the same for the same plan, whatever order its placements came in") func sameBytes() {
    let again = PlanReport(
      Plan(SmallRegion.plan.placements.reversed()), in: Rulebook(SmallRegion.region),
      comparedWith: SmallRegion.report.oneByOne)
    for language in Language.allCases {
      #expect(
        again.page(SmallRegion.summary, language, isMadeUp: true)
          == PageTests.pages.first { $0.language == language }?.html)
    }
    #expect(again.planJSON() == SmallRegion.report.planJSON())
  }
}
