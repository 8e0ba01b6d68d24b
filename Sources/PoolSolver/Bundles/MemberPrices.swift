// SPDX-License-Identifier: GPL-3.0-or-later

/// What a member's stints are worth under prices, as whole numbers.
struct MemberPrices: Sendable {
  /// A price that a bundle pays for the stints of a set that are in it.
  struct Toll: Sendable {
    let places: [Int]
    /// 0 or more.
    let price: Int
  }
  /// A price that a bundle pays for each two of several sets that it has a stint of.
  struct HalfToll: Sendable {
    let sets: [[Int]]
    /// 1 where the bundle has one set more than these, whatever it holds; else 0.
    var start = 0
    /// 0 or more.
    let price: Int
  }
  /// By place.
  var worth: [Int]
  /// Paid once if any place of the set is in the bundle.
  var any: [Toll] = []
  /// Paid for each two of the sets.
  var half: [HalfToll] = []
  /// Paid for each location beyond the first, running placements' included.
  var location = 0
  /// Paid by a bundle with any stint.
  var member = 0

  /// What a bundle is worth.
  func value(of places: [Int], in space: MemberSpace) -> Int {
    guard !places.isEmpty else { return 0 }
    var sum = -member
    for place in places { sum += worth[place] }
    for toll in any where places.contains(where: toll.places.contains) { sum -= toll.price }
    for toll in half {
      sum -= toll.price * ((toll.start + toll.sets.count { places.contains(where: $0.contains) }) / 2)
    }
    let new = Set(places.map { space.locations[$0] }).subtracting(space.home).count
    return sum - location * max(0, new - (space.home.isEmpty ? 1 : 0))
  }
}
