// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// One goal after another by prices and bundles; the state that goes from goal to goal.
struct BundleLevelSearch: LevelSearch {
  let market: BundleMarket
  var taken: [Int]
  /// What later goals must keep.
  private(set) var kept: [(objective: Objective, value: Int)] = []
  /// Bundles that goals before had use for.
  var known: [Bundle] = []
  /// The first goal that was proven by more than prices, if any.
  var unproven: Unproven?

  /// Sizes at which the search changes its ways.
  struct Sizes: Sendable {
    /// Regions with more members dive, and search neighbourhoods, before anything else; others ask GLPK for a plan of all their
    /// bundles at once.
    var small = 300
    /// Regions with more members have no master program: steps of prices bring them a better plan and bound sooner.
    var large = 300
    /// Regions with at most so many stints have lists: of members from the start, and of all while cuts are made. In larger ones
    /// searches, cuts and cases come before.
    var stints = 2000
    /// The most bundles that a member may have to be listed from the start: asked one by one, they take less time than a
    /// search.
    var few = 1000
    /// The steps from which a member's search takes long.
    var hard = 32_000
    /// The most cuts of a round.
    var cuts = 60
    /// Cases of a tree that are looked at before other ways have another turn; twice as many each turn.
    var cases = 200
    /// The most bundles that the first program to close a gap lists; later ones list twice as many each.
    var listed = 3000
    /// The members of the first neighbourhoods.
    var area = 120
  }
  let sizes: Sizes
  private let hints: PriceHints?
  /// Parts of a region with more members are asked for a plan, but for no proof.
  private static let settled = 50
  /// The most bundles that a program to close a gap lists.
  private static let bundlesMax = 50_000
  /// The most bundles that later goals, and cases of a tree, are left with as a list. Checkers of a certificate list as
  /// many: more would make prices earn less than they can vouch for.
  private static let poolMax = 20_000
  /// The most bundles that a list may have to be made while cuts are.
  private static let shortMax = 8000
  /// The most bundles that an integer program decides about before there are cuts.
  private static let fewBundles = 1000
  /// The simplex iterations of that program: what takes more is left to cuts.
  private static let fewIterations = 500
  /// The simplex iterations of the first integer program over a list.
  private static let iterationsMax = 4000
  /// The most steps of a member's search while prices are found; in an area, of which there are many, a sixteenth.
  static let effortMax = 250_000

  init(
    _ market: BundleMarket, taken: [Int], keeping kept: [(objective: Objective, value: Int)] = [],
    hints: PriceHints? = nil, sizes: Sizes = Sizes()
  ) {
    (self.market, self.taken, self.kept) = (market, taken, kept)
    (self.hints, self.sizes) = (hints, sizes)
  }

  mutating func keep(_ objective: Objective, _ value: Int) { kept.keep(objective, value) }

  mutating func solve(
    _ objective: Objective, _ level: GoalLevel, _ control: SearchControl, _ result: inout LevelAnswer
  ) throws(EngineFailure) {
    market.control = control
    let goal = BundleLevel(objective, keeping: kept)
    let start = market.bundles(of: taken)
    var search = PriceSearch(market, goal, bundles: start + known, near: hints?.prices(for: goal, market))
    // A plan that keeps earlier goals has most of what the first mixture needs; the first goal's is still far from it.
    if !kept.isEmpty { search.begin(with: start) }
    defer {
      note(search.best, goal, &result)
      known = search.master.bundles
      result.isSearched = search.mixture != nil
      (result.columns, result.rows) = (search.master.bundles.count, search.master.model.rows.count)
      result.iterations += search.master.iterations
    }
    // Without a master program prices could take all the time that there is: half of it is the plan's. The longest searches
    // tighten the bound and hardly move prices: they come once there is a plan.
    let isLarge = market.members.count > sizes.large
    try search.run(
      isLarge ? control.share(of: 2) : control, enough: objective.value(of: taken),
      effortMax: isLarge ? Self.effortMax / 16 : Self.effortMax)
    note(search, goal, control, &result)
    try plan(search, goal, control)
    tell(goal, control, result)
    try decide(search, goal, level, control, &result)
    if isLarge, search.isCutOff, !isDone(objective, result, control) {
      try search.run(control.share(of: 2), enough: objective.value(of: taken), effortMax: Self.effortMax)
      note(search, goal, control, &result)
    }
    var tree: BranchTree?
    try alternate(&search, &tree, goal, level, control, &result)
    try tightenList(&search, tree, goal, level, control, &result)
    try proveByCases(search, &tree, goal, level, control, result)
    noteUnproven(search, tree, goal, result)
    conclude(&tree, search, goal, level, control, &result)
  }

