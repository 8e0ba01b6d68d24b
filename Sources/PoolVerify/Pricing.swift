// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The prices of one leaf, by what they charge.
struct Pricing {
  let ground: Ground
  /// The level, and what one unit of its goal is worth.
  let level, scale: Int
  /// What the rows cost at their limits together.
  private(set) var limits = 0
  private var openings: [Int]
  private var dates: [Int: [(day: Day, price: Int)]] = [:]
  private var presence: [Int: [(week: Int, price: Int)]] = [:]
  private var splits, handovers, boards, kept: [Int]
  private var cuts: [(rows: Set<Row>, members: Set<Int>, price: Int)] = []

  /// A row with the numbers of the package.
  enum Row: Hashable {
    case opening(Int)
    case date(group: Int, Day)
    case presence(vacancy: Int, week: Int)
    case split(Int)
    case handover(Int)
    case board(Int)
    /// A goal by its place among the ground's.
    case kept(Int)
    case cut(Set<Row>, members: Set<Int>)
  }

  init(_ ground: Ground, level: Int, scale: Int) {
    (self.ground, self.level, self.scale) = (ground, level, scale)
    openings = ground.openings.map { _ in 0 }
    splits = ground.region.vacancies.map { _ in 0 }
    handovers = ground.region.groups.map { _ in 0 }
    boards = ground.boards.map { _ in 0 }
    kept = ground.goals.map { _ in 0 }
  }

  private func sign(_ goal: Int) -> Int { ground.goals[goal].wantsMost ? 1 : -1 }

  /// Sets the price of a row; `keptValues` are what plans keep of the ground's goals.
  mutating func set(_ row: Row, to price: Int, keptValues: [Int]) throws(Overflow) {
    switch row {
    case .opening(let opening): openings[opening] = price
    case .date(let group, let day): dates[group, default: []].append((day, price))
    case .presence(let vacancy, let week): presence[vacancy, default: []].append((week, price))
    case .split(let vacancy): splits[vacancy] = price
    case .handover(let group): handovers[group] = price
    case .board(let board): boards[board] = price
    case .kept(let level): kept[level] = price
    case .cut(let rows, let members): cuts.append((rows, members, price))
    }
    var limit = ground.limit(of: row) ?? 0
    if case .kept(let level) = row {
      limit = try product(-sign(level), try difference(keptValues[level], ground.constants[level]))
    }
    limits = try sum(limits, try product(price, limit))
  }

  /// What one unit of a goal that counts members as a whole costs.
  private func price(of goal: Goal) throws(Overflow) -> Int {
    guard let place = ground.goals.firstIndex(of: goal) else { return 0 }
    return try sum(place == level ? scale : 0, kept[place])
  }

  /// The most that a row of `split` or `handover` may cost.
  func overLimit() throws(Overflow) -> Int { try price(of: .people) }

  /// What the limits of rows cost, and what it is worth to leave the boards' cheapest minutes untaught.
  func costOfLimits() throws(Overflow) -> Int {
    var total = limits
    let unit = try price(of: .fairness)
    for (board, price) in zip(ground.boards, boards) where price > 0 {
      for (width, cost) in board.tenths {
        let gain = try difference(price, try product(cost, unit))
        total = try sum(total, try product(width, max(0, gain)))
      }
    }
    return total
  }

  /// What the member's stints are worth at these prices.
  func weighing(_ own: MemberStints) throws(Overflow) -> Weighing {
    var weighing = Weighing(worth: [], chargesOf: [[Weighing.Part]](repeating: [], count: own.count))
    for number in own.numbers { weighing.worth.append(try worth(ground.stints[number])) }
    try addCharges(own, to: &weighing)
    let placed = ground.running.isPlaced(own.member)
    weighing.entry = placed ? 0 : try price(of: .members)
    weighing.locations = ground.running.loads[own.member].allLocations.count

    // No sum of a search leaves 64 bits if this one does not.
    var magnitude = weighing.entry
    for (worth, charges) in zip(weighing.worth, weighing.chargesOf) {
      magnitude = try sum(magnitude, try product(worth < 0 ? -1 : 1, worth))
      for part in charges {
        magnitude = try sum(magnitude, try product(part.sets.count, weighing.charges[part.charge].price))
      }
    }
    return weighing
  }

