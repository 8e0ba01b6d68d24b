// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import PoolModel

/// The great-circle distance in whole metres (haversine, R = 6,371,008.8 m).
func metres(from a: Position, to b: Position) -> Int {
  let radian = Double.pi / 180
  let (north, south) = (a.latitude * radian, b.latitude * radian)
  let halfLatitude = sin((south - north) / 2)
  let halfLongitude = sin((b.longitude - a.longitude) * radian / 2)
  let h = halfLatitude * halfLatitude + cos(north) * cos(south) * halfLongitude * halfLongitude
  return Int((2 * 6_371_008.8 * asin(min(1, h.squareRoot()))).rounded())
}

extension Tables {
  /// The minutes of a trip by `mode` (`Docs/rules.md`, section 2); `nil` if the policy has no speed for it.
  func minutes(from a: Position, to b: Position, by mode: TravelMode) -> Int? {
    guard let speed = region.policy.travel[mode] else { return nil }
    let (work, rate) = (metres(from: a, to: b) * speed.detourPercent * 60, speed.speedKmh * 100_000)
    return speed.fixedMinutes + (work + rate - 1) / rate
  }

  /// The minutes of a trip between two locations: none within one location.
  package func minutes(from a: Location, to b: Location, by mode: TravelMode) -> Int? {
    a.id == b.id ? 0 : minutes(from: a.position, to: b.position, by: mode)
  }

  /// The minutes from a member's home to a location; `nil` if the home is unknown.
  package func homeMinutes(of member: Member, to location: Location) -> Int? {
    guard let home = member.home ?? member.postcode4.flatMap({ postcodes[$0] }) else { return nil }
    return minutes(from: home, to: location.position, by: member.mode)
  }
}
