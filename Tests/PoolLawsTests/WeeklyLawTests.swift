// SPDX-License-Identifier: GPL-3.0-or-later
import PoolLaws
import Testing

@Suite("Weekly laws") struct WeeklyLawTests {
  @Test(
    "the published coverage of ten members for a load of ten falls from persistent to Erlang B as vacancies grow long",
    arguments: [(1.0, 0.875), (2, 0.844), (4, 0.823), (8, 0.808), (20, 0.796)])
  func published(mean: Double, coverage: Double) {
    #expect(abs(WeeklyLocked.coverage(load: 10, members: 10, meanWeeks: mean) - coverage) < 5e-4)
    #expect(
      WeeklyLocked.coverage(load: 10, members: 10, meanWeeks: mean) > 1
        - ContinuousLoss.erlangB(load: 10, servers: 10))
  }

  @Test("persistent is E[min(N, c)] / a", arguments: [(0.5, 1), (3, 2), (10, 10), (17, 30)])
  func persistent(load: Double, members: Int) {
    let sum = (0...120).reduce(0) { $0 + Slow.poisson(load, $1) * Double(min($1, members)) }
    #expect(abs(WeeklyPersistent.coverage(load: load, members: members) - sum / load) < 1e-12)
    #expect(abs(WeeklyPersistent.coverage(load: load, members: members, sickness: 0) - sum / load) < 1e-12)
    let gain =
      WeeklyPersistent.coverage(load: load, members: members)
      - WeeklyPersistent.coverage(load: load, members: members - 1)
    #expect(abs(gain * load - WeeklyPersistent.use(load: load, ofMember: members)) < 1e-12)
  }

  @Test("members who are ill serve nobody", arguments: [0.05, 0.3, 1])
  func sickness(share: Double) {
    let sum = (0...60).reduce(0) { sum, open in
      sum + Slow.poisson(4, open)
        * (0...5).reduce(0) { $0 + Slow.binomial(5, 1 - share, $1) * Double(min(open, $1)) }
    }
    #expect(abs(WeeklyPersistent.coverage(load: 4, members: 5, sickness: share) - sum / 4) < 1e-12)
  }

  @Test(
    "a season's loads are what began and lasts",
    arguments: [DurationLaw.fixed(3), .geometric(mean: 4), .table([0.5, 0.25, 0.25])])
  func season(duration: DurationLaw) {
    let starts = [2.0, 0, 1, 3, 0.5]
    for week in starts.indices {
      var load = 0.0
      for began in 0...week {
        // P(D > week − began) from the probabilities of each length.
        let length = { (weeks: Int) in duration.survival(weeks - 1) - duration.survival(weeks) }
        load += starts[began] * (1 - (0..<week - began).reduce(0) { $0 + length($1 + 1) })
      }
      #expect(abs(WeeklyPersistent.loads(starts: starts, duration: duration)[week] - load) < 1e-12)
    }
    let long = WeeklyPersistent.coverage(
      starts: Array(repeating: 0.5, count: 4000), duration: .fixed(8), members: 4)
    #expect(abs(long - WeeklyPersistent.coverage(load: 4, members: 4)) < 1e-3)
  }

  @Test(
    "a duration's mean is the sum of its survivals",
    arguments: [DurationLaw.fixed(5), .geometric(mean: 3), .table([0.2, 0, 0.8])])
  func means(duration: DurationLaw) {
    #expect(abs((0..<400).reduce(0) { $0 + duration.survival($1) } - duration.mean) < 1e-12)
  }

  @Test(
    "locked with geometric durations is its chain, solved as a matrix", arguments: [(1.0, 1), (2, 3), (5, 4)])
  func locked(load: Double, members: Int) {
    let mean = 4.0
    let weights = Slow.stationary(from: 0) { busy in
      (0...busy).flatMap { kept in
        (0...60).map { new in
          (min(members, kept + new), Slow.binomial(busy, 1 - 1 / mean, kept) * Slow.poisson(load / mean, new))
        }
      }
    }
    let busy = weights.reduce(0) { $0 + Double($1.key) * $1.value }
    #expect(abs(WeeklyLocked.coverage(load: load, members: members, meanWeeks: mean) - busy / load) < 1e-10)
  }

  @Test(
    "locked with fixed durations is its chain, solved as a matrix",
    arguments: [(1, 2), (2, 3), (3, 3), (4, 2)])
  func lockedFixed(weeks: Int, members: Int) throws {
    let load = 2.5
    let weights = Slow.stationary(from: [Int](repeating: 0, count: weeks)) { accepted in
      let free = members - accepted.dropFirst().reduce(0, +)
      return (0...60).map {
        (Array(accepted.dropFirst()) + [min(free, $0)], Slow.poisson(load / Double(weeks), $0))
      }
    }
    let busy = weights.reduce(0) { $0 + Double($1.key.reduce(0, +)) * $1.value }
    let law = try #require(WeeklyLocked.coverage(load: load, members: members, weeks: weeks))
    #expect(abs(law - busy / load) < 1e-10)
  }

  @Test("a minimum term of two weeks is its chain, solved as a matrix") func minimumTerm() throws {
    let (load, mean, most) = (0.4, 3.0, 8)
    struct State: Hashable { var busy, one, two: Int }
    let stay = 1 - 1 / mean
    let weights = Slow.stationary(from: State(busy: 0, one: 0, two: 0)) { state in
      var moves: [(State, Double)] = []
      for busy in 0...state.busy {
        for one in 0...state.one {
          for two in 0...state.two {
            let kept =
              Slow.binomial(state.busy, stay, busy) * Slow.binomial(state.one, stay, one)
              * Slow.binomial(state.two, stay, two)
            for new in 0...12 {
              let open = one + new
              let taken = min(1 - busy, open)
              moves.append(
                (
                  State(busy: busy + taken, one: two, two: min(most, open - taken)),
                  kept * Slow.poisson(load / mean, new)
                ))
            }
          }
        }
      }
      return moves
    }
    let busy = weights.reduce(0) { $0 + Double($1.key.busy) * $1.value }
    let law = try #require(MinimumTerm.coverage(load: load, members: 1, meanWeeks: mean, term: 2))
    #expect(abs(law - busy / load) < 1e-9)
  }

  @Test("a minimum term of a week is persistent, and longer terms cover less, down to locked") func terms()
    throws
  {
    let laws = try (1...3).map {
      try #require(MinimumTerm.coverage(load: 1.5, members: 2, meanWeeks: 5, term: $0))
    }
    #expect(abs(laws[0] - WeeklyPersistent.coverage(load: 1.5, members: 2)) < 1e-10)
    #expect(laws[0] > laws[1] && laws[1] > laws[2])
    #expect(laws[2] > WeeklyLocked.coverage(load: 1.5, members: 2, meanWeeks: 5))
  }

  @Test("what is too large is not begun") func tooLarge() {
    #expect(MinimumTerm.coverage(load: 100, members: 100, meanWeeks: 8, term: 3) == nil)
    #expect(WeeklyLocked.coverage(load: 100, members: 100, weeks: 12) == nil)
    #expect(
      Packing.coverage(loads: (1...9).map { ($0, 1) }, capacities: Array(repeating: 40, count: 9)) == nil)
    #expect(
      TwoSubjects(loads: (90, 90), specialists: (50, 50), flexible: 9, meanWeeks: 8).coverage(
        .persistent, .flexibleFirst) == nil)
  }

  @Test("a finite staff's absences are their chain, and cover like any other") func finiteStaff() {
    let (staff, q, mean) = (4, 0.1, 5.0)
    let weights = Slow.stationary(from: 0) { absent in
      (0...absent).flatMap { kept in
        (0...staff - kept).map { new in
          (kept + new, Slow.binomial(absent, 1 - 1 / mean, kept) * Slow.binomial(staff - kept, q, new))
        }
      }
    }
    let law = FiniteStaff.absent(staff: staff, fallingOut: q, meanWeeks: mean)
    for absent in 0...staff { #expect(abs(law[absent] - (weights[absent] ?? 0)) < 1e-12) }
    let covered = weights.reduce(0) { $0 + Double(min($1.key, 2)) * $1.value }
    let asked = weights.reduce(0) { $0 + Double($1.key) * $1.value }
    #expect(
      abs(FiniteStaff.coverage(staff: staff, fallingOut: q, meanWeeks: mean, members: 2) - covered / asked)
        < 1e-12)
  }
}
