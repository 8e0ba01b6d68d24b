// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import PoolVerify
import Testing

@testable import PoolSolver

@Suite("Trees of certificates") struct TreeTests {
  /// Ways to plan in which little but cases closes a gap: while the plan is searched, or once it is proven.
  static let ways: [(name: String, sizes: BundleLevelSearch.Sizes)] = [
    ("while planning", .init(hard: 0, cuts: 0, listed: 0)),
    ("afterwards", .init(hard: 0, cuts: 0, cases: 0)),
  ]

  @Test("prove every goal of regions that need them, and no more than is true", arguments: ways.indices)
  func proven(way: Int) {
    var trees = 0
    for seed in 1...100 as ClosedRange<UInt64> {
      let region = tinyRegion(seed: seed)
      let planned = Planned(region, sizes: Self.ways[way].sizes)
      let note = "seed \(seed), \(Self.ways[way].name)"
      #expect(planned.refusals().map(\.description) == [], "\(note)")
      for (level, best) in zip(planned.certificate.levels, bruteForce(region).reached) {
        #expect(level.reached == best && level.proof?.bound == best, "\(note), \(level.goal.rawValue)")
        trees += (level.proof?.nodes ?? []).count { if case .branch = $0 { true } else { false } }
      }
    }
    #expect(trees > 10, "\(trees) trees")
  }
}
