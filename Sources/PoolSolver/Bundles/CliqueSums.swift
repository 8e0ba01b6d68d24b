// SPDX-License-Identifier: GPL-3.0-or-later

/// Lays candidates into cliques, first fit, and adds up the largest of each: no set without clashes is worth more.
///
/// Cliques are kept in buckets. All of bucket 0 counts; of the others, which stand for locations, the best few.
struct CliqueSums {
  /// The sums so far, by two measures of worth.
  var plain: Int { plainSums.total }
  var priced: Int { pricedSums.total }

  private var plainSums = BucketSums()
  private var pricedSums = BucketSums()
  private struct Clique {
    /// The largest worth, by two measures, and whose the priced one is.
    var plain, priced, best: Int
    let bucket: Int
    /// The next of its bucket.
    var next = -1
  }
  private var cliques: [Clique] = []
  /// By clique: the candidates that clash with all of it.
  private var common: [UInt64] = []
  /// By bucket: its first and last clique, -1 where there is none.
  private var ends: [(first: Int, last: Int)] = []

  /// Begins anew.
  ///
  /// - Parameters:
  ///   - buckets: How many there are, 1 or more.
  ///   - most: How many of those after the first count.
  mutating func removeAll(buckets: Int = 1, most: Int = 0) {
    cliques.removeAll(keepingCapacity: true)
    common.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    for _ in 0..<buckets { ends.append((-1, -1)) }
    plainSums.removeAll(buckets: buckets, most: most)
    pricedSums.removeAll(buckets: buckets, most: most)
  }

  /// Adds a candidate whose clashes are `words` words of `adjacent` from `row`, and says to which clique.
  mutating func add(
    _ v: Int, _ adjacent: [UInt64], _ row: Int, _ words: Int, bucket: Int, _ plain: Int, _ priced: Int
  ) -> Int {
    var home = ends[bucket].first
    while home >= 0, common[home * words + v / 64] >> UInt64(v % 64) & 1 == 0 { home = cliques[home].next }
    if home < 0 {
      home = cliques.count
      cliques.append(Clique(plain: plain, priced: priced, best: v, bucket: bucket))
      for word in row..<row + words { common.append(adjacent[word]) }
      let last = ends[bucket].last
      if last < 0 { ends[bucket].first = home } else { cliques[last].next = home }
      ends[bucket].last = home
      plainSums.add(plain, to: bucket)
      pricedSums.add(priced, to: bucket)
      return home
    }
    for word in 0..<words { common[home * words + word] &= adjacent[row + word] }
    let clique = cliques[home]
    if plain > clique.plain {
      plainSums.add(plain - clique.plain, to: bucket)
      cliques[home].plain = plain
    }
    if priced > clique.priced {
      pricedSums.add(priced - clique.priced, to: bucket)
      (cliques[home].priced, cliques[home].best) = (priced, v)
    }
    return home
  }

  /// The sums without a clique, where there is one bucket; -1 = without none.
  func sums(without clique: Int) -> (plain: Int, priced: Int) {
    guard clique >= 0 else { return (plain, priced) }
    return (plain - cliques[clique].plain, priced - cliques[clique].priced)
  }

  /// The candidates with the largest priced worth of the cliques that count.
  var choice: [Int] {
    cliques.filter { $0.priced > 0 && ($0.bucket == 0 || pricedSums.counts($0.bucket)) }.map(\.best)
  }
}

/// Sums that only grow, of which the first counts and the largest few of the others.
private struct BucketSums {
  private(set) var total = 0
  private var sums: [Int] = []
  private var most = 0
  /// The buckets that count.
  private var top: [Int] = []

  mutating func removeAll(buckets: Int, most: Int) {
    (total, self.most) = (0, most)
    sums.removeAll(keepingCapacity: true)
    for _ in 0..<buckets { sums.append(0) }
    top.removeAll(keepingCapacity: true)
  }

  func counts(_ bucket: Int) -> Bool { top.contains(bucket) }

  mutating func add(_ worth: Int, to bucket: Int) {
    if bucket == 0 {
      total += worth
      return
    }
    sums[bucket] += worth
    if top.contains(bucket) {
      total += worth
    } else if top.count < most {
      top.append(bucket)
      total += sums[bucket]
    } else {
      var smallest = -1
      for (place, other) in top.enumerated() where smallest < 0 || sums[other] < sums[top[smallest]] {
        smallest = place
      }
      if smallest >= 0, sums[top[smallest]] < sums[bucket] {
        total += sums[bucket] - sums[top[smallest]]
        top[smallest] = bucket
      }
    }
  }
}
