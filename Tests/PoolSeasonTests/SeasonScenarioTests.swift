// SPDX-License-Identifier: GPL-3.0-or-later
import PoolLaws
import PoolModel
import PoolSeasonReport
import Testing

@testable import PoolSeason

@Suite("Scenarios of a region") struct SeasonScenarioTests {
  /// The small region with more to do than its members can.
  static func busy() throws -> SeasonRates {
    var rates = try #require(SeasonRates(fittedTo: region()))
    for number in rates.requests.indices { rates.requests[number].perWeek *= 6 }
    return rates
  }

  static func study(
    _ changes: [SeasonScenario.Change], _ rates: SeasonRates, regime: Regime = .persistent,
    replicates: Int = 12,
    seed: UInt64 = 5, threads: Int = 2
  ) -> ScenarioStudy {
    ScenarioStudy(
      region(), rates, [SeasonScenario("other", changes)], regime: regime, replicates: replicates, seed: seed,
      threads: threads)
  }

  @Test(
    "a scenario in which nothing differs changes nothing",
    arguments: [
      [], [.demand(subject: nil, percent: 100)], [.hidden(subject: "wi", percent: 0)],
      [.durations(percent: 100)],
      [.sickness(percent: 100)], [.wave(percent: 150)], [.ownTariff(percent: 100)],
      [.externalTariff(percent: 100)], [.regime(.persistent)], [.qualify(from: "wi", to: "na", percent: 0)],
      [.travel(minutes: 0)],
    ] as [[SeasonScenario.Change]])
  func nothing(changes: [SeasonScenario.Change]) throws {
    let change = Self.study(changes, try Self.busy()).changes[0]
    for estimate in [change.coverage, change.minutes, change.cents] {
      #expect(estimate.value == 0 && estimate.standardError == 0)
    }
  }

  @Test("tariffs change euros by exactly what their hours cost, and no lesson") func tariffs() throws {
    let rates = try Self.busy()
    let base = Self.study([], rates).base
    let external = Self.study([.externalTariff(percent: 110)], rates).changes[0]
    let open = zip(base.asked, base.covered).map { $0 - $1 }
    let mean = open.reduce(0, +) / Double(open.count)
    #expect(mean > 0)
    #expect(abs(external.cents.value - mean * 1130 / 60) < 1e-3)
    // M1 alone is permanent: 600 minutes in each of 40 weeks, taught or not.
    let own = Self.study([.ownTariff(percent: 90)], rates).changes[0]
    #expect(abs(own.cents.value + 600 * 40 / 60 * 580) < 1e-3 && own.cents.standardError == 0)
    #expect(external.minutes.value == 0 && own.minutes.value == 0)
  }

  @Test("what members can do changes no request", arguments: [1, 2, 3] as [UInt64]) func sameRequests(
    seed: UInt64
  )
    throws
  {
    let rates = try Self.busy()
    let base = Self.study([], rates, seed: seed).base
    for change in [
      SeasonScenario.Change.travel(minutes: 200), .qualify(from: "wi", to: "na", percent: 100),
      .regime(.locked),
    ] {
      let scenario = SeasonScenario("other", [change])
      let season = SeasonRegion(.init(scenario.region(region())), scenario.rates(rates))
      let outcome = SeasonOutcome(
        SeasonStudy(
          Season(season.model, pool: season.pool, regime: scenario.regime(.persistent), seed: seed),
          replicates: 0..<12),
        of: season, externalCents: rates.externalCents)
      #expect(outcome.asked == base.asked)
    }
  }

  @Test(
    "to travel further and to teach more never covers less where all may move",
    arguments: [1, 2, 3] as [UInt64])
  func monotone(seed: UInt64) throws {
    let rates = try Self.busy()
    func covered(_ change: SeasonScenario.Change) -> [Double] {
      let season = SeasonRegion(.init(SeasonScenario("", [change]).region(region())), rates)
      return SeasonStudy(
        Season(season.model, pool: season.pool, regime: .repack, seed: seed), replicates: 0..<12
      ).tallies.map { Double($0.covered.reduce(0, +)) }
    }
    for changes in [
      [-30, 0, 100, 300].map { SeasonScenario.Change.travel(minutes: $0) },
      [0, 50, 100].map { SeasonScenario.Change.qualify(from: "wi", to: "na", percent: $0) },
    ] {
      let path = changes.map(covered)
      for (less, more) in zip(path, path.dropFirst()) {
        #expect(zip(less, more).allSatisfy { $0 <= $1 }, "seed \(seed)")
      }
      #expect(path[0] != path[path.count - 1], "seed \(seed): nothing was tried")
    }
  }

  @Test("so many per cent learn, spread over the members, each in the degree that they have") func qualify() {
    func learned(_ percent: Int) -> [String] {
      SeasonScenario("", [.qualify(from: "wi", to: "na", percent: percent)]).region(region()).qualifications
        .dropFirst(region().qualifications.count).map { "\($0.member) \($0.subject) \($0.degree)" }
    }
    // M3 can do both already, so M1 is the only one to learn.
    #expect(learned(100) == ["M1 na second"] && learned(99) == [])
    var many = region()
    for number in 4...13 {
      many.qualifications.append(Qualification(member: "M\(number)", subject: "wi", degree: .first))
    }
    for number in 4...13 {
      var member = many.members[0]
      member.id = "M\(number)"
      many.members.append(member)
    }
    let half = SeasonScenario("", [.qualify(from: "wi", to: "na", percent: 50)]).region(many)
    let count = half.qualifications.count - many.qualifications.count
    // Of eleven who may learn.
    #expect(count == 5)
  }

