// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolReport
import PoolRules
import Testing

@testable import PoolAdvice

@Suite("Reason ladder") struct LadderTests {
  @Test(
    "an independent recount finds every member at the same rule",
    arguments: [Shipped.tiny, Shipped.small, Shipped.zeeland, Shipped.twente, Shipped.haaglanden])
  func recounted(shipped: Shipped.Case) {
    let report = PlanReport(shipped.plan, in: Rulebook(shipped.region))
    let recount = Recount(shipped.region)
    let standings = report.standings(for: report.open)
    #expect(!report.open.isEmpty)
    for (work, standings) in zip(report.open, standings) {
      let opening = report.rulebook.openings[work.opening]
      let group = shipped.region.groups[opening.group].id
      for (member, standing) in zip(shipped.region.members, standings) {
        let expected = recount.answer(member, for: group, over: opening.dates)
        let agrees =
          switch (standing, expected) {
          case (.refused(let refusals), .falls(let rule)): refusals[0].rule == rule
          case (.candidate(let stint, _), .may(let runs)): runs.contains(stint.dates)
          case (.otherDates, .may(let runs)): !runs.contains { $0.cut(to: work.dates) != nil }
          default: false
          }
        #expect(agrees, "\(shipped.name): \(member.id) for \(group): \(standing), recounted \(expected)")
      }
    }
  }

  @Test(
    "counts every member of the pool once, and as the reports count",
    arguments: [Shipped.tiny, Shipped.small, Shipped.zeeland, Shipped.twente, Shipped.haaglanden])
  func everybody(shipped: Shipped.Case) {
    let report = PlanReport(shipped.plan, in: Rulebook(shipped.region), questionsMax: .max)
    for (work, standings) in zip(report.open, report.standings(for: report.open)) {
      let ladder = ReasonLadder(standings)
      #expect(ladder.rungs.flatMap(\.members).sorted() == Array(shipped.region.members.indices))
      let steps = ladder.rungs.map { rung in ReasonLadder.Step.allCases.firstIndex(of: rung.step) ?? -1 }
      #expect(steps == steps.sorted())
      let refused = ladder.rungs.filter { ![.taken, .free].contains($0.step) }
      var counts: [Rule: Int] = [:]
      for rung in refused { if let rule = rung.rule { counts[rule, default: 0] += rung.members.count } }
      let told = work.reason.refusedBy?.map { ($0.rule, $0.members) } ?? []
      #expect(counts == Dictionary(uniqueKeysWithValues: told))
      let candidates = ladder.rungs.filter { [.taken, .free].contains($0.step) }.flatMap(\.members)
      #expect(candidates.count == work.reason.candidateCount)
    }
  }

  @Test(
    "whom the plan has taken falls at a rule that the audit names, and would not without what is in the way",
    arguments: [Shipped.tiny, Shipped.small])
  func taken(shipped: Shipped.Case) {
    let region = shipped.region
    let report = PlanReport(shipped.plan, in: Rulebook(region))
    let auditor = Auditor(region)
    for (work, standings) in zip(report.open, report.standings(for: report.open)) {
      for case .candidate(let stint, let hindrance) in standings {
        let more = Placement(
          group: region.groups[report.rulebook.openings[work.opening].group].id,
          member: region.members[stint.member].id, dates: stint.dates, state: .proposed)
        func broken(_ placements: [Placement]) -> [Rule] {
          auditor.breaches(of: Plan(placements + [more])).compactMap(\.rule)
        }
        guard let hindrance else {
          #expect(broken(shipped.plan.placements).isEmpty)
          continue
        }
        let inTheWay = Set(hindrance.by.map { report.assignments[$0].placement })
        #expect(!inTheWay.isEmpty)
        #expect(broken(shipped.plan.placements).contains(hindrance.rule))
        let rest = shipped.plan.placements.filter { !inTheWay.contains($0) || $0.state == .running }
        #expect(!broken(rest).contains(hindrance.rule), "\(shipped.name): \(more): \(hindrance)")
      }
    }
  }
}
