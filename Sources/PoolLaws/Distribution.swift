// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// How likely each whole number from `first` on is; numbers outside are left out because they hardly ever occur.
public struct Distribution: Sendable {
  /// The first number of which the probability is told, at least 0.
  public let first: Int
  /// The probabilities of `first`, `first` + 1, …; they sum to 1.
  public let probabilities: [Double]

  init(first: Int, probabilities: [Double]) { (self.first, self.probabilities) = (first, probabilities) }

  /// The last number of which the probability is told.
  public var last: Int { first + probabilities.count - 1 }
  /// The mean.
  public var mean: Double { expectation { Double($0) } }

  /// The probability of a number, 0 outside.
  public subscript(number: Int) -> Double {
    number < first || number > last ? 0 : probabilities[number - first]
  }

  /// The expectation of a function of the number.
  public func expectation(_ value: (Int) -> Double) -> Double {
    var sum = 0.0
    for (offset, probability) in probabilities.enumerated() { sum += probability * value(first + offset) }
    return sum
  }

  /// E[min(X, limit)].
  public func expectedMinimum(with limit: Int) -> Double { expectation { Double(min($0, limit)) } }

  /// P(X ≥ number).
  public func tail(from number: Int) -> Double {
    probabilities.dropFirst(max(0, number - first)).reversed().reduce(0, +)
  }

  /// Poisson with a mean of 0 or more. What is left out at both ends has less than 10⁻¹⁷ of the probability.
  public static func poisson(_ mean: Double) -> Distribution {
    precondition(mean >= 0 && mean < 1e7, "a Poisson mean of \(mean)")
    if mean == 0 { return Distribution(first: 0, probabilities: [1]) }
    return around(Int(mean), upward: { mean / Double($0) }, downward: { Double($0) / mean }, last: nil)
  }

  /// The number of successes among `count` trials that succeed with `probability` each.
  public static func binomial(_ count: Int, _ probability: Double) -> Distribution {
    precondition(count >= 0 && (0...1).contains(probability), "binomial(\(count), \(probability))")
    if probability == 0 || count == 0 { return Distribution(first: 0, probabilities: [1]) }
    if probability == 1 { return Distribution(first: count, probabilities: [1]) }
    let odds = probability / (1 - probability)
    return around(
      min(count, Int(Double(count + 1) * probability)),
      upward: { Double(count - $0 + 1) / Double($0) * odds },
      downward: { Double($0) / (Double(count - $0 + 1) * odds) }, last: count)
  }

  /// Builds a distribution outward from its mode by the ratios of neighbours and scales it to 1, which needs no factorial and
  /// keeps all digits.
  ///
  /// - Parameters:
  ///   - upward: p(k) / p(k − 1).
  ///   - downward: p(k − 1) / p(k).
  private static func around(
    _ mode: Int, upward: (Int) -> Double, downward: (Int) -> Double, last: Int?
  ) -> Distribution {
    let negligible = 1e-20
    var below: [Double] = []
    var weight = 1.0
    var number = mode
    while number > 0 {
      weight *= downward(number)
      number -= 1
      if weight < negligible { break }
      below.append(weight)
    }
    var weights = Array(below.reversed()) + [1.0]
    let first = mode - below.count
    (weight, number) = (1, mode)
    while last.map({ number < $0 }) ?? true {
      number += 1
      weight *= upward(number)
      if weight < negligible { break }
      weights.append(weight)
    }
    let sum = weights.sorted().reduce(0, +)
    return Distribution(first: first, probabilities: weights.map { $0 / sum })
  }
}

/// How long a vacancy lasts, in whole weeks from 1.
public enum DurationLaw: Hashable, Sendable {
  /// Always so many weeks.
  case fixed(Int)
  /// Ends after each week with probability 1 / mean.
  case geometric(mean: Double)
  /// The probabilities of 1, 2, … weeks.
  case table([Double])

  /// The mean in weeks.
  public var mean: Double {
    switch self {
    case .fixed(let weeks): Double(weeks)
    case .geometric(let mean): mean
    case .table(let shares): shares.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    }
  }

  /// P(D > weeks).
  public func survival(_ weeks: Int) -> Double {
    switch self {
    case .fixed(let length): weeks < length ? 1 : 0
    case .geometric(let mean): pow(1 - 1 / mean, Double(weeks))
    case .table(let shares): shares.dropFirst(weeks).reversed().reduce(0, +)
    }
  }
}
