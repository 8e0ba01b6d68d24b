// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Mixes known bundles: a share of each, one bundle a member in all, within the limits of the shared rows, and worth the most;
/// with the prices at which nobody wants more than there is.
protocol BundleMixer {
  var market: BundleMarket { get }
  var level: BundleLevel { get }
  /// What is known, by number.
  var bundles: [Bundle] { get }

  /// Takes in a bundle; whether it is new.
  @discardableResult
  mutating func add(_ bundle: Bundle) -> Bool
  /// Holds a bundle at 1 from now on.
  mutating func hold(_ number: Int)
  /// Mixes from where it last ended; `nil` if stopped or, with bundles held, impossible.
  ///
  /// - Parameter dual: Whether there are fewer bundles or more rows than the last time.
  mutating func relax(_ control: SearchControl, dual: Bool) throws(EngineFailure) -> Mixture?
}

/// What a mixer finds.
struct Mixture {
  /// In units of the goal, wanted most, without the constant.
  let objective: Double
  /// The share of each bundle.
  let shares: [Double]
  let prices: Prices
  /// What each member's bundle earns at these prices, in units of price.
  let members: [Double]
}
