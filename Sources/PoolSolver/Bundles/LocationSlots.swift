// SPDX-License-Identifier: GPL-3.0-or-later

/// The locations at which a member shows up in each week, kept up while a bundle grows, and where there is room for more.
struct LocationSlots {
  /// Weeks in which no further location is allowed.
  private(set) var full: UInt64 = 0
  /// The locations that there are.
  let count: Int
  /// Whether some bundle without clashes can break the limit.
  let isLimited: Bool
  private let most: Int
  /// The week that bounds ask for: in which most candidates could be taken.
  private let week: UInt64
  /// By location: the weeks in which it is one of the locations.
  private var present: [UInt64]
  /// By week: how many locations there are.
  private var used: [Int]

  init() {
    (count, isLimited, most, week, present, used) = (0, false, 0, 0, [], [])
  }

  /// - Parameter weeksOfCandidates: The weeks of each candidate.
  init(_ space: MemberSpace, _ weeksOfCandidates: [UInt64]) {
    isLimited = !space.runningLocations.isEmpty
    guard isLimited else {
      (count, most, week, present, used) = (0, 0, 0, [], [])
      return
    }
    count = space.locationCount
    most = space.locationsMax
    present = space.presentWeeks
    used = space.runningLocations.map(\.count)
    var candidatesOfWeek = [Int](repeating: 0, count: used.count)
    for weeks in weeksOfCandidates { for week in weeks.setBits { candidatesOfWeek[week] += 1 } }
    var best = 0
    for week in used.indices where candidatesOfWeek[week] > candidatesOfWeek[best] { best = week }
    week = 1 << UInt64(best)
    for week in used.indices where used[week] >= most { full |= 1 << UInt64(week) }
  }

  /// Whether a location may be entered in some weeks.
  func fits(_ location: Int, _ weeks: UInt64) -> Bool { weeks & full & ~present[location] == 0 }

  /// Whether being at a location in some weeks takes no room in the week that bounds ask for.
  func isFree(_ location: Int, _ weeks: UInt64) -> Bool { weeks & week & ~present[location] == 0 }

  /// Locations that the week that bounds ask for has room for.
  var left: Int { isLimited ? max(0, most - used[week.trailingZeroBitCount]) : 0 }

  /// Enters a location; says in which weeks that is new.
  mutating func enter(_ location: Int, _ weeks: UInt64) -> UInt64 {
    guard isLimited else { return 0 }
    let new = weeks & ~present[location]
    present[location] |= new
    change(new, by: 1)
    return new
  }

  /// Takes back what `enter` said was new.
  mutating func leave(_ location: Int, _ new: UInt64) {
    guard new != 0 else { return }
    present[location] &= ~new
    change(new, by: -1)
  }

  private mutating func change(_ weeks: UInt64, by step: Int) {
    var rest = weeks
    while rest != 0 {
      let week = rest.trailingZeroBitCount
      rest &= rest - 1
      used[week] += step
      if used[week] >= most { full |= 1 << UInt64(week) } else { full &= ~(1 << UInt64(week)) }
    }
  }
}
