// SPDX-License-Identifier: GPL-3.0-or-later

/// Which of a member's stints exclude each other: a square matrix of bits, one row of words per stint.
struct Clashes: Sendable {
  let count: Int
  let words: Int
  private(set) var bits: [UInt64]

  init(count: Int) {
    self.count = count
    words = (count + 63) / 64
    bits = [UInt64](repeating: 0, count: count * words)
  }

  mutating func insert(_ a: Int, _ b: Int) {
    bits[a * words + b / 64] |= 1 << UInt64(b % 64)
    bits[b * words + a / 64] |= 1 << UInt64(a % 64)
  }

  func contains(_ a: Int, _ b: Int) -> Bool { bits[a * words + b / 64] >> UInt64(b % 64) & 1 == 1 }

  func degree(_ a: Int) -> Int {
    var sum = 0
    for word in a * words..<(a + 1) * words { sum += bits[word].nonzeroBitCount }
    return sum
  }

  /// Maximal cliques that together hold every edge whose two ends are in `among`.
  ///
  /// Greedy: the first edge not yet held grows by the vertex that brings the most new edges, lowest first.
  /// Cliques come in order of their first edge, their vertices ascending.
  ///
  /// - Complexity: O(*k* · *n*²), where *k* is the number of cliques.
  func cliqueCover(among vertices: [Int]) -> [[Int]] {
    var open = Clashes(count: count)
    for (i, a) in vertices.enumerated() {
      for b in vertices[..<i] where contains(a, b) { open.insert(a, b) }
    }
    var cliques: [[Int]] = []
    for a in vertices {
      while let b = vertices.first(where: { open.contains(a, $0) }) {
        var clique = [a, b]
        var candidates = vertices.filter { $0 != a && $0 != b && contains($0, a) && contains($0, b) }
        while !candidates.isEmpty {
          var (best, gain) = (candidates[0], -1)
          for candidate in candidates {
            let new = clique.count { open.contains(candidate, $0) }
            if new > gain { (best, gain) = (candidate, new) }
          }
          clique.append(best)
          candidates.removeAll { $0 == best || !contains($0, best) }
        }
        clique.sort()
        for (i, u) in clique.enumerated() { for v in clique[..<i] { open.remove(u, v) } }
        cliques.append(clique)
      }
    }
    return cliques
  }

  private mutating func remove(_ a: Int, _ b: Int) {
    bits[a * words + b / 64] &= ~(1 << UInt64(b % 64))
    bits[b * words + a / 64] &= ~(1 << UInt64(a % 64))
  }
}
