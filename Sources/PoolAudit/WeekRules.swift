// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

// Each limit of a week counts running placements. What they break by themselves is not the plan's fault,
// but then the plan may add no minutes there: a breach is a limit passed where some decided minutes are.

extension Tables {
  private func monday(_ week: Int) -> Day { horizon.from.advanced(by: 7 * week) }

  /// Where one member works too much or in too many places in a week (sections 5.4, 5.5, 5.6 and 5.8).
  func weekBreaches(of member: Member, _ duties: [Duty]) -> [Breach.Finding] {
    var found: [Breach.Finding] = []
    for week in 0..<region.policy.weeks {
      let active = duties.filter { $0.weekMinutes[week] > 0 }
      guard active.contains(where: \.isDecided) else { continue }
      let minutes = active.map { $0.weekMinutes[week] }.reduce(0, +)
      lazy var groups = inOrder(active.map(\.work.group.id))
      if minutes > member.minutesMax {
        found.append(
          .tooManyMinutes(
            member: member.id, week: monday(week), minutes: minutes, limit: member.minutesMax,
            groups: groups))
      }
      let available = freeMinutes(of: member, in: week)
      if minutes > available {
        found.append(
          .noFreeTime(
            member: member.id, week: monday(week), minutes: minutes, available: available, groups: groups))
      }
      found += authorityHours(of: member, in: week, active)
      let locations = Set(active.map(\.work.location.id))
      if locations.count > member.locationsMax {
        found.append(
          .tooManyLocations(
            member: member.id, week: monday(week), limit: member.locationsMax, locations: locations.sorted()))
      }
    }
    return found
  }

  private func authorityHours(of member: Member, in week: Int, _ active: [Duty]) -> [Breach.Finding] {
    var found: [Breach.Finding] = []
    for (row, authority) in region.authority.enumerated() {
      guard let limit = authority.minutesMax else { continue }
      let duties = active.filter { $0.standing?.row == row }
      guard duties.contains(where: \.isDecided) else { continue }
      let minutes = duties.map { $0.weekMinutes[week] }.reduce(0, +)
      if minutes > limit {
        found.append(
          .tooManyUnderAuthority(
            member: member.id, week: monday(week), minutes: minutes, limit: limit, authority.levelGroup,
            authority.degree, groups: inOrder(duties.map(\.work.group.id))))
      }
    }
    return found
  }

  /// The weeks in which a vacancy has more members than it accepts (section 5.7).
  func memberBreaches(of vacancy: Vacancy, _ duties: [Duty]) -> [Breach.Finding] {
    (0..<region.policy.weeks).compactMap { week in
      let active = duties.filter { $0.weekMinutes[week] > 0 }
      let members = Set(active.map(\.member.id))
      guard members.count > vacancy.membersMax, active.contains(where: \.isDecided) else { return nil }
      return .tooManyMembers(
        vacancy: vacancy.id, week: monday(week), limit: vacancy.membersMax, members: members.sorted())
    }
  }

  /// Each id once, in order.
  private func inOrder(_ ids: [String]) -> [String] { Set(ids).sorted() }
}
