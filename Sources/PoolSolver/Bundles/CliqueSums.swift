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
  // By clique: the candidates that clash with all of it, the largest worth and whose that is, and the next of its bucket.
  private var common: [UInt64] = []
  private var largestPlain: [Int] = []
  private var largestPriced: [Int] = []
  private var best: [Int] = []
  private var bucketOf: [Int] = []
  private var next: [Int] = []
  private var first: [Int] = [-1]
  private var last: [Int] = [-1]

  /// Begins anew.
  ///
  /// - Parameters:
  ///   - buckets: How many there are, 1 or more.
  ///   - most: How many of those after the first count.
  mutating func removeAll(buckets: Int = 1, most: Int = 0) {
    common.removeAll(keepingCapacity: true)
    largestPlain.removeAll(keepingCapacity: true)
    largestPriced.removeAll(keepingCapacity: true)
    best.removeAll(keepingCapacity: true)
    bucketOf.removeAll(keepingCapacity: true)
    next.removeAll(keepingCapacity: true)
    first.removeAll(keepingCapacity: true)
    last.removeAll(keepingCapacity: true)
    for _ in 0..<buckets {
      first.append(-1)
      last.append(-1)
    }
    plainSums.removeAll(buckets: buckets, most: most)
    pricedSums.removeAll(buckets: buckets, most: most)
  }

  /// Adds a candidate whose clashes are `words` words of `adjacent` from `row`.
  mutating func add(
    _ v: Int, _ adjacent: [UInt64], _ row: Int, _ words: Int, bucket: Int, _ plain: Int, _ priced: Int
  ) {
    var home = first[bucket]
    while home >= 0, common[home * words + v / 64] >> UInt64(v % 64) & 1 == 0 { home = next[home] }
    if home < 0 {
      home = largestPlain.count
      largestPlain.append(plain)
      largestPriced.append(priced)
      best.append(v)
      bucketOf.append(bucket)
      next.append(-1)
      common.append(contentsOf: adjacent[row..<row + words])
      if last[bucket] < 0 { first[bucket] = home } else { next[last[bucket]] = home }
      last[bucket] = home
      plainSums.add(plain, to: bucket)
      pricedSums.add(priced, to: bucket)
      return
    }
    for word in 0..<words { common[home * words + word] &= adjacent[row + word] }
    if plain > largestPlain[home] {
      plainSums.add(plain - largestPlain[home], to: bucket)
      largestPlain[home] = plain
    }
    if priced > largestPriced[home] {
      pricedSums.add(priced - largestPriced[home], to: bucket)
      (largestPriced[home], best[home]) = (priced, v)
    }
  }

  /// The candidates with the largest priced worth of the cliques that count.
  var choice: [Int] {
    best.indices.filter { bucketOf[$0] == 0 || pricedSums.counts(bucketOf[$0]) }.map { best[$0] }
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
    sums[bucket] += worth
    if bucket == 0 || top.contains(bucket) {
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
