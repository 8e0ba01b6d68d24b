// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Checks the levels of a certificate in order, each with the stints that earlier levels leave.
struct LevelCheck {
  private let ground: Ground
  private let levels: [Certificate.Level]
  private let members: [MemberStints]
  private let goals: [Goal]
  /// For each stint whether an earlier level's prices rule it out.
  private var isExcluded: [Bool]
  /// For each member all bundles but the empty one that earlier prices leave, counted from the member's first stint;
  /// `nil` = too many to list: all of stints that are not excluded.
  private var bundles: [[[Int]]?]
  /// How many bundles of all members a list has at most.
  private static let bundlesMax = 20_000
  /// While a tree is checked: for each member and listed bundle whether any case needs it; `nil` = nobody asks.
  private var isNeeded: [[Bool]]?
  private(set) var refusals: [Refusal] = []

  init(_ ground: Ground, _ levels: [Certificate.Level]) {
    (self.ground, self.levels) = (ground, levels)
    goals = levels.map(\.goal)
    isExcluded = [Bool](repeating: false, count: ground.stints.count)
    bundles = ground.region.members.map { _ in nil }
    var first = 0
    members = ground.region.members.indices.map { member in
      let end = ground.stints[first...].firstIndex { $0.member != member } ?? ground.stints.count
      defer { first = end }
      return MemberStints(member, first..<end, in: ground)
    }
  }

  private mutating func refuse(_ finding: Refusal.Finding) {
    let refusal = Refusal(finding: finding)
    if !refusals.contains(refusal) { refusals.append(refusal) }
  }

  /// Compares what a level says of itself with the policy and with the plan.
  mutating func compare(_ level: Certificate.Level, _ policy: GoalLevel, plan: Int) {
    let goal = level.goal
    func isBetter(_ a: Int, _ b: Int) -> Bool { goal.wantsMost ? a > b : a < b }
    if let expected = policy.kept(havingReached: level.reached) {
      if level.kept != expected {
        refuse(
          .wrongKept(
            goal, kept: level.kept, reached: level.reached, tolerancePerMille: policy.tolerancePerMille,
            expected: expected))
      }
    } else {
      let share = goal.wantsMost ? 1000 - policy.tolerancePerMille : 1000 + policy.tolerancePerMille
      refuse(
        .tooLarge(
          Refusal.Place(goal: goal, step: 1, taken: []), left: level.reached, operation: "×", right: share))
    }
    if isBetter(level.kept, plan) { refuse(.planBelowKept(goal, plan: plan, kept: level.kept)) }
    if isBetter(plan, level.reached) {
      refuse(.planBeyondReached(goal, plan: plan, reached: level.reached))
    }
    if let bound = level.proof?.bound, isBetter(level.reached, bound) {
      refuse(.reachedBeyondBound(goal, reached: level.reached, bound: bound))
    }
  }

  /// Checks the proof of a level; leaves out of what comes after each of its leaves what the prices rule out.
  ///
  /// Returns whether it is known what that is: without, nothing later can be checked.
  mutating func check(_ proof: Certificate.Proof, of number: Int) -> Bool {
    let goal = goals[number]
    if proof.scale < 1 { refuse(.scaleNotPositive(goal, proof.scale)) }
    if proof.unit < 1 { refuse(.unitNotPositive(goal, proof.unit)) }
    guard proof.scale >= 1, proof.unit >= 1 else { return false }
    if goal == .people || goal == .members || goal == .fairness {
      if proof.unit > 1 { refuse(.unitOfCount(goal, proof.unit)) }
    } else if let odd = ground.stints.indices.first(where: {
      ground.stints[$0].amounts[number] % proof.unit != 0
    }) {
      let stint = ground.stints[odd]
      refuse(.unitTooCoarse(goal, unit: proof.unit, stint.key, amount: stint.amounts[number]))
    }
    for (place, node) in proof.nodes.enumerated() {
      let root = Case(step: place + 1)
      let before = refusals.count
      let isLast = number + 1 == levels.count && place + 1 == proof.nodes.count
      isNeeded = nil
      if !isLast, case .branch = node { isNeeded = bundles.map { ($0 ?? []).map { _ in false } } }
      let signed = signedBound(of: node, proof, number, root)
      if place + 1 == proof.nodes.count, let signed, refusals.count == before {
        let proven = goal.wantsMost ? signed : -signed
        if proof.bound != proven { refuse(.wrongBound(goal, bound: proof.bound, proven: proven)) }
      }
      if isLast { continue }
      guard case .leaf(let leaf) = node else {
        if refusals.count > before { return false }
        leaveOutWhatNoCaseNeeds()
        continue
      }
      do throws(Overflow) {
        guard try exclude(leaf, proof, number, root) else { return false }
      } catch {
        refuse(
          .tooLarge(
            self.place(number, root), left: error.left, operation: error.operation, right: error.right))
        return false
      }
    }
    return true
  }

