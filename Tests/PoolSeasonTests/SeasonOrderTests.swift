// SPDX-License-Identifier: GPL-3.0-or-later
import PoolLaws
import PoolModel
import PoolSeason
import Testing

/// Which of two pools or regimes covers more, in made-up regions that meet the same vacancies and illnesses.
@Suite("Which season covers more") struct SeasonOrderTests {
  /// A made-up region in which every minute taught is worth the same, and about as much is asked as its members can do.
  struct SmallRegion {
    let seed: Int
    let model: SeasonModel
    let pool: [SeasonModel.Person]
    /// Somebody who could join the pool.
    let newcomer: SeasonModel.Person

    /// The region of a seed; `isAlike` = vacancies of all classes last alike.
    init(seed: Int, classes: ClosedRange<Int> = 2...4, isAlike: Bool = false) {
      var random = RandomStream(UInt64(seed), "season order test")
      let count = random.between(classes.lowerBound, classes.upperBound)
      func person() -> SeasonModel.Person {
        let skills = random.shuffled(Array(0..<count)).prefix(random.between(1, 3)).sorted()
        return .init(minutes: random.between(1, 4), skills: skills.map { .init($0) })
      }
      pool = (0..<random.between(2, 6)).map { _ in person() }
      newcomer = person()
      func durations() -> [Double] { (0..<random.between(1, 12)).map { _ in 0.05 + random.fraction() } }
      let common = durations()
      let asked = Double(pool.reduce(0) { $0 + $1.minutes }) * (0.6 + 0.8 * random.fraction())
      let shares = (0..<count).map { _ in 0.2 + random.fraction() }
      let demands = (0..<count).map { number in
        var demand = SeasonModel.Demand(
          "class \(number)", perWeek: 0, durations: isAlike ? common : durations(),
          sizes: (1...random.between(1, 3)).map { ($0, random.between(1, 3)) })
        demand.perWeek =
          asked * shares[number] / shares.reduce(0, +) / demand.meanMinutes / demand.meanWeeks
        return demand
      }
      self.seed = seed
      model = SeasonModel(
        demands: demands, weeks: Array(repeating: 1, count: 20), warmUp: Array(repeating: 1, count: 4),
        sickness: random.element(of: [0, 0.1, 0.3]) ?? 0)
    }

    /// The pool in which who can do more is asked first; as much is taught in a week, since a member is worth the same in all classes.
    var flexibleFirst: [SeasonModel.Person] {
      pool.map { person in
        let perMille = 997 + person.skills.count
        return .init(
          minutes: person.minutes, skills: person.skills.map { .init($0.demand, perMille: perMille) })
      }
    }

    /// Seasons of the pool, or of another.
    func study(_ regime: Regime, _ pool: [SeasonModel.Person]? = nil, replicates: Int, threads: Int = 2)
      -> SeasonStudy
    {
      SeasonStudy(
        Season(model, pool: pool ?? self.pool, regime: regime, seed: UInt64(seed)),
        replicates: 0..<replicates, threads: threads)
    }
  }

  /// In every replicate and week the first covers at least what the second does, of the same minutes asked.
  static func expectNeverLess(_ first: SeasonStudy, than second: SeasonStudy, _ what: Comment) {
    for (more, less) in zip(first.tallies, second.tallies) {
      #expect(more.askedByWeek == less.askedByWeek, what)
      #expect(zip(more.coveredByWeek, less.coveredByWeek).allSatisfy { $0 >= $1 }, what)
    }
  }

  /// Coverage of the first less that of the second, over the same seasons.
  static func difference(_ first: SeasonStudy, _ second: SeasonStudy) -> Estimate {
    func sums(_ study: SeasonStudy) -> (parts: [Double], wholes: [Double]) {
      (
        study.tallies.map { Double($0.covered.reduce(0, +)) },
        study.tallies.map { Double($0.asked.reduce(0, +)) }
      )
    }
    return Estimate(differenceOf: sums(first), and: sums(second))
  }

  /// Over several regions the first covers more beyond chance, or "no less" would be said of seasons that are all the same.
  static func expectMore(_ differences: [Estimate], _ what: Comment) {
    let sum = differences.reduce(0) { $0 + $1.value }
    let variance = differences.reduce(0) { $0 + $1.standardError * $1.standardError }
    #expect(sum > 4 * variance.squareRoot(), what)
  }

  @Test("a member more never covers less in a week where all may move", arguments: 0..<20)
  func morePool(seed: Int) {
    let small = SmallRegion(seed: seed)
    let (more, less) = (
      small.study(.repack, small.pool + [small.newcomer], replicates: 6), small.study(.repack, replicates: 6)
    )
    Self.expectNeverLess(more, than: less, "seed \(seed)")
    #expect(more.coverage.value > less.coverage.value, "seed \(seed)")
  }

  @Test("placements that stick never cover more in a week than those that may move", arguments: 0..<20)
  func repack(seed: Int) {
    let small = SmallRegion(seed: seed)
    let repack = small.study(.repack, replicates: 6)
    for regime in [Regime.persistent, .locked, .minimumTerm(3)] {
      Self.expectNeverLess(
        repack, than: small.study(regime, replicates: 6), "seed \(seed), \(regime)")
    }
  }

