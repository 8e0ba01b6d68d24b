// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK

/// A pool that covers, made smaller and then cheaper.
struct SmallestPoolSearch {
  let profiles: [Composition.Profile]
  /// Those that count, without classes that nobody serves.
  let weeks: [[Int]]
  /// Of GLPK's tree for either question.
  let nodes: Int
  /// Members of each profile: at every moment a pool that covers.
  private(set) var counts: [Int]

  /// Begins with the member who matches most, again and again, and leaves out again those who are not needed.
  init(_ profiles: [Composition.Profile], _ weeks: [[Int]], nodes: Int) {
    (self.profiles, self.weeks, self.nodes) = (profiles, weeks, nodes)
    counts = profiles.map { _ in 0 }
    guard !weeks.isEmpty, !profiles.isEmpty else { return }
    let equal = profiles.map { profile in
      Composition.Profile(profile.name, minutes: profile.minutes, classes: profile.classes, cents: 1)
    }
    // A minute that stays open is dearer than a member.
    var search = CompositionSearch(
      Composition(profiles: equal, weeks: weeks, externalCents: 60 * weeks.count + 1))
    search.addGreedily()
    search.swap()
    counts = search.counts
  }

  /// Makes it as small as it can be.
  mutating func leastMembers() throws(GLPKError) -> SmallestPool.Least {
    try least(profiles.map { _ in 1 }, members: 0...counts.reduce(0, +))
  }

  /// Makes it as cheap as it can be with as many members. So it is enough to count by how many equal steps each is dearer than the cheapest, and
  /// every bound is rounded up to a step.
  mutating func leastCents() throws(GLPKError) -> SmallestPool.Least {
    let members = counts.reduce(0, +)
    let cheapest = profiles.map(\.cents).min() ?? 0
    let step = max(1, profiles.reduce(0) { commonDivisor($0, $1.cents - cheapest) })
    let steps = try least(profiles.map { ($0.cents - cheapest) / step }, members: members...members)
    func cents(_ steps: Int) -> Int { cheapest * members + step * steps }
    return SmallestPool.Least(
      found: cents(steps.found), claimed: cents(steps.claimed), recomputed: cents(steps.recomputed),
      sets: steps.sets)
  }

  /// The least sum of `costs` among pools of so many members.
  private mutating func least(
    _ costs: [Int], members: ClosedRange<Int>
  ) throws(GLPKError) -> SmallestPool.Least {
    var program = SetProgram(profiles, weeks, costs: costs, members: members)
    let claimed = try program.improve(&counts, nodes: nodes)
    let proof = try program.proof()
    let found = zip(costs, counts).reduce(0) { $0 + $1.0 * $1.1 }
    let recomputed = max(0, proof.bound(costs, profiles, weeks, membersMax: members.upperBound))
    precondition(recomputed <= found, "a pool of \(counts) has \(found), not \(recomputed) or more")
    return SmallestPool.Least(
      found: found, claimed: max(claimed, recomputed), recomputed: recomputed, sets: proof.parts.count)
  }

  /// Who gives which class how many minutes in each week: a maximum flow.
  func deliveries() -> [[CoverProof.Delivery]] {
    weeks.map { week in
      var flow = WeekFlow(profiles, demand: week)
      for (profile, count) in counts.enumerated() {
        _ = flow.add(profile, minutes: count * profiles[profile].minutes)
      }
      return flow.givers.enumerated().flatMap { demand, givers in
        givers.map { .init(profile: $0.profile, demand: demand, minutes: $0.minutes) }
      }
    }
  }
}

/// The largest number that divides both; the other one if one is 0.
func commonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : commonDivisor(b, a % b) }
