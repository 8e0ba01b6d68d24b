// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// What in a plan keeps a member from a stint.
public struct Hindrance: Hashable, Sendable {
  /// The first rule that does.
  public let rule: Rule
  /// The placements that leave no room for it, as positions in `PlanReport.assignments`; ascending.
  public let by: [Int]
}

extension ReasonFinder {
  /// What keeps a member from a stint as the plan stands; `nil` = nothing does.
  ///
  /// - Parameter takers: the decided assignments in the opening, by position.
  mutating func hindrance(of stint: Stint, _ opening: Opening, _ takers: [Int]) -> Hindrance? {
    if takers.count > rulebook.region.policy.handoversMax { return Hindrance(rule: .handovers, by: takers) }
    let sharing = takers.filter { staffing.assignments[$0].dates.cut(to: stint.dates) != nil }
    if !sharing.isEmpty { return Hindrance(rule: .oneTeacherPerGroup, by: sharing) }
    let others = fullVacancy(stint, opening)
    if !others.isEmpty { return Hindrance(rule: .membersPerVacancy, by: others) }
    let own = decided[stint.member].filter {
      staffing.assignments[$0].teaching.weeks & stint.teaching.weeks != 0
    }
    let clashes = own.map { (rule: clash(stint, with: $0), position: $0) }
    if let rule = clashes.compactMap(\.rule).first {
      return Hindrance(rule: rule, by: clashes.filter { $0.rule != nil }.map(\.position))
    }
    return own.isEmpty ? nil : weeklyHindrance(stint, opening, own)
  }

  /// The placements of others in the first week in which the vacancy has as many members as it may have; none if there is none.
  private func fullVacancy(_ stint: Stint, _ opening: Opening) -> [Int] {
    let limit = rulebook.region.vacancies[opening.vacancy].membersMax
    let others = ofVacancy[opening.vacancy].filter {
      staffing.assignments[$0].member != stint.member
        && staffing.assignments[$0].teaching.weeks & stint.teaching.weeks != 0
    }
    for week in 0..<(others.isEmpty ? 0 : rulebook.region.policy.weeks)
    where stint.teaching.weeks >> UInt64(week) & 1 == 1 {
      let present = others.filter { staffing.assignments[$0].teaching.weeks >> UInt64(week) & 1 == 1 }
      if Set(present.map { staffing.assignments[$0].member }).count >= limit { return present }
    }
    return []
  }

  /// Whether lessons clash with a placement; one that is no stint (people cut it) counts as clashing.
  private mutating func clash(_ stint: Stint, with position: Int) -> Rule? {
    guard let other = self.stint(of: position) else { return .onePlaceAtATime }
    return rulebook.clash(stint, other)
  }

  /// The stint that a decided assignment is; `nil` = people cut it.
  private mutating func stint(of position: Int) -> Stint? {
    if let known = stintOfAssignment[position] { return known }
    let assignment = staffing.assignments[position]
    var found: Stint?
    for opening in openingsOfGroup[assignment.group] {
      guard case .offers(let stints) = rulebook.verdict(of: assignment.member, for: opening) else { continue }
      found = found ?? stints.first { $0.dates == assignment.dates }
    }
    stintOfAssignment[position] = .some(found)
    return found
  }

  /// The rules that count by week, running placements included.
  private func weeklyHindrance(_ stint: Stint, _ opening: Opening, _ own: [Int]) -> Hindrance? {
    let member = rulebook.region.members[stint.member]
    let running = rulebook.runningLoad(of: stint.member)
    let available = rulebook.availableMinutes(of: stint.member)
    let rowLimit = rulebook.region.authority[stint.authority].minutesMax ?? .max
    let runningUnderRow = running.authorities.first { $0.row == stint.authority }
    for week in 0..<rulebook.region.policy.weeks where stint.teaching.weeks >> UInt64(week) & 1 != 0 {
      let positions = own.filter { staffing.assignments[$0].teaching.minutesByWeek[week] > 0 }
      let inWeek = positions.map { staffing.assignments[$0] }
      let added = Int(stint.teaching.minutesByWeek[week])
      let minutes = inWeek.reduce(added + running.minutesByWeek[week]) {
        $0 + Int($1.teaching.minutesByWeek[week])
      }
      if minutes > member.minutesMax { return Hindrance(rule: .hoursPerWeek, by: positions) }
      if minutes > available[week] { return Hindrance(rule: .freeTime, by: positions) }
      let underRow = inWeek.filter { $0.grant?.authority == stint.authority }
        .reduce(added + (runningUnderRow?.minutesByWeek[week] ?? 0)) {
          $0 + Int($1.teaching.minutesByWeek[week])
        }
      if underRow > rowLimit {
        return Hindrance(
          rule: .authorityHours,
          by: positions.filter { staffing.assignments[$0].grant?.authority == stint.authority })
      }
      let locations =
        inWeek.map(\.location) + [opening.location]
        + running.locations.filter { $0.weeks >> UInt64(week) & 1 != 0 }.map(\.position)
      if Set(locations).count > member.locationsMax {
        return Hindrance(
          rule: .locationsPerMember,
          by: positions.filter { staffing.assignments[$0].location != opening.location })
      }
    }
    return nil
  }
}
