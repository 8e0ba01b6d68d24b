// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel

/// What trying every plan of a region found.
public struct Optimum: Sendable {
  /// The best that each level of the policy can reach, given what the levels before it keep.
  public let reached: [Int]
  /// The goals of every plan that keeps all levels, in the order of the policy; without tolerances just `reached`.
  public let accepted: Set<[Int]>
  /// One of those plans: the first found.
  public let plan: Plan
  /// The goals of `plan`, in the order of the policy.
  public let goals: [Int]
  /// How many plans keep every rule.
  public let feasiblePlans: Int
  /// How often each rule refused something on the way.
  public let refusals: [Rule: Int]
  /// The goals that chose between plans that all earlier levels had left.
  public let deciding: Set<Goal>
}

/// Tries every plan of a tiny region, and keeps the best level by level (`Docs/rules.md`, sections 4 to 6).
///
/// - Precondition: the region is so small that it has at most some ten thousand plans.
public func bruteForce(_ region: Region) -> Optimum {
  let choices = Choices(region)
  var search = Search(choices, limit: .max)
  search.run()
  return search.optimum(of: region)
}

/// The number of plans that keep every rule, or `nil` if there are more than `limit`.
public func feasiblePlans(of region: Region, upTo limit: Int) -> Int? {
  var search = Search(Choices(region), limit: limit, keeping: false)
  search.run()
  return search.count > limit ? nil : search.count
}

/// Depth first over the openings, each left open or given to some of its stints.
///
/// A plan that breaks a rule is not continued: every rule is broken by more stints if it is by fewer.
private struct Search {
  let choices: Choices
  let limit: Int
  let keeping: Bool
  private var draft: Draft
  private(set) var count = 0
  private var found: [(goals: [Int], stints: [Placement])] = []
  private var refusals: [Rule: Int]
  private let base: [Goal: Int]
  private let added: [[[Goal: Int]]]
  /// Where the policy asks for fairness.
  private let boards: Boards?

  init(_ choices: Choices, limit: Int, keeping: Bool = true) {
    self.choices = choices
    self.limit = limit
    self.keeping = keeping
    draft = Draft(choices)
    refusals = choices.refusals
    let asksFairness = choices.auditor.tables.region.policy.goals.contains { $0.goal == .fairness }
    boards = asksFairness ? Boards(choices) : nil
    let base = choices.auditor.goals(of: Plan(choices.running))
    self.base = base
    added =
      keeping
      ? choices.stints.map { stints in
        stints.map { stint in
          choices.auditor.goals(of: Plan(choices.running + [stint.duty.placement]))
            .merging(base) { with, without in with - without }
        }
      } : []
  }

  mutating func run() { extend(opening: 0, next: 0, goals: base) }

  /// Goes on with the stints of `opening` from number `next`, then with the next opening.
  private mutating func extend(opening: Int, next: Int, goals: [Goal: Int]) {
    guard opening < choices.stints.count else { return finish(goals) }
    guard count <= limit else { return }
    extend(opening: opening + 1, next: 0, goals: goals)
    for number in next..<max(next, choices.stints[opening].count) {
      let choice = choices.stints[opening][number]
      if let rule = draft.refusal(of: choice) {
        refusals[rule, default: 0] += 1
        continue
      }
      draft.take(choice)
      let sums = keeping ? goals.merging(added[opening][number]) { $0 + $1 } : goals
      extend(opening: opening, next: number + 1, goals: sums)
      draft.undo()
    }
  }

  private mutating func finish(_ sums: [Goal: Int]) {
    count += 1
    guard keeping else { return }
    var goals = sums
    if let limit = choices.changesMax, (goals[.changes] ?? 0) > limit {
      refusals[.changesMax, default: 0] += 1
      count -= 1
      return
    }
    goals[.fairness] = boards?.behind(draft.duties) ?? 0
    (goals[.people], goals[.members]) = peopleAndMembers()
    let policy = choices.auditor.tables.region.policy
    found.append((policy.goals.map { goals[$0.goal] ?? 0 }, draft.taken.map(\.duty.placement)))
  }

  /// The two goals that are no sums over stints, of the draft.
  private func peopleAndMembers() -> (people: Int, members: Int) {
    let horizon = choices.auditor.tables.horizon
    var inGroup: [String: Int] = [:]
    var ofVacancy: [String: Set<String>] = [:]
    var ofMember: [String: Set<String>] = [:]
    for duty in draft.duties where duty.placement.dates.cut(to: horizon) != nil {
      inGroup[duty.placement.group, default: 0] += 1
      ofVacancy[duty.work.vacancy.id, default: []].insert(duty.placement.member)
      ofMember[duty.placement.member, default: []].insert(duty.work.location.id)
    }
    let placements = inGroup.values.reduce(0) { $0 + $1 - 1 }
    let splits = ofVacancy.values.reduce(0) { $0 + $1.count - 1 }
    let locations = ofMember.values.reduce(0) { $0 + $1.count - 1 }
    return (placements + splits + locations, ofMember.count)
  }

  func optimum(of region: Region) -> Optimum {
    var kept = found
    var reached: [Int] = []
    var deciding: Set<Goal> = []
    for (index, level) in region.policy.goals.enumerated() {
      let values = kept.map { $0.goals[index] }
      let best = (level.goal.wantsMost ? values.max() : values.min()) ?? 0
      let before = kept.count
      kept.removeAll { !level.keeps($0.goals[index], havingReached: best) }
      reached.append(best)
      if kept.count < before { deciding.insert(level.goal) }
    }
    let first = kept.first ?? (goals: [], stints: [])
    return Optimum(
      reached: reached, accepted: Set(kept.map(\.goals)), plan: Plan(choices.running + first.stints),
      goals: first.goals, feasiblePlans: count, refusals: refusals, deciding: deciding)
  }
}

extension GoalLevel {
  /// Whether later levels may leave this one at `value` when it can reach `best`: a comparison without rounding,
  /// value × 1000 against best × (1000 ∓ t), which whole numbers pass just when they pass the rounded bound.
  fileprivate func keeps(_ value: Int, havingReached best: Int) -> Bool {
    goal.wantsMost
      ? value * 1000 >= best * (1000 - tolerancePerMille) : value * 1000 <= best * (1000 + tolerancePerMille)
  }
}
