// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// What one member takes: places among the member's stints, ascending.
struct Bundle: Hashable, Sendable {
  let member: Int
  let places: [Int]
}

/// A region's members, each with what it can do, and what they share: what prices are found for.
///
/// Shared by every level; `allowed` and the lists shrink as stints and bundles are excluded, cuts are added. Some members beside a
/// plan of the others are a market too, by the same numbers of members, places and rows.
final class BundleMarket {
  let problem: Problem
  let spaces: [MemberSpace]
  private let searches: [BundleSearch]
  /// Who takes bundles, ascending.
  let members: [Int]
  /// What of a region this is: all of it; some members (be it all) beside a plan of the others; or a case of a tree.
  enum Part: String { case whole, area, rest, branch }
  let part: Part
  var isPart: Bool { part != .whole }
  var coupling: Coupling
  /// By member and place: whether the stint may still be taken.
  private(set) var allowed: [[Bool]]
  /// By member: sets of places of each of which every bundle must have one; none but in a case of a tree.
  private(set) var required: [[[Int]]]
  /// By row: who counts in it whatever they do; none but in a case of a tree.
  private var users: [Int: Set<Int>] = [:]
  /// By member: all bundles that a plan good enough for the goals so far can hold; `nil` while they are too many to list.
  private var lists: [BundleList?]
  /// Whether all members' bundles are listed, and prices have said which ones.
  private(set) var isNarrowed = false
  /// When members' searches stop, and how many may run side by side.
  var control: SearchControl

  init(_ problem: Problem, countsPeople: Bool, fairness: Objective? = nil, _ control: SearchControl) {
    self.problem = problem
    self.control = control
    let running = RunningCounts(problem)
    spaces = problem.members.indices.map {
      MemberSpace(
        $0, in: problem, home: running.locationsOfMember[$0], isRunning: running.members.contains($0))
    }
    searches = spaces.map { BundleSearch($0) }
    members = Array(spaces.indices)
    part = .whole
    coupling = Coupling(problem, countsPeople: countsPeople, fairness: fairness)
    allowed = spaces.map { Array(repeating: true, count: $0.count) }
    required = spaces.map { _ in [] }
    let (spaces, searches) = (spaces, searches)
    let most = problem.stints.count <= control.sizes.stints ? control.sizes.few : 0
    lists = PoolSolver.inParallel(spaces.count, threads: control.threads) { member in
      let nothing = MemberPrices(worth: Array(repeating: 0, count: spaces[member].count))
      let quest = BundleSearch.Quest(floor: -1, finds: .every(most))
      let answer = searches[member].run(nothing, allowed: nil, quest)
      return answer.isComplete ? BundleList(answer.bundles.map(\.places), in: spaces[member]) : nil
    }
  }

  /// Some members of a market beside what the others take of it, from other threads than those of another's members.
  init(
    _ part: Part, _ members: [Int], of market: BundleMarket, beside others: PlanUse, _ control: SearchControl
  ) {
    (problem, spaces, searches) = (market.problem, market.spaces, market.searches)
    (self.part, self.members, self.control) = (part, members, control)
    (coupling, allowed, required) = (market.coupling, market.allowed, market.required)
    (lists, isNarrowed) = (market.lists, market.isNarrowed)
    coupling.lower(by: others.rows)
    for member in members {
      for (place, isFull) in coupling.isFull(for: member).enumerated() where isFull {
        allowed[member][place] = false
      }
    }
    shorten(from: market)
  }

  /// All members of a market in a case of it, which may be a case itself.
  ///
  /// - Parameters:
  ///   - decisions: What makes the case.
  ///   - closesFull: Whether rows that they fill are closed to all others, or keep them off by prices alone.
  init(
    of market: BundleMarket, deciding decisions: [BranchTree.Decision], closesFull: Bool = true,
    _ control: SearchControl
  ) {
    (problem, spaces, searches) = (market.problem, market.spaces, market.searches)
    (part, members, self.control) = (.branch, market.members, control)
    (coupling, allowed, required) = (market.coupling, market.allowed, market.required)
    (lists, isNarrowed) = (market.lists, market.isNarrowed)
    users = market.users
    var touched: Set<Int> = []
    for decision in decisions {
      let (member, places) = (decision.pair.member, decision.pair.places)
      if decision.isTaken {
        required[member].append(places)
        for row in coupling.rows(ofAnyOf: places, of: member) {
          users[row, default: []].insert(member)
          touched.insert(row)
        }
      } else {
        for place in places { allowed[member][place] = false }
      }
    }
    for (row, users) in closesFull ? filled(among: touched) : [] {
      for member in coupling.membersOfRow[row] where !users.contains(member) {
        for place in coupling.places(of: member, in: row) { allowed[member][place] = false }
      }
    }
    shorten(from: market)
  }

