// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import PoolVerify
import Testing

@testable import PoolSolver

/// What a certificate says of boards, spoilt.
@Suite("Certificates of fairness") struct FairnessTests {
  /// The shipped region `small` with fairness first: boards have prices, and later so has what the level keeps.
  static let region: Region? = {
    let path = URL(filePath: #filePath).appending(path: "../../../Instances/small").standardized.path
    var region = readPackage(at: path).region
    region?.policy.goals = [.init(.fairness, tolerancePerMille: 20), .init(.cost)]
    return region
  }()
  /// Its prices without any case.
  static let small = region.map { Planned($0, sizes: .init(cases: 0)) }

  @Test("are accepted, and with cases prove both goals") func accepted() throws {
    let whole = Planned(try #require(Self.region))
    #expect(whole.refusals() == [])
    #expect(whole.certificate.levels.allSatisfy { $0.proof?.bound == $0.reached })
    let planned = try #require(Self.small)
    #expect(planned.refusals() == [])
    for goal in [Goal.fairness, .cost] {
      let leaf = planned.certificate.levels.first { $0.goal == goal }?.leaf
      #expect(leaf?.prices.contains { isBoard($0.row) } == true, "no board has a price in \(goal)")
    }
  }

  @Test("that were tampered with are refused for the reason", arguments: spoilings)
  func spoiled(spoiling: Spoiling) throws {
    var planned = try #require(Self.small)
    try spoiling.change(&planned.certificate)
    let reasons = planned.refusals()
    #expect(reasons.map(\.name).contains(spoiling.reason), "\(reasons)")
  }

  static let spoilings = [
    Spoiling(.fairness, "bound loosened", "wrong-bound") { $0.proof?.bound -= 1 },
    Spoiling(.fairness, "a unit of what boards lack", "unit") { $0.proof?.unit = 2 },
    Spoiling(leaf: .fairness, "a board for half the price", "wrong-bound") {
      $0.prices[try dearestBoard(in: $0)].price /= 2
    },
    Spoiling(leaf: .fairness, "a board for nothing", "wrong-bound") {
      $0.prices.remove(at: try dearestBoard(in: $0))
    },
    Spoiling(leaf: .fairness, "a board at a price that more can earn", "most-too-low") {
      $0.prices[try dearestBoard(in: $0)].price *= 3
    },
    Spoiling(leaf: .cost, "fairness kept for nothing", "wrong-bound") { leaf in
      leaf.prices.removeAll { $0.row == .kept(.fairness) }
    },
    Spoiling(leaf: .fairness, "a board below 0", "negative-price") {
      $0.prices[try dearestBoard(in: $0)].price = -1
    },
    Spoiling(leaf: .fairness, "a board twice", "row-twice") {
      $0.prices.append($0.prices[try dearestBoard(in: $0)])
    },
    Spoiling(leaf: .fairness, "an unknown board", "unknown-row") {
      $0.prices.append(.init(.board("B99"), 1))
    },
    Spoiling(leaf: .fairness, "a cut of a board", "unknown-row") { leaf in
      let row = leaf.prices[try dearestBoard(in: leaf)].row
      leaf.prices.append(.init(.cut(.init([row, row])), 1))
    },
    Spoiling(leaf: .fairness, "changes kept where nobody limits them", "kept-not-earlier") {
      $0.prices.append(.init(.kept(.changes), 1))
    },
    Spoiling(leaf: .fairness, "a board at a price that leaves 64 bits", "too-large") {
      $0.prices[try dearestBoard(in: $0)].price = .max / 100
    },
  ]

  private static func dearestBoard(in leaf: Certificate.Leaf) throws -> Int {
    try #require(
      leaf.prices.indices.filter { isBoard(leaf.prices[$0].row) }.max {
        leaf.prices[$0].price < leaf.prices[$1].price
      })
  }
}

private func isBoard(_ row: Certificate.Row) -> Bool {
  if case .board = row { true } else { false }
}
