// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolAudit
import PoolModel
import PoolReport
import PoolRules
import PoolSolver

/// How many told placements may change, and what plans are made to compare with.
struct AlternativesOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Change at most so many placements that were told to people (published); a hard limit.",
      valueName: "count"))
  var changesMax: Int?
  @Flag(
    help: "Also plan with at most 0, 1, 2, 5 and 10 changes of told placements, and show what each brings.")
  var changesCurve = false
  @Flag(
    help: """
      Also plan without the goal fairness, or, where the policy has none, with it before all others; show both.
      """)
  var fairnessPrice = false

  func validate() throws {
    if let changesMax, changesMax < 0 {
      throw ValidationError("--changes-max is \(changesMax): give a whole number, 0 or more.")
    }
    if changesMax != nil, changesCurve {
      throw ValidationError(
        "--changes-curve shows what each limit brings, and --changes-max sets one: give one of the two.")
    }
  }
}

extension CurvePoint {
  /// A point of the planner's curve, audited.
  ///
  /// - Throws: `Failure` with `internalFault` if the audit finds anything.
  init(_ point: ChangesPoint, of rulebook: Rulebook) throws {
    if let missed = point.result.changesMissed {
      self.init(changesMax: point.changesMax, changes: missed.value, plan: nil)
      return
    }
    var region = rulebook.region
    region.policy.changesMax = point.changesMax
    var plan = try OtherPlan(AuditedPlan.report(on: point.result, of: region), point.result, of: rulebook)
    if let first = region.policy.goals.first?.goal, let reached = point.reached {
      plan.goals[first] = reached
    }
    self.init(changesMax: point.changesMax, changes: point.changes, plan: plan)
  }
}

extension OtherPlan {
  /// A planner's result as a plan to compare with.
  init(_ report: AuditReport, _ result: PlanningResult, of rulebook: Rulebook) {
    self.init(
      goals: report.goals, coverage: Coverage(of: result.plan, in: rulebook),
      isProven: result.status == .optimal)
  }
}

extension FairnessPrice {
  /// Plans the region with its other order of goals, and sets it beside the plan that was made.
  init(
    beside planned: AuditedPlan, of rulebook: Rulebook, _ options: PlanningOptions, _ language: Language,
    isQuiet: Bool
  ) throws {
    var region = rulebook.region
    let hasFairness = region.policy.goals.contains { $0.goal == .fairness }
    if hasFairness {
      region.policy.goals.removeAll { $0.goal == .fairness }
    } else {
      region.policy.goals.insert(GoalLevel(.fairness), at: 0)
    }
    let goals = (hasFairness ? rulebook.region : region).policy.goals.map(\.goal)
    let other = try AuditedPlan(Rulebook(region), options, language, isQuiet: isQuiet)
    let plans = [planned, other].map { OtherPlan($0.report, $0.result, of: rulebook) }
    self.init(goals: goals, with: plans[hasFairness ? 0 : 1], without: plans[hasFairness ? 1 : 0])
  }
}
