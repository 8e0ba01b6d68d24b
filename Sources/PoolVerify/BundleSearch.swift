// SPDX-License-Identifier: GPL-3.0-or-later

/// What the stints of one member are worth at some prices, and what a bundle pays besides.
struct Weighing {
  /// A price that a bundle pays as a whole.
  struct Charge {
    enum Kind {
      /// Once, if the bundle has any of the stints.
      case once
      /// For every two of the sets of which the bundle has any stint, `start` included.
      case pairs
      /// Once, if the bundle has any of the stints and the member works at another location too.
      case furtherLocation
    }
    let kind: Kind
    let price: Int
    /// No bundle has more of the stints than this.
    var most = 0
    /// What counts as sets of which the bundle has a stint, whatever it has.
    var start = 0
  }

  /// A stint's part in a charge: in which of its sets it is, numbered over all charges.
  struct Part {
    let charge: Int
    let sets: [Int]
  }

  /// For each stint, what it adds without any charge.
  var worth: [Int]
  var charges: [Charge] = []
  /// How many sets the charges have together.
  var setCount = 0
  /// For each stint the charges that it has part in.
  var chargesOf: [[Part]]
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
  /// For each set how many of its stints are taken, and for each charge of how many sets any is.
  private var usesOfSet: [Int]
  private var setsUsed: [Int]
  private var locations: Int
  private var taken = 0
  private var chosen: [Int] = []
  private var best: Int
  private var isFound = false
  /// What is listed, when all bundles are asked for rather than the best; how many more may be, and the steps left.
  private var list: [[Int]]?
  private var room = 0
  private var steps = 0
  /// The week whose minutes have a price in bounds, and the price.
  private var week = 0
  private var minutePrice = 0

  /// The value of the best bundle that has all of `forced` and one of each set at least, none of `barred`, and is worth more
  /// than `limit`; `nil` = there is none. With a list of bundles only these count, and the empty one.
  static func best(
    of own: MemberStints, _ weighing: Weighing, among bundles: [[Int]]? = nil, forced: [Int] = [],
    having sets: [[Int]] = [], barred: (Int) -> Bool, above limit: Int
  ) -> Int? {
    if let bundles {
      var best: Int?
      forEach(of: bundles + [[]], of: own, weighing, having: sets, barred: barred, above: limit) {
        number, value in
        best = max(best ?? value, value)
      }
      return best
    }
    if let next = sets.firstIndex(where: { !$0.contains(where: forced.contains) }) {
      // Bundles with the first stint of the set, with the second but not the first, and so on.
      var best: Int?
      for (place, stint) in sets[next].enumerated() {
        let found = self.best(
          of: own, weighing, forced: forced + [stint], having: sets,
          barred: { barred($0) || sets[next][..<place].contains($0) }, above: best ?? limit)
        best = found ?? best
      }
      return best
    }
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
    search.priceMinutes(of: others)
    search.extend(value, with: others)
    return search.isFound ? search.best : nil
  }

  /// The numbers and the values of the bundles of a list that have one of each set at least, none of `barred`, and are worth
  /// more than `limit`.
  static func forEach(
    of list: [[Int]], of own: MemberStints, _ weighing: Weighing, having sets: [[Int]],
    barred: (Int) -> Bool, above limit: Int, _ use: (Int, Int) -> Void
  ) {
    var search = BundleSearch(own, weighing, above: limit)
    for (number, bundle) in list.enumerated()
    where sets.allSatisfy({ $0.contains(where: bundle.contains) }) && !bundle.contains(where: barred) {
      let value = search.value(of: bundle)
      if value > limit { use(number, value) }
    }
  }

  /// Every bundle but the empty one that is worth more than `limit`, of a list or else of all that has none of `barred`;
  /// `nil` = they are more than `most`, or too many steps are needed to find them.
  static func all(
    of own: MemberStints, _ weighing: Weighing, among bundles: [[Int]]?, barred: (Int) -> Bool,
    above limit: Int, most: Int
  ) -> [[Int]]? {
    var search = BundleSearch(own, weighing, above: limit)
    if let bundles { return bundles.filter { search.value(of: $0) > limit } }
    (search.list, search.room, search.steps) = ([], most, 2_000_000)
    search.priceMinutes(of: weighing.worth.indices.filter { !barred($0) })
    search.extend(0, with: weighing.worth.indices.filter { !barred($0) })
    return search.room < 0 || search.steps < 0 ? nil : search.list
  }

