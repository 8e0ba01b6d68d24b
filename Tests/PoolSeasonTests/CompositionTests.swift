// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

@testable import PoolSeason

@Suite("The make-up of a pool") struct CompositionTests {
  /// A made-up region: subjects × sites, profiles of one or two subjects at one site or all.
  static func region(
    seed: Int, subjects: Int, sites: Int, weeks: Int, load: Double, minutes: ClosedRange<Int> = 1...1
  ) -> Composition {
    var random = RandomStream(UInt64(seed), "composition test")
    let classes = subjects * sites
    let means = (0..<classes).map { _ in load * (0.4 + 1.2 * random.fraction()) / Double(classes) }
    let demand = (0..<weeks).map { _ in
      means.map { poisson($0, &random) * random.between(minutes.lowerBound, minutes.upperBound) }
    }
    var profiles: [Composition.Profile] = []
    func add(_ name: String, _ subjectsOf: [Int], _ sitesOf: [Int], _ cents: Int) {
      let served = subjectsOf.flatMap { subject in sitesOf.map { subject * sites + $0 } }.sorted()
      profiles.append(
        .init(name, minutes: minutes.upperBound, classes: served, cents: cents * minutes.upperBound))
    }
    for subject in 0..<subjects {
      for site in 0..<sites { add("s\(subject) at \(site)", [subject], [site], 58) }
      add("s\(subject)", [subject], Array(0..<sites), 60)
      let other = (subject + 1 + random.below(max(1, subjects - 1))) % subjects
      if other != subject { add("s\(subject) s\(other)", [subject, other], Array(0..<sites), 63) }
    }
    return Composition(profiles: profiles, weeks: demand, externalCents: 113 * 60)
  }

  /// The most that a pool matches of a week, by a flow of its own for every pool (Edmonds and Karp on the full graph).
  static func matched(_ problem: Composition, _ counts: [Int], _ week: Int) -> Int {
    let (people, classes) = (counts.count, problem.weeks[week].count)
    let (source, sink) = (people + classes, people + classes + 1)
    var room = Array(repeating: Array(repeating: 0, count: sink + 1), count: sink + 1)
    for profile in 0..<people {
      room[source][profile] = counts[profile] * problem.profiles[profile].minutes
      for demand in problem.profiles[profile].classes { room[profile][people + demand] = 1_000_000 }
    }
    for demand in 0..<classes { room[people + demand][sink] = problem.weeks[week][demand] }
    var flow = 0
    while true {
      var before = Array(repeating: -1, count: sink + 1)
      before[source] = source
      var queue = [source]
      while before[sink] < 0, let node = queue.first {
        queue.removeFirst()
        for next in room.indices where before[next] < 0 && room[node][next] > 0 {
          before[next] = node
          queue.append(next)
        }
      }
      if before[sink] < 0 { return flow }
      var (least, node) = (Int.max, sink)
      while node != source {
        least = min(least, room[before[node]][node])
        node = before[node]
      }
      node = sink
      while node != source {
        room[before[node]][node] -= least
        room[node][before[node]] += least
        node = before[node]
      }
      flow += least
    }
  }

  @Test("minutes gained and lost are those of a flow from scratch", arguments: 0..<30) func flows(seed: Int) {
    let problem = Self.region(seed: seed, subjects: 3, sites: 2, weeks: 1, load: 9, minutes: 2...5)
    var random = RandomStream(UInt64(seed), "flow test")
    var flow = WeekFlow(problem.profiles, demand: problem.weeks[0])
    var counts = problem.profiles.map { _ in 0 }
    for _ in 0..<25 {
      let profile = random.below(counts.count)
      let minutes = problem.profiles[profile].minutes
      let before = Self.matched(problem, counts, 0)
      let tried = flow.trial { $0.add(profile, minutes: minutes) }
      if counts[profile] > 0, random.chance(400) {
        counts[profile] -= 1
        #expect(
          flow.remove(profile, minutes: minutes) == before - Self.matched(problem, counts, 0), "seed \(seed)")
      } else {
        counts[profile] += 1
        let gained = Self.matched(problem, counts, 0) - before
        #expect(tried == gained && flow.add(profile, minutes: minutes) == gained, "seed \(seed)")
        let wants = flow.wanting()
        for (other, facts) in problem.profiles.enumerated() {
          let more = flow.trial { $0.add(other, minutes: 1) }
          #expect((more == 1) == facts.classes.contains { wants[$0] }, "seed \(seed)")
        }
      }
    }
    #expect(flow.unmatched == problem.weeks[0].reduce(0, +) - Self.matched(problem, counts, 0))
  }

  @Test("greedy with swaps comes within 1 % of the optimum that GLPK proves", arguments: 0..<6)
  func nearOptimal(seed: Int) throws {
    let problem = Self.region(seed: 100 + seed, subjects: 4, sites: 2, weeks: 12, load: 10)
    var search = CompositionSearch(problem)
    search.addGreedily()
    let greedy = search.centsPerWeek
    search.swap()
    #expect(search.centsPerWeek <= greedy)
    let unmatched = problem.weeks.indices.reduce(0) {
      $0 + problem.weeks[$1].reduce(0, +) - Self.matched(problem, search.counts, $1)
    }
    #expect(problem.cost(search.counts, unmatched: unmatched) == search.cost)
    let answer = try CompositionProgram.solve(problem)
    let optimum = try #require(answer.centsPerWeek)
    #expect(search.centsPerWeek >= optimum - 1e-6 && search.centsPerWeek <= 1.01 * optimum, "seed \(seed)")
    #expect(answer.bound <= optimum + 1e-6)
  }

  @Test("one subject's pool is the newsvendor's of its sample") func newsvendor() {
    let weeks = [3, 5, 2, 4, 8, 4, 1, 6].map { [$0] }
    let problem = Composition(
      profiles: [.init("wi", minutes: 1, classes: [0], cents: 58)], weeks: weeks, externalCents: 113 * 60)
    var search = CompositionSearch(problem)
    search.addGreedily()
    // 58 / 113 of the weeks and more ask for the last one taken.
    let members = (1...9).last { members in Double(weeks.count { $0[0] >= members }) / 8 * 113 > 58 }
    #expect(search.counts == [members ?? 0])
    #expect(
      search.steps.map(\.minutes) == (1...4).map { members in Double(weeks.count { $0[0] >= members }) / 8 })
  }

  @Test("the next member's value is the mean of what a flow from scratch gains") func next() {
    let problem = Self.region(seed: 7, subjects: 3, sites: 2, weeks: 9, load: 8, minutes: 2...5)
    var search = CompositionSearch(problem)
    search.addGreedily(most: 3)
    let values = search.nextMembers()
    for (profile, value) in values.enumerated() {
      var more = search.counts
      more[profile] += 1
      let gains = problem.weeks.indices.map {
        Self.matched(problem, more, $0) - Self.matched(problem, search.counts, $0)
      }
      #expect(abs(value.value - Double(gains.reduce(0, +)) / 9) < 1e-9 && value.replicates == 9)
    }
  }

  @Test("members who are there already stay") func present() {
    let problem = Composition(
      profiles: [
        .init("wi", minutes: 1, classes: [0], cents: 500), .init("na", minutes: 1, classes: [1], cents: 10),
      ],
      weeks: [[1, 1], [0, 2]], externalCents: 60 * 100, present: [2, 0])
    var search = CompositionSearch(problem)
    search.addGreedily()
    search.swap()
    #expect(search.counts == [2, 2])
    #expect(search.coverage == 1)
  }
}
