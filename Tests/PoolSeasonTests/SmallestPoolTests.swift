// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import PoolSeasonReport
import Testing

@testable import PoolSeason

@Suite("The smallest pool that covers everything") struct SmallestPoolTests {
  /// A few profiles of uneven minutes and cents over a few classes, some of which perhaps nobody serves.
  static func problem(_ seed: Int) -> (profiles: [Composition.Profile], weeks: [[Int]]) {
    var random = RandomStream(UInt64(seed), "smallest pool test")
    let classes = random.between(2, 4)
    let profiles = (0..<random.between(2, 4)).map { number in
      Composition.Profile(
        "p\(number)", minutes: random.between(3, 9),
        classes: (0..<classes).filter { $0 == number % classes || random.chance(350) },
        cents: random.between(5, 9))
    }
    let weeks = (0..<random.between(1, 4)).map { _ in (0..<classes).map { _ in random.between(0, 11) } }
    return (profiles, weeks)
  }

  /// Whether a pool covers, by flows from scratch, what some profile serves.
  static func covers(_ counts: [Int], _ profiles: [Composition.Profile], _ weeks: [[Int]]) -> Bool {
    let servable = weeks.map { week in
      week.indices.map { demand in profiles.contains { $0.classes.contains(demand) } ? week[demand] : 0 }
    }
    let problem = Composition(profiles: profiles, weeks: servable, externalCents: 1)
    return servable.indices.allSatisfy {
      CompositionTests.matched(problem, counts, $0) == servable[$0].reduce(0, +)
    }
  }

  /// All pools of so many members.
  static func pools(of members: Int, _ profiles: Int) -> [[Int]] {
    if profiles == 1 { return [[members]] }
    return (0...members).flatMap { first in
      pools(of: members - first, profiles - 1).map { [first] + $0 }
    }
  }

  /// The fewest members who cover, and what the cheapest of them cost, by trying all.
  static func best(_ profiles: [Composition.Profile], _ weeks: [[Int]]) -> (members: Int, cents: Int) {
    var members = 0
    while true {
      let costs = pools(of: members, profiles.count).filter { covers($0, profiles, weeks) }.map { counts in
        zip(counts, profiles).reduce(0) { $0 + $1.0 * $1.1.cents }
      }
      if let cents = costs.min() { return (members, cents) }
      members += 1
    }
  }

  @Test("it is the one that trying all pools finds", arguments: 0..<60) func oracle(seed: Int) throws {
    let (profiles, weeks) = Self.problem(seed)
    let best = Self.best(profiles, weeks)
    let pool = try SmallestPool(profiles: profiles, weeks: weeks)
    #expect(pool.members.found == best.members && pool.members.isProven, "\(pool.members), \(best)")
    #expect(pool.cents.found == best.cents && pool.cents.isProven, "\(pool.cents), \(best)")
    #expect(pool.counts.reduce(0, +) == best.members && Self.covers(pool.counts, profiles, weeks))
    // Without a search tree it is an answer with a bound.
    let early = try SmallestPool(profiles: profiles, weeks: weeks, nodes: 0)
    #expect(Self.covers(early.counts, profiles, weeks))
    #expect(early.members.recomputed <= early.members.claimed && early.members.claimed <= best.members)
    #expect(early.members.found >= best.members)
  }

  @Test("most proofs need nobody's word") func recomputed() throws {
    let pools = try (0..<60).map { seed in
      let (profiles, weeks) = Self.problem(seed)
      return try SmallestPool(profiles: profiles, weeks: weeks)
    }
    #expect(pools.count { $0.members.isRecomputed } >= 54)
  }

  @Test("a bound holds whatever its sets, steps and weights are", arguments: 0..<60)
  func anyBound(seed: Int) {
    let (profiles, weeks) = Self.problem(seed)
    let best = Self.best(profiles, weeks)
    var random = RandomStream(UInt64(seed), "bound test")
    for _ in 0..<40 {
      let proof = BoundProof(
        parts: (0..<random.between(1, 4)).map { _ in
          BoundProof.Part(
            week: random.below(weeks.count), classes: weeks[0].indices.filter { _ in random.chance(500) },
            step: random.between(1, 9), weight: random.between(0, 2 * BoundProof.scale))
        })
      let ones = profiles.map { _ in 1 }
      #expect(proof.bound(ones, profiles, weeks, membersMax: best.members) <= best.members)
      #expect(proof.bound(profiles.map(\.cents), profiles, weeks, membersMax: best.members) <= best.cents)
    }
  }