  /// The decisions from the root to a node, by member, counted from the member's first stint.
  private struct Case {
    let step: Int
    var taken: [Bool] = []
    /// Of each set the bundle has a stint at least, and none of those barred.
    var sets: [Int: [[Int]]] = [:]
    var barred: [Int: Set<Int>] = [:]
  }

  private func place(_ number: Int, _ path: Case) -> Refusal.Place {
    Refusal.Place(goal: goals[number], step: path.step, taken: path.taken)
  }

  /// The bound of a node, times the sign of its goal; `nil` if it could not be computed.
  private mutating func signedBound(
    of node: Certificate.Node, _ proof: Certificate.Proof, _ number: Int, _ path: Case
  ) -> Int? {
    switch node {
    case .leaf(let leaf):
      do throws(Overflow) {
        return try signedBound(of: leaf, proof, number, path)
      } catch {
        refuse(
          .tooLarge(place(number, path), left: error.left, operation: error.operation, right: error.right))
        return nil
      }
    case .branch(let branch, let taken, let free):
      guard path.taken.count < Certificate.branchesMax else {
        refuse(.treeTooDeep(goals[number], limit: Certificate.branchesMax))
        return nil
      }
      var stints: [Int] = []
      for key in branch.keys {
        guard let stint = ground.stintNumbers[key] else {
          refuse(.unknownStint(place(number, path), key))
          return nil
        }
        stints.append(stint)
      }
      var (with, without) = (path, path)
      with.taken.append(true)
      without.taken.append(false)
      if let member = ground.index.members[branch.member] {
        let own = stints.map { $0 - members[member].numbers.lowerBound }
        with.sets[member, default: []].append(own)
        without.barred[member, default: []].formUnion(own)
      }
      let first = signedBound(of: taken, proof, number, with)
      let second = signedBound(of: free, proof, number, without)
      return first.flatMap { first in second.map { max(first, $0) } }
    }
  }

  private mutating func signedBound(
    of leaf: Certificate.Leaf, _ proof: Certificate.Proof, _ number: Int, _ path: Case
  ) throws(Overflow) -> Int {
    let pricing = try pricing(of: leaf, proof, number, place(number, path))
    let most = mostByMember(leaf, place(number, path))
    let beside = try sumOfMost(leaf, pricing)
    for own in members {
      let (sets, barred) = (path.sets[own.member] ?? [], path.barred[own.member] ?? [])
      let limit = most[own.member] ?? 0
      let weighing = try pricing.weighing(own)
      let found = BundleSearch.best(
        of: own, weighing, among: bundles[own.member], having: sets,
        barred: { isExcluded[own.numbers.lowerBound + $0] || barred.contains($0) }, above: limit)
      if let found {
        refuse(
          .mostTooLow(
            place(number, path), member: ground.region.members[own.member].id, most: limit, found: found))
      }
      if isNeeded != nil, let list = bundles[own.member] {
        let floor = try difference(try sum(try difference(try needed(proof, number), beside), limit), 1)
        BundleSearch.forEach(
          of: list, of: own, weighing, having: sets, barred: barred.contains, above: floor
        ) { bundle, _ in isNeeded?[own.member][bundle] = true }
      }
    }
    let sign = goals[number].wantsMost ? 1 : -1
    let constant = sign * ground.constants[number]
    let steps = floorOfQuotient(floorOfQuotient(beside, proof.scale), proof.unit)
    return try sum(constant, try product(steps, proof.unit))
  }

