// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import Testing

@testable import PoolSeason

@Suite("A recommended pool") struct RecommendationTests {
  @Test(
    "its figure, of seasons that had no part in the choice, holds in seasons that nobody has seen",
    arguments: [0.5, 0.8])
  func unseen(target: Double) throws {
    let rates = try SeasonScenarioTests.busy()
    let rulebook = Rulebook(region())
    let season = SeasonRegion(rulebook, rates)
    let catalog = ProfileCatalog(rulebook, season, rates)
    var held = 0
    let seeds = UInt64(1)...20
    for seed in seeds {
      var plan = SizeStudy.Plan()
      (plan.weeks, plan.replicates, plan.sizes, plan.seed) = (30, 20, 2, seed)
      plan.regimes = [.persistent]
      let study = SizeStudy(season, catalog, rates, plan)
      let told = try #require(study.answer(.target(target)).confirmed)
      let unseen = SeasonStudy(
        Season(season.model, pool: catalog.pool(told.counts), regime: .persistent, seed: seed &+ 1_000_003),
        replicates: 0..<200)
      if told.simulated[0].interval.contains(unseen.coverage.value) { held += 1 }
    }
    // 95 of 100 are meant, a little less since the unseen seasons are a sample as well; of 20, less than 17 would be rarer than one in forty.
    #expect(held >= 17, "\(held) of \(seeds.count) for \(target)")
  }
}
