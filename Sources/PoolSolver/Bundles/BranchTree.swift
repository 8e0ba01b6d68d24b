// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// Branch and price: cases in which some members must have some work and others must not.
///
/// A branch is on a member and some of its stints: one, or all that count in a shared row, such as those of a vacancy in a
/// week. In one case the member's bundle has one of them at least, in the other none. So every case is a region of its own
/// with fewer bundles, and prices bound it as they bound the whole (Ryan and Foster 1981; Barnhart, Johnson, Nemhauser,
/// Savelsbergh and Vance, "Branch-and-price", Operations Research 46 (1998)). All cases share one master program, with the
/// bundles that do not fit a case held at 0; each begins with its parent's prices and basis.
struct BranchTree {
  /// A member and some of its stints, by their places.
  struct Pair: Hashable, Sendable {
    let member: Int
    let places: [Int]
  }
  /// Whether the member has one of the stints at least, or none.
  struct Decision: Hashable, Sendable {
    let pair: Pair
    let isTaken: Bool
  }
  struct Case {
    let decisions: [Decision]
    /// What prices prove of it by themselves.
    let proof: PriceSearch.Proof
    /// Where its two cases begin.
    let prices: Prices
    fileprivate(set) var basis: Basis?
    /// What its mixture leaves undecided, in the order in which it is tried.
    fileprivate(set) var undecided: [Pair]
    /// What it was divided by, and the numbers of its two cases; `nil` = it was not.
    fileprivate(set) var division: (pair: Pair, taken: Int, free: Int)?
    /// In units of price.
    var total: Int { proof.total }
  }
  /// All cases, each after the one that it is a part of.
  private(set) var cases: [Case] = []
  /// Those that are not divided, and in which a better plan may be, by number.
  private(set) var open: [Int] = []
  /// The search whose bundles and cuts all cases share.
  private(set) var search: PriceSearch
  /// What trying pairs said last: the product of what both cases lose, each as a share of all that there is to lose.
  private var scores: [Pair: Double] = [:]
  /// How many pairs of a case are tried before one is branched on: those that did best in other cases, and others that were
  /// not tried yet. In the first case all are new. So many are tried together, and no more once one closes both cases.
  private static let tries = (best: 4, new: 4, first: 32, together: 4)
  /// A share nearer to 0 or 1 is a decision.
  private static let whole = 1e-6

  /// A tree of one case, the whole; `nil` if the search knows no prices.
  init?(_ search: PriceSearch, _ control: SearchControl, enough: Int, effortMax: Int) throws(EngineFailure) {
    self.search = search
    self.search.forgetCuts(for: "cases")
    try self.search.run(control, enough: enough, effortMax: effortMax)
    guard let proof = self.search.best else { return nil }
    cases = [
      Case(
        decisions: [], proof: proof, prices: proof.prices, basis: self.search.master.basis,
        undecided: undecided(search.market))
    ]
    open = [0]
  }

  /// The bound of all open cases, in units of price; `nil` if there are none.
  var total: Int? { open.map { cases[$0].total }.max() }

  /// Closes cases in which nothing better than `value` can be.
  mutating func close(at value: Int) {
    for number in open where !isBetter(cases[number].total, than: value) {
      (cases[number].basis, cases[number].undecided) = (nil, [])
    }
    open = open.filter { isBetter(cases[$0].total, than: value) }
  }

  private func isBetter(_ total: Int, than value: Int) -> Bool {
    search.level.objective.prefers(search.level.bound(fromPrices: total), to: value)
  }

  /// Branches on the open case with the largest bound, and bounds its two cases.
  ///
  /// - Parameters:
  ///   - market: The whole.
  ///   - value: What is to be beaten: a case that cannot is not searched to its end.
  /// - Returns: plans that cases turned out to have, sound or not; `nil` if that case cannot be branched on. Stopped before both
  ///   cases are known, it leaves the case open as it was.
  mutating func branch(
    in market: BundleMarket, _ control: SearchControl, beyond value: Int, effortMax: Int
  ) throws(EngineFailure) -> [[Bundle]]? {
    guard let worst = open.max(by: { (cases[$0].total, $1) < (cases[$1].total, $0) }) else { return nil }
    let parent = cases[worst]
    let here = BundleMarket(of: market, deciding: parent.decisions, control)
    guard let pair = try pair(toBranchOn: parent, in: here, beyond: value, control) else { return nil }
    var plans: [[Bundle]] = []
    var parts: [Case] = []
    for isTaken in [true, false] {
      let decision = Decision(pair: pair, isTaken: isTaken)
      let decisions = parent.decisions + [decision]
      let part = BundleMarket(of: here, deciding: [decision], control)
      search.enter(part, at: parent.prices, parent.basis)
      var isCut = true
      while isCut, !control.isOver {
        try search.run(control, enough: value, effortMax: effortMax, dual: true)
        isCut = search.best.map { isBetter($0.total, than: value) } == true && search.recallCuts()
      }
      if search.mixture == nil, control.isOver { return plans }
      if let plan = search.mixedWhole { plans.append(plan) }
      parts.append(
        Case(
          decisions: decisions,
          proof: proof(of: decisions, in: part, from: market, at: parent.prices, control),
          prices: search.best?.prices ?? parent.prices, basis: search.master.basis,
          undecided: undecided(part)))
    }
    cases += parts
    let (taken, free) = (cases.count - 2, cases.count - 1)
    cases[worst].division = (pair, taken: taken, free: free)
    (cases[worst].basis, cases[worst].undecided) = (nil, [])
    open.removeAll { $0 == worst }
    open += [taken, free]
    return plans
  }

