// SPDX-License-Identifier: GPL-3.0-or-later
/// Finds one member's best bundles under prices: depth first over the parcels that are worth something, each a place or
/// several of one vacancy (`Parcels`).
///
/// **Bound.** Candidates are laid greedily into cliques of the conflict graph, last first, so that each suffix of
/// the order has its bound: the chosen worth plus the largest of each clique. A second bound does the same with what
/// couples the cliques priced: any multipliers λ ≥ 0 on the minutes left give `Σ λ·left + Σ (worth − λ·minutes)`, and as
/// `⌊n/2⌋ ≥ (n − 1)/2`, any μ from 0 to half the price of a half toll gives `μ + Σ (worth − μ)` over the parcels of its
/// sets. They are fitted at the root by subgradient steps. What is paid once for a set of which at most α parcels go together
/// is charged as a share of 1/α to each. Where locations are limited, both sums are also taken location by location, and of
/// those the best few that one week has room for.
///
/// Whole numbers throughout, so the answer is exact. An object is used by one thread at a time.
final class BundleSearch {
  private let space: MemberSpace
  // The candidates in order, each a parcel, and what they bring.
  private var order: [[Int]] = []
  private var words = 0
  private var adjacent: [UInt64] = []
  private var worth: [Int] = []
  private var plain: [Int] = []
  private var priced: [Int] = []
  private var sizes: [Int32] = []
  private var tollsOf: [[Int]] = []
  /// By candidate: the half tolls and the set of each in which it is, numbered over all sets.
  private var halvesOf: [[(toll: Int, set: Int)]] = []
  /// By candidate: the half tolls that it brings nearer, and among how many places of the set that is shared.
  private var halfChargesOf: [[(toll: Int, among: Int)]] = []
  /// What each half toll leaves free beside what is forced: one set, or none where it starts with one.
  private var halfLeft: [Int] = []
  private var prices = MemberPrices(worth: [])
  private var tollCount: [Int] = []
  private var halfCount: [Int] = []
  private var setCount: [Int] = []
  private var firstSet: [Int] = []
  private var chosen: [Int] = []
  private var quest = Quest()
  private var control: SearchControl?
  private var answer = Answer(bound: 0, isComplete: true, steps: 0)
  private var cliques = CliqueSums()
  private var cliquesHere = CliqueSums()
  private var locations = LocationSlots()
  /// By candidate: the location, and the weeks.
  private var locationOf: [Int] = []
  private var weeksOf: [UInt64] = []

  init(_ space: MemberSpace) { self.space = space }

  /// The best bundles among `allowed` places (all if `nil`).
  ///
  /// - Parameter control: Ends the search early, as if the steps were used up.
  func run(
    _ prices: MemberPrices, allowed: [Bool]?, _ quest: Quest, _ control: SearchControl? = nil
  ) -> Answer {
    self.control = control
    self.prices = prices
    self.quest = quest
    answer = Answer(bound: quest.floor, isComplete: true, steps: 0)
    chosen = quest.forced
    let isForced = Set(quest.forced)
    // A place that costs adds to a bundle's worth only where worse bundles are of interest too.
    let least = if case .better = quest.finds { 0 } else { Int.min }
    var candidates: [Int] = []
    for place in 0..<space.count {
      if let allowed, !allowed[place] { continue }
      guard prices.worth[place] > least, !isForced.contains(place),
        !quest.forced.contains(where: { space.clashes.contains($0, place) })
      else { continue }
      candidates.append(place)
    }
    var left = space.left
    let rows = left.count
    for place in quest.forced { for row in 0..<rows { left[row] -= space.sizes[place * rows + row] } }
    prepare(candidates, left)
    locations = LocationSlots(space, weeksOf)
    for place in quest.forced { _ = locations.enter(space.locationIndices[place], space.weeks[place]) }
    var value = 0
    tollCount = Array(repeating: 0, count: prices.any.count)
    halfCount = prices.half.map(\.start)
    setCount = Array(repeating: 0, count: firstSet.last ?? 0)
    for place in quest.forced {
      value += prices.worth[place]
      for (index, toll) in prices.any.enumerated() where toll.places.contains(place) {
        if tollCount[index] == 0 { value -= toll.price }
        tollCount[index] += 1
      }
      for (index, toll) in prices.half.enumerated() {
        for (number, set) in toll.sets.enumerated() where set.contains(place) {
          value -= enter(index, firstSet[index] + number)
        }
      }
    }
    value -= locationToll(chosen)
    if !quest.forced.isEmpty { value -= prices.member }
    var set = [UInt64](repeating: 0, count: words)
    for index in order.indices { set[index / 64] |= 1 << UInt64(index % 64) }
    leaveFitting(&set, left)
    let start = plainStart()
    let multipliers = fitMultipliers(&set, left, base: start)
    price(by: multipliers)
    let pricedStart = start + worth(of: multipliers, left)
    record(value)
    descend(set, left, value: value, plain: start, priced: pricedStart)
    // A cut search has a bound on what it did not look at; what it found may be better.
    for bundle in answer.bundles { answer.bound = max(answer.bound, bundle.value) }
    return answer
  }

