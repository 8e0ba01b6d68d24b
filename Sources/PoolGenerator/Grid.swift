// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import PoolModel

/// A position in whole thousandths of a degree, about 110 m north and 70 m east.
struct Grid: Hashable {
  var north, east: Int

  /// The grid point nearest to a position.
  init(_ position: Position) {
    north = Int((position.latitude * 1000).rounded())
    east = Int((position.longitude * 1000).rounded())
  }

  /// The point in degrees.
  var position: Position { Position(latitude: Double(north) / 1000, longitude: Double(east) / 1000) }

  /// The square of the distance in hectometres, flat at the latitude of the Netherlands.
  func squaredHectometres(to other: Grid) -> Int {
    let (up, right) = ((north - other.north) * 1112 / 1000, (east - other.east) * 687 / 1000)
    return up * up + right * right
  }
}

/// Travel minutes between two positions; see `Docs/rules.md`, section 2.
func travelMinutes(from a: Position, to b: Position, by speed: TravelSpeed) -> Int {
  let radian = Double.pi / 180
  let (φ, ψ) = (a.latitude * radian, b.latitude * radian)
  let (up, right) = (sin((ψ - φ) / 2), sin((b.longitude - a.longitude) * radian / 2))
  let metres = Int(
    (2 * 6_371_008.8 * asin(min(1, (up * up + cos(φ) * cos(ψ) * right * right).squareRoot()))).rounded())
  let denominator = speed.speedKmh * 100_000
  return speed.fixedMinutes + (metres * speed.detourPercent * 60 + denominator - 1) / denominator
}
