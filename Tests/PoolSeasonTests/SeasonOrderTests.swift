// SPDX-License-Identifier: GPL-3.0-or-later
import PoolLaws
import PoolModel
import PoolSeason
import Testing

/// What must be more than what, over the same vacancies and illnesses.
@Suite("Seasons keep their order") struct SeasonOrderTests {
  /// A made-up model of whole members, all classes worth the same, and a pool for it.
  static func made(seed: Int, classes: ClosedRange<Int> = 2...4) -> (
    model: SeasonModel, pool: [SeasonModel.Person]
  ) {
    var random = RandomStream(UInt64(seed), "season order test")
    let count = random.between(classes.lowerBound, classes.upperBound)
    let demands = (0..<count).map { number in
      SeasonModel.Demand(
        "\(number)", perWeek: 0.1 + 0.5 * random.fraction(),
        durations: (0..<random.between(1, 8)).map { _ in 0.1 + random.fraction() }, sizes: [(1, 1)])
    }
    let pool = (0..<random.between(2, 6)).map { _ in
      let skills = random.shuffled(Array(0..<count)).prefix(random.between(1, min(3, count))).sorted()
      return SeasonModel.Person(minutes: 1, skills: skills.map { .init($0) })
    }
    let model = SeasonModel(
      demands: demands, weeks: Array(repeating: 1, count: 20), warmUp: Array(repeating: 1, count: 10),
      sickness: random.chance(500) ? 0.1 : 0)
    return (model, pool)
  }

  static func tallies(
    _ model: SeasonModel, _ pool: [SeasonModel.Person], _ regime: Regime, _ seed: Int, count: Int = 10
  ) -> [SeasonTally] {
    SeasonStudy(
      Season(model, pool: pool, regime: regime, seed: UInt64(seed)), replicates: 0..<count
    ).tallies
  }

  @Test("one member more never covers less in any week of repack", arguments: 0..<30) func monotone(seed: Int)
  {
    let (model, pool) = Self.made(seed: seed)
    let fewer = Self.tallies(model, Array(pool.dropLast()), .repack, seed)
    for (less, more) in zip(fewer, Self.tallies(model, pool, .repack, seed)) {
      #expect(less.askedByWeek == more.askedByWeek, "seed \(seed)")
      #expect(zip(less.coveredByWeek, more.coveredByWeek).allSatisfy { $0 <= $1 }, "seed \(seed)")
    }
  }

  @Test(
    "no week covers more than repack does", arguments: 0..<30, [Regime.persistent, .locked, .minimumTerm(3)])
  func repackIsMost(seed: Int, regime: Regime) {
    let (model, pool) = Self.made(seed: seed)
    let most = Self.tallies(model, pool, .repack, seed)
    for (sticky, repacked) in zip(Self.tallies(model, pool, regime, seed), most) {
      #expect(zip(sticky.coveredByWeek, repacked.coveredByWeek).allSatisfy { $0 <= $1 }, "seed \(seed)")
    }
  }

  @Test(
    "with one class no week covers more than persistent does", arguments: 0..<30,
    [Regime.locked, .minimumTerm(2)])
  func persistentIsMost(seed: Int, regime: Regime) {
    let (model, pool) = Self.made(seed: seed, classes: 1...1)
    let most = Self.tallies(model, pool, .persistent, seed)
    for (held, listed) in zip(Self.tallies(model, pool, regime, seed), most) {
      #expect(zip(held.coveredByWeek, listed.coveredByWeek).allSatisfy { $0 <= $1 }, "seed \(seed)")
    }
  }

  /// The second covered less the first, in units of its standard error.
  static func surplus(_ first: [SeasonTally], _ second: [SeasonTally]) -> (mean: Double, error: Double) {
    let difference = Estimate(
      meanOf: zip(first, second).map { Double($1.covered.reduce(0, +) - $0.covered.reduce(0, +)) })
    return (difference.value, difference.standardError)
  }

  @Test("with several classes persistent covers more than locked, on average", arguments: 0..<20)
  func persistentIsMore(seed: Int) {
    let (model, pool) = Self.made(seed: seed)
    let (mean, error) = Self.surplus(
      Self.tallies(model, pool, .locked, seed, count: 100),
      Self.tallies(model, pool, .persistent, seed, count: 100))
    #expect(mean >= -4 * error, "\(mean) ± \(error), seed \(seed)")
  }

  /// Two classes with specialists and members who can do both; what a member is worth to a class tells who is asked first.
  static func twoSubjects(flexibleFirst: Bool) -> (model: SeasonModel, pool: [SeasonModel.Person]) {
    let (own, both) = flexibleFirst ? (999, 1000) : (1000, 999)
    func member(_ classes: [Int], _ perMille: Int) -> SeasonModel.Person {
      .init(minutes: 1, skills: classes.map { .init($0, perMille: perMille) })
    }
    let model = SeasonModel(
      demands: [
        .init("wi", perWeek: 1.2 / 5, value: 2, durations: SeasonLawTests.geometric(5), sizes: [(1, 1)]),
        .init("na", perWeek: 0.9 / 5, value: 1, durations: SeasonLawTests.geometric(5), sizes: [(1, 1)]),
      ], weeks: Array(repeating: 1, count: 400), warmUp: Array(repeating: 1, count: 60))
    return (model, [member([0], own), member([1], own), member([0, 1], both), member([0, 1], both)])
  }

  @Test(
    "placements that stick cover more with specialists first, each as its chain says",
    arguments: [false, true])
  func specialistsFirst(isLocked: Bool) throws {
    let law = TwoSubjects(loads: (1.2, 0.9), specialists: (1, 1), flexible: 2, meanWeeks: 5)
    func study(_ flexibleFirst: Bool) -> SeasonStudy {
      let (model, pool) = Self.twoSubjects(flexibleFirst: flexibleFirst)
      return SeasonStudy(
        Season(model, pool: pool, regime: isLocked ? .locked : .persistent, seed: 31), replicates: 0..<80)
    }
    let (flexible, special) = (study(true), study(false))
    let regime = isLocked ? TwoSubjects.Regime.locked : .persistent
    SeasonLawTests.check(
      flexible, try #require(law.coverage(regime, .flexibleFirst)), "flexible first, seed 31")
    SeasonLawTests.check(
      special, try #require(law.coverage(regime, .specialistFirst)), "specialists first, seed 31")
    let (mean, error) = Self.surplus(flexible.tallies, special.tallies)
    #expect(mean > 4 * error, "\(mean) ± \(error), seed 31")
  }
}
