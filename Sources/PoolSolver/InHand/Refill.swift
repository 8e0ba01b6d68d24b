// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel
import PoolRules

/// How much of a vacancy could be taught, starting from a plan in hand, if nobody else may lose by it.
public struct RefillQuestion: Sendable {
  /// The vacancy's position in the region's table.
  public var vacancy: Int
  /// The decided minutes that every group of another vacancy must keep, by position in the region's table.
  public var floors: [Int]
  /// What the policy's first goal must not fall behind; `nil` = there is no goal.
  public var first: Int?
  /// The groups that may be decided anew beside the vacancy's, by position; `nil` = all. What the plan has of others stays.
  public var free: Set<Int>?
  /// Only plans with at least so many decided minutes in the vacancy matter.
  public var atLeast: Int
  /// Whether the first goal is to be as good as it can be beside what the answer gives the vacancy.
  public var isFinal = false

  /// A question about a vacancy.
  public init(vacancy: Int, floors: [Int], first: Int?, free: Set<Int>?, atLeast: Int) {
    (self.vacancy, self.floors, self.first, self.free, self.atLeast) = (vacancy, floors, first, free, atLeast)
  }
}

/// A plan with more of a vacancy in it.
public struct Refill: Sendable {
  /// The whole plan, running placements included.
  public let plan: Plan
  /// Decided minutes in the vacancy.
  public let minutes: Int
  /// Placements of the plan in hand, outside the vacancy, that it has not.
  public let moved: Int
}

extension PlanInHand {
  /// What GLPK may do for one program, the same in every run.
  private static let limits = SolveLimits(nodes: 2000, iterations: 50_000)

  /// The plan with most minutes in the vacancy among those that answer the question; of these one that leaves most of the plan in hand
  /// as it is. `nil` = there is none, or none was found within GLPK's limits.
  ///
  /// - Parameters:
  ///   - question: what is asked of this region.
  ///   - work: what may be spent, in simplex iterations times columns; what was spent is taken off. Once there is none, only plans
  ///     that move nobody are found.
  /// - Throws: what GLPK fails of.
  /// - Complexity: where all that can be had fits beside the plan, that of looking; else an integer program over the stints of the
  ///   free groups.
  public func refill(_ question: RefillQuestion, spending work: inout Int) throws(EngineFailure) -> Refill? {
    let most = mostMinutes(question)
    guard most >= max(1, question.atLeast) else { return nil }
    let first = problem.region.policy.goals.first.map { Objective($0.goal, in: problem) }
    if let simple = fillWithoutMoving(question, first, most: most) { return simple }
    guard work > 0 else { return nil }
    var program = RefillProgram(self, question, first)
    guard var best = try program.solve(Self.limits, spending: &work) else { return nil }
    if question.isFinal, work > 0, program.aimAtFirstGoal(keeping: best) {
      best = try program.solve(Self.limits, spending: &work) ?? best
    }
    return refill(best, question)
  }

  /// All that can be had of the vacancy, if it fits beside the plan as it stands.
  private func fillWithoutMoving(_ question: RefillQuestion, _ first: Objective?, most: Int) -> Refill? {
    guard others.isEmpty else { return nil }
    var assignment = Assignment(problem)
    for stint in taken { assignment.take(stint) }
    let stints = problem.openingsByVacancy[question.vacancy].flatMap { problem.stintsByOpening[$0] }
    let inOrder = stints.sorted {
      (problem.stints[$0].tier, -problem.stints[$0].teaching.minutes, $0)
        < (problem.stints[$1].tier, -problem.stints[$1].teaching.minutes, $1)
    }
    for stint in inOrder where assignment.fits(stint) { assignment.take(stint) }
    let found = assignment.taken
    guard minutes(of: question.vacancy, in: found) == most else { return nil }
    if let first, let least = question.first, first.prefers(least, to: first.value(of: found)) { return nil }
    return refill(found, question)
  }

  private func refill(_ found: [Int], _ question: RefillQuestion) -> Refill {
    let kept = Set(found)
    let groups = Set(
      problem.openingsByVacancy[question.vacancy].map { problem.region.groups[problem.openings[$0].group].id }
    )
    return Refill(
      plan: problem.plan(taking: found), minutes: minutes(of: question.vacancy, in: found),
      moved: taken.count { !kept.contains($0) && problem.vacancy(of: $0) != question.vacancy }
        + others.count { !groups.contains($0.group) })
  }

  private func minutes(of vacancy: Int, in stints: [Int]) -> Int {
    stints.reduce(0) { $0 + (problem.vacancy(of: $1) == vacancy ? problem.stints[$1].teaching.minutes : 0) }
  }
}
