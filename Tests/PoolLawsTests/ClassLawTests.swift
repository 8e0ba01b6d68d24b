// SPDX-License-Identifier: GPL-3.0-or-later
import PoolLaws
import Testing

@Suite("Laws of hours and of subjects") struct ClassLawTests {
  @Test("hours split at will are compound Poisson, added vacancy by vacancy", arguments: [0, 1, 5, 12, 40])
  func partTime(capacity: Int) {
    // Number of vacancies n, each of 2 hours with probability 2/3 or 5 with 1/3.
    var covered = 0.0
    var hours = [0: 1.0]
    for count in 0...60 {
      for (total, probability) in hours {
        covered += Slow.poisson(3, count) * probability * Double(min(total, capacity))
      }
      var next: [Int: Double] = [:]
      for (total, probability) in hours {
        next[total + 2, default: 0] += probability * 2 / 3
        next[total + 5, default: 0] += probability / 3
      }
      hours = next
    }
    let law = WeeklyPersistent.coverage(loads: [(2, 2), (5, 1)], capacity: capacity)
    #expect(abs(law - covered / 9) < 1e-12)
  }

  @Test("the packing of each week is the best that trying everything finds") func packing() throws {
    let (loads, capacities) = ([(size: 3, load: 1.2), (size: 5, load: 0.8)], [7, 8])
    func best(_ items: [Int], _ room: [Int]) -> Int {
      guard let item = items.first else { return 0 }
      let rest = Array(items.dropFirst())
      var most = best(rest, room)
      for member in room.indices where room[member] >= item {
        var less = room
        less[member] -= item
        most = max(most, item + best(rest, less))
      }
      return most
    }
    var covered = 0.0
    for threes in 0...14 {
      for fives in 0...12 {
        let items = Array(repeating: 5, count: min(fives, 2)) + Array(repeating: 3, count: min(threes, 4))
        covered += Slow.poisson(1.2, threes) * Slow.poisson(0.8, fives) * Double(best(items, capacities))
      }
    }
    let law = try #require(Packing.coverage(loads: loads, capacities: capacities))
    #expect(abs(law - covered / 7.6) < 1e-9)
  }

  @Test("vacancies as large as a member are whole members") func wholeMembers() throws {
    let law = try #require(Packing.coverage(loads: [(20, 3)], capacities: [20, 20, 20]))
    #expect(abs(law - WeeklyPersistent.coverage(load: 3, members: 3)) < 1e-12)
  }

  @Test("the least cut is the most that can be served, tried member by member", arguments: 0..<40)
  func cut(seed: Int) {
    var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    func draw(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let classes = 1 + draw(3)
    let profiles = (0...draw(3)).map { _ in
      MinimumCut.Profile(classes: Set((0..<classes).filter { _ in draw(2) == 0 }), members: draw(3))
    }
    let demand = (0..<classes).map { _ in draw(4) }
    func most(_ members: ArraySlice<Set<Int>>, _ left: [Int]) -> Int {
      guard let member = members.first else { return 0 }
      var best = most(members.dropFirst(), left)
      for subject in member where left[subject] > 0 {
        var less = left
        less[subject] -= 1
        best = max(best, 1 + most(members.dropFirst(), less))
      }
      return best
    }
    let members = profiles.flatMap { Array(repeating: $0.classes, count: $0.members) }
    #expect(
      MinimumCut(classCount: classes, profiles: profiles).served(demand) == most(members[...], demand),
      "seed \(seed)")
  }

