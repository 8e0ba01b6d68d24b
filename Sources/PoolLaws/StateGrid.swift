// SPDX-License-Identifier: GPL-3.0-or-later

/// The states of a weekly chain: vectors of counts, each from 0 to a largest value of its own.
struct StateGrid {
  /// The number of values of each count.
  let sizes: [Int]
  private let strides: [Int]
  /// How many states there are.
  let count: Int
  /// Less than this is taken for nothing while iterating.
  static let negligible = 1e-19

  init(_ sizes: [Int]) {
    self.sizes = sizes
    var strides: [Int] = []
    var count = 1
    for size in sizes.reversed() {
      strides.append(count)
      count *= size
    }
    (self.strides, self.count) = (strides.reversed(), count)
  }

  func index(_ state: [Int]) -> Int {
    var index = 0
    for (value, stride) in zip(state, strides) { index += value * stride }
    return index
  }

  func state(_ index: Int) -> [Int] {
    zip(strides, sizes).map { index / $0 % $1 }
  }

  /// Lets each of what count `axis` counts stay with the given probability, independently.
  func thin(_ weights: [Double], axis: Int, staying: [[Double]]) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    let (stride, size) = (strides[axis], sizes[axis])
    for index in weights.indices where weights[index] > Self.negligible {
      let value = index / stride % size
      let base = index - value * stride
      for stay in 0...value { result[base + stay * stride] += weights[index] * staying[value][stay] }
    }
    return result
  }

  /// Adds an independent number to what count `axis` counts; what goes beyond its largest value counts as that.
  func add(_ weights: [Double], axis: Int, law: Distribution) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    let (stride, size) = (strides[axis], sizes[axis])
    for index in weights.indices where weights[index] > Self.negligible {
      let value = index / stride % size
      let base = index - value * stride
      for offset in law.probabilities.indices {
        let sum = min(size - 1, value + law.first + offset)
        result[base + sum * stride] += weights[index] * law.probabilities[offset]
      }
    }
    return result
  }

  /// Where a rule that leaves nothing to chance takes each state, for `move`.
  func targets(_ rule: ([Int]) -> [Int]) -> [Int] { (0..<count).map { index(rule(state($0))) } }

  /// Moves every state to its target.
  func move(_ weights: [Double], _ targets: [Int]) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for index in weights.indices { result[targets[index]] += weights[index] }
    return result
  }

  /// Binomial probabilities: how many of 0…most stay.
  static func staying(_ probability: Double, most: Int) -> [[Double]] {
    (0...most).map { count in
      let law = Distribution.binomial(count, probability)
      return (0...count).map { law[$0] }
    }
  }

  /// The distribution over the states that a week's step leaves unchanged, from state 0 on.
  ///
  /// - Parameter memory: About how many steps the chain remembers; the iteration ends when what is left to come is below 10⁻¹².
  /// - Complexity: some 30 × `memory` steps.
  func stationary(memory: Double, _ step: ([Double]) -> [Double]) -> [Double] {
    var weights = [Double](repeating: 0, count: count)
    weights[0] = 1
    while true {
      var next = step(weights)
      let sum = next.reduce(0, +)
      for index in next.indices { next[index] /= sum }
      var change = 0.0
      for index in next.indices { change += abs(next[index] - weights[index]) }
      weights = next
      // Below 10⁻¹⁵ the last digits of doubles wander, and nothing changes for the better.
      if change * max(1, memory) < 1e-12 || change < 1e-15 { return weights }
    }
  }
}