  /// The best bundles of allowed places that have one of each set: of those with the first place of a set, of those with the
  /// second and not the first, and so on.
  ///
  /// - Parameter goTogether: Whether a place can be held beside others.
  func run(
    _ prices: MemberPrices, allowed: [Bool], having sets: [[Int]], _ quest: Quest, _ control: SearchControl?,
    goTogether: (Int, [Int]) -> Bool
  ) -> Answer {
    guard let set = sets.first(where: { !$0.contains(where: quest.forced.contains) }) else {
      return run(prices, allowed: allowed, quest, control)
    }
    var (quest, allowed) = (quest, allowed)
    var whole = Answer(bound: quest.floor, isComplete: true, steps: 0)
    for place in set where allowed[place] && goTogether(place, quest.forced) {
      var part = quest
      part.forced.append(place)
      let answer = run(prices, allowed: allowed, having: sets, part, control, goTogether: goTogether)
      whole.add(answer, as: quest.finds)
      if case .better = quest.finds, let best = whole.bundles.last { quest.floor = best.value }
      allowed[place] = false
    }
    return whole
  }

  /// The bound's share of what is forced: its worth without tolls, which only lower it.
  private func plainStart() -> Int {
    var sum = quest.forced.reduce(0) { $0 + prices.worth[$1] }
    for (index, toll) in prices.any.enumerated() where tollCount[index] > 0 { sum -= toll.price }
    return sum
  }

  private func prepare(_ candidates: [Int], _ left: [Int32]) {
    let asksForBetter = if case .better = quest.finds { true } else { false }
    let parcels = Parcels(
      space, prices, candidates, forced: quest.forced, left: left, isBest: asksForBetter)
    let numbers = parcels.worth.indices.sorted {
      (-parcels.worth[$0], $0) < (-parcels.worth[$1], $1)
    }
    order = numbers.map { parcels.places[$0] }
    let count = order.count
    words = (count + 63) / 64
    worth = numbers.map { parcels.worth[$0] }
    plain = worth
    locationOf = order.map { space.locationIndices[$0[0]] }
    weeksOf = order.map { places in places.reduce(0) { $0 | space.weeks[$1] } }
    let rows = left.count
    sizes = Array(repeating: 0, count: count * rows)
    for (v, places) in order.enumerated() {
      for place in places {
        for row in 0..<rows { sizes[v * rows + row] += space.sizes[place * rows + row] }
      }
    }
    // By place: the candidates that have it.
    var candidatesAt: [[Int]] = Array(repeating: [], count: space.count)
    for (v, places) in order.enumerated() { for place in places { candidatesAt[place].append(v) } }
    connect(candidatesAt, blocks: numbers.map { parcels.block[$0] })
    tollsOf = Array(repeating: [], count: count)
    halvesOf = Array(repeating: [], count: count)
    halfChargesOf = Array(repeating: [], count: count)
    halfLeft = prices.half.map { toll in
      1 - toll.start - toll.sets.count { quest.forced.contains(where: $0.contains) }
    }
    firstSet = [0]
    for toll in prices.half { firstSet.append(firstSet[firstSet.count - 1] + toll.sets.count) }
    func having(anyOf places: [Int]) -> [Int] { Set(places.flatMap { candidatesAt[$0] }).sorted() }
    for toll in parcels.tolls {
      let here = having(anyOf: prices.any[toll].places)
      let share = prices.any[toll].price / max(1, cliques(here))
      for v in here {
        tollsOf[v].append(toll)
        plain[v] -= share
      }
    }
    for (toll, entry) in prices.half.enumerated() {
      for (number, set) in entry.sets.enumerated() {
        let here = having(anyOf: set)
        for v in here { halvesOf[v].append((toll, firstSet[toll] + number)) }
        if quest.forced.contains(where: set.contains) { continue }
        let among = max(1, cliques(here))
        for v in here { halfChargesOf[v].append((toll, among)) }
      }
    }
  }

