// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle

/// Makes a valid certificate of a tiny region by listing every bundle: any prices will do, better ones prove more.
struct Maker {
  let region: Region
  let optimum: Optimum
  let auditor: Auditor
  private let bundles: [Bundles]
  private let rows: [Line]
  /// For each member and bundle: what it adds to each level's goal, and how much it has of the rows that it has part in.
  private var gains: [[[Int]]] = []
  private var shares: [[[(row: Int, count: Int)]]] = []
  private var constants: [Int] = []
  private let boards: [String: Board]
  private(set) var kept: [Int] = []
  private var dice: Dice

  /// A shared row with its limit.
  struct Line {
    let row: Certificate.Row
    let limit: Int
    var hasOver = false
  }

  /// What a board adds to `fairness` by the minutes of its openings that are taught.
  struct Board {
    /// The minutes of its openings; where between 0 and all of them a target is reached.
    var open = 0
    var corners: [Int] = []
    var targets: [(weight: Int, minutes: Int)] = []

    init(_ id: String, _ auditor: Auditor) {
      let works = auditor.tables.works.values.filter { $0.location.board == id }
      for work in works {
        for opening in auditor.openings[work.group.id] ?? [] { open += work.minutes(over: opening.dates) }
      }
      let running = auditor.running.filter { $0.work.location.board == id }
        .flatMap(\.weekMinutes).reduce(0, +)
      let asked = open + running
      if asked == 0 { return }
      let weight = max(1, (1_000_000 + asked / 2) / asked)
      targets = (1...10).map { (weight << (10 - $0), ($0 * asked + 9) / 10 - running) }
      corners = [0, open] + targets.map(\.minutes).filter { (0...open).contains($0) }
    }

    func fairness(_ taught: Int) -> Int {
      targets.reduce(0) { $0 + $1.weight * max(0, $1.minutes - taught) }
    }

    /// The most that leaving some minutes untaught brings at a price a minute and a cost a unit of the goal.
    func leaving(_ price: Int, _ cost: Int) -> Int {
      corners.map { (open - $0) * price - fairness($0) * cost }.max() ?? 0
    }
  }

  /// - Parameter hasWideCuts: Whether cuts may have more than three rows, and rows of limits above 1.
  init(_ region: Region, seed: UInt64, hasWideCuts: Bool = true) {
    self.region = region
    optimum = bruteForce(region)
    auditor = Auditor(region)
    bundles = PoolOracle.bundles(of: region)
    dice = Dice(seed: seed)
    boards = Dictionary(
      uniqueKeysWithValues: region.boards.map { [auditor] in ($0.id, Board($0.id, auditor)) })
    rows = Maker.rows(region, auditor, boards, hasWideCuts)
    let empty = auditor.goals(of: Plan([]))
    let levels = region.policy.goals
    constants = levels.map { $0.goal == .fairness ? 0 : empty[$0.goal] ?? 0 }
    kept = zip(levels, optimum.reached).map { level, reached in level.kept(havingReached: reached) ?? 0 }
    for own in bundles {
      gains.append(
        own.sets.map { set in
          let goals = auditor.goals(of: Plan(set))
          return levels.map { level in
            if level.goal == .fairness { return 0 }
            guard level.goal == .people else { return (goals[level.goal] ?? 0) - (empty[level.goal] ?? 0) }
            return max(0, locations(of: own.member, set, all: true).count - 1)
              - max(0, locations(of: own.member, [], all: true).count - 1)
          }
        })
      shares.append(
        own.sets.map { set in
          rows.indices.map { ($0, share(of: rows[$0].row, own.member, set)) }.filter { $0.1 != 0 }
        })
    }
  }

  private var runningHere: [Placement] {
    auditor.running.map(\.placement).filter { $0.dates.cut(to: region.policy.horizon) != nil }
  }

