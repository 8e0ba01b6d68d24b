// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension PriceSearch {
  /// A plan by diving: the bundles with the largest shares are held, the rest mixed anew with new bundles, until every share
  /// is whole. Once two fifths of the members are held, the rest is a smaller region, with prices and a dive of its own.
  ///
  /// A step holds few: each makes others' prices wrong, and a plan is as good as the prices were when it was made.
  ///
  /// - Parameter others: The stints of who stays as they are.
  /// - Returns: `nil` if a held bundle made the rest impossible, or when stopped.
  func dive(beside others: [Int], _ control: SearchControl) throws(EngineFailure) -> [Bundle]? {
    guard let mixture else { return nil }
    return if let mixer {
      try dive(Dive(mixer, mixture, beside: others), control)
    } else {
      try dive(Dive(master.forDive, mixture, beside: others), control)
    }
  }

  private func dive<Mixer>(_ dive: Dive<Mixer>, _ control: SearchControl) throws(EngineFailure) -> [Bundle]? {
    var dive = dive
    while !control.isOver {
      guard let isWhole = dive.hold() else { return nil }
      if isWhole { return dive.held }
      // Beside held bundles alone, a part of a plan may not keep what earlier goals must keep.
      if 5 * dive.free.count < 3 * market.members.count, level.kept.isEmpty {
        return try dive.settle(control)
      }
      guard try dive.renew(control) else { return nil }
    }
    return nil
  }
}

private enum DiveSizes {
  /// The share of free members who are held in a step, if their bundles have more than half of them.
  static let stepsOfFree = 30
  /// Rounds of new bundles between two steps, at most.
  static let roundsMax = 4
  /// The most steps of a member's search for them: most of what is worth finding is found early.
  static let effort = 500
  /// Work for who is left, by member.
  static let workOfMember = 50_000
}

/// A dive on its way.
private struct Dive<Mixer: BundleMixer> {
  private let market: BundleMarket
  private let level: BundleLevel
  private var mixer: Mixer
  private var mixture: Mixture
  private var assignment: Assignment
  private(set) var held: [Bundle] = []
  private var isHeld: [Bool]
  private let others: [Int]

  /// - Parameter others: The stints of who stays as they are.
  init(_ mixer: Mixer, _ mixture: Mixture, beside others: [Int]) {
    (market, level, self.mixer, self.mixture, self.others) = (
      mixer.market, mixer.level, mixer, mixture, others
    )
    assignment = Assignment(market.problem)
    for stint in others { assignment.take(stint) }
    isHeld = Array(repeating: false, count: market.spaces.count)
  }

  /// Who holds nothing yet.
  var free: [Int] { market.members.filter { !isHeld[$0] } }

  /// Holds the bundles with the largest shares; says whether none was left to hold, `nil` if the largest cannot be held.
  mutating func hold() -> Bool? {
    let shares = mixture.shares
    let order = shares.indices
      .filter { shares[$0] > 1e-6 && !isHeld[mixer.bundles[$0].member] }
      .sorted { (shares[$0], $1) > (shares[$1], $0) }
    guard let first = order.first else { return true }
    let most = max(1, (market.members.count - held.count) / DiveSizes.stepsOfFree)
    var count = 0
    for number in order where number == first || shares[number] > 0.99 || count < most && shares[number] > 0.5
    {
      let bundle = mixer.bundles[number]
      guard !isHeld[bundle.member] else { continue }
      guard take(market.stints(of: bundle)) else {
        if number == first { return nil }
        continue
      }
      if shares[number] <= 0.99 { count += 1 }
      isHeld[bundle.member] = true
      held.append(bundle)
      mixer.hold(number)
    }
    return false
  }

  /// Takes all of `stints`, or none.
  private mutating func take(_ stints: [Int]) -> Bool {
    var placed: [Int] = []
    for stint in stints {
      guard assignment.fits(stint) else {
        for stint in placed { assignment.drop(stint) }
        return false
      }
      assignment.take(stint)
      placed.append(stint)
    }
    return true
  }

  /// Mixes anew, with new bundles for who is left; `false` when that is impossible, or stopped.
  mutating func renew(_ control: SearchControl) throws(EngineFailure) -> Bool {
    guard let next = try mixer.relax(control, dual: true) else { return false }
    mixture = next
    for _ in 0..<DiveSizes.roundsMax {
      let free = free
      let floors = free.map { Int(mixture.members[$0]) }
      let answers = market.answers(
        of: free, above: floors, mixture.prices, level, keep: 2, effort: DiveSizes.effort)
      var added = 0
      for (member, answer) in zip(free, answers) {
        for bundle in answer.bundles
        where Double(bundle.value) > mixture.members[member] + Double(level.scale * level.unit) * 1e-6 {
          if mixer.add(Bundle(member: member, places: bundle.places)) { added += 1 }
        }
      }
      if added == 0 { break }
      guard let next = try mixer.relax(control, dual: false) else { return false }
      mixture = next
    }
    return true
  }

  /// The held bundles and the best that the other members find beside them.
  func settle(_ control: SearchControl) throws(EngineFailure) -> [Bundle] {
    var use = PlanUse(market, level)
    for bundle in held { use.add(bundle, market, level) }
    let free = free
    let rest = BundleMarket(.rest, free, of: market, beside: use, control)
    var search = BundleLevelSearch(rest, taken: (others + held.flatMap(market.stints)).sorted())
    var limited = control
    limited.progress = nil
    limited.workMax = min(control.workMax ?? .max, control.meter.spent + DiveSizes.workOfMember * free.count)
    let known = mixer.bundles.filter { !isHeld[$0.member] && rest.isAllowed($0) }
    _ = try search.settle(level.beside(use), near: mixture.prices, known, limited)
    return held + rest.bundles(of: search.taken)
  }
}