  /// The best plan of a market's members beside what the others take, from prices that may be near.
  ///
  /// - Returns: whether no better one is left.
  mutating func settle(
    _ goal: BundleLevel, near prices: Prices, _ bundles: [Bundle], _ control: SearchControl
  ) throws(EngineFailure) -> Bool {
    let objective = goal.objective
    var search = PriceSearch(market, goal, bundles: market.bundles(of: taken) + bundles, near: prices)
    try search.run(control, enough: objective.value(of: taken), effortMax: Self.effortMax / 16)
    guard let total = search.best?.total else { return false }
    var result = LevelAnswer(bound: goal.bound(fromPrices: total))
    if isDone(objective, result, control) { return objective.value(of: taken) == result.bound }
    try plan(search, goal, control)
    if market.members.count <= Self.settled {
      var tree: BranchTree?
      try alternate(&search, &tree, goal, GoalLevel(objective.goal), control, &result)
    }
    return objective.value(of: taken) == result.bound
  }

  /// A better plan excludes more, which makes cuts and prices cheaper; tighter prices say better where the plan lacks:
  /// in turns, until the two meet, or until a turn changes nothing and the next would be the same.
  private mutating func alternate(
    _ search: inout PriceSearch, _ tree: inout BranchTree?, _ goal: BundleLevel, _ level: GoalLevel,
    _ control: SearchControl, _ result: inout LevelAnswer
  ) throws(EngineFailure) {
    let objective = goal.objective
    var neighbourhoods: Neighbourhoods?
    var bundlesMax = market.isNarrowed && !market.isPart ? Self.poolMax : sizes.listed
    var iterationsMax = Self.iterationsMax
    var cutsPay = true
    for turn in 0... {
      guard let proof = search.best, !isDone(objective, result, control) else { return }
      let (value, bound) = (objective.value(of: taken), result.bound)
      let isLarge =
        market.members.count > sizes.small || gap(proof, goal) > abs(proof.total) / (listsEarly ? 30 : 100)
      if !market.isPart, turn > 0 || isLarge {
        let before = gap(proof, goal)
        // Where a gap can be closed, what is left of it costs more than a better plan is worth.
        var area =
          neighbourhoods
          ?? Neighbourhoods(market, goal, proof, gap: before, size: isSmall ? sizes.area / 3 : sizes.area)
        taken = try area.improve(
          taken, keeping: kept, control, rounds: isSmall || turn == 0 ? 10 : 50, enough: result.bound)
        neighbourhoods = area
        tell(goal, control, result)
        cutsPay = cutsPay || gap(proof, goal) < before / 2
      }
      exclude(proof, goal, level, &result)
      // A search that takes long is asked of a list instead, as soon as the plan leaves few enough bundles.
      if isHard(search), !market.isNarrowed { narrow(search, goal, level, &result) }
      if cutsPay, !isDone(objective, result, control) {
        cutsPay = false
        try cut(&search, goal, level, control, &result)
        if let after = search.best, after.prices != proof.prices {
          neighbourhoods = nil
          exclude(after, goal, level, &result)
        }
      }
      guard !isDone(objective, result, control) else { return }
      // At first only if it is the whole proof.
      let closing = try close(
        search, goal, guesses: turn == 0 ? 1 : 3, bundlesMax: bundlesMax, iterationsMax: iterationsMax,
        control, &result)
      var hasBranched = false
      // A short list is GLPK's, unless it does not get to the end of it.
      if isSmall, !closing.isWhole || turn > 1, !isDone(objective, result, control) {
        hasBranched = try branch(
          &tree, search, goal, level, most: sizes.cases << min(turn, 20), control, &result)
      }
      let more = min(2 * bundlesMax, Self.bundlesMax)
      let isSpent = market.isPart || neighbourhoods?.isSpent == true
      if isSpent, !hasBranched, !closing.isCutShort, more == bundlesMax,
        (value, bound) == (objective.value(of: taken), result.bound)
      {
        return
      }
      (bundlesMax, iterationsMax) = (more, min(4 * iterationsMax, 1 << 40))
    }
  }

