// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// A way to decide a problem. Every engine gives a feasible plan and, per goal, a bound that holds.
///
/// The conformance suite runs over all of them; a new engine is a new type and a case of `Engine`.
protocol PlanEngine {
  /// Decides the problem.
  ///
  /// - Parameters:
  ///   - levels: The goals in order.
  ///   - start: A feasible plan to begin with: the engine's answer is no worse, level by level.
  static func solve(
    _ problem: Problem, levels: [(level: GoalLevel, objective: Objective)], start: [Int],
    control: SearchControl
  ) -> EngineAnswer
}

/// What an engine found.
struct EngineAnswer {
  /// The stints taken, ascending.
  var taken: [Int]
  /// One a goal, in order.
  var levels: [LevelAnswer] = []
  /// Why the engine gave up, if it did: in plain words for the report.
  var failure: String?
}

/// Why an engine cannot go on.
struct EngineFailure: Error {
  let reason: String
}

extension Problem {
  /// Throws unless the plan keeps every rule and every earlier goal, in integers: then a solver's answer is not to be
  /// trusted.
  func requireSound(_ found: [Int], keeping kept: [(objective: Objective, value: Int)]) throws(EngineFailure)
  {
    var assignment = Assignment(self)
    for stint in found {
      guard assignment.fits(stint) else {
        throw EngineFailure(
          reason: "GLPK's plan breaks a rule at \(IntegerProgram.name(of: stint, in: self))")
      }
      assignment.take(stint)
    }
    for (earlier, value) in kept where earlier.prefers(value, to: earlier.value(of: found)) {
      throw EngineFailure(
        reason: "GLPK's plan gives up \(earlier.goal.rawValue): \(earlier.value(of: found)) for \(value)")
    }
  }
}

/// What is known about one goal.
struct LevelAnswer {
  /// No plan that keeps the earlier goals does better than this.
  var bound: Int
  /// What the best plan reached before later goals gave up their tolerance; `nil` = what the plan has.
  var reached: Int?
  /// Whether the bound is the exact engine's own, from a relaxation at least.
  var isSearched = false
  var columns = 0
  var rows = 0
  var nodes = 0
  var iterations = 0
  var seconds = 0.0
}

/// When to stop, and whom to tell.
struct SearchControl: Sendable {
  /// The moment at which to stop; `nil` = never.
  let deadline: ContinuousClock.Instant?
  /// The most branch-and-bound nodes per goal; the same in every run, unlike time.
  let nodes: Int?
  /// The most bundles of a member that a program lists.
  let bundlesMax: Int
  let cancellation: Cancellation
  let progress: (@Sendable (PlanningProgress) -> Void)?

  /// Seconds until the deadline, 0 at least; `nil` without one.
  var secondsLeft: Double? {
    deadline.map { max(0, ContinuousClock.now.duration(to: $0) / .seconds(1)) }
  }
  /// The control for the first of `levels` goals: half of what is left, so that no goal starves the later ones; the
  /// last goal may have it all.
  func share(of levels: Int) -> SearchControl {
    guard let secondsLeft, levels > 1 else { return self }
    return SearchControl(
      deadline: ContinuousClock.now.advanced(by: .seconds(secondsLeft / 2)), nodes: nodes,
      bundlesMax: bundlesMax,
      cancellation: cancellation, progress: progress)
  }

  var isOver: Bool { cancellation.isCancelled || secondsLeft == 0 }
}
