// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import PoolRules
import PoolVerify
import Testing

@testable import PoolSolver

@Suite("Trees of certificates") struct TreeTests {
  /// Ways to plan in which little but cases closes a gap: while the plan is searched, or once it is proven.
  static let ways: [(name: String, sizes: BundleLevelSearch.Sizes)] = [
    ("while planning", .init(hard: 0, cuts: 0, listed: 0)),
    ("afterwards", .init(hard: 0, cuts: 0)),
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
    #expect(trees > 10, "\(trees) trees \(Self.ways[way].name)")
  }

  /// Regions without handovers whose proofs have a tree, with its level.
  static let branched: [(planned: Planned, level: Int)] = (1...100).lazy.map { tinyRegion(seed: $0) }
    .filter { $0.policy.handoversMax == 0 }
    .compactMap { region in
      let planned = Planned(region, sizes: ways[1].sizes)
      let level = planned.certificate.levels.firstIndex { $0.tree != nil }
      return level.map { (planned, $0) }
    }.prefix(3).map { $0 }

  /// A tree with one thing that is not so, in every way.
  static func spoilt(_ planned: Planned, _ level: Int) throws -> [(what: String, certificate: Certificate)] {
    let (branch, taken, free) = try #require(planned.certificate.levels[level].tree)
    var found: [(what: String, certificate: Certificate)] = []
    func add(_ what: String, _ node: Certificate.Node) {
      var certificate = planned.certificate
      certificate.levels[level].changeTree { _, _, _ in node }
      found.append((what, certificate))
    }
    add("no case in which it is taken", free)
    add("no case in which it is free", taken)
    add("the cases exchanged", .branch(branch, taken: free, free: taken))
    let problem = Problem(Rulebook(planned.region))
    if let other = problem.stints.first(where: { problem.region.members[$0.member].id != branch.member }) {
      let group = problem.region.groups[problem.openings[other.opening].group].id
      let pair = Certificate.Branch(
        problem.region.members[other.member].id, [.init(group, other.dates)])
      add("another pair", .branch(pair, taken: taken, free: free))
    }
    for (name, change) in [("half", { $0 / 2 }), ("double", { $0 * 2 })] as [(String, (Int) -> Int)] {
      add(
        "\(name) prices",
        .branch(branch, taken: taken.changingLeaves(change), free: free.changingLeaves(change)))
    }
    return found
  }

  @Test("that were spoilt are refused") func spoilt() throws {
    #expect(Self.branched.count == 3)
    for (planned, level) in Self.branched {
      for (what, certificate) in try Self.spoilt(planned, level) {
        let reasons = verify(certificate, of: planned.region, sha256: "0", goals: planned.goals).refusals
        #expect(
          reasons.contains { ["most-too-low", "wrong-bound"].contains($0.name) }, "\(what): \(reasons)")
      }
    }
  }

  @Test("have a case in which a member earns what is said, and no less") func lowered() throws {
    for (planned, level) in Self.branched {
      let (branch, taken, free) = try #require(planned.certificate.levels[level].tree)
      func isRefused(_ taken: Certificate.Node, _ free: Certificate.Node) -> Bool {
        var spoilt = planned
        spoilt.certificate.levels[level].changeTree { _, _, _ in .branch(branch, taken: taken, free: free) }
        return spoilt.refusals().contains { $0.name == "most-too-low" }
      }
      let isExact =
        taken.loweringEachMost.contains { isRefused($0, free) }
        || free.loweringEachMost.contains { isRefused(taken, $0) }
      #expect(isExact)
    }
  }

  @Test("leave out what later goals rest on, and nothing that they need") func leftOut() {
    var (without, lowered) = (0, 0)
    for seed in 1...100 as ClosedRange<UInt64> {
      let planned = Planned(tinyRegion(seed: seed), sizes: Self.ways[1].sizes)
      let levels = planned.certificate.levels
      for level in levels.indices.dropLast() where levels[level].tree != nil {
        func earnsMore(_ change: (inout Certificate) -> Void) -> Bool {
          var spoilt = planned
          change(&spoilt.certificate)
          return spoilt.refusals().contains {
            if case .mostTooLow(let place, _, _, _) = $0.finding {
              place.goal == levels[level + 1].goal
            } else {
              false
            }
          }
        }
        guard earnsMore({ $0.levels[level].proof?.nodes.removeLast() }) else { continue }
        without += 1
        for line in levels[level + 1].leaf?.most.indices ?? 0..<0
        where earnsMore({ $0.levels[level + 1].changeLeaf { $0.most[line].most -= 1 } }) {
          lowered += 1
        }
      }
    }
    #expect(without > 0, "no proof needed what a tree leaves out")
    #expect(lowered > 0, "nothing was left")
  }
}

extension PythonTests {
  @Test("refuses trees that were spoilt, and no others") func trees() throws {
    for (planned, level) in TreeTests.branched {
      func checked(_ levels: [Certificate.Level]) throws -> (status: Int32, output: String) {
        try check(planned.region) { Certificate(inputSHA256: $0, levels: levels) }
      }
      let whole = try checked(planned.certificate.levels)
      #expect(whole.status == 0, "\(whole.output)")
      for (what, certificate) in try TreeTests.spoilt(planned, level) {
        let refused = try checked(certificate.levels)
        #expect(refused.status == 1 && refused.output.contains("refused: "), "\(what): \(refused.output)")
      }
    }
  }
}

extension Certificate.Level {
  /// The last node, if it is a tree.
  var tree: (branch: Certificate.Branch, taken: Certificate.Node, free: Certificate.Node)? {
    if case .branch(let branch, let taken, let free)? = proof?.nodes.last {
      (branch, taken, free)
    } else {
      nil
    }
  }

  /// Changes the last node, if it is a tree.
  mutating func changeTree(
    _ change: (Certificate.Branch, Certificate.Node, Certificate.Node) -> Certificate.Node
  ) {
    guard let (branch, taken, free) = tree, let count = proof?.nodes.count else { return }
    proof?.nodes[count - 1] = change(branch, taken, free)
  }
}

extension Certificate.Node {
  /// The leaves, each with its case.
  func leaves(_ taken: [Bool] = []) -> [(taken: [Bool], leaf: Certificate.Leaf)] {
    switch self {
    case .leaf(let leaf): [(taken, leaf)]
    case .branch(_, let with, let without): with.leaves(taken + [true]) + without.leaves(taken + [false])
    }
  }

  /// The same tree with other leaves.
  func mapLeaves(_ change: (Certificate.Leaf) -> Certificate.Leaf) -> Certificate.Node {
    switch self {
    case .leaf(let leaf): .leaf(change(leaf))
    case .branch(let branch, let taken, let free):
      .branch(branch, taken: taken.mapLeaves(change), free: free.mapLeaves(change))
    }
  }

  /// The same leaf with what one member earns lowered by one; none of a branch.
  fileprivate var loweringEachMost: [Certificate.Node] {
    guard case .leaf(let leaf) = self else { return [] }
    return leaf.most.indices.map {
      var lower = leaf
      lower.most[$0].most -= 1
      return .leaf(lower)
    }
  }

  /// The same tree with other prices.
  fileprivate func changingLeaves(_ change: (Int) -> Int) -> Certificate.Node {
    mapLeaves { leaf in
      Certificate.Leaf(prices: leaf.prices.map { .init($0.row, change($0.price)) }, most: leaf.most)
    }
  }
}