  /// Whether this is a whole region that is small: what it lacks most is the proof.
  var isSmall: Bool { !market.isPart && market.members.count <= sizes.small }

  /// Whether this is a small region with few stints: what it lacks most is a list of bundles.
  private var listsEarly: Bool { isSmall && market.problem.stints.count <= sizes.stints }

  /// Whether, in a small region, some member's search takes long.
  private func isHard(_ search: PriceSearch) -> Bool {
    isSmall && search.efforts.contains { $0 >= sizes.hard }
  }

  /// Cuts while they pay: until some rounds in a row close next to nothing of the gap.
  ///
  /// - Parameter beyondDone: Whether also where the goal is near enough to its bound.
  mutating func cut(
    _ search: inout PriceSearch, _ goal: BundleLevel, _ level: GoalLevel, _ control: SearchControl,
    _ result: inout LevelAnswer, beyondDone: Bool = false
  ) throws(EngineFailure) {
    let objective = goal.objective
    var (rounds, weak, asked) = (0, 0, Int.max)
    while sizes.cuts > 0, beyondDone ? !control.isOver : !isDone(objective, result, control),
      let before = search.best
    {
      // Each cut makes members' searches longer. Where they take long, cases of a tree close more of the gap in the same
      // time: after one round where no list spares the searches.
      let isHard = isHard(search)
      let patience =
        isSmall && market.isNarrowed ? 8 : !isHard ? 4 : market.isNarrowed || rounds == 0 ? 2 : 0
      guard weak < patience else { break }
      let gap = gap(before, goal)
      // A list spares members' searches, which cuts make longer: asked for again whenever half of the gap is closed.
      if listsEarly, !market.isNarrowed, gap < asked / 2 {
        asked = gap
        narrow(search, goal, level, &result, most: Self.shortMax, effort: 5 * Self.shortMax)
      }
      if search.leaveOutExcluded() {
        try search.run(control, enough: objective.value(of: taken), effortMax: Self.effortMax, dual: true)
        note(search, goal, control, &result)
        continue
      }
      let count = search.cut(least: market.isNarrowed ? 0.01 : 0.02, most: sizes.cuts)
      if count == 0 { break }
      rounds += 1
      try search.run(control, enough: objective.value(of: taken), effortMax: Self.effortMax)
      note(search, goal, control, &result)
      guard let after = search.best?.total else { break }
      let share = market.members.count > sizes.small || isHard ? 50 : 500
      weak = before.total - after < gap / share ? weak + 1 : 0
    }
    if rounds > 0, !isDone(objective, result, control) { try plan(search, goal, control) }
  }

  /// Leaves only bundles that a plan good enough can hold, and cuts on where a program has proven what prices have not: so
  /// later goals have fewer bundles, and their bounds are tighter.
  private mutating func tightenList(
    _ search: inout PriceSearch, _ tree: BranchTree?, _ goal: BundleLevel, _ level: GoalLevel,
    _ control: SearchControl, _ result: inout LevelAnswer
  ) throws(EngineFailure) {
    narrow(search, goal, level, &result)
    guard market.isNarrowed, lacksProof(search, tree, goal, result) else { return }
    try cut(&search, goal, level, control, &result, beyondDone: true)
    narrow(search, goal, level, &result)
  }

