// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A figure with its standard error, from independent replicates.
public struct Estimate: Hashable, Sendable {
  /// The figure.
  public let value: Double
  /// Its standard error; 0 for one replicate, which tells nothing of it.
  public let standardError: Double
  /// How many replicates it comes from: 1 where the wholes of all others are 0.
  public let replicates: Int

  /// The bounds between which the truth lies in 95 of 100 studies.
  public var interval: ClosedRange<Double> {
    value - halfWidth...value + halfWidth
  }

  /// Half the width of the interval.
  public var halfWidth: Double { Estimate.quantile(freedom: replicates - 1) * standardError }

  /// How many replicates a half width of at most this much would take, as far as these tell; at least 2.
  ///
  /// The half width goes with 1 / √replicates, and Student's quantile falls to the normal one, so a little is added for small numbers.
  public func replicates(forHalfWidth wanted: Double) -> Int {
    precondition(wanted > 0, "a half width of \(wanted)")
    if halfWidth <= wanted { return replicates }
    let needed = (Double(replicates) * (halfWidth / wanted) * (halfWidth / wanted)).rounded(.up)
    return max(2, Int(min(needed, 1e12)))
  }

  /// A ratio of sums, such as delivered to asked, with the standard error of the jackknife (Quenouille, 1956; Tukey, 1958).
  ///
  /// The mean of the replicates' own ratios is another thing, and biased; so no interval is made from it.
  ///
  /// - Parameters:
  ///   - parts: one a replicate, at least one.
  ///   - wholes: one a replicate; they do not sum to 0.
  public init(ratioOf parts: [Double], to wholes: [Double]) {
    precondition(
      parts.count == wholes.count && !parts.isEmpty, "\(parts.count) parts, \(wholes.count) wholes")
    let count = Double(parts.count)
    let (part, whole) = (parts.reduce(0, +), wholes.reduce(0, +))
    value = part / whole
    replicates = wholes.contains(whole) ? 1 : parts.count
    guard replicates > 1 else {
      standardError = 0
      return
    }
    let without = zip(parts, wholes).map { (part - $0) / (whole - $1) }
    let mean = without.reduce(0, +) / count
    let squares = without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardError = (squares * (count - 1) / count).squareRoot()
  }

  /// The mean of independent figures, such as paired differences.
  public init(meanOf figures: [Double]) {
    self.init(ratioOf: figures, to: figures.map { _ in 1 })
  }

  /// The difference of two ratios over the same replicates, by the jackknife of the pair: common random numbers count.
  public init(
    differenceOf first: (parts: [Double], wholes: [Double]), and second: (parts: [Double], wholes: [Double])
  ) {
    let count = first.parts.count
    precondition(count == second.parts.count && count > 0, "\(count) and \(second.parts.count) replicates")
    let sums = [first.parts, first.wholes, second.parts, second.wholes].map { $0.reduce(0, +) }
    value = sums[0] / sums[1] - sums[2] / sums[3]
    replicates = count
    let without = (0..<count).map { replicate in
      (sums[0] - first.parts[replicate]) / (sums[1] - first.wholes[replicate])
        - (sums[2] - second.parts[replicate]) / (sums[3] - second.wholes[replicate])
    }
    let mean = without.reduce(0, +) / Double(count)
    let squares = without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardError = count > 1 ? (squares * Double(count - 1) / Double(count)).squareRoot() : 0
  }

  /// This figure less another that comes from other replicates, or few of the same: as if both were independent, with the degrees of freedom
  /// of Welch (1947).
  package func less(_ other: Estimate) -> Estimate {
    let (mine, its) = (standardError * standardError, other.standardError * other.standardError)
    let spread =
      mine * mine / Double(max(1, replicates - 1)) + its * its / Double(max(1, other.replicates - 1))
    let freedom =
      spread > 0 ? (mine + its) * (mine + its) / spread : Double(min(replicates, other.replicates) - 1)
    return Estimate(
      value: value - other.value, standardError: (mine + its).squareRoot(), replicates: 1 + Int(freedom))
  }

  private init(value: Double, standardError: Double, replicates: Int) {
    (self.value, self.standardError, self.replicates) = (value, standardError, replicates)
  }

  /// The 97.5 % quantile of Student's t: exact for 1 and 2 degrees of freedom, else the expansion of Abramowitz and Stegun 26.7.5,
  /// which is right to 0.003 for 3 degrees and to 10⁻⁵ from 10 on.
  static func quantile(freedom: Int) -> Double {
    if freedom < 1 { return 0 }
    if freedom == 1 { return 12.706_204_736 }
    if freedom == 2 { return 4.302_652_730 }
    let z = 1.959_963_984_540_054
    let n = Double(freedom)
    let (z3, z5, z7, z9) = (pow(z, 3), pow(z, 5), pow(z, 7), pow(z, 9))
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
      + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
      + (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92_160 * n * n * n * n)
  }
}
