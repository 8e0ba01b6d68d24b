// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// Goal by goal, an integer program over GLPK: branch and cut on the clique formulation.
///
/// For each goal: the relaxation gives a bound, and its reduced costs exclude stints that no plan good enough
/// for this goal can take, now and in later goals; the integer search starts from the best plan so far. Each plan
/// of GLPK is rounded, checked against every rule and valued in integers before it counts.
enum ExactEngine: PlanEngine {
  static func solve(
    _ problem: Problem, levels: [(level: GoalLevel, objective: Objective)], start: [Int],
    control: SearchControl
  ) -> EngineAnswer {
    var search = Search(problem: problem, control: control, taken: start)
    var answer = EngineAnswer(taken: start)
    for (place, (level, objective)) in levels.enumerated() {
      let began = ContinuousClock.now
      var result = LevelAnswer(bound: objective.bound(without: problem))
      if answer.failure == nil, !control.isOver {
        do throws(EngineFailure) {
          search.control = control.share(of: levels.count - place)
          try search.solve(objective, level, &result)
        } catch {
          answer.failure = "goal \(level.goal.rawValue): \(error.reason)"
        }
      }
      result.seconds = began.duration(to: .now) / .seconds(1)
      let reached = objective.value(of: search.taken)
      result.reached = reached
      answer.levels.append(result)
      search.kept.append((objective, objective.kept(reached, tolerancePerMille: level.tolerancePerMille)))
    }
    answer.taken = search.taken
    return answer
  }

  /// A program's relaxation, and where to begin its integer search.
  private struct Root {
    let optimum: LinearSolution.Optimum
    let basis: Basis?
  }

  /// The state that goes from goal to goal.
  private struct Search {
    let problem: Problem
    var control: SearchControl
    var taken: [Int]
    var active: [Int]
    var kept: [(objective: Objective, value: Int)] = []
    /// The program as it stands, how many of `kept` it keeps, and where its last relaxation ended.
    private var current: IntegerProgram?
    private var keptInProgram = 0
    private var basis: Basis?

    init(problem: Problem, control: SearchControl, taken: [Int]) {
      (self.problem, self.control, self.taken) = (problem, control, taken)
      active = Array(problem.stints.indices)
    }

    mutating func solve(_ objective: Objective, _ level: GoalLevel, _ result: inout LevelAnswer)
      throws(EngineFailure)
    {
      guard !isProven(objective, result.bound) else { return }
      while true {
        let program = program(for: objective)
        (result.columns, result.rows) = (program.model.columns.count, program.model.rows.count)
        guard let root = try relax(program, &result) else { return }
        result.isSearched = true
        tighten(&result.bound, to: program.wholeBound(root.optimum.objective), objective)
        exclude(objective, level, program, root)
        if isProven(objective, result.bound) { return }
        // A smaller program has a better relaxation: worth another look when much has gone.
        if active.count * 5 < program.active.count * 3 { continue }
        try searchCores(program, root, objective, level, &result)
        return
      }
    }

    /// The program of a goal: the last one with another objective and the goals kept since, or, when much has been
    /// excluded, one built anew without that.
    private mutating func program(for objective: Objective) -> IntegerProgram {
      var program: IntegerProgram
      if let current, active.count * 5 >= current.active.count * 3 {
        program = current
      } else {
        program = IntegerProgram(problem, active: active, bundlesMax: control.bundlesMax)
        (keptInProgram, basis) = (0, nil)
      }
      for (earlier, value) in kept[keptInProgram...] { program.keep(earlier, value) }
      keptInProgram = kept.count
      program.aim(at: objective)
      current = program
      return program
    }

    /// Searches the stints that look good to the relaxation first (the *core*), then all that still matter.
    ///
    /// A plan with a stint outside the core has the relaxation's bound less that stint's reduced cost as its own
    /// bound. The core's best plan usually excludes so much that the second search is short, or not needed.
    private mutating func searchCores(
      _ program: IntegerProgram, _ root: Root, _ objective: Objective, _ level: GoalLevel,
      _ result: inout LevelAnswer
    ) throws(EngineFailure) {
      let width = max(1, abs(root.optimum.objective) * 0.001)
      let isTaken = Set(taken)
      let core = active.filter { stint in
        guard let column = program.column[stint], !isTaken.contains(stint) else { return true }
        return root.optimum.values[column] > 1e-9 || abs(root.optimum.reducedCosts[column]) <= width
      }
      if core.count < active.count, active.count > 700 {
        let inside = try branch(program, root, over: core, objective, &result)
        let outside = program.wholeBound(root.optimum.objective + (objective.goal.wantsMost ? -width : width))
        if let inside {
          tighten(
            &result.bound, to: objective.goal.wantsMost ? max(inside, outside) : min(inside, outside),
            objective)
        }
        exclude(objective, level, program, root)
        if isProven(objective, result.bound) || control.isOver { return }
      }
      if let bound = try branch(program, root, over: active, objective, &result) {
        tighten(&result.bound, to: bound, objective)
      }
      exclude(objective, level, program, root)
    }

