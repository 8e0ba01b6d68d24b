// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Places members on groups so that every rule holds, for the placements that a region begins with.
///
/// The check is simpler and stricter than the rules: it treats all placements of a member that share a week
/// with the new one as if they shared every week, so whatever it allows the rules allow too. It is not a planner.
struct Placing {
  /// What a member does: a group at a site over whole weeks.
  private struct Job {
    let weeks: DayRange
    let site: Int
    let minutes: Int
    let authority: Int
    let lessons: [Lesson]
  }

  private let schools: Schools
  private let people: [Person]
  private let policy: Policy
  /// Members by subject of the catalog whom some qualification may serve, in order.
  private var candidates: [String: [Int]] = [:]
  private var jobs: [[Job]]
  private let homes: [Grid]
  private let places: [Grid]
  /// How far a member can live from a location at most, in hectometres as the crow flies.
  private let reach: [Int]
  private(set) var placements: [Placement] = []

  init(_ schools: Schools, _ people: [Person], _ policy: Policy) {
    (self.schools, self.people, self.policy) = (schools, people, policy)
    jobs = people.map { _ in [] }
    homes = people.map { Grid($0.home) }
    places = schools.sites.map { Grid($0.position) }
    reach = people.map { person in
      guard let speed = policy.travel[person.member.mode] else { return Int(Int32.max) }
      return person.member.travelMaxMinutes * speed.speedKmh * 100 / speed.detourPercent / 6 + 5
    }
    for (index, person) in people.enumerated() {
      for qualification in person.qualifications {
        let served = Catalog.neighbours.filter { $0.neighbour == qualification.subject }.map(\.subject)
        for subject in [qualification.subject] + served where candidates[subject]?.last != index {
          candidates[subject, default: []].append(index)
        }
      }
    }
  }

  /// Places the groups of `request` that somebody can take over `dates`; with `whole` all of them or none.
  ///
  /// - Returns: whether all groups were placed.
  mutating func place(_ request: Request, over dates: DayRange, as state: PlacementState, whole: Bool) -> Bool
  {
    let before = self
    var team: [Int] = []
    var placed = 0
    for (group, lessons) in zip(request.groups, request.lessons) {
      guard let (member, row) = choice(request, group, lessons, dates, team) else {
        if whole { break }
        continue
      }
      if !team.contains(member) { team.append(member) }
      jobs[member].append(
        Job(
          weeks: wholeWeeks(dates), site: request.site, minutes: weekMinutes(group, lessons), authority: row,
          lessons: lessons))
      placements.append(
        Placement(group: group.id, member: people[member].member.id, dates: dates, state: state))
      placed += 1
    }
    if whole, placed < request.groups.count { self = before }
    return placed == request.groups.count
  }

  /// The member for a group: of the vacancy's team if possible, then by tier, then nearest, then by number.
  private func choice(
    _ request: Request, _ group: LessonGroup, _ lessons: [Lesson], _ dates: DayRange, _ team: [Int]
  ) -> (member: Int, authority: Int)? {
    guard let level = Catalog.levels.first(where: { $0.id == group.level }) else { return nil }
    var best: (rank: (Int, Int, Int, Int), authority: Int)?
    for member in candidates[request.vacancy.subject] ?? [] {
      let far = homes[member].squaredHectometres(to: places[request.site]) > reach[member] * reach[member]
      if far { continue }
      let isNew = !team.contains(member)
      if isNew, team.count >= request.vacancy.membersMax { continue }
      guard let (tier, row) = authority(of: people[member], for: request.vacancy, level.group, dates),
        canCome(member, request, group, lessons, dates, row)
      else { continue }
      let rank = (isNew ? 1 : 0, tier, homeMinutes(member, request.site), member)
      if best.map({ rank < $0.rank }) ?? true { best = (rank, row) }
    }
    return best.map { ($0.rank.3, $0.authority) }
  }

  private func homeMinutes(_ member: Int, _ site: Int) -> Int {
    travel(people[member].home, schools.sites[site].position, people[member].member.mode)
  }

  private func travel(_ a: Position, _ b: Position, _ mode: TravelMode) -> Int {
    policy.travel[mode].map { travelMinutes(from: a, to: b, by: $0) } ?? 0
  }