  private func locations(of member: String, _ set: [Placement], all: Bool) -> Set<String> {
    Set(
      (set + runningHere.filter { $0.member == member }).compactMap {
        auditor.tables.works[$0.group]?.location.id
      })
  }

  /// Every row that a leaf may price but those of earlier goals.
  private static func rows(
    _ region: Region, _ auditor: Auditor, _ boards: [String: Board], _ hasWideCuts: Bool
  ) -> [Line] {
    let (handovers, horizon) = (region.policy.handoversMax, region.policy.horizon)
    let running = auditor.running.filter { $0.placement.dates.cut(to: horizon) != nil }
    var lines: [Line] = []
    var keys: [Certificate.OpeningKey] = []
    for group in region.groups {
      for opening in auditor.openings[group.id] ?? [] {
        keys.append(Certificate.OpeningKey(group: group.id, number: opening.number))
        if handovers > 0 {
          lines += opening.dates.days.filter { $0.weekday <= 2 }
            .map { Line(row: .date(group: group.id, $0), limit: 1) }
        }
      }
    }
    lines += keys.map { Line(row: .opening($0), limit: 1 + handovers) }
    for vacancy in region.vacancies {
      let there = running.filter { $0.work.vacancy.id == vacancy.id }
      for week in 0..<region.policy.weeks {
        let members = Set(there.filter { $0.weekMinutes[week] > 0 }.map(\.member.id))
        lines.append(
          Line(
            row: .vacancyWeek(vacancy: vacancy.id, week: week),
            limit: max(0, vacancy.membersMax - members.count)))
      }
      lines.append(
        Line(
          row: .split(vacancy: vacancy.id), limit: max(0, 1 - Set(there.map(\.member.id)).count),
          hasOver: true))
    }
    for group in region.groups {
      let count = running.count { $0.work.group.id == group.id }
      lines.append(Line(row: .handover(group: group.id), limit: max(0, 1 - count), hasOver: true))
    }
    let parts = lines.filter { !$0.hasOver && (hasWideCuts || $0.limit == 1) }
    for place in parts.indices.dropFirst(3) where place % 3 == 0 || place < 12 {
      let member = region.members[place % region.members.count].id
      var cuts = [
        (places: [place - 2, place - 1, place], members: []),
        (places: [place - 2, (place * 7) % (place - 2)], members: [member]),
      ]
      if hasWideCuts {
        let some = region.members.enumerated().filter { $0.offset % 3 == place % 2 }.map(\.element.id)
        cuts.append((places: Array(stride(from: place % 2, through: place, by: 2)), members: some))
      }
      for (places, members) in cuts {
        let limit = (places.reduce(0) { $0 + parts[$1].limit } + members.count) / 2
        lines.append(Line(row: .cut(.init(places.map { parts[$0].row }, members: members)), limit: limit))
      }
    }
    if region.policy.goals.contains(where: { $0.goal == .fairness }) {
      lines += region.boards.map { Line(row: .board($0.id), limit: -(boards[$0.id]?.open ?? 0)) }
    }
    return lines
  }

  /// What is said of who must have something and cannot.
  static let impossible = -1_000_000_000

  private func share(of row: Certificate.Row, _ member: String, _ set: [Placement]) -> Int {
    func has(_ placement: Placement, _ key: Certificate.OpeningKey) -> Bool {
      placement.group == key.group
        && (auditor.openings[key.group] ?? []).contains {
          $0.number == key.number && $0.dates.cut(to: placement.dates) != nil
        }
    }
    func vacancy(_ placement: Placement) -> String? { auditor.tables.works[placement.group]?.vacancy.id }
    func minutes(_ placement: Placement, _ week: Int) -> Int {
      auditor.tables.duty(placement)?.weekMinutes[week] ?? 0
    }
    let running = runningHere.filter { $0.member == member }
    switch row {
    case .opening(let key): return set.count { has($0, key) }
    case .date(let group, let day): return set.count { $0.group == group && $0.dates.contains(day) }
    case .vacancyWeek(let id, let week):
      let isThere = running.contains { vacancy($0) == id && minutes($0, week) > 0 }
      return !isThere && set.contains { vacancy($0) == id && minutes($0, week) > 0 } ? 1 : 0
    case .split(let id):
      return !running.contains { vacancy($0) == id } && set.contains { vacancy($0) == id } ? 1 : 0
    case .handover(let group): return set.count { $0.group == group }
    case .board(let id):
      return -set.filter { auditor.tables.works[$0.group]?.location.board == id }
        .compactMap { auditor.tables.duty($0)?.weekMinutes.reduce(0, +) }.reduce(0, +)
    case .kept: return 0
    case .cut(let cut):
      let has = cut.rows.count { share(of: $0, member, set) > 0 }
      return (has + (cut.members.contains(member) ? 1 : 0)) / 2
    }
  }

