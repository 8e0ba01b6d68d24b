// SPDX-License-Identifier: GPL-3.0-or-later
import PoolLaws
import PoolSeason
import Testing

/// The simulator against laws with a known answer: one unit is a whole member, or an hour of one.
@Suite("A simulated season keeps the exact laws") struct SeasonLawTests {
  /// Coverage of long seasons; the standard error is asked to be small, or the comparison says little.
  static func check(_ study: SeasonStudy, _ law: Double, _ what: Comment) {
    let coverage = study.coverage
    #expect(coverage.standardError <= 0.005, what)
    #expect(abs(coverage.value - law) <= 4 * coverage.standardError, "\(what): \(coverage) against \(law)")
  }

  static func geometric(_ mean: Double) -> [Double] {
    var left = 1.0
    return (0..<Int(40 * mean)).map { _ in
      defer { left *= 1 - 1 / mean }
      return left / mean
    }
  }

  static func oneSubject(load: Double, durations: [Double], weeks: Int = 400, sickness: Double = 0)
    -> SeasonModel
  {
    let mean = durations.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    return SeasonModel(
      demands: [.init("wi", perWeek: load / mean, durations: durations, sizes: [(1, 1)])],
      weeks: Array(repeating: 1, count: weeks), warmUp: Array(repeating: 1, count: 60), sickness: sickness)
  }
  static func members(_ count: Int, _ classes: [Int] = [0], minutes: Int = 1) -> [SeasonModel.Person] {
    Array(repeating: .init(minutes: minutes, skills: classes.map { .init($0) }), count: count)
  }

  static let durations = [
    "one week": [1], "four weeks": [0, 0, 0, 1], "geometric, mean 2": geometric(2),
    "geometric, mean 6": geometric(6), "one or nine": [0.5, 0, 0, 0, 0, 0, 0, 0, 0.5],
  ]

  @Test(
    "persistent and repack: E[min(N, c)] / a, whatever the durations", arguments: durations.keys.sorted(),
    [Regime.persistent, .repack])
  func persistent(name: String, regime: Regime) throws {
    let durations = try #require(Self.durations[name])
    let season = Season(
      Self.oneSubject(load: 5, durations: durations), pool: Self.members(5), regime: regime, seed: 7)
    Self.check(
      SeasonStudy(season, replicates: 0..<50), WeeklyPersistent.coverage(load: 5, members: 5),
      "\(name), \(regime)")
  }

  @Test("locked: the chain on busy members", arguments: [1.0, 3, 8]) func locked(mean: Double) {
    let season = Season(
      Self.oneSubject(load: 4, durations: Self.geometric(mean)), pool: Self.members(4), regime: .locked,
      seed: 11)
    Self.check(
      SeasonStudy(season, replicates: 0..<80), WeeklyLocked.coverage(load: 4, members: 4, meanWeeks: mean),
      "mean \(mean)")
  }

  @Test("locked, fixed durations: the chain on acceptances", arguments: [2, 4]) func lockedFixed(weeks: Int)
    throws
  {
    let durations = Array(repeating: 0.0, count: weeks - 1) + [1]
    let season = Season(
      Self.oneSubject(load: 3, durations: durations), pool: Self.members(3), regime: .locked, seed: 3)
    let law = try #require(WeeklyLocked.coverage(load: 3, members: 3, weeks: weeks))
    Self.check(SeasonStudy(season, replicates: 0..<40), law, "\(weeks) weeks")
  }

  @Test("a minimum term: the chain on externals by weeks left", arguments: [1, 2]) func minimumTerm(term: Int)
    throws
  {
    let season = Season(
      Self.oneSubject(load: 2, durations: Self.geometric(4)), pool: Self.members(2),
      regime: .minimumTerm(term), seed: 5)
    let law = try #require(MinimumTerm.coverage(load: 2, members: 2, meanWeeks: 4, term: term))
    Self.check(SeasonStudy(season, replicates: 0..<60), law, "term \(term)")
  }

  @Test("members who are ill: E min(N, Bin(c, 1 − s)) / a", arguments: [0.1, 0.4]) func sickness(
    share: Double
  ) {
    let season = Season(
      Self.oneSubject(load: 4, durations: Self.geometric(5), sickness: share), pool: Self.members(5),
      regime: .persistent, seed: 9)
    Self.check(
      SeasonStudy(season, replicates: 0..<40),
      WeeklyPersistent.coverage(load: 4, members: 5, sickness: share), "sickness \(share)")
  }

  @Test("part-time hours that may be split: compound Poisson") func partTime() {
    let model = SeasonModel(
      demands: [.init("wi", perWeek: 1, durations: [0, 0, 1], sizes: [(2, 2), (5, 1)])],
      weeks: Array(repeating: 1, count: 400), warmUp: Array(repeating: 1, count: 20))
    let season = Season(model, pool: Self.members(2, minutes: 4), regime: .persistent, seed: 13)
    Self.check(
      SeasonStudy(season, replicates: 0..<50),
      WeeklyPersistent.coverage(loads: [(2, 2), (5, 1)], capacity: 8), "hours")
  }

  @Test("two subjects that stick, specialists first, and repacked") func twoSubjects() throws {
    let model = SeasonModel(
      demands: [
        .init("wi", perWeek: 0.8 / 5, value: 2, durations: Self.geometric(5), sizes: [(1, 1)]),
        .init("na", perWeek: 0.6 / 5, value: 1, durations: Self.geometric(5), sizes: [(1, 1)]),
      ], weeks: Array(repeating: 1, count: 400), warmUp: Array(repeating: 1, count: 60))
    let pool = Self.members(1, [0]) + Self.members(1, [1]) + Self.members(1, [0, 1])
    let small = TwoSubjects(loads: (0.8, 0.6), specialists: (1, 1), flexible: 1, meanWeeks: 5)
    func study(_ regime: Regime) -> SeasonStudy {
      SeasonStudy(Season(model, pool: pool, regime: regime, seed: 17), replicates: 0..<80)
    }
    Self.check(study(.persistent), try #require(small.coverage(.persistent, .specialistFirst)), "persistent")
    Self.check(study(.locked), try #require(small.coverage(.locked, .specialistFirst)), "locked")
    let cut = MinimumCut(
      classCount: 2,
      profiles: [
        .init(classes: [0], members: 1), .init(classes: [1], members: 1), .init(classes: [0, 1], members: 1),
      ])
    Self.check(study(.repack), try #require(cut.coverage(loads: [0.8, 0.6])), "repack")
  }
}
