// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch

/// Many replicates of a season: what the pool covers, with how sure that is.
public struct SeasonStudy: Sendable {
  /// In order of the replicates.
  public let tallies: [SeasonTally]

  /// A study of tallies in the order of their replicates.
  public init(tallies: [SeasonTally]) { self.tallies = tallies }

  /// Simulates replicates on several threads; the tallies are the same for any number of them.
  public init(
    _ season: Season, replicates: [Int], threads: Int = 2, progress: StudyProgress? = nil
  ) {
    tallies = divided(0..<replicates.count, threads: threads) { place in
      defer { progress?.advance() }
      return season.tally(replicates[place])
    }
  }

  /// Simulates a range of replicates.
  public init(_ season: Season, replicates: Range<Int>, threads: Int = 2, progress: StudyProgress? = nil) {
    self.init(season, replicates: Array(replicates), threads: threads, progress: progress)
  }

  /// Studies of a region's own pool, one a regime.
  public static func studies(
    of region: SeasonRegion, in regimes: [Regime], seed: UInt64, replicates: Int, threads: Int,
    progress: StudyProgress? = nil
  ) -> [SeasonStudy] {
    progress?.expect(regimes.count * replicates)
    return regimes.map { regime in
      SeasonStudy(
        Season(region.model, pool: region.pool, regime: regime, seed: seed, held: region.held),
        replicates: 0..<replicates,
        threads: threads, progress: progress)
    }
  }

  /// Delivered by the pool of what was asked.
  public var coverage: Estimate { coverage(of: nil) }

  /// Delivered by the pool of what some classes asked; `nil` = all.
  public func coverage(of demands: [Int]?) -> Estimate {
    func sum(_ counts: [Int]) -> Double {
      Double(demands?.reduce(0) { $0 + counts[$1] } ?? counts.reduce(0, +))
    }
    return Estimate(ratioOf: tallies.map { sum($0.covered) }, to: tallies.map { sum($0.asked) })
  }
}

/// Works out one answer a number, on several threads, in order.
package func divided<Answer: Sendable>(
  _ numbers: Range<Int>, threads: Int, _ work: @escaping @Sendable (Int) -> Answer
) -> [Answer] {
  let parts = max(1, min(threads, numbers.count))
  nonisolated(unsafe) let answers = UnsafeMutablePointer<Answer?>.allocate(capacity: numbers.count)
  answers.initialize(repeating: nil, count: numbers.count)
  defer {
    answers.deinitialize(count: numbers.count)
    answers.deallocate()
  }
  // Every thread writes places of its own.
  DispatchQueue.concurrentPerform(iterations: parts) { part in
    for place in stride(from: part, to: numbers.count, by: parts) {
      answers[place] = work(numbers.lowerBound + place)
    }
  }
  return (0..<numbers.count).compactMap { answers[$0] }
}
