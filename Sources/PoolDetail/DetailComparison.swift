// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolSeason

/// What a region's seasons are in detail, beside the same seasons in classes: what leaving out lessons, travel and rules costs.
public struct DetailComparison: Sendable {
  /// The regime of both.
  public let regime: Regime
  /// How many seasons.
  public let replicates: Int
  /// Coverage in detail and in classes, and how much the classes are above; of the same seasons, paired.
  public let detail, classes, difference: Estimate
  /// How far each week's plan lay below what no plan exceeds, as a share, ascending.
  public let gaps: [Double]

  /// Simulates both.
  ///
  /// - Parameters:
  ///   - region: the region, with the members that are simulated.
  ///   - pool: the same members in classes.
  ///   - season: the region in classes, not divided by board.
  ///   - rates: by which it was made.
  ///   - regime: of both.
  ///   - seed: of the seasons.
  ///   - replicates: 1 or more.
  ///   - threads: the figures are the same for any number.
  ///   - progress: hears of every season in detail.
  public init(
    _ region: Region, _ pool: [SeasonModel.Person], _ season: SeasonRegion, _ rates: SeasonRates,
    regime: Regime, seed: UInt64, replicates: Int, threads: Int, progress: StudyProgress? = nil
  ) {
    precondition(pool.count == region.members.count, "\(pool.count) people, \(region.members.count) members")
    progress?.expect(replicates)
    (self.regime, self.replicates) = (regime, replicates)
    let detailed = DetailedSeason(region, season, rates, regime: regime, seed: seed)
    let tallies = divided(0..<replicates, threads: threads) { replicate in
      defer { progress?.advance() }
      return detailed.tally(replicate)
    }
    let inClasses = SeasonStudy(
      Season(season.model, pool: pool, regime: regime, seed: seed), replicates: 0..<replicates,
      threads: threads)
    let inDetail = SeasonStudy(tallies: tallies.map(\.minutes))
    (detail, classes) = (inDetail.coverage, inClasses.coverage)
    difference = Estimate(differenceOf: inClasses.sums, and: inDetail.sums)
    gaps = tallies.flatMap(\.weeks).map { week in
      Double(week.bound - week.value) / Double(max(1, week.bound))
    }
    .sorted()
  }

  /// The gap of the week in the middle; 0 where no week had anything to decide.
  public var medianGap: Double { gaps.isEmpty ? 0 : gaps[gaps.count / 2] }
  /// The share of weeks whose plan is proven to be the best.
  public var proven: Double { gaps.isEmpty ? 1 : Double(gaps.count { $0 == 0 }) / Double(gaps.count) }
}

extension SeasonStudy {
  /// Minutes of the pool and asked, of each season.
  fileprivate var sums: (parts: [Double], wholes: [Double]) {
    (tallies.map { Double($0.covered.reduce(0, +)) }, tallies.map { Double($0.asked.reduce(0, +)) })
  }
}
