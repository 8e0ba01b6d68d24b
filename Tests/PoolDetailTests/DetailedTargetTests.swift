// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import PoolSeason
import Testing

@testable import PoolDetail

@Suite("A target in detail") struct DetailedTargetTests {
  /// A study of sizes of the plain region, and its comparison of a pool of the path in a region that may differ.
  static func study(_ target: Double, in changed: (inout Region) -> Void = { _ in }) throws -> (
    inClasses: SizeAnswer, inDetail: DetailedTarget
  ) {
    let region = plainRegion([(["na", "wi"], 1)])
    var rates = try DetailedSeasonTests.rates(region)
    rates.requests.removeAll { $0.subject != "wi" }
    let season = SeasonRegion(Rulebook(region), rates)
    let catalog = ProfileCatalog(Rulebook(region), season.kinds, rates, shares: [20])
    var plan = SizeStudy.Plan()
    (plan.regimes, plan.replicates, plan.weeks, plan.sizes) = ([.persistent], 6, 20, 3)
    let study = SizeStudy(season, catalog, rates, plan)
    var other = region
    changed(&other)
    let found = DetailedTarget(target, on: study) { point in
      DetailComparison(
        other.hiring(point.counts, of: catalog), catalog.pool(point.counts), season, rates,
        regime: .persistent,
        seed: plan.judgingSeed, replicates: 2, threads: 2)
    }
    return (study.answer(.target(target)), found)
  }

  @Test("where nothing binds but minutes it takes the pool that it takes in classes") func plain() throws {
    let (inClasses, inDetail) = try Self.study(0.5)
    #expect(inDetail.isReached)
    #expect(inDetail.point.counts == inClasses.point?.counts)
    #expect(inDetail.coverage.value == inClasses.point?.targeted.value)
  }

  @Test("where lessons bind it takes more members") func lessons() throws {
    let (inClasses, inDetail) = try Self.study(0.5) { region in
      guard let span = ClockSpan(540, 660) else { return }
      for number in region.groups.indices {
        region.groups[number].flexibleMinutes = nil
        region.lessons.append(Lesson(group: region.groups[number].id, weekday: 1, span: span))
      }
    }
    #expect(inDetail.point.members > inClasses.point?.members ?? 0)
  }

  @Test("where no school takes anybody the largest pool is told, which is not enough") func none() throws {
    let (inClasses, inDetail) = try Self.study(0.5) { $0.authority = [] }
    #expect(!inDetail.isReached)
    #expect(inDetail.point.members > inClasses.point?.members ?? 0)
    #expect(inDetail.coverage.value < 0.01)
  }
}
