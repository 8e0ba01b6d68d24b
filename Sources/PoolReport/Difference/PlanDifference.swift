// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// What changes for people between what they were told and a new plan: who moves, who hears what, and what for.
public struct PlanDifference: Sendable {
  /// A run of dates on which another member takes a group, or nobody any more, or somebody at last.
  public struct Move: Hashable, Sendable {
    /// The group's position in the region's table.
    public let group: Int
    /// From the first to the last date with lessons, as far as they are known.
    public let dates: DayRange
    /// Lesson minutes on those dates; 0 where the vacancy no longer asks for them.
    public let minutes: Int
    /// Ids; `nil` = nobody. They differ.
    public let before, after: String?
  }
  /// What a goal was and is.
  public struct GoalChange: Hashable, Sendable {
    /// The goal.
    public let goal: Goal
    /// Its value, as the audit counts it.
    public let before, after: Int
    /// Whether the new plan is better on it.
    public var isBetter: Bool { goal.wantsMost ? after > before : after < before }
  }

  /// In the order of groups, then dates.
  public let moves: [Move]
  /// In the policy's order.
  public let goals: [GoalChange]
  /// The lesson minutes asked in the horizon, and covered before and after.
  public let minutesAsked, minutesBefore, minutesAfter: Int
  /// The told placements that have dates left, and those of them of which some date goes to another or to nobody.
  public let told, toldChanged: Int
  /// The rules that the plan before breaks by now.
  public let conflicts: Int
  /// Placements before and after of groups that the region has no more.
  public let unknown: [Placement]
  let rulebook: Rulebook

  /// A plan and what is known of it.
  public struct Side: Sendable {
    /// Locked placements included.
    public var plan: Plan
    /// As the audit counts them.
    public var goals: [Goal: Int]
    /// As the audit counts them.
    public var minutesCovered: Int
    /// A side of the comparison.
    public init(_ plan: Plan, goals: [Goal: Int], minutesCovered: Int) {
      (self.plan, self.goals, self.minutesCovered) = (plan, goals, minutesCovered)
    }
  }

  /// Compares two plans from the date on from which the rulebook's region is planned.
  ///
  /// - Parameters:
  ///   - before: What people were told.
  ///   - after: The new plan, in the same calendar.
  ///   - rulebook: Of the region in which both are counted; placements of members whom it does not know are told by their id.
  ///   - minutesAsked: As the audit counts them.
  ///   - conflicts: The rules that the plan before breaks in the region.
  /// - Complexity: O(*n* log *n*) in the placements, and linear in the dates that change hands.
  public init(
    from before: Side, to after: Side, in rulebook: Rulebook, minutesAsked: Int, conflicts: Int
  ) {
    let region = rulebook.region
    let first = region.policy.planFrom ?? region.policy.firstDay
    func left(_ plan: Plan) -> [Placement] {
      plan.placements.compactMap { placement in
        placement.dates.cut(from: first, until: nil).map {
          Placement(group: placement.group, member: placement.member, dates: $0, state: placement.state)
        }
      }
    }
    let (old, new) = (left(before.plan), left(after.plan))
    let (oldByGroup, newByGroup) = (
      Dictionary(grouping: old, by: \.group), Dictionary(grouping: new, by: \.group)
    )
    let moves = region.groups.indices.flatMap { group in
      let id = region.groups[group].id
      return handovers(from: oldByGroup[id] ?? [], to: newByGroup[id] ?? []).compactMap { run in
        Move(of: group, run, in: rulebook)
      }
    }
    let groups = Set(region.groups.map(\.id))
    self.moves = moves
    goals = region.policy.goals.map {
      GoalChange(goal: $0.goal, before: before.goals[$0.goal] ?? 0, after: after.goals[$0.goal] ?? 0)
    }
    (self.minutesAsked, self.conflicts, self.rulebook) = (minutesAsked, conflicts, rulebook)
    (minutesBefore, minutesAfter) = (before.minutesCovered, after.minutesCovered)
    let lost = Dictionary(grouping: moves) { region.groups[$0.group].id }
    told = old.count
    toldChanged = old.count { placement in
      !groups.contains(placement.group)
        || (lost[placement.group] ?? []).contains {
          $0.before == placement.member && $0.dates.cut(to: placement.dates) != nil
        }
    }
    unknown = Plan((old + new).filter { !groups.contains($0.group) }).placements
  }

  var region: Region { rulebook.region }
  /// The members who hear of it, in the region's order; those whom it does not know come last, by id.
  var members: [String] {
    let concerned = Set(moves.flatMap { [$0.before, $0.after].compactMap(\.self) })
    let known = region.members.map(\.id).filter(concerned.contains)
    return known + concerned.subtracting(known).sorted()
  }
  /// The locations that hear of it, by position.
  var locations: [Int] { region.locations.indices.filter { !moves(at: $0).isEmpty } }

  func moves(at location: Int) -> [Move] {
    moves.filter { vacancy(of: $0).location == region.locations[location].id }
  }
  func moves(of member: String) -> [Move] { moves.filter { $0.before == member || $0.after == member } }

  func vacancy(of move: Move) -> Vacancy {
    let id = region.groups[move.group].vacancy
    guard let vacancy = region.vacancies.first(where: { $0.id == id }) else {
      preconditionFailure("group \(region.groups[move.group].id): no vacancy \(id)")
    }
    return vacancy
  }
}

/// A run of dates with the members who take a group before and after.
private struct Handover {
  var dates: DayRange
  let before, after: String?
}

/// The longest runs of dates on which a group is taken by another than before, or by nobody; of several members on a date the
/// first in the order of the plans counts.
private func handovers(from old: [Placement], to new: [Placement]) -> [Handover] {
  let starts = Set((old + new).flatMap { [$0.dates.from, $0.dates.until.advanced(by: 1)] }).sorted()
  var runs: [Handover] = []
  for (start, next) in zip(starts, starts.dropFirst()) {
    guard let dates = DayRange(start, next.advanced(by: -1)) else { continue }
    let before = old.first { $0.dates.contains(start) }?.member
    let after = new.first { $0.dates.contains(start) }?.member
    if before == after { continue }
    if let last = runs.last, last.before == before, last.after == after,
      last.dates.until.advanced(by: 1) == start, let both = DayRange(last.dates.from, dates.until)
    {
      runs[runs.count - 1].dates = both
    } else {
      runs.append(Handover(dates: dates, before: before, after: after))
    }
  }
  return runs
}

extension PlanDifference.Move {
  /// `nil` where nothing is taught, and nothing was to be taught.
  fileprivate init?(of group: Int, _ run: Handover, in rulebook: Rulebook) {
    (self.group, before, after) = (group, run.before, run.after)
    let minutes = rulebook.teaching(of: group, over: run.dates).minutes
    let region = rulebook.region
    let vacancy = region.vacancies.first { $0.id == region.groups[group].vacancy }
    if minutes == 0 {
      let isAsked = run.dates.cut(from: vacancy?.from, until: vacancy?.until) == run.dates
      guard !isAsked else { return nil }
    }
    self.minutes = minutes
    guard minutes > 0, region.groups[group].flexibleMinutes == nil else {
      dates = run.dates
      return
    }
    func teaches(_ day: Day) -> Bool { rulebook.teaching(of: group, over: DayRange(only: day)).minutes > 0 }
    let first = run.dates.days.first(where: teaches) ?? run.dates.from
    let last = run.dates.days.reversed().first(where: teaches) ?? run.dates.until
    dates = DayRange(first, last) ?? run.dates
  }
}
