// SPDX-License-Identifier: GPL-3.0-or-later

/// What the stints of one member are worth at some prices, and what a bundle pays besides.
struct Weighing {
  /// A price that a bundle pays as a whole.
  struct Charge {
    enum Kind {
      /// Once, if the bundle has any of the stints.
      case once
      /// For every two of the stints.
      case pairs
      /// Once, if the bundle has any of the stints and the member works at another location too.
      case furtherLocation
    }
    let kind: Kind
    let price: Int
    /// No bundle has more of the stints than this.
    var most = 0
  }

  /// For each stint, what it adds without any charge.
  var worth: [Int]
  var charges: [Charge] = []
  /// For each stint the charges that it has part in.
  var chargesOf: [[Int]]
  /// What a bundle that is not empty pays.
  var entry = 0
  /// The locations at which the member works anyhow.
  var locations = 0
}

/// Finds the best bundle of a member: depth first, bounded by a cover of the stints by cliques of conflicts.
///
/// The bound gives each stint an equal share of the charges that are not paid yet, so that it stays above what
/// any bundle can earn. Plain sums are safe: `Pricing` refuses weights whose sum might leave 64 bits.
struct BundleSearch {
  private let own: MemberStints
  private let weighing: Weighing
  private var minutesLeft: [Int]
  private var authorityLeft: [[Int]]
  /// For each week and location slot how many stints are given there, running lessons as one.
  private var uses: [[Int]]
  private var locationsUsed: [Int]
  private var stintsOfOpening: [Int: Int] = [:]
  private var parts: [Int]
  private var locations: Int
  private var taken = 0
  private var best: Int
  private var isFound = false

  /// The value of the best bundle that has all of `forced`, none of `barred` and is worth more than `limit`; `nil` =
  /// there is none.
  static func best(
    of own: MemberStints, _ weighing: Weighing, forced: [Int] = [], barred: (Int) -> Bool, above limit: Int
  ) -> Int? {
    var search = BundleSearch(own, weighing, above: limit)
    var value = 0
    for (place, stint) in forced.enumerated() {
      guard !barred(stint), search.fits(stint),
        !forced[..<place].contains(where: { own.conflicts[$0].contains(stint) })
      else { return nil }
      value += search.take(stint)
    }
    let others = weighing.worth.indices.filter { stint in
      weighing.worth[stint] > 0 && !barred(stint) && !forced.contains(stint)
        && !forced.contains { own.conflicts[$0].contains(stint) }
    }
    search.extend(value, with: others)
    return search.isFound ? search.best : nil
  }

  private init(_ own: MemberStints, _ weighing: Weighing, above limit: Int) {
    (self.own, self.weighing, best) = (own, weighing, limit)
    (minutesLeft, authorityLeft) = (own.minutesLeft, own.authorityLeft)
    uses = own.isThere.map { $0.map { $0 ? 1 : 0 } }
    locationsUsed = own.locationsThere
    parts = [Int](repeating: 0, count: weighing.charges.count)
    locations = weighing.locations
  }

  /// Whether the limits of weeks and openings leave room for the stint.
  private func fits(_ stint: Int) -> Bool {
    if own.handoversMax > 0, stintsOfOpening[own.openings[stint]] ?? 0 > own.handoversMax { return false }
    let (place, authority) = (own.locations[stint], own.authorities[stint])
    return own.weeks[stint].allSatisfy { week, minutes in
      minutes <= minutesLeft[week] && minutes <= authorityLeft[authority][week]
        && (uses[week][place] > 0 || locationsUsed[week] < own.locationsMax)
    }
  }

  /// Takes a stint; returns what it adds.
  private mutating func take(_ stint: Int) -> Int {
    var value = weighing.worth[stint] - (taken == 0 ? weighing.entry : 0)
    for charge in weighing.chargesOf[stint] {
      value -= price(of: charge)
      if weighing.charges[charge].kind == .furtherLocation, parts[charge] == 0 { locations += 1 }
      parts[charge] += 1
    }
    mark(stint, 1)
    return value
  }

  private mutating func undo(_ stint: Int) {
    mark(stint, -1)
    for charge in weighing.chargesOf[stint] {
      parts[charge] -= 1
      if weighing.charges[charge].kind == .furtherLocation, parts[charge] == 0 { locations -= 1 }
    }
  }

  /// What one further stint of a charge pays.
  private func price(of charge: Int) -> Int {
    let (kind, price) = (weighing.charges[charge].kind, weighing.charges[charge].price)
    return switch kind {
    case .once: parts[charge] == 0 ? price : 0
    case .pairs: parts[charge] % 2 == 1 ? price : 0
    case .furtherLocation: parts[charge] == 0 && locations > 0 ? price : 0
    }
  }

  private mutating func mark(_ stint: Int, _ sign: Int) {
    taken += sign
    if own.handoversMax > 0 { stintsOfOpening[own.openings[stint], default: 0] += sign }
    let (place, authority) = (own.locations[stint], own.authorities[stint])
    for (week, minutes) in own.weeks[stint] {
      minutesLeft[week] -= sign * minutes
      authorityLeft[authority][week] -= sign * minutes
      if uses[week][place] == (sign > 0 ? 0 : 1) { locationsUsed[week] += sign }
      uses[week][place] += sign
    }
  }

  /// Tries every bundle of what is taken and some of `others` that may be worth more than the best so far.
  private mutating func extend(_ value: Int, with others: [Int]) {
    if value > best { (best, isFound) = (value, true) }
    let entry = taken == 0 ? weighing.entry : 0
    let (order, bounds) = covered(others.filter(fits))
    for (place, stint) in order.enumerated().reversed() {
      if value - entry + bounds[place] <= best { return }
      let gain = take(stint)
      let conflicts = own.conflicts[stint]
      extend(value + gain, with: order[..<place].filter { !conflicts.contains($0) })
      undo(stint)
    }
  }

  /// The stints clique by clique, and for each place the most that the stints up to there can add together.
  private func covered(_ stints: [Int]) -> (order: [Int], bounds: [Int]) {
    var weighed = stints.map { stint in
      let shares = weighing.chargesOf[stint].map { price(of: $0) / weighing.charges[$0].most }.reduce(0, +)
      return (stint: stint, weight: max(0, weighing.worth[stint] - shares))
    }
    weighed.sort { ($1.weight, $0.stint) < ($0.weight, $1.stint) }
    let firstWithout = weighed.firstIndex { $0.weight == 0 } ?? weighed.count
    var order = weighed[firstWithout...].map(\.stint)
    var bounds = [Int](repeating: 0, count: order.count)
    var rest = Array(weighed[..<firstWithout])
    var total = 0
    while let first = rest.first {
      var clique = [first]
      var left: [(stint: Int, weight: Int)] = []
      for next in rest.dropFirst() {
        let conflicts = own.conflicts[next.stint]
        if clique.allSatisfy({ conflicts.contains($0.stint) }) {
          clique.append(next)
        } else {
          left.append(next)
        }
      }
      for (stint, weight) in clique.reversed() {
        order.append(stint)
        bounds.append(total + weight)
      }
      total += first.weight
      rest = left
    }
    return (order, bounds)
  }
}
