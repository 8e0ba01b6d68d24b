// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import PoolSeason
import Testing

@testable import PoolDetail

@Suite("A season in detail") struct DetailedSeasonTests {
  /// Rates of a region, in ten weeks.
  static func rates(_ region: Region) throws -> SeasonRates {
    var rates = try #require(SeasonRates(fittedTo: region))
    (rates.weeks, rates.waveBegins, rates.sickness) = (10, [2, 4], 0.1)
    for number in rates.requests.indices { rates.requests[number].perWeek *= 2 }
    return rates
  }

  /// The tallies of both resolutions, replicate by replicate.
  static func both(
    _ region: Region, _ regime: Regime, replicates: Int = 6, change: (inout SeasonRates) -> Void = { _ in }
  ) throws -> [(detail: DetailedTally, classes: SeasonTally)] {
    var rates = try rates(region)
    change(&rates)
    let season = SeasonRegion(Rulebook(region), rates)
    let detail = DetailedSeason(region, season, rates, regime: regime, seed: 5)
    let classes = Season(season.model, pool: season.pool, regime: regime, seed: 5)
    return (0..<replicates).map { (detail.tally($0), classes.tally($0)) }
  }

  @Test(
    "where nothing binds but minutes it is the season in classes, to the minute",
    arguments: [Regime.persistent, .locked, .minimumTerm(2), .repack])
  func plain(regime: Regime) throws {
    let region = plainRegion([(["wi"], 2), (["wi"], 1), (["wi"], 1)])
    let both = try Self.both(region, regime) { rates in
      rates.requests.removeAll { $0.subject != "wi" }
      // What an external keeps is one of several that are alike today; alike tomorrow as well, if all last as long and nobody is ill.
      if regime != .persistent, regime != .repack { (rates.durations, rates.sickness) = ([0, 1], 0) }
    }
    for (replicate, (detail, classes)) in both.enumerated() {
      #expect(detail.minutes.asked == classes.asked, "seed 5, replicate \(replicate)")
      #expect(detail.minutes.askedByBoard == classes.askedByBoard, "seed 5, replicate \(replicate)")
      #expect(detail.minutes.coveredByWeek == classes.coveredByWeek, "seed 5, replicate \(replicate)")
      #expect(detail.minutes.openByWeek == classes.openByWeek, "seed 5, replicate \(replicate)")
    }
    #expect(both.contains { $0.classes.coveredByWeek != $0.classes.askedByWeek }, "nobody is scarce")
  }

  @Test("a season that begins with the region's own vacancies begins with who has them, as in classes")
  func openList() throws {
    var region = plainRegion([(["wi"], 1), (["wi"], 1)])
    let first = region.policy.firstDay
    region.vacancies[2].from = first
    region.vacancies[2].until = nil
    // The second member has the first vacancy of wi; the third vacancy, with an unknown end, is nobody's yet.
    region.placements = [
      Placement(
        group: "V0g", member: "M1", dates: try #require(DayRange(first, first.advanced(by: 6))),
        state: .running)
    ]
    let both = try Self.both(region, .persistent) { rates in
      (rates.start, rates.sickness) = (.open, 0)
      rates.requests.removeAll { $0.subject != "wi" }
      for number in rates.requests.indices { rates.requests[number].perWeek *= 1e-9 }
    }
    for (replicate, (detail, classes)) in both.enumerated() {
      #expect(detail.minutes == classes, "seed 5, replicate \(replicate)")
      #expect(classes.askedByWeek[0] == 240)
      #expect(classes.taught[1] == 120)
    }
    #expect(Set(both.map(\.classes.askedByWeek)).count > 1, "the unknown end is drawn for each season")
  }

  @Test("with several subjects and repack it covers every week as much as classes do") func repack() throws {
    let region = plainRegion([(["wi"], 1), (["na"], 1), (["na", "wi"], 1)])
    for (replicate, (detail, classes)) in try Self.both(region, .repack).enumerated() {
      #expect(detail.minutes.coveredByWeek == classes.coveredByWeek, "seed 5, replicate \(replicate)")
      #expect(detail.weeks.allSatisfy { $0.value == $0.bound }, "seed 5, replicate \(replicate)")
    }
  }

  @Test("lessons at the same time are one person's, whom classes would give both") func clash() throws {
    var region = plainRegion([(["wi"], 20)])
    let span = try #require(ClockSpan(540, 660))
    for number in region.groups.indices {
      region.groups[number].flexibleMinutes = nil
      region.lessons.append(Lesson(group: region.groups[number].id, weekday: 1, span: span))
    }
    var isLess = false
    for (detail, classes) in try Self.both(region, .repack) {
      for (week, covered) in detail.minutes.coveredByWeek.enumerated() {
        #expect(covered <= 120)
        #expect(covered <= classes.coveredByWeek[week])
        if covered < classes.coveredByWeek[week] { isLess = true }
      }
    }
    #expect(isLess)
  }

  @Test(
    "a school out of reach, and one that accepts nobody of that tier, get nobody", arguments: [true, false])
  func rules(isTravel: Bool) throws {
    var region = plainRegion([(["wi"], 20)])
    if isTravel {
      region.members[0].travelMaxMinutes = 6  // To L1 next door, not to L2, in the same area.
      region.locations[1].position = Position(latitude: 52.25, longitude: 6.80)
    } else {
      region.authority = [.init(levelGroup: .lower, degree: .second, tier: 1)]
    }
    let both = try Self.both(region, .persistent) { rates in
      rates.requests.removeAll { $0.subject != "wi" || isTravel && $0.location != "L2" }
      if isTravel {
        rates.requests.append(
          .init(subject: "wi", levelGroup: "lower", location: "L1", perWeek: 1e-9, priority: 5))
      }
    }
    let (detail, classes) = (both.map(\.detail.minutes.covered[0]), both.map(\.classes.covered[0]))
    #expect(detail.allSatisfy { $0 == 0 })
    #expect(classes.contains { $0 > 0 })
  }

  @Test("it is the same for any number of threads, and tells how much better classes look") func comparison()
    throws
  {
    var region = plainRegion([(["wi"], 2), (["na"], 2)])
    region.members[0].travelMaxMinutes = 1
    let rates = try Self.rates(region)
    let season = SeasonRegion(Rulebook(region), rates)
    func compare(_ threads: Int) -> DetailComparison {
      DetailComparison(
        region, season.pool, season, rates, regime: .persistent, seed: 2, replicates: 3, threads: threads)
    }
    let (one, two) = (compare(1), compare(2))
    #expect(one.detail == two.detail)
    #expect(one.gaps == two.gaps)
    #expect(abs(one.classes.value - one.detail.value - one.difference.value) < 1e-12)
    #expect(one.medianGap == 0)
    #expect(one.proven == 1)
  }
}
