// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

@testable import PoolSolver

@Suite("A goal as bundles serve it") struct BundleLevelTests {
  /// Goals of which the most and the least is wanted, from several constants, in steps of 1, 6 and 250.
  static let objectives = [Goal.value, .travel, .stability].flatMap { goal in
    [[1, 4], [6, -12, 18], [250, 1000]].flatMap { coefficients in
      [0, 7, -5000].map { Objective(goal: goal, constant: $0, coefficients: coefficients) }
    }
  }

  @Test("a bound is the best value that prices leave, in steps of the goal", arguments: objectives.indices)
  func bound(index: Int) {
    let objective = Self.objectives[index]
    let level = BundleLevel(objective, keeping: [])
    let step = [1, 6, 250][index / 3 % 3]
    // In quarters of a step, from below the constant to above it.
    for quarter in -20...20 {
      let total = level.inPrices(level.constant) + quarter * level.scale * step / 4
      let values = (-9...9).map { level.constant + $0 * step }.filter { level.inPrices($0) <= total }
      let best = objective.goal.wantsMost ? values.max() : values.min()
      #expect(level.bound(fromPrices: total) == best, "\(objective), \(quarter) quarters of a step")
      #expect(
        level.bound(fromPrices: total - 1)
          == (quarter % 4 == 0 ? values.filter { $0 != best } : values)
          .max { objective.prefers($1, to: $0) }, "\(objective), \(quarter) quarters less one")
    }
  }
}