  /// What the last prices prove of a case to who only knows what the case decides.
  ///
  /// Rows that the case fills cost so much more that nobody else has any use for them: at that price the others earn what they
  /// earned where these rows were closed to them, and who fills the rows pays what the limits bring. (Without the stints of such
  /// a row a bundle loses at most what they are worth; who must have one of them has no other.)
  private func proof(
    of decisions: [Decision], in part: BundleMarket, from market: BundleMarket, at prices: Prices,
    _ control: SearchControl
  ) -> PriceSearch.Proof {
    var prices = (search.best?.prices ?? prices).reaching(rows: market.coupling.rows.count)
    guard var proof = search.best, proof.total > BundleMarket.leastWorth else {
      // Somebody must have what is not there: whatever else there is, it is less than nothing.
      for (row, _) in part.filled {
        prices.rows[row] += 2 * search.level.scale * search.level.range
      }
      return self.proof(of: decisions, in: market, exactlyAt: prices, control)
    }
    for (row, users) in part.filled {
      let worth = part.coupling.membersOfRow[row].filter { !users.contains($0) }.map { member in
        let worth = part.prices(for: member, proof.prices, search.level).worth.map { max(0, $0) }
        let own = part.coupling.places(of: member, in: row)
        // A list may have a bundle and not what is left of it without these stints.
        let mustHave =
          part.isListed(member) || part.required[member].contains { !Set($0).isDisjoint(with: own) }
        return mustHave ? worth.reduce(0, +) - proof.most[member] : own.reduce(0) { $0 + worth[$1] }
      }
      let dear = max(0, worth.max() ?? 0)
      // Where the mixture is short of something, prices can be so large that sums of them have no room.
      let lost = Double(dear) * Double(users.count)
      guard lost + abs(Double(proof.total)) < 0x1p62, proof.most.allSatisfy({ Double($0) - lost > -0x1p62 })
      else {
        return self.proof(of: decisions, in: market, exactlyAt: prices, control)
      }
      proof.prices.rows[row] += dear
      for member in users { proof.most[member] -= dear }
      proof.total -= dear * (users.count - part.coupling.rows[row].limit)
    }
    let isWithin64Bits = part.coupling.largestSum(of: proof.prices.rows) < 0x1p61
    return isWithin64Bits ? proof : self.proof(of: decisions, in: market, exactlyAt: prices, control)
  }

  /// What prices prove of a case.
  private func proof(
    of decisions: [Decision], in market: BundleMarket, exactlyAt prices: Prices, _ control: SearchControl
  ) -> PriceSearch.Proof {
    let alone = BundleMarket(of: market, deciding: decisions, closesFull: false, control)
    let round = alone.round(
      prices, search.level, known: market.spaces.map { _ in [] }, keep: 1, efforts: search.efforts)
    var most = [Int](repeating: 0, count: market.spaces.count)
    for (member, answer) in zip(market.members, round.answers) { most[member] = answer.bound }
    // Who must have something and cannot may be said to earn anything; once is enough.
    let lacking = most.indices.filter { most[$0] <= BundleMarket.leastWorth }
    for member in lacking.dropFirst() { most[member] = 0 }
    return PriceSearch.Proof(prices: prices, most: most, total: round.total)
  }

  // MARK: What is proven

  /// The bound of all cases.
  var bound: Int { search.level.bound(fromPrices: leaves().map { cases[$0].total }.max() ?? .max) }

  /// Takes back divisions without which the bound is the same, and more if that leaves too many leaves: then the bound is
  /// the best that so many prove.
  mutating func prune(leavesMax: Int) {
    let here = leaves().map { cases[$0].total }.max() ?? .max
    let totals = Set(cases.map(\.total)).filter { $0 >= here }.sorted()
    var (low, high) = (0, totals.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if leaves(enough: totals[middle]).count <= leavesMax { high = middle } else { low = middle + 1 }
    }
    guard totals.indices.contains(low) else { return }
    for number in leaves(enough: totals[low]) { cases[number].division = nil }
  }

