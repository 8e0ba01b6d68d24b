// SPDX-License-Identifier: GPL-3.0-or-later

/// How many members one subject at one site should have, by formula.
public enum Sizing {
  /// The cheapest pool in regime *persistent*: members are added while h × P(N > c) > w.
  ///
  /// - Parameters:
  ///   - load: a > 0.
  ///   - own: w > 0, what a member's hour costs whether used or not.
  ///   - external: h > 0, what an hour costs that the pool does not deliver.
  public static func newsvendorPersistent(load: Double, own: Double, external: Double) -> Int {
    let open = Distribution.poisson(load)
    var members = 0
    while external * open.tail(from: members + 1) > own { members += 1 }
    return members
  }

  /// The cheapest pool in regime *locked*, continuous time: members are added while h × a (B(c) − B(c + 1)) > w.
  public static func newsvendorLocked(load: Double, own: Double, external: Double) -> Int {
    var members = 0
    var lost = 1.0
    while true {
      let next = ContinuousLoss.erlangB(load: load, servers: members + 1)
      guard external * load * (lost - next) > own else { return members }
      (members, lost) = (members + 1, next)
    }
  }

  /// The square-root rule: c = a + β √a, and about what share of the load it leaves uncovered: (φ(β) − β (1 − Φ(β))) / √a
  /// (persistent), φ(β) / (Φ(β) √a) (locked).
  public static func squareRoot(
    load: Double, beta: Double
  ) -> (members: Double, persistent: Double, locked: Double) {
    let root = load.squareRoot()
    let tail = normalTail(beta)
    return (
      load + beta * root, (normalDensity(beta) - beta * tail) / root,
      normalDensity(beta) / ((1 - tail) * root)
    )
  }
}
