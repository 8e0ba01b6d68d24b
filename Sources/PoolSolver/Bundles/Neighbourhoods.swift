// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Very large neighbourhood search: some members are freed together, the rest stay, and an integer program over the freed
/// members' bundles near the prices finds their best joint plan.
///
/// Prices say where to look. What a plan lacks to the prices' bound sits in members whose bundle is worth less to them
/// than their best, and in priced rows that are not full. Around such a place come the members who compete for the same
/// priced rows. Ahuja, Ergun, Orlin and Punnen, "A survey of very large-scale neighborhood search techniques",
/// Discrete Applied Mathematics 123 (2002).
struct Neighbourhoods {
  private let market: BundleMarket
  private let level: BundleLevel
  private let proof: PriceSearch.Proof
  /// By row of the coupling; 0 for rows that are newer than the proof.
  private let prices: [Int]
  /// By member: bundles that lose least to the member's best, least first, with what they lose.
  private let near: [[(bundle: Bundle, loss: Int)]]
  /// The rows with a price in which a member's near bundles count, and the members of each such row.
  private var rowsOfMember: [[Int]]
  private var membersOfRow: [[Int]]
  /// How often each seed was tried: members, then rows.
  private var tries: [Int]
  /// Areas that brought nothing since the plan last changed.
  private var failed: Set<[Int]> = []
  /// The most members of an area.
  private var size: Int
  private let firstSize: Int

  /// Bundles with which a program begins and nodes that it has, at most; twice as many once the largest areas brought nothing.
  private var bundlesMax = 600
  /// Rounds of an area's own prices, at most.
  private static let roundsMax = 20
  /// A price that no bundle can pay.
  private static let dear = 1 << 52
  /// Bundles kept of each member.
  private static let nearMax = 150
  private var nodesMax = 200
  /// Rounds without a better plan after which areas grow by half.
  private static let patience = 16

  init(_ market: BundleMarket, _ level: BundleLevel, _ proof: PriceSearch.Proof, gap: Int, size: Int = 30) {
    (self.market, self.level, self.proof, self.size, firstSize) = (market, level, proof, size, size)
    prices =
      proof.prices.rows
      + Array(repeating: 0, count: market.coupling.rows.count - proof.prices.rows.count)
    near = market.nearest(proof.most.map { $0 - gap - 1 }, proof.prices, level, count: Self.nearMax)
      .enumerated()
      .map { member, bundles in bundles.map { ($0.bundle, proof.most[member] - $0.value) } }
    membersOfRow = Array(repeating: [], count: market.coupling.rows.count)
    rowsOfMember = []
    for (member, bundles) in near.enumerated() {
      var rows = Set<Int>()
      for (bundle, _) in bundles {
        for (row, _) in market.coupling.coefficients(of: member, bundle.places)
        where prices[row] > 0 && !market.coupling.rows[row].isCut {
          rows.insert(row)
        }
      }
      rowsOfMember.append(rows.sorted())
      for row in rowsOfMember[member] { membersOfRow[row].append(member) }
    }
    tries = Array(repeating: 0, count: near.count + membersOfRow.count)
  }

  /// Tries areas, larger ones when small ones bring nothing, until the largest programs bring nothing, for `rounds`
  /// rounds, or until stopped.
  ///
  /// - Returns: the plan, no worse than `taken`.
  mutating func improve(
    _ taken: [Int], keeping kept: [(objective: Objective, value: Int)], _ control: SearchControl, rounds: Int,
    enough: Int
  ) throws(EngineFailure) -> [Int] {
    var current = Current(taken, self)
    var value = level.objective.value(of: taken)
    var taken = taken
    var idle = 0
    let areasMax = max(2, min(16, near.count / 100))
    for _ in 0..<rounds {
      if control.isOver || value == enough { break }
      let areas = areas(around: current, count: areasMax)
      if areas.isEmpty || idle >= Self.patience {
        idle = 0
        if size < near.count {
          size += size / 2
        } else {
          guard bundlesMax < 100 * Self.nearMax else { break }
          (size, nodesMax, bundlesMax, failed) = (firstSize, 2 * nodesMax, 2 * bundlesMax, [])
        }
        continue
      }
      let frozen = control.frozen
      let answers = market.inParallel(areas.count) { index in solve(areas[index], current, frozen) }
      control.meter.add(of: frozen)
      idle += 1
      for (area, answer) in zip(areas, answers) {
        let bundles = try answer.get() ?? []
        let members = Set(area)
        let others = taken.filter { !members.contains(market.problem.stints[$0].member) }
        let next = (others + bundles.flatMap(market.stints)).sorted()
        guard level.objective.prefers(level.objective.value(of: next), to: value),
          market.isSound(next, keeping: kept)
        else {
          failed.insert(area)
          continue
        }
        for member in area { current.set(nil, of: member, self) }
        for bundle in bundles { current.set(bundle, of: bundle.member, self) }
        (taken, value) = (next, level.objective.value(of: next))
        failed = []
        idle = 0
      }
    }
    return taken
  }

  /// A plan as neighbourhoods see it, kept up as it changes.
  private struct Current {
    /// By member.
    private(set) var bundles: [Bundle?]
    private(set) var use: PlanUse
    /// What the plan lacks to the prices' bound, in units of price, at each member and then at each shared row.
    private(set) var lacks: [Int]

