// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What an audit found: every broken rule, and what the plan is worth.
public struct AuditReport: Sendable {
  /// In the order of `Rule`, those without a rule first; within a rule by id and date.
  public let breaches: [Breach]
  /// Every goal of `Docs/rules.md`, section 6, whether the policy names it or not.
  ///
  /// A placement without authority has no value; one of an unknown member or group counts nowhere.
  public let goals: [Goal: Int]
  /// The lesson minutes of all groups in the horizon.
  public let minutesAsked: Int
  /// Those of them in a running or decided placement, each date once.
  public let minutesCovered: Int
  /// Whether the plan breaks no rule.
  public var isSound: Bool { breaches.isEmpty }
}

/// Re-checks a plan from the words of `Docs/rules.md` and recomputes every goal.
///
/// The running placements of the region always count, whether the plan repeats them or not. All others of
/// the plan count as decided, whoever made them: they may be cut anywhere, and the hard rules are asked by date
/// and by week. Of the region's published placements only `stability` takes notice.
///
/// - Complexity: O(*n* log *n*) in the lessons that the plan's placements give, date by date.
public func audit(_ plan: Plan, of region: Region) -> AuditReport { Auditor(region).report(on: plan) }

/// A region made ready to audit many plans of it.
package struct Auditor: Sendable {
  package let tables: Tables
  package let openings: [String: [OpenDates]]
  package let running: [Duty]
  package let counter: GoalCounter

  package init(_ region: Region) {
    let tables = Tables(region)
    self.tables = tables
    running = region.placements.filter { $0.state == .running }.compactMap(tables.duty)
    let runningDates = Dictionary(grouping: running) { $0.work.group.id }
      .mapValues { $0.map(\.placement.dates) }
    openings = Dictionary(
      region.groups.compactMap { group in
        tables.works[group.id].map {
          (group.id, tables.openings(of: $0, running: runningDates[group.id] ?? []))
        }
      }
    ) { first, _ in first }
    counter = GoalCounter(tables, openings: openings)
  }

  /// Everything that is wrong with a plan, and its goals.
  package func report(on plan: Plan) -> AuditReport {
    let duties = duties(of: plan)
    return AuditReport(
      breaches: breaches(of: plan, duties), goals: counter.goals(duties),
      minutesAsked: tables.region.groups.compactMap { tables.works[$0.id] }
        .map { $0.minutes(over: $0.window) }.reduce(0, +),
      minutesCovered: minutesCovered(duties))
  }

  /// Everything that is wrong with a plan.
  package func breaches(of plan: Plan) -> [Breach] { breaches(of: plan, duties(of: plan)) }

  /// What a plan is worth.
  package func goals(of plan: Plan) -> [Goal: Int] { counter.goals(duties(of: plan)) }

  private func duties(of plan: Plan) -> [Duty] { running + plan.decided.compactMap(tables.duty) }

  private func breaches(of plan: Plan, _ duties: [Duty]) -> [Breach] {
    let region = tables.region
    var found = plan.decided.filter { tables.members[$0.member] == nil }.map(Breach.Finding.unknownMember)
    found += plan.decided.filter { tables.works[$0.group] == nil }.map(Breach.Finding.unknownGroup)
    for duty in duties where duty.isDecided { found += tables.breaches(of: duty) }

    // What running placements break among themselves is not the plan's fault.
    let ofMember = Dictionary(grouping: duties, by: \.member.id)
    for member in region.members {
      guard let own = ofMember[member.id], own.contains(where: \.isDecided) else { continue }
      found += tables.dayBreaches(of: member, own)
      found += tables.weekBreaches(of: member, own)
    }
    let ofVacancy = Dictionary(grouping: duties, by: \.work.vacancy.id)
    for vacancy in region.vacancies {
      guard let own = ofVacancy[vacancy.id], own.contains(where: \.isDecided) else { continue }
      found += tables.memberBreaches(of: vacancy, own)
    }
    let ofGroup = Dictionary(grouping: duties, by: \.work.group.id)
    for group in region.groups {
      guard let own = ofGroup[group.id], own.contains(where: \.isDecided), let work = tables.works[group.id]
      else { continue }
      found += tables.groupBreaches(of: work, own)
    }
    found += lockedBreaches(plan)
    if let limit = region.policy.changesMax {
      let changes = counter.minutesMoved(duties).parts
      if changes > limit { found.append(.tooManyChanges(changes, limit: limit)) }
    }
    return inRuleOrder(found.map(Breach.init))
  }

  /// Running placements of the package that are not in the plan, and the other way round (section 5.10).
  private func lockedBreaches(_ plan: Plan) -> [Breach.Finding] {
    let packageRuns = Plan(tables.region.placements.filter { $0.state == .running }).placements
    let planRuns = plan.placements.filter { $0.state == .running }
    let (inPackage, inPlan) = (Set(packageRuns), Set(planRuns))
    return packageRuns.filter { !inPlan.contains($0) }.map(Breach.Finding.lockedMissing)
      + planRuns.filter { !inPackage.contains($0) }.map(Breach.Finding.lockedUnknown)
  }

  private func inRuleOrder(_ breaches: [Breach]) -> [Breach] {
    let byRule = Dictionary(grouping: breaches, by: \.rule)
    return (byRule[nil] ?? []) + Rule.allCases.flatMap { byRule[$0] ?? [] }
  }

  /// The minutes of all duties, a date that several of one group share taken once.
  private func minutesCovered(_ duties: [Duty]) -> Int {
    var covered = 0
    for group in Dictionary(grouping: duties, by: \.work.group.id).values {
      if group.count == 1 {
        covered += group[0].minutes
        continue
      }
      var taken: Set<Day> = []
      for duty in group {
        guard let window = duty.work.window, let dates = duty.placement.dates.cut(to: window) else {
          continue
        }
        let fresh = dates.days.filter { taken.insert($0).inserted }
        covered += fresh.count == dates.count ? duty.minutes : duty.work.minutesByWeek(on: fresh).reduce(0, +)
      }
    }
    return covered
  }
}
