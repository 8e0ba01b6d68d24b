// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel

/// A stint of section 4 of `Docs/rules.md`: one member, one opening, some of its weeks.
struct Choice {
  /// The opening's place in `Choices.openings`.
  let opening: Int
  let weeks: ClosedRange<Int>
  let duty: Duty
}

/// An opening: a run of dates of a group without a running placement.
struct OpenRun {
  let group: String
  let days: [Day]
}

/// Everything that a plan of a region can be made of, found by trying.
struct Choices {
  let auditor: Auditor
  let running: [Placement]
  private(set) var openings: [OpenRun] = []
  /// For each opening its stints, by member in the order of the table, then by date.
  private(set) var stints: [[Choice]] = []
  /// How often each rule refused a week, a run or a part.
  private(set) var refusals: [Rule: Int] = [:]

  /// The most told placements that a whole plan may change.
  let changesMax: Int?

  init(_ region: Region) {
    changesMax = region.policy.changesMax
    // A part of a plan does not have to keep it.
    var region = region
    region.policy.changesMax = nil
    auditor = Auditor(region)
    running = region.placements.filter { $0.state == .running }
    for group in region.groups { findOpenings(of: group.id) }
    for opening in openings.indices { findStints(for: opening) }
  }

  private var region: Region { auditor.tables.region }
  private func week(of day: Day) -> Int { (day.number - region.policy.firstDay.number) / 7 }

  private func duty(_ member: String, _ group: String, _ days: [Day]) -> Duty? {
    guard let first = days.first, let last = days.last, let dates = DayRange(first, last) else { return nil }
    return auditor.tables.duty(
      Placement(group: group, member: member, dates: dates, state: .proposed))
  }

  private func minutes(_ group: String, _ days: [Day]) -> Int {
    auditor.tables.works[group]?.minutesByWeek(on: days).reduce(0, +) ?? 0
  }

  private mutating func findOpenings(of group: String) {
    guard let window = auditor.tables.works[group]?.window else { return }
    let locked = running.filter { $0.group == group }
    var runs: [[Day]] = [[]]
    for day in window.days where region.policy.planFrom.map({ $0 <= day }) ?? true {
      if locked.contains(where: { $0.dates.contains(day) }) {
        runs.append([])
      } else {
        runs[runs.count - 1].append(day)
      }
    }
    openings += runs.filter { minutes(group, $0) > 0 }.map { OpenRun(group: group, days: $0) }
    if !locked.isEmpty { refusals[.lockedPlacements, default: 0] += 1 }
  }

  /// The rules that a placement breaks when it is added to the running ones.
  private func broken(_ duty: Duty) -> Set<Rule> {
    Set(auditor.breaches(of: Plan(running + [duty.placement])).compactMap(\.rule))
  }

  private mutating func refuse(_ rules: Set<Rule>) { for rule in rules { refusals[rule, default: 0] += 1 } }

  /// The rules that make a week impossible.
  private static let weekRules: Set<Rule> = [
    .exclusion, .availability, .onePlaceAtATime, .travelBetweenSchools, .hoursPerWeek, .freeTime,
    .locationsPerMember,
    .membersPerVacancy,
  ]

  /// The longest runs of possible weeks of a member in an opening, each week with its dates.
  ///
  /// A placement on all dates tells whether there is anything to find: some rules ask nothing of the dates, and
  /// where no rule of a week is broken by all weeks together, none is by one.
  private mutating func possibleRuns(of member: Member, in opening: OpenRun) -> [[(week: Int, days: [Day])]] {
    let days = opening.days.filter { member.from <= $0 && $0 <= (member.until ?? $0) }
    if days.count < opening.days.count { refuse([.memberDates]) }
    guard let everything = duty(member.id, opening.group, days) else { return [] }
    let broken = broken(everything)
    guard !broken.contains(.reach) else {
      refuse(broken)
      return []
    }
    var runs: [[(week: Int, days: [Day])]] = [[]]
    for week in 0..<region.policy.weeks {
      let inWeek = days.filter { self.week(of: $0) == week }
      guard let duty = duty(member.id, opening.group, inWeek) else { continue }
      let refused =
        broken.isDisjoint(with: Choices.weekRules) || duty.weekMinutes[week] == 0
        ? [] : self.broken(duty).intersection(Choices.weekRules)
      refuse(refused)
      if refused.isEmpty { runs[runs.count - 1].append((week, inWeek)) } else { runs.append([]) }
    }
    return runs.filter { minutes(opening.group, $0.flatMap(\.days)) > 0 }
  }

  private mutating func findStints(for index: Int) {
    let opening = openings[index]
    let ownClocks: Set<Rule> = [.authority, .authorityHours, .certificate]
    var whole: [Choice] = []
    var divisible: [(member: Member, run: [(week: Int, days: [Day])])] = []
    for member in region.members {
      for run in possibleRuns(of: member, in: opening) {
        guard let choice = choice(index, member, run[...]) else { continue }
        let refused = broken(choice.duty)
        refuse(refused)
        if refused.isEmpty { whole.append(choice) }
        if refused.isSubset(of: ownClocks) { divisible.append((member, run)) }
      }
    }
    guard region.policy.handoversMax > 0 else {
      stints.append(whole)
      return
    }
    let cuts = Set(whole.flatMap { [$0.weeks.lowerBound, $0.weeks.upperBound + 1] })
    var parts: [Choice] = []
    for (member, run) in divisible {
      for first in run.indices where first == 0 || cuts.contains(run[first].week) {
        for last in first..<run.count where last == run.count - 1 || cuts.contains(run[last].week + 1) {
          guard let part = choice(index, member, run[first...last]),
            part.duty.weekMinutes.contains(where: { $0 > 0 })
          else { continue }
          let refused = broken(part.duty)
          refuse(refused)
          if refused.isEmpty { parts.append(part) }
        }
      }
    }
    stints.append(parts)
  }

  private func choice(_ opening: Int, _ member: Member, _ run: ArraySlice<(week: Int, days: [Day])>)
    -> Choice?
  {
    guard let first = run.first, let last = run.last,
      let duty = duty(member.id, openings[opening].group, run.flatMap(\.days))
    else { return nil }
    return Choice(opening: opening, weeks: first.week...last.week, duty: duty)
  }
}