  /// Which candidates exclude each other: those of a block, and those with places that clash.
  private func connect(_ having: [[Int]], blocks: [Int]) {
    let (order, words) = (order, words)
    var clashing = [UInt64](repeating: 0, count: having.count * words)
    let clashes = space.clashes
    for place in having.indices where !having[place].isEmpty {
      for word in 0..<clashes.words {
        for bit in clashes.bits[place * clashes.words + word].setBits {
          for v in having[word * 64 + bit] { clashing[place * words + v / 64] |= 1 << UInt64(v % 64) }
        }
      }
    }
    var ofBlock: [Int: [UInt64]] = [:]
    for (v, block) in blocks.enumerated() where block >= 0 {
      ofBlock[block, default: Array(repeating: 0, count: words)][v / 64] |= 1 << UInt64(v % 64)
    }
    var adjacent = [UInt64](repeating: 0, count: order.count * words)
    for (v, places) in order.enumerated() {
      for place in places {
        for word in 0..<words { adjacent[v * words + word] |= clashing[place * words + word] }
      }
      if let mates = ofBlock[blocks[v]] {
        for word in 0..<words { adjacent[v * words + word] |= mates[word] }
        adjacent[v * words + v / 64] &= ~(1 << UInt64(v % 64))
      }
    }
    self.adjacent = adjacent
  }

  /// How many of some candidates go together at most, by a greedy cover with cliques.
  private func cliques(_ candidates: [Int]) -> Int {
    var cover: [[Int]] = []
    for v in candidates {
      let home = cover.firstIndex { clique in
        clique.allSatisfy { adjacent[v * words + $0 / 64] >> UInt64($0 % 64) & 1 == 1 }
      }
      if let home { cover[home].append(v) } else { cover.append([v]) }
    }
    return cover.count
  }

  private func locationToll(_ chosen: [Int]) -> Int {
    guard prices.location > 0, !chosen.isEmpty else { return 0 }
    var seen: [Int] = []
    for place in chosen {
      let here = space.locations[place]
      if !space.home.contains(here), !seen.contains(here) { seen.append(here) }
    }
    return prices.location * max(0, seen.count - (space.home.isEmpty ? 1 : 0))
  }

  private func record(_ value: Int) {
    guard value > quest.floor, answer.isComplete else { return }
    let found = PricedBundle(places: chosen.sorted(), value: value)
    switch quest.finds {
    case .better(let count):
      quest.floor = value
      answer.bundles.append(found)
      if answer.bundles.count > count { answer.bundles.removeFirst() }
    case .best(let count):
      answer.bundles.insert(
        found, at: answer.bundles.firstIndex { $0.value >= value } ?? answer.bundles.count)
      if answer.bundles.count > count { answer.bundles.removeFirst() }
      if answer.bundles.count == count { quest.floor = answer.bundles[0].value }
    case .every(let count):
      answer.bundles.append(found)
      if answer.bundles.count > count { answer.isComplete = false }
    }
  }

  /// Counts one more place of a half toll's set, and says what that costs.
  private func enter(_ toll: Int, _ set: Int) -> Int {
    setCount[set] += 1
    guard setCount[set] == 1 else { return 0 }
    halfCount[toll] += 1
    return halfCount[toll] % 2 == 0 ? prices.half[toll].price : 0
  }

  /// Leaves the candidates for which locations have room and whose minutes still fit.
  private func leaveFitting(_ set: inout [UInt64], _ left: [Int32]) {
    if locations.full != 0 {
      for word in set.indices {
        for bit in set[word].setBits
        where !locations.fits(locationOf[word * 64 + bit], weeksOf[word * 64 + bit]) {
          set[word] &= ~(1 << UInt64(bit))
        }
      }
    }
    let (sizes, rows) = (sizes, left.count)
    guard rows > 0 else { return }
    for word in set.indices {
      for bit in set[word].setBits {
        let at = (word * 64 + bit) * rows
        for row in 0..<rows where sizes[at + row] > left[row] {
          set[word] &= ~(1 << UInt64(bit))
          break
        }
      }
    }
  }

