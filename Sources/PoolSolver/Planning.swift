// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel
import PoolRules

/// A switch that stops planning from any thread; it stays thrown.
public typealias Cancellation = PoolGLPK.Cancellation

/// The ways to decide a plan.
public enum Engine: String, CaseIterable, Sendable {
  /// The one that suits the region; which, and why, is part of the result.
  case auto
  /// The integer program over GLPK, started from the greedy plan; proves.
  case exact
  /// Bundles under prices, with GLPK for the master program; proves, and scales further than `exact`.
  case bundles
  /// Regret insertion with a repair pass.
  case greedy
  /// One vacancy after another, as is the practice; to compare with.
  case oneByOne = "one-by-one"
}

/// How to plan.
public struct PlanningOptions: Sendable {
  /// The way to decide.
  public var engine: Engine
  /// Wall-clock seconds for all goals together; `nil` = until the proof. Results cut by time are not reproducible.
  public var seconds: Double?
  /// Units of work for all goals together, about a microsecond each; `nil` = until the proof. Reproducible.
  public var work: Int?
  /// The share of its bound by which a goal may miss it: 0 = search to the proof. A goal that is near enough is kept
  /// as it is, and not called proven.
  public var gap: Double
  /// Threads that work side by side, 1 or more. The plan does not depend on it.
  public var threads: Int
  /// How many bundles of a member the exact engine's integer program may list; members with more have rows of cliques, hours and
  /// locations instead. Any number gives the same optimum.
  public var bundlesMax: Int
  /// What was planned before, to begin from. It changes how long planning takes, and no proven value.
  public var previous: PreviousPlan?
  /// The most stints that the exact engine searches all at once; tests search fewer so.
  var coreMin = 700
  /// When the bundle engine changes its ways; tests make the ways of large regions come early.
  var sizes = BundleLevelSearch.Sizes()
  /// Stops planning when thrown.
  public var cancellation: Cancellation
  /// Told once there is a plan to begin with: from then on stopping gives a plan soon.
  public var begun: (@Sendable () -> Void)?
  /// Told while an engine that proves works, on a thread of its own.
  public var progress: (@Sendable (PlanningProgress) -> Void)?

  /// Options with which planning runs to the proof.
  public init(
    engine: Engine = .auto, seconds: Double? = nil, work: Int? = nil, gap: Double = 0, threads: Int = 2,
    bundlesMax: Int = 3000, previous: PreviousPlan? = nil, cancellation: Cancellation = Cancellation(),
    progress: (@Sendable (PlanningProgress) -> Void)? = nil
  ) {
    (self.engine, self.seconds, self.work, self.gap) = (engine, seconds, work, gap)
    (self.threads, self.bundlesMax, self.previous) = (threads, bundlesMax, previous)
    (self.cancellation, self.progress) = (cancellation, progress)
  }
}

/// A moment of planning.
public struct PlanningProgress: Sendable {
  /// The goal being searched.
  public let goal: Goal
  /// The best value and bound of the goal so far, once known.
  public let value, bound: Int?
  /// Branch-and-bound nodes solved for the goal.
  public let nodes: Int
}

/// What is known about one goal of a plan.
public struct GoalResult: Hashable, Sendable {
  /// The goal.
  public let goal: Goal
  /// What the plan has.
  public let value: Int
  /// What was reached before later goals gave up the level's tolerance; equal to `value` without tolerance.
  public let reached: Int
  /// No plan that keeps the earlier goals reaches more (or, where the least is wanted, less).
  public let bound: Int
  /// Whether reached and bound meet, and every earlier goal's do.
  public let isProven: Bool
  /// |bound − reached| / max(1, |bound|).
  public var gap: Double { Double(abs(bound - reached)) / Double(max(1, abs(bound))) }
}

/// The size of the search for one goal.
public struct GoalEffort: Hashable, Sendable {
  /// The goal.
  public let goal: Goal
  /// The largest program, branch-and-bound nodes and simplex iterations; 0 where no search was needed.
  public let columns, rows, nodes, iterations: Int
  /// Wall-clock seconds.
  public let seconds: Double
}

/// A plan, and how good it is known to be.
public struct PlanningResult: Sendable {
  /// The placements decided, and the region's running ones.
  public let plan: Plan
  /// The engine that decided, and why that one.
  public let choice: EngineChoice
  /// How far the proof went.
  public let status: PlanStatus
  /// In the policy's order.
  public let goals: [GoalResult]
  /// Why the plan is the heuristic's, or the proof is missing, if GLPK failed.
  public let failure: PlanFailure?
  /// What cut the search short, if anything did.
  public let stop: PlanStop?
  /// The (member, opening, weeks) choices there were.
  public let stints: Int
  /// Of each goal, in order, what whole prices prove, for anybody to check; a bound here can be weaker than in `goals`.
  public let certificate: [Certificate.Level]
  /// The fewest changes of told placements that were found, where the limit on them could not be kept: then nothing was
  /// searched but that, and the plan is no answer. `nil` = the plan keeps the limit, or there is none.
  public let changesMissed: GoalResult?
  /// How much of the plan made before had a place; `nil` without one.
  public let previous: PreviousUse?
  /// Units of work done, as `PlanningOptions.work` counts them.
  public let work: Int
  /// Per goal, in order.
  public let efforts: [GoalEffort]
  /// Wall-clock seconds by phase, in order: compile, greedy, search.
  public let seconds: [(phase: String, seconds: Double)]
}

