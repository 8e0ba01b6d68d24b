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

  /// Bundles of one program, at most; bundles kept of each member.
  private static let bundlesMax = 2000
  private static let nearMax = 150
  private static let nodesMax = 200
  /// Rounds without a better plan after which areas grow by half.
  private static let patience = 16

  init(_ market: BundleMarket, _ level: BundleLevel, _ proof: PriceSearch.Proof, gap: Int, size: Int = 30) {
    (self.market, self.level, self.proof, self.size) = (market, level, proof, size)
    near = market.nearest(proof.most.map { $0 - gap - 1 }, proof.prices, level, count: Self.nearMax)
      .enumerated()
      .map { member, bundles in bundles.map { ($0.bundle, proof.most[member] - $0.value) } }
    membersOfRow = Array(repeating: [], count: market.coupling.rows.count)
    rowsOfMember = []
    for (member, bundles) in near.enumerated() {
      var rows = Set<Int>()
      for (bundle, _) in bundles {
        for (row, _) in market.coupling.coefficients(of: member, bundle.places)
        where row < proof.prices.rows.count && proof.prices.rows[row] > 0 {
          rows.insert(row)
        }
      }
      rowsOfMember.append(rows.sorted())
      for row in rowsOfMember[member] { membersOfRow[row].append(member) }
    }
    tries = Array(repeating: 0, count: near.count + membersOfRow.count)
  }

  /// Tries areas, larger ones when small ones bring nothing, until the largest bring nothing, for `rounds` rounds, or
  /// until stopped.
  ///
  /// - Returns: the plan, no worse than `taken`.
  mutating func improve(
    _ taken: [Int], keeping kept: [(objective: Objective, value: Int)], _ control: SearchControl, rounds: Int,
    enough: Int
  ) throws(EngineFailure) -> [Int] {
    var taken = taken
    var idle = 0
    for _ in 0..<rounds {
      if control.isOver || level.objective.value(of: taken) == enough { break }
      let plan = market.bundles(of: taken)
      let areas = areas(around: plan, count: 2)
      if areas.isEmpty || idle >= Self.patience {
        guard size < near.count else { break }
        (size, idle) = (size + size / 2, 0)
        continue
      }
      let frozen = control.frozen
      let answers = market.inParallel(areas.count) { index in solve(areas[index], plan, frozen) }
      control.meter.add(of: frozen)
      idle += 1
      for (area, answer) in zip(areas, answers) {
        let bundles = try answer.get() ?? []
        let members = Set(area)
        let others = taken.filter { !members.contains(market.problem.stints[$0].member) }
        let next = (others + bundles.flatMap(market.stints)).sorted()
        guard level.objective.prefers(level.objective.value(of: next), to: level.objective.value(of: taken)),
          market.isSound(next, keeping: kept)
        else {
          failed.insert(area)
          continue
        }
        taken = next
        failed = []
        idle = 0
      }
    }
    return taken
  }

  // MARK: Where to look

  /// Disjoint sets of members that were not tried in vain: around what lacks most of the gap, tried least.
  private mutating func areas(around plan: [Bundle], count: Int) -> [[Int]] {
    let lacks = lacks(of: plan)
    let seeds = lacks.indices.filter { lacks[$0] > 0 }.sorted {
      (tries[$0], -lacks[$0], $0) < (tries[$1], -lacks[$1], $1)
    }
    var isUsed = [Bool](repeating: false, count: near.count)
    var areas: [[Int]] = []
    for seed in seeds where areas.count < count {
      if seed < near.count, isUsed[seed] { continue }
      tries[seed] += 1
      let area = area(around: seed, besides: isUsed)
      guard area.count > 1, !failed.contains(area) else { continue }
      for member in area { isUsed[member] = true }
      areas.append(area)
    }
    return areas
  }

  /// What the plan lacks to the prices' bound, in units of price, at each member and each shared row.
  private func lacks(of plan: [Bundle]) -> [Int] {
    var lacks = proof.most
    var left = zip(market.coupling.rows, proof.prices.rows).map { row, price in price > 0 ? row.limit : 0 }
    for bundle in plan {
      lacks[bundle.member] -= market.prices(for: bundle.member, proof.prices, level).value(
        of: bundle.places, in: market.spaces[bundle.member])
      for (row, value) in market.coupling.coefficients(of: bundle.member, bundle.places)
      where row < left.count && proof.prices.rows[row] > 0 {
        left[row] -= value
      }
    }
    lacks += zip(left, proof.prices.rows).map { $0 * $1 }
    return lacks + Array(repeating: 0, count: tries.count - lacks.count)
  }

  /// The members who compete most for what the seed wants, one after another; ascending.
  private func area(around seed: Int, besides isUsed: [Bool]) -> [Int] {
    var isIn = isUsed
    var area: [Int] = []
    var score = [Int](repeating: 0, count: near.count)
    var isSeen = Set<Int>()
    func add(row: Int) {
      guard isSeen.insert(row).inserted else { return }
      for member in membersOfRow[row] { score[member] += proof.prices.rows[row] }
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
  private func solve(_ area: [Int], _ plan: [Bundle], _ control: SearchControl) -> Result<
    [Bundle]?, EngineFailure
  > {
    let isFreed = Set(area)
    let freed = plan.filter { isFreed.contains($0.member) }
    var program = BundleProgram(market, level, beside: plan.filter { !isFreed.contains($0.member) })
    for bundle in freed { program.add(bundle) }
    let candidates = area.flatMap { near[$0] }.enumerated().sorted { a, b in
      (a.element.loss, a.offset) < (b.element.loss, b.offset)
    }
    for candidate in candidates.prefix(Self.bundlesMax) { program.add(candidate.element.bundle) }
    do throws(EngineFailure) {
      return .success(try program.best(from: freed, control, nodes: Self.nodesMax).bundles)
    } catch {
      return .failure(error)
    }
  }
}
