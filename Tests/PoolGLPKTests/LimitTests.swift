// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import Synchronization
import Testing

@Suite("Limits", .timeLimit(.minutes(2))) struct LimitTests {
  let hard = knapsacks(columns: 100, rows: 12, seed: 5)
  static let relaxation = endlessRelaxation()

  @Test("a node limit gives a plan, a bound, and the same answer every time") func nodes() throws {
    let limits = SolveLimits(nodes: 300)
    let solutions = try (0..<3).map { _ in try GLPK.solve(hard, limits: limits) }
    for solution in solutions {
      #expect(solution.outcome == .feasible)
      #expect(solution.stop == .nodes)
      #expect(solution.nodes == 300)
      #expect(solution.values == solutions[0].values)
      #expect(solution.bound == solutions[0].bound)
      #expect(solution.iterations == solutions[0].iterations)
    }
    let (objective, bound) = (try #require(solutions[0].objective), try #require(solutions[0].bound))
    #expect(objective < bound)
    #expect(bound < (try #require(try GLPK.relax(hard).optimum?.objective)))
  }

  @Test("no node at all still gives the bound of the relaxation") func noNodes() throws {
    let solution = try GLPK.solve(hard, limits: SolveLimits(nodes: 0))
    #expect(solution.outcome == .stopped)
    #expect(solution.values == nil)
    #expect(solution.bound == (try GLPK.relax(hard).optimum?.objective))
  }

  @Test("an iteration limit stops relaxation and search at the same point every time", arguments: [5, 2000])
  func iterations(limit: Int) throws {
    let solutions = try (0..<2).map { _ in
      try GLPK.solve(hard, limits: SolveLimits(iterations: limit))
    }
    #expect(solutions[0].stop == .iterations)
    #expect(solutions[0].iterations >= limit)
    #expect(solutions[0].outcome == (limit == 5 ? .stopped : .feasible))
    #expect(solutions[0].iterations == solutions[1].iterations)
    #expect(solutions[0].values == solutions[1].values)
  }

  @Test("a time limit stops the search with the plan and the bound so far") func timeInSearch() throws {
    let solution = try GLPK.solve(hard, limits: SolveLimits(seconds: 0.3))
    #expect(solution.outcome == .feasible)
    #expect(solution.stop == .time)
    #expect(try #require(solution.objective) < (try #require(solution.bound)))
  }

  @Test("a time limit stops a relaxation", arguments: [-1, 0, 0.2])
  func timeInRelaxation(seconds: Double) throws {
    let limits = SolveLimits(seconds: seconds)
    let relaxed = try GLPK.relax(Self.relaxation, limits: limits)
    #expect(relaxed.outcome == .stopped)
    #expect(relaxed.stop == .time)
    #expect(relaxed.optimum == nil)
    let solution = try GLPK.solve(Self.relaxation, limits: limits)
    #expect(solution.outcome == .stopped)
    #expect(solution.stop == .time)
    #expect(solution.bound == nil)
  }

  @Test("a limit that is no number is refused") func nanLimit() {
    #expect(throws: GLPKError.invalid("the limit on seconds is nan")) {
      try GLPK.solve(hard, limits: SolveLimits(seconds: .nan))
    }
  }

  @Test(
    "a small enough gap ends the search",
    arguments: [SolveLimits(relativeGap: 0.02), SolveLimits(absoluteGap: 300)])
  func gap(limits: SolveLimits) throws {
    let solution = try GLPK.solve(hard, limits: limits)
    #expect(solution.outcome == .feasible)
    #expect(solution.stop == .gap)
    let (objective, bound) = (try #require(solution.objective), try #require(solution.bound))
    #expect(bound - objective <= max(300, 0.02 * objective))
  }

  @Test("a cancelled relaxation stops in the midst of simplex") func cancelRelaxation() throws {
    let cancellation = Cancellation()
    let reports = Mutex(0)
    let solution = try GLPK.solve(Self.relaxation, cancellation: cancellation) { progress in
      #expect(progress.nodes == 0 && progress.incumbent == nil && progress.bound == nil)
      if reports.withLock({
        $0 += 1; return $0
      }) == 3 {
        cancellation.cancel()
      }
    }
    #expect(solution.outcome == .stopped)
    #expect(solution.stop == .cancelled)
    #expect(try GLPK.relax(Self.relaxation, cancellation: cancellation).stop == .cancelled)
  }

  @Test("a cancelled search gives the plan and the bound so far") func cancelSearch() throws {
    let cancellation = Cancellation()
    let solution = try GLPK.solve(hard, cancellation: cancellation) { progress in
      if progress.incumbent != nil && progress.nodes > 50 { cancellation.cancel() }
    }
    #expect(solution.outcome == .feasible)
    #expect(solution.stop == .cancelled)
    #expect(solution.nodes > 50)
    #expect(try #require(solution.objective) < (try #require(solution.bound)))
  }

  @Test("progress tells of better and better plans under a falling bound") func progress() throws {
    let moments = Mutex<[Progress]>([])
    let solution = try GLPK.solve(hard, limits: SolveLimits(nodes: 2000)) { progress in
      moments.withLock { $0.append(progress) }
    }
    let seen = moments.withLock { $0 }
    #expect(seen.count > 2)
    #expect(seen.last?.incumbent == solution.objective)
    for (earlier, later) in zip(seen, seen.dropFirst()) {
      #expect(earlier.nodes <= later.nodes && earlier.seconds <= later.seconds)
      #expect((earlier.incumbent ?? -.infinity) <= (later.incumbent ?? -.infinity))
      #expect((earlier.bound ?? .infinity) >= (later.bound ?? .infinity))
    }
  }
}

@Suite("Start") struct StartTests {
  let hard = knapsacks(columns: 100, rows: 12, seed: 5)

  @Test("a start is the answer when nothing better is found, however early the stop", arguments: [0, 1])
  func kept(nodes: Int) throws {
    let start = [Double](repeating: 0, count: 100)
    let solution = try GLPK.solve(hard, limits: SolveLimits(nodes: nodes), start: start)
    #expect(solution.outcome == .feasible)
    #expect(try #require(solution.objective) >= 0)
    let stopped = try GLPK.solve(hard, limits: SolveLimits(seconds: 0), start: start)
    #expect(stopped.values == start)
    #expect(stopped.outcome == .feasible)
  }

  @Test("a good start is the incumbent from the first node") func injected() throws {
    let good = try GLPK.solve(hard, limits: SolveLimits(nodes: 2000))
    let first = Mutex<Double?>(nil)
    let solution = try GLPK.solve(hard, limits: SolveLimits(nodes: 5), start: good.values) { progress in
      if let incumbent = progress.incumbent { first.withLock { $0 = $0 ?? incumbent } }
    }
    #expect(first.withLock { $0 } == good.objective)
    #expect(solution.objective == good.objective)
  }

  @Test("an optimal start is proven with fewer nodes", arguments: 0..<5) func optimal(seed: Int) throws {
    let model = knapsacks(columns: 20, rows: 3, seed: seed)
    let free = try GLPK.solve(model)
    let started = try GLPK.solve(model, start: free.values)
    #expect(started.outcome == .optimal)
    #expect(started.objective == free.objective)
    #expect(started.nodes <= free.nodes)
  }

  static let wrong: [(change: @Sendable (inout [Double]) -> Void, reason: String)] = [
    ({ $0.removeLast() }, "the start has 2 values for 3 columns"),
    ({ $0[1] = .nan }, "the start gives column 1 the value nan"),
    ({ $0[1] = 0.5 }, "the start breaks integrality of column 1 b: 0.5"),
    ({ $0[1] = 2 }, "the start breaks a bound of column 1 b: 2.0"),
    ({ $0[1] = 1 }, "the start breaks row 0 one: 2.0 is not within -inf and 1.0"),
  ]

  @Test("a start that is no plan is refused with the rule it breaks", arguments: wrong)
  func refused(change: @Sendable (inout [Double]) -> Void, reason: String) throws {
    var model = LinearModel(name: "three", direction: .maximise)
    for name in ["a", "b", "c"] { model.addBinary(name, cost: 1) }
    model.addRow("one", upper: 1, terms: [(0, 1), (1, 1), (2, 1)])
    var start = [1.0, 0, 0]
    #expect(try GLPK.solve(model, start: start).outcome == .optimal)
    change(&start)
    #expect(throws: GLPKError.invalid(reason)) { try GLPK.solve(model, start: start) }
  }
}
