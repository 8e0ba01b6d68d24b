// SPDX-License-Identifier: GPL-3.0-or-later
import PoolSeason
import PoolText

extension [SeasonFigures] {
  /// `season.csv`: a row for each regime, dimension and key; shares with four decimals, with the ends of the 95 % interval.
  public func table() -> String {
    var bytes: [UInt8] = []
    appendRecord(["regime", "dimension", "key", "minutes_asked", "value", "low", "high"], to: &bytes)
    for figures in self {
      func add(_ dimension: String, _ key: String, _ asked: String, _ estimate: Estimate, _ places: Int) {
        appendRecord([figures.regime.name, dimension, key, asked] + estimate.cells(places), to: &bytes)
      }
      add("coverage", "all", "", figures.coverage, 4)
      for (dimension, rows) in [
        ("subject", figures.subjects), ("board", figures.boards), ("week", figures.weeks),
      ] {
        for row in rows { add(dimension, row.key, digits(row.asked, 0), row.coverage, 4) }
      }
      add("pool_use", "all", "", figures.use, 4)
      add("external_minutes", "all", "", figures.externalMinutes, 0)
      add("cents", "all", "", figures.cents, 0)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension SizeStudy {
  /// `size.csv`: a row for each pool of the path, and the cheapest last.
  public func table() -> String {
    var bytes: [UInt8] = []
    appendRecord(
      [
        "pool", "members", "promised", "regime", "coverage", "low", "high", "cents", "cents_low",
        "cents_high",
      ], to: &bytes)
    for (pool, point) in points.map({ ("path", $0) }) + [("cheapest", cheapestPoint)] {
      for (number, regime) in regimes.enumerated() {
        appendRecord(
          [pool, "\(point.members)", digits(point.promised, 4), regime.name]
            + point.simulated[number].cells(4)
            + point.cents[number].cells(0), to: &bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
