// SPDX-License-Identifier: GPL-3.0-or-later

/// Prices on what couples the cliques of a member's search: on minutes left, and on half tolls.
struct Multipliers: Equatable {
  /// By row of minutes, 0 or more.
  var minutes: [Int]
  /// By half toll, 0 or more.
  var halves: [Int]

  /// Any multiplier of 0 or more gives a bound; larger ones could overflow when they meet a year of minutes.
  private static let minutesMax = 1 << 42
  private static let steps = 14

  /// What multipliers make of a search without what couples the cliques.
  struct Relaxation {
    let bound: Int
    /// What the choice that makes the bound takes beyond each limit.
    let minutesBeyond, halvesBeyond: [Double]
  }

  /// The multipliers with the smallest bound on the way of some subgradient steps from these.
  ///
  /// - Parameters:
  ///   - floor: What need not be bounded more tightly.
  ///   - halvesMax: The largest multiplier of each half toll.
  func fitted(above floor: Int, halvesMax: [Int], _ relaxation: (Self) -> Relaxation) -> Self {
    var current = self
    var here = relaxation(current)
    var (best, least) = (current, here.bound)
    guard least > floor else { return self }
    var step = 1.0
    for _ in 0..<Self.steps {
      // Minutes and half tolls have their own units: a step for each.
      let minutesWay = Self.way(here.minutesBeyond, current.minutes)
      let halvesWay = Self.way(here.halvesBeyond, current.halves)
      guard minutesWay != nil || halvesWay != nil else { break }
      let length = step * Double(least) * 0.25
      if let way = minutesWay {
        current.minutes = zip(current.minutes, way).map { stepped($0, length * $1, most: Self.minutesMax) }
      }
      if let way = halvesWay {
        current.halves = current.halves.indices.map {
          stepped(current.halves[$0], length * way[$0], most: halvesMax[$0])
        }
      }
      here = relaxation(current)
      if here.bound < least { (best, least) = (current, here.bound) } else { step *= 0.6 }
      if least <= floor { break }
    }
    return best
  }

  /// What is beyond the limits, over its squared length, but for multipliers that would go below 0; `nil` if nothing is.
  private static func way(_ beyond: [Double], _ multipliers: [Int]) -> [Double]? {
    let way = zip(beyond, multipliers).map { $0 > 0 || $1 > 0 ? $0 : 0 }
    let length = way.reduce(0) { $0 + $1 * $1 }
    return length > 0 ? way.map { $0 / length } : nil
  }
}

/// A price after a step, from 0 to `most`. The step can be huge where a direction is all but nothing, or no number at all.
func stepped(_ price: Int, _ change: Double, most: Int) -> Int {
  let stepped = Double(price) + change
  guard stepped > 0 else { return 0 }
  // A Double of a large `most` can lie above it, and above every integer.
  return stepped < Double(most) ? min(most, Int(stepped)) : most
}