  private func canCome(
    _ index: Int, _ request: Request, _ group: LessonGroup, _ lessons: [Lesson], _ dates: DayRange, _ row: Int
  ) -> Bool {
    let person = people[index]
    let member = person.member
    let minutes = weekMinutes(group, lessons)
    let weeks = wholeWeeks(dates)
    let others = jobs[index].filter { $0.weeks.cut(to: weeks) != nil }
    let underRow = others.filter { $0.authority == row }
    var sites = [request.site]
    for job in others where !sites.contains(job.site) { sites.append(job.site) }
    guard others.reduce(minutes, { $0 + $1.minutes }) <= member.minutesMax,
      underRow.reduce(minutes, { $0 + $1.minutes }) <= Catalog.authority[row].minutesMax ?? Int.max,
      sites.count <= member.locationsMax,
      member.from <= dates.from, member.until.map({ dates.until <= $0 }) ?? true,
      let certificate = member.conductCertificate, certificate <= dates.from,
      policy.certificateMonths.map({ dates.until < certificate.adding(months: $0) }) ?? true,
      homeMinutes(index, request.site) <= member.travelMaxMinutes,
      person.preferences.allSatisfy({
        $0.kind != .exclude
          || ($0.target != .location(request.vacancy.location) && $0.target != .vacancy(request.vacancy.id))
      })
    else { return false }
    return lessons.allSatisfy { lesson in
      isAvailable(person, lesson, dates)
        && others.allSatisfy { job in
          job.lessons.allSatisfy { other in
            let gap = max(lesson.span.start - other.span.end, other.span.start - lesson.span.end)
            return other.weekday != lesson.weekday
              || gap >= minutesBetween(job.site, request.site, member.mode)
          }
        }
    }
  }

  private func minutesBetween(_ a: Int, _ b: Int, _ mode: TravelMode) -> Int {
    a == b ? 0 : travel(schools.sites[a].position, schools.sites[b].position, mode)
  }

  private func weekMinutes(_ group: LessonGroup, _ lessons: [Lesson]) -> Int {
    group.flexibleMinutes ?? lessons.reduce(0) { $0 + $1.span.minutes }
  }

  private func wholeWeeks(_ dates: DayRange) -> DayRange {
    let (from, until) = (dates.from, dates.until)
    return DayRange(from.advanced(by: 1 - from.weekday), until.advanced(by: 7 - until.weekday)) ?? dates
  }

  private func isAvailable(_ person: Person, _ lesson: Lesson, _ dates: DayRange) -> Bool {
    person.availability.isEmpty
      || person.availability.contains {
        $0.weekday == lesson.weekday && $0.span.contains(lesson.span)
          && ($0.from.map { $0 <= dates.from } ?? true) && ($0.until.map { dates.until <= $0 } ?? true)
      }
  }

  /// The best authority of a person: tier and row, at most the vacancy's `tierMax`; `Docs/rules.md`, section 3.
  private func authority(
    of person: Person, for vacancy: Vacancy, _ group: LevelGroup, _ dates: DayRange
  ) -> (tier: Tier, row: Int)? {
    var best: (tier: Tier, order: (Int, Int), row: Int)?
    for qualification in person.qualifications {
      let subjectTier =
        qualification.subject == vacancy.subject
        ? 0
        : Catalog.neighbours.first { $0.subject == vacancy.subject && $0.neighbour == qualification.subject }?
          .tier
      guard let subjectTier, qualification.from.map({ $0 <= dates.from }) ?? true else { continue }
      for (index, row) in Catalog.authority.enumerated()
      where row.levelGroup == group && row.degree == qualification.degree {
        let tier = max(row.tier, subjectTier)
        guard tier <= vacancy.tierMax, holds(row, tier, person.member, dates) else { continue }
        let order = row.minutesMax.map { (1, -$0) } ?? (0, 0)
        if best.map({ (tier, order.0, order.1) < ($0.tier, $0.order.0, $0.order.1) }) ?? true {
          best = (tier, order, index)
        }
      }
    }
    return best.map { ($0.tier, $0.row) }
  }

  private func holds(_ row: Authority, _ tier: Tier, _ member: Member, _ dates: DayRange) -> Bool {
    guard tier == 2 || row.monthsMax != nil else { return true }
    if let exception = member.exceptionUntil { return dates.until <= exception }
    return row.monthsMax.map { dates.until < dates.from.adding(months: $0) } ?? false
  }
}
