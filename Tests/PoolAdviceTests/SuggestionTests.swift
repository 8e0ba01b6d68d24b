// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle
import PoolReport
import PoolRules
import PoolSolver
import Testing

@testable import PoolAdvice

@Suite("Suggestions") struct SuggestionTests {
  static func limits(tries: Int) -> SuggestionLimits {
    var limits = SuggestionLimits()
    (limits.triesMost, limits.timesMost, limits.stintsMost) = (tries, 1, 60)
    return limits
  }

  @Test(
    "each, applied and planned again, delivers at least what it promised",
    arguments: [(Shipped.tiny, 200), (Shipped.small, 20), (Shipped.zeeland, 3)])
  func delivers(shipped: Shipped.Case, tries: Int) throws {
    let rulebook = Rulebook(shipped.region)
    let plan = PoolSolver.plan(rulebook, PlanningOptions(work: 3_000_000)).plan
    let before = audit(plan, of: shipped.region)
    let search = try SuggestionSearch(plan, of: shipped.region, Self.limits(tries: tries))
    let suggestions = try search.suggestions(for: Array(search.vacancies.prefix(8))).found
    #expect(!suggestions.isEmpty)
    for suggestion in suggestions {
      let edited = try shipped.region.edited(by: suggestion.edits).region
      let again = PoolSolver.plan(Rulebook(edited), PlanningOptions(work: 3_000_000))
      let after = audit(again.plan, of: edited)
      #expect(after.isSound)
      let name = "\(shipped.name) \(suggestion.vacancy) \(suggestion.edits)"
      #expect(after.minutesCovered >= before.minutesCovered + suggestion.minutesInAll, "\(name)")
      let values = suggestion.goals.map { after.goals[$0.goal] ?? 0 }
      let isWorse = zip(suggestion.goals, values).first { $0.after != $1 }.map {
        $0.goal.wantsMost ? $1 < $0.after : $1 > $0.after
      }
      #expect(isWorse != true, "\(name): \(values)")
    }
  }

  @Test("are not made for a plan that breaks a rule") func unsound() {
    let placement = Placement(
      group: "G", member: "M", dates: DayRange(only: Shipped.tiny.region.policy.firstDay), state: .proposed)
    #expect(throws: SuggestionFailure.self) {
      try SuggestionSearch(Plan(Shipped.tiny.plan.placements + [placement]), of: Shipped.tiny.region)
    }
  }

  @Test("end where the work allowed ends, say so, and are no fewer with more of it") func bounded() throws {
    let region = Shipped.small.region
    func suggestions(_ work: Int) throws -> (Suggestions, String) {
      var limits = Self.limits(tries: 5)
      limits.workMost = work
      let search = try SuggestionSearch(Shipped.small.plan, of: region, limits)
      let answer = try search.suggestions(for: search.vacancies)
      let ids = search.vacancies.map { region.vacancies[$0].id }
      return (answer, SuggestionReport(answer, for: ids, of: region).text(.english))
    }
    let (none, said) = try suggestions(0)
    let (one, _) = try suggestions(1)
    let (all, silent) = try suggestions(20_000_000)
    #expect(none.found.allSatisfy { $0.moved == 0 })
    #expect(!none.cutShort.isEmpty && !one.cutShort.isEmpty)
    #expect(none.cutShort.allSatisfy { id in said.contains("Not searched to the end") && said.contains(id) })
    #expect(all.cutShort.isEmpty && !silent.contains("Not searched to the end"))
    #expect(none.found.count <= all.found.count)
  }

  @Test("do not depend on the number of threads") func threads() throws {
    func texts(_ threads: Int) throws -> String {
      var limits = Self.limits(tries: 5)
      limits.threads = threads
      let search = try SuggestionSearch(Shipped.small.plan, of: Shipped.small.region, limits)
      let vacancies = search.vacancies.map { Shipped.small.region.vacancies[$0].id }
      return SuggestionReport(
        try search.suggestions(for: search.vacancies), for: vacancies, of: Shipped.small.region
      ).json()
    }
    #expect(try texts(1) == texts(3))
  }

  @Test(
    "on tiny regions no relaxation is cheaper or brings more, by trying every plan",
    arguments: [0, 15, 24, 50] as [UInt64])
  func bruteForced(seed: UInt64) throws {
    let region = tinyRegion(seed: seed)
    let plan = PoolSolver.plan(Rulebook(region)).plan
    let goals = audit(plan, of: region).goals
    let report = PlanReport(plan, in: Rulebook(region))
    let floors = report.assignments.filter { $0.placement.state != .running }
      .reduce(into: [String: Int]()) { $0[$1.placement.group, default: 0] += $1.minutes }
    let first = region.policy.goals.first.flatMap { goals[$0.goal] } ?? 0
    guard let open = report.openVacancies.first else { return }
    let vacancy = region.vacancies[open.vacancy]
    var limits = SuggestionLimits()
    (limits.triesMost, limits.timesMost) = (.max, .max)
    let stints = report.rulebook.openings.indices.map { report.rulebook.stints(for: $0) }
    let part = Neighbourhood(around: open.vacancy, in: report, plan, stints: stints, stintsMost: 150)
    let front = try LocalSearch(part, for: vacancy.id, newId: "NEW1", limits).front().entries
    func most(_ set: RelaxationSet) throws -> Int? {
      guard let edited = try? region.edited(by: set.edits).region else { return nil }
      return mostMinutes(of: vacancy.id, in: edited, floors: floors, first: first)
    }
    for entry in front {
      #expect(try most(entry.set) == entry.answer.minutes, "seed \(seed): \(vacancy.id) \(entry.set.edits)")
    }
    var any = AnyRelaxation(region, vacancy, seed: seed)
    for _ in 0..<8 {
      guard let set = any.set(), let minutes = try most(set) else { continue }
      let known = front.last { $0.set.price <= set.price }?.answer.minutes ?? 0
      let before = region.groups.filter { $0.vacancy == vacancy.id }.reduce(0) { $0 + (floors[$1.id] ?? 0) }
      #expect(
        minutes <= max(known, before),
        "seed \(seed): \(vacancy.id): \(set.edits) for \(set.price) gives \(minutes), known \(known)")
    }
  }
}
