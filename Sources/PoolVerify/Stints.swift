// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel

/// An opening of a group, and its group's place in the tables.
struct Opening {
  let key: Certificate.OpeningKey
  let group, vacancy, location: Int
  let dates: DayRange
  let work: Work
}

/// A stint of `Docs/rules.md`, section 4, with all that a proof needs of it.
struct Stint {
  let key: Certificate.StintKey
  let member, opening: Int
  /// The weeks that have minutes, with them.
  let weeks: [(week: Int, minutes: Int)]
  /// The row of `authority.csv` under which the member teaches.
  let authority: Int
  /// What it adds to each of the ground's goals; nothing to `people` and `members`, which count members as a whole, and to
  /// `fairness`, which looks at boards.
  let amounts: [Int]
}

/// Finds every stint of a region.
struct StintFinder {
  let auditor: Auditor
  let openings: [Opening]
  let running: Running
  let journeys: Journeys
  let goals: [Goal]
  /// The published placements of each group.
  private let published: [String: [Placement]]

  private var tables: Tables { auditor.tables }
  private var policy: Policy { tables.region.policy }

  init(
    _ auditor: Auditor, _ openings: [Opening], _ running: Running, _ journeys: Journeys, _ goals: [Goal]
  ) {
    self.goals = goals
    (self.auditor, self.openings, self.running, self.journeys) = (auditor, openings, running, journeys)
    published = Dictionary(
      grouping: auditor.tables.region.placements.filter { $0.state == .published }, by: \.group)
  }

  /// A longest run of possible weeks with minutes, of one member in one opening.
  private struct Run {
    let member, opening: Int
    let dates: DayRange
    let weeks: ClosedRange<Int>
  }

  /// By member in the order of the table, then by opening, then by dates.
  func stints() -> [Stint] {
    let runs = tables.region.members.indices.flatMap(runs)
    guard policy.handoversMax > 0 else { return runs.compactMap { stint($0, $0.weeks) } }
    var cuts = [Set<Int>](repeating: [], count: openings.count)
    for run in runs where stint(run, run.weeks) != nil {
      cuts[run.opening].formUnion([run.weeks.lowerBound, run.weeks.upperBound + 1])
    }
    return runs.flatMap { run in
      let cuts = cuts[run.opening]
      let firsts = run.weeks.filter { $0 == run.weeks.lowerBound || cuts.contains($0) }
      let lasts = run.weeks.filter { $0 == run.weeks.upperBound || cuts.contains($0 + 1) }
      return firsts.flatMap { first in
        lasts.filter { $0 >= first }.compactMap { stint(run, first...$0) }
      }
    }
  }

  private func runs(of number: Int) -> [Run] {
    let member = tables.region.members[number]
    let abilities = lowestTiers(of: member)
    let presence = policy.horizon.days.map { tables.presence(of: member.id, on: $0) }
    let free = (0..<policy.weeks).map { tables.freeMinutes(of: member, in: $0) }
    var isReached: [Int: Bool] = [:]
    let exclusions = (tables.preferences[member.id] ?? []).filter { $0.kind == .exclude }
    var runs: [Run] = []
    for (index, opening) in openings.enumerated() {
      let work = opening.work
      guard let tier = abilities[Need(work)], tier <= work.vacancy.tierMax,
        let dates = opening.dates.cut(from: member.from, until: member.until)
      else { continue }
      let near =
        isReached[opening.location]
        ?? (tables.homeMinutes(of: member, to: work.location).map { $0 <= member.travelMaxMinutes } ?? false)
      isReached[opening.location] = near
      guard near else { continue }
      let excluding = exclusions.filter { tables.names($0, work) }

      var first: Int?
      let weeks = week(dates.from)...week(dates.until)
      func close(before end: Int) {
        guard let start = first else { return }
        first = nil
        if let taught = dates.cut(to: range(start...(end - 1))), work.minutes(over: taught) > 0 {
          runs.append(Run(member: number, opening: index, dates: dates, weeks: start...(end - 1)))
        }
      }
      for week in weeks {
        if isPossible(week, dates, member, number, opening, presence, free[week], excluding) {
          first = first ?? week
        } else {
          close(before: week)
        }
      }
      close(before: weeks.upperBound + 1)
    }
    return runs
  }

  private func week(_ day: Day) -> Int { policy.firstDay.distance(to: day) / 7 }

  /// The dates of some weeks.
  private func range(_ weeks: ClosedRange<Int>) -> DayRange {
    let monday = policy.firstDay.advanced(by: 7 * weeks.lowerBound)
    return DayRange(monday, policy.firstDay.advanced(by: 7 * weeks.upperBound + 6)) ?? DayRange(only: monday)
  }

