// SPDX-License-Identifier: GPL-3.0-or-later

/// Which part of a package's question a run answers, when not all of it: planning anew from a date, with few changes.
///
/// A plan is audited and verified within the scope in which it was made; so files that tell of a plan tell its scope.
public struct PlanScope: Hashable, Sendable {
  /// The first date that may be decided; what has begun before it is locked. `nil` = the policy's first day, and nothing
  /// is locked but what the package calls running.
  public var from: Day?
  /// The weeks of the horizon from the Monday of the week of `from`, 1–60; `nil` = to the end of the policy's horizon.
  public var weeks: Int?
  /// Locked placements that the planner gives free, each once, as the package has them: what is left of them may move,
  /// at a price.
  public var freed: [Placement]
  /// Told placements that no longer fit, each once, as the package has them: what is left of them counts as told no more.
  public var dropped: [Placement]
  /// The most placements of people who were told that may change; `nil` = any number.
  public var changesMax: Int?

  /// A scope, by default the whole of the package's question.
  public init(
    from: Day? = nil, weeks: Int? = nil, freed: [Placement] = [], dropped: [Placement] = [],
    changesMax: Int? = nil
  ) {
    (self.from, self.weeks, self.freed, self.dropped) = (from, weeks, freed, dropped)
    self.changesMax = changesMax
  }

  /// Whether it is the whole of the package's question.
  public var isWhole: Bool { self == PlanScope() }
}

extension PlanScope {
  /// Why a region cannot be planned in a scope.
  public enum Flaw: Hashable, Sendable {
    /// `from` lies before the first day of the region's policy.
    case beforeCalendar(from: Day, firstDay: Day)
    /// `from` lies after the last date of the policy's horizon, and no number of weeks is given.
    case afterHorizon(from: Day, last: Day)
    /// Not 1–60.
    case weeks(Int)
    /// The horizon ends before this placement, which people were told; it takes so many weeks to hold it.
    case endsBefore(Placement, weeks: Int)
    /// A placement that is to be given free or dropped, and that the package has not, or not as one that was told.
    case unknown(Placement)
    /// A placement that is to be given free, but is not locked.
    case notLocked(Placement)
  }

  /// The first date that may be decided.
  public func first(in policy: Policy) -> Day { from ?? policy.firstDay }

  /// The dates of the horizon; `nil` if there are none.
  private func horizon(in policy: Policy) -> DayRange? {
    let monday = first(in: policy).monday
    return DayRange(monday, weeks.map { monday.advanced(by: 7 * $0 - 1) } ?? policy.horizon.until)
  }

  /// Everything that is wrong with the scope; none for a region that can be planned in it.
  public func flaws(in region: Region) -> [Flaw] {
    var flaws: [Flaw] = []
    if let from, from < region.policy.firstDay {
      flaws.append(.beforeCalendar(from: from, firstDay: region.policy.firstDay))
    }
    if let weeks, !(1...60).contains(weeks) { flaws.append(.weeks(weeks)) }
    let told = Set(region.placements.filter { $0.state != .proposed })
    for placement in freed {
      if !told.contains(placement) {
        flaws.append(.unknown(placement))
      } else if !locks(placement, in: region.policy) {
        flaws.append(.notLocked(placement))
      }
    }
    flaws += dropped.filter { !told.contains($0) }.map(Flaw.unknown)
    guard flaws.isEmpty else { return flaws }
    guard let horizon = horizon(in: region.policy) else {
      return [.afterHorizon(from: first(in: region.policy), last: region.policy.horizon.until)]
    }
    return from == nil && weeks == nil ? [] : toldBeyond(horizon, in: region)
  }

  /// The told placements, not locked, that the horizon does not hold: a plan that took their place would take them back.
  ///
  /// - Precondition: the scope has no other flaw in the region.
  public func toldBeyond(in region: Region) -> [Flaw] {
    horizon(in: region.policy).map { toldBeyond($0, in: region) } ?? []
  }

  private func toldBeyond(_ horizon: DayRange, in region: Region) -> [Flaw] {
    Plan(region.scoped(by: self).placements).placements
      .filter { $0.state == .published && $0.dates.until > horizon.until }
      .map { .endsBefore($0, weeks: horizon.from.distance(to: $0.dates.until) / 7 + 1) }
  }

  /// Whether a placement of the package stays as it is, unless it is given free.
  public func locks(_ placement: Placement, in policy: Policy) -> Bool {
    switch placement.state {
    case .running: true
    case .published: from.map { placement.dates.from < $0 } ?? false
    case .proposed: false
    }
  }
}

extension Region {
  /// The region that is planned in a scope, where `from` takes the place of the first day.
  ///
  /// A published placement that has begun before `from` is running. What is left from `from` on of a placement that is
  /// given free is published, and of one that is dropped it is gone; what was before is running.
  ///
  /// - Precondition: the scope has no flaw in the region but told placements beyond the horizon.
  public func scoped(by scope: PlanScope) -> Region {
    var region = self
    let first = scope.first(in: policy)
    region.policy.changesMax = scope.changesMax
    if let from = scope.from {
      region.policy.planFrom = from
      region.policy.firstDay = from.monday
      region.policy.weeks = (from.monday.distance(to: policy.horizon.until) + 1) / 7
    }
    if let weeks = scope.weeks { region.policy.weeks = weeks }
    precondition((1...60).contains(region.policy.weeks), "a horizon of \(region.policy.weeks) weeks")
    let (freed, dropped) = (Set(scope.freed), Set(scope.dropped))
    region.placements = placements.flatMap { placement -> [Placement] in
      guard freed.contains(placement) || dropped.contains(placement) else {
        let isLocked = scope.locks(placement, in: policy)
        return [isLocked ? placement.with(placement.dates, .running) : placement]
      }
      let past = placement.dates.cut(from: nil, until: first.advanced(by: -1))
      let rest = dropped.contains(placement) ? nil : placement.dates.cut(from: first, until: nil)
      return [past.map { placement.with($0, .running) }, rest.map { placement.with($0, .published) }]
        .compactMap(\.self)
    }
    return region
  }
}

extension Placement {
  /// The same member and group over other dates, in another state.
  public func with(_ dates: DayRange, _ state: PlacementState) -> Placement {
    Placement(group: group, member: member, dates: dates, state: state)
  }
}
