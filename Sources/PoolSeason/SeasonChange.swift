// SPDX-License-Identifier: GPL-3.0-or-later

/// What a season came to, replicate by replicate, so that another season can be held against it.
public struct SeasonOutcome: Sendable {
  /// Lesson minutes asked, delivered by the pool, and cents of pool and external hire: one of each a replicate.
  public let asked, covered, cents: [Double]

  /// The outcome of a study of a region's pool.
  public init(_ study: SeasonStudy, of region: SeasonRegion, externalCents: Int) {
    asked = study.tallies.map { Double($0.asked.reduce(0, +)) }
    covered = study.tallies.map { Double($0.covered.reduce(0, +)) }
    let weekCount = region.model.weeks.count
    cents = study.tallies.map { tally in
      var cost = (tally.asked.reduce(0, +) - tally.covered.reduce(0, +)) * externalCents
      for (member, wage) in region.wages.enumerated() {
        cost += wage.cost(capacity: region.pool[member].minutes * weekCount, taught: tally.taught[member])
      }
      return Double(cost) / 60
    }
  }

  /// The outcome of a study of a pool that costs so many cents a season, whatever it teaches.
  public init(_ study: SeasonStudy, ownCents: Int, externalCents: Int) {
    asked = study.tallies.map { Double($0.asked.reduce(0, +)) }
    covered = study.tallies.map { Double($0.covered.reduce(0, +)) }
    cents = zip(asked, covered).map { Double(ownCents) + ($0 - $1) * Double(externalCents) / 60 }
  }
}

/// What something changes, measured over the same simulated seasons: common random numbers make the difference far surer than its ends.
public struct SeasonChange: Sendable {
  /// What is changed, as `tariff external +10%`: a name for tables and pictures.
  public let name: String
  /// Share covered after, less before.
  public let coverage: Estimate
  /// Lesson minutes a season that the pool teaches after, less before.
  public let minutes: Estimate
  /// Cents a season after, less before.
  public let cents: Estimate

  /// The change between two outcomes of the same replicates.
  public init(_ name: String, from before: SeasonOutcome, to after: SeasonOutcome) {
    self.name = name
    coverage = Estimate(
      differenceOf: (after.covered, after.asked), and: (before.covered, before.asked))
    minutes = Estimate(meanOf: zip(after.covered, before.covered).map { $0 - $1 })
    cents = Estimate(meanOf: zip(after.cents, before.cents).map { $0 - $1 })
  }
}
