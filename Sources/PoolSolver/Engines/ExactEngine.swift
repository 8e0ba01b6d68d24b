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
    _ problem: Problem, levels: [(level: GoalLevel, objective: Objective)], start: Start,
    control: SearchControl
  ) -> EngineAnswer {
    var search = Search(problem: problem, bundlesMax: control.bundlesMax, taken: start.taken)
    var answer = search.decide(problem, levels, within: start.limit, control)
    BundleEngine.prove(&answer, of: problem, levels: levels, start: start, control: control)
    return answer
  }

  /// A program's relaxation, and where to begin its integer search.
  private struct Root {
    let optimum: LinearSolution.Optimum
    let basis: Basis?
  }

  /// The state that goes from goal to goal.
  private struct Search: LevelSearch {
    let problem: Problem
    let bundlesMax: Int
    private(set) var taken: [Int]
    var active: [Int]
    var kept: [(objective: Objective, value: Int)] = []
    /// The program as it stands, how many of `kept` it keeps, and where its last relaxation ended.
    private var current: IntegerProgram?
    private var keptInProgram = 0
    private var basis: Basis?

    init(problem: Problem, bundlesMax: Int, taken: [Int]) {
      (self.problem, self.bundlesMax, self.taken) = (problem, bundlesMax, taken)
      active = Array(problem.stints.indices)
    }

    mutating func keep(_ objective: Objective, _ value: Int) { kept.append((objective, value)) }

    mutating func solve(
      _ objective: Objective, _ level: GoalLevel, _ control: SearchControl, _ result: inout LevelAnswer
    ) throws(EngineFailure) {
      while true {
        guard let program = program(for: objective, control) else { return }
        (result.columns, result.rows) = (program.model.columns.count, program.model.rows.count)
        guard let root = try relax(program, control, &result) else { return }
        result.isSearched = true
        tighten(&result.bound, to: program.wholeBound(root.optimum.objective), objective)
        exclude(objective, level, program, root)
        if control.isEnough(objective.value(of: taken), bound: result.bound) { return }
        // A smaller program has a better relaxation: worth another look when much has gone.
        if active.count * 5 < program.active.count * 3 { continue }
        try searchCores(program, root, objective, level, control, &result)
        return
      }
    }

    /// The program of a goal: the last one with another objective and the goals kept since, or, when much has been
    /// excluded, one built anew without that; `nil` if that was cut short.
    private mutating func program(for objective: Objective, _ control: SearchControl) -> IntegerProgram? {
      var program: IntegerProgram
      if let current, active.count * 5 >= current.active.count * 3 {
        program = current
      } else {
        program = IntegerProgram(problem, active: active, bundlesMax: bundlesMax, control: control)
        guard program.isWhole else { return nil }
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
      _ control: SearchControl, _ result: inout LevelAnswer
    ) throws(EngineFailure) {
      let width = max(1, abs(root.optimum.objective) * 0.001)
      let isTaken = Set(taken)
      let core = active.filter { stint in
        guard let column = program.column[stint], !isTaken.contains(stint) else { return true }
        return root.optimum.values[column] > 1e-9 || abs(root.optimum.reducedCosts[column]) <= width
      }
      if core.count < active.count, active.count > control.coreMin {
        let outside = program.wholeBound(root.optimum.objective + (objective.goal.wantsMost ? -width : width))
        if let bound = try branch(program, root, over: core, outside: outside, objective, control, &result) {
          tighten(&result.bound, to: bound, objective)
        }
        exclude(objective, level, program, root)
        if control.isEnough(objective.value(of: taken), bound: result.bound) || control.isOver { return }
      }
      if let bound = try branch(program, root, over: active, outside: nil, objective, control, &result) {
        tighten(&result.bound, to: bound, objective)
      }
      exclude(objective, level, program, root)
    }

    private func tighten(_ bound: inout Int, to other: Int, _ objective: Objective) {
      bound = objective.goal.wantsMost ? min(bound, other) : max(bound, other)
    }

    private mutating func relax(
      _ program: IntegerProgram, _ control: SearchControl, _ result: inout LevelAnswer
    ) throws(EngineFailure) -> Root? {
      let solution: LinearSolution
      do {
        solution = try GLPK.relax(
          program.model(over: active), limits: control.limits(), basis: basis,
          cancellation: control.cancellation)
      } catch {
        throw EngineFailure(error)
      }
      result.iterations += solution.iterations
      control.meter.add(iterations: solution.iterations)
      if solution.outcome == .optimal { basis = solution.basis }
      switch solution.outcome {
      case .optimal: return solution.optimum.map { Root(optimum: $0, basis: solution.basis) }
      case .stopped: return nil
      case .infeasible, .unbounded:
        throw .answerUnreliable("it calls the relaxation \(solution.outcome), but a plan is known")
      }
    }

    /// Branch and cut over `stints`, the others held at 0, from the best plan so far.
    ///
    /// The relaxation's basis stays optimal when columns outside it are held, so the root costs nothing.
    ///
    /// - Parameter outside: A bound on plans with any other stint; `nil` if no such plan is of interest.
    /// - Returns: a bound on all plans; `nil` if none is known.
    private mutating func branch(
      _ program: IntegerProgram, _ root: Root, over stints: [Int], outside: Int?, _ objective: Objective,
      _ control: SearchControl, _ result: inout LevelAnswer
    ) throws(EngineFailure) -> Int? {
      var model = program.model(over: stints)
      if outside != nil { model.name = "core" }
      let solution: IntegerSolution
      let (goal, report) = (objective.goal, control.progress)
      @Sendable func onAll(_ bound: Int) -> Int {
        guard let outside else { return bound }
        return goal.wantsMost ? max(bound, outside) : min(bound, outside)
      }
      do {
        solution = try GLPK.solve(
          model, limits: control.limits(),
          start: program.values(taking: taken), basis: root.basis, cancellation: control.cancellation,
          progress: report.map { report in
            { @Sendable progress in
              report(
                PlanningProgress(
                  goal: goal, value: progress.incumbent.map(program.wholeBound),
                  bound: progress.bound.map { onAll(program.wholeBound($0)) }, nodes: progress.nodes))
            }
          })
      } catch {
        throw EngineFailure(error)
      }
      result.iterations += solution.iterations
      control.meter.add(iterations: solution.iterations)
      result.nodes += solution.nodes
      let bound = solution.bound.map { onAll(program.wholeBound($0)) }
      guard let values = solution.values else { return bound }
      let found = program.taken(in: values)
      try problem.requireSound(found, keeping: kept)
      if !objective.prefers(objective.value(of: taken), to: objective.value(of: found)) { taken = found }
      return solution.outcome == .optimal ? onAll(objective.value(of: taken)) : bound
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
