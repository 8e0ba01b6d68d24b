// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import PoolSolver

/// Steps that are larger than any integer, or no number: a crash ends the program, so a bound on each is a promise.
@Suite("Steps of prices and multipliers") struct StepTests {
  /// A price, a change, the most, and what comes of it.
  static let steps: [(price: Int, change: Double, most: Int, after: Int)] = [
    (5, 0, 10, 5), (5, 2.9, 10, 7), (5, -0.5, 10, 4), (5, -5, 10, 0), (5, 5, 10, 10), (5, 6, 10, 10),
    (0, 0, 0, 0), (0, 1, 0, 0), (0, 1e300, 0, 0), (10, 0, 0, 0),
    (5, 1e300, 10, 10), (5, -1e300, 10, 0), (5, .infinity, 10, 10), (5, -.infinity, 10, 0), (5, .nan, 10, 0),
    (5, .leastNonzeroMagnitude, 10, 5), (5, .greatestFiniteMagnitude, 1 << 60, 1 << 60),
    (0, 9.3e18, .max, .max), (0, 9.2e18, .max, 9_200_000_000_000_000_000), (.max, 1e300, .max, .max),
    (.max, 0, .max, .max), (.max, -1e300, .max, 0), (.max, .infinity, .max, .max), (.max, .nan, .max, 0),
    (1 << 62, 0, 1 << 62, 1 << 62), (1 << 60, 0x1p60, (1 << 60) - 1, (1 << 60) - 1),
    // As a Double the most is 2⁵⁴: the step is below that, and above the most.
    (0, 0x1p54 - 2, (1 << 54) - 3, (1 << 54) - 3),
  ]

  @Test("a price stays between 0 and its most", arguments: steps)
  func stepped(price: Int, change: Double, most: Int, after: Int) {
    #expect(PoolSolver.stepped(price, change, most: most) == after)
  }

  static let bounds: [Int] = [1, 1 << 51, .max]
  /// How far beyond its limit each of two rows is.
  static let ways: [[Double]] = [0, 0x1p-1060, 1e-160, 1e-16, 1, 1e160, 1e300, .infinity].flatMap { far in
    [[far, 0], [far, far], [far, -far], [-far, far / 2]]
  }

  @Test("multipliers stay between 0 and their most on every step", arguments: bounds, ways)
  func fitted(bound: Int, beyond: [Double]) {
    let halvesMax = [0, 1 << 59]
    var (isLower, asked) = (true, 0)
    let none = Multipliers(minutes: [0, 0], halves: [0, 0])
    let fitted = none.fitted(above: 0, halvesMax: halvesMax) { multipliers in
      // What meets a year of minutes must not overflow.
      #expect(multipliers.minutes.allSatisfy { 0 <= $0 && $0 <= 1 << 42 }, "\(multipliers)")
      #expect(zip(multipliers.halves, halvesMax).allSatisfy { 0 <= $0 && $0 <= $1 }, "\(multipliers)")
      // Better and worse by turns, and the way turns too.
      isLower.toggle()
      asked += 1
      return Multipliers.Relaxation(
        bound: isLower ? bound - asked : bound, minutesBeyond: isLower ? beyond : beyond.map { -$0 },
        halvesBeyond: beyond)
    }
    #expect(fitted.minutes.count == 2 && fitted.halves.count == 2 && asked >= 1)
  }

  /// The sum of all that a level counts is under 2⁵¹ units of price, so no stint is worth more.
  @Test("a search is exact where worths are as large as a level allows", arguments: UInt64(0)..<40)
  func largest(seed: UInt64) {
    var test = BundleSearchTests.Case(seed: seed)
    for unit in [1 << 44, 1 << 46, 1 << 47] {
      test.setPrices(unit: unit)
      let answer = test.find(.better(1))
      #expect(answer.isComplete && answer.bound == test.best, "seed \(seed), unit \(unit)")
      #expect(answer.bundles.last?.value ?? 0 == test.best, "seed \(seed), unit \(unit)")
    }
  }
}
