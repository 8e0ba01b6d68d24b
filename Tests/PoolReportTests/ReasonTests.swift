// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolReport
import PoolRules
import Testing

@Suite("Open work") struct ReasonTests {
  func work(_ vacancy: String, in report: PlanReport = SmallRegion.report) throws -> OpenWork {
    let region = SmallRegion.region
    return try #require(
      report.open.first { region.vacancies[report.rulebook.openings[$0.opening].vacancy].id == vacancy })
  }

  @Test(
    "says why it is open",
    arguments: [
      ("V03", OpenReason.Kind.taken, "2026-11-30", "2027-01-15"),
      ("V04", .free, "2026-12-19", "2027-01-24"),
      ("V05", .nobody, "2026-12-07", "2027-01-22"),
      ("V06", .nobody, "2026-11-30", "2027-01-24"),
      ("V08", .undivided, "2026-12-12", "2027-01-22"),
      ("V09", .free, "2027-01-04", "2027-01-22"),
    ])
  func kinds(vacancy: String, kind: OpenReason.Kind, from: String, until: String) throws {
    let work = try work(vacancy)
    #expect(work.reason.kind == kind)
    #expect(work.dates == SmallRegion.dates(from, until))
  }

  @Test("comes by priority, then minutes") func order() {
    let report = SmallRegion.report
    let priorities = report.open.map { report.rulebook.openings[$0.opening].vacancy }
      .map { SmallRegion.region.vacancies[$0].priority }
    #expect(priorities == [8, 6, 5, 5, 4, 3])
  }

  @Test("names the rule and the vacancy that keep a candidate") func hindrance() throws {
    let candidates = try work("V03").reason.candidates
    #expect(candidates.map { SmallRegion.region.members[$0.stint.member].id } == ["M02"])
    #expect(candidates.map(\.hindrance) == [.onePlaceAtATime])
    #expect(candidates.first?.atWork.map { SmallRegion.region.vacancies[$0].id } == ["V02"])
  }

  @Test("counts every member once: refused or candidate") func everybody() {
    for work in SmallRegion.report.open {
      let refused = work.reason.refusedBy?.reduce(0) { $0 + $1.members } ?? 0
      #expect(refused + work.reason.candidateCount == SmallRegion.region.members.count)
    }
  }

  @Test("counts refusals as all verdicts together say them") func allVerdicts() {
    let rulebook = SmallRegion.rulebook
    for work in SmallRegion.report.open where work.dates == rulebook.openings[work.opening].dates {
      var expected: [Rule: Int] = [:]
      for verdict in rulebook.verdicts(for: work.opening) {
        if case .refuses(let refusals) = verdict { expected[refusals[0].rule, default: 0] += 1 }
      }
      let told = work.reason.refusedBy?.map { ($0.rule, $0.members) } ?? []
      #expect(Dictionary(uniqueKeysWithValues: told) == expected)
    }
  }

  /// A sound plan of stints drawn at random.
  static func soundPlan(seed: UInt64, in rulebook: Rulebook) -> Plan {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var plan = Plan(rulebook.region.placements)
    for opening in rulebook.openings.indices {
      for stint in rulebook.stints(for: opening) {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        guard state % 3 == 0 else { continue }
        let more = Plan(plan.placements + [placement(stint, in: rulebook)])
        if audit(more, of: rulebook.region).isSound { plan = more }
      }
    }
    return plan
  }

  static func placement(_ stint: Stint, in rulebook: Rulebook) -> Placement {
    Placement(
      group: rulebook.region.groups[rulebook.openings[stint.opening].group].id,
      member: rulebook.region.members[stint.member].id, dates: stint.dates, state: .proposed)
  }

  @Test(
    "the audit agrees on what keeps a candidate from it", arguments: 0..<12 as Range<UInt64>,
    [(handovers: 0, locations: 2), (handovers: 1, locations: 1)])
  func audited(seed: UInt64, limits: (handovers: Int, locations: Int)) {
    var region = SmallRegion.region
    region.policy.handoversMax = limits.handovers
    for member in region.members.indices {
      region.members[member].locationsMax = limits.locations
      region.members[member].minutesMax = 250
    }
    for group in region.groups.indices where region.groups[group].vacancy == "V09" {
      region.groups[group].vacancy = "V08"  // so that one vacancy could be split
    }
    let rulebook = Rulebook(region)
    let plan = ReasonTests.soundPlan(seed: seed, in: rulebook)
    for candidate in PlanReport(plan, in: rulebook).open.flatMap(\.reason.candidates) {
      let more = ReasonTests.placement(candidate.stint, in: rulebook)
      let broken = audit(Plan(plan.placements + [more]), of: region).breaches.compactMap(\.rule)
      #expect(
        candidate.hindrance.map(broken.contains) ?? broken.isEmpty,
        "seed \(seed): \(more.member) for \(more.group), \(String(describing: candidate.hindrance)): \(broken)"
      )
    }
  }

  @Test("keeps its kind when the questions run out, and tells that refusals were not counted")
  func noQuestions() throws {
    let report = PlanReport(SmallRegion.plan, in: SmallRegion.rulebook, questionsMax: 0)
    #expect(report.open.map(\.reason.kind) == SmallRegion.report.open.map(\.reason.kind))
    #expect(report.open.allSatisfy { $0.reason.refusedBy == nil && $0.reason.nearest.isEmpty })
    #expect(
      report.page(nil, .english).contains("For 6 lesson groups, of lower priority, the refusals were not"))
  }

  @Test("is nothing when everything is covered") func nothing() {
    var region = SmallRegion.region
    region.vacancies.removeAll { $0.id != "V04" }
    region.groups.removeAll { $0.id != "G04" }
    region.lessons.removeAll { $0.group != "G04" }
    region.preferences = []
    let rest = Placement(
      group: "G04", member: "M02", dates: SmallRegion.dates("2026-12-19", "2027-01-24"), state: .proposed)
    let report = PlanReport(Plan([rest]), in: Rulebook(region))
    #expect(report.open.isEmpty)
    #expect(report.coverageScreen(.english).contains("No vacancy is open."))
    #expect(report.page(nil, .dutch).contains("Elke gevraagde les heeft een docent."))
  }
}
