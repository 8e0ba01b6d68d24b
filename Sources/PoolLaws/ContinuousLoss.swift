// SPDX-License-Identifier: GPL-3.0-or-later

/// Loss systems in continuous time: vacancies come as a Poisson stream and are lost to external hire when nobody is free.
///
/// A planning week is no continuous time: weekly *locked* lies above these laws, and comes down to them as vacancies grow long.
public enum ContinuousLoss {
  /// Erlang's B: the share of vacancies lost, 1 / B(c) = 1 + (c / a) / B(c − 1) (A. K. Erlang, 1917). Any law of durations.
  ///
  /// - Parameters:
  ///   - load: a ≥ 0, in members.
  ///   - servers: c ≥ 0.
  /// - Complexity: O(c).
  public static func erlangB(load: Double, servers: Int) -> Double {
    precondition(load >= 0 && servers >= 0, "Erlang B of load \(load) and \(servers) servers")
    if load == 0 { return servers == 0 ? 1 : 0 }
    var inverse = 1.0
    for server in 0..<servers { inverse = 1 + Double(server + 1) / load * inverse }
    return 1 / inverse
  }

  /// Engset's law for a finite staff (T. Engset, 1918): each of `sources` who is at work needs a substitute at `rate` per mean
  /// duration; who gets none is at work again at once.
  ///
  /// - Returns: `time`, the share of time in which all servers are busy, and `call`, the share of requests that are lost, which is the share
  ///   of time for one source less.
  public static func engset(sources: Int, rate: Double, servers: Int) -> (time: Double, call: Double) {
    precondition(
      sources >= 1 && rate > 0 && servers >= 0,
      "Engset of \(sources) sources, rate \(rate), \(servers) servers")
    /// C(n, c) r^c / Σ_{k ≤ c} C(n, k) r^k by its recursion over c.
    func congestion(_ sources: Int) -> Double {
      if servers > sources { return 0 }
      var inverse = 1.0
      for server in 0..<servers {
        inverse = 1 + Double(server + 1) / (Double(sources - server) * rate) * inverse
      }
      return 1 / inverse
    }
    return (congestion(sources), congestion(sources - 1))
  }

  /// Several sizes of vacancies in one capacity: the recursion of Kaufman (1981) and Roberts (1981), j q(j) = Σ a_k b_k q(j − b_k).
  ///
  /// - Parameters:
  ///   - classes: size b ≥ 1 in slots and load a > 0 of each.
  ///   - slots: the capacity, at least 1.
  /// - Returns: `blocking`, the share lost of each class, and `coverage`, the share of slot hours delivered.
  public static func kaufmanRoberts(
    _ classes: [(size: Int, load: Double)], slots: Int
  ) -> (blocking: [Double], coverage: Double) {
    precondition(
      slots >= 0 && classes.allSatisfy { $0.size >= 1 && $0.load >= 0 }, "\(classes), \(slots) slots")
    var weights = [1.0]
    for used in 0..<slots {
      let total = classes.reduce(0) { sum, entry in
        entry.size > used + 1 ? sum : sum + entry.load * Double(entry.size) * weights[used + 1 - entry.size]
      }
      weights.append(total / Double(used + 1))
      // Only ratios count: keep them within the range of doubles.
      if weights[used + 1] > 1e250 { weights = weights.map { $0 * 1e-250 } }
    }
    let sum = weights.reduce(0, +)
    let blocking = classes.map { entry in
      weights.suffix(min(entry.size, slots + 1)).reduce(0, +) / sum
    }
    let asked = classes.reduce(0) { $0 + $1.load * Double($1.size) }
    let covered = zip(classes, blocking).reduce(0) { $0 + $1.0.load * Double($1.0.size) * (1 - $1.1) }
    return (blocking, covered / asked)
  }

  /// What flows over from `servers` offered a load: its mean and variance (L. Kosten, 1937),
  /// α = a B, v = α (1 − α + a / (c + 1 + α − a)).
  public static func overflow(load: Double, servers: Int) -> (mean: Double, variance: Double) {
    let mean = load * erlangB(load: load, servers: servers)
    return (mean, mean * (1 - mean + load / (Double(servers) + 1 + mean - load)))
  }

  /// How many states of the overflow chain are worked through at most.
  public static let statesMax = 200_000

  /// Several subjects with specialists of their own, and flexible members for all: specialists first, then the flexible. The
  /// chain on (busy specialists of each subject, busy flexible), durations exponential.
  ///
  /// - Parameters:
  ///   - subjects: load > 0 and number of specialists of each.
  ///   - flexible: how many can do any of them.
  /// - Returns: the share of all vacancy weeks delivered; `nil` = more than `statesMax` states.
  public static func specialistFirst(_ subjects: [(load: Double, specialists: Int)], flexible: Int) -> Double?
  {
    let sizes = subjects.map { $0.specialists + 1 } + [flexible + 1]
    guard sizes.reduce(1.0, { $0 * Double($1) }) <= Double(statesMax) else { return nil }
    let grid = StateGrid(sizes)
    let load = subjects.reduce(0) { $0 + $1.load }
    // One step: the next event of a clock that ticks as fast as all events together could.
    let clock = load + Double(sizes.reduce(0) { $0 + $1 - 1 })
    let moves = (0..<grid.count).map { index -> [(target: Int, probability: Double)] in
      let state = grid.state(index)
      var moves: [(target: Int, probability: Double)] = []
      func move(_ axis: Int, _ step: Int, _ rate: Double) {
        var target = state
        target[axis] += step
        moves.append((grid.index(target), rate / clock))
      }
      for axis in state.indices where state[axis] > 0 { move(axis, -1, Double(state[axis])) }
      for (axis, subject) in subjects.enumerated() {
        if state[axis] < subject.specialists {
          move(axis, 1, subject.load)
        } else if state[subjects.count] < flexible {
          move(subjects.count, 1, subject.load)
        }
      }
      return moves + [(index, 1 - moves.reduce(0) { $0 + $1.probability })]
    }
    let weights = grid.stationary(memory: clock) { weights in
      var next = [Double](repeating: 0, count: weights.count)
      for index in weights.indices where weights[index] > StateGrid.negligible {
        for move in moves[index] { next[move.target] += weights[index] * move.probability }
      }
      return next
    }
    var busy = 0.0
    for index in weights.indices { busy += weights[index] * Double(grid.state(index).reduce(0, +)) }
    return busy / load
  }
}
