// SPDX-License-Identifier: GPL-3.0-or-later

/// Regime *minimum term*, week by week: an external is hired for at least k weeks, and the vacancy is listed again when those are over.
///
/// k = 1 is regime persistent; the longer k, the nearer to regime locked.
public enum MinimumTerm {
  /// How many states are worked through at most.
  public static let statesMax = 3_000_000

  /// Coverage for durations that end after each week with probability 1 / mean: the chain on the busy members and, for each number of
  /// weeks left, the externals. `nil` = more than `statesMax` states.
  ///
  /// - Parameters:
  ///   - load: a > 0.
  ///   - members: c ≥ 0.
  ///   - meanWeeks: at least 1.
  ///   - term: k ≥ 1, in weeks.
  public static func coverage(load: Double, members: Int, meanWeeks: Double, term: Int) -> Double? {
    precondition(meanWeeks >= 1 && term >= 1, "a mean of \(meanWeeks) weeks, a term of \(term)")
    let arrivals = Distribution.poisson(load / meanWeeks)
    // All open vacancies together are Poisson(load); so many are never there.
    let most = Distribution.poisson(load).last
    var states = Double(members + 1)
    for _ in 0..<term { states *= Double(most + 1) }
    guard states <= Double(statesMax) else { return nil }
    // [busy, externals with 1 week left, …, with `term` weeks left]; the first of these and the new vacancies are to be placed.
    let grid = StateGrid([members + 1] + Array(repeating: most + 1, count: term))
    let staying = StateGrid.staying(1 - 1 / meanWeeks, most: max(members, most))
    let targets = grid.targets { state in
      let taken = min(members - state[0], state[1])
      return [state[0] + taken] + state.dropFirst(2) + [state[1] - taken]
    }
    let weights = grid.stationary(memory: meanWeeks + Double(term)) { weights in
      var weights = weights
      for axis in 0...term { weights = grid.thin(weights, axis: axis, staying: staying) }
      return grid.move(grid.add(weights, axis: 1, law: arrivals), targets)
    }
    var busy = 0.0
    for index in weights.indices where weights[index] > 0 {
      busy += weights[index] * Double(grid.state(index)[0])
    }
    return busy / load
  }
}
