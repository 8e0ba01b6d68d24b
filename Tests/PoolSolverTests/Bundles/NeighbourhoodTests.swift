// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import Testing

@testable import PoolSolver

@Suite("Neighbourhoods of a plan") struct NeighbourhoodTests {
  static let seeds: Range<UInt64> = 20..<32

  /// What areas of `size` members make of `start`.
  static func improved(
    _ start: [Int], of problem: Problem, seed: UInt64, size: Int, threads: Int = 2, rounds: Int = 60,
    work: Int? = nil,
    _ goal: Goal = .value, keeping kept: [(objective: Objective, value: Int)] = []
  ) throws -> (taken: [Int], bound: Int) {
    var control = SearchControl()
    control.threads = threads
    let market = BundleMarket(problem, countsPeople: true, control)
    let level = BundleLevel(Objective(goal, in: problem), keeping: kept)
    var search = PriceSearch(market, level, bundles: market.bundles(of: start))
    try search.run(control, enough: nil, effortMax: .max)
    let proof = try #require(search.best, "seed \(seed)")
    var neighbourhoods = Neighbourhoods(
      market, level, proof, gap: proof.total - level.inPrices(level.objective.value(of: start)), size: size)
    let bound = level.bound(fromPrices: proof.total)
    control.workMax = work.map { control.meter.spent + $0 }
    let taken = try neighbourhoods.improve(start, keeping: kept, control, rounds: rounds, enough: bound)
    #expect(market.isSound(taken, keeping: kept), "seed \(seed), areas of \(size)")
    #expect(
      !level.objective.prefers(level.objective.value(of: start), to: level.objective.value(of: taken)),
      "seed \(seed), areas of \(size): worse than the start")
    return (taken, bound)
  }

  static func problem(_ seed: UInt64) -> Problem {
    var region = crowdedRegion(seed: seed, members: 6, vacancies: 5)
    region.policy.goals = [.init(.value)]
    return Problem(Rulebook(region))
  }

  @Test("all members together find the best plan", arguments: seeds) func whole(seed: UInt64)
    throws
  {
    let problem = Self.problem(seed)
    let value = Objective(.value, in: problem)
    let best = plan(problem.rulebook, .init(engine: .exact)).goals[0]
    let (taken, bound) = try Self.improved(
      OneByOne.solve(problem), of: problem, seed: seed, size: 6)
    #expect(value.value(of: taken) == best.reached && best.reached <= bound, "seed \(seed)")
  }

  @Test("two or three members at a time make a plan no worse, mostly better", arguments: [2, 3])
  func small(size: Int) throws {
    var better = 0
    for seed in Self.seeds {
      let problem = Self.problem(seed)
      let value = Objective(.value, in: problem)
      let start = OneByOne.solve(problem)
      let (taken, _) = try Self.improved(start, of: problem, seed: seed, size: size)
      if value.value(of: taken) > value.value(of: start) { better += 1 }
    }
    #expect(better >= 6, "better on \(better) of \(Self.seeds.count)")
  }

  @Test("no round leaves the plan as it is") func noRound() throws {
    let problem = Self.problem(1)
    let start = OneByOne.solve(problem)
    #expect(try Self.improved(start, of: problem, seed: 1, size: 2, rounds: 0).taken == start)
  }

  @Test("stopped after any amount of work, the plan is no worse", arguments: seeds.prefix(6))
  func stopped(seed: UInt64) throws {
    let problem = Self.problem(seed)
    let start = OneByOne.solve(problem)
    for work in [100, 1_000, 3_000, 10_000] {
      _ = try Self.improved(start, of: problem, seed: seed, size: 4, work: work)
    }
  }

  @Test("give nothing of earlier goals away", arguments: seeds) func kept(seed: UInt64) throws {
    let problem = Self.problem(seed)
    let value = Objective(.value, in: problem)
    let start = Greedy.solve(problem, guide: GoalGuide([value], in: problem))
    let kept = [(objective: value, value: value.value(of: start))]
    for goal in [Goal.people, .members, .travel] {
      for size in [2, 6] {
        _ = try Self.improved(start, of: problem, seed: seed, size: size, goal, keeping: kept)
      }
    }
  }

  @Test("come out the same every time, whatever the threads", arguments: seeds.prefix(8))
  func same(seed: UInt64) throws {
    let problem = Self.problem(seed)
    for work in [nil, 3_000, 20_000] {
      let plans = try [1, 2, 2, 5].map { threads in
        try Self.improved([], of: problem, seed: seed, size: 3, threads: threads, work: work).taken
      }
      for plan in plans { #expect(plan == plans[0], "seed \(seed), work \(work ?? .max)") }
    }
  }
}