  /// What the limits of rows cost, and all that the members can earn.
  private func sumOfMost(_ leaf: Certificate.Leaf, _ pricing: Pricing) throws(Overflow) -> Int {
    var total = try pricing.costOfLimits()
    for most in leaf.most { total = try sum(total, most.most) }
    return total
  }

  private mutating func mostByMember(_ leaf: Certificate.Leaf, _ place: Refusal.Place) -> [Int: Int] {
    var most: [Int: Int] = [:]
    for line in leaf.most {
      guard let member = ground.index.members[line.member] else {
        refuse(.unknownMember(place, line.member))
        continue
      }
      if most.updateValue(line.most, forKey: member) != nil { refuse(.memberTwice(place, line.member)) }
    }
    return most
  }

  private mutating func pricing(
    of leaf: Certificate.Leaf, _ proof: Certificate.Proof, _ number: Int, _ place: Refusal.Place
  ) throws(Overflow) -> Pricing {
    var pricing = Pricing(ground, level: number, scale: proof.scale)
    let keptValues = ground.goals.indices.map { kept($0, at: number) }
    var seen: Set<Pricing.Row> = []
    for line in leaf.prices {
      guard let row = known(line.row, number, place) else { continue }
      if !seen.insert(row).inserted {
        refuse(.rowTwice(place, line.row))
      } else if line.price < 0 {
        refuse(.negativePrice(place, line.row, line.price))
      } else {
        try pricing.set(row, to: line.price, keptValues: keptValues)
      }
    }
    let limit = try pricing.overLimit()
    for line in leaf.prices where line.row.hasOver && line.price > limit {
      refuse(.overPriceTooHigh(place, line.row, price: line.price, limit: limit))
    }
    return pricing
  }

  /// What plans keep of a goal when a level is decided: what an earlier level left, and the planner's limit.
  private func kept(_ goal: Int, at number: Int) -> Int {
    let limit = ground.goals[goal] == .changes ? ground.region.policy.changesMax : nil
    guard goal < number else { return limit ?? 0 }
    return min(limit ?? .max, levels[goal].kept)
  }

  /// The row with the package's numbers, or `nil` after a refusal.
  private mutating func known(
    _ row: Certificate.Row, _ number: Int, _ place: Refusal.Place
  ) -> Pricing.Row? {
    let (index, policy) = (ground.index, ground.region.policy)
    let found: Pricing.Row? =
      switch row {
      case .opening(let key): ground.openingNumbers[key].map(Pricing.Row.opening)
      case .date(let group, let day):
        policy.horizon.contains(day) ? index.groups[group].map { .date(group: $0, day) } : nil
      case .vacancyWeek(let vacancy, let week):
        (0..<policy.weeks).contains(week)
          ? index.vacancies[vacancy].map { .presence(vacancy: $0, week: week) } : nil
      case .split(let vacancy): index.vacancies[vacancy].map(Pricing.Row.split)
      case .handover(let group): index.groups[group].map(Pricing.Row.handover)
      case .board(let board): index.boards[board].map(Pricing.Row.board)
      case .kept(let goal): ground.goals.firstIndex(of: goal).map(Pricing.Row.kept)
      case .cut(let cut): known(cut, number, place)
      }
    if case .kept(let goal) = row, (goals.firstIndex(of: goal) ?? .max) >= number,
      goal != .changes || policy.changesMax == nil
    {
      refuse(.keptNotEarlier(place, goal))
      return nil
    }
    if found == nil { refuse(.unknownRow(place, row)) }
    return found
  }

