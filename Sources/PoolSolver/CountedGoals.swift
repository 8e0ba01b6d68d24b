// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// The goals that count people rather than add minutes: `people` and `members`.
extension Objective {
  /// Units of one family by key, in order of key: who or what uses it among stints and running placements.
  private static func family(
    _ name: String, free: Int, stints: [(key: Int, stint: Int)], running: Set<Int>, label: (Int) -> String
  ) -> Family? {
    var stintsByKey: [Int: [Int]] = [:]
    for (key, stint) in stints { stintsByKey[key, default: []].append(stint) }
    let units = Set(stintsByKey.keys).union(running).sorted().map { key in
      Unit(name: label(key), stints: stintsByKey[key] ?? [], isRunning: running.contains(key))
    }
    return units.count > free ? Family(name: name, units: units, free: free) : nil
  }

  /// Members of a vacancy, placements of a group and locations of a member, each beyond the first.
  static func peopleFamilies(_ problem: Problem) -> [Family] {
    let region = problem.region
    let running = RunningCounts(problem)
    var families: [Family] = []
    for (vacancy, openings) in problem.openingsByVacancy.enumerated() {
      let stints = openings.flatMap { problem.stintsByOpening[$0] }
      if running.membersOfVacancy[vacancy].isEmpty, problem.hasOneMemberAtMost(vacancy, stints) { continue }
      let family = family(
        "split(\(ModelName.escaping(region.vacancies[vacancy].id)))", free: 1,
        stints: stints.map { (problem.stints[$0].member, $0) }, running: running.membersOfVacancy[vacancy],
        label: { ModelName.escaping(region.members[$0].id) })
      if let family { families.append(family) }
    }
    for (group, openings) in problem.openingsByGroup.enumerated() {
      let most = openings.count * problem.stintsPerOpening + running.placementsOfGroup[group]
      guard most > 1 else { continue }
      let stints = openings.flatMap { problem.stintsByOpening[$0] }
      let units =
        stints.map { Unit(name: "\($0)", stints: [$0], isRunning: false) }
        + (0..<running.placementsOfGroup[group]).map {
          Unit(name: "running\($0)", stints: [], isRunning: true)
        }
      families.append(
        Family(name: "handover(\(ModelName.escaping(region.groups[group].id)))", units: units, free: 1))
    }
    for (member, part) in problem.members.enumerated() {
      let family = family(
        "locations(\(ModelName.escaping(region.members[member].id)))", free: 1,
        stints: part.stints.map { (problem.location(of: $0), $0) },
        running: running.locationsOfMember[member],
        label: { ModelName.escaping(region.locations[$0].id) })
      if let family { families.append(family) }
    }
    return families
  }

  /// Every member with a placement.
  static func membersFamily(_ problem: Problem) -> Family {
    let running = RunningCounts(problem).members
    let units = problem.members.enumerated().compactMap { member, part in
      part.stints.isEmpty && !running.contains(member)
        ? nil
        : Unit(
          name: ModelName.escaping(problem.region.members[member].id), stints: part.stints,
          isRunning: running.contains(member))
    }
    return Family(name: "members", units: units, free: 0)
  }
}

extension Problem {
  /// Whether *members-per-vacancy* alone keeps stints of a vacancy to one member for the whole horizon: one at a time is
  /// allowed, and any two of the stints share a week.
  fileprivate func hasOneMemberAtMost(_ vacancy: Int, _ stints: [Int]) -> Bool {
    guard region.vacancies[vacancy].membersMax == 1 else { return false }
    return stints.enumerated().allSatisfy { place, a in
      stints[..<place].allSatisfy { self.stints[a].teaching.weeks & self.stints[$0].teaching.weeks != 0 }
    }
  }
}
