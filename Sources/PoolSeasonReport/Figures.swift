// SPDX-License-Identifier: GPL-3.0-or-later
import PoolSeason

/// Figures with so many decimals, the same everywhere.
package func digits(_ value: Double, _ places: Int, point: String = ".") -> String {
  let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
  let scaled = Int((abs(value) * scale).rounded())
  let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Int(scale))
  let sign = value < 0 && scaled > 0 ? "-" : ""
  if places == 0 { return "\(sign)\(whole)" }
  let tail = "\(rest)"
  return "\(sign)\(whole)\(point)" + String(repeating: "0", count: places - tail.count) + tail
}

extension Estimate {
  /// The value and the ends of the interval as cells.
  func cells(_ places: Int) -> [String] {
    [value, interval.lowerBound, interval.upperBound].map { digits($0, places) }
  }
}
