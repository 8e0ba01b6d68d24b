// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// A goal in the numbers of a problem; the words are in `Docs/rules.md`, section 6.
///
///     constant + Σ coefficients[s] · x[s] + Σ over families max(0, units in use − free)
struct Objective: Sendable {
  /// Something counted once however many stints use it, such as a member at a location.
  struct Unit: Sendable {
    let name: String
    /// The stints that use it, ascending.
    let stints: [Int]
    /// Whether a running placement uses it already.
    let isRunning: Bool
  }
  /// Units of which the first `free` cost nothing.
  struct Family: Sendable {
    let name: String
    let units: [Unit]
    let free: Int
    var running: Int { units.count(where: \.isRunning) }
  }

  let goal: Goal
  var constant = 0
  /// One a stint.
  var coefficients: [Int]
  var families: [Family] = []

  /// What the stints `taken` are worth, exactly.
  func value(of taken: [Int]) -> Int {
    let isTaken = Set(taken)
    var sum = constant
    for stint in taken { sum += coefficients[stint] }
    for family in families {
      let used = family.units.count { $0.isRunning || $0.stints.contains(where: isTaken.contains) }
      sum += max(0, used - family.free)
    }
    return sum
  }

  /// A bound that needs no solver: each opening by itself takes the stints that serve the goal best.
  func bound(without problem: Problem) -> Int {
    var sum = constant
    for stints in problem.stintsByOpening {
      let helpful = stints.map { goal.wantsMost ? max(0, coefficients[$0]) : min(0, coefficients[$0]) }
      let best = goal.wantsMost ? helpful.sorted(by: >) : helpful.sorted()
      sum += best.prefix(problem.stintsPerOpening).reduce(0, +)
    }
    for family in families { sum += max(0, family.running - family.free) }
    return sum
  }

  /// Whether `a` serves the goal better than `b`.
  func prefers(_ a: Int, to b: Int) -> Bool { goal.wantsMost ? a > b : a < b }

  /// What later levels must keep of `reached`: section 6, first paragraph.
  func kept(_ reached: Int, tolerancePerMille: Int) -> Int {
    func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
    return goal.wantsMost
      ? -floorDivide(-(reached * (1000 - tolerancePerMille)), 1000)
      : floorDivide(reached * (1000 + tolerancePerMille), 1000)
  }
}

extension Objective {
  init(_ goal: Goal, in problem: Problem) {
    self.init(goal: goal, coefficients: [])
    let region = problem.region
    let rulebook = problem.rulebook
    func perStint(_ amount: (Stint, Opening) -> Int) -> [Int] {
      problem.stints.map { amount($0, problem.openings[$0.opening]) }
    }
    switch goal {
    case .value:
      coefficients = perStint {
        region.vacancies[$1.vacancy].priority * $0.teaching.minutes * region.policy.tierValue[$0.tier]
      }
    case .coverage:
      coefficients = perStint { region.vacancies[$1.vacancy].priority * $0.teaching.minutes }
    case .quality:
      coefficients = perStint { stint, _ in stint.teaching.minutes * stint.tier }
    case .stability:
      let published = PublishedMinutes(problem)
      constant = published.total
      coefficients = perStint { stint, opening in -published.kept(by: stint, of: opening) }
    case .cost:
      coefficients = perStint { stint, _ in
        (stint.teaching.minutes * rulebook.centsPerHour(of: stint.member) + 30) / 60
      }
    case .travel:
      coefficients = perStint { stint, _ in 2 * stint.homeMinutes * stint.teaching.days }
    case .scarcity:
      coefficients = perStint { stint, _ in
        let spare = rulebook.rarity(ofMember: stint.member) - rulebook.rarity(ofOpening: stint.opening)
        return stint.teaching.minutes * max(0, spare)
      }
    case .preference:
      coefficients = perStint { stint, _ in
        rulebook.prefers(stint.member, stint.opening) ? stint.teaching.minutes : 0
      }
    case .tieBreak:
      let members = Self.ranks(region.members.map(\.id))
      let groups = Self.ranks(region.groups.map(\.id))
      coefficients = perStint { stint, opening in
        1 + (members[stint.member] * 7919 + groups[opening.group] * 104_729) % 997
      }
    case .people:
      coefficients = perStint { _, _ in 0 }
      families = Self.peopleFamilies(problem)
    case .members:
      coefficients = perStint { _, _ in 0 }
      families = [Self.membersFamily(problem)]
    }
  }

  /// The number from 1 of each id in the order of ids as UTF-8 bytes.
  private static func ranks(_ ids: [String]) -> [Int] {
    let order = ids.indices.sorted { ids[$0].utf8.lexicographicallyPrecedes(ids[$1].utf8) }
    var ranks = [Int](repeating: 0, count: ids.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank + 1 }
    return ranks
  }
}

/// Published placements inside the openings of their group, for `stability`.
private struct PublishedMinutes {
  private let problem: Problem
  /// By opening: who was told which dates of it.
  private var told: [[(member: Int, dates: DayRange)]]
  private(set) var total = 0

  init(_ problem: Problem) {
    self.problem = problem
    told = Array(repeating: [], count: problem.openings.count)
    let members = positions(problem.region.members.map(\.id))
    let groups = positions(problem.region.groups.map(\.id))
    for placement in problem.region.placements where placement.state == .published {
      guard let member = members[placement.member], let group = groups[placement.group] else { continue }
      for opening in problem.openingsByGroup[group] {
        guard let dates = placement.dates.cut(to: problem.openings[opening].dates) else { continue }
        told[opening].append((member, dates))
        total += problem.rulebook.teaching(of: group, over: dates).minutes
      }
    }
  }

  func kept(by stint: Stint, of opening: Opening) -> Int {
    var sum = 0
    for entry in told[stint.opening] where entry.member == stint.member {
      guard let dates = entry.dates.cut(to: stint.dates) else { continue }
      sum += problem.rulebook.teaching(of: opening.group, over: dates).minutes
    }
    return sum
  }
}

/// The place of each id in its table.
func positions(_ ids: [String]) -> [String: Int] {
  Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
}
