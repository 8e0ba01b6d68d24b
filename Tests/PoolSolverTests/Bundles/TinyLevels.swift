// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import PoolRules

@testable import PoolSolver

/// A tiny region with all its plans, and its levels as the best plans decide them.
struct TinyLevels {
  let seed: UInt64
  let problem: Problem
  let market: BundleMarket
  /// With a plan that keeps the earlier goals.
  private(set) var levels: [(level: BundleLevel, best: Int, start: [Int])] = []
  private(set) var plans: [[Int]]

  init(seed: UInt64, threads: Int = 2) {
    self.seed = seed
    problem = Problem(Rulebook(tinyRegion(seed: seed)))
    var control = SearchControl()
    control.threads = threads
    // Of every other region members are searched, of the others listed.
    if seed % 2 == 0 { control.sizes.few = 0 }
    market = BundleMarket(
      problem, countsPeople: true, fairness: Objective(.fairness, in: problem), control)
    plans = problem.plans()
    var kept: [(objective: Objective, value: Int)] = []
    var left = plans
    for goal in problem.region.policy.goals.prefix(4) {
      let objective = Objective(goal.goal, in: problem)
      let values = left.map { objective.value(of: $0) }
      let best = (goal.goal.wantsMost ? values.max() : values.min()) ?? 0
      levels.append((BundleLevel(objective, keeping: kept), best, left[0]))
      let least = objective.kept(best, tolerancePerMille: goal.tolerancePerMille)
      left = zip(left, values).filter { !objective.prefers(least, to: $0.1) }.map(\.0)
      kept.append((objective, least))
    }
  }

  /// What prices prove, in units of price, by the words of the program that they price: every bundle is tried.
  func total(_ prices: Prices, _ level: BundleLevel) -> Int {
    let coupling = market.coupling
    var total = level.inPrices(level.constant)
    for (row, price) in zip(coupling.rows, prices.rows) {
      total += price * row.limit
      // Each way to exceed the row that ends somewhere is used to its end, or not at all.
      for (width, cost) in row.overs {
        if let width {
          total += max(0, width * (price - cost * unit(of: row.goalOfOver, prices.kept, level)))
        }
      }
    }
    for (kept, price) in zip(level.kept, prices.kept) {
      total +=
        price * (kept.objective.goal.wantsMost ? kept.constant - kept.value : kept.value - kept.constant)
    }
    for member in problem.members.indices { total += most(member, prices, level).max() ?? 0 }
    return total
  }

  /// What each bundle of a member earns under prices.
  func most(_ member: Int, _ prices: Prices, _ level: BundleLevel) -> [Int] {
    problem.bundles(of: member).map { places in
      func adds(_ objective: Objective) -> Int {
        (objective.goal.wantsMost ? 1 : -1)
          * level.value(of: places, in: market.spaces[member], for: objective)
      }
      var sum = level.scale * adds(level.objective)
      for (kept, price) in zip(level.kept, prices.kept) { sum += price * adds(kept.objective) }
      for (row, count) in market.coupling.coefficients(of: member, places) {
        sum -= prices.rows[row] * count
      }
      return sum
    }
  }

  /// Whether exceeding a row costs no less than its price: else the bound would not hold.
  func isCapped(_ prices: Prices, _ level: BundleLevel) -> Bool {
    zip(market.coupling.rows, prices.rows).allSatisfy { row, price in
      price >= 0 && (over(row, prices.kept, level).map { price <= $0 } ?? true)
    } && prices.kept.allSatisfy { $0 >= 0 }
  }

  /// What it costs at most to exceed a row by one; `nil` if that cannot be.
  func over(_ row: Coupling.Row, _ kept: [Int], _ level: BundleLevel) -> Int? {
    row.overs.map(\.price).max().map { $0 * unit(of: row.goalOfOver, kept, level) }
  }

  /// What one unit of a goal costs.
  private func unit(of goal: Goal, _ kept: [Int], _ level: BundleLevel) -> Int {
    var unit = level.objective.goal == goal ? level.scale : 0
    for (kept, price) in zip(level.kept, kept) where kept.objective.goal == goal { unit += price }
    return unit
  }

  /// Whether a plan keeps what the levels before reached.
  func isKept(_ plan: [Int], _ level: BundleLevel) -> Bool {
    level.kept.allSatisfy { !$0.objective.prefers($0.value, to: $0.objective.value(of: plan)) }
  }
}
