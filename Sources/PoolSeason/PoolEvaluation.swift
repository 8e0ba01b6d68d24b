// SPDX-License-Identifier: GPL-3.0-or-later

/// Holds pools made of a catalog's entries against simulated seasons that had no part in choosing them.
public struct PoolEvaluation: Sendable {
  private let season: SeasonRegion
  private let catalog: ProfileCatalog
  private let plan: SizeStudy.Plan
  private let externalCents: Int
  private let merged: MergedStudy?

  /// Holds pools of a region's catalog against the seasons of a plan; seasons that are `merged` are not simulated again.
  public init(
    _ season: SeasonRegion, _ catalog: ProfileCatalog, _ rates: SeasonRates, _ plan: SizeStudy.Plan,
    merged: MergedStudy? = nil
  ) {
    (self.season, self.catalog, self.plan, self.merged) = (season, catalog, plan, merged)
    externalCents = rates.externalCents
  }

  var progress: StudyProgress? { plan.progress }

  /// Simulates some replicates of a pool, for each regime of the plan; of the tallies only the classes' totals are kept.
  ///
  /// - Parameter seed: of the seasons; `nil` = of those that judge.
  func tallies(_ counts: [Int], _ replicates: [Int], seed: UInt64? = nil) -> [[SeasonTally]] {
    let pool = catalog.pool(counts)
    return plan.regimes.map { regime in
      SeasonStudy(
        Season(season.model, pool: pool, regime: regime, seed: seed ?? plan.judgingSeed),
        replicates: replicates,
        threads: plan.threads, progress: progress
      ).tallies.map(\.classesAlone)
    }
  }

  /// A pool with what the sample promises of it.
  func point(_ counts: [Int], promised: Double) -> SizeStudy.Point {
    point(counts, promised, of: merged?.studies(counts) ?? simulated(counts, seed: plan.judgingSeed))
  }

  /// A pool that was chosen, in seasons that had no part in choosing it: of several that were judged, the chosen one had luck.
  func confirmed(_ point: SizeStudy.Point) -> SizeStudy.Point {
    self.point(point.counts, point.promised, of: simulated(point.counts, seed: plan.confirmingSeed))
  }

  private func point(_ counts: [Int], _ promised: Double, of studies: [SeasonStudy]) -> SizeStudy.Point {
    let weeklyCents = zip(counts, catalog.entries).reduce(0) { $0 + $1.0 * $1.1.cents }
    let outcomes = studies.map {
      SeasonOutcome($0, ownCents: weeklyCents * season.model.weeks.count, externalCents: externalCents)
    }
    let targeted = season.model.demands(ofPriority: plan.priority)
    return SizeStudy.Point(
      members: counts.reduce(0, +), promised: promised, simulated: studies.map(\.coverage),
      cents: outcomes.map { Estimate(meanOf: $0.cents) }, counts: counts, outcome: outcomes[0],
      targeted: studies[0].coverage(of: targeted), subjects: studies[0].coverageBySubject(season))
  }

  private func simulated(_ counts: [Int], seed: UInt64) -> [SeasonStudy] {
    progress?.expect(plan.regimes.count * plan.replicates)
    return tallies(counts, Array(0..<plan.replicates), seed: seed).map(SeasonStudy.init(tallies:))
  }
}
