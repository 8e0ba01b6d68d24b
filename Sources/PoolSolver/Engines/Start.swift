// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What an engine begins with.
struct Start: Sendable {
  /// A feasible plan: stints, ascending.
  var taken: [Int]
  /// What was planned before, if that is known.
  var previous: PreviousPlan?
  /// The placements of the plan before that could be taken together.
  var placementsFit = 0

  /// The best on the goals in order of the greedy plan, what fits of the plan before, and the greedy completion of that.
  init(_ problem: Problem, _ objectives: [Objective], after previous: PreviousPlan?) {
    let guide = GoalGuide(objectives, in: problem)
    taken = Greedy.solve(problem, guide: guide)
    self.previous = previous
    guard let previous else { return }
    let held = problem.stints(of: previous.placements)
    placementsFit = held.count
    for other in [held, Greedy.solve(problem, guide: guide, from: held)] {
      let differing = objectives.first { $0.value(of: other) != $0.value(of: taken) }
      if let differing, differing.prefers(differing.value(of: other), to: differing.value(of: taken)) {
        taken = other
      }
    }
  }
}

extension Problem {
  /// The stints that placements of another week have become: of the same member and group, with the most dates in
  /// common. Placements are looked at in the plan's order; one that does not fit beside those before it has none.
  func stints(of placements: [Placement]) -> [Int] {
    var numbers: [Names: [Int]] = [:]
    for number in stints.indices {
      let names = Names(
        group: region.groups[group(of: number)].id, member: region.members[stints[number].member].id)
      numbers[names, default: []].append(number)
    }
    var assignment = Assignment(self)
    for placement in Plan(placements).placements {
      let shared = numbers[Names(group: placement.group, member: placement.member), default: []]
        .compactMap { number in
          stints[number].dates.cut(to: placement.dates).map { (number: number, days: $0.count) }
        }
      let best = shared.filter { assignment.fits($0.number) }.max {
        ($0.days, $1.number) < ($1.days, $0.number)
      }
      if let best { assignment.take(best.number) }
    }
    return assignment.taken
  }

  private struct Names: Hashable {
    let group, member: String
  }
}
