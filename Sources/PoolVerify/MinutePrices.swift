// SPDX-License-Identifier: GPL-3.0-or-later

/// Prices of a member's minutes under which a relaxation of the portions adds little.
///
/// Whatever the prices are, a bundle adds at most what its minutes cost and what its portions add after paying for their own
/// minutes: the Lagrangian bound of the rows of minutes. The prices come from steps along its subgradient, as long as Polyak's
/// rule has them (B. T. Polyak, 1969, "Minimization of unsmooth functionals").
struct MinutePrices {
  private(set) var prices: [Int]

  init(none left: [Int]) { prices = left.map { _ in 0 } }

  /// Prices that are better than these, if some are found.
  ///
  /// - Parameter target: The bound that is hoped for.
  func fitted(
    _ portions: [Portion], worth: [Int], _ choices: Relaxation.Choices, _ left: [Int], target: Int,
    steps: Int
  ) -> MinutePrices {
    let most = choices.cliques.reduce(0) { $0 + ($1.map { worth[$0] }.max() ?? 0) }
    // What is that large leaves no room for products.
    guard most > target, most < 1 << 48, left.count < 1 << 10 else { return self }
    var (result, now, exact) = (self, self, prices.map(Double.init))
    var (least, reach, waited) = (Int.max, 1.0, 0)
    for _ in 0..<steps {
      var priced = [Int](repeating: 0, count: portions.count)
      for number in choices.cliques.joined() {
        priced[number] = now.priced(worth[number], portions[number])
      }
      let relaxation = Relaxation(choices, priced: priced, cost: now.cost(of: left))
      if relaxation.bound < least {
        (least, result, waited) = (relaxation.bound, now, 0)
      } else {
        waited += 1
        if waited == 5 { (reach, waited) = (reach / 2, 0) }
      }
      var beyond = left.map { -Double($0) }
      for number in relaxation.choice {
        for (row, minutes) in portions[number].minutes.enumerated() { beyond[row] += Double(minutes) }
      }
      let slope = beyond.reduce(0) { $0 + $1 * $1 }
      if relaxation.bound <= target || slope == 0 { break }
      let step = reach * (Double(relaxation.bound) - Double(target)) / slope
      for (row, left) in left.enumerated() {
        exact[row] = min(max(0, exact[row] + step * beyond[row]), left > 0 ? Double(most / left) : 0)
        now.prices[row] = Int(exact[row])
      }
    }
    return result
  }

  /// What a portion adds after paying for its minutes; 0 if that is less than nothing.
  func priced(_ worth: Int, _ portion: Portion) -> Int {
    var worth = worth
    for (row, price) in prices.enumerated() where price > 0 { worth -= price * portion.minutes[row] }
    return max(0, worth)
  }

  /// What minutes cost.
  func cost(of left: [Int]) -> Int { zip(prices, left).reduce(0) { $0 + $1.0 * max(0, $1.1) } }
}
