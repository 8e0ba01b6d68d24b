// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A goal, and the value of it that plans must keep.
typealias Kept = (objective: Objective, value: Int)

extension [Kept] {
  /// Keeps a goal at a value, or, where it is kept at another one already, at the harder of the two.
  mutating func keep(_ objective: Objective, _ value: Int) {
    guard let place = firstIndex(where: { $0.objective.goal == objective.goal }) else {
      append((objective, value))
      return
    }
    if objective.prefers(value, to: self[place].value) { self[place].value = value }
  }
}

/// What an engine begins with.
struct Start: Sendable {
  /// A feasible plan: stints, ascending.
  var taken: [Int]
  /// What was planned before, if that is known.
  var previous: PreviousPlan?
  /// The placements of the plan before that could be taken together.
  var placementsFit = 0
  /// How many told placements may change; `taken` may have more where what was told does not fit together.
  var limit: Kept?
  /// Where there is a limit: of what was told, what fits together.
  var told: [Int] = []

  /// The best on the goals in order of the greedy plan, what fits of the plan before, and the greedy completion of that;
  /// where the changes are limited, all of them from what was told.
  init(
    _ problem: Problem, _ objectives: [Objective], within limit: Kept? = nil, after previous: PreviousPlan?
  ) {
    let guide = GoalGuide(objectives, in: problem)
    self.limit = limit
    if limit != nil { told = problem.stints(of: problem.region.placements.filter { $0.state == .published }) }
    taken = Greedy.solve(problem, guide: guide, from: told, within: limit)
    self.previous = previous
    guard let previous else { return }
    let held = problem.stints(of: previous.placements)
    placementsFit = held.count
    for other in [held, Greedy.solve(problem, guide: guide, from: held, within: limit)]
    where keepsLimit(other) {
      let differing = objectives.first { $0.value(of: other) != $0.value(of: taken) }
      let isBetter = differing.map { $0.prefers($0.value(of: other), to: $0.value(of: taken)) } ?? false
      if isBetter || !keepsLimit { taken = other }
    }
  }

  /// Whether the plan changes no more than may change.
  var keepsLimit: Bool { keepsLimit(taken) }

  private func keepsLimit(_ taken: [Int]) -> Bool {
    limit.map { !$0.objective.prefers($0.value, to: $0.objective.value(of: taken)) } ?? true
  }
}

extension Problem {
  /// The stints that placements of another week have become: of the same member and group, with the most dates in
  /// common, then the fewest others. Placements are looked at in the plan's order; one that does not fit beside those before it has none.
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
          stints[number].dates.cut(to: placement.dates).map {
            (number: number, days: $0.count, others: stints[number].dates.count - $0.count)
          }
        }
      let best = shared.filter { assignment.fits($0.number) }.max {
        ($0.days, $1.others, $1.number) < ($1.days, $0.others, $0.number)
      }
      if let best { assignment.take(best.number) }
    }
    return assignment.taken
  }

  private struct Names: Hashable {
    let group, member: String
  }
}
