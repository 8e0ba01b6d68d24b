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
    func compare(
      _ region: Region, _ people: [SeasonModel.Person], held: [[SeasonModel.Hold]] = [], seed: UInt64
    ) -> DetailComparison {
      DetailComparison(
        region, people, held: held, season, rates, regime: plan.regimes[0], seed: seed,
        replicates: min(detail, plan.replicates), priority: plan.priority, threads: plan.threads,
        progress: plan.progress)
    }
    facts.details.append((.present, compare(region, season.pool, held: season.held, seed: plan.seed)))
    guard let sizes else { return facts }
    func compare(_ point: SizeStudy.Point) -> DetailComparison {
      compare(
        region.hiring(point.counts, of: sizes.catalog), sizes.catalog.pool(point.counts),
        seed: plan.judgingSeed)
    }
    for (pool, point) in sizes.judged(answers) { facts.details.append((pool, compare(point))) }
    for answer in answers {
      guard case .target(let target) = answer.question, answer.point != nil else { continue }
      let found = DetailedTarget(target, on: sizes, compare: compare)
      facts.detailedTarget = found
      if found.isReached { facts.details.append((.targetInDetail, found.comparison)) }
    }
    return facts
  }
}
