// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// A goal in the numbers of a problem; the words are in `Docs/rules.md`, section 6.
///
///     constant + Σ coefficients[s] · x[s] + Σ over families max(0, units in use − free) + Σ over gauges cost(what is lacking)
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
  var gauges = Gauges()

  /// What the goal is without any stint; but of gauges nothing, whose costs are counted apart.
  var fixed: Int { families.reduce(constant) { $0 + max(0, $1.running - $1.free) } }
  /// The largest change that a unit of anything makes.
  var largest: Int { coefficients.reduce(gauges.priceMax) { max($0, abs($1)) } }
  /// No two plans differ by more.
  var range: Int {
    let ofGauges = gauges.all.reduce(0) { $0 + ($1.steps.first?.price ?? 0) * $1.whole }
    return coefficients.reduce(2 * coefficients.count + ofGauges) { $0 + abs($1) }
  }

  /// What the stints `taken` are worth, exactly.
  func value(of taken: [Int]) -> Int {
    let isTaken = Set(taken)
    var sum = constant
    for stint in taken { sum += coefficients[stint] }
    for family in families {
      let used = family.units.count { $0.isRunning || $0.stints.contains(where: isTaken.contains) }
      sum += max(0, used - family.free)
    }
    return sum + gauges.cost(of: taken)
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
    return sum + gauges.cost(having: mostOfGauges(in: problem))
  }

  /// By gauge: the most that the openings bring, each by itself.
  func mostOfGauges(in problem: Problem) -> [Int] {
    gauges.isEmpty
      ? []
      : gauges.sums(
        of: problem.stintsByOpening.flatMap { stints in
          stints.sorted { (-gauges.amounts[$0], $0) < (-gauges.amounts[$1], $1) }
            .prefix(problem.stintsPerOpening)
        })
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
    self.init(goal: goal, coefficients: [Int]())
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
    case .fairness:
      coefficients = perStint { _, _ in 0 }
      gauges = Gauges(ofBoards: problem)
    case .quality:
      coefficients = perStint { stint, _ in stint.teaching.minutes * stint.tier }
    case .stability:
      let published = PublishedMinutes(problem)
      constant = published.total
      coefficients = perStint { stint, opening in -published.kept(by: stint, of: opening) }
    case .changes:
      let published = PublishedMinutes(problem)
      constant = published.parts
      coefficients = perStint { stint, opening in -published.partsKept(by: stint, of: opening) }
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

/// Published placements inside the openings of their group, for `stability` and `changes`.
private struct PublishedMinutes {
  private let problem: Problem
  /// By opening: who was told which dates of it.
  private var told: [[(member: Int, dates: DayRange, minutes: Int)]]

  /// All of their minutes, and how many parts with minutes they have.
  var total: Int { told.joined().reduce(0) { $0 + $1.minutes } }
  var parts: Int { told.joined().count }

  init(_ problem: Problem) {
    self.problem = problem
    told = Array(repeating: [], count: problem.openings.count)
    let members = positions(problem.region.members.map(\.id))
    let groups = positions(problem.region.groups.map(\.id))
    for placement in problem.region.placements where placement.state == .published {
      guard let member = members[placement.member], let group = groups[placement.group] else { continue }
      for opening in problem.openingsByGroup[group] {
        guard let dates = placement.dates.cut(to: problem.openings[opening].dates) else { continue }
        let minutes = problem.rulebook.teaching(of: group, over: dates).minutes
        if minutes > 0 { told[opening].append((member, dates, minutes)) }
      }
    }
  }

  /// The minutes that a stint keeps.
  func kept(by stint: Stint, of opening: Opening) -> Int {
    each(stint, opening).reduce(0) { $0 + $1.kept }
  }

  /// How many parts it keeps wholly.
  func partsKept(by stint: Stint, of opening: Opening) -> Int {
    each(stint, opening).count { $0.kept == $0.told }
  }

  /// The minutes of each part of the stint's member, and those that the stint keeps.
  private func each(_ stint: Stint, _ opening: Opening) -> [(told: Int, kept: Int)] {
    told[stint.opening].filter { $0.member == stint.member }.map { entry in
      let dates = entry.dates.cut(to: stint.dates)
      return (
        entry.minutes, dates.map { problem.rulebook.teaching(of: opening.group, over: $0).minutes } ?? 0
      )
    }
  }
}

/// The place of each id in its table.
func positions(_ ids: [String]) -> [String: Int] {
  Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
}