    init(_ taken: [Int], _ search: Neighbourhoods) {
      bundles = Array(repeating: nil, count: search.near.count)
      use = PlanUse(search.market, search.level)
      lacks = search.proof.most
      lacks += zip(search.market.coupling.rows, search.prices).map { $0.limit * $1 }
      for bundle in search.market.bundles(of: taken) { set(bundle, of: bundle.member, search) }
    }

    mutating func set(_ bundle: Bundle?, of member: Int, _ search: Neighbourhoods) {
      let rows = [bundles[member], bundle].compactMap(\.self).flatMap { bundle in
        search.market.coupling.coefficients(of: member, bundle.places).map(\.row)
      }
      if let old = bundles[member] { use.drop(old, search.market, search.level) }
      if let bundle { use.add(bundle, search.market, search.level) }
      bundles[member] = bundle
      let worth = bundle.map {
        search.market.prices(for: member, search.proof.prices, search.level).value(
          of: $0.places, in: search.market.spaces[member])
      }
      lacks[member] = search.proof.most[member] - (worth ?? 0)
      for row in rows {
        lacks[bundles.count + row] =
          (search.market.coupling.rows[row].limit - use.rows[row]) * search.prices[row]
      }
    }
  }

  // MARK: Where to look

  /// Disjoint sets of members that were not tried in vain: around what lacks most of the gap, tried least.
  private mutating func areas(around current: Current, count: Int) -> [[Int]] {
    let lacks = current.lacks
    let seeds = lacks.indices.filter { lacks[$0] > 0 }.sorted {
      (tries[$0], -lacks[$0], $0) < (tries[$1], -lacks[$1], $1)
    }
    var isUsed = [Bool](repeating: false, count: near.count)
    var areas: [[Int]] = []
    for seed in seeds {
      if areas.count == count { break }
      if seed < near.count, isUsed[seed] { continue }
      tries[seed] += 1
      let area = area(around: seed, besides: isUsed)
      guard area.count > 1, !failed.contains(area) else { continue }
      for member in area { isUsed[member] = true }
      areas.append(area)
    }
    return areas
  }

  /// The members who compete most for what the seed wants, one after another; ascending.
  private func area(around seed: Int, besides isUsed: [Bool]) -> [Int] {
    var isIn = isUsed
    var area: [Int] = []
    var score = [Int](repeating: 0, count: near.count)
    var isSeen = Set<Int>()
    func add(row: Int) {
      guard isSeen.insert(row).inserted else { return }
      for member in membersOfRow[row] { score[member] += prices[row] }
    }
    func add(member: Int) {
      area.append(member)
      isIn[member] = true
      for row in rowsOfMember[member] { add(row: row) }
    }
    if seed < near.count { add(member: seed) } else { add(row: seed - near.count) }
    while area.count < size {
      var best: (member: Int, score: Int)?
      for member in near.indices where !isIn[member] && score[member] > 0 {
        let score = score[member] / (1 + rowsOfMember[member].count)
        if score > best?.score ?? -1 { best = (member, score) }
      }
      guard let best else { break }
      add(member: best.member)
    }
    return area.sorted()
  }

  // MARK: What is better there

  /// The best bundles of an area's members beside the rest of the plan.
  private func solve(_ area: [Int], _ current: Current, _ control: SearchControl) -> Result<
    [Bundle]?, EngineFailure
  > {
    let freed = area.compactMap { current.bundles[$0] }
    var others = current.use
    for bundle in freed { others.drop(bundle, market, level) }
    var program = BundleProgram(market, level, beside: others, at: proof.prices)
    for bundle in freed { program.add(bundle) }
    let candidates = area.flatMap { near[$0] }.enumerated().sorted { a, b in
      (a.element.loss, a.offset) < (b.element.loss, b.offset)
    }
    for candidate in candidates.prefix(bundlesMax) { program.add(candidate.element.bundle) }
    do throws(EngineFailure) {
      try generate(for: area, beside: others, &program, control)
      return .success(try program.best(from: freed, control, nodes: nodesMax).bundles)
    } catch {
      return .failure(error)
    }
  }

  /// Adds bundles that are good beside what the others take: at the area's own prices.
  private func generate(
    for area: [Int], beside others: PlanUse, _ program: inout BundleProgram, _ control: SearchControl
  ) throws(EngineFailure) {
    let isFull = market.coupling.rows.enumerated().map { row, shared in
      !shared.isCut && !shared.hasOver && others.rows[row] >= shared.limit
    }
    for _ in 0..<Self.roundsMax {
      guard !control.isOver, let optimum = try program.relax(control) else { return }
      var prices = optimum.prices
      for row in isFull.indices where isFull[row] { prices.rows[row] = Self.dear }
      var isNew = false
      for member in area {
        for bundle in market.best(of: member, prices, level, keep: 3, effort: 1000)
        where Double(bundle.value) > optimum.members[member] + Double(level.scale * level.unit) * 1e-6 {
          if program.add(Bundle(member: member, places: bundle.places)) { isNew = true }
        }
      }
      if !isNew { return }
    }
  }
}
