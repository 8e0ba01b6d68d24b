// SPDX-License-Identifier: GPL-3.0-or-later

/// Regime *locked*, week by week, one subject, one site: a vacancy that nobody takes in its first week goes to an external hire
/// to its end.
public enum WeeklyLocked {
  /// Coverage for durations that end after each week with probability 1 / mean: the chain on the busy members,
  /// n ~ Bin(b, 1 − p), b′ = min(c, n + Poisson(λ)); E[b] / a.
  ///
  /// - Parameters:
  ///   - load: a = λ × mean > 0.
  ///   - members: c ≥ 0.
  ///   - meanWeeks: at least 1.
  public static func coverage(load: Double, members: Int, meanWeeks: Double) -> Double {
    precondition(meanWeeks >= 1, "a mean of \(meanWeeks) weeks")
    let arrivals = Distribution.poisson(load / meanWeeks)
    let grid = StateGrid([members + 1])
    let staying = StateGrid.staying(1 - 1 / meanWeeks, most: members)
    let busy = grid.stationary(memory: meanWeeks) { weights in
      var next = [Double](repeating: 0, count: weights.count)
      for (kept, weight) in grid.thin(weights, axis: 0, staying: staying).enumerated() {
        for (offset, probability) in arrivals.probabilities.enumerated() {
          next[min(members, kept + arrivals.first + offset)] += weight * probability
        }
      }
      return next
    }
    return busy.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / load
  }

  /// How many states of the chain for fixed durations are worked through at most.
  public static let statesMax = 400_000

  /// Coverage for vacancies of exactly so many weeks: the chain on the acceptances of the last `weeks` − 1 weeks, all of
  /// which are still at work; E[accepted] / λ. `nil` = more than `statesMax` states.
  public static func coverage(load: Double, members: Int, weeks: Int) -> Double? {
    precondition(weeks >= 1, "\(weeks) weeks")
    let arrivals = Distribution.poisson(load / Double(weeks))
    guard let states = acceptances(weeks - 1, members) else { return nil }
    let numbers = Dictionary(uniqueKeysWithValues: zip(states, states.indices))
    /// Where each state goes, by the number accepted.
    let next = states.map { state in
      (0...members - state.reduce(0, +)).map { accepted in
        weeks == 1 ? 0 : numbers[Array(state.dropFirst()) + [accepted]] ?? 0
      }
    }
    /// P(min(free, Poisson) = accepted), by free.
    let accepting = (0...members).map { free in
      (0...free).map { $0 == free ? arrivals.tail(from: free) : arrivals[$0] }
    }
    let weights = StateGrid([states.count]).stationary(memory: Double(weeks)) { weights in
      var fresh = [Double](repeating: 0, count: weights.count)
      for state in states.indices where weights[state] > StateGrid.negligible {
        let row = accepting[next[state].count - 1]
        for (accepted, target) in next[state].enumerated() {
          fresh[target] += weights[state] * row[accepted]
        }
      }
      return fresh
    }
    var accepted = 0.0
    for state in states.indices {
      let row = accepting[next[state].count - 1]
      for (count, probability) in row.enumerated() {
        accepted += weights[state] * probability * Double(count)
      }
    }
    return accepted / (load / Double(weeks))
  }

  /// Every way in which `members` can have been taken in so many weeks; the empty one first.
  private static func acceptances(_ weeks: Int, _ members: Int) -> [[Int]]? {
    // There are as many as ways to share the members among the weeks and nobody: (members + weeks) over weeks.
    var count = 1.0
    for week in 0..<weeks { count *= Double(members + week + 1) / Double(week + 1) }
    if count > Double(statesMax) { return nil }
    var states: [[Int]] = [[]]
    for _ in 0..<weeks {
      states = states.flatMap { state in
        (0...members - state.reduce(0, +)).map { state + [$0] }
      }
    }
    return states
  }
}
