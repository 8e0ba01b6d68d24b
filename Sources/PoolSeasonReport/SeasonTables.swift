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

  /// `season-open.csv`: lesson minutes that stay open in each week, on average, by regime, subject and area.
  public func openTable() -> String {
    var bytes: [UInt8] = []
    appendRecord(["regime", "dimension", "key", "week", "minutes_open"], to: &bytes)
    for figures in self {
      for (dimension, rows) in [("subject", figures.openBySubject), ("area", figures.openByArea)] {
        for row in rows {
          for (week, minutes) in row.minutes.enumerated() {
            appendRecord(
              [figures.regime.name, dimension, row.key, "\(week + 1)", digits(minutes, 1)], to: &bytes)
          }
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