  /// What a bundle is worth.
  private mutating func value(of bundle: [Int]) -> Int {
    var value = 0
    for stint in bundle { value += take(stint) }
    for stint in bundle.reversed() { undo(stint) }
    return value
  }

  private mutating func record(_ value: Int) {
    guard value > best else { return }
    if list == nil {
      (best, isFound) = (value, true)
    } else if !chosen.isEmpty {
      list?.append(chosen)
      room -= 1
    }
  }

  private init(_ own: MemberStints, _ weighing: Weighing, above limit: Int) {
    (self.own, self.weighing, best) = (own, weighing, limit)
    (minutesLeft, authorityLeft) = (own.minutesLeft, own.authorityLeft)
    uses = own.isThere.map { $0.map { $0 ? 1 : 0 } }
    locationsUsed = own.locationsThere
    usesOfSet = Array(repeating: 0, count: weighing.setCount)
    setsUsed = Array(repeating: 0, count: weighing.charges.count)
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
    for part in weighing.chargesOf[stint] {
      value -= price(of: part)
      if weighing.charges[part.charge].kind == .furtherLocation, setsUsed[part.charge] == 0 { locations += 1 }
      for set in part.sets {
        if usesOfSet[set] == 0 { setsUsed[part.charge] += 1 }
        usesOfSet[set] += 1
      }
    }
    mark(stint, 1)
    return value
  }

  private mutating func undo(_ stint: Int) {
    mark(stint, -1)
    for part in weighing.chargesOf[stint] {
      for set in part.sets {
        usesOfSet[set] -= 1
        if usesOfSet[set] == 0 { setsUsed[part.charge] -= 1 }
      }
      if weighing.charges[part.charge].kind == .furtherLocation, setsUsed[part.charge] == 0 { locations -= 1 }
    }
  }

