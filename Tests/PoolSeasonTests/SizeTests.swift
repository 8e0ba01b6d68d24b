// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolModel
import PoolRules
import PoolSeasonReport
import Testing

@testable import PoolSeason

@Suite("A study of sizes") struct SizeTests {
  static func study(priority: Int = 1, threads: Int = 2, seed: UInt64 = 1) throws -> SizeStudy {
    var rates = try SeasonScenarioTests.busy()
    for number in rates.requests.indices {
      rates.requests[number].priority = rates.requests[number].subject == "na" ? 8 : 3
    }
    let rulebook = Rulebook(region())
    let season = SeasonRegion(rulebook, rates)
    var plan = SizeStudy.Plan()
    (plan.weeks, plan.replicates, plan.sizes, plan.seed) = (30, 8, 4, seed)
    (plan.priority, plan.threads, plan.regimes) = (priority, threads, [.persistent, .locked])
    return SizeStudy(season, ProfileCatalog(rulebook, season, rates), rates, plan)
  }
  static let facts = StudyFacts(seed: 1, replicates: 8, weeks: 40, of: region().policy)

  @Test("the pool for a target is the first of the path that surely reaches it", arguments: [0.2, 0.5, 0.8])
  func target(share: Double) throws {
    let study = try Self.study()
    let answer = study.answer(.target(share))
    let point = try #require(answer.point)
    #expect(point.targeted.interval.lowerBound >= share && answer.furthest == nil)
    #expect(point.counts.reduce(0, +) == point.members)
    let before = try #require(
      study.answer(.target(point.targeted.interval.lowerBound + 1e-9)).point?.members ?? study.choice.path
        .count + 1)
    #expect(before > point.members)
    // What the last one buys is the difference with the pool without it, over the same seasons.
    let last = try #require(answer.last)
    let lower = study.points.last { $0.members == point.members - 1 }
    if let lower {
      #expect(abs(last.coverage.value - (point.simulated[0].value - lower.simulated[0].value)) < 1e-12)
      #expect(abs(last.cents.value - (point.cents[0].value - lower.cents[0].value)) < 1e-3)
    }
    #expect(last.minutes.value > 0)
  }

  @Test("a target that no pool reaches tells how far the largest comes, and which subjects hold it back")
  func unreachable() throws {
    let study = try Self.study()
    let answer = study.answer(.target(1))
    #expect(answer.point == nil && answer.last == nil)
    let furthest = try #require(answer.furthest)
    #expect(furthest.members == study.choice.path.count)
    let worst = try #require(furthest.subjects.min { $0.coverage.value < $1.coverage.value })
    let screen = study.screen(Self.facts, [answer], .english)
    #expect(
      screen.contains("  No pool of the path does. The largest, \(furthest.members) members, covers "),
      "\(screen)")
    #expect(screen.contains("; least: \(worst.key) "))
    #expect(study.answer(.budget(cents: 1)).furthest == nil && study.answer(.budget(cents: 1)).point == nil)
  }

  @Test("only classes of the priority count for a target") func priority() throws {
    let study = try Self.study(priority: 5)
    let point = try #require(study.answer(.target(0.5)).point)
    let science = try #require(point.subjects.first { $0.key == "na" })
    #expect(point.targeted == science.coverage && point.targeted != point.simulated[0])
    #expect(
      study.screen(Self.facts, [study.answer(.target(0.5))], .english).contains("lessons of priority ≥ 5"))
  }

  @Test("the figures, tables and pages are the same for any number of threads") func sameBytes() throws {
    func files(_ threads: Int, _ language: Language) throws -> [[UInt8]] {
      let study = try Self.study(threads: threads)
      return study.files(Self.facts, [study.answer(.target(0.5))], language).map(\.bytes)
    }
    for language in [Language.english, .dutch] { #expect(try files(1, language) == files(3, language)) }
  }

  @Test(
    "every text of every picture lies within it, in both languages", arguments: [Language.english, .dutch])
  func pictures(language: Language) throws {
    let rates = try SeasonScenarioTests.busy()
    let season = SeasonRegion(Rulebook(region()), rates)
    let figures = [Regime.persistent, .minimumTerm(12)].map { regime in
      SeasonFigures(
        SeasonStudy(Season(season.model, pool: season.pool, regime: regime, seed: 4), replicates: 0..<6),
        of: season, regime: regime, externalCents: rates.externalCents)
    }
    let changes = ScenarioStudy(
      region(), rates, SeasonScenario.standard(training: [], regime: .persistent), regime: .persistent,
      replicates: 6, seed: 2, threads: 2
    ).changes
    let study = try Self.study()
    let pages = [
      study.page(Self.facts, [study.answer(.target(0.5)), study.answer(.target(1))], language),
      figures.page(Self.facts, language), changes.page(Self.facts, regime: .persistent, language),
    ]
    var texts = 0
    for page in pages {
      #expect(
        page.contains("lang=\"\(language.rawValue)\"") && page.contains("seed 1") && !page.contains("<script")
      )
      for text in page.matches(of: /<text x="(-?\d+)" y="-?\d+"([^>]*)>([^<]*)</) {
        let (x, width) = (try #require(Double(text.1)), 6.6 * Double(text.3.count))
        let left = text.2.contains("\"end\"") ? x - width : text.2.contains("\"middle\"") ? x - width / 2 : x
        #expect(left >= 0 && left + width <= 720, "'\(text.3)' from \(left) to \(left + width)")
        texts += 1
      }
      for tag in ["svg", "text", "figure", "table", "tr", "desc"] {
        let (opened, closed) = (
          page.components(separatedBy: "<\(tag)").count - page.components(separatedBy: "<\(tag)-").count,
          page.components(separatedBy: "</\(tag)>").count - 1
        )
        #expect(opened == closed && (opened > 0 || tag == "desc"), "\(tag)")
      }
    }
    #expect(texts > 100)
  }

  @Test("what stays open by subject, by area and by week is the same work") func open() throws {
    let rates = try SeasonScenarioTests.busy()
    let season = SeasonRegion(Rulebook(region()), rates)
    let figures = SeasonFigures(
      SeasonStudy(Season(season.model, pool: season.pool, regime: .locked, seed: 4), replicates: 0..<6),
      of: season, regime: .locked, externalCents: rates.externalCents)
    for (week, row) in figures.weeks.enumerated() {
      let open = row.asked * (1 - row.coverage.value)
      for rows in [figures.openBySubject, figures.openByArea] {
        #expect(abs(rows.reduce(0) { $0 + $1.minutes[week] } - open) < 1e-6)
      }
    }
    #expect(
      figures.openBySubject.map(\.key) == ["na", "wi"] && figures.openByArea.map(\.key) == ["L1", "L3"])
  }

  @Test("as many replicates as it says bring about the precision that was asked for", arguments: [2.0, 3, 5])
  func precision(times: Double) throws {
    let rates = try SeasonScenarioTests.busy()
    let season = SeasonRegion(Rulebook(region()), rates)
    func estimate(_ replicates: Int) -> Estimate {
      SeasonStudy(
        Season(season.model, pool: season.pool, regime: .persistent, seed: 8), replicates: 0..<replicates
      ).coverage
    }
    let few = estimate(60)
    let wanted = few.halfWidth / times
    let needed = few.replicates(forHalfWidth: wanted)
    #expect(needed == Int((60 * times * times).rounded(.up)))
    #expect(few.replicates(forHalfWidth: few.halfWidth) == 60)
    // The standard error of 60 is known to a tenth or so.
    #expect(abs(estimate(needed).halfWidth / wanted - 1) < 0.25)
  }

  @Test("the certificate's gap is that of the pool and the best of each sample, by the obvious sum")
  func certificate()
    throws
  {
    let rates = try SeasonScenarioTests.busy()
    let rulebook = Rulebook(region())
    let season = SeasonRegion(rulebook, rates)
    let catalog = ProfileCatalog(rulebook, season, rates)
    var plan = SizeStudy.Plan()
    plan.weeks = 40
    let choice = SizeChoice(season, catalog, rates, plan)
    let certificate = try SizeCertificate(
      choice, season, catalog, rates, seed: 1, batches: 4, weeks: 20, nodes: 10_000)
    var gaps: [Double] = []
    for batch in 1...4 as ClosedRange<UInt64> {
      let problem = Composition(
        profiles: catalog.entries.map(\.profile),
        weeks: season.model.sampledWeeks(20, seed: 1 &+ 0xba7c &* batch), externalCents: rates.externalCents)
      // The pool alone, as members who are there already and nobody to be had.
      let fixed = Composition(
        profiles: problem.profiles.map { profile in
          var profile = profile
          profile.cents = 1_000_000_000
          return profile
        }, weeks: problem.weeks, externalCents: rates.externalCents, present: choice.cheapest)
      let own = zip(choice.cheapest, problem.profiles).reduce(0) { $0 + $1.0 * $1.1.cents }
      let present = choice.cheapest.reduce(0, +)
      let unmatched =
        try #require(try CompositionProgram.solve(fixed).centsPerWeek)
        - Double(present) * 1_000_000_000
      let least = try #require(try CompositionProgram.solve(problem).centsPerWeek)
      gaps.append(Double(own) + unmatched - least)
    }
    #expect(gaps.allSatisfy { $0 > -1e-3 })
    #expect(abs(certificate.gap.value - gaps.reduce(0, +) / 4) < 1, "\(certificate.gap) \(gaps)")
    #expect(certificate.share > 0 && certificate.share < 0.2)
    #expect(
      try SizeCertificate(choice, season, catalog, rates, seed: 1, batches: 4, weeks: 20, nodes: 10_000).gap
        == certificate.gap)
  }
}