  @Test("stretched durations have the mean that was asked for", arguments: [100, 120, 150, 275])
  func stretched(percent: Int) {
    let shares = [0.5, 0.25, 0, 0.25]
    func mean(_ shares: [Double]) -> Double {
      shares.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    }
    let other = SeasonScenario.stretched(shares, percent)
    #expect(abs(other.reduce(0, +) - 1) < 1e-12)
    #expect(abs(mean(other) - mean(shares) * Double(percent) / 100) < 1e-12)
    // Nothing is shorter than a week.
    #expect(SeasonScenario.stretched([1], 20) == [1])
  }

  /// Two boards side by side, each with five members for a load of five: pooling is ten members for a load of ten.
  @Test("a pool for each board loses what two small pools lose by the exact law") func separate() throws {
    var two = region()
    two.members = (0..<10).map { number in
      var member = two.members[0]
      (member.id, member.board, member.minutesMax) = ("M\(number)", number % 2 == 0 ? "B1" : "B2", 60)
      return member
    }
    two.qualifications = two.members.map { Qualification(member: $0.id, subject: "wi", degree: .second) }
    var rates = SeasonRates()
    rates.requests = ["L1", "L2"].map {
      .init(subject: "wi", levelGroup: "lower", location: $0, perWeek: 5, priority: 5)
    }
    (rates.durations, rates.sizes) = ([1], [.init(minutes: 60, weight: 1)])
    (rates.sickness, rates.waveWeeks) = (0, 0)
    let study = ScenarioStudy(
      two, rates, [SeasonScenario("each its own", [.separateBoards])], regime: .persistent, replicates: 200,
      seed: 3,
      threads: 2)
    let base = Estimate(ratioOf: study.base.covered, to: study.base.asked)
    let (one, each) = (
      WeeklyPersistent.coverage(load: 10, members: 10), WeeklyPersistent.coverage(load: 5, members: 5)
    )
    #expect(base.standardError < 0.005 && abs(base.value - one) < 4 * base.standardError)
    let lost = study.changes[0].coverage
    #expect(lost.standardError < 0.005 && abs(lost.value - (each - one)) < 4 * lost.standardError, "\(lost)")
  }

  @Test("a table is read, and every cell that cannot be is told, with what to write") func table() {
    let rows: [[String]] = [
      ["more", "demand", "wi", "", "+20"], ["more", "sickness", "", "", "-50"],
      ["less", "hidden", "", "", "30"],
      ["", "regime", "", "", "sticky"], ["x", "growth", "", "", "1"], ["x", "qualify", "wi", "xx", "half"],
    ]
    let (scenarios, faults) = SeasonScenario.reading(
      rows.enumerated().map { ($0.offset + 2, $0.element) }, in: region())
    #expect(
      scenarios == [
        .init("more", [.demand(subject: "wi", percent: 120), .sickness(percent: 50)]),
        .init("less", [.hidden(subject: nil, percent: 30)]),
      ])
    #expect(
      faults.map { "\($0.line) \($0.column): \($0.problem)" } == [
        "5 value: there is no regime 'sticky'; take persistent, locked, repack or minimum-term-WEEKS",
        "5 scenario: the scenario has no name",
        "6 change: 'growth' is not one of demand, hidden, durations, sickness, wave, own_tariff, external_tariff, regime, qualify, travel, separate_boards",
        "7 to: 'xx' is not in subjects.csv", "7 value: 'half' is not a whole number from 0 to 100",
      ])
    #expect(faults.allSatisfy { !$0.probleem.isEmpty && $0.probleem != $0.problem })
  }

  @Test("hidden need is asked for on top of what is seen") func hidden() throws {
    let rates = try Self.busy()
    let asked = SeasonScenario("", [.hidden(subject: nil, percent: 20)]).rates(rates)
    for (before, after) in zip(rates.requests, asked.requests) {
      // A fifth of the whole is hidden: four fifths are seen.
      #expect(abs(after.perWeek * 0.8 - before.perWeek) < 1e-12)
    }
  }

  @Test("tables and pages are the same for any number of threads, and name every scenario") func outputs()
    throws
  {
    let rates = try Self.busy()
    func changes(_ threads: Int) -> [SeasonChange] {
      ScenarioStudy(
        region(), rates, SeasonScenario.standard(training: [("wi", "na")], regime: .persistent),
        regime: .persistent, replicates: 6, seed: 2, threads: threads
      ).changes
    }
    let (one, three) = (changes(1), changes(3))
    let facts = StudyFacts(seed: 2, replicates: 6, weeks: rates.weeks, of: region().policy)
    for language in [Language.english, .dutch] {
      let page = one.page(facts, regime: .persistent, language)
      #expect(page == three.page(facts, regime: .persistent, language))
      #expect(page.contains("half of wi also na") && page.contains("seed 2") && !page.contains("http"))
    }
    #expect(one.table() == three.table())
    #expect(one.table().split(separator: "\n").count == one.count + 1)
  }
}
