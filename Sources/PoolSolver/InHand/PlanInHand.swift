// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// A plan that somebody has in hand, as the stints that its decided placements are: ready to be asked what else could be taken
/// beside it.
public struct PlanInHand: Sendable {
  let problem: Problem
  /// The stints of the plan, ascending; and by member.
  let taken: [Int]
  let takenByMember: [[Int]]
  /// Decided placements that are no stints of the region: people cut them, or the region has changed since.
  public let others: [Placement]

  /// Looks up the placements of a plan, all of members and groups of the rulebook's region.
  ///
  /// - Complexity: that of compiling the region, some milliseconds for 100 members.
  public init(_ plan: Plan, in rulebook: Rulebook) {
    problem = Problem(rulebook)
    var numbers: [Placement: Int] = [:]
    for number in problem.stints.indices { numbers[problem.placement(of: number)] = number }
    var taken: Set<Int> = []
    var others: [Placement] = []
    for placement in plan.decided {
      var proposed = placement
      proposed.state = .proposed
      if let number = numbers[proposed] { taken.insert(number) } else { others.append(placement) }
    }
    (self.taken, self.others) = (taken.sorted(), others)
    var byMember = [[Int]](repeating: [], count: problem.members.count)
    for stint in self.taken { byMember[problem.stints[stint].member].append(stint) }
    takenByMember = byMember
  }

  /// The region, ready to answer.
  public var rulebook: Rulebook { problem.rulebook }

  /// What the stints of the plan bring to a goal.
  public func value(of goal: Goal) -> Int { Objective(goal, in: problem).value(of: taken) }

  /// Minutes of the plan's stints in each group, by position in the region's table.
  public var minutesByGroup: [Int] {
    var minutes = [Int](repeating: 0, count: problem.region.groups.count)
    for stint in taken { minutes[problem.group(of: stint)] += problem.stints[stint].teaching.minutes }
    return minutes
  }
}

extension Problem {
  /// The placement that a stint would be.
  func placement(of number: Int) -> Placement {
    Placement(
      group: region.groups[group(of: number)].id, member: region.members[stints[number].member].id,
      dates: stints[number].dates, state: .proposed)
  }
}
