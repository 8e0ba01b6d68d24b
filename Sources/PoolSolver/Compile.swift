// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

extension Problem {
  /// Compiles every stint of the rulebook.
  ///
  /// - Complexity: O(Σ *n*²) in the number *n* of stints of each member.
  init(_ rulebook: Rulebook) {
    let region = rulebook.region
    let stints = rulebook.stints()
    var numbersByMember = [[Int]](repeating: [], count: region.members.count)
    var numbersByOpening = [[Int]](repeating: [], count: rulebook.openings.count)
    var places = [Int](repeating: 0, count: stints.count)
    for (number, stint) in stints.enumerated() {
      places[number] = numbersByMember[stint.member].count
      numbersByMember[stint.member].append(number)
      numbersByOpening[stint.opening].append(number)
    }
    var openingsByVacancy = [[Int]](repeating: [], count: region.vacancies.count)
    var openingsByGroup = [[Int]](repeating: [], count: region.groups.count)
    for (number, opening) in rulebook.openings.enumerated() {
      openingsByVacancy[opening.vacancy].append(number)
      openingsByGroup[opening.group].append(number)
    }
    self.init(
      rulebook: rulebook, stints: stints, placeInMember: places,
      members: numbersByMember.enumerated().map { member, numbers in
        MemberPart(of: member, stints: numbers, among: stints, in: rulebook)
      },
      stintsByOpening: numbersByOpening, openingsByVacancy: openingsByVacancy,
      openingsByGroup: openingsByGroup,
      runningMembers: region.vacancies.indices.map {
        byWeek(rulebook.runningLoad(ofVacancy: $0).members, weeks: region.policy.weeks)
      })
  }
}

/// The positions present in each week; empty if nothing ever is.
private func byWeek(_ entries: [MemberLoad.Weeks], weeks: Int) -> [[Int]] {
  guard !entries.isEmpty else { return [] }
  return (0..<weeks).map { week in
    entries.filter { $0.weeks >> UInt64(week) & 1 == 1 }.map(\.position)
  }
}

extension Problem.MemberPart {
  init(of member: Int, stints numbers: [Int], among stints: [Stint], in rulebook: Rulebook) {
    let weeks = rulebook.region.policy.weeks
    let placed = byWeek(rulebook.runningLoad(of: member).locations, weeks: weeks)
    let runningLocations = placed.isEmpty ? Array(repeating: [], count: weeks) : placed
    let limits =
      numbers.isEmpty ? [] : Self.limits(of: member, stints: numbers.map { stints[$0] }, in: rulebook)
    let locationsMax = rulebook.region.members[member].locationsMax
    let all = numbers.map { Facts(stints[$0], in: rulebook) }
    let minutes = numbers.flatMap { stints[$0].teaching.minutesByWeek }
    var clashes = Clashes(count: numbers.count)
    for (i, a) in all.enumerated() {
      for (j, b) in all[..<i].enumerated() {
        let shared = a.weeks & b.weeks
        if a.opening == b.opening, a.dates.cut(to: b.dates) != nil {
          clashes.insert(i, j)
        } else if shared != 0,
          Self.exceeds(limits, a, b, in: shared, minutes[(i * weeks)...], minutes[(j * weeks)...])
            || Self.exceeds(locationsMax, a, b, in: shared, runningLocations)
            || a.weekdays & b.weekdays != 0 && rulebook.clash(stints[numbers[i]], stints[numbers[j]]) != nil
        {
          clashes.insert(i, j)
        }
      }
    }
    self.init(stints: numbers, clashes: clashes, limits: limits, runningLocations: runningLocations)
  }

  /// What decides of most pairs of stints whether they go together, at hand for each: a member can have some 100,000 pairs.
  private struct Facts {
    let opening, location, authority: Int
    let dates: DayRange
    let weeks: UInt64
    /// The weekdays with lessons, bit 0 for Monday.
    let weekdays: UInt64

    init(_ stint: Stint, in rulebook: Rulebook) {
      (opening, authority, dates) = (stint.opening, stint.authority, stint.dates)
      location = rulebook.openings[stint.opening].location
      weeks = stint.teaching.weeks
      weekdays = stint.teaching.weeksByWeekday.enumerated().reduce(0) {
        $0 | ($1.element == 0 ? 0 : 1 << UInt64($1.offset))
      }
    }
  }

  /// *hours-per-week* and *free-time* limit the same sum, so the smaller stands for both; then a limit for each
  /// authority row with hours under which the member has a stint.
  private static func limits(of member: Int, stints: [Stint], in rulebook: Rulebook) -> [Problem.MinuteLimit]
  {
    let region = rulebook.region
    let load = rulebook.runningLoad(of: member)
    let hours = region.members[member].minutesMax
    var limits = [
      Problem.MinuteLimit(
        authority: nil,
        left: zip(rulebook.availableMinutes(of: member), load.minutesByWeek).map {
          max(0, min($0, hours) - $1)
        })
    ]
    for row in Set(stints.map(\.authority)).sorted() {
      guard let most = region.authority[row].minutesMax else { continue }
      let running = load.authorities.first { $0.row == row }?.minutesByWeek
      let left = (running ?? Array(repeating: 0, count: region.policy.weeks)).map { max(0, most - $0) }
      limits.append(Problem.MinuteLimit(authority: row, left: left))
    }
    return limits
  }

  private static func exceeds(
    _ limits: [Problem.MinuteLimit], _ a: Facts, _ b: Facts, in weeks: UInt64,
    _ minutesOfA: ArraySlice<Int32>, _ minutesOfB: ArraySlice<Int32>
  ) -> Bool {
    let (firstA, firstB) = (minutesOfA.startIndex, minutesOfB.startIndex)
    for limit in limits
    where limit.authority == nil || limit.authority == a.authority && limit.authority == b.authority {
      for week in weeks.setBits
      where Int(minutesOfA[firstA + week]) + Int(minutesOfB[firstB + week]) > limit.left[week] {
        return true
      }
    }
    return false
  }

  private static func exceeds(
    _ locationsMax: Int, _ a: Facts, _ b: Facts, in weeks: UInt64, _ running: [[Int]]
  ) -> Bool {
    guard a.location != b.location else { return false }
    return weeks.setBits.contains { week in
      let new =
        (running[week].contains(a.location) ? 0 : 1) + (running[week].contains(b.location) ? 0 : 1)
      return running[week].count + new > locationsMax
    }
  }
}
