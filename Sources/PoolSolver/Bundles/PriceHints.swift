// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The prices that a plan made before has for the first goal, as a first guess at this one's.
///
/// Rows are found by name; prices of rows that are gone are left out. A row of a vacancy that is new costs what its best
/// stint brings: at less, everybody would want it. As any prices prove a bound, a bad guess costs time and no truth. Later goals begin with what
/// the search for the first has found, which is nearer to their prices.
struct PriceHints: Sendable {
  private enum Target {
    case row(Int)
    case cut(Coupling.Cut)
  }
  private var lines: [(target: Target, price: Int)] = []
  private var scale = 1
  /// By row: whether its vacancy was neither priced nor placed before.
  private let isNew: [Bool]

  /// - Parameter coupling: Without cuts.
  init(_ previous: PreviousPlan, _ problem: Problem, _ coupling: Coupling) {
    let finder = RowFinder(coupling, problem, firstDay: previous.firstDay)
    let hint = previous.hint(for: problem.region.policy)
    let known = Set(
      previous.placements.compactMap { finder.vacancy(ofGroup: $0.group) }
        + (hint?.prices ?? []).compactMap { finder.vacancy(of: $0.row) })
    isNew = coupling.rows.map { !known.contains(finder.vacancy(of: $0.kind)) }
    guard let hint else { return }
    scale = hint.scale
    var cuts: Set<Coupling.Cut> = []
    for line in hint.prices {
      if case .cut(let name) = line.row {
        if let cut = finder.cut(name), cuts.insert(cut).inserted { lines.append((.cut(cut), line.price)) }
      } else if let row = finder.row(line.row) {
        lines.append((.row(row), line.price))
      }
    }
  }

  /// The prices whose row there is.
  var count: Int { lines.count }

  /// The first guess for the first goal, after adding to the market's coupling the cuts that it prices; `nil` without any.
  func prices(for level: BundleLevel, _ market: BundleMarket) -> Prices? {
    guard level.kept.isEmpty, !lines.isEmpty else { return nil }
    let worth = market.mostWorth(level)
    var prices = Prices(rows: worth.indices.map { isNew[$0] ? worth[$0] : 0 }, kept: [])
    for (target, price) in lines {
      let row: Int
      switch target {
      case .row(let known): row = known
      case .cut(let cut):
        row = market.coupling.rows.count
        market.coupling.addCut(cut)
        prices.rows.append(0)
      }
      let rescaled = (Double(price) * Double(level.scale) / Double(scale)).rounded()
      prices.rows[row] = max(prices.rows[row], Int(min(rescaled, 0x1p60)))
    }
    for row in prices.rows.indices {
      prices.rows[row] = min(prices.rows[row], market.priceMax(of: row, kept: [], level))
    }
    // Sums of prices must stay within 64 bits.
    let excess = market.coupling.largestSum(of: prices.rows) / 0x1p61
    if excess > 1 { prices.rows = prices.rows.map { Int(Double($0) / excess) } }
    return prices
  }
}

extension PreviousPlan {
  /// The prices above 0 of the policy's first goal in the last leaf that is no case of a branch, with their
  /// scale; `nil` without any.
  func hint(for policy: Policy) -> (scale: Int, prices: [Certificate.Price])? {
    let goal = policy.goals.first?.goal
    guard let proof = certificate.levels.first(where: { $0.goal == goal })?.proof, proof.scale > 0 else {
      return nil
    }
    for case .leaf(let leaf) in proof.nodes.reversed() {
      return (proof.scale, leaf.prices.filter { $0.price > 0 })
    }
    return nil
  }
}
