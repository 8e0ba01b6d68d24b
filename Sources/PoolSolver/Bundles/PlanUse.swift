// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What bundles take of the shared rows, and what they bring to earlier goals: kept up as bundles come and go.
struct PlanUse {
  /// By row of the coupling.
  private(set) var rows: [Int]
  /// By earlier goal, wanted most.
  private(set) var kept: [Int]
  /// What bundles bring to the level's own goal, wanted most.
  private(set) var worth = 0

  /// Of no bundle.
  init(_ market: BundleMarket, _ level: BundleLevel) {
    rows = Array(repeating: 0, count: market.coupling.rows.count)
    kept = Array(repeating: 0, count: level.kept.count)
  }

  mutating func add(_ bundle: Bundle, _ market: BundleMarket, _ level: BundleLevel) {
    count(bundle, 1, market, level)
  }

  mutating func drop(_ bundle: Bundle, _ market: BundleMarket, _ level: BundleLevel) {
    count(bundle, -1, market, level)
  }

  private mutating func count(_ bundle: Bundle, _ times: Int, _ market: BundleMarket, _ level: BundleLevel) {
    for (row, value) in market.coupling.coefficients(of: bundle.member, bundle.places) {
      rows[row] += times * value
    }
    for (index, entry) in level.kept.enumerated() {
      let value = level.value(of: bundle.places, in: market.spaces[bundle.member], for: entry.objective)
      kept[index] += times * entry.sign * value
    }
    let value = level.value(of: bundle.places, in: market.spaces[bundle.member], for: level.objective)
    worth += times * level.sign * value
  }
}