  /// The cases that are not divided, or need no division for a bound as good as `enough`, by number; `nil` = every bound.
  private func leaves(enough: Int? = nil) -> [Int] {
    let bound = enough.map(search.level.bound(fromPrices:))
    var (leaves, next): ([Int], [Int]) = ([], [0])
    while let number = next.popLast() {
      let here = cases[number]
      if let (_, taken, free) = here.division, bound.map({ isBetter(here.total, than: $0) }) ?? true {
        next += [free, taken]
      } else {
        leaves.append(number)
      }
    }
    return leaves
  }

  /// All cases for a certificate.
  func node(in market: BundleMarket, from number: Int = 0) -> PriceProof.Node {
    guard let (pair, taken, free) = cases[number].division else {
      return .leaf(market.step(cases[number].proof, search.level))
    }
    return .branch(
      market.branch(pair), taken: node(in: market, from: taken), free: node(in: market, from: free))
  }

  /// The bundles of a market's lists with which a plan can be worth `least` in any case, in units of price.
  func bundles(of market: BundleMarket, least: Int, _ control: SearchControl) -> [Bundle] {
    var found: Set<Bundle> = []
    for here in leaves().map({ cases[$0] }) where here.total >= least {
      let part = BundleMarket(of: market, deciding: here.decisions, closesFull: false, control)
      let floors = here.proof.most.map { least - 1 - (here.total - $0) }
      found.formUnion(
        part.bundles(
          above: floors, here.proof.prices.reaching(rows: part.coupling.rows.count), search.level, most: .max,
          effort: .max) ?? [])
    }
    return Array(found)
  }

  /// As good a plan as a short search finds of the bundles that cases had use for.
  func plan(in market: BundleMarket, _ control: SearchControl) throws(EngineFailure) -> [Bundle]? {
    var program = search.master.with(purpose: "plan")
    program.enter(market)
    return try program.best(from: nil, control, nodes: 20).bundles
  }

  // MARK: What to branch on

  /// What the last mixture does by shares, the nearest to a half first: in turns of several stints and of one.
  private func undecided(_ market: BundleMarket) -> [Pair] {
    guard let mixture = search.mixture else { return [] }
    var parts = [[(places: [Int], share: Double)]](repeating: [], count: market.spaces.count)
    for (bundle, share) in zip(search.master.bundles, mixture.shares) where share > Self.whole {
      parts[bundle.member].append((bundle.places, share))
    }
    var found: [(pair: Pair, distance: Double)] = []
    for (member, parts) in parts.enumerated() where parts.contains(where: { $0.share < 1 - Self.whole }) {
      let places = Set(parts.flatMap(\.places)).sorted()
      var sets = places.map { [$0] }
      for row in Set(places.flatMap { market.coupling.rowsForCuts(of: member, [$0]) }).sorted() {
        let set = market.coupling.places(of: member, in: row)
        if !sets.contains(set) { sets.append(set) }
      }
      for set in sets {
        let share = parts.reduce(0) { $0 + ($1.places.contains(where: set.contains) ? $1.share : 0) }
        guard share > Self.whole, share < 1 - Self.whole else { continue }
        found.append((Pair(member: member, places: set), abs(share - 0.5)))
      }
    }
    guard !found.isEmpty else { return leftOpen(parts.map { $0.flatMap(\.places) }, market) }
    let order = found.indices.sorted { (found[$0].distance, $0) < (found[$1].distance, $1) }
    let pairs = order.map { found[$0].pair }
    let several = pairs.filter { $0.places.count > 1 }
    let single = pairs.filter { $0.places.count == 1 }
    return (0..<max(several.count, single.count)).flatMap {
      several.dropFirst($0).prefix(1) + single.dropFirst($0).prefix(1)
    }
  }

  /// Of a mixture that mixes nothing what no decision made so: what it has, then what it could have. Where it is short of
  /// an earlier goal it is no plan.
  private func leftOpen(_ taken: [[Int]], _ market: BundleMarket) -> [Pair] {
    var open: (taken: [Pair], other: [Pair]) = ([], [])
    for (member, allowed) in market.allowed.enumerated() {
      for place in allowed.indices where allowed[place] && !market.required[member].contains([place]) {
        let pair = Pair(member: member, places: [place])
        if taken[member].contains(place) { open.taken.append(pair) } else { open.other.append(pair) }
      }
    }
    return open.taken + open.other
  }

