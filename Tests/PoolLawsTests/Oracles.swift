// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The slow and obvious ways: explicit sums with factorials, and chains as matrices.
enum Slow {
  static func factorial(_ n: Int) -> Double { (1...max(1, n)).reduce(1) { $0 * Double($1) } }
  static func choose(_ n: Int, _ k: Int) -> Double {
    k < 0 || k > n ? 0 : factorial(n) / factorial(k) / factorial(n - k)
  }
  static func poisson(_ mean: Double, _ n: Int) -> Double { exp(-mean) * pow(mean, Double(n)) / factorial(n) }
  static func binomial(_ n: Int, _ p: Double, _ k: Int) -> Double {
    choose(n, k) * pow(p, Double(k)) * pow(1 - p, Double(n - k))
  }

  /// The stationary distribution of the chain in which `step` gives the next states with their probabilities, by Gaussian
  /// elimination of π (P − I) = 0, Σ π = 1.
  static func stationary<State: Hashable>(
    from start: State, _ step: (State) -> [(State, Double)]
  ) -> [State: Double] {
    var states = [start]
    var number = [start: 0]
    var moves: [[(Int, Double)]] = []
    while moves.count < states.count {
      moves.append(
        step(states[moves.count]).map { next, probability in
          if number[next] == nil {
            number[next] = states.count
            states.append(next)
          }
          return (number[next] ?? 0, probability)
        })
    }
    let n = states.count
    // Column j of the system: Σ_i π_i (P_ij − δ_ij) = 0; the last equation is replaced by Σ π = 1.
    var matrix = Array(repeating: [Double](repeating: 0, count: n + 1), count: n)
    for (i, row) in moves.enumerated() {
      for (j, probability) in row { matrix[j][i] += probability }
      matrix[i][i] -= 1
    }
    matrix[n - 1] = Array(repeating: 1, count: n + 1)
    for pivot in 0..<n {
      let best = (pivot..<n).max { abs(matrix[$0][pivot]) < abs(matrix[$1][pivot]) } ?? pivot
      matrix.swapAt(pivot, best)
      for row in 0..<n where row != pivot && matrix[row][pivot] != 0 {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        for column in pivot...n { matrix[row][column] -= factor * matrix[pivot][column] }
      }
    }
    return Dictionary(
      uniqueKeysWithValues: states.indices.map { (states[$0], matrix[$0][n] / matrix[$0][$0]) })
  }
}