  // MARK: - Certificates

  private func sign(_ level: Int) -> Int { region.policy.goals[level].goal.wantsMost ? 1 : -1 }

  /// A certificate with random prices, some made better by a short search, some in trees.
  mutating func certificate(sha256: String) -> Certificate {
    var open = bundles.map { $0.sets.map { _ in true } }
    var isListed = false
    let levels = region.policy.goals.indices.map { level -> Certificate.Level in
      let goal = region.policy.goals[level].goal
      let (reached, kept) = (optimum.reached[level], kept[level])
      if dice.chance(5) { return Certificate.Level(goal, reached: reached, kept: kept, proof: nil) }
      let scale = dice.one(of: 1, 1, 2, 1000)
      let unit = unit(of: level)
      let depth = dice.one(of: 0, 0, 0, 1, 2)
      var nodes: [Certificate.Node] = []
      if dice.chance(30), case (.leaf(let leaf), _) = leaf(level, scale, unit, open) {
        nodes.append(.leaf(leaf))
        isListed = exclude(leaf, level, scale, &open) || isListed
      }
      let (node, signed) = node(level, scale, unit, open, depth: depth)
      nodes.append(node)
      if case .leaf(let leaf) = node {
        isListed = exclude(leaf, level, scale, &open) || isListed
      } else if isListed {
        open = needed(node, level, scale, open)
      }
      return Certificate.Level(
        goal, reached: reached, kept: kept,
        proof: Certificate.Proof(bound: sign(level) * signed, scale: scale, unit: unit, nodes: nodes))
    }
    return Certificate(inputSHA256: sha256, levels: levels)
  }

  private func unit(of level: Int) -> Int {
    let goal = region.policy.goals[level].goal
    if goal == .people || goal == .members || goal == .fairness { return 1 }
    var divisor = 0
    for (member, own) in bundles.enumerated() {
      for (number, set) in own.sets.enumerated() where set.count == 1 {
        var (a, b) = (divisor, abs(gains[member][number][level]))
        while b > 0 { (a, b) = (b, a % b) }
        divisor = a
      }
    }
    return max(1, divisor)
  }

  private mutating func node(
    _ level: Int, _ scale: Int, _ unit: Int, _ open: [[Bool]], depth: Int
  ) -> (Certificate.Node, signed: Int) {
    let singles = bundles.indices.flatMap { member in
      bundles[member].sets.indices.filter { bundles[member].sets[$0].count == 1 }.map { (member, $0) }
    }
    guard depth > 0, !singles.isEmpty else { return leaf(level, scale, unit, open) }
    let (member, number) = dice.one(in: singles)
    var stints = bundles[member].sets[number]
    let other = dice.one(in: singles.filter { $0.0 == member }).1
    if other != number { stints += bundles[member].sets[other] }
    let branch = Certificate.Branch(stints[0].member, stints.map { .init($0.group, $0.dates) })
    let (with, without) = cases(of: branch, open)
    let taken = node(level, scale, unit, with, depth: depth - 1)
    let free = node(level, scale, unit, without, depth: dice.number(0...depth - 1))
    return (.branch(branch, taken: taken.0, free: free.0), max(taken.signed, free.signed))
  }