  /// The rows that the case fills with members who count in them whatever they do, ascending.
  var filled: [(row: Int, users: Set<Int>)] { filled(among: users.keys) }

  private func filled(among rows: some Sequence<Int>) -> [(row: Int, users: Set<Int>)] {
    rows.filter { (users[$0]?.count ?? 0) >= coupling.rows[$0].limit }.sorted().map { ($0, users[$0] ?? []) }
  }

  /// The same market, to go on with by itself.
  func copy(_ control: SearchControl) -> BundleMarket {
    BundleMarket(part, members, as: self, control)
  }

  private init(_ part: Part, _ members: [Int], as market: BundleMarket, _ control: SearchControl) {
    (problem, spaces, searches) = (market.problem, market.spaces, market.searches)
    (self.part, self.members, self.control) = (part, members, control)
    (coupling, allowed, required) = (market.coupling, market.allowed, market.required)
    (lists, isNarrowed) = (market.lists, market.isNarrowed)
  }

  /// Leaves in the lists what may be taken.
  private func shorten(from market: BundleMarket) {
    for member in members
    where allowed[member] != market.allowed[member] || required[member] != market.required[member] {
      lists[member]?.keep(allowed: allowed[member], having: required[member])
    }
  }

  /// Prices as a member meets them.
  func prices(for member: Int, _ prices: Prices, _ level: BundleLevel) -> MemberPrices {
    let space = spaces[member]
    let weight = level.scale * level.sign
    var result = MemberPrices(worth: Array(repeating: 0, count: space.count))
    for place in 0..<space.count {
      let stint = space.stints[place]
      var worth = weight * level.objective.coefficients[stint]
      for row in coupling.each[member][place] { worth -= prices.rows[row] }
      if let (row, value) = coupling.weighed[member][place] { worth -= prices.rows[row] * value }
      for (kept, price) in zip(level.kept, prices.kept) where price > 0 {
        worth += price * kept.sign * kept.objective.coefficients[stint]
      }
      result.worth[place] = worth
    }
    for group in coupling.any[member] where prices.rows[group.row] > 0 {
      result.any.append(MemberPrices.Toll(places: group.places, price: prices.rows[group.row]))
    }
    for group in coupling.half[member] where prices.rows[group.row] > 0 {
      result.half.append(
        MemberPrices.HalfToll(sets: group.sets, start: group.start, price: prices.rows[group.row]))
    }
    result.location = level.price(of: .people, kept: prices.kept)
    result.member = space.isRunning ? 0 : level.price(of: .members, kept: prices.kept)
    return result
  }

  /// The largest price of a row: what its dearest over costs, or what whole numbers have room for.
  func priceMax(of row: Int, kept: [Int], _ level: BundleLevel) -> Int {
    let row = coupling.rows[row]
    guard let dearest = row.overs.first else { return 1 << 60 }
    return dearest.price * level.price(of: row.goalOfOver, kept: kept)
  }

  /// What exceeding rows as far as it is cheaper than their price brings: that much of the price of the limit is not had.
  func overs(at prices: Prices, _ level: BundleLevel) -> Int {
    var sum = 0
    for (row, price) in zip(coupling.rows, prices.rows) where price > 0 {
      for (width, cost) in row.overs {
        guard let width else { continue }
        sum += width * max(0, price - cost * level.price(of: row.goalOfOver, kept: prices.kept))
      }
    }
    return sum
  }

  /// The most that any member's stints of each row bring to the goal, in units of price; 0 at least.
  func mostWorth(_ level: BundleLevel) -> [Int] {
    var worth = [Int](repeating: 0, count: coupling.rows.count)
    func brings(_ member: Int, _ place: Int) -> Int {
      max(0, level.scale * level.sign * level.objective.coefficients[spaces[member].stints[place]])
    }
    for member in spaces.indices {
      for (place, rows) in coupling.each[member].enumerated() {
        for row in rows { worth[row] = max(worth[row], brings(member, place)) }
      }
      for group in coupling.any[member] {
        worth[group.row] = max(worth[group.row], group.places.reduce(0) { $0 + brings(member, $1) })
      }
    }
    return worth
  }

