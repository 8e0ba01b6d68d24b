// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// A line of the register that boards must keep of placements that are not by a full qualification.
public struct ExceptionEntry: Hashable, Sendable {
  /// The placement, at tier 1 or above, or without authority.
  public let assignment: Assignment
  /// The first date of the member's unbroken placements in the group: months count from there.
  public let began: Day
  /// What ends it first; `nil` = nothing does.
  public let end: ClockEnd?
}

/// A clock of a placement that runs out within the plan.
struct EndingClock: Hashable {
  let assignment: Assignment
  let end: ClockEnd
}

/// What boards must keep of a plan, and what they must look after in time (uitzonderingenregister).
public struct ExceptionRegister: Sendable {
  let rulebook: Rulebook
  /// Every placement at tier 1 or above, or without authority, in the order of `Plan.order`.
  public let entries: [ExceptionEntry]
  /// The clocks of placements that run out before the last date of the horizon, by date.
  let ending: [EndingClock]

  /// Looks through the placements of a plan of the rulebook's region, running ones included.
  ///
  /// - Complexity: about linear in the plan.
  public init(of plan: Plan, in rulebook: Rulebook) { self.init(Staffing(plan, in: rulebook)) }

  init(_ staffing: Staffing) {
    let (rulebook, assignments) = (staffing.rulebook, staffing.assignments)
    let (starts, horizon) = (Starts(assignments), rulebook.region.policy.horizon)
    var entries: [ExceptionEntry] = []
    var ending: [EndingClock] = []
    for assignment in assignments {
      let began = starts[assignment]
      let clocks = rulebook.clocks(
        of: assignment.member, for: assignment.group, under: assignment.grant, from: began)
      if assignment.tier != 0 {
        let end = clocks.first { $0.clock != .certificate }
        entries.append(ExceptionEntry(assignment: assignment, began: began, end: end))
      }
      ending += clocks.filter { horizon.from <= $0.last && $0.last < horizon.until }
        .map { EndingClock(assignment: assignment, end: $0) }
    }
    (self.rulebook, self.entries) = (rulebook, entries)
    self.ending = ending.enumerated()
      .sorted { ($0.element.end.last, $0.offset) < ($1.element.end.last, $1.offset) }.map(\.element)
  }

  /// Warns of placements whose months run out within the horizon: no row or column of the package tells that date by itself.
  ///
  /// What a column tells (exception, qualification, authority, certificate) is a warning when the package is read.
  public func monthsWarnings(_ language: Language) -> [String] {
    ending.filter { $0.end.clock == .months }.map { ending in
      let (placement, last) = (ending.assignment.placement, ending.end.last)
      return language.say(
        "placements.csv: warning: the months of member '\(placement.member)' in group '\(placement.group)' "
          + "run out on \(last), within the plan\n  Arrange what follows in time.",
        "placements.csv: waarschuwing: de maanden van poollid '\(placement.member)' in lesgroep "
          + "'\(placement.group)' lopen af op \(last), binnen het plan\n  Regel op tijd wat erna komt.")
    }
  }
}

/// When a member's unbroken placements in a group began: those that join without a day between count as one.
private struct Starts {
  private var byGroup: [Int: [Assignment]]

  init(_ assignments: [Assignment]) { byGroup = Dictionary(grouping: assignments, by: \.group) }

  subscript(assignment: Assignment) -> Day {
    // Those of a group are in order of their first dates.
    let own = (byGroup[assignment.group] ?? []).filter { $0.member == assignment.member }
    return own.reversed().map(\.placement.dates).reduce(assignment.placement.dates.from) { first, dates in
      dates.from < first && first <= dates.until.advanced(by: 1) ? dates.from : first
    }
  }
}
