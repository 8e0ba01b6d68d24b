// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel
import PoolRules

/// The integer program of one goal, as a statement. `Docs/model.md` gives the formulas.
///
/// **Data.** The stints that may still be taken (`active`), the goal, and what earlier goals must keep.
///
/// **Variables.** `x(group,member,weeks)` is 1 if the stint is taken. Helpers follow from them: `bundle` (what the member
/// does lies within it), `at` (the member works at the location), `in` (the member works for the vacancy),
/// `used` and `over` (counted goals).
///
/// **Rows.** One method a rule, numbered as in `Docs/model.md`; goals kept from earlier levels last.
struct IntegerProgram {
  let problem: Problem
  /// The stints that may be taken, ascending.
  let active: [Int]
  /// How the rows of one member are put down.
  let formulation: Formulation
  /// How many bundles of a member may be listed.
  let bundlesMax: Int
  /// Whether every row is there: not if the building was cut short, and then the program is of no use.
  private(set) var isWhole = true
  var model: LinearModel
  /// The column of each stint; `nil` for one that is not active.
  private(set) var column: [Int?]
  /// By what the goal was divided so that its numbers stay small for GLPK: the greatest common divisor.
  private(set) var scale = 1
  /// What the goal is worth beside the columns: `value = offset + scale × objective of the model`.
  private(set) var offset = 0
  /// Helpers that are 1 when any of their stints is taken.
  var indicators: [(column: Int, stints: [Int])] = []
  /// The full bundles of a member and their columns.
  struct Bundles {
    let sets: [[Int]]
    let columns: [Int]
  }
  /// The members whose rows are bundles.
  var bundlesByMember: [Int: Bundles] = [:]
  /// The counting columns of a goal's families, in their order; `nil` for a family that counts a constant.
  private var overs: [Goal: [Int?]] = [:]
  /// Helpers that count: the sum of other columns, less what is free, 0 at least.
  private var counters: [(column: Int, summed: [Int], free: Int)] = []
  /// By step of each gauge of a goal: the column of what is lacking.
  private var lacks: [Goal: [[Int]]] = [:]
  private var gauges: [Goal: Gauges] = [:]

  /// The hard rules over the stints not yet excluded, without a goal.
  ///
  /// - Parameters:
  ///   - active: the stints, ascending.
  ///   - formulation: how the rows of one member are put down.
  ///   - bundlesMax: how many bundles of a member may be listed.
  ///   - control: cuts the building short, between two members; `nil` = nothing does.
  init(
    _ problem: Problem, active: [Int], formulation: Formulation = .bundles, bundlesMax: Int,
    control: SearchControl? = nil
  ) {
    self.problem = problem
    self.formulation = formulation
    self.bundlesMax = bundlesMax
    self.active = active
    column = Array(repeating: nil, count: problem.stints.count)
    model = LinearModel(name: "plan", direction: .maximise)
    for stint in active {
      column[stint] = model.addBinary(Self.name(of: stint, in: problem), cost: 0)
    }
    oneTeacherPerGroup()
    for (member, part) in problem.members.enumerated() {
      if control?.isCutShort == true {
        isWhole = false
        return
      }
      let stints = part.stints.filter { column[$0] != nil }
      if stints.count > 1 { memberRows(of: member, stints) }
    }
    membersPerVacancy()
  }

  /// `x(G12.1,M3,w0.17)`: the group and its opening, the member, the first and last week.
  static func name(of number: Int, in problem: Problem) -> String {
    let stint = problem.stints[number]
    let opening = problem.openings[stint.opening]
    let first = stint.dates.from.number - problem.region.policy.firstDay.number
    let last = stint.dates.until.number - problem.region.policy.firstDay.number
    let group = ModelName.escaping(problem.region.groups[opening.group].id)
    let member = ModelName.escaping(problem.region.members[stint.member].id)
    return "x(\(group).\(opening.number),\(member),w\(first / 7).\(last / 7))"
  }

  // MARK: Plans as columns