  /// The bundles of both cases of a branch.
  private func cases(of branch: Certificate.Branch, _ open: [[Bool]]) -> (taken: [[Bool]], free: [[Bool]]) {
    var (with, without) = (open, open)
    for (member, own) in bundles.enumerated() where own.member == branch.member {
      for (place, set) in own.sets.enumerated() {
        let has = set.contains { branch.stints.contains(.init($0.group, $0.dates)) }
        if has { without[member][place] = false } else { with[member][place] = false }
      }
    }
    return (with, without)
  }

  /// The bundles that a plan of the level can have in some case of a tree.
  private func needed(_ node: Certificate.Node, _ level: Int, _ scale: Int, _ open: [[Bool]]) -> [[Bool]] {
    switch node {
    case .leaf(let leaf):
      let prices = self.prices(of: leaf, level)
      let (most, total) = values(prices, level, scale, open)
      return bundles.indices.map { member in
        open[member].indices.map { number in
          let isEmpty = bundles[member].sets[number].isEmpty
          let value = value(member, number, prices, level, scale)
          return open[member][number]
            && (isEmpty || total - most[member] + value >= scale * sign(level) * kept[level])
        }
      }
    case .branch(let branch, let taken, let free):
      let (with, without) = cases(of: branch, open)
      let (one, other) = (needed(taken, level, scale, with), needed(free, level, scale, without))
      return zip(one, other).enumerated().map { member, pair in
        zip(pair.0, pair.1).enumerated().map { $1.0 || $1.1 || bundles[member].sets[$0].isEmpty }
      }
    }
  }

  private struct Prices {
    var rows: [Int]
    /// Of earlier levels.
    var kept: [Int]
  }

  private mutating func leaf(
    _ level: Int, _ scale: Int, _ unit: Int, _ open: [[Bool]]
  ) -> (Certificate.Node, signed: Int) {
    let isFairness = region.policy.goals[level].goal == .fairness
    // Of fairness about what a minute of a board costs.
    let typical = isFairness ? 100_000 : max(1, gains.joined().map { abs($0[level]) }.max() ?? 1)
    var prices = Prices(rows: rows.map { _ in 0 }, kept: (0..<level).map { _ in 0 })
    for place in rows.indices where dice.chance(40) {
      prices.rows[place] = dice.number(0...scale * typical / 2 + 1)
    }
    for earlier in 0..<level where dice.chance(50) { prices.kept[earlier] = dice.number(0...5) }
    clamp(&prices, level, scale)
    if dice.chance(70) { improve(&prices, level, scale, open, typical) }
    let (most, total) = values(prices, level, scale, open)
    let constant = sign(level) * constants[level]
    let steps = floorOf(floorOf(total - scale * constant, scale), unit)
    let lines =
      zip(rows, prices.rows).map { Certificate.Price($0.row, $1) }
      + prices.kept.enumerated().map {
        Certificate.Price(.kept(region.policy.goals[$0.offset].goal), $0.element)
      }
    let leaf = Certificate.Leaf(
      prices: lines.filter { $0.price > 0 },
      most: zip(bundles, most).filter { $1 != 0 }.map { Certificate.Most($0.member, $1) })
    return (.leaf(leaf), constant + steps * unit)
  }

  private func floorOf(_ a: Int, _ b: Int) -> Int { Int((Double(a) / Double(b)).rounded(.down)) }

  /// Splits and handovers may not cost more than `people` makes them.
  private func clamp(_ prices: inout Prices, _ level: Int, _ scale: Int) {
    let goals = region.policy.goals.map(\.goal)
    let people = goals.firstIndex(of: .people)
    let most = people == level ? scale : people.flatMap { $0 < level ? prices.kept[$0] : 0 } ?? 0
    for (place, line) in rows.enumerated() where line.hasOver {
      prices.rows[place] = min(prices.rows[place], most)
    }
  }

