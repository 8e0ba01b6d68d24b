// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel
import PoolRules

/// A switch that stops planning from any thread; it stays thrown.
public typealias Cancellation = PoolGLPK.Cancellation

/// The ways to decide a plan.
public enum Engine: String, CaseIterable, Sendable {
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
  /// Branch-and-bound nodes for each goal; `nil` = until the proof. Reproducible.
  public var nodes: Int?
  /// How many bundles of a member the integer program may list; members with more have rows of cliques, hours and
  /// locations instead. Any number gives the same optimum.
  public var bundlesMax: Int
  /// Stops planning when thrown.
  public var cancellation: Cancellation
  /// Told while the exact engine works, on a thread of its own.
  public var progress: (@Sendable (PlanningProgress) -> Void)?

  /// Options with which planning runs to the proof.
  public init(
    engine: Engine = .exact, seconds: Double? = nil, nodes: Int? = nil, bundlesMax: Int = 3000,
    cancellation: Cancellation = Cancellation(), progress: (@Sendable (PlanningProgress) -> Void)? = nil
  ) {
    (self.engine, self.seconds, self.nodes) = (engine, seconds, nodes)
    self.bundlesMax = bundlesMax
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

/// How far the proof went.
public enum PlanStatus: String, Sendable {
  /// Proven best on every goal.
  case optimal
  /// A plan with a bound on every goal, not all met.
  case feasible
  /// The heuristic's plan, because the exact engine could not work or had no time to.
  case fallback
}

/// Why planning ended before the proof.
public enum PlanStop: String, Sendable {
  case timeLimit = "time-limit"
  case workLimit = "work-limit"
  case interrupted
}

/// The size of the search for one goal.
public struct GoalEffort: Hashable, Sendable {
  /// The goal.
  public let goal: Goal
  /// The program's size, branch-and-bound nodes and simplex iterations; 0 where no search was needed.
  public let columns, rows, nodes, iterations: Int
  /// Wall-clock seconds.
  public let seconds: Double
}

/// A plan, and how good it is known to be.
public struct PlanningResult: Sendable {
  /// The placements decided, and the region's running ones.
  public let plan: Plan
  /// The engine that was asked.
  public let engine: Engine
  /// How far the proof went.
  public let status: PlanStatus
  /// In the policy's order.
  public let goals: [GoalResult]
  /// Why the plan is not the exact engine's, or the proof is missing, if GLPK failed.
  public let failure: String?
  /// What cut the search short, if anything did.
  public let stop: PlanStop?
  /// The (member, opening, weeks) choices there were.
  public let stints: Int
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
  let deadline = options.seconds.map { began.advanced(by: .seconds($0)) }
  let problem = Problem(rulebook)
  let levels = rulebook.region.policy.goals.map { (level: $0, objective: Objective($0.goal, in: problem)) }
  let compiled = ContinuousClock.now
  let start = Greedy.solve(problem, guide: GoalGuide(levels.map(\.objective), in: problem))
  let started = ContinuousClock.now
  let control = SearchControl(
    deadline: deadline, nodes: options.nodes, bundlesMax: options.bundlesMax,
    cancellation: options.cancellation, progress: options.progress)
  let engine: any PlanEngine.Type =
    switch options.engine {
    case .exact: ExactEngine.self
    case .bundles: BundleEngine.self
    case .greedy: GreedyEngine.self
    case .oneByOne: OneByOneEngine.self
    }
  let answer = engine.solve(problem, levels: levels, start: start, control: control)
  let ended = ContinuousClock.now
  let goals = goalResults(levels.map(\.objective), answer)
  let isOptimal = goals.allSatisfy(\.isProven)
  let nothingSearched = options.engine == .exact && !answer.levels.contains(where: \.isSearched)
  return PlanningResult(
    plan: problem.plan(taking: answer.taken), engine: options.engine,
    status: isOptimal ? .optimal : nothingSearched ? .fallback : .feasible, goals: goals,
    failure: answer.failure,
    stop: isOptimal || options.engine != .exact || answer.failure != nil ? nil : stop(options, control),
    stints: problem.stints.count,
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

private func stop(_ options: PlanningOptions, _ control: SearchControl) -> PlanStop? {
  if options.cancellation.isCancelled { return .interrupted }
  if control.secondsLeft == 0 { return .timeLimit }
  return options.nodes == nil ? nil : .workLimit
}
