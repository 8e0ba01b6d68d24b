// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// What one member could take of a vacancy beside a plan in hand, and what for that would be given up.
public struct Offer: Hashable, Sendable {
  /// The member's position in the region's table.
  public let member: Int
  /// What the member would take, in order of openings and dates; never empty.
  public let takes: [Stint]
  /// What the member teaches in the plan and would leave, in the plan's order; empty = nobody is moved.
  public let leaves: [Stint]
  /// By how much each goal would change, in the policy's order.
  public let changes: [Int]

  /// Lesson minutes that the vacancy would gain.
  public var minutes: Int { takes.reduce(0) { $0 + $1.teaching.minutes } }
  /// Lesson minutes that would be left without a teacher elsewhere.
  public var minutesLeft: Int { leaves.reduce(0) { $0 + $1.teaching.minutes } }
}

extension PlanInHand {
  /// What each member could take of a vacancy: the most minutes beside all that the plan has, and, where that is more, the
  /// most minutes if the member left other work, of which as few minutes as possible.
  ///
  /// Offers that move nobody come first; then those after which the goals are better, in the policy's order; then the region's
  /// order. Running placements are never left, and what others teach in the vacancy stays.
  ///
  /// - Complexity: for each member the subsets of what the member teaches in the plan, at most 2¹⁰.
  public func offers(for vacancy: Int) -> [Offer] {
    var assignment = Assignment(problem)
    for stint in taken { assignment.take(stint) }
    var byMember: [Int: [Int]] = [:]
    for opening in problem.openingsByVacancy[vacancy] {
      for stint in problem.stintsByOpening[opening] where !assignment.isTaken[stint] {
        byMember[problem.stints[stint].member, default: []].append(stint)
      }
    }
    let objectives = problem.region.policy.goals.map { Objective($0.goal, in: problem) }
    let before = objectives.map { $0.value(of: taken) }
    var offers: [Offer] = []
    for member in byMember.keys.sorted() {
      for (takes, leaves) in choices(of: byMember[member] ?? [], in: vacancy, &assignment) {
        let after = taken.filter { !leaves.contains($0) } + takes
        offers.append(
          Offer(
            member: member, takes: takes.map { problem.stints[$0] },
            leaves: leaves.map { problem.stints[$0] },
            changes: zip(objectives, before).map { $0.value(of: after) - $1 }))
      }
    }
    return offers.enumerated().sorted { a, b in
      if a.element.leaves.isEmpty != b.element.leaves.isEmpty { return a.element.leaves.isEmpty }
      for (objective, (one, other)) in zip(objectives, zip(a.element.changes, b.element.changes))
      where one != other {
        return objective.prefers(one, to: other)
      }
      return a.offset < b.offset
    }
    .map(\.element)
  }

  /// The best that one member can take without leaving anything, and with.
  private func choices(of stints: [Int], in vacancy: Int, _ assignment: inout Assignment)
    -> [(takes: [Int], leaves: [Int])]
  {
    let own = assignment.takenByMember[problem.stints[stints[0]].member].sorted()
    let weeks = stints.reduce(UInt64(0)) { $0 | problem.stints[$1].teaching.weeks }
    // The work that can be in the way; of very much only what shares most weeks.
    let movable = own.filter {
      problem.vacancy(of: $0) != vacancy && problem.stints[$0].teaching.weeks & weeks != 0
    }
    .prefix(10)
    var free: [Int] = []
    var best: (takes: [Int], leaves: [Int], minutes: Int, left: Int)?
    for subset in 0..<(1 << movable.count) {
      let leaves = movable.indices.filter { subset >> $0 & 1 == 1 }.map { movable[$0] }
      for stint in leaves { assignment.drop(stint) }
      let takes = mostMinutes(of: stints, &assignment)
      for stint in leaves { assignment.take(stint) }
      let (minutes, left) = (self.minutes(takes), self.minutes(leaves))
      if subset == 0 { free = takes }
      if minutes > 0, best.map({ (minutes, -left) > ($0.minutes, -$0.left) }) ?? true {
        best = (takes, leaves, minutes, left)
      }
    }
    let moving = best.flatMap { $0.leaves.isEmpty ? nil : ($0.takes, $0.leaves) }
    return (free.isEmpty ? [] : [(free, [])]) + [moving].compactMap(\.self)
  }

  private func minutes(_ stints: [Int]) -> Int {
    stints.reduce(0) { $0 + problem.stints[$1].teaching.minutes }
  }

  /// Those of a member's stints that fit together beside the rest and bring most minutes; the first among equals.
  private func mostMinutes(of stints: [Int], _ assignment: inout Assignment) -> [Int] {
    var best: (stints: [Int], minutes: Int) = ([], 0)
    var chosen: [Int] = []
    var steps = 0
    func extend(from place: Int, _ assignment: inout Assignment) {
      let minutes = self.minutes(chosen)
      if minutes > best.minutes { best = (chosen, minutes) }
      steps += 1
      // What is left could not make more of it, or there is too much to try it all.
      guard steps < 2000, minutes + self.minutes(Array(stints[place...])) > best.minutes else { return }
      for next in place..<stints.count where assignment.fits(stints[next]) {
        assignment.take(stints[next])
        chosen.append(stints[next])
        extend(from: next + 1, &assignment)
        chosen.removeLast()
        assignment.drop(stints[next])
      }
    }
    extend(from: 0, &assignment)
    return best.stints
  }
}
