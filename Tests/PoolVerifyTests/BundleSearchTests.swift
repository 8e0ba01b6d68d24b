// SPDX-License-Identifier: GPL-3.0-or-later
import PoolOracle
import Testing

@testable import PoolVerify

/// The verifier's search against every set of stints, tried one by one.
@Suite("The verifier's search for a member's best bundle") struct BundleSearchTests {
  /// A made-up member with a few vacancies of several stints, and prices of all kinds.
  private struct Case {
    let own: MemberStints
    let weighing: Weighing
    var dice: Dice

    init(seed: UInt64) {
      var dice = Dice(seed: seed)
      let (count, weeks, places) = (dice.number(1...11), dice.number(1...3), dice.number(1...4))
      let vacancies = (0..<count).map { _ in dice.number(0...3) }
      let placeOf = (0..<4).map { _ in dice.number(0...(places - 1)) }
      let authority = (0..<count).map { _ in dice.chance(50) }
      let minutes = (0..<count).map { stint in
        let ofWeeks = (0..<weeks).map { _ in dice.chance(70) ? dice.number(1...6) : 0 }
        return ofWeeks + ofWeeks.map { authority[stint] ? $0 : 0 }
      }
      let handoversMax = dice.number(0...2)
      let openings = vacancies.map { 4 * $0 + dice.number(0...3) }
      var conflicts = [BitSet](repeating: BitSet(count: count), count: count)
      for a in 0..<count {
        for b in 0..<a where dice.chance(15) || handoversMax == 0 && openings[a] == openings[b] {
          conflicts[a].insert(b)
          conflicts[b].insert(a)
        }
      }
      let isThere = (0..<weeks).map { _ in (0..<places).map { _ in dice.chance(15) } }
      own = MemberStints(
        member: 0, numbers: 0..<count, openings: openings, vacancies: vacancies,
        locations: vacancies.map { placeOf[$0] }, locationNumbers: Array(0..<places),
        minutesLeft: (0..<(2 * weeks)).map { _ in dice.number(-2...20) }, minutes: minutes,
        isThere: isThere, locationsThere: isThere.map { $0.count(where: \.self) },
        locationsMax: dice.number(1...3), handoversMax: handoversMax, conflicts: conflicts)

      // Prices of real levels are as large as they can be without overflow.
      let unit = dice.one(of: 1, 1 << 20, 1 << 52)
      var weighing = Weighing(
        worth: (0..<count).map { _ in unit * dice.number(-5...20) },
        chargesOf: [[Weighing.Part]](repeating: [], count: count))
      func add(_ kind: Weighing.Charge.Kind, _ price: Int, _ sets: [[Int]], start: Int = 0) {
        let part = Set(sets.joined()).sorted()
        if part.isEmpty { return }
        for stint in part {
          let those = sets.indices.filter { sets[$0].contains(stint) }.map { weighing.setCount + $0 }
          weighing.chargesOf[stint].append(.init(charge: weighing.charges.count, sets: those))
        }
        weighing.setCount += sets.count
        weighing.charges.append(
          .init(kind: kind, price: unit * price, most: part.count, start: start))
      }
      for vacancy in 0..<4 where dice.chance(70) {
        add(.once, dice.number(1...12), [(0..<count).filter { vacancies[$0] == vacancy && dice.chance(80) }])
      }
      for _ in 0..<dice.number(0...2) {
        add(.once, dice.number(1...12), [(0..<count).filter { _ in dice.chance(30) }])
      }
      for _ in 0..<dice.number(0...2) {
        let sets = (0..<3).map { _ in (0..<count).filter { _ in dice.chance(30) } }.filter { !$0.isEmpty }
        add(.pairs, dice.number(1...12), sets, start: dice.number(0...1))
      }
      if dice.chance(40) {
        let price = dice.number(1...12)
        for place in 0..<places {
          add(.furtherLocation, price, [(0..<count).filter { placeOf[vacancies[$0]] == place }])
        }
        weighing.locations = dice.number(0...1)
      }
      weighing.entry = dice.chance(30) ? unit * dice.number(1...8) : 0
      (self.weighing, self.dice) = (weighing, dice)
    }

