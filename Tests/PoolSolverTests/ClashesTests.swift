// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import PoolSolver

@Suite("Cliques of clashing stints") struct ClashesTests {
  /// A graph on 9 vertices in which each edge exists with a chance of `density` in 10.
  func graph(seed: UInt64, density: UInt64) -> Clashes {
    var clashes = Clashes(count: 9)
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    for a in 0..<9 {
      for b in 0..<a {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        if state % 10 < density { clashes.insert(a, b) }
      }
    }
    return clashes
  }

  @Test(
    "the cover holds every clash, and each of its sets is a maximal clique",
    arguments: 0..<60 as Range<UInt64>)
  func cover(seed: UInt64) {
    let clashes = graph(seed: seed, density: 2 + seed % 8)
    let vertices = Array(0..<9)
    let cover = clashes.cliqueCover(among: vertices)
    for a in vertices {
      for b in vertices where b < a && clashes.contains(a, b) {
        #expect(cover.contains { $0.contains(a) && $0.contains(b) }, "seed \(seed): clash \(a)–\(b) is lost")
      }
    }
    for clique in cover {
      for (i, a) in clique.enumerated() {
        #expect(clique[..<i].allSatisfy { clashes.contains(a, $0) }, "seed \(seed): \(clique) is no clique")
      }
      let larger = vertices.filter { v in !clique.contains(v) && clique.allSatisfy { clashes.contains(v, $0) }
      }
      #expect(larger.isEmpty, "seed \(seed): \(clique) could grow by \(larger)")
    }
  }

  @Test("a cover among some vertices names no other") func someVertices() {
    let clashes = graph(seed: 5, density: 9)
    let cover = clashes.cliqueCover(among: [1, 3, 5, 7])
    #expect(!cover.isEmpty)
    #expect(cover.joined().allSatisfy { [1, 3, 5, 7].contains($0) })
  }
}
