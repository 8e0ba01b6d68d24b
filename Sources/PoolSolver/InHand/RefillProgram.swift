// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// The integer program of a `RefillQuestion`: the hard rules over the stints of free groups, the rest of the plan fixed.
///
///     maximise    Σ minutes · x over the vacancy · (k + 1) + Σ x over stints of the plan elsewhere         k of them
///     subject to  the hard rules (1) – (6) of `Docs/model.md`
///                 x = 1                                for stints of the plan in other groups
///                 Σ minutes · x ≥ floor                for each free group of another vacancy
///                 the first goal is no worse           (9)
struct RefillProgram {
  private let hand: PlanInHand
  private let question: RefillQuestion
  private let first: Objective?
  private var program: IntegerProgram
  /// Stints of the plan that the program leaves out: they touch nothing that it decides.
  private let outside: [Int]

  /// Whether nothing that the program decides can keep the first goal.
  private var isHopeless = false

  private var problem: Problem { hand.problem }

  init(_ hand: PlanInHand, _ question: RefillQuestion, _ first: Objective?) {
    (self.hand, self.question, self.first) = (hand, question, first)
    let problem = hand.problem
    // A placement that has no stint any more is decided anew wherever it is.
    let lost = Set(hand.others.map(\.group))
    let openings = Set(
      problem.openings.indices.filter {
        let opening = problem.openings[$0]
        return opening.vacancy == question.vacancy || question.free?.contains(opening.group) ?? true
          || lost.contains(problem.region.groups[opening.group].id)
      })
    let free = openings.flatMap { problem.stintsByOpening[$0] }
    let fixed = hand.taken.filter { !openings.contains(problem.stints[$0].opening) }
    let members = Set(free.map { problem.stints[$0].member })
    let vacancies = Set(openings.map { problem.openings[$0].vacancy })
    // Goals that count people look at all that a plan has.
    let seesAll = first?.families.isEmpty == false
    let touching = fixed.filter {
      seesAll || members.contains(problem.stints[$0].member) || vacancies.contains(problem.vacancy(of: $0))
    }
    let inside = Set(touching)
    outside = fixed.filter { !inside.contains($0) }
    program = IntegerProgram(
      problem, active: (free + touching).sorted(), formulation: .cliques, bundlesMax: 0)
    for stint in touching {
      if let column = program.column[stint] { program.model.columns[column].lower = 1 }
    }
    addFloors(openings, fixed: touching)
    if let least = question.first, var objective = first {
      objective.constant += outside.reduce(0) { $0 + objective.coefficients[$1] }
      let rows = program.model.rows.count
      program.keep(objective, least)
      // A goal to which no column brings anything has no row.
      isHopeless = program.model.rows.count == rows && objective.prefers(least, to: objective.constant)
    }
    aimAtMinutes(openings)
  }

  private mutating func addFloors(_ openings: Set<Int>, fixed: [Int]) {
    var terms: [Int: [(column: Int, value: Double)]] = [:]
    for stint in program.active where problem.vacancy(of: stint) != question.vacancy {
      if let column = program.column[stint] {
        terms[problem.group(of: stint), default: []].append(
          (column, Double(problem.stints[stint].teaching.minutes)))
      }
    }
    let groups = Set(
      openings.filter { problem.openings[$0].vacancy != question.vacancy }.map { problem.openings[$0].group })
    for group in groups.sorted() where question.floors[group] > 0 {
      program.model.addRow(
        "floor_\(group)", lower: Double(question.floors[group]), upper: .infinity, terms: terms[group] ?? [])
    }
    let wanted = minutesOfVacancy
    if question.atLeast > 0 {
      program.model.addRow("wanted", lower: Double(question.atLeast), upper: .infinity, terms: wanted)
    }
  }

  private var minutesOfVacancy: [(column: Int, value: Double)] {
    program.active.compactMap { stint in
      guard problem.vacancy(of: stint) == question.vacancy, let column = program.column[stint] else {
        return nil
      }
      return (column, Double(problem.stints[stint].teaching.minutes))
    }
  }

  /// The stints of the plan outside the vacancy that the program may drop.
  private func movable(_ openings: Set<Int>) -> [Int] {
    hand.taken.filter {
      openings.contains(problem.stints[$0].opening) && problem.vacancy(of: $0) != question.vacancy
    }
  }

  private mutating func aimAtMinutes(_ openings: Set<Int>) {
    let movable = movable(openings)
    program.model.direction = .maximise
    for column in program.model.columns.indices { program.model.columns[column].cost = 0 }
    for (column, minutes) in minutesOfVacancy {
      program.model.columns[column].cost = minutes * Double(movable.count + 1)
    }
    for stint in movable {
      if let column = program.column[stint] { program.model.columns[column].cost += 1 }
    }
  }

  /// Makes the first goal the objective, and what the answer reached a row; `false` if it counts people, which the
  /// program does not see as a whole.
  mutating func aimAtFirstGoal(keeping found: [Int]) -> Bool {
    guard let objective = first, objective.families.isEmpty else { return false }
    let terms = program.model.columns.indices.compactMap { column -> (column: Int, value: Double)? in
      let cost = program.model.columns[column].cost
      return cost == 0 ? nil : (column, cost)
    }
    let isTaken = Set(found)
    var reached = 0.0
    for stint in program.active where isTaken.contains(stint) {
      if let column = program.column[stint] { reached += program.model.columns[column].cost }
    }
    program.model.addRow("reached", lower: reached, upper: .infinity, terms: terms)
    program.aim(at: objective)
    return true
  }

  /// The stints of the whole plan, ascending; `nil` if there is none or the limits end the search. Simplex
  /// iterations times columns are taken off `work`, which GLPK may overrun by one relaxation.
  func solve(_ limits: SolveLimits, spending work: inout Int) throws(EngineFailure) -> [Int]? {
    if isHopeless { return nil }
    var limits = limits
    let columns = max(1, program.model.columns.count)
    let affordable = (work + columns - 1) / columns
    limits.iterations = min(limits.iterations ?? affordable, affordable)
    var strategy = Strategy()
    strategy.cliqueCuts = false  // the programs are small, and most only have to be shown infeasible
    let solution: IntegerSolution
    do {
      solution = try GLPK.solve(program.model, limits: limits, strategy: strategy)
    } catch {
      throw EngineFailure(error)
    }
    work -= columns * solution.iterations
    guard let values = solution.values else { return nil }
    let found = (program.taken(in: values) + outside).sorted()
    try problem.requireSound(
      found, keeping: question.first.flatMap { least in first.map { [($0, least)] } } ?? [])
    return found
  }
}
