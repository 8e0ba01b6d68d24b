// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Every goal of a region's plans, computed from section 6 of `Docs/rules.md`.
package struct GoalCounter: Sendable {
  private let tables: Tables
  private let rarity: Rarity
  private let openings: [String: [OpenDates]]
  private let memberNumbers, groupNumbers: [String: Int]

  init(_ tables: Tables, openings: [String: [OpenDates]]) {
    let region = tables.region
    self.tables = tables
    self.openings = openings
    rarity = Rarity(
      tables,
      openings: region.groups.flatMap { group in
        (openings[group.id] ?? []).compactMap { open in tables.works[group.id].map { ($0, open.dates) } }
      })
    memberNumbers = GoalCounter.numbers(region.members.map(\.id))
    groupNumbers = GoalCounter.numbers(region.groups.map(\.id))
  }

  /// The numbers of ids from 1, in the order of their UTF-8 bytes.
  private static func numbers(_ ids: [String]) -> [String: Int] {
    let sorted = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Dictionary(sorted.enumerated().map { ($0.element, $0.offset + 1) }) { first, _ in first }
  }

  /// The value of every goal: sums over the decided duties, and the people of all that touch the horizon.
  func goals(_ duties: [Duty]) -> [Goal: Int] {
    var goals = Dictionary(uniqueKeysWithValues: Goal.allCases.map { ($0, 0) })
    for duty in duties where duty.isDecided {
      for (goal, amount) in amounts(duty) { goals[goal, default: 0] += amount }
    }
    (goals[.stability], goals[.changes]) = minutesMoved(duties)
    goals[.fairness] = fairness(duties)
    let present = duties.filter { $0.isDecided || $0.placement.dates.cut(to: tables.horizon) != nil }
    goals[.people] =
      beyondFirst(present) { ($0.work.vacancy.id, $0.member.id) }
      + beyondFirst(present) { ($0.member.id, $0.work.location.id) }
      + present.count - Set(present.map(\.work.group.id)).count
    goals[.members] = Set(present.map(\.member.id)).count
    return goals
  }

  /// What one decided duty adds to each goal that is a sum over stints.
  package func amounts(_ duty: Duty) -> [(Goal, Int)] {
    let (member, work, policy, minutes) = (duty.member, duty.work, tables.region.policy, duty.minutes)
    let worth = duty.standing.flatMap {
      policy.tierValue.indices.contains($0.tier) ? policy.tierValue[$0.tier] : nil
    }
    let rate = member.centsPerHour ?? policy.marginalCents[member.hire] ?? 0
    let preferred = (tables.preferences[member.id] ?? []).contains {
      $0.kind == .prefer && tables.names($0, work)
    }
    let numbers = (memberNumbers[member.id] ?? 0) * 7919 + (groupNumbers[work.group.id] ?? 0) * 104_729
    return [
      (.value, work.vacancy.priority * minutes * (worth ?? 0)),
      (.coverage, work.vacancy.priority * minutes),
      (.quality, minutes * (duty.standing?.tier ?? 0)),
      (.cost, (minutes * rate + 30) / 60),
      (.travel, 2 * (duty.homeMinutes ?? 0) * duty.teachingDays),
      (.scarcity, minutes * rarity.excess(of: member, over: work)),
      (.preference, preferred ? minutes : 0),
      (.tieBreak, 1 + numbers % 997),
    ]
  }

  /// How many different pairs there are, less one for each different first part.
  private func beyondFirst(_ duties: [Duty], _ pair: (Duty) -> (String, String)) -> Int {
    var seconds: [String: Set<String>] = [:]
    for duty in duties {
      let (first, second) = pair(duty)
      seconds[first, default: []].insert(second)
    }
    return seconds.values.map { $0.count - 1 }.reduce(0, +)
  }

  /// The minutes of published placements, inside openings, that their member does not teach in the plan, and the number of
  /// their parts of which no single placement of that member has all minutes.
  func minutesMoved(_ duties: [Duty]) -> (minutes: Int, parts: Int) {
    let decided = Dictionary(grouping: duties.filter(\.isDecided)) { $0.work.group.id }
    var (moved, changed) = (0, 0)
    for published in tables.region.placements where published.state == .published {
      guard let work = tables.works[published.group] else { continue }
      for opening in openings[published.group] ?? [] {
        guard let told = published.dates.cut(to: opening.dates) else { continue }
        let kept = (decided[published.group] ?? []).filter { $0.member.id == published.member }
          .map { work.minutes(over: told.cut(to: $0.placement.dates)) }
        let minutes = work.minutes(over: told)
        moved += max(0, minutes - kept.reduce(0, +))
        if minutes > 0, !kept.contains(minutes) { changed += 1 }
      }
    }
    return (moved, changed)
  }

  /// How far boards are behind, by tenths of what each asks.
  private func fairness(_ duties: [Duty]) -> Int {
    var (asked, covered) = ([String: Int](), [String: Int]())
    for duty in duties {
      if !duty.isDecided { asked[duty.work.location.board, default: 0] += duty.minutes }
      covered[duty.work.location.board, default: 0] += duty.minutes
    }
    for (group, openings) in openings {
      guard let work = tables.works[group] else { continue }
      for opening in openings { asked[work.location.board, default: 0] += work.minutes(over: opening.dates) }
    }
    var sum = 0
    for (board, minutes) in asked where minutes > 0 {
      var behind = 0
      for tenth in 1...10 {
        let target = (tenth * minutes + 9) / 10
        behind += 1 << (10 - tenth) * max(0, target - covered[board, default: 0])
      }
      sum += max(1, (1_000_000 + minutes / 2) / minutes) * behind
    }
    return sum
  }
}
