// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// A placement of a plan with all that reports tell about it; numbers are positions in the region's tables.
public struct Assignment: Hashable, Sendable {
  /// The placement, as the plan or the package has it.
  public let placement: Placement
  public let group, vacancy, location, member: Int
  /// Those of its dates that lie in the vacancy's window and the horizon.
  public let dates: DayRange
  /// What is taught on them.
  public let teaching: Teaching
  /// Lesson minutes; a date that several placements of a group share counts for the first of them.
  public let minutes: Int
  /// What entitles the member; `nil` = nothing does.
  public let grant: Grant?
  /// One way from home, in minutes; `nil` = home is unknown.
  public let homeMinutes: Int?

  /// The tier; `nil` = without authority.
  public var tier: Tier? { grant?.tier }
  /// There and back on every date of teaching, in minutes; `nil` = home is unknown.
  public var travelMinutes: Int? { homeMinutes.map { 2 * $0 * teaching.days } }
}

/// A plan resolved against its region.
package struct Staffing: Sendable {
  package let rulebook: Rulebook
  /// In the order of `Plan.order`.
  package private(set) var assignments: [Assignment] = []
  /// Per group: the positions of its assignments.
  private(set) var assignmentsOfGroup: [[Int]]
  /// Per group: the lesson minutes asked in the horizon, and in a usual week.
  let asked, weekly: [Int]

  /// Running placements of the region count, whether the plan repeats them or not; placements of unknown members or
  /// groups, or without a date in their vacancy's window, do not.
  package init(_ plan: Plan, in rulebook: Rulebook) {
    self.rulebook = rulebook
    let region = rulebook.region
    let horizon = region.policy.horizon
    let members = positions(region.members.map(\.id))
    let groups = positions(region.groups.map(\.id))
    let vacancies = positions(region.vacancies.map(\.id))
    let locations = positions(region.locations.map(\.id))
    asked = region.groups.indices.map { rulebook.teaching(of: $0, over: horizon).minutes }
    var weekly = region.groups.map { $0.flexibleMinutes ?? 0 }
    for lesson in region.lessons {
      if let group = groups[lesson.group] { weekly[group] += lesson.span.minutes }
    }
    self.weekly = weekly

    var taken = [[DayRange]](repeating: [], count: region.groups.count)
    for placement in region.placements.filter({ $0.state == .running }) + plan.decided {
      guard let group = groups[placement.group], let member = members[placement.member],
        let vacancy = vacancies[region.groups[group].vacancy],
        let location = locations[region.vacancies[vacancy].location],
        let inHorizon = placement.dates.cut(to: horizon),
        let dates = inHorizon.cut(
          from: region.vacancies[vacancy].from, until: region.vacancies[vacancy].until)
      else { continue }
      let teaching = rulebook.teaching(of: group, over: dates)
      let fresh = dates.without(taken[group])
      let minutes =
        fresh == [dates]
        ? teaching.minutes : fresh.reduce(0) { $0 + rulebook.teaching(of: group, over: $1).minutes }
      taken[group].append(dates)
      assignments.append(
        Assignment(
          placement: placement, group: group, vacancy: vacancy, location: location, member: member,
          dates: dates, teaching: teaching, minutes: minutes,
          grant: rulebook.grant(of: member, for: group, over: inHorizon),
          homeMinutes: rulebook.homeMinutes(of: member, to: location)))
    }
    assignments.sort { Plan.order($0.placement, $1.placement) }
    assignmentsOfGroup = Array(repeating: [], count: region.groups.count)
    for (position, assignment) in assignments.enumerated() {
      assignmentsOfGroup[assignment.group].append(position)
    }
  }
}

/// Where each id stands.
package func positions(_ ids: [String]) -> [String: Int] {
  Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
}

extension DayRange {
  /// The runs of its dates that lie in none of `others`, by date.
  func without(_ others: [DayRange]) -> [DayRange] {
    var left = [self]
    for other in others {
      left = left.flatMap { range in
        guard range.cut(to: other) != nil else { return [range] }
        return [
          DayRange(range.from, other.from.advanced(by: -1)),
          DayRange(other.until.advanced(by: 1), range.until),
        ].compactMap(\.self)
      }
    }
    return left
  }
}
