import PoolModel

// SPDX-License-Identifier: GPL-3.0-or-later
@testable import PoolAudit

/// Finds out from the words of `Docs/rules.md`, by the audit alone, at which rule a member falls.
struct Recount {
  private let tables: Tables
  private let running: [Duty]
  private let region: Region
  /// By vacancy: the members who hold its subject or a neighbour of it.
  private var holders: [String: Set<String>] = [:]

  init(_ region: Region) {
    self.region = region
    let auditor = Auditor(region)
    (tables, running) = (auditor.tables, auditor.running)
    for vacancy in region.vacancies {
      let serving = region.neighbours.filter { $0.subject == vacancy.subject }.map(\.neighbour)
      holders[vacancy.id] = Set(
        region.qualifications.filter { ([vacancy.subject] + serving).contains($0.subject) }.map(\.member))
    }
  }

  /// What a member may do with an opening.
  enum Answer: Equatable {
    /// The first rule that refuses.
    case falls(Rule)
    /// The runs of dates that the member may take.
    case may([DayRange])
  }

  /// The rules that make a week impossible (section 4).
  private static let weekRules: Set<Rule> = [
    .exclusion, .availability, .onePlaceAtATime, .travelBetweenSchools, .hoursPerWeek, .freeTime,
    .locationsPerMember,
    .membersPerVacancy,
  ]

  /// - Precondition: no handovers, so that only whole stints are asked for.
  func answer(_ member: Member, for group: String, over opening: DayRange) -> Answer {
    guard let vacancy = tables.works[group]?.vacancy.id, holders[vacancy]?.contains(member.id) == true else {
      return .falls(.authority)
    }
    let dates = opening.days.filter { member.from <= $0 && $0 <= (member.until ?? $0) }
    guard minutes(group, dates) > 0 else {
      let all = broken(member, group, Array(opening.days))
      return .falls(all.filter { $0 < .memberDates }.min() ?? .memberDates)
    }
    var runs: [[Day]] = [[]]
    // Where all weeks together break no rule of a week, none does by itself.
    let isWhole = broken(member, group, dates).isDisjoint(with: Recount.weekRules)
    for week in 0..<region.policy.weeks {
      let inWeek = dates.filter { ($0.number - region.policy.firstDay.number) / 7 == week }
      if inWeek.isEmpty { continue }
      if isWhole || minutes(group, inWeek) == 0
        || broken(member, group, inWeek).isDisjoint(with: Recount.weekRules)
      {
        runs[runs.count - 1] += inWeek
      } else {
        runs.append([])
      }
    }
    runs.removeAll { minutes(group, $0) == 0 }
    if runs.isEmpty { return .falls(broken(member, group, dates).min() ?? .lockedPlacements) }
    let refused = runs.map { broken(member, group, $0) }
    let allowed = zip(runs, refused).filter { $0.1.isEmpty }.compactMap { run, _ in range(run) }
    return allowed.isEmpty ? .falls(refused.joined().min() ?? .lockedPlacements) : .may(allowed)
  }

  private func range(_ days: [Day]) -> DayRange? {
    guard let first = days.first, let last = days.last else { return nil }
    return DayRange(first, last)
  }

  private func minutes(_ group: String, _ days: [Day]) -> Int {
    tables.works[group]?.minutesByWeek(on: days).reduce(0, +) ?? 0
  }

  /// The rules that the audit finds broken by one placement beside the running ones.
  private func broken(_ member: Member, _ group: String, _ days: [Day]) -> Set<Rule> {
    guard let dates = range(days),
      let duty = tables.duty(Placement(group: group, member: member.id, dates: dates, state: .proposed))
    else { return [] }
    let own = running.filter { $0.member.id == member.id } + [duty]
    let there = running.filter { $0.work.vacancy.id == duty.work.vacancy.id } + [duty]
    let found =
      tables.breaches(of: duty) + tables.dayBreaches(of: member, own) + tables.weekBreaches(of: member, own)
      + tables.memberBreaches(of: duty.work.vacancy, there)
    return Set(found.map(Breach.init).compactMap(\.rule))
  }
}