  /// The value of every column in the plan that takes `taken`, all of them active.
  func values(taking taken: [Int]) -> [Double] {
    var values = [Double](repeating: 0, count: model.columns.count)
    for stint in taken {
      guard let column = column[stint] else { preconditionFailure("stint \(stint) is taken but not active") }
      values[column] = 1
    }
    let isTaken = Set(taken)
    for indicator in indicators where indicator.stints.contains(where: isTaken.contains) {
      values[indicator.column] = 1
    }
    let takenByMember = Dictionary(grouping: taken) { problem.stints[$0].member }
    for (member, stints) in takenByMember {
      guard let bundles = bundlesByMember[member] else { continue }
      values[bundles.columns[place(of: stints, in: bundles)]] = 1
    }
    for counter in counters {
      values[counter.column] = max(0, counter.summed.reduce(0) { $0 + values[$1] } - Double(counter.free))
    }
    for (goal, gauges) in gauges {
      for ((gauge, sum), columns) in zip(zip(gauges.all, gauges.sums(of: taken)), lacks[goal] ?? []) {
        for (column, lack) in zip(columns, gauge.lacks(having: sum)) { values[column] = Double(lack) }
      }
    }
    return values
  }

  /// The first bundle that holds `stints` and makes their member show up nowhere else.
  private func place(of stints: [Int], in bundles: Bundles) -> Int {
    let place = bundles.sets.firstIndex { set in
      stints.allSatisfy(set.contains) && set.allSatisfy { problem.isPresent($0, within: stints) }
    }
    guard let place else { preconditionFailure("no full bundle holds the stints \(stints)") }
    return place
  }

  /// The model in which only `stints` may be taken.
  func model(over stints: [Int]) -> LinearModel {
    var model = model
    let isFree = Set(stints)
    for stint in active where !isFree.contains(stint) {
      if let column = column[stint] { model.columns[column].upper = 0 }
    }
    return model
  }

  /// The stints whose column is 1, ascending.
  func taken(in values: [Double]) -> [Int] {
    active.filter { stint in column[stint].map { values[$0] > 0.5 } ?? false }
  }

  // MARK: Building

  mutating func addRow(_ name: String, atMost upper: Int, _ terms: [(column: Int, value: Double)]) {
    model.addRow(name, lower: -.infinity, upper: Double(upper), terms: terms)
  }

  /// A helper that is at least each of `stints`' x and at most 1, and, minimised or limited, their maximum.
  ///
  /// One row for each maximal clique of those stints of one member, which can be taken at most once.
  mutating func helper(_ name: String, coveringEach cliques: [[Int]]) -> Int {
    let helper = model.addColumn(name, lower: 0, upper: 1, isInteger: false, cost: 0)
    indicators.append((helper, cliques.flatMap { $0 }))
    for (index, clique) in cliques.enumerated() {
      let terms = clique.compactMap { column[$0].map { ($0, 1.0) } } + [(helper, -1.0)]
      addRow("\(name)_\(index)", atMost: 0, terms)
    }
    return helper
  }

  /// The terms `Σ coefficient · x`, divided by `divisor`.
  private func terms(_ objective: Objective, dividedBy divisor: Int) -> [(column: Int, value: Double)] {
    active.compactMap { stint in
      let amount = objective.coefficients[stint]
      guard amount != 0, let column = column[stint] else { return nil }
      return (column, Double(amount / divisor))
    }
  }

  private static func divisor(_ objective: Objective, _ active: [Int]) -> Int {
    if !objective.families.isEmpty { return 1 }
    var result = 0
    for stint in active {
      var (a, b) = (abs(objective.coefficients[stint]), result)
      while b != 0 { (a, b) = (b, a % b) }
      result = a
      if result == 1 { break }
    }
    return max(1, result)
  }

  // MARK: Goals

