// SPDX-License-Identifier: GPL-3.0-or-later

/// The seasons of all shards of a study, as one process would have simulated them.
public struct MergedStudy: Sendable {
  /// What the shards have in common.
  public let study: StudyShard.Study
  /// For each pool, by its members of each entry of the catalog, the tallies of each regime in the order of the replicates.
  private let seasons: [[Int]: [[SeasonTally]]]

  /// Why shards do not make up a study.
  public enum Fault: Error, Hashable, Sendable {
    /// The shard (by position, from 0) belongs to another study than the first.
    case otherStudy(Int)
    /// Shards that are not there, from 1.
    case missing([Int])
    /// A shard that is there twice.
    case twice(Int)
    /// The shard (by position, from 0) has not the seasons it says.
    case incomplete(Int)
  }

  /// Merges shards, given in any order.
  public init(_ shards: [StudyShard]) throws(Fault) {
    guard let first = shards.first else { throw .missing([1]) }
    let study = first.study
    var byNumber: [Int: StudyShard] = [:]
    for (place, shard) in shards.enumerated() {
      guard shard.study == study else { throw .otherStudy(place) }
      guard byNumber[shard.shard] == nil else { throw .twice(shard.shard) }
      let count = study.replicates(of: shard.shard).count
      guard (1...study.shards).contains(shard.shard), shard.pools.map(\.counts) == first.pools.map(\.counts),
        shard.pools.allSatisfy({ pool in
          pool.tallies.count == study.regimes.count && pool.tallies.allSatisfy { $0.count == count }
        })
      else { throw .incomplete(place) }
      byNumber[shard.shard] = shard
    }
    let missing = (1...study.shards).filter { byNumber[$0] == nil }
    guard missing.isEmpty else { throw .missing(missing) }
    var seasons: [[Int]: [[SeasonTally]]] = [:]
    for (pool, facts) in first.pools.enumerated() {
      seasons[facts.counts] = study.regimes.indices.map { regime in
        (0..<study.replicates).compactMap { replicate in
          byNumber[replicate % study.shards + 1]?.pools[pool].tallies[regime][replicate / study.shards]
        }
      }
    }
    (self.study, self.seasons) = (study, seasons)
  }

  /// The study of a pool (none of a catalog: the region's own), for each regime in its order; `nil` if no shard simulated that pool.
  public func studies(_ counts: [Int] = []) -> [SeasonStudy]? {
    seasons[counts].map { $0.map(SeasonStudy.init(tallies:)) }
  }
}