  /// The bundles that the market's members have in a plan, members ascending.
  func bundles(of taken: [Int]) -> [Bundle] {
    var byMember: [Int: [Int]] = [:]
    for stint in taken {
      byMember[problem.stints[stint].member, default: []].append(problem.placeInMember[stint])
    }
    return members.compactMap { member in
      byMember[member].map { Bundle(member: member, places: $0.sorted()) }
    }
  }

  /// The stints of a plan that stay as they are.
  func others(in taken: [Int]) -> [Int] {
    guard isPart else { return [] }
    var isMember = [Bool](repeating: false, count: spaces.count)
    for member in members { isMember[member] = true }
    return taken.filter { !isMember[problem.stints[$0].member] }
  }

  /// The stints of a bundle.
  func stints(of bundle: Bundle) -> [Int] { bundle.places.map { spaces[bundle.member].stints[$0] } }

  func isAllowed(_ bundle: Bundle) -> Bool {
    mayTake(bundle.places, bundle.member) && lists[bundle.member]?.contains(bundle.places) != false
  }

  private func mayTake(_ places: [Int], _ member: Int) -> Bool {
    places.allSatisfy { allowed[member][$0] }
      && required[member].allSatisfy { $0.contains(where: places.contains) }
  }

  /// One member's best bundles of allowed stints; one thread at a time may ask for a member.
  private func search(_ member: Int, _ prices: MemberPrices, _ quest: BundleSearch.Quest)
    -> BundleSearch.Answer
  {
    let space = spaces[member]
    let answer =
      lists[member]?.answer(quest, prices, space)
      ?? searches[member].run(
        prices, allowed: allowed[member], having: required[member], quest, control,
        goTogether: { place, others in
          self.problem.memberAllows(space.stints[place], beside: others.map { space.stints[$0] })
        })
    control.meter.add(steps: answer.steps)
    return answer
  }

  /// What a member's best bundle is worth more than: the empty one, but for who must have something.
  private func least(of member: Int) -> Int { required[member].isEmpty ? 0 : Self.leastWorth }
  /// Less than any bundle is worth.
  static let leastWorth = Int.min / 4

  /// What prices prove: each member's best bundles, and the bound.
  struct Round {
    struct Answer {
      /// The best bundle that is known; the last of `new` if there is any.
      let best: PricedBundle
      /// Better than all known ones, ascending.
      let new: [PricedBundle]
      /// No bundle is worth more.
      let bound: Int
      /// Whether the best is the best of all.
      let isComplete: Bool
    }
    /// One for each of the market's members, in order.
    let answers: [Answer]
    /// In units of price.
    let total: Int
  }

  /// Each member's best bundles under prices, several threads side by side; the answer depends on none of that.
  ///
  /// - Parameters:
  ///   - known: Bundles by member; what is not better than these is not searched.
  ///   - efforts: The most steps by member.
  func round(_ prices: Prices, _ level: BundleLevel, known: [[[Int]]], keep: Int, efforts: [Int]) -> Round {
    let answers = inParallel(members.count) { index in
      let member = self.members[index]
      let memberPrices = self.prices(for: member, prices, level)
      var best = PricedBundle(places: [], value: self.least(of: member))
      for places in known[member] where self.mayTake(places, member) {
        let value = memberPrices.value(of: places, in: self.spaces[member])
        if value > best.value { best = PricedBundle(places: places, value: value) }
      }
      let quest = BundleSearch.Quest(floor: best.value, finds: .better(keep), effort: efforts[member])
      let answer = self.search(member, memberPrices, quest)
      return Round.Answer(
        best: answer.bundles.last ?? best, new: answer.bundles, bound: answer.bound,
        isComplete: answer.isComplete)
    }
    var total = level.inPrices(level.constant) + overs(at: prices, level)
    for (row, price) in zip(coupling.rows, prices.rows) { total += price * row.limit }
    for (kept, price) in zip(level.kept, prices.kept) { total += price * kept.limit }
    // Who must have what is not there makes a plan impossible.
    let isPossible = answers.allSatisfy { $0.bound > Self.leastWorth }
    total = isPossible ? answers.reduce(total) { $0 + $1.bound } : Self.leastWorth
    return Round(answers: answers, total: total)
  }

  /// The best bundles of some members under prices that are worth more than each one's floor, in their order.
  func answers(
    of members: [Int], above floors: [Int], _ prices: Prices, _ level: BundleLevel, keep: Int, effort: Int
  ) -> [BundleSearch.Answer] {
    inParallel(members.count) { index in
      let member = members[index]
      return self.search(
        member, self.prices(for: member, prices, level),
        BundleSearch.Quest(floor: floors[index], finds: .better(keep), effort: effort))
    }
  }