  private func value(_ member: Int, _ number: Int, _ prices: Prices, _ level: Int, _ scale: Int) -> Int {
    let gain = gains[member][number]
    return scale * sign(level) * gain[level]
      - shares[member][number].reduce(0) { $0 + $1.count * prices.rows[$1.row] }
      + prices.kept.enumerated().map { $0.element * sign($0.offset) * gain[$0.offset] }.reduce(0, +)
  }

  /// What each member earns at most, and the total of the leaf.
  private func values(
    _ prices: Prices, _ level: Int, _ scale: Int, _ open: [[Bool]]
  ) -> (most: [Int], total: Int) {
    let most = bundles.indices.map { member in
      open[member].indices.filter { open[member][$0] }.map { value(member, $0, prices, level, scale) }.max()
        ?? Self.impossible
    }
    let limits = zip(rows, prices.rows).map { $0.limit * $1 }.reduce(0, +)
    let keeping = prices.kept.enumerated().map {
      -sign($0.offset) * (kept[$0.offset] - constants[$0.offset]) * $0.element
    }
    let goals = region.policy.goals.map(\.goal)
    let cost = zip(goals, prices.kept).reduce(goals[level] == .fairness ? scale : 0) {
      $0 + ($1.0 == .fairness ? $1.1 : 0)
    }
    let left = zip(rows, prices.rows).map { line, price in
      if case .board(let id) = line.row { boards[id]?.leaving(price, cost) ?? 0 } else { 0 }
    }
    let fixed = scale * sign(level) * constants[level]
    return (
      most, fixed + (left + keeping).reduce(limits, +) + most.reduce(0, +)
    )
  }

  /// A few steps along the subgradient.
  private func improve(_ prices: inout Prices, _ level: Int, _ scale: Int, _ open: [[Bool]], _ typical: Int) {
    var best = (prices, values(prices, level, scale, open).total)
    var step = max(1, scale * typical / 4)
    for _ in 0..<15 {
      let chosen = bundles.indices.map { member in
        open[member].indices.filter { open[member][$0] }
          .max { value(member, $0, prices, level, scale) < value(member, $1, prices, level, scale) }
      }
      var used = rows.map { -$0.limit }
      for (member, number) in chosen.enumerated() {
        guard let number else { continue }
        for share in shares[member][number] { used[share.row] += share.count }
      }
      for row in rows.indices { prices.rows[row] = max(0, prices.rows[row] + step * used[row]) }
      clamp(&prices, level, scale)
      let total = values(prices, level, scale, open).total
      if total < best.1 { best = (prices, total) }
      step = max(1, step * 4 / 5)
    }
    prices = best.0
  }

  private func prices(of leaf: Certificate.Leaf, _ level: Int) -> Prices {
    var prices = Prices(rows: rows.map { _ in 0 }, kept: (0..<level).map { _ in 0 })
    for line in leaf.prices {
      if case .kept(let goal) = line.row {
        if let place = region.policy.goals.firstIndex(where: { $0.goal == goal }) {
          prices.kept[place] = line.price
        }
      } else if let place = rows.firstIndex(where: { $0.row == line.row }) {
        prices.rows[place] = line.price
      }
    }
    return prices
  }

  /// Closes the bundles that no plan of this level can have; whether the prices are near enough for that.
  private func exclude(_ leaf: Certificate.Leaf, _ level: Int, _ scale: Int, _ open: inout [[Bool]]) -> Bool {
    let prices = self.prices(of: leaf, level)
    let (most, total) = values(prices, level, scale, open)
    let needed = scale * sign(level) * kept[level]
    guard total - needed < abs(total) / 20 else { return false }
    for (member, own) in bundles.enumerated() {
      for number in own.sets.indices where !own.sets[number].isEmpty {
        let value = value(member, number, prices, level, scale)
        if total - most[member] + value < needed { open[member][number] = false }
      }
    }
    return true
  }
}