  private func isPossible(
    _ week: Int, _ dates: DayRange, _ member: Member, _ number: Int, _ opening: Opening,
    _ presence: [[ClockSpan]], _ free: Int, _ excluding: [Preference]
  ) -> Bool {
    guard let days = dates.cut(to: range(week...week)) else { return true }
    let work = opening.work
    let minutes = work.minutes(over: days)
    if minutes == 0 { return true }
    if excluding.contains(where: { days.cut(from: $0.from, until: $0.until) != nil }) { return false }
    let load = running.loads[number]
    let total = load.minutes[week] + minutes
    guard total <= member.minutesMax, total <= free,
      load.locations[week].union([opening.location]).count <= member.locationsMax,
      running.membersInWeek[opening.vacancy][week].union([number]).count <= work.vacancy.membersMax
    else { return false }
    return days.days.allSatisfy { day in
      let spans = presence[policy.firstDay.distance(to: day)]
      return work.lessons(on: day).allSatisfy { lesson in
        spans.contains { $0.contains(lesson) }
          && (load.lessons[day] ?? []).allSatisfy {
            journeys.leaveTime(lesson, at: opening.location, $0.span, at: $0.location, by: member.mode)
          }
      }
    }
  }

  /// The stint of some weeks of a run, if authority, authority hours and certificate hold over its own dates.
  private func stint(_ run: Run, _ weeks: ClosedRange<Int>) -> Stint? {
    let (member, opening) = (tables.region.members[run.member], openings[run.opening])
    let work = opening.work
    guard let dates = run.dates.cut(to: range(weeks)),
      let certificate = member.conductCertificate, certificate <= dates.from,
      policy.certificateMonths.map({ dates.until < certificate.adding(months: $0) }) ?? true,
      let duty = tables.duty(
        Placement(group: work.group.id, member: member.id, dates: dates, state: .proposed)),
      let standing = duty.standing, standing.tier <= work.vacancy.tierMax
    else { return nil }
    let taught = duty.weekMinutes.enumerated().filter { $0.element > 0 }
      .map { (week: $0.offset, minutes: $0.element) }
    let under = running.loads[run.member].underAuthority[standing.row]
    if let limit = tables.region.authority[standing.row].minutesMax,
      taught.contains(where: { (under?[$0.week] ?? 0) + $0.minutes > limit })
    {
      return nil
    }
    if taught.isEmpty { return nil }
    return Stint(
      key: Certificate.StintKey(group: work.group.id, member: member.id, dates: dates),
      member: run.member, opening: run.opening, weeks: taught, authority: standing.row,
      amounts: amounts(duty, in: opening))
  }

  private func amounts(_ duty: Duty, in opening: Opening) -> [Int] {
    let sums = auditor.counter.amounts(duty)
    let parts = parts(duty, in: opening)
    return goals.map { goal in
      switch goal {
      case .stability: -parts.map(\.kept).reduce(0, +)
      case .changes: -parts.count { $0.told > 0 && $0.kept == $0.told }
      default: sums.first { $0.0 == goal }?.1 ?? 0
      }
    }
  }

  /// The minutes of each published placement of the stint's member and group in the opening, and those that the stint has.
  private func parts(_ duty: Duty, in opening: Opening) -> [(told: Int, kept: Int)] {
    (published[opening.key.group] ?? []).filter { $0.member == duty.member.id }.map {
      let told = $0.dates.cut(to: opening.dates)
      return (
        opening.work.minutes(over: told), opening.work.minutes(over: told?.cut(to: duty.placement.dates))
      )
    }
  }

  /// What a member must be able to teach for some work.
  private struct Need: Hashable {
    let subject: String
    let levelGroup: LevelGroup
    init(subject: String, levelGroup: LevelGroup) { (self.subject, self.levelGroup) = (subject, levelGroup) }
    init(_ work: Work) { self.init(subject: work.vacancy.subject, levelGroup: work.levelGroup) }
  }

  /// The best tier that a member has on any dates; an opening that accepts no such tier has no stint of the member.
  private func lowestTiers(of member: Member) -> [Need: Tier] {
    var tiers: [Need: Tier] = [:]
    for qualification in tables.qualifications[member.id] ?? [] {
      for subject in tables.region.subjects {
        guard let subjectTier = tables.tier(of: qualification, in: subject.id) else { continue }
        for row in tables.region.authority where row.degree == qualification.degree {
          let need = Need(subject: subject.id, levelGroup: row.levelGroup)
          tiers[need] = min(tiers[need] ?? .max, max(row.tier, subjectTier))
        }
      }
    }
    return tiers
  }
}
