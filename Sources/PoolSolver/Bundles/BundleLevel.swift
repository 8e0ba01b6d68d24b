// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// One goal as bundles serve it: the objective, and what earlier goals must keep.
struct BundleLevel: Sendable {
  /// An earlier goal that later ones must keep.
  struct Kept: Sendable {
    let objective: Objective
    let value: Int
    /// What the goal is without any stint, and with what others bring.
    fileprivate(set) var constant: Int
    /// The largest price at which all earlier goals' stints together cannot overflow.
    let priceMax: Int
    var sign: Int { objective.goal.wantsMost ? 1 : -1 }
    /// What divides every change of the goal.
    let unit: Int
    /// The row is `Σ −sign · goal(bundle) [+ over] ≤ limit`.
    var limit: Int { -sign * (value - constant) }
  }

  let objective: Objective
  /// What the goal is without any stint, and with what others bring.
  private(set) var constant: Int
  private(set) var kept: [Kept]
  /// How many units of price one unit of the goal is worth: prices are whole numbers.
  let scale: Int
  /// More than any two plans differ by.
  let range: Int
  /// What divides every change of the goal.
  let unit: Int

  /// +1 if the most is wanted, −1 if the least.
  var sign: Int { objective.goal.wantsMost ? 1 : -1 }

  init(_ objective: Objective, keeping kept: [(objective: Objective, value: Int)]) {
    self.objective = objective
    constant = objective.fixed
    let count = kept.count
    self.kept = kept.map { objective, value in
      return Kept(
        objective: objective, value: value, constant: objective.fixed,
        priceMax: (1 << 60) / max(1, objective.range + abs(value)) / count, unit: Self.unit(of: objective))
    }
    unit = Self.unit(of: objective)
    let largest = objective.range + abs(constant)
    range = largest
    // The finer the better, but for the price of an earlier goal, which must have room: where that goal is kept at its
    // optimum, its price can be thousands of units of this goal for one of its own.
    let room = kept.isEmpty ? 1 << 50 : 1 << 40
    var scale = 1
    while largest < room / scale { scale *= 2 }
    self.scale = scale
  }

  private static func unit(of objective: Objective) -> Int {
    guard objective.families.isEmpty else { return 1 }
    var unit = 0
    for coefficient in objective.coefficients {
      var (a, b) = (abs(coefficient), unit)
      while b != 0 { (a, b) = (b, a % b) }
      unit = a
      if unit == 1 { break }
    }
    return max(1, unit)
  }

  /// The same goal for some members, beside what the others bring to it.
  func beside(_ others: PlanUse) -> BundleLevel {
    var level = self
    level.constant += sign * others.worth
    for (index, worth) in others.kept.enumerated() { level.kept[index].constant += kept[index].sign * worth }
    return level
  }

  /// What the whole plan's goal is worth in units of price, wanted most.
  func inPrices(_ value: Int) -> Int { scale * sign * value }

  /// The bound on the goal that a bound in units of price gives.
  func bound(fromPrices total: Int) -> Int {
    func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
    let best = floorDivide(total, scale)
    return sign * (floorDivide(best - sign * constant, unit) * unit + sign * constant)
  }

  /// What one unit of a goal costs in units of price, at prices of earlier goals: `scale` of this goal's, and an earlier one's
  /// price.
  func price(of goal: Goal, kept prices: [Int]) -> Int {
    zip(kept, prices).reduce(objective.goal == goal ? scale : 0) {
      $0 + ($1.0.objective.goal == goal ? $1.1 : 0)
    }
  }

  /// What one bundle adds to a goal by itself, counted goals' shared parts aside.
  func value(of places: [Int], in space: MemberSpace, for objective: Objective) -> Int {
    var sum = 0
    for place in places { sum += objective.coefficients[space.stints[place]] }
    guard !places.isEmpty else { return 0 }
    switch objective.goal {
    case .people:
      let new = Set(places.map { space.locations[$0] }).subtracting(space.home).count
      return sum + max(0, new - (space.home.isEmpty ? 1 : 0))
    case .members: return sum + (space.isRunning ? 0 : 1)
    default: return sum
    }
  }
}

/// Prices of a level's shared rows, whole numbers of 0 or more.
struct Prices: Hashable, Sendable {
  /// One a row of the coupling.
  var rows: [Int]
  /// One an earlier goal.
  var kept: [Int]

  /// The same where there are more rows by now: they have no price.
  func reaching(rows count: Int) -> Prices {
    Prices(rows: rows + Array(repeating: 0, count: count - rows.count), kept: kept)
  }
}
