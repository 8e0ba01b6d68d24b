// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle
import PoolRules
import PoolVerify
import Testing

@testable import PoolSolver

/// A limit on changes against all plans of a tiny region that keep it.
@Suite("A limit on changes") struct ChangesTests {
  static let seeds: Range<UInt64> = 14_000..<14_015

  /// A tiny region; of two thirds of the seeds one in which a plan was told, with some of its placements cut short, and not just
  /// anything.
  static func region(_ seed: UInt64, changesMax: Int?) -> Region {
    var region = tinyRegion(seed: seed)
    region.policy.changesMax = changesMax
    if seed % 3 == 0 { return region }
    var dice = Dice(seed: seed)
    let problem = Problem(Rulebook(region))
    let plans = problem.plans()
    let most = plans.map(\.count).max() ?? 0
    let told = problem.plan(taking: dice.one(in: plans.filter { $0.count >= most - 1 })).decided
    region.placements.removeAll { $0.state == .published }
    region.placements += told.map { placement in
      let days = placement.dates.count
      let kept = dice.chance(30) ? dice.number(1...days) : days
      let last = placement.dates.from.advanced(by: kept - 1)
      return Placement(
        group: placement.group, member: placement.member,
        dates: DayRange(placement.dates.from, last) ?? placement.dates, state: .published)
    }
    return region
  }

  /// The fewest changes that a plan makes.
  static func fewest(_ seed: UInt64) -> Int {
    var region = region(seed, changesMax: nil)
    region.policy.goals = [.init(.changes)]
    return bruteForce(region).reached[0]
  }

