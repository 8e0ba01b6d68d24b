// SPDX-License-Identifier: GPL-3.0-or-later

/// What a pool's next season comes to in one regime, each figure with its interval.
public struct SeasonFigures: Sendable {
  /// A share by what it is of.
  public struct Row: Hashable, Sendable {
    /// An id.
    public let key: String
    /// Mean lesson minutes asked a season.
    public let asked: Double
    /// Delivered by the pool of what was asked.
    public let coverage: Estimate
  }

  /// The regime.
  public let regime: Regime
  /// Delivered by the pool of what was asked.
  public let coverage: Estimate
  /// Subjects in the order of their ids, boards in the region's order; those that ask nothing are left out.
  public let subjects, boards: [Row]
  /// Weeks of the season, from 1.
  public let weeks: [Row]
  /// Minutes taught of the minutes that the pool could teach.
  public let use: Estimate
  /// Lesson minutes a season that are left to external hire, or are lost.
  public let externalMinutes: Estimate
  /// Cents a season: the pool and external hire for everything it leaves.
  public let cents: Estimate

  /// Works the figures out of a study.
  public init(_ study: SeasonStudy, of region: SeasonRegion, regime: Regime, externalCents: Int) {
    self.regime = regime
    let tallies = study.tallies
    let weekCount = region.model.weeks.count
    func row(_ key: String, _ asked: (SeasonTally) -> Int, _ covered: (SeasonTally) -> Int) -> Row? {
      let wholes = tallies.map { Double(asked($0)) }
      let sum = wholes.reduce(0, +)
      if sum == 0 { return nil }
      return Row(
        key: key, asked: sum / Double(tallies.count),
        coverage: Estimate(ratioOf: tallies.map { Double(covered($0)) }, to: wholes))
    }
    coverage = study.coverage
    var bySubject: [String: [Int]] = [:]
    for (demand, kind) in region.kinds.enumerated() { bySubject[kind.subject, default: []].append(demand) }
    subjects = bySubject.keys.sorted().compactMap { subject in
      let demands = bySubject[subject] ?? []
      return row(
        subject, { tally in demands.reduce(0) { $0 + tally.asked[$1] } },
        { tally in demands.reduce(0) { $0 + tally.covered[$1] } })
    }
    boards = region.boards.enumerated().compactMap { number, board in
      guard tallies.first.map({ number < $0.askedByBoard.count }) ?? false else { return nil }
      return row(board, { $0.askedByBoard[number] }, { $0.coveredByBoard[number] })
    }
    weeks = (0..<weekCount).compactMap { week in
      row("\(week + 1)", { $0.askedByWeek[week] }, { $0.coveredByWeek[week] })
    }
    let capacity = region.pool.reduce(0) { $0 + $1.minutes } * weekCount
    use = Estimate(
      ratioOf: tallies.map { Double($0.taught.reduce(0, +)) },
      to: tallies.map { _ in Double(max(1, capacity)) })
    let outcome = SeasonOutcome(study, of: region, externalCents: externalCents)
    externalMinutes = Estimate(meanOf: zip(outcome.asked, outcome.covered).map { $0 - $1 })
    cents = Estimate(meanOf: outcome.cents)
  }
}