  @Test("deliveries that are too few, too many or of somebody else prove nothing") func tampering() {
    let profiles = [
      Composition.Profile("a", minutes: 5, classes: [0], cents: 1),
      Composition.Profile("b", minutes: 6, classes: [0, 1], cents: 1),
    ]
    let weeks = [[6, 4], [3, 3]]
    func holds(_ counts: [Int], _ rows: [(Int, Int, Int)]) -> Bool {
      CoverProof(deliveries: [rows.map { .init(profile: $0.0, demand: $0.1, minutes: $0.2) }])
        .holds(counts, profiles, weeks)
    }
    #expect(holds([1, 1], [(0, 0, 5), (1, 0, 1), (1, 1, 4)]))
    #expect(!holds([1, 1], [(0, 0, 5), (1, 1, 4)]))
    #expect(!holds([1, 1], [(0, 0, 6), (1, 1, 4)]))
    #expect(!holds([2, 1], [(0, 0, 6), (0, 1, 4)]))
    #expect(!holds([2, 1], [(0, 0, 7), (1, 0, -1), (1, 1, 4)]))
    #expect(!CoverProof(deliveries: []).holds([1, 1], profiles, weeks))
  }

  @Test("a class that nobody serves is named, and the rest is covered") func unserved() throws {
    let profiles = [Composition.Profile("a", minutes: 5, classes: [0], cents: 7)]
    let pool = try SmallestPool(profiles: profiles, weeks: [[6, 4], [3, 5]])
    #expect(pool.counts == [2] && pool.unserved.map(\.demand) == [1] && pool.unserved.map(\.minutes) == [9])
    let kinds = ["wi", "zz"].map { SeasonRegion.Kind(subject: $0, levelGroup: "upper", area: "L1") }
    #expect(
      pool.screen(kinds, .english).hasSuffix(
        """
        Left out, since no profile of the catalog serves it:
          zz upper L1: 9 minutes over all weeks

        """), "\(pool.screen(kinds, .english))")
    let nobody = try SmallestPool(profiles: [], weeks: [[0, 4]])
    #expect(nobody.members.found == 0 && nobody.members.isRecomputed && nobody.unserved.map(\.demand) == [1])
    #expect(try SmallestPool(profiles: profiles, weeks: []).counts == [0])
  }

  @Test("weeks of which another asks as much do not count") func undominated() {
    #expect(
      SmallestPool.undominated([[1, 2], [2, 1], [0, 0], [2, 2], [2, 2], [0, 3]]) == [[2, 2], [0, 3]])
  }

  @Test("a region's own requests are counted by week, each group at its own level") func given() {
    var small = region()
    small.levels.append(Level(id: "h4", name: "h4", group: .upper))
    small.groups.append(LessonGroup(id: "V0h", vacancy: "V0", level: "h4", flexibleMinutes: 50))
    if let monday = Day(iso: "2026-12-07"), let holiday = DayRange(monday, monday.advanced(by: 1)) {
      small.holidays = [Holiday(holidayRegion: nil, dates: holiday, name: "")]
    }
    let rulebook = Rulebook(small)
    let all = GivenRequests(rulebook, areaMetres: 12_000)
    #expect(
      all.kinds.map { "\($0.subject) \($0.levelGroup) \($0.area)" } == [
        "na lower L1", "wi lower L1", "wi lower L3", "wi upper L1",
      ])
    // V0 lasts two weeks, V1 three from the second, V2 three from the third, V3 from the fourth on.
    #expect(
      all.weeks == [
        [0, 100, 0, 50], [0, 60 + 60, 0, 30], [0, 101, 102, 0], [103, 101, 102, 0], [103, 0, 102, 0],
      ] + Array(repeating: [103, 0, 0, 0], count: 3))
    let one = GivenRequests(rulebook, areaMetres: 12_000, subjects: ["na"])
    #expect(one.kinds.count == 1 && one.weeks.map { $0[0] } == all.weeks.map { $0[0] })
  }
}