  /// A candidate, and the bound of it and those after it: without and with priced minutes.
  private struct Suffix {
    let candidate: Int
    var plain = 0, priced = 0
    /// The candidate's clique; -1 where it adds nothing.
    var home = -1
  }

  /// The candidates of a set in order, then an end with nothing.
  private func suffixes(_ set: [UInt64]) -> [Suffix] {
    var result: [Suffix] = []
    result.reserveCapacity(set.reduce(1) { $0 + $1.nonzeroBitCount })
    for word in set.indices {
      for bit in set[word].setBits { result.append(Suffix(candidate: word * 64 + bit)) }
    }
    result.append(Suffix(candidate: -1))
    return result
  }

  /// Bounds each suffix, by cliques. Where locations are limited, also by cliques of each location and the best few locations,
  /// unless what the first bound adds to these sums is not above the floor.
  private func bound(_ suffixes: inout [Suffix], plain plainSum: Int, priced pricedSum: Int) {
    let (plain, priced, adjacent, words, locations) = (plain, priced, adjacent, words, locations)
    // Taken out while they change, so that nothing else holds them.
    var cliques = CliqueSums()
    swap(&cliques, &self.cliques)
    cliques.removeAll()
    for i in suffixes.indices.dropLast().reversed() {
      let v = suffixes[i].candidate
      let (one, two) = (max(0, plain[v]), max(0, priced[v]))
      if one > 0 || two > 0 {
        suffixes[i].home = cliques.add(v, adjacent, v * words, words, bucket: 0, one, two)
      }
      (suffixes[i].plain, suffixes[i].priced) = (cliques.plain, cliques.priced)
    }
    swap(&cliques, &self.cliques)
    let first = suffixes[0]
    guard locations.isLimited, min(plainSum + first.plain, pricedSum + first.priced) > quest.floor else {
      return
    }
    swap(&cliques, &cliquesHere)
    cliques.removeAll(buckets: locations.count + 1, most: locations.left)
    for i in suffixes.indices.dropLast().reversed() {
      let v = suffixes[i].candidate
      let (one, two) = (max(0, plain[v]), max(0, priced[v]))
      if one > 0 || two > 0 {
        _ = cliques.add(v, adjacent, v * words, words, bucket: bucket(of: v, locations), one, two)
      }
      suffixes[i].plain = min(suffixes[i].plain, cliques.plain)
      suffixes[i].priced = min(suffixes[i].priced, cliques.priced)
    }
    swap(&cliques, &cliquesHere)
  }

  /// Whether a bundle with a candidate may be worth more than the floor, by the bound of all with the candidate in place of
  /// its clique's largest.
  private func isPromising(_ here: Suffix, plain plainSum: Int, priced pricedSum: Int) -> Bool {
    let (v, rest) = (here.candidate, cliques.sums(without: here.home))
    return min(plainSum + rest.plain + plain[v], pricedSum + rest.priced + priced[v]) > quest.floor
  }

  private func price(by multipliers: Multipliers) {
    var priced = plain
    let (sizes, rows) = (sizes, multipliers.minutes.count)
    for row in 0..<rows where multipliers.minutes[row] > 0 {
      for index in priced.indices {
        priced[index] -= multipliers.minutes[row] * Int(sizes[index * rows + row])
      }
    }
    for (index, charges) in halfChargesOf.enumerated() {
      for (toll, among) in charges { priced[index] -= multipliers.halves[toll] / among }
    }
    self.priced = priced
  }

