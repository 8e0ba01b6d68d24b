// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A way to decide a problem. Every engine gives a feasible plan and, per goal, a bound that holds.
///
/// The conformance suite runs over all of them; a new engine is a new type and a case of `Engine`.
protocol PlanEngine {
  /// Decides the problem.
  ///
  /// - Parameters:
  ///   - levels: The goals in order.
  ///   - start: What to begin with: the engine's answer is no worse than its plan, level by level.
  static func solve(
    _ problem: Problem, levels: [(level: GoalLevel, objective: Objective)], start: Start,
    control: SearchControl
  ) -> EngineAnswer
}

/// What an engine found.
struct EngineAnswer {
  /// The stints taken, ascending.
  var taken: [Int]
  /// One a goal, in order.
  var levels: [LevelAnswer] = []
  /// Why the engine gave up, if it did.
  var failure: PlanFailure?
  /// The prices of the plan before whose row there is; `nil` = the engine works without prices.
  var pricesFit: Int?
}

extension Problem {
  /// Throws unless the plan keeps every rule and every earlier goal, in integers: then a solver's answer is not to be
  /// trusted.
  func requireSound(_ found: [Int], keeping kept: [(objective: Objective, value: Int)]) throws(EngineFailure)
  {
    var assignment = Assignment(self)
    for stint in found {
      guard assignment.fits(stint) else {
        throw .planBreaksRule(at: IntegerProgram.name(of: stint, in: self))
      }
      assignment.take(stint)
    }
    for (earlier, value) in kept where earlier.prefers(value, to: earlier.value(of: found)) {
      throw .goalGivenUp(earlier.goal, found: earlier.value(of: found), kept: value)
    }
  }
}

/// What is known about one goal.
struct LevelAnswer {
  /// No plan that keeps the earlier goals does better than this.
  var bound: Int
  /// What prices prove of it, for the certificate; `nil` = the goal was not searched by prices.
  var proof: PriceProof?
  /// The best plan before later goals were searched.
  var taken: [Int] = []
  /// What the best plan reached before later goals gave up their tolerance; `nil` = what the plan has.
  var reached: Int?
  /// Whether the bound is the engine's own, from a relaxation at least.
  var isSearched = false
  /// The largest program.
  var columns = 0
  var rows = 0
  /// Branch-and-bound nodes, simplex iterations, and steps of the members' own searches.
  var nodes = 0
  var iterations = 0
  var steps = 0
  var seconds = 0.0
}
