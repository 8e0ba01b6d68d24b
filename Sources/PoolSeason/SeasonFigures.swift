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

  /// What is left open, week by week, by what it is of.
  public struct Open: Hashable, Sendable {
    /// An id.
    public let key: String
    /// Mean lesson minutes in each week of the season.
    public let minutes: [Double]
  }

  /// The regime.
  public let regime: Regime
  /// Delivered by the pool of what was asked.
  public let coverage: Estimate
  /// Subjects in the order of their ids, boards in the region's order; those that ask nothing are left out.
  public let subjects, boards: [Row]
  /// By subject, and by area (the id of its first location); in the order of ids.
  public let openBySubject, openByArea: [Open]
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
    subjects = study.coverageBySubject(region)
    func open(_ key: (SeasonRegion.Kind) -> String) -> [Open] {
      var sums: [String: [Double]] = [:]
      for (demand, kind) in region.kinds.enumerated() {
        var sum = sums[key(kind)] ?? Array(repeating: 0, count: weekCount)
        for tally in tallies {
          for week in sum.indices { sum[week] += Double(tally.openByWeek[demand][week]) }
        }
        sums[key(kind)] = sum
      }
      return sums.keys.sorted().map { key in
        Open(key: key, minutes: (sums[key] ?? []).map { $0 / Double(tallies.count) })
      }
    }
    openBySubject = open(\.subject)
    openByArea = open(\.area)
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

extension SeasonStudy {
  /// What subjects ask and get, in the order of their ids; those that ask nothing are left out.
  public func coverageBySubject(_ region: SeasonRegion) -> [SeasonFigures.Row] {
    var demands: [String: [Int]] = [:]
    for (demand, kind) in region.kinds.enumerated() { demands[kind.subject, default: []].append(demand) }
    return demands.keys.sorted().compactMap { subject in
      let here = demands[subject] ?? []
      let asked = tallies.map { tally in here.reduce(0) { $0 + tally.asked[$1] } }.reduce(0, +)
      if asked == 0 { return nil }
      return SeasonFigures.Row(
        key: subject, asked: Double(asked) / Double(tallies.count), coverage: coverage(of: here))
    }
  }
}
