// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// What one member can do together: every rule that couples stints of one member and nobody else.
extension Problem {
  /// Whether a member may take `number` beside `others`, stints of the same member that go together.
  func memberAllows(_ number: Int, beside others: [Int]) -> Bool {
    if others.isEmpty { return true }
    let stint = stints[number]
    let part = members[stint.member]
    let place = placeInMember[number]
    if others.contains(where: { part.clashes.contains(placeInMember[$0], place) }) { return false }
    for limit in part.limits where limit.authority == nil || limit.authority == stint.authority {
      var weeks = stint.teaching.weeks
      while weeks != 0 {
        let week = weeks.trailingZeroBitCount
        weeks &= weeks - 1
        var sum = Int(stint.teaching.minutesByWeek[week])
        for other in others where limit.authority == nil || stints[other].authority == limit.authority {
          sum += Int(stints[other].teaching.minutesByWeek[week])
        }
        if sum > limit.left[week] { return false }
      }
    }
    return locationsFit(number, beside: others, part)
  }

  private func locationsFit(_ number: Int, beside others: [Int], _ part: MemberPart) -> Bool {
    let stint = stints[number]
    let most = region.members[stint.member].locationsMax
    let here = location(of: number)
    guard others.contains(where: { location(of: $0) != here }) else { return true }
    for week in stint.teaching.weeks.setBits {
      var seen = part.runningLocations[week]
      if !seen.contains(here) { seen.append(here) }
      for other in others where stints[other].teaching.weeks >> UInt64(week) & 1 == 1 {
        let there = location(of: other)
        if !seen.contains(there) { seen.append(there) }
      }
      if seen.count > most { return false }
    }
    return true
  }

  /// Every bundle of a member that a plan can need: sets of `candidates` that the member can take together and that
  /// are *full*: whatever else goes with the set would make the member show up in a further week of a vacancy with
  /// a limit on members. `nil` if there are more than `most`, or finding them takes more than `effort` steps.
  ///
  /// Any set that the member can take is part of a full one that shows up nowhere else (`isPresent`).
  /// Bundles come in lexicographic order, their stints ascending.
  func fullBundles(of candidates: [Int], most: Int, effort: Int) -> [[Int]]? {
    var bundles: [[Int]] = []
    var steps = 0
    /// Goes through the sets that hold `chosen` and otherwise candidates from place `next` on.
    func extend(_ chosen: [Int], from next: Int) -> Bool {
      steps += 1
      guard steps <= effort else { return false }
      var place = next
      while place < candidates.count, !memberAllows(candidates[place], beside: chosen) { place += 1 }
      guard place < candidates.count else {
        let isFull = !candidates.contains { candidate in
          !chosen.contains(candidate) && isPresent(candidate, within: chosen)
            && memberAllows(candidate, beside: chosen)
        }
        if isFull { bundles.append(chosen) }
        return bundles.count <= most
      }
      return extend(chosen + [candidates[place]], from: place + 1) && extend(chosen, from: place + 1)
    }
    return extend([], from: 0) ? bundles : nil
  }

  /// Whether the member who takes `stints` counts in every week of a vacancy with a limit on members in which
  /// `number` would make them count.
  func isPresent(_ number: Int, within stints: [Int]) -> Bool {
    let vacancy = vacancy(of: number)
    guard isLimited(vacancy) else { return true }
    var weeks: UInt64 = 0
    for other in stints where self.vacancy(of: other) == vacancy {
      weeks |= self.stints[other].teaching.weeks
    }
    return self.stints[number].teaching.weeks & ~weeks == 0
  }

  /// Whether a vacancy can be short of members: more people could share it in a week than it may have.
  private func isLimited(_ vacancy: Int) -> Bool {
    region.vacancies[vacancy].membersMax < openingsByVacancy[vacancy].count
      || !runningMembers[vacancy].isEmpty || stintsPerOpening > 1
  }
}