    func canTake(_ bundle: [Int]) -> Bool {
      for a in bundle { for b in bundle where own.conflicts[a].contains(b) { return false } }
      for (row, left) in own.minutesLeft.enumerated() {
        let sum = bundle.reduce(0) { $0 + own.minutes[$1][row] }
        if sum > 0, sum > left { return false }
      }
      for (week, isThere) in own.isThere.enumerated() {
        let new = Set(bundle.filter { own.minutes[$0][week] > 0 }.map { own.locations[$0] })
          .filter { !isThere[$0] }
        if !new.isEmpty, own.locationsThere[week] + new.count > own.locationsMax { return false }
      }
      return own.handoversMax == 0
        || bundle.allSatisfy { one in
          bundle.count { own.openings[$0] == own.openings[one] } <= own.handoversMax + 1
        }
    }

    func worth(of bundle: [Int]) -> Int {
      if bundle.isEmpty { return 0 }
      var worth = bundle.reduce(-weighing.entry) { $0 + weighing.worth[$1] }
      var further = weighing.locations == 0 ? -1 : 0
      var price = 0
      for (number, charge) in weighing.charges.enumerated() {
        let sets = Set(
          bundle.flatMap { weighing.chargesOf[$0] }.filter { $0.charge == number }.flatMap(\.sets))
        switch charge.kind {
        case .once: worth -= sets.isEmpty ? 0 : charge.price
        case .pairs: worth -= charge.price * ((charge.start + sets.count) / 2)
        case .furtherLocation: if !sets.isEmpty { (further, price) = (further + 1, charge.price) }
        }
      }
      return worth - max(0, further) * price
    }

    /// Every bundle that has all of `forced`, one of each set at least and none of `barred`, with its worth.
    func bundles(forced: [Int], having sets: [[Int]], barred: Set<Int>) -> [(bundle: [Int], worth: Int)] {
      (0..<(1 << own.count)).map { bits in (0..<own.count).filter { bits >> $0 & 1 == 1 } }
        .filter { bundle in
          forced.allSatisfy(bundle.contains) && barred.isDisjoint(with: bundle) && canTake(bundle)
            && sets.allSatisfy { !$0.filter(bundle.contains).isEmpty }
        }
        .map { ($0, worth(of: $0)) }
    }
  }

  @Test("finds exactly what trying all sets of stints finds", arguments: 1...400)
  func best(seed: Int) {
    var it = Case(seed: UInt64(seed))
    let count = it.own.count
    for round in 0..<4 {
      let forced = round == 1 ? [it.dice.number(0...(count - 1))] : []
      let sets = round == 2 ? [(0..<count).filter { _ in it.dice.chance(40) }] : []
      let barred = Set((0..<count).filter { _ in round > 0 && it.dice.chance(10) })
      let most = it.bundles(forced: forced, having: sets, barred: barred).map(\.worth).max()
      func found(above limit: Int) -> Int? {
        BundleSearch.best(
          of: it.own, it.weighing, forced: forced, having: sets, barred: barred.contains, above: limit)
      }
      #expect(found(above: .max) == nil, "seed \(seed), round \(round)")
      #expect(found(above: .min) == most, "seed \(seed), round \(round)")
      if let most {
        #expect(found(above: most - 1) == most, "seed \(seed), round \(round)")
        #expect(found(above: most) == nil, "seed \(seed), round \(round)")
      }
    }
  }

  @Test("lists exactly the bundles that are worth more than a limit", arguments: 1...200)
  func list(seed: Int) {
    let it = Case(seed: UInt64(seed))
    let all = it.bundles(forced: [], having: [], barred: [])
    for limit in [Int.min, Int.max, 0, (all.map(\.worth).max() ?? 0) / 2] {
      let expected = all.filter { !$0.bundle.isEmpty && $0.worth > limit }.map(\.bundle)
      let found = BundleSearch.all(
        of: it.own, it.weighing, among: nil, barred: { _ in false }, above: limit, most: 1 << 12)
      #expect(
        found.map { Set($0.map { $0.sorted() }) } == Set(expected) && found?.count == expected.count,
        "seed \(seed), above \(limit)")
    }
  }
}