  /// Whether the goal is near enough to its bound, or nothing is left to search with.
  func isDone(_ objective: Objective, _ result: LevelAnswer, _ control: SearchControl) -> Bool {
    control.isOver || control.isEnough(objective.value(of: taken), bound: result.bound)
  }

  /// Takes the bound of the prices, and tells how far the search is.
  private func note(
    _ search: PriceSearch, _ goal: BundleLevel, _ control: SearchControl, _ result: inout LevelAnswer
  ) {
    guard let total = search.best?.total else { return }
    tighten(&result, to: goal.bound(fromPrices: total), goal)
    tell(goal, control, result)
  }

  func tell(_ goal: BundleLevel, _ control: SearchControl, _ result: LevelAnswer) {
    control.progress?(
      PlanningProgress(
        goal: goal.objective.goal, value: goal.objective.value(of: taken), bound: result.bound,
        nodes: result.nodes))
  }

  func tighten(_ result: inout LevelAnswer, to bound: Int, _ goal: BundleLevel) {
    result.bound = goal.objective.goal.wantsMost ? min(result.bound, bound) : max(result.bound, bound)
  }

  /// Notes prices for the certificate: those that exclude, and the last.
  func note(_ proof: PriceSearch.Proof?, _ goal: BundleLevel, _ result: inout LevelAnswer) {
    guard let proof, !market.isPart else { return }
    let step = market.step(proof, goal)
    var noted = result.proof ?? PriceProof(scale: goal.scale, unit: goal.unit, nodes: [])
    if noted.nodes.compactMap(\.leaf).last != step.leaf { noted.nodes.append(.leaf(step)) }
    result.proof = noted
  }

  /// Takes a plan if it is better, and sound. One that is as good may be worse in later goals.
  mutating func accept(_ bundles: [Bundle]?, _ goal: BundleLevel) throws(EngineFailure) {
    guard let bundles else { return }
    let found = (market.others(in: taken) + bundles.flatMap(market.stints)).sorted()
    let objective = goal.objective
    guard objective.prefers(objective.value(of: found), to: objective.value(of: taken)) else { return }
    try market.problem.requireSound(found, keeping: kept)
    taken = found
  }

  /// A plan from the bundles that made the prices.
  private mutating func plan(_ search: PriceSearch, _ goal: BundleLevel, _ control: SearchControl)
    throws(EngineFailure)
  {
    if let mixed = search.mixedWhole,
      market.isSound(market.others(in: taken) + mixed.flatMap(market.stints), keeping: kept)
    {
      return try accept(mixed, goal)
    }
    var master = search.master
    let start = market.bundles(of: taken)
    if market.members.count <= (market.isPart ? Self.settled : sizes.small) {
      let best = try master.best(from: start, control, nodes: 20)
      try accept(best.bundles, goal)
      if best.isOptimal { return }
    }
    let others = market.others(in: taken)
    if let dived = try search.dive(beside: others, control),
      market.isSound(others + dived.flatMap(market.stints), keeping: kept)
    {
      try accept(dived, goal)
    }
  }

  /// Where few bundles are left, an integer program of them all: it decides sooner than cuts would.
  private mutating func decide(
    _ search: PriceSearch, _ goal: BundleLevel, _ level: GoalLevel, _ control: SearchControl,
    _ result: inout LevelAnswer
  ) throws(EngineFailure) {
    guard !market.isPart, market.isNarrowed, let proof = search.best, !isDone(goal.objective, result, control)
    else { return }
    exclude(proof, goal, level, &result)
    _ = try close(
      search, goal, guesses: 1, bundlesMax: Self.fewBundles, iterationsMax: Self.fewIterations, control,
      &result)
  }