  /// What multipliers give away before anything is chosen.
  private func worth(of multipliers: Multipliers, _ left: [Int32]) -> Int {
    zip(multipliers.minutes, left).reduce(0) { $0 + $1.0 * Int($1.1) }
      + zip(multipliers.halves, halfLeft).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Multipliers that make the root's bound small; leaves the candidates that are promising on the way there.
  private func fitMultipliers(_ set: inout [UInt64], _ left: [Int32], base: Int) -> Multipliers {
    let none = Multipliers(minutes: left.map { _ in 0 }, halves: halfLeft.map { _ in 0 })
    var suffixes = suffixes(set)
    defer {
      set = set.map { _ in 0 }
      for v in suffixes.dropLast().lazy.map(\.candidate) { set[v / 64] |= 1 << UInt64(v % 64) }
    }
    guard left.count + halfLeft.count > 0, suffixes.count > 3 else { return none }
    return none.fitted(above: quest.floor - base, halvesMax: prices.half.map { $0.price / 2 }) {
      multipliers in
      price(by: multipliers)
      let worth = worth(of: multipliers, left)
      bound(&suffixes, plain: base, priced: base + worth)
      // Of each clique the best one; of the locations the best few. Nobody asks where the bound is good enough.
      let isEnough = base + worth + suffixes[0].priced <= quest.floor
      let choice = isEnough ? [] : (locations.isLimited ? cliquesHere : cliques).choice
      var minutes = [Double](repeating: 0, count: left.count)
      var halves = [Double](repeating: 0, count: halfLeft.count)
      for v in choice {
        for row in minutes.indices { minutes[row] += Double(sizes[v * minutes.count + row]) }
        for (toll, among) in halfChargesOf[v] { halves[toll] += 1 / Double(among) }
      }
      let bound = suffixes[0].priced + worth
      suffixes.removeAll {
        $0.candidate >= 0 && !isPromising($0, plain: base, priced: base + worth)
      }
      return Multipliers.Relaxation(
        bound: bound,
        minutesBeyond: zip(minutes, left).map { $0 - Double($1) },
        halvesBeyond: zip(halves, halfLeft).map { $0 - Double($1) })
    }
  }

  /// 0 where a candidate takes no room at locations, in the week that is asked for; else its location.
  private func bucket(of v: Int, _ locations: LocationSlots) -> Int {
    locations.isFree(locationOf[v], weeksOf[v]) ? 0 : 1 + locationOf[v]
  }

  private func descend(
    _ set: [UInt64], _ left: [Int32], value: Int, plain plainSum: Int, priced pricedSum: Int
  ) {
    guard set.contains(where: { $0 != 0 }), answer.isComplete else { return }
    var suffixes = suffixes(set)
    bound(&suffixes, plain: plainSum, priced: pricedSum)
    if min(plainSum + suffixes[0].plain, pricedSum + suffixes[0].priced) <= quest.floor { return }
    var rest = set
    for here in suffixes.dropLast() where !isPromising(here, plain: plainSum, priced: pricedSum) {
      rest[here.candidate / 64] &= ~(1 << UInt64(here.candidate % 64))
    }
    let rows = left.count
    for (here, after) in zip(suffixes, suffixes.dropFirst()) {
      let v = here.candidate
      if min(plainSum + here.plain, pricedSum + here.priced) <= quest.floor { return }
      guard rest[v / 64] >> UInt64(v % 64) & 1 == 1 else { continue }
      rest[v / 64] &= ~(1 << UInt64(v % 64))
      let most = min(
        plainSum + plain[v] + after.plain, pricedSum + priced[v] + after.priced)
      if most <= quest.floor { continue }
      answer.steps += 1
      if answer.steps > quest.effort || answer.steps & 1023 == 0 && control?.isCutShort == true {
        answer.isComplete = false
        answer.bound = max(
          answer.bound, min(plainSum + here.plain, pricedSum + here.priced), self.quest.floor)
        return
      }
      var gained = value + worth[v]
      if chosen.isEmpty { gained -= prices.member }
      for toll in tollsOf[v] {
        if tollCount[toll] == 0 { gained -= prices.any[toll].price }
        tollCount[toll] += 1
      }
      for (toll, set) in halvesOf[v] { gained -= enter(toll, set) }
      if prices.location > 0 { gained += locationToll(chosen) }
      chosen += order[v]
      if prices.location > 0 { gained -= locationToll(chosen) }
      record(gained)
      var next = rest
      for word in 0..<words { next[word] &= ~adjacent[v * words + word] }
      var remaining = left
      for row in 0..<rows { remaining[row] -= sizes[v * rows + row] }
      let entered = locations.enter(locationOf[v], weeksOf[v])
      leaveFitting(&next, remaining)
      descend(
        next, remaining, value: gained, plain: plainSum + plain[v], priced: pricedSum + priced[v])
      chosen.removeLast(order[v].count)
      locations.leave(locationOf[v], entered)
      for toll in tollsOf[v] { tollCount[toll] -= 1 }
      for (toll, set) in halvesOf[v] {
        setCount[set] -= 1
        if setCount[set] == 0 { halfCount[toll] -= 1 }
      }
      if !answer.isComplete {
        answer.bound = max(answer.bound, min(plainSum + here.plain, pricedSum + here.priced))
        return
      }
    }
  }
}
