// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolDetail
import PoolModel
import PoolSeason
import PoolSeasonReport

/// How many seasons are held against detail.
struct DetailOption: ParsableArguments {
  @Option(
    help: """
      So many of the school years are simulated in detail as well (lessons, travel, all rules, each week by the planner's engine), in the \
      first regime, to tell what the classes leave out; 0 = none.
      """)
  var detail = 8

  func validate() throws { try require("--detail", detail, 0...10_000) }

  /// What stands with every report: how it was made, and the present pool in detail, with the pools that a study of sizes judges.
  func facts(
    _ region: Region, _ season: SeasonRegion, _ rates: SeasonRates, _ plan: SizeStudy.Plan,
    sizes: SizeStudy? = nil, _ answers: [SizeAnswer] = []
  ) -> StudyFacts {
    var facts = StudyFacts(
      seed: plan.seed, replicates: plan.replicates, weeks: rates.weeks, of: region.policy)
    if detail == 0 { return facts }
    func judge(_ pool: JudgedPool, _ region: Region, _ people: [SeasonModel.Person], seed: UInt64) {
      let comparison = DetailComparison(
        region, people, season, rates, regime: plan.regimes[0], seed: seed,
        replicates: min(detail, plan.replicates), threads: plan.threads, progress: plan.progress)
      facts.details.append((pool, comparison))
    }
    judge(.present, region, season.pool, seed: plan.seed)
    if let sizes {
      for (pool, point) in sizes.judged(answers) {
        judge(
          pool, region.hiring(point.counts, of: sizes.catalog), sizes.catalog.pool(point.counts),
          seed: plan.judgingSeed)
      }
    }
    return facts
  }
}