    private func isProven(_ objective: Objective, _ bound: Int) -> Bool {
      objective.value(of: taken) == bound
    }

    private func tighten(_ bound: inout Int, to other: Int, _ objective: Objective) {
      bound = objective.goal.wantsMost ? min(bound, other) : max(bound, other)
    }

    private mutating func relax(_ program: IntegerProgram, _ result: inout LevelAnswer) throws(EngineFailure)
      -> Root?
    {
      let solution: LinearSolution
      do {
        solution = try GLPK.relax(
          program.model(over: active), limits: SolveLimits(seconds: control.secondsLeft), basis: basis,
          cancellation: control.cancellation)
      } catch {
        throw EngineFailure(reason: "\(error)")
      }
      result.iterations += solution.iterations
      if solution.outcome == .optimal { basis = solution.basis }
      switch solution.outcome {
      case .optimal: return solution.optimum.map { Root(optimum: $0, basis: solution.basis) }
      case .stopped: return nil
      case .infeasible, .unbounded:
        throw EngineFailure(reason: "GLPK calls the relaxation \(solution.outcome), but a plan is known")
      }
    }

    /// Branch and cut over `stints`, the others held at 0, from the best plan so far.
    ///
    /// The relaxation's basis stays optimal when columns outside it are held, so the root costs nothing.
    ///
    /// - Returns: the bound on plans that take only those; `nil` if none is known.
    private mutating func branch(
      _ program: IntegerProgram, _ root: Root, over stints: [Int], _ objective: Objective,
      _ result: inout LevelAnswer
    ) throws(EngineFailure) -> Int? {
      let model = program.model(over: stints)
      let solution: IntegerSolution
      let (goal, report, whole) = (objective.goal, control.progress, program.wholeBound)
      do {
        solution = try GLPK.solve(
          model, limits: SolveLimits(seconds: control.secondsLeft, nodes: control.nodes),
          start: program.values(taking: taken), basis: root.basis, cancellation: control.cancellation,
          progress: report.map { report in
            { @Sendable progress in
              report(
                PlanningProgress(
                  goal: goal, value: progress.incumbent.map(whole), bound: progress.bound.map(whole),
                  nodes: progress.nodes))
            }
          })
      } catch {
        throw EngineFailure(reason: "\(error)")
      }
      result.iterations += solution.iterations
      result.nodes += solution.nodes
      let bound = solution.bound.map(program.wholeBound)
      guard let values = solution.values else { return bound }
      let found = program.taken(in: values)
      try problem.requireSound(found, keeping: kept)
      if !objective.prefers(objective.value(of: taken), to: objective.value(of: found)) { taken = found }
      return solution.outcome == .optimal ? objective.value(of: taken) : bound
    }

    /// Excludes stints whose reduced cost shows that a plan with them falls behind what must be kept.
    private mutating func exclude(
      _ objective: Objective, _ level: GoalLevel, _ program: IntegerProgram, _ root: Root
    ) {
      let mostWanted = objective.goal.wantsMost
      let kept = objective.kept(objective.value(of: taken), tolerancePerMille: level.tolerancePerMille)
      let isTaken = Set(taken)
      active = active.filter { stint in
        guard let column = program.column[stint], root.optimum.values[column] < 1e-9, !isTaken.contains(stint)
        else {
          return true
        }
        let change = abs(root.optimum.reducedCosts[column])
        let best = program.wholeBound(root.optimum.objective + (mostWanted ? -change : change))
        return mostWanted ? best >= kept : best <= kept
      }
    }
  }
}

extension IntegerProgram {
  /// A bound on the whole-numbered goal from a bound on the model's objective.
  ///
  /// Simplex is exact to about 1e-9 of the objective; a margin beyond that keeps the bound safe.
  func wholeBound(_ objective: Double) -> Int {
    let margin = 1e-4 + 1e-9 * abs(objective)
    let units =
      model.direction == .maximise ? (objective + margin).rounded(.down) : (objective - margin).rounded(.up)
    return offset + scale * Int(units)
  }
}
