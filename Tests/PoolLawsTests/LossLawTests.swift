// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import PoolLaws
import Testing

@Suite("Laws of loss and of sizing") struct LossLawTests {
  @Test("Erlang B is its sum", arguments: [(0.1, 1), (3, 5), (10, 10), (40, 30)])
  func erlang(load: Double, servers: Int) {
    let terms = (0...servers).map { pow(load, Double($0)) / Slow.factorial($0) }
    #expect(
      abs(ContinuousLoss.erlangB(load: load, servers: servers) - terms[servers] / terms.reduce(0, +)) < 1e-13)
  }

  @Test("Erlang B at the edges") func edges() {
    #expect(ContinuousLoss.erlangB(load: 0, servers: 0) == 1)
    #expect(ContinuousLoss.erlangB(load: 0, servers: 3) == 0)
    #expect(ContinuousLoss.erlangB(load: 5, servers: 0) == 1)
    #expect(ContinuousLoss.erlangB(load: 1, servers: 100_000) == 0)
  }

  @Test("Engset is its sum", arguments: [(6, 0.2, 2), (20, 0.5, 8), (5, 1, 5), (3, 2, 7)])
  func engset(sources: Int, rate: Double, servers: Int) {
    func congestion(_ n: Int) -> Double {
      let terms = (0...servers).map { Slow.choose(n, $0) * pow(rate, Double($0)) }
      return terms[servers] / terms.reduce(0, +)
    }
    let law = ContinuousLoss.engset(sources: sources, rate: rate, servers: servers)
    #expect(abs(law.time - congestion(sources)) < 1e-13)
    #expect(abs(law.call - congestion(sources - 1)) < 1e-13)
  }

  @Test("Kaufman–Roberts is the product form, counted state by state") func kaufmanRoberts() {
    let classes = [(size: 1, load: 2.0), (size: 3, load: 0.7)]
    let slots = 7
    var sum = 0.0
    var lost = [0.0, 0.0]
    for one in 0...slots {
      for three in 0...2 where one + 3 * three <= slots {
        let weight =
          pow(2.0, Double(one)) / Slow.factorial(one) * pow(0.7, Double(three)) / Slow.factorial(three)
        sum += weight
        if one + 3 * three == slots { lost[0] += weight }
        if one + 3 * three > slots - 3 { lost[1] += weight }
      }
    }
    let law = ContinuousLoss.kaufmanRoberts(classes, slots: slots)
    #expect(abs(law.blocking[0] - lost[0] / sum) < 1e-13)
    #expect(abs(law.blocking[1] - lost[1] / sum) < 1e-13)
    let covered = 2 * (1 - lost[0] / sum) + 2.1 * (1 - lost[1] / sum)
    #expect(abs(law.coverage - covered / 4.1) < 1e-13)
    #expect(ContinuousLoss.kaufmanRoberts([(5, 1)], slots: 3).blocking == [1])
    let large = ContinuousLoss.kaufmanRoberts([(1, 3000)], slots: 3000).blocking[0]
    #expect(abs(large - ContinuousLoss.erlangB(load: 3000, servers: 3000)) < 1e-12)
  }

  @Test("what flows over from nobody is all, from many a bursty rest") func overflow() {
    let all = ContinuousLoss.overflow(load: 3, servers: 0)
    #expect(abs(all.mean - 3) < 1e-12 && abs(all.variance - 3) < 1e-12)
    let rest = ContinuousLoss.overflow(load: 5, servers: 5)
    // Two servers' group and a group without end behind it, as a chain.
    let chain = Slow.stationary(from: [0, 0]) { state in
      let (busy, over) = (state[0], state[1])
      let clock = 5.0 + 5 + 30
      var moves: [([Int], Double)] = []
      if busy < 5 {
        moves.append(([busy + 1, over], 5 / clock))
      } else if over < 30 {
        moves.append(([busy, over + 1], 5 / clock))
      }
      if busy > 0 { moves.append(([busy - 1, over], Double(busy) / clock)) }
      if over > 0 { moves.append(([busy, over - 1], Double(over) / clock)) }
      return moves + [(state, 1 - moves.reduce(0) { $0 + $1.1 })]
    }
    let mean = chain.reduce(0) { $0 + Double($1.key[1]) * $1.value }
    let square = chain.reduce(0) { $0 + Double($1.key[1] * $1.key[1]) * $1.value }
    #expect(abs(rest.mean - mean) < 1e-9)
    #expect(abs(rest.variance - (square - mean * mean)) < 1e-9)
  }

  @Test("one subject's specialists and flexible are servers like any other") func oneSubject() throws {
    let law = try #require(ContinuousLoss.specialistFirst([(load: 4, specialists: 3)], flexible: 2))
    #expect(abs(law - (1 - ContinuousLoss.erlangB(load: 4, servers: 5))) < 1e-10)
  }

  @Test("specialists first is its chain, solved as a matrix") func specialistFirst() throws {
    let chain = Slow.stationary(from: [0, 0, 0]) { state in
      let clock = 2.0 + 1 + 4
      var moves: [([Int], Double)] = []
      for axis in 0..<3 where state[axis] > 0 {
        var next = state
        next[axis] -= 1
        moves.append((next, Double(state[axis]) / clock))
      }
      for (axis, load) in [2.0, 1.0].enumerated() {
        var next = state
        if state[axis] < [2, 1][axis] { next[axis] += 1 } else if state[2] < 1 { next[2] += 1 }
        moves.append((next, load / clock))
      }
      return moves + [(state, 1 - moves.reduce(0) { $0 + $1.1 })]
    }
    let busy = chain.reduce(0) { $0 + Double($1.key.reduce(0, +)) * $1.value }
    let law = try #require(ContinuousLoss.specialistFirst([(2, 2), (1, 1)], flexible: 1))
    #expect(abs(law - busy / 3) < 1e-10)
  }

  @Test(
    "the cheapest pool of each regime is the cheapest",
    arguments: [(3.0, 58.0, 113.0), (10, 58, 77), (10, 95, 77), (25, 10, 113)])
  func newsvendor(load: Double, own: Double, external: Double) {
    func cheapest(_ uncovered: (Int) -> Double) -> Int {
      (0...100).min {
        own * Double($0) + external * uncovered($0) < own * Double($1) + external * uncovered($1)
      } ?? 0
    }
    #expect(
      Sizing.newsvendorPersistent(load: load, own: own, external: external)
        == cheapest { load * (1 - WeeklyPersistent.coverage(load: load, members: $0)) })
    #expect(
      Sizing.newsvendorLocked(load: load, own: own, external: external)
        == cheapest { load * ContinuousLoss.erlangB(load: load, servers: $0) })
  }

  @Test("the square-root rule comes near the laws at a large load", arguments: [-1.0, 0, 1])
  func squareRoot(beta: Double) {
    let rule = Sizing.squareRoot(load: 40_000, beta: beta)
    #expect(rule.members == 40_000 + 200 * beta)
    let persistent = 1 - WeeklyPersistent.coverage(load: 40_000, members: Int(rule.members))
    let locked = ContinuousLoss.erlangB(load: 40_000, servers: Int(rule.members))
    #expect(abs(rule.persistent / persistent - 1) < 0.02)
    #expect(abs(rule.locked / locked - 1) < 0.02)
  }
}
