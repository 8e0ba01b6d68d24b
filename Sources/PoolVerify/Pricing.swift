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
  private var splits, handovers, kept: [Int]
  private var cuts: [(openings: [Int], price: Int)] = []

  /// A row with the numbers of the package.
  enum Row {
    case opening(Int)
    case date(group: Int, Day)
    case presence(vacancy: Int, week: Int)
    case split(Int)
    case handover(Int)
    case kept(Int)
    case cut([Int])
  }

  init(_ ground: Ground, level: Int, scale: Int) {
    (self.ground, self.level, self.scale) = (ground, level, scale)
    openings = ground.openings.map { _ in 0 }
    splits = ground.region.vacancies.map { _ in 0 }
    handovers = ground.region.groups.map { _ in 0 }
    kept = ground.region.policy.goals.map { _ in 0 }
  }

  private func sign(_ level: Int) -> Int { ground.region.policy.goals[level].goal.wantsMost ? 1 : -1 }

  /// Sets the price of a row; `keptValues` are what the levels keep.
  mutating func set(_ row: Row, to price: Int, keptValues: [Int]) throws(Overflow) {
    let running = ground.running
    let limit: Int
    switch row {
    case .opening(let opening):
      openings[opening] = price
      limit = 1 + ground.region.policy.handoversMax
    case .date(let group, let day):
      dates[group, default: []].append((day, price))
      limit = 1
    case .presence(let vacancy, let week):
      presence[vacancy, default: []].append((week, price))
      limit = max(0, ground.region.vacancies[vacancy].membersMax - running.membersInWeek[vacancy][week].count)
    case .split(let vacancy):
      splits[vacancy] = price
      limit = 1 - running.members[vacancy].count
    case .handover(let group):
      handovers[group] = price
      limit = 1 - running.placements[group]
    case .kept(let level):
      kept[level] = price
      limit = try product(-sign(level), try difference(keptValues[level], ground.constants[level]))
    case .cut(let three):
      cuts.append((three, price))
      limit = 1
    }
    limits = try sum(limits, try product(price, limit))
  }

  /// What one unit of a goal that counts members as a whole costs.
  private func price(of goal: Goal) throws(Overflow) -> Int {
    guard let place = ground.region.policy.goals.firstIndex(where: { $0.goal == goal }) else { return 0 }
    return try sum(place == level ? scale : 0, kept[place])
  }

  /// The most that a row of `split` or `handover` may cost.
  func overLimit() throws(Overflow) -> Int { try price(of: .people) }

  /// What the member's stints are worth at these prices.
  func weighing(_ own: MemberStints) throws(Overflow) -> Weighing {
    var weighing = Weighing(worth: [], chargesOf: [[Int]](repeating: [], count: own.count))
    for number in own.numbers { weighing.worth.append(try worth(ground.stints[number])) }
    try addCharges(own, to: &weighing)
    let placed = ground.running.isPlaced(own.member)
    weighing.entry = placed ? 0 : try price(of: .members)
    weighing.locations = ground.running.loads[own.member].allLocations.count

    // No sum of a search leaves 64 bits if this one does not.
    var magnitude = weighing.entry
    for (worth, charges) in zip(weighing.worth, weighing.chargesOf) {
      magnitude = try sum(magnitude, try product(worth < 0 ? -1 : 1, worth))
      for charge in charges { magnitude = try sum(magnitude, weighing.charges[charge].price) }
    }
    return weighing
  }

  private func worth(_ stint: Stint) throws(Overflow) -> Int {
    let group = ground.openings[stint.opening].group
    var worth = try product(try product(scale, sign(level)), stint.amounts[level])
    worth = try difference(worth, openings[stint.opening])
    worth = try difference(worth, handovers[group])
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
    func add(_ kind: Weighing.Charge.Kind, _ price: Int, _ have: (Stint) -> Bool) {
      let part = stints.indices.filter { have(stints[$0]) }
      guard price > 0, !part.isEmpty else { return }
      let most = own.handoversMax == 0 ? Set(part.map { stints[$0].opening }).count : part.count
      for stint in part { weighing.chargesOf[stint].append(weighing.charges.count) }
      weighing.charges.append(Weighing.Charge(kind: kind, price: price, most: kind == .pairs ? 2 : most))
    }
    let vacancies = Set(stints.map { ground.openings[$0.opening].vacancy }).sorted()
    for vacancy in vacancies {
      for (week, price) in presence[vacancy] ?? []
      where !running.membersInWeek[vacancy][week].contains(own.member) {
        add(.once, price) { stint in
          ground.openings[stint.opening].vacancy == vacancy && stint.weeks.contains { $0.week == week }
        }
      }
      if !running.members[vacancy].contains(own.member) {
        add(.once, splits[vacancy]) { ground.openings[$0.opening].vacancy == vacancy }
      }
    }
    let further = try price(of: .people)
    for location in own.locationNumbers where !running.loads[own.member].allLocations.contains(location) {
      add(.furtherLocation, further) { ground.openings[$0.opening].location == location }
    }
    for (three, price) in cuts { add(.pairs, price) { three.contains($0.opening) } }
  }
}
