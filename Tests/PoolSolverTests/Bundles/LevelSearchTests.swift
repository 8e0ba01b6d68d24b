// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import PoolRules
import Testing

@testable import PoolSolver

/// The ways of large regions, on regions small enough to know the answer.
@Suite("Bundles the way of large regions") struct LevelSearchTests {
  /// What the search finds from the empty plan, and the goals with what was reached and proven of each.
  static func decide(
    _ problem: Problem, from start: [Int] = [], threads: Int = 2, work: Int? = nil, listed: Int = 3000
  ) -> (answer: EngineAnswer, reached: [Int]) {
    var control = SearchControl()
    (control.threads, control.workMax) = (threads, work)
    let levels = problem.region.policy.goals.map { (level: $0, objective: Objective($0.goal, in: problem)) }
    let market = BundleMarket(
      problem, countsPeople: true, fairness: Objective(.fairness, in: problem), control)
    var search = BundleLevelSearch(market, taken: start, sizes: .init(small: 0, listed: listed))
    let answer = search.decide(problem, levels, within: nil, control)
    #expect(market.isSound(answer.taken, keeping: []))
    return (answer, answer.levels.compactMap(\.reached))
  }

  @Test("reach and prove what trying every plan finds", arguments: 9000..<9040 as Range<UInt64>)
  func tiny(seed: UInt64) {
    let region = tinyRegion(seed: seed)
    let best = bruteForce(region)
    let (answer, reached) = Self.decide(Problem(Rulebook(region)))
    #expect(answer.failure == nil, "seed \(seed)")
    #expect(reached == best.reached, "seed \(seed)")
    #expect(answer.levels.map(\.bound) == best.reached, "seed \(seed)")
  }

  @Test("reach and prove what the exact engine does", arguments: 20..<32 as Range<UInt64>)
  func crowded(seed: UInt64) {
    let region = crowdedRegion(seed: seed, members: 6, vacancies: 5)
    let exact = plan(Rulebook(region), .init(engine: .exact))
    let (answer, reached) = Self.decide(Problem(Rulebook(region)))
    #expect(exact.status == .optimal && answer.failure == nil, "seed \(seed)")
    #expect(reached == exact.goals.map(\.reached), "seed \(seed)")
    #expect(answer.levels.map(\.bound) == exact.goals.map(\.bound), "seed \(seed)")
  }

  @Test("reach and prove it with the smallest lists of bundles, too", arguments: 20..<32 as Range<UInt64>)
  func listed(seed: UInt64) {
    let region = crowdedRegion(seed: seed, members: 6, vacancies: 5)
    let exact = plan(Rulebook(region), .init(engine: .exact))
    let (answer, reached) = Self.decide(Problem(Rulebook(region)), listed: 1)
    #expect(reached == exact.goals.map(\.reached) && answer.failure == nil, "seed \(seed)")
    #expect(answer.levels.map(\.bound) == exact.goals.map(\.bound), "seed \(seed)")
  }

  @Test("stopped after any amount of work, are no worse than the start", arguments: 20..<32 as Range<UInt64>)
  func stopped(seed: UInt64) {
    let problem = Problem(Rulebook(crowdedRegion(seed: seed, members: 6, vacancies: 5)))
    let goals = problem.region.policy.goals.map { Objective($0.goal, in: problem) }
    let start = Greedy.solve(problem, guide: GoalGuide(goals, in: problem))
    for work in [1, 5_000, 20_000, 80_000] {
      let (answer, reached) = Self.decide(problem, from: start, work: work)
      let first = zip(goals, reached).first { goal, reached in goal.value(of: start) != reached }
      #expect(first.map { !$0.prefers($0.value(of: start), to: $1) } ?? true, "seed \(seed), work \(work)")
      for (goal, level) in zip(goals, answer.levels) {
        #expect(!goal.prefers(level.reached ?? level.bound, to: level.bound), "seed \(seed), work \(work)")
      }
    }
  }

  @Test("come out the same, whatever the threads", arguments: 0..<4 as Range<UInt64>)
  func same(seed: UInt64) {
    let region = crowdedRegion(seed: seed, members: 6, vacancies: 5)
    let plans = [1, 2, 5].map { Self.decide(Problem(Rulebook(region)), threads: $0).answer.taken }
    #expect(plans[0] == plans[1] && plans[1] == plans[2], "seed \(seed)")
  }
}
