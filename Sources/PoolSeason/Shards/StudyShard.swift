// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// A part of a study's seasons, simulated somewhere and merged with the others later: every n-th replicate.
///
/// Seasons are independent, and each has streams of its own; so merged shards are the same seasons as those of one process.
public struct StudyShard: Codable, Hashable, Sendable {
  /// What all shards of a study have in common.
  public struct Study: Codable, Hashable, Sendable {
    /// SHA-256 of the package, and the rates in full.
    public var inputSHA256: String, rates: SeasonRates
    /// Names of regimes.
    public var regimes: [String]
    /// The seed.
    public var seed: UInt64
    /// How many seasons all shards have together.
    public var replicates: Int
    /// How many shards there are.
    public var shards: Int
    /// For a study of sizes: how many pools of the path, and sampled weeks; `nil` = of the region's own pool.
    public var sizes, weeks: Int?

    /// A study in shards.
    public init(
      inputSHA256: String, rates: SeasonRates, regimes: [Regime], seed: UInt64, replicates: Int, shards: Int,
      sizes: Int? = nil, weeks: Int? = nil
    ) {
      (self.inputSHA256, self.rates, self.seed) = (inputSHA256, rates, seed)
      (self.regimes, self.replicates, self.shards) = (regimes.map(\.name), replicates, shards)
      (self.sizes, self.weeks) = (sizes, weeks)
    }

    /// The regimes, in their order.
    public var chosenRegimes: [Regime] { regimes.compactMap { Regime(name: $0) } }
    /// The name of a shard's file.
    public func fileName(_ shard: Int) -> String {
      "\(sizes == nil ? "season" : "size")-shard-\(shard)-of-\(shards).json"
    }
    /// The replicates of a shard.
    func replicates(of shard: Int) -> [Int] { Array(stride(from: shard - 1, to: replicates, by: shards)) }
  }

  /// Seasons of one pool: for each regime a tally for each of the shard's replicates, in their order.
  struct Seasons: Codable, Hashable, Sendable {
    /// Members of each entry of the catalog; none for the region's own pool.
    let counts: [Int]
    let tallies: [[SeasonTally]]
  }

  /// The study.
  public let study: Study
  /// Which shard this is, from 1.
  public let shard: Int
  /// The pools, in the study's order.
  let pools: [Seasons]

  /// Simulates a shard of a study of the region's own pool.
  public init(
    _ study: Study, shard: Int, of season: SeasonRegion, threads: Int, progress: StudyProgress? = nil
  ) {
    precondition((1...study.shards).contains(shard), "shard \(shard) of \(study.shards)")
    (self.study, self.shard) = (study, shard)
    progress?.expect(study.regimes.count * study.replicates(of: shard).count)
    pools = [
      Seasons(
        counts: [],
        tallies: study.chosenRegimes.map { regime in
          let simulated = Season(
            season.model, pool: season.pool, regime: regime, seed: study.seed, held: season.held)
          return SeasonStudy(
            simulated, replicates: study.replicates(of: shard), threads: threads, progress: progress
          ).tallies
        })
    ]
  }

  /// Simulates a shard of a study of sizes: of every pool that is sure to be looked at.
  public init(
    _ study: Study, shard: Int, of choice: SizeChoice, in evaluation: PoolEvaluation
  ) {
    precondition((1...study.shards).contains(shard), "shard \(shard) of \(study.shards)")
    (self.study, self.shard) = (study, shard)
    let replicates = study.replicates(of: shard)
    evaluation.progress?.expect(choice.pools.count * study.regimes.count * replicates.count)
    pools = choice.pools.map { counts in
      Seasons(counts: counts, tallies: evaluation.tallies(counts, replicates))
    }
  }

  /// Its file; the same shard gives the same bytes.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(self) else { preconditionFailure("shard \(shard) is no JSON") }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
  /// Reads a file; `nil` if it is none of these.
  public init?(json: [UInt8]) {
    guard let shard = try? JSONDecoder().decode(StudyShard.self, from: Data(json)) else { return nil }
    self = shard
  }
}