  /// All bundles that are worth more than their member's floor; `nil` if they are more than `most`, or the steps of a
  /// member do not do.
  func bundles(
    above floors: [Int], _ prices: Prices, _ level: BundleLevel, most: Int, effort: Int
  ) -> [Bundle]? {
    var found: [Bundle] = []
    // Some members at a time, so that too many are known to be too many early.
    for first in stride(from: 0, to: members.count, by: 16) {
      let left = most - found.count
      let some = members[first..<min(first + 16, members.count)]
      let answers = inParallel(some.count) { index in
        let member = some[first + index]
        return self.search(
          member, self.prices(for: member, prices, level),
          BundleSearch.Quest(floor: floors[member], finds: .every(left), effort: effort))
      }
      for (member, answer) in zip(some, answers) {
        guard answer.isComplete else { return nil }
        found += answer.bundles.map { Bundle(member: member, places: $0.places) }
      }
      if found.count > most { return nil }
    }
    return found
  }

  /// Keeps only bundles worth more than their member's floor, listing them first if that is possible with `most` of them.
  func narrow(_ floors: [Int], _ prices: Prices, _ level: BundleLevel, most: Int, effort: Int) {
    guard let near = bundles(above: floors, prices, level, most: most, effort: effort) else { return }
    list(near)
  }

  /// Keeps only these bundles.
  func list(_ near: [Bundle]) {
    var places = [[[Int]]](repeating: [], count: spaces.count)
    for bundle in near { places[bundle.member].append(bundle.places) }
    lists = zip(places, spaces).map { BundleList($0, in: $1) }
    isNarrowed = true
    allowed = spaces.map { [Bool](repeating: false, count: $0.count) }
    for bundle in near { for place in bundle.places { allowed[bundle.member][place] = true } }
  }

  /// By member: up to `count` bundles worth more than the member's floor, as good as a search of 100 steps each finds;
  /// the best first.
  func nearest(_ floors: [Int], _ prices: Prices, _ level: BundleLevel, count: Int) -> [[(
    bundle: Bundle, value: Int
  )]] {
    inParallel(spaces.count) { member in
      let answer = self.search(
        member, self.prices(for: member, prices, level),
        BundleSearch.Quest(floor: floors[member], finds: .best(count), effort: 100 * count))
      return answer.bundles.reversed().map { (Bundle(member: member, places: $0.places), $0.value) }
    }
  }

  /// Whether a plan keeps every rule and every earlier goal.
  func isSound(_ taken: [Int], keeping kept: [(objective: Objective, value: Int)]) -> Bool {
    do throws(EngineFailure) {
      try problem.requireSound(taken, keeping: kept)
      return true
    } catch {
      return false
    }
  }

  /// Whether a member's bundles are listed.
  func isListed(_ member: Int) -> Bool { lists[member] != nil }

  /// Lets members take no other places, by member and place, from now on.
  func allow(_ places: [[Bool]]) {
    for member in members where places[member] != allowed[member] {
      allowed[member] = places[member]
      lists[member]?.keep(allowed: places[member], having: required[member])
    }
  }

  /// By member and place: whether a bundle with it can be worth more than the member's floor.
  func canBeat(_ floors: [Int], _ prices: Prices, _ level: BundleLevel, effort: Int) -> [[Bool]] {
    let left = inParallel(members.count) { index in
      let member = self.members[index]
      // Each question takes a while to be put, too: a large region has half a million.
      if self.control.isCutShort { return self.allowed[member] }
      let memberPrices = self.prices(for: member, prices, level)
      let space = self.spaces[member]
      if let list = self.lists[member] { return list.places(above: floors[member], memberPrices, space) }
      var result = [Bool](repeating: false, count: space.count)
      for place in 0..<space.count where self.allowed[member][place] && !result[place] {
        let answer = self.search(
          member, memberPrices,
          BundleSearch.Quest(floor: floors[member], finds: .better(1), forced: [place], effort: effort))
        guard answer.isComplete else { result[place] = true; continue }
        // Every place of a bundle that is good enough is good enough.
        for bundle in answer.bundles { for place in bundle.places { result[place] = true } }
      }
      return result
    }
    var result = allowed
    for (member, left) in zip(members, left) { result[member] = left }
    return result
  }

  /// The results of `work` for 0 ..< count, in order, on as many threads as the search may have.
  func inParallel<Result>(_ count: Int, _ work: (Int) -> Result) -> [Result] {
    PoolSolver.inParallel(count, threads: control.threads, work)
  }
}