  /// What a further stint pays of a charge.
  private func price(of part: Weighing.Part) -> Int {
    let (charge, used) = (weighing.charges[part.charge], setsUsed[part.charge])
    switch charge.kind {
    case .once: return used == 0 ? charge.price : 0
    case .pairs:
      let after = charge.start + used + part.sets.count { usesOfSet[$0] == 0 }
      return charge.price * (after / 2 - (charge.start + used) / 2)
    case .furtherLocation: return used == 0 && locations > 0 ? charge.price : 0
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
    record(value)
    let entry = taken == 0 ? weighing.entry : 0
    let (order, bounds) = covered(others.filter(fits))
    for (place, stint) in order.enumerated().reversed() {
      if value - entry + bounds[place] <= best { return }
      if list != nil {
        steps -= 1
        if steps < 0 || room < 0 { return }
      }
      chosen.append(stint)
      let gain = take(stint)
      let conflicts = own.conflicts[stint]
      extend(value + gain, with: order[..<place].filter { !conflicts.contains($0) })
      undo(stint)
      chosen.removeLast()
    }
  }

  /// The stints clique by clique, and for each place the most that the stints up to there can add together.
  ///
  /// That is the least of three sums: of the best stint of each clique; the same with the minutes of the busiest week
  /// priced, whose limit then is not asked for; and with the few locations that the week has room for.
  private func covered(_ stints: [Int]) -> (order: [Int], bounds: [Int]) {
    var weighed = stints.map { stint in
      var shares = 0
      for part in weighing.chargesOf[stint] {
        let charge = weighing.charges[part.charge]
        shares += min(charge.price, price(of: part)) / charge.most
      }
      return Weighed(own, stint, max(0, weighing.worth[stint] - shares), week: week, minutePrice)
    }
    weighed.sort { ($1.priced, $1.weight, $0.stint) < ($0.priced, $0.weight, $1.stint) }
    var order = weighed.filter { $0.weight == 0 }.map(\.stint)
    var bounds = [Int](repeating: 0, count: order.count)
    var rest = weighed.filter { $0.weight > 0 }
    var (sum, priced) = (0, minutePrice * max(0, minutesLeft[week]))
    var few = FewLocations(
      base: priced, room: own.locationsMax - locationsUsed[week], count: own.locationNumbers.count)
    while let first = rest.first {
      var clique = [first]
      var left: [Weighed] = []
      for next in rest.dropFirst() {
        let conflicts = own.conflicts[next.stint]
        if clique.allSatisfy({ conflicts.contains($0.stint) }) {
          clique.append(next)
        } else {
          left.append(next)
        }
      }
      var most = 0
      few.beginClique()
      for next in clique.reversed() {
        most = max(most, next.weight)
        let location = own.locations[next.stint]
        few.add(next.priced, at: next.isInWeek && uses[week][location] == 0 ? location : nil)
        order.append(next.stint)
        bounds.append(min(sum + most, priced + next.priced, few.most))
      }
      (sum, priced) = (sum + most, priced + first.priced)
      rest = left
    }
    return (order, bounds)
  }

  /// What a stint can add, and what of it is left when the minutes of a week have a price.
  private struct Weighed {
    let stint, weight, priced: Int
    let isInWeek: Bool

    init(_ own: MemberStints, _ stint: Int, _ weight: Int, week: Int, _ minutePrice: Int) {
      let minutes = own.weeks[stint].first { $0.week == week }?.minutes
      (self.stint, self.weight, isInWeek) = (stint, weight, minutes != nil)
      priced = max(0, weight - minutePrice * (minutes ?? 0))
    }
  }

  /// Chooses the week in which most stints have minutes, and the price of its minutes with the least bound.
  private mutating func priceMinutes(of stints: [Int]) {
    var counts = minutesLeft.map { _ in 0 }
    for stint in stints { for (week, _) in own.weeks[stint] { counts[week] += 1 } }
    week = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
    let worth = stints.map { weighing.worth[$0] }.max() ?? 0
    // What is that large leaves no room for products, and of few stints all bundles are tried at once.
    guard stints.count > 12, worth > 0, worth < 1 << 56 else { return }
    var best = covered(stints).bounds.last ?? 0
    for step in 1...16 {
      let before = minutePrice
      minutePrice = worth / max(1, minutesLeft[week]) * step
      let bound = covered(stints).bounds.last ?? 0
      if bound < best { best = bound } else { minutePrice = before }
    }
  }
}

/// The most that cliques of stints add where few new locations fit: all at locations that take no room, and the best others.
private struct FewLocations {
  private var free: Int
  private let room: Int
  private var sums: [Int]
  /// The locations with the largest sums, as many as there is room for, and what they come to.
  private var best: [Int] = []
  private var ofBest = 0
  /// What the clique so far has at most at each location, and where it takes no room.
  private var clique: [Int: Int] = [:]
  private var freeOfClique = 0

  init(base: Int, room: Int, count: Int) {
    (free, self.room, sums) = (base, room, Array(repeating: 0, count: count))
  }

  var most: Int { free + ofBest }

  mutating func beginClique() { (clique, freeOfClique) = ([:], 0) }

  /// - Parameter location: Where it takes room; `nil` = it takes none.
  mutating func add(_ weight: Int, at location: Int?) {
    guard let location else {
      free += max(0, weight - freeOfClique)
      freeOfClique = max(freeOfClique, weight)
      return
    }
    let more = weight - (clique[location] ?? 0)
    guard more > 0 else { return }
    clique[location] = weight
    sums[location] += more
    if best.contains(location) { ofBest += more; return }
    if best.count < room { best.append(location); ofBest += sums[location]; return }
    guard let least = best.indices.min(by: { sums[best[$0]] < sums[best[$1]] }),
      sums[best[least]] < sums[location]
    else { return }
    ofBest += sums[location] - sums[best[least]]
    best[least] = location
  }
}
