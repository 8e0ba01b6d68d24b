// SPDX-License-Identifier: GPL-3.0-or-later

/// The most minutes of one sampled week that a pool matches, kept up to date as members come and go.
///
/// A maximum flow from profiles to classes: always maximal between calls, which is what makes a gain exact.
struct WeekFlow: Sendable {
  private let classesOf: [[Int]]
  /// Minutes of each class that nobody takes.
  private var unmet: [Int]
  /// Minutes of each profile that have nothing to do.
  private var idle: [Int]
  /// Per class: which profiles give how many minutes to it, more than 0 each.
  private(set) var givers: [[(profile: Int, minutes: Int)]]
  /// What was changed since `mark`, to be undone.
  private var log: [Change] = []
  private var isLogging = false
  // Room for searches.
  private var cameFrom: [(demand: Int, profile: Int)]
  private var seen: [Bool]

  private enum Change {
    case unmet(Int, Int)
    case idle(Int, Int)
    case given(demand: Int, profile: Int, minutes: Int)
  }

  init(_ profiles: [Composition.Profile], demand: [Int]) {
    classesOf = profiles.map(\.classes)
    unmet = demand
    idle = profiles.map { _ in 0 }
    givers = demand.map { _ in [] }
    cameFrom = demand.map { _ in (-1, -1) }
    seen = demand.map { _ in false }
  }

  /// Minutes that nobody takes.
  var unmatched: Int { unmet.reduce(0, +) }

  /// Takes in a member of a profile; returns the minutes that are matched more.
  mutating func add(_ profile: Int, minutes: Int) -> Int {
    var left = minutes
    while left > 0, let sent = send(from: profile, upTo: left) { left -= sent }
    if left > 0 { apply(.idle(profile, left)) }
    return minutes - left
  }

  /// Lets a member of a profile go; returns the minutes that are matched less.
  mutating func remove(_ profile: Int, minutes: Int) -> Int {
    let before = unmatched
    var left = minutes
    let resting = min(left, idle[profile])
    if resting > 0 { apply(.idle(profile, -resting)) }
    left -= resting
    for demand in classesOf[profile] where left > 0 {
      guard let given = givers[demand].first(where: { $0.profile == profile })?.minutes else { continue }
      let taken = min(given, left)
      apply(.given(demand: demand, profile: profile, minutes: -taken))
      apply(.unmet(demand, taken))
      left -= taken
    }
    precondition(left == 0, "\(left) minutes of profile \(profile) were never there")
    for other in idle.indices {
      while idle[other] > 0, let sent = send(from: other, upTo: idle[other]) { apply(.idle(other, -sent)) }
    }
    return unmatched - before
  }

  /// What `body` returns, with all that it changed undone.
  mutating func trial<Answer>(_ body: (inout WeekFlow) -> Answer) -> Answer {
    isLogging = true
    let answer = body(&self)
    isLogging = false
    for change in log.reversed() {
      switch change {
      case .unmet(let demand, let minutes): apply(.unmet(demand, -minutes))
      case .idle(let profile, let minutes): apply(.idle(profile, -minutes))
      case .given(let demand, let profile, let minutes):
        apply(.given(demand: demand, profile: profile, minutes: -minutes))
      }
    }
    log.removeAll(keepingCapacity: true)
    return answer
  }

  /// The classes from which a minute more would find something to do, perhaps by moving others.
  func wanting() -> [Bool] {
    // Backwards from the unmet: a class wants a minute if one who gives to it could give to a class that does.
    var wants = unmet.map { $0 > 0 }
    var changed = true
    while changed {
      changed = false
      for demand in wants.indices where !wants[demand] {
        if givers[demand].contains(where: { giver in classesOf[giver.profile].contains { wants[$0] } }) {
          wants[demand] = true
          changed = true
        }
      }
    }
    return wants
  }

  private mutating func apply(_ change: Change) {
    if isLogging { log.append(change) }
    switch change {
    case .unmet(let demand, let minutes): unmet[demand] += minutes
    case .idle(let profile, let minutes): idle[profile] += minutes
    case .given(let demand, let profile, let minutes):
      guard let place = givers[demand].firstIndex(where: { $0.profile == profile }) else {
        givers[demand].append((profile, minutes))
        return
      }
      givers[demand][place].minutes += minutes
      if givers[demand][place].minutes == 0 { givers[demand].remove(at: place) }
    }
  }

  /// Sends minutes of a profile along the shortest way to an unmet class; `nil` = there is none.
  private mutating func send(from profile: Int, upTo most: Int) -> Int? {
    for demand in seen.indices { seen[demand] = false }
    var queue: [Int] = []
    for demand in classesOf[profile] {
      seen[demand] = true
      cameFrom[demand] = (-1, profile)
      queue.append(demand)
    }
    var next = 0
    while next < queue.count {
      let demand = queue[next]
      next += 1
      if unmet[demand] > 0 { return shift(to: demand, upTo: most) }
      for giver in givers[demand] {
        for other in classesOf[giver.profile] where !seen[other] {
          seen[other] = true
          cameFrom[other] = (demand, giver.profile)
          queue.append(other)
        }
      }
    }
    return nil
  }

  /// Moves as much as fits along the way that ends at a class.
  private mutating func shift(to last: Int, upTo most: Int) -> Int {
    var minutes = min(most, unmet[last])
    var demand = last
    while cameFrom[demand].demand >= 0 {
      let (before, profile) = cameFrom[demand]
      minutes = min(minutes, givers[before].first { $0.profile == profile }?.minutes ?? 0)
      demand = before
    }
    apply(.unmet(last, -minutes))
    demand = last
    while true {
      let (before, profile) = cameFrom[demand]
      apply(.given(demand: demand, profile: profile, minutes: minutes))
      if before < 0 { return minutes }
      apply(.given(demand: before, profile: profile, minutes: -minutes))
      demand = before
    }
  }
}