  /// Excludes stints that no plan good enough for this goal can take, now and in later goals.
  func exclude(
    _ proof: PriceSearch.Proof, _ goal: BundleLevel, _ level: GoalLevel, _ result: inout LevelAnswer
  ) {
    guard let floors = floors(proof, goal, level) else { return }
    note(proof, goal, &result)
    if !market.isPart, market.isNarrowed {
      market.narrow(floors, proof.prices, goal, most: .max, effort: .max)
    } else if listsEarly {
      market.narrow(floors, proof.prices, goal, most: Self.shortMax, effort: 5 * Self.shortMax)
    }
    if market.isPart || !market.isNarrowed {
      market.allow(market.canBeat(floors, proof.prices, goal, effort: 3000))
    }
  }

  /// Leaves only the bundles that a plan good enough for this goal can hold, now and in later goals, if they are few
  /// enough to list.
  func narrow(
    _ search: PriceSearch, _ goal: BundleLevel, _ level: GoalLevel, _ result: inout LevelAnswer,
    most: Int = Self.poolMax, effort: Int = 20 * Self.poolMax
  ) {
    guard let proof = search.best, let floors = floors(proof, goal, level) else { return }
    note(proof, goal, &result)
    market.narrow(floors, proof.prices, goal, most: most, effort: effort)
  }

  /// What a member's bundle must be worth more than in a plan that is good enough for this goal and later ones; `nil` while
  /// plan and prices are far apart.
  private func floors(_ proof: PriceSearch.Proof, _ goal: BundleLevel, _ level: GoalLevel) -> [Int]? {
    let least = goal.inPrices(
      goal.objective.kept(goal.objective.value(of: taken), tolerancePerMille: level.tolerancePerMille))
    guard proof.total - least < abs(proof.total) / 20 else { return nil }
    return proof.most.map { least - 1 - (proof.total - $0) }
  }

  /// How a try to close the gap went.
  private struct Closing {
    /// Whether the program had all bundles within the gap.
    var isWhole = false
    /// Whether it would have gone on.
    var isCutShort = false
  }

  /// Tries to close the gap between the prices' bound and the plan.
  ///
  /// An integer program finds the best plan of bundles that each lose less than a guess to their member's best at these prices;
  /// a plan with any other bundle is below the bound by the guess at least. With a guess as large as the gap that is a
  /// proof; a smaller one, taken where that would be too many bundles, tightens the bound.
  private mutating func close(
    _ search: PriceSearch, _ goal: BundleLevel, guesses: Int, bundlesMax: Int, iterationsMax: Int,
    _ control: SearchControl, _ result: inout LevelAnswer
  ) throws(EngineFailure) -> Closing {
    guard let proof = search.best else { return Closing() }
    var guess = gap(proof, goal)
    for tries in 0..<guesses {
      let floors = proof.most.map { $0 - guess - 1 }
      if let near = market.bundles(
        above: floors, proof.prices, goal, most: bundlesMax, effort: 20 * bundlesMax)
      {
        var program = BundleProgram("closing", market, goal, at: proof.prices)
        for bundle in market.bundles(of: taken) + near { program.add(bundle) }
        let best = try program.best(from: market.bundles(of: taken), control, iterations: iterationsMax)
        result.nodes += program.nodes
        result.iterations += program.iterations
        try accept(best.bundles, goal)
        if best.isOptimal {
          let bound = max(goal.inPrices(goal.objective.value(of: taken)), proof.total - guess - 1)
          tighten(&result, to: goal.bound(fromPrices: bound), goal)
        }
        tell(goal, control, result)
        return Closing(isWhole: tries == 0, isCutShort: !best.isOptimal)
      }
      guess /= 3
    }
    return Closing()
  }

  /// What the plan is below the prices' bound, in units of price.
  private func gap(_ proof: PriceSearch.Proof, _ goal: BundleLevel) -> Int {
    proof.total - goal.inPrices(goal.objective.value(of: taken))
  }
}
