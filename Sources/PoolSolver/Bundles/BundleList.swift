// SPDX-License-Identifier: GPL-3.0-or-later

/// All of a member's bundles that are of interest, for as long as they are few enough to be asked one by one.
///
/// A bundle is a set of bits, one a place, so that what it is worth under prices takes some dozens of steps of the machine.
struct BundleList: Sendable {
  /// How many words a bundle has.
  private let words: Int
  /// The bundles' words, one bundle after another, without the empty one; in the order of `isBefore`.
  private var bits: [UInt64] = []
  var count: Int { bits.count / words }

  init(_ bundles: [[Int]], in space: MemberSpace) {
    words = max(1, (space.count + 63) / 64)
    var masks: [[UInt64]] = []
    for places in bundles where !places.isEmpty { masks.append(Self.mask(of: places, words)) }
    masks.sort { Self.isBefore($0[...], $1[...]) }
    bits = masks.flatMap(\.self)
  }

  /// Fewer places first: of bundles that are worth the same the smallest is the best.
  private static func isBefore(_ a: ArraySlice<UInt64>, _ b: ArraySlice<UInt64>) -> Bool {
    func count(_ bundle: ArraySlice<UInt64>) -> Int { bundle.reduce(0) { $0 + $1.nonzeroBitCount } }
    let (one, other) = (count(a), count(b))
    return one != other ? one < other : a.lexicographicallyPrecedes(b)
  }

  private static func mask(of places: [Int], _ words: Int) -> [UInt64] {
    var mask = [UInt64](repeating: 0, count: words)
    for place in places { mask[place / 64] |= 1 << UInt64(place % 64) }
    return mask
  }

  private func places(of bundle: Int) -> [Int] {
    (0..<words).flatMap { word in bits[bundle * words + word].setBits.map { word * 64 + $0 } }
  }

  private func hits(_ bundle: Int, _ mask: [UInt64]) -> Bool {
    for word in 0..<words where bits[bundle * words + word] & mask[word] != 0 { return true }
    return false
  }

  /// Whether it has a bundle; the empty one always.
  func contains(_ places: [Int]) -> Bool {
    guard !places.isEmpty else { return true }
    let mask = Self.mask(of: places, words)
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let here = bits[middle * words..<(middle + 1) * words]
      if here.elementsEqual(mask) { return true }
      if Self.isBefore(here, mask[...]) { low = middle + 1 } else { high = middle }
    }
    return false
  }

  /// Keeps only bundles of allowed places that have one of each set.
  mutating func keep(allowed: [Bool], having sets: [[Int]]) {
    let sets = sets.map { Self.mask(of: $0, words) }
    let barred = Self.mask(of: allowed.indices.filter { !allowed[$0] }, words)
    var left: [UInt64] = []
    for bundle in 0..<count where !hits(bundle, barred) && sets.allSatisfy({ hits(bundle, $0) }) {
      left += bits[bundle * words..<(bundle + 1) * words]
    }
    bits = left
  }

  /// The answer of a search that knows no other bundles than these and, where nothing is forced, the empty one.
  func answer(_ quest: BundleSearch.Quest, _ prices: MemberPrices, _ space: MemberSpace)
    -> BundleSearch.Answer
  {
    let worth = Worth(prices, space, words)
    let forced = Self.mask(of: quest.forced, words)
    var answer = BundleSearch.Answer(bound: quest.floor, isComplete: true, steps: 1 + count / 8)
    var found: [(bundle: Int, value: Int)] = []
    var floor = quest.floor
    bits.withUnsafeBufferPointer { bits in
      for bundle in 0..<count {
        let own = UnsafeBufferPointer(rebasing: bits[bundle * words..<(bundle + 1) * words])
        guard (0..<words).allSatisfy({ own[$0] & forced[$0] == forced[$0] }) else { continue }
        let value = worth.value(of: own, above: floor)
        guard value > floor else { continue }
        switch quest.finds {
        case .every(let most):
          found.append((bundle, value))
          if found.count > most { answer.isComplete = false; return }
        case .better(let most), .best(let most):
          found.insert((bundle, value), at: found.firstIndex { $0.value >= value } ?? found.count)
          if found.count > most { found.removeFirst() }
          if found.count == most { floor = found[0].value }
        }
      }
    }
    answer.bundles = found.map { PricedBundle(places: places(of: $0.bundle), value: $0.value) }
    answer.bound = found.map(\.value).max() ?? quest.floor
    return answer
  }

  /// The places of bundles that are worth more than a floor.
  func places(above floor: Int, _ prices: MemberPrices, _ space: MemberSpace) -> [Bool] {
    let worth = Worth(prices, space, words)
    var union = [UInt64](repeating: 0, count: words)
    bits.withUnsafeBufferPointer { bits in
      for bundle in 0..<count {
        let own = UnsafeBufferPointer(rebasing: bits[bundle * words..<(bundle + 1) * words])
        if worth.value(of: own, above: floor) > floor { for word in 0..<words { union[word] |= own[word] } }
      }
    }
    var result = [Bool](repeating: false, count: space.count)
    for (word, bits) in union.enumerated() { for bit in bits.setBits { result[word * 64 + bit] = true } }
    return result
  }

  /// What bundles are worth under prices.
  private struct Worth {
    let worth: [Int]
    let tolls: [(mask: [UInt64], price: Int)]
    let halves: [(sets: [[UInt64]], start: Int, price: Int)]
    let locations: [[UInt64]]
    let location, member, free: Int

    init(_ prices: MemberPrices, _ space: MemberSpace, _ words: Int) {
      worth = prices.worth
      tolls = prices.any.map { (BundleList.mask(of: $0.places, words), $0.price) }
      halves = prices.half.map { ($0.sets.map { BundleList.mask(of: $0, words) }, $0.start, $0.price) }
      (location, member, free) = (prices.location, prices.member, space.home.isEmpty ? 1 : 0)
      let new = location == 0 ? [] : Set(space.locations).subtracting(space.home).sorted()
      locations = new.map { here in
        BundleList.mask(of: space.locations.indices.filter { space.locations[$0] == here }, words)
      }
    }

    /// The worth, or something at most `floor` if it is no more than that.
    func value(of bundle: UnsafeBufferPointer<UInt64>, above floor: Int) -> Int {
      var sum = -member
      for word in bundle.indices {
        var rest = bundle[word]
        while rest != 0 {
          sum += worth[word * 64 + rest.trailingZeroBitCount]
          rest &= rest - 1
        }
      }
      if sum <= floor { return sum }
      func hits(_ mask: [UInt64]) -> Bool {
        for word in bundle.indices where bundle[word] & mask[word] != 0 { return true }
        return false
      }
      for toll in tolls where hits(toll.mask) { sum -= toll.price }
      if sum <= floor { return sum }
      for toll in halves {
        var count = toll.start
        for set in toll.sets where hits(set) { count += 1 }
        sum -= toll.price * (count / 2)
      }
      if location > 0 {
        var count = -free
        for mask in locations where hits(mask) { count += 1 }
        sum -= location * max(0, count)
      }
      return sum
    }
  }
}