/// Decides a plan. There is always one: infeasible, out of time and interrupted are answers with a bound.
///
/// Blocks its thread. Deterministic unless `seconds` or `cancellation` cut it short.
public func plan(_ rulebook: Rulebook, _ options: PlanningOptions = PlanningOptions()) -> PlanningResult {
  let began = ContinuousClock.now
  let problem = Problem(rulebook)
  return plan(problem, changesMax: rulebook.region.policy.changesMax, options, began: began)
}

/// Decides a plan of a compiled region.
///
/// - Parameters:
///   - changesMax: The most told placements that may change, in place of the policy's.
///   - began: When work on it began; the time limit counts from then.
func plan(
  _ problem: Problem, changesMax: Int?, _ options: PlanningOptions, began: ContinuousClock.Instant
) -> PlanningResult {
  let deadline = options.seconds.map { began.advanced(by: .seconds($0)) }
  let region = problem.region
  let levels = region.policy.goals.map { (level: $0, objective: Objective($0.goal, in: problem)) }
  let compiled = ContinuousClock.now
  var start = Start(
    problem, levels.map(\.objective), within: problem.limit(onChanges: changesMax), after: options.previous)
  let started = ContinuousClock.now
  options.begun?()
  let control = SearchControl(
    deadline: deadline, workMax: options.work, gap: options.gap, threads: max(1, options.threads),
    bundlesMax: options.bundlesMax, coreMin: options.coreMin,
    sizes: options.sizes, cancellation: options.cancellation, progress: options.progress)
  let choice = EngineChoice(options.engine, for: problem)
  let missed = start.keepLimit(in: problem, by: choice.engine, levels.map(\.objective), control)
  let answer =
    missed == nil
    ? choice.engine.solve(problem, levels: levels, start: start, control: control)
    : GreedyEngine.solve(problem, levels: levels, start: start, control: control)
  let ended = ContinuousClock.now
  let goals = goalResults(levels.map(\.objective), answer)
  let isOptimal = goals.allSatisfy(\.isProven)
  let nothingSearched = choice.proves && !answer.levels.contains(where: \.isSearched)
  return PlanningResult(
    plan: problem.plan(taking: answer.taken), choice: choice,
    status: isOptimal ? .optimal : nothingSearched ? .fallback : .feasible, goals: goals,
    failure: answer.failure,
    stop: isOptimal || !choice.proves || answer.failure != nil ? nil : stop(goals, control),
    stints: problem.stints.count,
    certificate: answer.certifiedLevels(
      of: problem, levels, within: start.limit, reached: goals.map(\.reached)),
    changesMissed: missed,
    previous: options.previous.map {
      PreviousUse(
        placements: $0.placements.count, placementsFit: start.placementsFit,
        prices: $0.hint(for: region.policy)?.prices.count ?? 0, pricesFit: answer.pricesFit)
    },
    work: control.meter.spent,
    efforts: zip(levels, answer.levels).map {
      GoalEffort(
        goal: $0.level.goal, columns: $1.columns, rows: $1.rows, nodes: $1.nodes, iterations: $1.iterations,
        seconds: $1.seconds)
    },
    seconds: [
      ("compile", began.duration(to: compiled) / .seconds(1)),
      ("greedy", compiled.duration(to: started) / .seconds(1)),
      ("search", started.duration(to: ended) / .seconds(1)),
    ])
}

private func goalResults(_ objectives: [Objective], _ answer: EngineAnswer) -> [GoalResult] {
  var results: [GoalResult] = []
  for (objective, level) in zip(objectives, answer.levels) {
    let value = objective.value(of: answer.taken)
    // A later goal's search may improve on an earlier goal that a limit had cut short.
    let reached = level.reached.map { objective.prefers(value, to: $0) ? value : $0 } ?? value
    precondition(
      !objective.prefers(reached, to: level.bound),
      "\(objective.goal.rawValue): the plan's \(reached) beats its own bound \(level.bound)")
    let isProven = reached == level.bound && results.allSatisfy(\.isProven)
    results.append(
      GoalResult(
        goal: objective.goal, value: value, reached: reached, bound: level.bound, isProven: isProven))
  }
  return results
}

private func stop(_ goals: [GoalResult], _ control: SearchControl) -> PlanStop? {
  if control.cancellation.isCancelled { return .interrupted }
  if control.secondsLeft == 0 { return .timeLimit }
  if control.gap > 0, goals.allSatisfy({ $0.gap <= control.gap }) { return .gap }
  return control.workMax == nil ? nil : .workLimit
}