  /// The cut with the package's numbers: of different rows and different members.
  private mutating func known(_ cut: Certificate.Cut, _ number: Int, _ place: Refusal.Place) -> Pricing.Row? {
    var rows: Set<Pricing.Row> = []
    for row in cut.rows {
      guard let part = known(row, number, place) else { return nil }
      switch part {
      case .opening, .date, .presence: rows.insert(part)
      case .split, .handover, .board, .kept, .cut: return nil
      }
    }
    let members = Set(cut.members.compactMap { ground.index.members[$0] })
    guard rows.count == cut.rows.count, members.count == cut.members.count else { return nil }
    return .cut(rows, members: members)
  }

  /// What stints must bring for a plan to keep the level, in units of price.
  private func needed(_ proof: Certificate.Proof, _ number: Int) throws(Overflow) -> Int {
    try product(
      try product(proof.scale, goals[number].wantsMost ? 1 : -1),
      try difference(levels[number].kept, ground.constants[number]))
  }

  /// Leaves out of all that comes after a tree the listed bundles with which no case of it keeps the level.
  private mutating func leaveOutWhatNoCaseNeeds() {
    for (member, isNeeded) in (isNeeded ?? []).enumerated() {
      bundles[member] = bundles[member].map { zip($0, isNeeded).filter(\.1).map(\.0) }
    }
  }

  /// Leaves out of all that comes after it every stint with which no plan keeps this level; `false` if the leaf has no
  /// clear prices.
  private mutating func exclude(
    _ leaf: Certificate.Leaf, _ proof: Certificate.Proof, _ number: Int, _ path: Case
  ) throws(Overflow) -> Bool {
    let root = place(number, path)
    if refusals.contains(where: { $0.spoilsPrices(of: root) }) { return false }
    let pricing = try pricing(of: leaf, proof, number, root)
    let most = mostByMember(leaf, root)
    let sign = goals[number].wantsMost ? 1 : -1
    let needed = try needed(proof, number)
    let total = try sumOfMost(leaf, pricing)
    let spare = try difference(needed, total)
    let whole = try sum(total, try product(try product(proof.scale, sign), ground.constants[number]))
    // Prices that are far from the plan leave out next to nothing.
    guard try difference(0, spare) < Int(clamping: whole.magnitude / 20) else { return true }
    for own in members where own.count > 0 && bundles[own.member] == nil {
      let weighing = try pricing.weighing(own)
      let floor = try difference(try sum(spare, most[own.member] ?? 0), 1)
      let first = own.numbers.lowerBound
      let out = (0..<own.count).filter { stint in
        !isExcluded[first + stint]
          && BundleSearch.best(
            of: own, weighing, forced: [stint], barred: { isExcluded[first + $0] }, above: floor) == nil
      }
      for stint in out { isExcluded[first + stint] = true }
    }
    var room = Self.bundlesMax
    for own in members where own.count > 0 {
      let floor = try difference(try sum(spare, most[own.member] ?? 0), 1)
      let left = BundleSearch.all(
        of: own, try pricing.weighing(own), among: bundles[own.member],
        barred: { isExcluded[own.numbers.lowerBound + $0] }, above: floor, most: room)
      bundles[own.member] = left ?? bundles[own.member]
      room -= left?.count ?? 0
      if left == nil { break }
    }
    return true
  }
}

extension Refusal {
  /// Whether it leaves open what a leaf says of its rows or members.
  fileprivate func spoilsPrices(of leaf: Place) -> Bool {
    switch finding {
    case .negativePrice(let place, _, _), .unknownRow(let place, _), .rowTwice(let place, _),
      .keptNotEarlier(let place, _), .unknownMember(let place, _), .memberTwice(let place, _),
      .tooLarge(let place, _, _, _):
      place == leaf
    default: false
    }
  }
}

extension Certificate.Row {
  /// Whether the row may be passed at a price in `people`.
  fileprivate var hasOver: Bool {
    switch self {
    case .split, .handover: true
    default: false
    }
  }
}
