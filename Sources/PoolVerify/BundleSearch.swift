// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the best bundle of a member: depth first, bounded by a cover of what can be taken by cliques of conflicts.
///
/// The bound gives each portion an equal share of the charges that are not paid yet, so that it stays above what any bundle
/// can earn. Plain sums are safe: `Pricing` refuses weights whose sum might leave 64 bits, and stints of much worth stay one by
/// one, as sets of them might. The limit can be any number at all.
struct BundleSearch {
  private let own: MemberStints
  private let weighing: Weighing
  /// Each stint alone.
  private let ones: [Portion]
  /// What is searched, and for each portion those that cannot be taken beside it.
  private var portions: [Portion] = []
  private var conflicts: [BitSet] = []
  private var minutePrices: MinutePrices
  private var minutesLeft: [Int]
  /// For each week and location slot how many portions are given there, running lessons as one.
  private var uses: [[Int]]
  private var locationsUsed: [Int]
  private var stintsOfOpening: [Int: Int] = [:]
  /// For each set how many of its portions are taken, and for each charge of how many sets any is.
  private var usesOfSet: [Int]
  private var setsUsed: [Int]
  private var locations: Int
  private var taken: [Portion] = []
  private var best: Int
  private var isFound = false
  /// What is listed, when all bundles are asked for rather than the best; how many more may be, and the steps left.
  private var list: [[Int]]?
  private var room = 0
  private var steps = 0

