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
  /// are *full*: no other candidate of a vacancy that the set touches goes with it, and none of a vacancy that anybody
  /// may join. `nil` if there are more than `most`, or finding them takes more than `effort` steps.
  ///
  /// Any set that the member can take is part of a full one that touches no further vacancy with a limit on members.
  /// Bundles come in lexicographic order, their stints ascending.
  func fullBundles(of candidates: [Int], most: Int, effort: Int) -> [[Int]]? {
    let vacancies = candidates.map { isLimited(vacancy(of: $0)) ? vacancy(of: $0) : nil }
    var bundles: [[Int]] = []
    var steps = 0
    /// Goes through the sets that hold `chosen` (places in `candidates`) and otherwise places from `next` on.
    func extend(_ chosen: [Int], from next: Int) -> Bool {
      steps += 1
      guard steps <= effort else { return false }
      let stints = chosen.map { candidates[$0] }
      var index = next
      while index < candidates.count, !memberAllows(candidates[index], beside: stints) { index += 1 }
      guard index < candidates.count else {
        let touched = chosen.map { vacancies[$0] }
        let isFull = !candidates.indices.contains { place in
          (vacancies[place] == nil || touched.contains(vacancies[place])) && !chosen.contains(place)
            && memberAllows(candidates[place], beside: stints)
        }
        if isFull { bundles.append(stints) }
        return bundles.count <= most
      }
      return extend(chosen + [index], from: index + 1) && extend(chosen, from: index + 1)
    }
    return extend([], from: 0) ? bundles : nil
  }

  /// Whether a vacancy has more openings than members may share at a time.
  func isLimited(_ vacancy: Int) -> Bool {
    region.vacancies[vacancy].membersMax < openingsByVacancy[vacancy].count
      || !runningMembers[vacancy].isEmpty || stintsPerOpening > 1
  }
}
