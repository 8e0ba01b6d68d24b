// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension PriceSearch {
  /// A plan by diving: bundles with the largest shares are held, the rest mixed anew, with a round of new bundles now
  /// and then, until every share is whole.
  ///
  /// - Returns: `nil` if a held bundle made the rest impossible, or when stopped.
  func dive(_ control: SearchControl) throws(EngineFailure) -> [Bundle]? {
    var master = master
    var assignment = Assignment(market.problem)
    var isHeld = [Bool](repeating: false, count: market.spaces.count)
    var held: [Bundle] = []
    guard var optimum = mixture else { return nil }
    while !control.isOver {
      let order = optimum.shares.indices
        .filter { optimum.shares[$0] > 1e-6 && !isHeld[master.bundles[$0].member] }
        .sorted { (optimum.shares[$0], $1) > (optimum.shares[$1], $0) }
      guard let first = order.first else { return held }
      let most = max(1, order.count / 8)
      var count = 0
      for number in order
      where number == first || optimum.shares[number] > 0.99 || count < most && optimum.shares[number] > 0.5 {
        let bundle = master.bundles[number]
        let stints = market.stints(of: bundle)
        guard !isHeld[bundle.member] else { continue }
        var placed: [Int] = []
        for stint in stints where assignment.fits(stint) {
          assignment.take(stint)
          placed.append(stint)
        }
        guard placed.count == stints.count else {
          for stint in placed { assignment.drop(stint) }
          if number == first { return nil }
          continue
        }
        if optimum.shares[number] <= 0.99 { count += 1 }
        isHeld[bundle.member] = true
        held.append(bundle)
        master.hold(number)
      }
      guard let next = try master.relax(control, dual: true) else { return nil }
      optimum = next
      // New bundles for who is left, at the prices of what is left.
      let free = market.spaces.indices.filter { !isHeld[$0] }
      let answers = market.answers(of: free, optimum.prices, level, keep: 2, effort: 2000)
      var added = 0
      for (member, answer) in zip(free, answers) {
        for bundle in answer.bundles
        where Double(bundle.value) > optimum.members[member] + Double(level.scale * level.unit) * 1e-6 {
          if master.add(Bundle(member: member, places: bundle.places)) { added += 1 }
        }
      }
      if added > 0 {
        guard let next = try master.relax(control) else { return nil }
        optimum = next
      }
    }
    return nil
  }
}