  @Test("in one class, to stay listed covers all that can be, and never less than to be locked, in any week")
  func oneClass() {
    var differences: [Estimate] = []
    for seed in 0..<20 {
      let small = SmallRegion(seed: seed, classes: 1...1)
      let studies = [Regime.persistent, .repack, .locked].map { small.study($0, replicates: 6) }
      #expect(
        studies[0].tallies.map(\.coveredByWeek) == studies[1].tallies.map(\.coveredByWeek), "seed \(seed)")
      Self.expectNeverLess(studies[0], than: studies[2], "seed \(seed)")
      differences.append(Self.difference(studies[0], studies[2]))
    }
    Self.expectMore(differences, "one class")
  }

  // Not in every week, and in a season of some thousand not in all: a member who takes what has waited may be missed elsewhere.
  @Test("in several classes, to stay listed covers no less than to be locked, on average")
  func persistent() {
    let differences = (0..<20).map { seed in
      let small = SmallRegion(seed: seed)
      let difference = Self.difference(
        small.study(.persistent, replicates: 14), small.study(.locked, replicates: 14))
      #expect(difference.value >= -4 * difference.standardError, "seed \(seed): \(difference)")
      return difference
    }
    Self.expectMore(differences, "several classes")
  }

  // No law where vacancies of some classes last longer than others: who can do fewer classes may be the one who is missed soon. There sparing
  // was seen to lose 0.13 points of coverage, far beyond chance; so half a point is allowed for.
  @Test("sparing who can do most covers no less than asking them first", arguments: [true, false])
  func specialistFirst(isAlike: Bool) {
    for regime in [Regime.persistent, .locked] {
      let differences = (0..<20).map { seed in
        let small = SmallRegion(seed: seed, isAlike: isAlike)
        let difference = Self.difference(
          small.study(regime, replicates: 10), small.study(regime, small.flexibleFirst, replicates: 10))
        #expect(
          difference.value >= (isAlike ? 0 : -0.005) - 4 * difference.standardError,
          "seed \(seed), \(regime): \(difference)")
        return difference
      }
      Self.expectMore(differences, "\(regime), vacancies last alike: \(isAlike)")
    }
  }

  /// A small region of two subjects.
  struct TwoSubjectCase: Sendable {
    let loads: (Double, Double), specialists: (Int, Int), flexible: Int, meanWeeks: Double
  }
  static let twoSubjects = [
    TwoSubjectCase(loads: (0.5, 2), specialists: (2, 1), flexible: 1, meanWeeks: 2),
    TwoSubjectCase(loads: (1, 1.2), specialists: (0, 2), flexible: 1, meanWeeks: 2),
  ]

  // The law serves the first subject before the second, flexible members first, even where a specialist sits idle for it. The matcher covers the
  // most of a week whoever is asked first, so at 999 against 1000 ‰ it lies above the law. It keeps to the law where a flexible member in the
  // first subject (3 × 1000) is worth more than a specialist there and themself in the second (3 × 1 + 1 × 1000).
  @Test("flexible members first: the chain on who is at work where", arguments: twoSubjects)
  func flexibleFirst(of small: TwoSubjectCase) throws {
    let durations = SeasonLawTests.geometric(small.meanWeeks)
    let model = SeasonModel(
      demands: [
        .init(
          "wi", perWeek: small.loads.0 / small.meanWeeks, value: 3, durations: durations, sizes: [(1, 1)]),
        .init("na", perWeek: small.loads.1 / small.meanWeeks, durations: durations, sizes: [(1, 1)]),
      ], weeks: Array(repeating: 1, count: 300), warmUp: Array(repeating: 1, count: 30))
    let kinds: [(skills: [SeasonModel.Skill], count: Int)] = [
      ([.init(0, perMille: 1)], small.specialists.0), ([.init(1, perMille: 999)], small.specialists.1),
      ([.init(0), .init(1)], small.flexible),
    ]
    let pool = kinds.flatMap { kind in
      Array(repeating: SeasonModel.Person(minutes: 1, skills: kind.skills), count: kind.count)
    }
    let law = TwoSubjects(
      loads: small.loads, specialists: small.specialists, flexible: small.flexible, meanWeeks: small.meanWeeks
    )
    for (regime, same) in [(Regime.persistent, TwoSubjects.Regime.persistent), (.locked, .locked)] {
      let study = SeasonStudy(Season(model, pool: pool, regime: regime, seed: 19), replicates: 0..<42)
      SeasonLawTests.check(
        study, try #require(law.coverage(same, .flexibleFirst)), "\(small), \(regime), seed 19")
    }
  }

  @Test("the same seed gives the same seasons for any number of threads", arguments: 0..<20)
  func sameTallies(seed: Int) {
    let small = SmallRegion(seed: seed)
    let regime = [Regime.persistent, .locked, .minimumTerm(2), .repack][seed % 4]
    let one = small.study(regime, replicates: 5, threads: 1).tallies
    #expect(Set(one).count == 5, "seed \(seed)")
    for threads in [2, 3] {
      #expect(small.study(regime, replicates: 5, threads: threads).tallies == one, "seed \(seed), \(threads)")
    }
  }
}
