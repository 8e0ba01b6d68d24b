// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The authority under which a member teaches: the tier, and the row of `authority.csv` (from 0).
package struct Standing: Hashable, Sendable {
  package let tier: Tier
  package let row: Int
}

extension Tables {
  /// The authority of a member for some work over a range of dates, or `nil` if no pair holds (section 3).
  package func standing(of member: Member, for work: Work, over dates: DayRange) -> Standing? {
    var best: (standing: Standing, minutesMax: Int)?
    for qualification in qualifications[member.id] ?? [] {
      guard let subjectTier = tier(of: qualification, in: work.vacancy.subject) else { continue }
      for (row, authority) in region.authority.enumerated() {
        let tier = max(authority.tier, subjectTier)
        guard authority.levelGroup == work.levelGroup, authority.degree == qualification.degree,
          covers(qualification.from, qualification.until, dates),
          covers(authority.from, authority.until, dates),
          clockAllows(member, tier: tier, authority, over: dates)
        else { continue }
        // Rows come in the order that decides between equals, so only a better pair replaces.
        let minutesMax = authority.minutesMax ?? .max
        if let best, (best.standing.tier, -best.minutesMax) <= (tier, -minutesMax) { continue }
        best = (Standing(tier: tier, row: row), minutesMax)
      }
    }
    return best?.standing
  }

  /// The tier at which a qualification serves a subject: 0 for its own, a neighbour row's for another.
  package func tier(of qualification: Qualification, in subject: String) -> Tier? {
    if qualification.subject == subject { return 0 }
    return (neighbours[subject] ?? []).filter { $0.neighbour == qualification.subject }.map(\.tier).min()
  }

  private func covers(_ from: Day?, _ until: Day?, _ dates: DayRange) -> Bool {
    (from.map { $0 <= dates.from } ?? true) && (until.map { dates.until <= $0 } ?? true)
  }

  private func clockAllows(
    _ member: Member, tier: Tier, _ authority: Authority, over dates: DayRange
  ) -> Bool {
    guard tier == 2 || authority.monthsMax != nil else { return true }
    if let last = member.exceptionUntil { return dates.until <= last }
    guard let months = authority.monthsMax else { return false }
    return dates.until < dates.from.adding(months: months)
  }
}
