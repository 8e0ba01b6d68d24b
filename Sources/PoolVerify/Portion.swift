// SPDX-License-Identifier: GPL-3.0-or-later

/// What a search takes as a whole: a stint, or several of one vacancy with the charges inside that no other stint has part in.
struct Portion {
  let stints: [Int]
  /// The vacancy of which a bundle has no other portion; `nil` = this is one stint beside others.
  let vacancy: Int?
  /// What it adds, without the charges of `parts`.
  let worth: Int
  /// Its part in charges, each at most once.
  let parts: [Weighing.Part]
  /// Its minutes by row.
  let minutes: [Int]
  /// The location as a slot.
  let location: Int

  init(_ stint: Int, _ own: MemberStints, _ weighing: Weighing) {
    (stints, vacancy) = ([stint], nil)
    (worth, parts) = (weighing.worth[stint], weighing.chargesOf[stint])
    (minutes, location) = (own.minutes[stint], own.locations[stint])
  }

  /// Stints of one vacancy, which have one location.
  ///
  /// - Precondition: `ones` is not empty.
  init(_ ones: [Portion], of vacancy: Int, worth: Int, without isInside: (Int) -> Bool) {
    stints = ones.flatMap(\.stints)
    (self.vacancy, self.worth) = (vacancy, worth)
    var sets: [Int: Set<Int>] = [:]
    for part in ones.flatMap(\.parts) where !isInside(part.charge) {
      sets[part.charge, default: []].formUnion(part.sets)
    }
    parts = sets.keys.sorted().map { Weighing.Part(charge: $0, sets: (sets[$0] ?? []).sorted()) }
    minutes = ones[0].minutes.indices.map { row in ones.reduce(0) { $0 + $1.minutes[row] } }
    location = ones[0].location
  }

  /// Whether no bundle has both.
  func excludes(_ other: Portion, in own: MemberStints, _ minutesLeft: [Int]) -> Bool {
    if let vacancy, vacancy == other.vacancy { return true }
    for (row, left) in minutesLeft.enumerated() where minutes[row] > 0 && other.minutes[row] > 0 {
      if minutes[row] + other.minutes[row] > left { return true }
    }
    return stints.contains { a in other.stints.contains(where: own.conflicts[a].contains) }
  }
}