  @Test("repack of a subject is persistent; of two it is the sum over all weeks") func repack() throws {
    let one = try #require(
      MinimumCut(classCount: 1, profiles: [.init(classes: [0], members: 4)]).coverage(loads: [5]))
    #expect(abs(one - WeeklyPersistent.coverage(load: 5, members: 4)) < 1e-12)
    let cut = MinimumCut(
      classCount: 2,
      profiles: [
        .init(classes: [0], members: 1), .init(classes: [1], members: 1), .init(classes: [0, 1], members: 1),
      ])
    var covered = 0.0
    for one in 0...30 {
      for two in 0...30 {
        covered += Slow.poisson(2, one) * Slow.poisson(1, two) * Double(min(min(one, 2) + min(two, 2), 3))
      }
    }
    let law = try #require(cut.coverage(loads: [2, 1]))
    #expect(abs(law - covered / 3) < 1e-12)
  }

  @Test("two subjects without flexible members are two regions; without specialists one") func apart() throws
  {
    let apart = TwoSubjects(loads: (2, 1), specialists: (2, 1), flexible: 0, meanWeeks: 4)
    let locked = try #require(apart.coverage(.locked, .specialistFirst))
    let each =
      2 * WeeklyLocked.coverage(load: 2, members: 2, meanWeeks: 4)
      + WeeklyLocked.coverage(load: 1, members: 1, meanWeeks: 4)
    #expect(abs(locked - each / 3) < 1e-10)
    let together = TwoSubjects(loads: (0.6, 0.4), specialists: (0, 0), flexible: 2, meanWeeks: 4)
    let persistent = try #require(together.coverage(.persistent, .flexibleFirst))
    #expect(abs(persistent - WeeklyPersistent.coverage(load: 1, members: 2)) < 1e-10)
  }

  @Test("locked < persistent < repack, and specialists first is better") func order() throws {
    let region = TwoSubjects(loads: (0.7, 0.5), specialists: (1, 1), flexible: 1, meanWeeks: 6)
    let law = try Dictionary(
      uniqueKeysWithValues: TwoSubjects.Regime.allCases.flatMap { regime in
        try TwoSubjects.Order.allCases.map { ("\(regime) \($0)", try #require(region.coverage(regime, $0))) }
      })
    let repack = try #require(
      MinimumCut(
        classCount: 2,
        profiles: [
          .init(classes: [0], members: 1), .init(classes: [1], members: 1),
          .init(classes: [0, 1], members: 1),
        ]
      ).coverage(loads: [0.7, 0.5]))
    let (lockedFlexible, locked) = (law["locked flexibleFirst"] ?? 0, law["locked specialistFirst"] ?? 0)
    let (flexible, persistent) = (
      law["persistent flexibleFirst"] ?? 0, law["persistent specialistFirst"] ?? 0
    )
    #expect(lockedFlexible > 0 && lockedFlexible < locked && locked < persistent)
    #expect(flexible < persistent && persistent < repack)
  }

  @Test("two subjects, locked, are their chain, solved as a matrix", arguments: TwoSubjects.Order.allCases)
  func chain(order: TwoSubjects.Order) throws {
    let stay = 0.75
    let weights = Slow.stationary(from: [0, 0, 0, 0]) { state in
      var moves: [([Int], Double)] = []
      for mask in 0..<16 where (0..<4).allSatisfy({ mask >> $0 & 1 <= state[$0] }) {
        var probability = 1.0
        for place in 0..<4 where state[place] == 1 { probability *= mask >> place & 1 == 1 ? stay : 1 - stay }
        for one in 0...12 {
          for two in 0...12 {
            var next = (0..<4).map { mask >> $0 & 1 }
            for (subject, count) in [one, two].enumerated() {
              var open = count
              let own = subject, flexible = 2 + subject
              for place in order == .specialistFirst ? [own, flexible] : [flexible, own] {
                let isFree = place < 2 ? next[place] == 0 : next[2] + next[3] == 0
                if open > 0, isFree {
                  next[place] = 1
                  open -= 1
                }
              }
            }
            moves.append((next, probability * Slow.poisson(0.25, one) * Slow.poisson(0.125, two)))
          }
        }
      }
      return moves
    }
    let busy = weights.reduce(0) { $0 + Double($1.key.reduce(0, +)) * $1.value }
    let region = TwoSubjects(loads: (1, 0.5), specialists: (1, 1), flexible: 1, meanWeeks: 4)
    let law = try #require(region.coverage(.locked, order))
    #expect(abs(law - busy / 1.5) < 1e-10)
  }
}

@Suite("Distributions") struct DistributionTests {
  @Test("a Poisson law is its formula and sums to one", arguments: [0, 1e-6, 0.3, 5, 30])
  func poisson(mean: Double) {
    let law = Distribution.poisson(mean)
    for number in 0...80 { #expect(abs(law[number] - Slow.poisson(mean, number)) < 1e-14) }
    #expect(abs(law.tail(from: 0) - 1) < 1e-14 && abs(law.mean - mean) < 1e-12)
  }

  @Test("a large mean keeps its digits") func large() {
    let law = Distribution.poisson(1e6)
    #expect(abs(law.mean / 1e6 - 1) < 1e-12)
    #expect(abs(law.expectation { (Double($0) - 1e6) * (Double($0) - 1e6) } / 1e6 - 1) < 1e-9)
  }

  @Test("a binomial law is its formula", arguments: [(0, 0.5), (7, 0.0), (7, 1), (7, 0.3), (40, 0.9)])
  func binomial(count: Int, probability: Double) {
    let law = Distribution.binomial(count, probability)
    for number in 0...count { #expect(abs(law[number] - Slow.binomial(count, probability, number)) < 1e-13) }
    #expect(law[-1] == 0 && law[count + 1] == 0)
  }
}
