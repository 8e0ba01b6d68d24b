// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The stints of one member, and which of them go together by the rules that concern that member alone.
struct MemberStints {
  let member: Int
  /// Their numbers in `Ground.stints`; everything below counts from the first of them.
  let numbers: Range<Int>
  /// For each stint its opening, its vacancy, and its location as a slot.
  let openings, vacancies, locations: [Int]
  /// The tables' numbers of the location slots.
  let locationNumbers: [Int]
  /// Rows of minutes: the weeks, then for each row of `authority.csv` with a limit the weeks under it. For each what is left,
  /// and by stint its minutes.
  let minutesLeft: [Int]
  let minutes: [[Int]]
  /// For each week and location slot whether running minutes are given there; the locations of each week.
  let isThere: [[Bool]]
  let locationsThere: [Int]
  let locationsMax, handoversMax: Int
  /// For each stint a bit set of those that cannot be taken beside it.
  let conflicts: [BitSet]

  var count: Int { numbers.count }
}

extension MemberStints {
  init(_ member: Int, _ numbers: Range<Int>, in ground: Ground) {
    let (region, stints) = (ground.region, ground.stints[numbers])
    let (who, load) = (region.members[member], ground.running.loads[member])
    let allWeeks = 0..<region.policy.weeks
    let places = Slots(stints.map { ground.openings[$0.opening].location })
    (self.member, self.numbers) = (member, numbers)
    openings = stints.map(\.opening)
    vacancies = openings.map { ground.openings[$0].vacancy }
    (locations, locationNumbers) = (places.slots, places.values)
    var minutesLeft = allWeeks.map { min(who.minutesMax, ground.freeMinutes[member][$0]) - load.minutes[$0] }
    var minutes = stints.map { stint in
      stint.weeks.reduce(into: allWeeks.map { _ in 0 }) { $0[$1.week] += $1.minutes }
    }
    for row in Slots(stints.map(\.authority)).values {
      guard let most = region.authority[row].minutesMax else { continue }
      minutesLeft += allWeeks.map { most - (load.underAuthority[row]?[$0] ?? 0) }
      for (number, stint) in stints.enumerated() {
        let ofWeeks = minutes[number][..<region.policy.weeks]
        minutes[number] += stint.authority == row ? Array(ofWeeks) : allWeeks.map { _ in 0 }
      }
    }
    (self.minutesLeft, self.minutes) = (minutesLeft, minutes)
    isThere = allWeeks.map { week in places.values.map(load.locations[week].contains) }
    locationsThere = load.locations.map(\.count)
    (locationsMax, handoversMax) = (who.locationsMax, region.policy.handoversMax)

    var conflicts = [BitSet](repeating: BitSet(count: stints.count), count: stints.count)
    var clashes: [[Int]: [Int]] = [:]
    for (a, first) in stints.enumerated() {
      for (b, second) in stints.enumerated().dropFirst(a + 1)
      where Self.clash(first, second, in: ground, who, &clashes) {
        conflicts[a].insert(b)
        conflicts[b].insert(a)
      }
    }
    self.conflicts = conflicts
  }

  /// Whether two stints of the member share a date of a group, or have lessons that get in each other's way.
  private static func clash(
    _ a: Stint, _ b: Stint, in ground: Ground, _ member: Member, _ clashes: inout [[Int]: [Int]]
  ) -> Bool {
    if a.opening == b.opening, ground.region.policy.handoversMax == 0 { return true }
    guard let shared = a.key.dates.cut(to: b.key.dates) else { return false }
    let (first, second) = (ground.openings[a.opening], ground.openings[b.opening])
    if first.group == second.group { return true }
    let pair = [first.group, second.group]
    let weekdays =
      clashes[pair]
      ?? (1...7).filter { weekday in
        first.work.spans[weekday].contains { one in
          second.work.spans[weekday].contains {
            !ground.journeys.leaveTime(one, at: first.location, $0, at: second.location, by: member.mode)
          }
        }
      }
    clashes[pair] = weekdays
    return weekdays.contains { weekday in
      let start = shared.from.advanced(by: (weekday - shared.from.weekday + 7) % 7)
      return stride(from: start, through: shared.until, by: 7).contains {
        first.work.isSchoolDay($0) && second.work.isSchoolDay($0)
      }
    }
  }
}

/// Different values numbered in the order in which they first come.
private struct Slots {
  private(set) var values: [Int] = []
  private(set) var slots: [Int] = []

  init(_ all: [Int]) {
    var slotOf: [Int: Int] = [:]
    for value in all {
      if slotOf[value] == nil {
        slotOf[value] = values.count
        values.append(value)
      }
      slots.append(slotOf[value] ?? 0)
    }
  }
}

/// A set of small whole numbers.
struct BitSet {
  private var words: [UInt64]

  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  mutating func insert(_ number: Int) { words[number >> 6] |= 1 << (number & 63) }
  func contains(_ number: Int) -> Bool { words[number >> 6] >> (number & 63) & 1 == 1 }
}
