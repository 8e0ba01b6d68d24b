// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A region, read once and ready to answer who may take what, and why not.
///
/// Members, groups, vacancies, locations and rows are numbered by their positions in the region's tables,
/// openings by their positions in `openings`. Immutable: any number of threads may ask at once. Every answer
/// follows `Docs/rules.md`.
///
/// - Precondition: every reference of the region exists and every id is used once, as `PoolData` guarantees.
public struct Rulebook: Sendable {
  /// The region that the answers are about.
  public let region: Region
  /// What can be decided, in order of groups, then dates.
  public let openings: [Opening]
  /// The running placements with a date in the horizon, in the region's order.
  public let running: [RunningPlacement]

  let horizon: Horizon
  let timetable: Timetable
  let travel: TravelTimes
  let authority: AuthorityFinder
  let availability: AvailabilityCalendar
  let loads: RunningLoads
  let wishes: Wishes
  let rarities: Rarities
  /// What is taught in every opening.
  let teachings: [Teaching]

  /// Reads a region.
  ///
  /// - Complexity: linear in the tables, but for the distances between all pairs of locations.
  public init(_ region: Region) {
    let locations = Index("locations", region.locations.lazy.map(\.id))
    let subjects = Index("subjects", region.subjects.lazy.map(\.id))
    let members = Index("members", region.members.lazy.map(\.id))
    let vacancies = Index("vacancies", region.vacancies.lazy.map(\.id))
    let groups = Index("groups", region.groups.lazy.map(\.id))

    let horizon = Horizon(region.policy)
    let timetable = Timetable(
      region, horizon: horizon, locations: locations, vacancies: vacancies, groups: groups)
    let authority = AuthorityFinder(region, subjects: subjects, members: members, vacancies: vacancies)
    running = region.placements.compactMap { placement in
      guard placement.state == .running, let dates = placement.dates.cut(to: horizon.dates) else {
        return nil
      }
      let (member, group) = (members[placement.member], groups[placement.group])
      return RunningPlacement(
        member: member, group: group, dates: dates, teaching: timetable.teaching(of: group, over: dates),
        grant: authority.grant(of: member, for: group, over: dates))
    }
    let found = PoolRules.openings(of: region, timetable: timetable, running: running)
    openings = found.map(\.opening)
    teachings = found.map(\.teaching)
    loads = RunningLoads(region, timetable: timetable, running: running)
    wishes = Wishes(region, members: members, locations: locations, vacancies: vacancies)
    availability = AvailabilityCalendar(region, horizon: horizon, members: members)
    travel = TravelTimes(region)
    rarities = Rarities(region, openings: openings, authority: authority)
    (self.region, self.horizon, self.timetable, self.authority) = (region, horizon, timetable, authority)
  }

  /// What a group is taught on those dates of `range` that lie in its window and the horizon.
  public func teaching(of group: Int, over range: DayRange) -> Teaching {
    timetable.teaching(of: group, over: range)
  }

  /// The lessons of a group that occur where `teaching` says; none for a flexible group.
  public func lessonCount(of group: Int, in teaching: Teaching) -> Int {
    timetable.lessonCount(of: group, in: teaching)
  }

  /// The clock times of a group's lessons on a weekday (0 = Monday), by start; none for a flexible group.
  public func spans(of group: Int, on weekday: Int) -> [ClockSpan] {
    timetable.lessons(of: group, on: weekday).map(timetable.span)
  }

  /// A member's authority for a group on all dates of `range`, whatever tier the school accepts; `nil` if
  /// forbidden.
  public func grant(of member: Int, for group: Int, over range: DayRange) -> Grant? {
    authority.grant(of: member, for: group, over: range)
  }

  /// What the running placements of a member take.
  public func runningLoad(of member: Int) -> MemberLoad { loads.members[member] }

  /// The members that a vacancy has through running placements.
  public func runningLoad(ofVacancy vacancy: Int) -> VacancyLoad { loads.vacancies[vacancy] }

  /// The minutes in which a member is available and in the pool, for each week of the horizon.
  public func availableMinutes(of member: Int) -> [Int] {
    (0..<horizon.weeks).map { availability.minutes(of: member, in: $0) }
  }

  /// Minutes between two locations; 0 within one.
  public func travelMinutes(from: Int, to: Int, by mode: TravelMode) -> Int {
    travel.minutes(from: from, to: to, by: mode)
  }

  /// Minutes from a member's home to a location; `nil` if home is unknown.
  public func homeMinutes(of member: Int, to location: Int) -> Int? {
    travel.homeMinutes(member, to: location)
  }

  /// What an extra hour of a member costs, in cents.
  public func centsPerHour(of member: Int) -> Int {
    let facts = region.members[member]
    guard let cents = facts.centsPerHour ?? region.policy.marginalCents[facts.hire] else {
      preconditionFailure("the policy has no marginal cost for \(facts.hire.rawValue)")
    }
    return cents
  }

  /// Whether a row `prefer` names the member with the location or the vacancy of an opening.
  public func prefers(_ member: Int, _ opening: Int) -> Bool {
    wishes.prefers(member, location: openings[opening].location, vacancy: openings[opening].vacancy)
  }

  /// How rare a member is, in per cent (`Docs/rules.md`, section 6).
  public func rarity(ofMember member: Int) -> Int { rarities.ofMember[member] }

  /// How rare the work of an opening is, in per cent (`Docs/rules.md`, section 6).
  public func rarity(ofOpening opening: Int) -> Int {
    rarities.ofNeed[authority.needOfGroup[openings[opening].group]]
  }
}

extension AuthorityFinder {
  /// A member's best pair that holds over `range`.
  func grant(of member: Int, for group: Int, over range: DayRange) -> Grant? {
    candidate(member, for: needOfGroup[group]).flatMap { pair(of: $0, over: range) }.map { pairs[$0].grant }
  }
}