  private func worth(_ stint: Stint) throws(Overflow) -> Int {
    let group = ground.openings[stint.opening].group
    var worth = try product(try product(scale, sign(level)), stint.amounts[level])
    worth = try difference(worth, openings[stint.opening])
    worth = try difference(worth, handovers[group])
    if let board = ground.index.boards[ground.openings[stint.opening].work.location.board] {
      worth = try sum(worth, try product(boards[board], stint.weeks.map(\.minutes).reduce(0, +)))
    }
    for (day, price) in dates[group] ?? [] where stint.key.dates.contains(day) {
      worth = try difference(worth, price)
    }
    for (earlier, price) in kept.enumerated() where price > 0 {
      worth = try sum(worth, try product(price, sign(earlier) * stint.amounts[earlier]))
    }
    return worth
  }

  private func addCharges(_ own: MemberStints, to weighing: inout Weighing) throws(Overflow) {
    let running = ground.running
    let stints = own.numbers.map { ground.stints[$0] }
    func those(_ have: (Stint) -> Bool) -> Set<Int> { Set(stints.indices.filter { have(stints[$0]) }) }
    func union(_ sets: [Set<Int>]) -> Set<Int> { sets.reduce(into: []) { $0.formUnion($1) } }
    func add(_ kind: Weighing.Charge.Kind, _ price: Int, _ sets: [Set<Int>], start: Int = 0) {
      let part = union(sets)
      guard price > 0, !part.isEmpty else { return }
      let most = own.handoversMax == 0 ? Set(part.map { stints[$0].opening }).count : part.count
      for stint in part {
        weighing.chargesOf[stint].append(
          Weighing.Part(
            charge: weighing.charges.count,
            sets: sets.indices.filter { sets[$0].contains(stint) }.map { weighing.setCount + $0 }))
      }
      weighing.setCount += sets.count
      weighing.charges.append(Weighing.Charge(kind: kind, price: price, most: most, start: start))
    }
    func part(in row: Row) -> Set<Int> {
      switch row {
      case .opening(let opening): those { $0.opening == opening }
      case .date(let group, let day):
        those { ground.openings[$0.opening].group == group && $0.key.dates.contains(day) }
      case .presence(let vacancy, let week):
        running.membersInWeek[vacancy][week].contains(own.member)
          ? []
          : those { stint in
            ground.openings[stint.opening].vacancy == vacancy && stint.weeks.contains { $0.week == week }
          }
      case .split, .handover, .board, .kept, .cut: []
      }
    }
    let vacancies = Set(stints.map { ground.openings[$0.opening].vacancy }).sorted()
    for vacancy in vacancies {
      for (week, price) in presence[vacancy] ?? [] {
        add(.once, price, [part(in: .presence(vacancy: vacancy, week: week))])
      }
      if !running.members[vacancy].contains(own.member) {
        add(.once, splits[vacancy], [those { ground.openings[$0.opening].vacancy == vacancy }])
      }
    }
    let further = try price(of: .people)
    for location in own.locationNumbers where !running.loads[own.member].allLocations.contains(location) {
      add(.furtherLocation, further, [those { ground.openings[$0.opening].location == location }])
    }
    for (rows, members, price) in cuts {
      let sets = rows.map(part).filter { !$0.isEmpty }
      let start = members.contains(own.member) ? 1 : 0
      if start + sets.count > 1 { add(.pairs, price, sets, start: start) }
    }
  }
}

extension Ground {
  /// The limit of a row; `nil` for an earlier goal, which is no limit of the region.
  func limit(of row: Pricing.Row) -> Int? {
    switch row {
    case .opening: 1 + region.policy.handoversMax
    case .presence(let vacancy, let week):
      max(0, region.vacancies[vacancy].membersMax - running.membersInWeek[vacancy][week].count)
    case .split(let vacancy): max(0, 1 - running.members[vacancy].count)
    case .handover(let group): max(0, 1 - running.placements[group])
    case .board(let board): -boards[board].open
    case .date: 1
    case .cut(let rows, let members): rows.reduce(members.count) { $0 + (limit(of: $1) ?? 0) } / 2
    case .kept: nil
    }
  }
}
