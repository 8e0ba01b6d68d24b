// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel

/// An override that somebody asks for, judged before it is stored.
public struct OverrideProposal: Sendable {
  /// What would be stored: its dates cut to those of the vacancy, its rules those that it breaks.
  public let override: Override
  /// What the forced placements break besides what running placements break already; none of a *forbid*.
  public let breaches: [Breach]
  /// Everything that speaks against storing it.
  public let refusals: [Refusal]

  /// Why an override cannot be stored.
  public enum Refusal: Hashable, Sendable {
    /// None of the dates lies in the vacancy, which has these; `nil` = no end.
    case outsideVacancy(from: Day, until: Day?)
    /// An exclusion holds for a whole vacancy: this is the group's.
    case forbidOfGroup(vacancy: String)
    /// A group of it has a running placement on some of the dates.
    case taken(Placement)
    /// The member was told it already, for some of the dates.
    case told(Placement)
    /// It breaks what is law, or what no decision can change.
    case law([Breach])
    /// It breaks rules that were not named.
    case unnamed([Rule], [Breach])
  }

  /// Judges an override by auditing its placements beside the running ones.
  ///
  /// - Precondition: the region knows the member and the target.
  public init(_ wanted: Override, in region: Region) {
    guard let vacancy = region.vacancy(of: wanted.target) else {
      preconditionFailure("an override of nothing: \(wanted.target)")
    }
    var (override, refusals, breaches) = (wanted, [Refusal](), [Breach]())
    override.rules = []
    if let dates = wanted.dates.cut(from: vacancy.from, until: vacancy.until) {
      override.dates = dates
    } else {
      refusals.append(.outsideVacancy(from: vacancy.from, until: vacancy.until))
    }
    switch wanted.kind {
    case .forbid:
      if case .group = wanted.target { refusals.append(.forbidOfGroup(vacancy: vacancy.id)) }
    case .force where refusals.isEmpty:
      let groups = Set(region.groups(of: wanted.target))
      let there = region.placements.filter {
        groups.contains($0.group) && $0.dates.cut(to: override.dates) != nil
      }
      let taken = there.filter { $0.state == .running }
      refusals += taken.map(Refusal.taken)
      refusals += there.filter { $0.state == .published && $0.member == override.member }.map(Refusal.told)
      breaches = Self.breaches(of: override, in: region)
      let lawful = breaches.filter { !Self.isLaw($0) }
      let rules = Set(lawful.compactMap(\.rule))
      override.rules = rules.sorted()
      if taken.isEmpty, lawful.count < breaches.count { refusals.append(.law(breaches.filter(Self.isLaw))) }
      let unnamed = rules.subtracting(wanted.rules)
      if !unnamed.isEmpty {
        refusals.append(.unnamed(unnamed.sorted(), lawful.filter { $0.rule.map(unnamed.contains) ?? false }))
      }
    case .force: break
    }
    (self.override, self.breaches, self.refusals) = (override, breaches, refusals)
  }

  /// What a decided placement in the place of each forced one would break.
  private static func breaches(of override: Override, in region: Region) -> [Breach] {
    let running = region.placements.filter { $0.state == .running }
    let forced = region.groups(of: override.target).map {
      Placement(group: $0, member: override.member, dates: override.dates, state: .proposed)
    }
    // A horizon that holds the dates, however long the package's own is.
    var longer = region
    let weeks = region.policy.firstDay.distance(to: override.dates.until) / 7 + 1
    longer.policy.weeks = max(region.policy.weeks, min(60, weeks))
    return audit(Plan(running + forced), of: longer).breaches
  }

  /// Whether no planner may decide to break it: the law on conduct certificates, what a school or a court ruled out, and what
  /// is no decision at all: a group has one teacher at a time, running placements run, a vacancy has its dates.
  private static func isLaw(_ breach: Breach) -> Bool {
    switch breach.finding {
    case .excluded(_, let row): row.by == .school || row.by == .court
    default:
      switch breach.rule {
      case nil, .certificate, .oneTeacherPerGroup, .lockedPlacements, .handovers: true
      default: false
      }
    }
  }
}

extension Region {
  /// The vacancy that a target is, or that its group belongs to.
  func vacancy(of target: Override.Target) -> Vacancy? {
    switch target {
    case .vacancy(let id): vacancies.first { $0.id == id }
    case .group(let id):
      groups.first { $0.id == id }.flatMap { group in vacancies.first { $0.id == group.vacancy } }
    }
  }
}
