// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Very large neighbourhood search: some members are freed together, the rest stay, and the freed members' best joint plan is
/// searched as if they were a region of their own.
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
  /// Whether even an area of everybody brought nothing.
  private(set) var isSpent = false

  /// Bundles kept of each member: what an area begins with.
  private static let nearMax = 50
  /// The most work in an area.
  private static let workMax = 3_000_000
  /// Rounds without a better plan after which areas grow.
  private static let patience = 6

  init(_ market: BundleMarket, _ level: BundleLevel, _ proof: PriceSearch.Proof, gap: Int, size: Int) {
    (self.market, self.level, self.proof, self.size) = (market, level, proof, size)
    prices = proof.prices.reaching(rows: market.coupling.rows.count).rows
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

  /// Tries areas: larger ones when their best plans are found, or bring nothing any more. Ends after `rounds`, when an area of
  /// everybody brings nothing, or when stopped.
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
    isSpent = false
    for _ in 0..<rounds {
      if control.isOver || value == enough { break }
      let areas = areas(around: current, count: areasMax)
      if areas.isEmpty {
        isSpent = size >= near.count
        if isSpent { break }
        size += max(1, size / 2)
        continue
      }
      let controls = areas.map { _ in control.alone(work: Self.workMax) }
      let answers = market.inParallel(areas.count) { index in
        solve(areas[index], taken, current, keeping: kept, controls[index])
      }
      for control in controls { market.control.meter.add(of: control) }
      var (best, plan) = (0, taken)
      for (area, answer) in zip(areas, answers) {
        let found = try answer.get()
        if found.isBest { best += 1 }
        let members = Set(area)
        let next =
          (plan.filter { !members.contains(market.problem.stints[$0].member) }
          + found.taken.filter { members.contains(market.problem.stints[$0].member) }).sorted()
        guard level.objective.prefers(level.objective.value(of: next), to: value),
          market.isSound(next, keeping: kept)
        else {
          failed.insert(area)
          continue
        }
        for member in area { current.set(nil, of: member, self) }
        for bundle in market.bundles(of: next) where members.contains(bundle.member) {
          current.set(bundle, of: bundle.member, self)
        }
        (plan, value) = (next, level.objective.value(of: next))
        failed = failed.filter { $0.allSatisfy { !members.contains($0) } }
      }
      idle = plan == taken ? idle + 1 : 0
      if size < near.count, best == areas.count || idle >= Self.patience { size += max(1, size / 5) }
      taken = plan
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

  /// What an area's members could do better beside the rest of the plan.
  private struct Found {
    /// The stints of the whole plan.
    let taken: [Int]
    /// Whether no plan of the area is better.
    let isBest: Bool
  }

  /// Searches an area as if it were a region: prices, cuts and a list of what is left are its own.
  private func solve(
    _ area: [Int], _ taken: [Int], _ current: Current, keeping kept: [(objective: Objective, value: Int)],
    _ control: SearchControl
  ) -> Result<Found, EngineFailure> {
    var others = current.use
    for member in area { if let bundle = current.bundles[member] { others.drop(bundle, market, level) } }
    var prices = proof.prices
    prices.rows = self.prices
    let part = BundleMarket(.area, area, of: market, beside: others, control)
    var search = BundleLevelSearch(part, taken: taken, keeping: kept)
    let bundles = area.flatMap { near[$0].map(\.bundle) }
    do throws(EngineFailure) {
      let isBest = try search.settle(level.beside(others), near: prices, bundles, control)
      return .success(Found(taken: search.taken, isBest: isBest))
    } catch {
      return .failure(error)
    }
  }
}
