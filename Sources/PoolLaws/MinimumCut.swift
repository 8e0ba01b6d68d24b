// SPDX-License-Identifier: GPL-3.0-or-later

/// Several subjects with members who can do some of them: what can be served at once is the least of all cuts (Ford and Fulkerson, 1956).
public struct MinimumCut: Sendable {
  /// How many weeks' demands are worked through at most.
  public static let demandsMax = 20_000_000
  /// The most subjects.
  public static let classesMax = 8

  /// Members who can do any subject of a set.
  public struct Profile: Hashable, Sendable {
    /// The subjects, from 0.
    public var classes: Set<Int>
    /// How many members.
    public var members: Int
    /// A profile.
    public init(classes: Set<Int>, members: Int) { (self.classes, self.members) = (classes, members) }
  }

  private let classCount: Int
  /// By set of subjects as bits: the members who serve any of them.
  private let serving: [Int]

  /// Members of profiles, for so many subjects (1 … `classesMax`).
  public init(classCount: Int, profiles: [Profile]) {
    precondition((1...Self.classesMax).contains(classCount), "\(classCount) classes")
    self.classCount = classCount
    let masks = profiles.map { ($0.classes.reduce(0) { $0 | 1 << $1 }, $0.members) }
    serving = (0..<1 << classCount).map { set in
      masks.reduce(0) { $0 + ($1.0 & set != 0 ? $1.1 : 0) }
    }
  }

  /// The most of a demand that can be served at once: min over sets S of subjects of Σ_{k ∉ S} demand(k) + members who serve any of S.
  public func served(_ demand: [Int]) -> Int {
    var least = Int.max
    for (set, members) in serving.enumerated() {
      var cut = members
      for (subject, count) in demand.enumerated() where set >> subject & 1 == 0 { cut += count }
      least = min(least, cut)
    }
    return least
  }

  /// The share of vacancy weeks delivered in regime *persistent* if all placements are made anew each week (*repack*): E[served] / Σ a over independent
  /// Poisson numbers of open vacancies.
  ///
  /// - Parameter loads: one a subject, at least 0; not all 0.
  /// - Returns: the coverage to within 10⁻¹⁰; `nil` = more than `demandsMax` demands.
  public func coverage(loads: [Double]) -> Double? {
    precondition(loads.count == classCount, "\(loads.count) loads of \(classCount) classes")
    let laws = loads.map(Distribution.poisson)
    // Beyond all who can do it a subject's demand changes nothing.
    let most = (0..<classCount).map { serving[1 << $0] }
    guard most.reduce(1.0, { $0 * Double($1 + 1) }) <= Double(Self.demandsMax) else { return nil }
    let grid = StateGrid(most.map { $0 + 1 })
    var covered = 0.0
    for index in 0..<grid.count {
      let demand = grid.state(index)
      var probability = 1.0
      for subject in demand.indices {
        let count = demand[subject]
        probability *= count == most[subject] ? laws[subject].tail(from: count) : laws[subject][count]
      }
      if probability > 0 { covered += probability * Double(served(demand)) }
    }
    return covered / loads.reduce(0, +)
  }
}
