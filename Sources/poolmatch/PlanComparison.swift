// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolReport
import PoolRules

/// A plan that is compared, and in which scope it was made.
struct PlanSide {
  let name: String
  let plan: Plan
  var scope = PlanScope()
  /// Whether it is one of the history, which has all of its placements; else the region's running ones count as well.
  var isPublished = false
}

/// Two plans counted in one region: the package's in the calendar of the new plan, with what is locked in it, and with the
/// plan before as what people were told.
struct PlanComparison {
  let difference: PlanDifference
  /// Every rule that the plan before breaks there.
  let conflicts: [Breach]

  /// Compares two plans.
  ///
  /// - Precondition: the new plan's scope has no flaw in the package, but that of a publication may.
  init(from before: PlanSide, to after: PlanSide, in package: Region) {
    let calendar = package.calendar(of: after.scope)
    let running = (after.isPublished ? after.plan : Plan(package.scoped(by: after.scope).placements))
      .placements
      .filter { $0.state == .running }
    let first = calendar.policy.planFrom ?? calendar.policy.firstDay
    let taken = Dictionary(grouping: running, by: \.group)
    /// What a plan decides from the first date on, where nothing is locked.
    func open(_ plan: Plan) -> [Placement] {
      plan.placements.flatMap { placement in
        (placement.dates.cut(from: first, until: calendar.policy.horizon.until).map { [$0] } ?? [])
          .flatMap { $0.without((taken[placement.group] ?? []).map(\.dates)) }
          .map { placement.with($0, .published) }
      }
    }
    let (told, decided) = (open(before.plan), open(after.plan))
    var region = calendar
    let (members, groups) = (Set(region.members.map(\.id)), Set(region.groups.map(\.id)))
    region.placements = (running + told).filter { members.contains($0.member) && groups.contains($0.group) }
    let known = region.placements.filter { $0.state == .running }
    func counted(_ placements: [Placement]) -> AuditReport {
      audit(
        Plan(known + placements.filter { members.contains($0.member) && groups.contains($0.group) }),
        of: region)
    }
    let (old, new) = (counted(told), counted(decided))
    conflicts = old.breaches
    let wholeBefore = before.isPublished ? before.plan : Plan(running + told)
    difference = PlanDifference(
      from: .init(wholeBefore, goals: old.goals, minutesCovered: old.minutesCovered),
      to: .init(Plan(running + decided), goals: new.goals, minutesCovered: new.minutesCovered),
      in: Rulebook(region), minutesAsked: new.minutesAsked, conflicts: old.breaches.count)
  }
}

extension Region {
  /// The region in the calendar of a scope, whatever its placements are.
  fileprivate func calendar(of scope: PlanScope) -> Region {
    scoped(by: PlanScope(from: scope.from, weeks: scope.weeks))
  }
}

extension DayRange {
  /// The runs of its dates that lie in none of `others`, by date.
  fileprivate func without(_ others: [DayRange]) -> [DayRange] {
    others.reduce([self]) { left, other in
      left.flatMap { range in
        range.cut(to: other) == nil
          ? [range]
          : [
            range.cut(from: nil, until: other.from.advanced(by: -1)),
            range.cut(from: other.until.advanced(by: 1), until: nil),
          ].compactMap(\.self)
      }
    }
  }
}
