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
  /// How much the classes are above, of lessons of at least the priority asked for.
  public let targetedDifference: Estimate
  /// How far each week's plan lay below what no plan exceeds, as a share, ascending.
  public let gaps: [Double]

  /// Simulates both.
  ///
  /// - Parameters:
  ///   - region: the region, with the members that are simulated.
  ///   - pool: the same members in classes.
  ///   - held: what they have of the vacancies with which seasons begin.
  ///   - season: the region in classes, not divided by board.
  ///   - rates: by which it was made.
  ///   - regime: of both.
  ///   - seed: of the seasons.
  ///   - replicates: 1 or more.
  ///   - priority: of the lessons of which a difference is told apart.
  ///   - threads: the figures are the same for any number.
  ///   - progress: hears of every season in detail.
  public init(
    _ region: Region, _ pool: [SeasonModel.Person], held: [[SeasonModel.Hold]] = [], _ season: SeasonRegion,
    _ rates: SeasonRates,
    regime: Regime, seed: UInt64, replicates: Int, priority: Int = 1, threads: Int,
    progress: StudyProgress? = nil
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
      Season(
        season.model, pool: pool, regime: regime, seed: seed,
        held: held), replicates: 0..<replicates,
      threads: threads)
    let inDetail = SeasonStudy(tallies: tallies.map(\.minutes))
    (detail, classes) = (inDetail.coverage, inClasses.coverage)
    func difference(_ demands: [Int]) -> Estimate {
      Estimate(differenceOf: inClasses.sums(demands), and: inDetail.sums(demands))
    }
    self.difference = difference(Array(season.model.demands.indices))
    targetedDifference = difference(season.model.demands(ofPriority: priority))
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
  /// Minutes of the pool and asked of some classes, in each season.
  fileprivate func sums(_ demands: [Int]) -> (parts: [Double], wholes: [Double]) {
    func sum(_ minutes: [Int]) -> Double { Double(demands.reduce(0) { $0 + minutes[$1] }) }
    return (tallies.map { sum($0.covered) }, tallies.map { sum($0.asked) })
  }
}
