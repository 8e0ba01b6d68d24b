// SPDX-License-Identifier: GPL-3.0-or-later
import PoolRules
import PoolSeasonReport
import Testing

@testable import PoolSeason

@Suite("A region's season") struct RegionTests {
  @Test("the rates add up to the requests of the history") func total() throws {
    let rates = try #require(SeasonRates(fittedTo: region()))
    // Four requests in the 22 days from the first to the last.
    #expect(abs(rates.requests.reduce(0) { $0 + $1.perWeek } - 4 / (22.0 / 7)) < 1e-12)
    let own = try #require(rates.requests.first { $0.subject == "na" && $0.location == "L1" })
    // Half counted, half as if subjects and locations were independent: (1 + 1 × 2 / 4) / 2.
    #expect(abs(own.perWeek - 0.75 / (22.0 / 7)) < 1e-12)
    #expect(rates.sizes == [.init(minutes: 90, weight: 4)])
  }

  @Test("durations that are cut count as lasting longer") func productLimit() {
    #expect(
      SeasonRates.productLimit([(1, false), (2, false), (2, false), (4, false)]) == [0.25, 0.5, 0, 0.25])
    // Of four, one ends in week 1, one is cut in week 2; of the two left one ends in week 3.
    let shares = SeasonRates.productLimit([(1, false), (2, true), (3, false), (3, true)])
    #expect(zip(shares, [0.25, 0, 0.375, 0.375]).allSatisfy { abs($0 - $1) < 1e-12 } && shares.count == 4)
  }

  @Test("members serve the classes for which they have authority and reach") func skills() throws {
    let rulebook = Rulebook(region())
    let rates = try #require(SeasonRates(fittedTo: region()))
    let season = SeasonRegion(rulebook, rates)
    #expect(Set(season.kinds.map(\.area)) == ["L1", "L3"])
    func names(_ member: Int) -> [String] {
      season.pool[member].skills.map {
        "\(season.kinds[$0.demand].subject) \(season.kinds[$0.demand].area) \($0.perMille)"
      }
    }
    #expect(names(0) == ["wi L1 1000"])
    #expect(names(1) == ["na L1 900"])
    #expect(names(2) == ["na L1 1000", "na L3 1000", "wi L1 1000", "wi L3 1000"])
    #expect(
      season.wages == [
        .init(isSalaried: true, cents: 5800), .init(isSalaried: false, cents: 5800),
        .init(isSalaried: false, cents: 5800),
      ])
  }

  @Test("figures add up, and the same seed gives the same bytes for any number of threads") func figures()
    throws
  {
    let rates = try #require(SeasonRates(fittedTo: region()))
    let season = SeasonRegion(Rulebook(region()), rates)
    func table(_ threads: Int, _ regime: Regime = .persistent) -> [SeasonFigures] {
      [
        SeasonFigures(
          SeasonStudy(
            Season(season.model, pool: season.pool, regime: regime, seed: 4), replicates: 0..<12,
            threads: threads),
          of: season, regime: regime, externalCents: 11_300)
      ]
    }
    let one = table(1)
    #expect(one.table() == table(2).table() && one.table() == table(5).table())
    let asked = one[0].weeks.reduce(0) { $0 + $1.asked }
    #expect(abs(asked - one[0].subjects.reduce(0) { $0 + $1.asked }) < 1e-6)
    #expect(abs(asked - one[0].boards.reduce(0) { $0 + $1.asked }) < 1e-6)
    let covered = asked - one[0].externalMinutes.value
    #expect(abs(one[0].coverage.value - covered / asked) < 1e-9)
    #expect(table(2, .locked)[0].coverage.value <= one[0].coverage.value)
  }

  @Test("rates come back from their document, and every fault is told") func document() throws {
    var rates = try #require(SeasonRates(fittedTo: region()))
    #expect(try SeasonRates.reading(Array(rates.json.utf8)) == rates)
    #expect(rates.faults(in: region()).isEmpty)
    rates.weeks = 0
    rates.requests[1].subject = "xx"
    rates.requests[2].perWeek = -1
    rates.sizes = []
    #expect(
      rates.faults(in: region()).map(\.name) == [
        "weeks", "sizes", "requests/2/subject", "requests/3/per_week",
      ])
    rates = try #require(SeasonRates(fittedTo: region()))
    rates.requests[0].levelGroup = "upper"
    rates.staff = 3
    for number in rates.requests.indices { rates.requests[number].perWeek = 1 }
    #expect(
      rates.faults(in: region()).map { "\($0.name): \($0.problem)" } == [
        "requests: '21' is not possible: so many vacancies would be open at once, and the schools have 3 teachers",
        "requests/1: 'na upper' is not asked by any vacancy of the package, so who may teach it is not known; leave it out, or add such a vacancy",
      ])
    rates = try #require(SeasonRates(fittedTo: region()))
    rates.requests.removeAll()
    #expect(rates.faults(in: region()).map(\.name) == ["requests"])
    let letters = rates.json.replacing("\"sickness\" : 0.04", with: "\"sickness\" : \"NaN\"")
    #expect {
      try SeasonRates.reading(Array(letters.utf8))
    } throws: {
      ($0 as? SeasonRatesFault)?.name == "sickness"
    }
    #expect(throws: SeasonRatesFault.self) { try SeasonRates.reading(Array("[]".utf8)) }
    let missing = rates.json.replacing("\"own_cents\"", with: "\"owncents\"")
    #expect {
      try SeasonRates.reading(Array(missing.utf8))
    } throws: {
      ($0 as? SeasonRatesFault)?.name == "own_cents"
    }
  }

  @Test("a member more never covers less when all may move; sticking covers less, hiring to the end least")
  func monotone() throws {
    var rates = try #require(SeasonRates(fittedTo: region()))
    rates.requests = rates.requests.map { request in
      var request = request
      request.perWeek *= 6
      return request
    }
    let season = SeasonRegion(Rulebook(region()), rates)
    for replicate in 0..<8 {
      func covered(_ members: Int, _ regime: Regime) -> Int {
        Season(season.model, pool: Array(season.pool.prefix(members)), regime: regime, seed: 9).tally(
          replicate
        ).covered.reduce(0, +)
      }
      let repacked = (0...3).map { covered($0, .repack) }
      #expect(repacked == repacked.sorted() && repacked[0] == 0)
    }
    func coverage(_ regime: Regime) -> Double {
      SeasonStudy(Season(season.model, pool: season.pool, regime: regime, seed: 9), replicates: 0..<40)
        .coverage.value
    }
    #expect(coverage(.locked) < coverage(.persistent) && coverage(.persistent) <= coverage(.repack))
  }
}
