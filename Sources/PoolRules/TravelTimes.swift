// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import PoolModel

/// How long trips take (`Docs/rules.md`, section 2).
struct TravelTimes: Sendable {
  private let places: [Place]
  private let homes: [Place?]
  private let modes: [TravelMode]
  /// Metres between locations, row by row.
  private let metres: [Int32]
  private let car, bike, transit: TravelSpeed

  init(_ region: Region) {
    func speed(_ mode: TravelMode) -> TravelSpeed {
      guard let speed = region.policy.travel[mode], speed.speedKmh > 0 else {
        preconditionFailure("the policy has no speed for \(mode.rawValue)")
      }
      return speed
    }
    (car, bike, transit) = (speed(.car), speed(.bike), speed(.transit))
    modes = region.members.map(\.mode)
    let places = region.locations.map { Place($0.position) }
    let postcodes = Dictionary(region.postcodes.map { ($0.id, $0.position) }) { first, _ in first }
    homes = region.members.map { member in
      (member.home ?? member.postcode4.flatMap { postcodes[$0] }).map { Place($0) }
    }
    var metres = [Int32](repeating: 0, count: places.count * places.count)
    for a in places.indices {
      for b in places.indices where a < b {
        let distance = Int32(places[a].metres(to: places[b]))
        metres[a * places.count + b] = distance
        metres[b * places.count + a] = distance
      }
    }
    (self.places, self.metres) = (places, metres)
  }

  func speed(_ mode: TravelMode) -> TravelSpeed {
    switch mode {
    case .car: car
    case .bike: bike
    case .transit: transit
    }
  }

  func mode(of member: Int) -> TravelMode { modes[member] }

  /// Minutes between two locations; 0 within one.
  func minutes(from: Int, to: Int, by mode: TravelMode) -> Int {
    from == to ? 0 : speed(mode).minutes(metres: Int(metres[from * places.count + to]))
  }

  /// Minutes between home and a location; `nil` if home is unknown.
  func homeMinutes(_ member: Int, to location: Int) -> Int? {
    homes[member].map { speed(modes[member]).minutes(metres: $0.metres(to: places[location])) }
  }

  /// Minutes between home and a location if that is known and at most `limit`.
  func homeMinutes(_ member: Int, to location: Int, limit: Int) -> Int? {
    guard let home = homes[member] else { return nil }
    let speed = speed(modes[member])
    // North-south distance alone is cheap to know and rules most locations of a large region out.
    guard speed.minutes(metres: home.leastMetres(to: places[location])) <= limit else { return nil }
    let minutes = speed.minutes(metres: home.metres(to: places[location]))
    return minutes <= limit ? minutes : nil
  }
}

extension TravelSpeed {
  /// Minutes for a great-circle distance.
  fileprivate func minutes(metres: Int) -> Int {
    let divisor = speedKmh * 100_000
    return fixedMinutes + (metres * detourPercent * 60 + divisor - 1) / divisor
  }
}

/// A position, ready for distances.
private struct Place: Sendable {
  static let earthRadius = 6_371_008.8
  let latitude, longitude, cosine: Double

  init(_ position: Position) {
    latitude = position.latitude * .pi / 180
    longitude = position.longitude * .pi / 180
    cosine = cos(latitude)
  }

  /// The great-circle distance by the haversine formula, rounded to a metre.
  func metres(to other: Place) -> Int {
    let northing = sin((other.latitude - latitude) / 2)
    let easting = sin((other.longitude - longitude) / 2)
    let haversine = northing * northing + cosine * other.cosine * easting * easting
    return Int((2 * Place.earthRadius * asin(min(1, haversine.squareRoot()))).rounded())
  }

  /// A distance that `metres(to:)` never undercuts.
  func leastMetres(to other: Place) -> Int {
    max(0, Int(Place.earthRadius * abs(other.latitude - latitude)) - 1)
  }
}

extension Position {
  /// The great-circle distance (`Docs/rules.md`, section 2), in metres.
  package func metres(to other: Position) -> Int { Place(self).metres(to: Place(other)) }
}
