// SPDX-License-Identifier: GPL-3.0-or-later

/// Part-time vacancies of one week that are never split: the best packing into the members' hours.
public enum Packing {
  /// How many vectors of counts are worked through at most.
  public static let vectorsMax = 200_000

  /// E[units packed at best] / E[units asked], over independent Poisson numbers of vacancies of each size.
  ///
  /// - Parameters:
  ///   - loads: sizes ≥ 1 in units of hours, each once, and the mean number a week of each.
  ///   - capacities: the units of each member.
  /// - Returns: the coverage to within 10⁻¹⁰; `nil` = more than `vectorsMax` vectors of counts.
  public static func coverage(loads: [(size: Int, load: Double)], capacities: [Int]) -> Double? {
    // More of a size than the members together can hold changes nothing: such counts are one.
    let laws = loads.map { Distribution.poisson($0.load) }
    let most = loads.map { entry in capacities.reduce(0) { $0 + $1 / entry.size } }
    guard most.reduce(1.0, { $0 * Double($1 + 1) }) <= Double(vectorsMax) else { return nil }
    let grid = StateGrid(most.map { $0 + 1 })
    let best = packed(loads.map(\.size), capacities, grid)
    var covered = 0.0
    for index in 0..<grid.count {
      var probability = 1.0
      for ((count, law), limit) in zip(zip(grid.state(index), laws), most) {
        probability *= count == limit ? law.tail(from: count) : law[count]
      }
      covered += probability * Double(best[index])
    }
    return covered / loads.reduce(0) { $0 + $1.load * Double($1.size) }
  }

  /// The most units that the members pack of each vector of counts: member after member takes any vector that fits.
  private static func packed(_ sizes: [Int], _ capacities: [Int], _ grid: StateGrid) -> [Int] {
    var best = [Int](repeating: 0, count: grid.count)
    for capacity in capacities {
      let fitting = (0..<grid.count).map(grid.state).filter { units($0, sizes) <= capacity }
      var next = best
      for index in 0..<grid.count {
        let counts = grid.state(index)
        for taken in fitting where zip(taken, counts).allSatisfy(<=) {
          let rest = grid.index(zip(counts, taken).map(-))
          next[index] = max(next[index], best[rest] + units(taken, sizes))
        }
      }
      best = next
    }
    return best
  }

  private static func units(_ counts: [Int], _ sizes: [Int]) -> Int {
    zip(counts, sizes).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