  /// The most sets of one vacancy's stints that are looked at; a vacancy with more has its stints one by one.
  private static let setsMax = 1_000
  /// So few portions have no prices of their own fitted: all their bundles are tried at once.
  private static let fewPortions = 8

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
      guard !barred(stint), search.fits(search.ones[stint]),
        !forced[..<place].contains(where: { own.conflicts[$0].contains(stint) })
      else { return nil }
      value += search.take(search.ones[stint])
    }
    let others = weighing.worth.indices.filter { stint in
      weighing.worth[stint] > 0 && !barred(stint) && !forced.contains(stint)
        && !forced.contains { own.conflicts[$0].contains(stint) }
    }
    search.layOut(search.portions(of: others), value)
    search.extend(value, with: Array(search.portions.indices))
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
    search.layOut(weighing.worth.indices.filter { !barred($0) }.map { search.ones[$0] }, 0)
    search.extend(0, with: Array(search.portions.indices))
    return search.room < 0 || search.steps < 0 ? nil : search.list
  }

  /// What a bundle is worth.
  private mutating func value(of bundle: [Int]) -> Int {
    var value = 0
    for stint in bundle { value += take(ones[stint]) }
    for _ in bundle { undo() }
    return bundle.isEmpty ? 0 : value - weighing.entry
  }

  private mutating func record(_ value: Int) {
    guard value > best else { return }
    if list == nil {
      (best, isFound) = (value, true)
    } else if !taken.isEmpty {
      list?.append(taken.flatMap(\.stints))
      room -= 1
    }
  }

  private init(_ own: MemberStints, _ weighing: Weighing, above limit: Int) {
    (self.own, self.weighing, best) = (own, weighing, limit)
    ones = weighing.worth.indices.map { Portion($0, own, weighing) }
    minutesLeft = own.minutesLeft
    minutePrices = MinutePrices(none: minutesLeft)
    uses = own.isThere.map { $0.map { $0 ? 1 : 0 } }
    locationsUsed = own.locationsThere
    usesOfSet = Array(repeating: 0, count: weighing.setCount)
    setsUsed = Array(repeating: 0, count: weighing.charges.count)
    locations = weighing.locations
  }

  /// Whether the limits of minutes, locations and openings leave room for the portion.
  private func fits(_ portion: Portion) -> Bool {
    if own.handoversMax > 0 {
      for opening in portion.stints.map({ own.openings[$0] }) {
        let count = portion.stints.count { own.openings[$0] == opening }
        if (stintsOfOpening[opening] ?? 0) + count > own.handoversMax + 1 { return false }
      }
    }
    for (row, minutes) in portion.minutes.enumerated() where minutes > 0 && minutes > minutesLeft[row] {
      return false
    }
    return uses.indices.allSatisfy { week in
      portion.minutes[week] == 0 || uses[week][portion.location] > 0 || locationsUsed[week] < own.locationsMax
    }
  }

  /// Takes a portion; returns what it adds but for what the first one pays as an entry.
  private mutating func take(_ portion: Portion) -> Int {
    var value = portion.worth
    for part in portion.parts {
      value -= price(of: part)
      if weighing.charges[part.charge].kind == .furtherLocation, setsUsed[part.charge] == 0 { locations += 1 }
      for set in part.sets {
        if usesOfSet[set] == 0 { setsUsed[part.charge] += 1 }
        usesOfSet[set] += 1
      }
    }
    taken.append(portion)
    mark(portion, 1)
    return value
  }

  /// Gives back what was taken last.
  private mutating func undo() {
    let portion = taken.removeLast()
    mark(portion, -1)
    for part in portion.parts {
      for set in part.sets {
        usesOfSet[set] -= 1
        if usesOfSet[set] == 0 { setsUsed[part.charge] -= 1 }
      }
      if weighing.charges[part.charge].kind == .furtherLocation, setsUsed[part.charge] == 0 { locations -= 1 }
    }
  }

  /// What a further portion pays of a charge.
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

  private mutating func mark(_ portion: Portion, _ sign: Int) {
    if own.handoversMax > 0 {
      for stint in portion.stints { stintsOfOpening[own.openings[stint], default: 0] += sign }
    }
    for (row, minutes) in portion.minutes.enumerated() { minutesLeft[row] -= sign * minutes }
    for week in uses.indices where portion.minutes[week] > 0 {
      if uses[week][portion.location] == (sign > 0 ? 0 : 1) { locationsUsed[week] += sign }
      uses[week][portion.location] += sign
    }
  }

  /// The stints one by one, or where a charge concerns one vacancy alone the sets of its stints.
  private mutating func portions(of stints: [Int]) -> [Portion] {
    var vacancyOf = weighing.charges.map { _ in Int?.none }
    var isInside = weighing.charges.map { $0.kind != .furtherLocation }
    for (stint, parts) in weighing.chargesOf.enumerated() {
      for charge in parts.map(\.charge) {
        if let other = vacancyOf[charge], other != own.vacancies[stint] { isInside[charge] = false }
        vacancyOf[charge] = own.vacancies[stint]
      }
    }
    let isSmall = stints.reduce(0) { $0 + weighing.worth[$1] } < 1 << 50
    let ofVacancy = Dictionary(grouping: stints) { own.vacancies[$0] }
    return ofVacancy.keys.sorted().flatMap { vacancy in
      let ones = (ofVacancy[vacancy] ?? []).map { self.ones[$0] }
      let isCharged = isSmall && ones.contains { $0.parts.contains { isInside[$0.charge] } }
      return isCharged ? together(ones, of: vacancy, inside: { isInside[$0] }) ?? ones : ones
    }
  }

  /// The sets of one vacancy's stints that go together and are worth more than each of their subsets; `nil` = too many to
  /// look at.
  private mutating func together(
    _ ones: [Portion], of vacancy: Int, inside isInside: (Int) -> Bool
  ) -> [Portion]? {
    var sets: [[Int]] = [[]]
    var mostOf: [[Int]: Int] = [[]: 0]
    var found: [Portion] = []
    while !sets.isEmpty {
      var larger: [[Int]] = []
      for set in sets {
        for next in ((set.last ?? -1) + 1)..<ones.count {
          let new = set + [next]
          guard !set.contains(where: { ones[$0].excludes(ones[next], in: own, minutesLeft) }),
            let worth = worth(of: new.map { ones[$0] }, charging: isInside)
          else { continue }
          if mostOf.count > Self.setsMax { return nil }
          let before = new.reduce(0) { most, one in max(most, mostOf[new.filter { $0 != one }] ?? 0) }
          mostOf[new] = max(before, worth)
          larger.append(new)
          if worth > before {
            found.append(Portion(new.map { ones[$0] }, of: vacancy, worth: worth, without: isInside))
          }
        }
      }
      sets = larger
    }
    return found
  }

  /// What portions add together when only some of the charges are paid; `nil` if the limits leave no room for them.
  private mutating func worth(of portions: [Portion], charging isCharged: (Int) -> Bool) -> Int? {
    var (worth, count) = (0, 0)
    for portion in portions {
      guard fits(portion) else { break }
      for part in portion.parts where isCharged(part.charge) { worth -= price(of: part) }
      worth += portion.worth
      _ = take(portion)
      count += 1
    }
    for _ in 0..<count { undo() }
    return count == portions.count ? worth : nil
  }

  /// Prepares the search for bundles of what is taken, which is worth `value`, and some of `all`: prices their minutes, and
  /// leaves out those with which no bundle can be worth more than the limit.
  private mutating func layOut(_ all: [Portion], _ value: Int) {
    let target = toBeat(value)
    portions = all.filter(fits)
    for _ in 0..<4 {
      let order = portions.indices.sorted { (portions[$1].worth, $0) < (portions[$0].worth, $1) }
      let cliques = Self.cliques(of: order) { portions[$0].excludes(portions[$1], in: own, minutesLeft) }
      let choices = choices(cliques, in: busiestWeek(of: order))
      minutePrices = minutePrices.fitted(
        portions, worth: portions.map(\.worth), choices, minutesLeft, target: target, steps: 60)
      let relaxation = Relaxation(
        choices, priced: portions.map { minutePrices.priced($0.worth, $0) },
        cost: minutePrices.cost(of: minutesLeft))
      let left = relaxation.numbers(above: target).joined().map { portions[$0] }
      if left.count == portions.count { break }
      portions = left
    }
    conflicts = portions.map { _ in BitSet(count: portions.count) }
    for a in portions.indices {
      for b in 0..<a where portions[a].excludes(portions[b], in: own, minutesLeft) {
        conflicts[a].insert(b)
        conflicts[b].insert(a)
      }
    }
  }

  /// What portions must add beside some that are worth `value` for a better bundle, as near to it as 64 bits come: no portions add
  /// more than the largest number.
  private func toBeat(_ value: Int) -> Int {
    let (target, overflow) = best.subtractingReportingOverflow(value - weighing.entry)
    return overflow ? (best < 0 ? .min : .max) : target
  }

  private func choices(_ cliques: [[Int]], in week: Int) -> Relaxation.Choices {
    let places = portions.map { portion in
      portion.minutes[week] > 0 && uses[week][portion.location] == 0 ? portion.location + 1 : 0
    }
    return Relaxation.Choices(
      cliques: cliques, places: places, placeCount: own.locationNumbers.count,
      room: max(0, own.locationsMax - locationsUsed[week]))
  }

  /// Tries every bundle of what is taken and some of `others` that may be worth more than the best so far.
  private mutating func extend(_ value: Int, with others: [Int]) {
    record(taken.isEmpty ? 0 : value - weighing.entry)
    let before = minutePrices
    defer { minutePrices = before }
    let (order, bounds) = covered(others.filter { fits(portions[$0]) }, toBeat: toBeat(value))
    for (place, portion) in order.enumerated().reversed() {
      if value - weighing.entry + bounds[place] <= best { return }
      if list != nil {
        steps -= 1
        if steps < 0 || room < 0 { return }
      }
      let gain = take(portions[portion])
      extend(value + gain, with: order[..<place].filter { !conflicts[portion].contains($0) })
      undo()
    }
  }

  /// Splits what excludes each other into cliques, each begun by the first that is in none yet.
  private static func cliques(of order: [Int], _ excludes: (Int, Int) -> Bool) -> [[Int]] {
    var cliques: [[Int]] = []
    for next in order {
      if let place = cliques.firstIndex(where: { $0.allSatisfy { excludes($0, next) } }) {
        cliques[place].append(next)
      } else {
        cliques.append([next])
      }
    }
    return cliques
  }

  /// By number what portions add at most, with their shares of the charges that are not paid yet; 0 for all others.
  private func weights(of numbers: [Int]) -> [Int] {
    var weights = [Int](repeating: 0, count: portions.count)
    for number in numbers {
      var shares = 0
      for part in portions[number].parts {
        let charge = weighing.charges[part.charge]
        shares += min(charge.price, price(of: part)) / charge.most
      }
      weights[number] = max(0, portions[number].worth - shares)
    }
    return weights
  }

  /// The portions that a better bundle may have, those that add most last, and for each place the most that the portions up to
  /// there can add together.
  ///
  /// That is the least of three sums: of the best portion of each clique; the same with the minutes priced, whose limits then
  /// are not asked for; and with the few locations that the busiest week has room for. Each call fits the prices anew.
  private mutating func covered(_ others: [Int], toBeat target: Int) -> (order: [Int], bounds: [Int]) {
    let weights = weights(of: others)
    var priced = weights
    for number in others { priced[number] = minutePrices.priced(weights[number], portions[number]) }
    func ascending(_ numbers: [Int]) -> [Int] {
      numbers.sorted { (weights[$0], priced[$0], $1) < (weights[$1], priced[$1], $0) }
    }
    let cliques = Self.cliques(of: ascending(others.filter { weights[$0] > 0 })) {
      conflicts[$0].contains($1)
    }
    let choices = choices(cliques, in: busiestWeek(of: others))
    if list == nil, others.count > Self.fewPortions {
      minutePrices = minutePrices.fitted(
        portions, worth: weights, choices, minutesLeft, target: target, steps: 20)
      for number in others { priced[number] = minutePrices.priced(weights[number], portions[number]) }
    }
    let cost = minutePrices.cost(of: minutesLeft)
    let promising =
      list == nil
      ? Relaxation(choices, priced: priced, cost: cost).numbers(above: target) : choices.cliques
    var cliqueOf: [Int: Int] = [:]
    for (clique, numbers) in promising.enumerated() { for number in numbers { cliqueOf[number] = clique } }
    // What adds nothing now may do so beside what pays its charges.
    var order = others.filter { weights[$0] == 0 }
    var bounds = [Int](repeating: 0, count: order.count)
    var (most, mostPriced) = (promising.map { _ in 0 }, promising.map { _ in 0 })
    var (sum, pricedSum) = (0, cost)
    var few = FewLocations(
      base: cost, room: choices.room, count: choices.placeCount, cliques: promising.count)
    for next in ascending(Array(promising.joined())) {
      let clique = cliqueOf[next] ?? 0
      sum += max(0, weights[next] - most[clique])
      pricedSum += max(0, priced[next] - mostPriced[clique])
      (most[clique], mostPriced[clique]) = (
        max(most[clique], weights[next]), max(mostPriced[clique], priced[next])
      )
      few.add(priced[next], at: choices.places[next], clique)
      order.append(next)
      bounds.append(min(sum, pricedSum, few.most))
    }
    return (order, bounds)
  }

  /// The week in which most portions have minutes.
  private func busiestWeek(of others: [Int]) -> Int {
    let counts = uses.indices.map { week in others.count { portions[$0].minutes[week] > 0 } }
    return counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
  }
}
