// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// A part of a study's seasons, simulated somewhere and merged with the others later: every n-th replicate.
///
/// Seasons are independent, and each has streams of its own; so merged parts are the same seasons as those of one process.
public struct SeasonShard: Codable, Hashable, Sendable {
  /// What all parts of a study have in common.
  public struct Study: Codable, Hashable, Sendable {
    /// SHA-256 of the package, and the rates in full.
    public var inputSHA256: String, rates: SeasonRates
    /// Names of regimes.
    public var regimes: [String]
    /// The seed.
    public var seed: UInt64
    /// How many seasons all parts have together.
    public var replicates: Int
    /// How many parts there are.
    public var parts: Int
    /// A study in parts.
    public init(
      inputSHA256: String, rates: SeasonRates, regimes: [Regime], seed: UInt64, replicates: Int, parts: Int
    ) {
      (self.inputSHA256, self.rates, self.seed) = (inputSHA256, rates, seed)
      (self.regimes, self.replicates, self.parts) = (regimes.map(\.name), replicates, parts)
    }
  }

  /// The study.
  public let study: Study
  /// Which part this is, from 1.
  public let part: Int
  /// For each regime the tallies of the replicates part − 1, part − 1 + parts, …
  public let tallies: [[SeasonTally]]

  /// Simulates a part.
  public init(_ study: Study, part: Int, of season: SeasonRegion, threads: Int) {
    precondition((1...study.parts).contains(part), "part \(part) of \(study.parts)")
    (self.study, self.part) = (study, part)
    let count = (study.replicates - part + study.parts) / study.parts
    tallies = study.regimes.compactMap { Regime(name: $0) }.map { regime in
      let simulated = Season(season.model, pool: season.pool, regime: regime, seed: study.seed)
      return divided(0..<count, threads: threads) { simulated.tally(part - 1 + $0 * study.parts) }
    }
  }

  /// The name of its file.
  public var fileName: String { "season-part-\(part)-of-\(study.parts).json" }
  /// Its file; the same part gives the same bytes.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(self) else { preconditionFailure("part \(part) is no JSON") }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
  /// Reads a file; `nil` if it is none of these.
  public init?(json: [UInt8]) {
    guard let shard = try? JSONDecoder().decode(SeasonShard.self, from: Data(json)) else { return nil }
    self = shard
  }

  /// Why parts do not make up a study.
  public enum MergeFault: Error, Hashable, Sendable {
    /// The part (by position, from 0) belongs to another study than the first.
    case otherStudy(Int)
    /// Parts that are not there, from 1.
    case missing([Int])
    /// A part that is there twice.
    case twice(Int)
    /// The part (by position, from 0) has not the seasons it says.
    case incomplete(Int)
  }

  /// The study of all parts, for each regime in its order; the parts in any order.
  public static func merged(_ shards: [SeasonShard]) throws(MergeFault) -> [SeasonStudy] {
    guard let first = shards.first else { throw .missing([1]) }
    let parts = first.study.parts
    var byPart: [Int: SeasonShard] = [:]
    for (place, shard) in shards.enumerated() {
      guard shard.study == first.study else { throw .otherStudy(place) }
      guard byPart[shard.part] == nil else { throw .twice(shard.part) }
      let count = (shard.study.replicates - shard.part + parts) / parts
      guard (1...parts).contains(shard.part), shard.tallies.count == shard.study.regimes.count,
        shard.tallies.allSatisfy({ $0.count == count })
      else { throw .incomplete(place) }
      byPart[shard.part] = shard
    }
    let missing = (1...parts).filter { byPart[$0] == nil }
    guard missing.isEmpty else { throw .missing(missing) }
    return first.study.regimes.indices.map { regime in
      SeasonStudy(
        tallies: (0..<first.study.replicates).compactMap {
          byPart[$0 % parts + 1]?.tallies[regime][$0 / parts]
        })
    }
  }
}