  /// Of some pairs the one whose two cases lose most, by product (strong branching). Only known bundles are mixed, so what
  /// they lose is no bound.
  private mutating func pair(
    toBranchOn parent: Case, in here: BundleMarket, beyond value: Int, _ control: SearchControl
  ) throws(EngineFailure) -> Pair? {
    let pairs = toTry(parent)
    if pairs.count < 2 { return pairs.first }
    let level = search.level
    let room = Double(parent.total - level.inPrices(value)) / Double(level.scale)
    let top = Double(parent.total - level.inPrices(level.constant)) / Double(level.scale)
    var best: (pair: Pair, score: Double)?
    for first in stride(from: 0, to: pairs.count, by: Self.tries.together) {
      let some = pairs[first..<min(first + Self.tries.together, pairs.count)]
      let objectives = try objectives(ofCasesOf: some, parent, in: here, control)
      for (pair, objectives) in zip(some, objectives) {
        // What falls below what is to be beaten is as good as gone.
        let score = objectives.reduce(1) { $0 * max(min(room, top - ($1 ?? top)) / room, 1e-6) }
        scores[pair] = score
        if score > best?.score ?? 0 { best = (pair, score) }
      }
      // No pair can do better than to close both cases.
      if let best, best.score > 1 - 1e-9 { break }
    }
    return best?.pair
  }

  /// By pair: what the mixtures of both cases are worth; `nil` if stopped.
  private func objectives(
    ofCasesOf pairs: ArraySlice<Pair>, _ parent: Case, in here: BundleMarket, _ control: SearchControl
  ) throws(EngineFailure) -> [[Double?]] {
    let trials = pairs.flatMap { pair in
      [true, false].map { isTaken in
        var trial = search.master.with(purpose: "trial")
        trial.enter(BundleMarket(of: here, deciding: [Decision(pair: pair, isTaken: isTaken)], control))
        trial.basis = parent.basis
        return trial
      }
    }
    let controls = trials.map { _ in control.alone(work: .max) }
    let answers = here.inParallel(trials.count) { index -> Result<Double?, EngineFailure> in
      var trial = trials[index]
      do throws(EngineFailure) {
        return .success(try trial.relax(controls[index], dual: true)?.objective)
      } catch {
        return .failure(error)
      }
    }
    for alone in controls { control.meter.add(of: alone) }
    var objectives: [[Double?]] = []
    for first in stride(from: 0, to: answers.count, by: 2) {
      objectives.append([try answers[first].get(), try answers[first + 1].get()])
    }
    return objectives
  }

  private func toTry(_ parent: Case) -> [Pair] {
    let known = parent.undecided.compactMap { pair in scores[pair].map { (pair: pair, score: $0) } }
    let best = known.indices.sorted { (known[$1].score, $0) < (known[$0].score, $1) }
    let new = parent.undecided.filter { scores[$0] == nil }
    return best.prefix(Self.tries.best).map { known[$0].pair }
      + new.prefix(parent.decisions.isEmpty ? Self.tries.first : Self.tries.new)
  }
}

extension BundleLevelSearch {
  /// Branches until no open case can have a better plan, until `most` cases were looked at, or until stopped.
  ///
  /// - Parameter tree: Goes on; `nil` = begins with the whole.
  /// - Returns: whether any case was looked at.
  mutating func branch(
    _ tree: inout BranchTree?, _ search: PriceSearch, _ goal: BundleLevel, _ level: GoalLevel, most: Int,
    _ control: SearchControl, _ result: inout LevelAnswer
  ) throws(EngineFailure) -> Bool {
    let objective = goal.objective
    if !market.isNarrowed { narrow(search, goal, level, &result) }
    let (nodes, iterations) = (result.nodes, tree?.search.master.iterations ?? 0)
    if tree == nil {
      tree = try BranchTree(
        search, control, enough: objective.value(of: taken), effortMax: Self.effortMax)
    }
    defer { result.iterations += (tree?.search.master.iterations ?? 0) - iterations }
    for count in 0... {
      let value = objective.value(of: taken)
      tree?.close(at: value)
      tighten(&result, to: goal.bound(fromPrices: max(tree?.total ?? .min, goal.inPrices(value))), goal)
      tell(goal, control, result)
      let before = tree?.cases.count ?? 0
      guard count < most / 2, !isDone(objective, result, control),
        var plans = try tree?.branch(in: market, control, beyond: value, effortMax: Self.effortMax)
      else { break }
      result.nodes += (tree?.cases.count ?? 0) - before
      if count % 10 == 9, let plan = try tree?.plan(in: market, control) { plans.append(plan) }
      for plan in plans where market.isSound(plan.flatMap(market.stints), keeping: kept) {
        try accept(plan, goal)
      }
    }
    return result.nodes > nodes
  }
}