  /// Makes `goal` the objective in place of the one before.
  ///
  /// - Parameter isScaled: Whether the goal is divided by its greatest common divisor; otherwise the model's objective
  ///   is the goal itself, constant included, as other solvers should see it.
  mutating func aim(at goal: Objective, isScaled: Bool = true) {
    model.direction = goal.goal.wantsMost ? .maximise : .minimise
    scale = isScaled ? Self.divisor(goal, active) : 1
    offset = goal.constant
    for column in model.columns.indices { model.columns[column].cost = 0 }
    for (column, value) in terms(goal, dividedBy: scale) { model.columns[column].cost = value }
    for (family, over) in zip(goal.families, overs(of: goal)) {
      if let over {
        model.columns[over].cost = 1
      } else {
        offset += max(0, family.running - family.free)
      }
    }
    for (gauge, columns) in zip(goal.gauges.all, lacks(of: goal)) {
      for (step, column) in zip(gauge.steps, columns) {
        model.columns[column].cost = Double(step.price) / Double(scale)
      }
    }
    model.constant = isScaled ? 0 : Double(offset)
    if !isScaled { offset = 0 }
  }

  private mutating func overs(of goal: Objective) -> [Int?] {
    if let known = overs[goal.goal] { return known }
    let columns = goal.families.map { over($0) }
    overs[goal.goal] = columns
    return columns
  }

  /// `over ≥ Σ used − free`: what a family counts beyond its free units, 0 at least.
  private mutating func over(_ family: Objective.Family) -> Int? {
    let running = family.running
    let units = family.units.compactMap { unit -> (name: String, stints: [Int])? in
      let stints = unit.isRunning ? [] : unit.stints.filter { column[$0] != nil }
      return stints.isEmpty ? nil : (unit.name, stints)
    }
    guard units.count + running > family.free, !units.isEmpty else { return nil }
    let over = model.addColumn(
      "over_\(family.name)", lower: 0, upper: .infinity, isInteger: false, cost: 0)
    var terms = [(column: over, value: -1.0)]
    for unit in units {
      if unit.stints.count == 1, let column = column[unit.stints[0]] {
        terms.append((column, 1))
      } else {
        let used = helper("used_\(family.name)_\(unit.name)", coveringEach: cliques(unit.stints))
        terms.append((used, 1))
      }
    }
    addRow("count_\(family.name)", atMost: family.free - running, terms)
    counters.append((over, terms.dropFirst().map(\.column), family.free - running))
    return over
  }

  /// `Σ amount · x + Σ lack ≥ whole`: what each gauge lacks, step by step.
  private mutating func lacks(of goal: Objective) -> [[Int]] {
    if goal.gauges.isEmpty { return [] }
    if let known = lacks[goal.goal] { return known }
    let columns = goal.gauges.all.enumerated().map { place, gauge in
      let board = ModelName.escaping(problem.region.boards[gauge.board].id)
      let columns = gauge.steps.indices.map {
        model.addColumn(
          "lack(\(board),\($0))", lower: 0, upper: Double(gauge.steps[$0].width), isInteger: false, cost: 0)
      }
      let terms = goal.gauges.stints(of: place).compactMap { stint in
        column[stint].map { (column: $0, value: Double(goal.gauges.amounts[stint])) }
      }
      model.addRow(
        "reach(\(board))", lower: Double(gauge.whole), upper: .infinity,
        terms: terms + columns.map { ($0, 1) })
      return columns
    }
    (lacks[goal.goal], gauges[goal.goal]) = (columns, goal.gauges)
    return columns
  }

  /// (9) An earlier goal keeps its value: `Σ coefficient · x ≥ kept` or `≤ kept`, in units of the divisor.
  mutating func keep(_ objective: Objective, _ value: Int) {
    let divisor = Self.divisor(objective, active)
    var terms = terms(objective, dividedBy: divisor)
    var rest = value - objective.constant
    for (family, over) in zip(objective.families, overs(of: objective)) {
      if let over {
        terms.append((over, 1))
      } else {
        rest -= max(0, family.running - family.free)
      }
    }
    for (gauge, columns) in zip(objective.gauges.all, lacks(of: objective)) {
      for (step, column) in zip(gauge.steps, columns) { terms.append((column, Double(step.price))) }
    }
    guard !terms.isEmpty else { return }
    let name = "keep_\(objective.goal.rawValue)"
    if objective.goal.wantsMost {
      let lower = (Double(rest) / Double(divisor)).rounded(.up)
      model.addRow(name, lower: lower, upper: .infinity, terms: terms)
    } else {
      let upper = (Double(rest) / Double(divisor)).rounded(.down)
      model.addRow(name, lower: -.infinity, upper: upper, terms: terms)
    }
  }
}
