// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// How a plan came about and what is proven about it: what `run.json` tells besides coverage.
///
/// A plain value that the caller fills in from its planner, so that reports know no solver.
public struct PlanSummary: Sendable {
  /// What is known about one goal.
  public struct GoalLine: Hashable, Sendable {
    /// The goal.
    public var goal: Goal
    /// What the plan reaches, and what no plan that keeps the earlier goals can beat.
    public var value, bound: Int
    /// The bound that the prices in `certificate.json` prove by themselves, perhaps weaker; `nil` = none.
    public var certifiedBound: Int?
    /// Whether value and bound meet, and every earlier goal's do.
    public var isProven: Bool
    /// A line of the table of goals.
    public init(_ goal: Goal, value: Int, bound: Int, certifiedBound: Int? = nil, isProven: Bool) {
      (self.goal, self.value, self.bound, self.isProven) = (goal, value, bound, isProven)
      self.certifiedBound = certifiedBound
    }
    /// |bound − value|, which is at most |bound| × the gap that is told.
    var missing: Int { abs(bound - value) }
  }

  /// What was known of a goal at one moment of planning.
  public struct Moment: Hashable, Sendable {
    /// Wall-clock seconds since planning began.
    public var seconds: Double
    /// The goal that was being searched.
    public var goal: Goal
    /// The best value and the bound so far, once known.
    public var value, bound: Int?
    /// A line of the trace.
    public init(seconds: Double, goal: Goal, value: Int?, bound: Int?) {
      (self.seconds, self.goal, self.value, self.bound) = (seconds, goal, value, bound)
    }
  }

  /// How far the proof went.
  public var status: PlanStatus
  /// The name of the engine that decided, such as `exact`.
  public var engine: String
  /// Why that engine; in English.
  public var engineReason = ""
  /// In the policy's order.
  public var goals: [GoalLine]
  /// What cut the search short, if anything did.
  public var stop: PlanStop?
  /// Why the plan is not the exact engine's, if it is not.
  public var failure: PlanFailure?
  /// Sizes of the search by name (`columns`, `nodes` …), in the order to tell them.
  public var statistics: [(name: String, count: Int)] = []
  /// Wall-clock seconds by phase, in order.
  public var seconds: [(phase: String, seconds: Double)] = []
  /// Each moment at which a value or a bound became better, in order of time.
  public var trace: [Moment] = []
  /// The most memory that the process held.
  public var peakMegabytes: Int?
  /// Versions by name (`poolmatch`, `glpk` …), in the order to tell them.
  public var versions: [(name: String, version: String)] = []
  /// SHA-256 of the input, in hexadecimal digits.
  public var inputSHA256 = ""
  /// The part of the package's question that was asked.
  public var scope = PlanScope()
  /// How much of a plan made before had a place, and the SHA-256 of what was read of it; `nil` = there was none.
  public var previous: (use: PreviousUse, sha256: String)?
  /// The options by name as given or defaulted, in the order to tell them.
  public var options: [(name: String, value: String)] = []
  /// How good a plan can be with so many changes, the fewest first; empty = it was not asked.
  public var changesCurve: [CurvePoint] = []
  /// What fairness costs, if that was asked.
  public var fairnessPrice: FairnessPrice?
  /// The seed of whatever was random; `nil` = nothing was.
  public var seed: UInt64?

  /// A summary of what is known about a plan; the other facts are set afterwards.
  public init(
    status: PlanStatus, engine: String, goals: [GoalLine], stop: PlanStop? = nil, failure: PlanFailure? = nil
  ) {
    (self.status, self.engine, self.goals) = (status, engine, goals)
    (self.stop, self.failure) = (stop, failure)
  }
}
