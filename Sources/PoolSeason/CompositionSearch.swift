// SPDX-License-Identifier: GPL-3.0-or-later

/// Builds a pool member by member, each time the one who is worth most, then swaps members as long as that is cheaper.
///
/// Every gain is exact: it is read from maximum flows, not from prices, which are ambiguous where demand is whole and mislead by a third or
/// more. Adding to a transportation problem has diminishing returns, so a profile's earlier gain bounds its present one and most
/// need not be asked again (lazy greedy; Minoux, 1978).
public struct CompositionSearch: Sendable {
  /// One more member of the greedy path.
  public struct Step: Hashable, Sendable {
    /// The profile taken.
    public let profile: Int
    /// Minutes matched more a week, on average.
    public let minutes: Double
    /// Cents a week, of the member and of what stays unmatched, after the step.
    public let centsPerWeek: Double
    /// The share of the asked minutes that is matched after the step.
    public let coverage: Double
  }

  private let problem: Composition
  private var flows: [WeekFlow]
  /// How many members of each profile, those present included.
  public private(set) var counts: [Int]
  /// The greedy path.
  public private(set) var steps: [Step] = []
  private var unmatched: Int

  /// The pool that is there already.
  public init(_ problem: Composition) {
    self.problem = problem
    flows = problem.weeks.map { WeekFlow(problem.profiles, demand: $0) }
    counts = problem.profiles.map { _ in 0 }
    unmatched = problem.weeks.reduce(0) { $0 + $1.reduce(0, +) }
    for (profile, count) in problem.present.enumerated() {
      for _ in 0..<count { take(profile) }
    }
  }

  /// What the pool costs, in cents a week.
  public var centsPerWeek: Double { problem.centsPerWeek(cost) }
  /// The share of the asked minutes that is matched.
  public var coverage: Double {
    let asked = problem.weeks.reduce(0) { $0 + $1.reduce(0, +) }
    return asked == 0 ? 1 : 1 - Double(unmatched) / Double(asked)
  }
  var cost: Int { problem.cost(counts, unmatched: unmatched) }

  /// Adds members as long as one lowers the cost, at most `most` of them; of several that lower it alike the first profile.
  public mutating func addGreedily(most: Int = .max) {
    // Gains as last seen, over all weeks; at first what a profile could teach at most.
    var gains = problem.profiles.map { $0.minutes * problem.weeks.count }
    var isFresh = problem.profiles.map { _ in false }
    func change(_ profile: Int) -> Int { problem.costOfOneMore(profile, gained: gains[profile]) }
    for _ in 0..<most {
      while true {
        guard let best = gains.indices.min(by: { (change($0), $0) < (change($1), $1) }), change(best) < 0
        else { return }
        if isFresh[best] {
          let gained = gains[best]
          take(best)
          for profile in isFresh.indices { isFresh[profile] = false }
          steps.append(
            Step(
              profile: best, minutes: Double(gained) / Double(problem.weeks.count),
              centsPerWeek: centsPerWeek,
              coverage: coverage))
          break
        }
        gains[best] = gain(best)
        isFresh[best] = true
      }
    }
  }

  /// Lets members go, or puts another in their place, as long as that lowers the cost.
  ///
  /// - Parameter rounds: how often all profiles are tried at most.
  public mutating func swap(rounds: Int = 20) {
    for _ in 0..<rounds {
      var isBetter = false
      for profile in counts.indices where counts[profile] > problem.present[profile] {
        let before = cost
        drop(profile)
        if let best = bestAddition(), best.change + cost < before {
          take(best.profile)
          isBetter = true
        } else if cost < before {
          isBetter = true
        } else {
          take(profile)
        }
      }
      if !isBetter { return }
    }
  }

  /// The profile whose next member changes the cost most for the better, ties to the first.
  private mutating func bestAddition() -> (profile: Int, change: Int)? {
    // Where a minute would find work, over the weeks: a bound on what a profile gains.
    var reached = problem.profiles.map { _ in 0 }
    for flow in flows {
      let wants = flow.wanting()
      for (profile, facts) in problem.profiles.enumerated() where facts.classes.contains(where: { wants[$0] })
      {
        reached[profile] += 1
      }
    }
    let bounds = problem.profiles.indices.map {
      problem.costOfOneMore($0, gained: reached[$0] * problem.profiles[$0].minutes)
    }
    var best: (profile: Int, change: Int)?
    for profile in bounds.indices.sorted(by: { (bounds[$0], $0) < (bounds[$1], $1) }) {
      if let best, bounds[profile] >= best.change { break }
      if bounds[profile] >= 0 { break }
      let change = problem.costOfOneMore(profile, gained: gain(profile))
      if change < best?.change ?? 0 { best = (profile, change) }
    }
    return best
  }

  /// Minutes a week that one more member of each profile would match, over the sampled weeks: the value of the next member.
  public mutating func nextMembers() -> [Estimate] {
    problem.profiles.indices.map { profile in
      let minutes = problem.profiles[profile].minutes
      return Estimate(
        meanOf: flows.indices.map { week in Double(flows[week].trial { $0.add(profile, minutes: minutes) }) })
    }
  }

  private mutating func gain(_ profile: Int) -> Int {
    let minutes = problem.profiles[profile].minutes
    return flows.indices.reduce(0) { sum, week in
      sum + flows[week].trial { $0.add(profile, minutes: minutes) }
    }
  }

  private mutating func take(_ profile: Int) {
    counts[profile] += 1
    for week in flows.indices {
      unmatched -= flows[week].add(profile, minutes: problem.profiles[profile].minutes)
    }
  }

  private mutating func drop(_ profile: Int) {
    counts[profile] -= 1
    for week in flows.indices {
      unmatched += flows[week].remove(profile, minutes: problem.profiles[profile].minutes)
    }
  }
}
