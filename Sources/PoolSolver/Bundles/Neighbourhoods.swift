// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Very large neighbourhood search: some members are freed together, the rest stay, and an integer program over the freed
/// members' bundles near the prices finds their best joint plan.
///
/// Prices say where to look: a member holds a share of the gap in so far as the bundle is worth less to it than its best.
/// Around such a member come those who compete for the same priced rows.
struct Neighbourhoods {
  private let market: BundleMarket
  private let level: BundleLevel
  private let proof: PriceSearch.Proof
  /// The rows with a price that a member's known bundles count in, and the members of each row.
  private var rowsOfMember: [[Int]]
  private var membersOfRow: [[Int]]
  private var tries: [Int]
  private var size: Int

  /// Bundles of one program, at most.
  private static let bundlesMax = 1500
  private static let sizeMax = 60

  init(_ search: PriceSearch, _ proof: PriceSearch.Proof) {
    market = search.market
    level = search.level
    self.proof = proof
    var rows = [Set<Int>](repeating: [], count: market.spaces.count)
    for bundle in search.master.bundles {
      for (row, _) in market.coupling.coefficients(of: bundle.member, bundle.places)
      where row < proof.prices.rows.count && proof.prices.rows[row] > 0 {
        rows[bundle.member].insert(row)
      }
    }
    rowsOfMember = rows.map { $0.sorted() }
    membersOfRow = Array(repeating: [], count: market.coupling.rows.count)
    for (member, rows) in rowsOfMember.enumerated() { for row in rows { membersOfRow[row].append(member) } }
    tries = Array(repeating: 0, count: market.spaces.count)
    size = 20
  }

  /// Tries neighbourhoods, larger ones after a dozen rounds that brought nothing, until two dozen of the largest brought
  /// nothing, for `rounds` rounds, or until stopped.
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
      guard !areas.isEmpty else { break }
      let (market, level, proof) = (market, level, proof)
      let answers = market.inParallel(areas.count) { index in
        Self.solve(areas[index], plan, market, level, proof, control)
      }
      var isBetter = false
      for answer in answers {
        guard let bundles = try answer.get() else { continue }
        let members = Set(bundles.members)
        let others = taken.filter { !members.contains(market.problem.stints[$0].member) }
        let next = (others + bundles.bundles.flatMap(market.stints)).sorted()
        guard level.objective.prefers(level.objective.value(of: next), to: level.objective.value(of: taken)),
          market.isSound(next, keeping: kept)
        else { continue }
        taken = next
        isBetter = true
      }
      idle = isBetter ? 0 : idle + 1
      if idle >= 12, size < Self.sizeMax { (size, idle) = (size + 10, 0) }
      if idle >= 24 { break }
    }
    return taken
  }

  /// Disjoint sets of members: a member with much of the gap that was tried least, and who competes with it.
  private mutating func areas(around plan: [Bundle], count: Int) -> [[Int]] {
    var worth = [Int](repeating: 0, count: market.spaces.count)
    for bundle in plan {
      worth[bundle.member] = market.prices(for: bundle.member, proof.prices, level).value(
        of: bundle.places, in: market.spaces[bundle.member])
    }
    var isUsed = [Bool](repeating: false, count: market.spaces.count)
    var areas: [[Int]] = []
    for _ in 0..<count {
      let seeds = market.spaces.indices.filter { !isUsed[$0] && proof.most[$0] > worth[$0] }
      let seed = seeds.min {
        (tries[$0], worth[$0] - proof.most[$0], $0) < (tries[$1], worth[$1] - proof.most[$1], $1)
      }
      guard let seed else { break }
      tries[seed] += 1
      var area = [seed]
      isUsed[seed] = true
      var score = [Int](repeating: 0, count: market.spaces.count)
      var isSeen = Set<Int>()
      var newest = seed
      while area.count < size {
        for row in rowsOfMember[newest] where isSeen.insert(row).inserted {
          for member in membersOfRow[row] { score[member] += proof.prices.rows[row] }
        }
        let next = market.spaces.indices.filter { !isUsed[$0] && score[$0] > 0 }
          .max {
            (score[$0] / (1 + rowsOfMember[$0].count), $1) < (score[$1] / (1 + rowsOfMember[$1].count), $0)
          }
        guard let next else { break }
        area.append(next)
        isUsed[next] = true
        newest = next
      }
      areas.append(area.sorted())
    }
    return areas
  }

  private static func solve(
    _ area: [Int], _ plan: [Bundle], _ market: BundleMarket, _ level: BundleLevel, _ proof: PriceSearch.Proof,
    _ control: SearchControl
  ) -> Result<(members: [Int], bundles: [Bundle])?, EngineFailure> {
    let isFreed = Set(area)
    let freed = plan.filter { isFreed.contains($0.member) }
    var program = BundleProgram(market, level, beside: plan.filter { !isFreed.contains($0.member) })
    for bundle in freed { program.add(bundle) }
    // A bundle of a better plan loses less than the whole gap.
    let most = proof.total - level.inPrices(level.objective.value(of: plan.flatMap(market.stints)))
    var guess = min(most, max(level.scale * level.unit, abs(proof.total) / 100_000))
    var near: [Bundle] = []
    while true {
      let floors = proof.most.map { $0 - guess - 1 }
      guard
        let wider = market.bundlesAlone(
          of: area, proof.prices, level, above: floors, most: bundlesMax, effort: 20_000),
        wider.count <= bundlesMax
      else { break }
      near = wider
      if guess == most { break }
      guess = min(most, 2 * guess)
    }
    for bundle in near { program.add(bundle) }
    do throws(EngineFailure) {
      let best = try program.best(from: freed, control, nodes: 100)
      return .success(best.bundles.map { (area, $0) })
    } catch {
      return .failure(error)
    }
  }
}
