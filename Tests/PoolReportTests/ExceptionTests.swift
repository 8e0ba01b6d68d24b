// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules
import Testing

@Suite("The register of exceptions") struct ExceptionTests {
  /// The report of the trainee M05 in flexible group G07, in parts; with `change` made to the region first.
  static func report(
    _ parts: [(String, String)], _ change: (inout Region) -> Void = { _ in }
  ) -> PlanReport {
    var region = SmallRegion.region
    change(&region)
    let plan = Plan(
      parts.map {
        Placement(group: "G07", member: "M05", dates: SmallRegion.dates($0.0, $0.1), state: .proposed)
      })
    return PlanReport(plan, in: Rulebook(region), questionsMax: 0)
  }

  static let whole = [("2026-11-30", "2026-12-18")]

  /// The entry of the trainee's last placement.
  func last(_ report: PlanReport) throws -> ExceptionEntry {
    try #require(report.exceptions.entries.last { $0.assignment.placement.member == "M05" })
  }

  @Test("has every placement that is not by a full qualification, and no other") func entries() {
    let tiers = SmallRegion.report.exceptions.entries.map {
      ($0.assignment.placement.group, $0.assignment.tier)
    }
    #expect(tiers.map(\.0) == ["G04", "G07"])
    #expect(tiers.map(\.1) == [1, 2])
    #expect(SmallRegion.report.exceptions.entries[0].end == nil)
  }

  @Test("has those without any authority too") func without() throws {
    let report = Self.report(Self.whole) { $0.qualifications.removeAll { $0.member == "M05" } }
    let entry = try last(report)
    #expect(entry.assignment.tier == nil && entry.end == nil)
    #expect(report.exceptions.table().contains("\nM05,G07,V07,20CL00,20CL,ne,lower,,,,,,2026-11-30,"))
  }

  static let clocks: [(why: String, change: @Sendable (inout Region) -> Void, end: ClockEnd)] = [
    ("months of the rule", { _ in }, ClockEnd(clock: .months, last: SmallRegion.day("2028-11-29"))),
    (
      "an exception goes before the months",
      { $0.members[4].exceptionUntil = SmallRegion.day("2027-03-31") },
      ClockEnd(clock: .exception, last: SmallRegion.day("2027-03-31"))
    ),
    (
      "the qualification ends first",
      { $0.qualifications[4].until = SmallRegion.day("2027-02-28") },
      ClockEnd(clock: .qualification, last: SmallRegion.day("2027-02-28"))
    ),
    (
      "the rule ends first",
      { region in
        for row in region.authority.indices { region.authority[row].until = SmallRegion.day("2027-01-31") }
      },
      ClockEnd(clock: .authority, last: SmallRegion.day("2027-01-31"))
    ),
  ]

  @Test("names what ends a placement first, and its last date", arguments: clocks)
  func ends(why: String, change: @Sendable (inout Region) -> Void, end: ClockEnd) throws {
    let entry = try last(Self.report(Self.whole, change))
    #expect(entry.end == end, "\(why)")
    // The rules agree: that date is the last that the rulebook grants.
    let rulebook = Rulebook(
      { () -> Region in
        var region = SmallRegion.region
        (region.policy.weeks, region.policy.firstDay) = (60, SmallRegion.day("2026-11-30"))
        change(&region)
        return region
      }())
    let first = SmallRegion.day("2026-11-30")
    let (kept, lost) = (DayRange(first, end.last), DayRange(first, end.last.advanced(by: 1)))
    #expect(try rulebook.grant(of: 4, for: 6, over: #require(kept))?.tier == 2, "\(why)")
    #expect(try rulebook.grant(of: 4, for: 6, over: #require(lost)) == nil, "\(why)")
  }

  @Test("months count from the first of placements that join, not over a gap")
  func began() throws {
    let joined = try last(Self.report([("2026-11-30", "2026-12-06"), ("2026-12-07", "2026-12-18")]))
    #expect(joined.began == SmallRegion.day("2026-11-30"))
    #expect(joined.end?.last == SmallRegion.day("2028-11-29"))
    let apart = try last(Self.report([("2026-11-30", "2026-12-05"), ("2026-12-07", "2026-12-18")]))
    #expect(apart.began == SmallRegion.day("2026-12-07"))
  }

  @Test("months that run out within the plan are warned of, in two languages") func months() {
    func warnings(_ months: Int, _ language: Language) -> [String] {
      Self.report(Self.whole) { region in
        for row in region.authority.indices where region.authority[row].monthsMax != nil {
          region.authority[row].monthsMax = months
        }
      }.exceptions.monthsWarnings(language)
    }
    #expect(
      warnings(1, .english) == [
        "placements.csv: warning: the months of member 'M05' in group 'G07' run out on 2026-12-29, within the plan\n"
          + "  Arrange what follows in time."
      ])
    #expect(
      warnings(1, .dutch)[0].contains("de maanden van poollid 'M05' in lesgroep 'G07' lopen af op 2026-12-29")
    )
    #expect(warnings(2, .english) == [])
  }

  @Test("the report lists what runs out within the plan, by date") func ending() {
    let report = Self.report(Self.whole) {
      $0.members[4].exceptionUntil = SmallRegion.day("2026-12-20")
      $0.members[2].conductCertificate = SmallRegion.day("2023-12-15")
    }
    let page = report.page(nil, .english)
    let rows = page.components(separatedBy: "What runs out within the plan</caption>").last ?? ""
    let certificate = rows.range(of: "14 Dec 2026</th><td>the certificate of conduct</td><td>M03")
    let exception = rows.range(of: "20 Dec 2026</th><td>the member&#39;s exception</td><td>M05")
    #expect(certificate != nil && exception != nil, "\(rows.prefix(800))")
    if let certificate, let exception { #expect(certificate.lowerBound < exception.lowerBound) }
  }
}