  @Test(
    "is kept by every engine, the audit counts alike, and those that prove find the best", arguments: seeds)
  func kept(seed: UInt64) {
    let fewest = Self.fewest(seed)
    for changesMax in 0...1 {
      let region = Self.region(seed, changesMax: changesMax)
      let best = bruteForce(region)
      for engine in Engine.allCases {
        let result = plan(Rulebook(region), .init(engine: engine))
        let note = "seed \(seed), \(engine), at most \(changesMax)"
        if let missed = result.changesMissed {
          #expect(missed.value > changesMax && missed.bound <= fewest && fewest <= missed.value, "\(note)")
          // Those that do not prove begin with what was told, in its order, and may miss what fits.
          if result.choice.proves { #expect(missed.value == fewest && missed.isProven, "\(note)") }
          continue
        }
        #expect(fewest <= changesMax, "\(note): fewer than can be")
        let report = audit(result.plan, of: region)
        #expect(report.breaches.map(\.description) == [], "\(note)")
        #expect(report.goals[.changes] ?? .max <= changesMax, "\(note)")
        for goal in result.goals { #expect(report.goals[goal.goal] == goal.value, "\(note), \(goal.goal)") }
        guard result.choice.proves else { continue }
        #expect(result.status == .optimal && result.failure == nil, "\(note)")
        #expect(result.goals.map(\.reached) == best.reached, "\(note)")
        #expect(best.accepted.contains(result.goals.map(\.value)), "\(note)")
      }
    }
  }

  @Test("is part of the proof: certificates hold under it, and not under a tighter one", arguments: seeds)
  func certified(seed: UInt64) {
    for changesMax in 0...1 {
      let region = Self.region(seed, changesMax: changesMax)
      for work in [nil, 2000] {
        let result = plan(Rulebook(region), .init(engine: .bundles, work: work))
        if result.changesMissed != nil { continue }
        let goals = audit(result.plan, of: region).goals
        func refusals(within changesMax: Int?) -> [String] {
          let certificate = Certificate(
            inputSHA256: "0", scope: PlanScope(changesMax: changesMax), levels: result.certificate)
          return verify(certificate, of: region, sha256: "0", goals: goals).refusals.map(\.name)
        }
        #expect(
          refusals(within: changesMax) == [], "seed \(seed), at most \(changesMax), work \(work ?? .max)")
        // A price of the limit proves nothing where there is none, or another one that costs more than the bound has to spare.
        let dearest = Self.limitPrices(result.certificate).max()
        guard let dearest, !region.policy.goals.contains(where: { $0.goal == .changes }) else { continue }
        #expect(refusals(within: nil).contains("kept-not-earlier"), "seed \(seed)")
        if dearest >= 1 { #expect(refusals(within: changesMax + 1) != [], "seed \(seed)") }
      }
    }
  }

  /// The prices of the limit in the last leaves, in units of their goals.
  private static func limitPrices(_ certificate: [Certificate.Level]) -> [Double] {
    certificate.compactMap(\.proof).flatMap { proof -> [Double] in
      guard case .leaf(let leaf) = proof.nodes.last else { return [] }
      return leaf.prices.filter { $0.row == .kept(.changes) && $0.price > 0 }
        .map { Double($0.price) / Double(proof.scale * proof.unit) }
    }
  }

  /// So that the promises above are about something.
  @Test("binds in many of the regions, cannot be kept in some, and has a price in some") func binds() {
    var (binding, missed, priced) = (0, 0, 0)
    for seed in Self.seeds {
      let (free, tight) = (Self.region(seed, changesMax: nil), Self.region(seed, changesMax: 0))
      if Self.fewest(seed) > 0 {
        missed += 1
      } else if bruteForce(free).reached != bruteForce(tight).reached {
        binding += 1
        let prices = Self.limitPrices(plan(Rulebook(tight), .init(engine: .bundles)).certificate)
        if prices.contains(where: { $0 >= 1 }) { priced += 1 }
      }
    }
    #expect(binding >= 4 && missed >= 2 && priced >= 2, "\(binding) bind, \(missed) missed, \(priced) priced")
  }

  @Test(
    "a curve never falls, keeps each limit, and ends where planning afresh does", arguments: Self.seeds)
  func curve(seed: UInt64) throws {
    let region = Self.region(seed, changesMax: nil)
    let first = try #require(region.policy.goals.first?.goal)
    for (engine, work) in [(Engine.bundles, nil), (.bundles, 3000), (.greedy, nil)] {
      let points = changesCurve(
        Rulebook(region), limits: [0, 1, 2, 3], .init(engine: engine, work: work))
      let note = "seed \(seed), \(engine), work \(work ?? .max)"
      #expect(points.last.map { $0.changesMax == nil && $0.result.changesMissed == nil } == true, "\(note)")
      var last: Int?
      var goalsBefore: [Int] = []
      let areStrict = region.policy.goals.allSatisfy { $0.tolerancePerMille == 0 }
      for point in points where point.result.changesMissed == nil {
        // No goal is worse than in the plan before without an earlier one being better.
        let now = point.result.goals.map { $0.goal.wantsMost ? $0.value : -$0.value }
        if areStrict { #expect(!now.lexicographicallyPrecedes(goalsBefore), "\(note)") }
        goalsBefore = now
        let plan = point.result.plan
        let goals = audit(plan, of: Self.region(seed, changesMax: point.changesMax))
        #expect(goals.isSound && goals.goals[.changes] == point.changes, "\(note)")
        let (reached, bound) = (try #require(point.reached), try #require(point.bound))
        #expect(first.wantsMost ? reached <= bound : reached >= bound, "\(note)")
        if let last { #expect(first.wantsMost ? reached >= last : reached <= last, "\(note)") }
        last = reached
        guard engine == .bundles, work == nil else { continue }
        #expect(reached == bruteForce(Self.region(seed, changesMax: point.changesMax)).reached[0], "\(note)")
      }
      if engine == .bundles, work == nil { #expect(last == bruteForce(region).reached[0], "\(note)") }
    }
  }

  @Test(
    "of two limits the tighter holds: the planner's, or what the goal of that name must keep",
    arguments: seeds)
  func bothLimits(seed: UInt64) {
    for (changesMax, place) in [(1, 0), (1, 1), (0, 0)] {
      var region = Self.region(seed, changesMax: changesMax)
      region.policy.goals.removeAll { $0.goal == .changes }
      region.policy.goals = Array(region.policy.goals.prefix(3))
      let level = GoalLevel(.changes, tolerancePerMille: 1000)
      region.policy.goals.insert(level, at: min(place, region.policy.goals.count))
      let best = bruteForce(region)
      for engine in [Engine.exact, .bundles] {
        let result = plan(Rulebook(region), .init(engine: engine))
        if result.changesMissed != nil { continue }
        let note = "seed \(seed), \(engine), at most \(changesMax)"
        #expect(result.goals.map(\.reached) == best.reached, "\(note)")
        let goals = audit(result.plan, of: region).goals
        #expect(goals[.changes] ?? .max <= changesMax, "\(note)")
        let certificate = Certificate(
          inputSHA256: "0", scope: PlanScope(changesMax: changesMax), levels: result.certificate)
        let refusals = verify(certificate, of: region, sha256: "0", goals: goals).refusals
        #expect(refusals.map(\.description) == [], "\(note)")
      }
    }
  }

  @Test("a placement of an earlier plan is the stint with the same dates, if there is one", arguments: seeds)
  func sameDates(seed: UInt64) {
    let problem = Problem(Rulebook(tinyRegion(seed: seed)))
    for plan in problem.plans().enumerated().filter({ $0.offset % 50 == 0 }).map(\.element) {
      #expect(problem.stints(of: problem.plan(taking: plan).decided) == plan, "seed \(seed)")
    }
  }
}
