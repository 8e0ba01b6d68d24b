// SPDX-License-Identifier: GPL-3.0-or-later

/// What a member's search takes as a whole: some places of one vacancy at one location, with what they pay together.
///
/// A price that is paid once, however many groups of a vacancy a member teaches, makes each group alone look dear and hides
/// what several bring. Parcels have that price inside: those of a vacancy exclude each other, so a search has few cliques and
/// goes no deeper than a bundle has vacancies.
struct Parcels {
  /// By parcel: its places, ascending.
  private(set) var places: [[Int]] = []
  /// By parcel: what it is worth with the tolls that are within it.
  private(set) var worth: [Int] = []
  /// By parcel: the parcels of one number exclude each other; -1 = it is alone.
  private(set) var block: [Int] = []
  /// The tolls that parcels do not have inside, by their number among `MemberPrices.any`.
  private(set) var tolls: [Int] = []

  /// The most sets of a vacancy's places that are tried; a vacancy with more has its places one by one.
  private static let setsMax = 1024

  /// - Parameters:
  ///   - candidates: The places to choose from.
  ///   - forced: Places that are taken anyhow, and have paid their tolls.
  ///   - left: The minutes that these leave.
  ///   - isBest: Whether only bundles that no smaller one equals are asked for; else what a smaller set equals is a parcel, too.
  init(
    _ space: MemberSpace, _ prices: MemberPrices, _ candidates: [Int], forced: [Int], left: [Int32],
    isBest: Bool
  ) {
    let open = prices.any.indices.filter { !prices.any[$0].places.contains(where: forced.contains) }
    guard !open.isEmpty else {
      for place in candidates { append([place], prices.worth[place], block: -1) }
      tolls = open
      return
    }
    var blockOf = [Int](repeating: -1, count: space.count)
    var blocks: [[Int]] = []
    var numbers: [Int: Int] = [:]
    for place in candidates {
      let key = space.vacancies[place] * space.locationCount + space.locationIndices[place]
      let number = numbers[key] ?? blocks.count
      if number == blocks.count {
        numbers[key] = number
        blocks.append([])
      }
      blockOf[place] = number
      blocks[number].append(place)
    }
    var tollsOfBlock = [[(number: Int, places: [Int])]](repeating: [], count: blocks.count)
    for toll in open {
      let here = prices.any[toll].places.filter { blockOf[$0] >= 0 }
      guard let first = here.first else { continue }
      if here.allSatisfy({ blockOf[$0] == blockOf[first] }) {
        tollsOfBlock[blockOf[first]].append((toll, here))
      } else {
        tolls.append(toll)
      }
    }
    for (block, tolls) in zip(blocks, tollsOfBlock) {
      let inside = tolls.map { MemberPrices.Toll(places: $0.places, price: prices.any[$0.number].price) }
      if !tolls.isEmpty, let sets = Self.sets(of: block, space, prices, inside, left, isBest: isBest) {
        let number = places.count
        for (places, worth) in sets { append(places, worth, block: number) }
      } else {
        for place in block { append([place], prices.worth[place], block: -1) }
        self.tolls += tolls.map(\.number)
      }
    }
  }

  private mutating func append(_ places: [Int], _ worth: Int, block: Int) {
    self.places.append(places)
    self.worth.append(worth)
    self.block.append(block)
  }

  /// The sets of a block's places that go together and, where only the best count, are worth more than each of their subsets;
  /// `nil` if too many go together.
  private static func sets(
    of block: [Int], _ space: MemberSpace, _ prices: MemberPrices, _ tolls: [MemberPrices.Toll],
    _ left: [Int32], isBest: Bool
  ) -> [(places: [Int], worth: Int)]? {
    guard tolls.count <= 64 else { return nil }
    let rows = left.count
    /// A set; `best` is the most that a subset is worth, itself included, `less` are the sets with one place less.
    struct Set {
      var places: [Int]
      var left: [Int32]
      var paid: UInt64
      var worth, best: Int
      var less: [Int]
    }
    var sets = [Set(places: [], left: left, paid: 0, worth: 0, best: 0, less: [])]
    var result: [(places: [Int], worth: Int)] = []
    // A set comes after all of its subsets.
    for place in block.sorted() {
      var pays: UInt64 = 0
      for number in tolls.indices where tolls[number].places.contains(place) { pays |= 1 << UInt64(number) }
      // By set of before: where it stands with this place.
      var with = [Int](repeating: -1, count: sets.count)
      for number in with.indices {
        let old = sets[number]
        guard !old.places.contains(where: { space.clashes.contains($0, place) }),
          (0..<rows).allSatisfy({ space.sizes[place * rows + $0] <= old.left[$0] })
        else { continue }
        guard sets.count <= setsMax else { return nil }
        var new = old
        new.places.append(place)
        for row in 0..<rows { new.left[row] -= space.sizes[place * rows + row] }
        new.worth += prices.worth[place]
        var toPay = pays & ~old.paid
        while toPay != 0 {
          new.worth -= tolls[toPay.trailingZeroBitCount].price
          toPay &= toPay - 1
        }
        new.paid |= pays
        new.less = [number] + old.less.map { with[$0] }
        let before = new.less.reduce(0) { max($0, sets[$1].best) }
        new.best = max(before, new.worth)
        with[number] = sets.count
        sets.append(new)
        if !isBest || new.worth > before { result.append((new.places, new.worth)) }
      }
    }
    return result
  }
}
