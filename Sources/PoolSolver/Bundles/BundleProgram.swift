// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

/// The program that mixes known bundles: one bundle a member, the shared rows, earlier goals kept.
///
///     maximise    Σ sign · goal(b) · λ[b] − over
///     subject to  Σ λ[b] ≤ 1                               over the bundles b of each member
///                 Σ coefficient(b, row) · λ[b] − over ≤ limit  for each shared row that a bundle counts in
///                 Σ −sign · goal(b) · λ[b] + over − short ≤ limit      for each earlier goal
///
/// `over` stands for one column or several, up to their widths, each at its price in the goal that counts it.
/// `short` costs more and more until the mixture has none, up to the largest price that whole numbers have room for, or what
/// no price should come near: no price is larger. A plan has none.
/// Relaxed, its prices drive column generation; whole, it is the search for a plan.
struct BundleProgram: BundleMixer {
  private(set) var market: BundleMarket
  let level: BundleLevel
  private(set) var bundles: [Bundle] = []
  private(set) var model: LinearModel
  /// Simplex iterations and nodes so far.
  private(set) var iterations = 0
  private(set) var nodes = 0
  private var number: [Bundle: Int] = [:]
  private var columnOfBundle: [Int] = []
  /// The model's row of each member and each shared row; -1 until a bundle counts in it.
  private var memberRows: [Int]
  private var sharedRows: [Int]
  private var keptRows: [Int] = []
  private var shortColumns: [Int] = []
  /// By earlier goal: whether the last relaxation fell short of it.
  private var isShort: [Bool] = []
  /// What falling short costs at first and at last, and what it rises by. Large prices are inexact: the first are as large as
  /// most goals need.
  private static let rates = (first: 0.1, step: 64.0, last: 1e4)
  /// The columns of a shared row's overs.
  private var overColumns: [Int: [Int]] = [:]
  /// What earlier goals' rows are divided by so that their numbers stay small.
  private let keptUnits: [Int]
  /// By shared row.
  private var isLeftOut: [Bool]
  /// The column by which a member that must have something has nothing.
  private var lackColumns: [Int: Int] = [:]
  /// Where the next relaxation begins: where the last one ended.
  var basis: Basis?

  /// - Parameters:
  ///   - purpose: What the program is for: with the market's part its name.
  ///   - prices: Cuts without a price are left out; `nil` leaves out none.
  init(_ purpose: String, _ market: BundleMarket, _ level: BundleLevel, at prices: Prices? = nil) {
    model = LinearModel(name: "\(market.part.rawValue)_\(purpose)", direction: .maximise)
    self.market = market
    self.level = level
    memberRows = Array(repeating: -1, count: market.spaces.count)
    sharedRows = Array(repeating: -1, count: market.coupling.rows.count)
    isLeftOut = market.coupling.rows.enumerated().map { row, shared in
      guard let prices, case .cut = shared.kind else { return false }
      return row >= prices.rows.count || prices.rows[row] == 0
    }
    keptUnits = level.kept.map { kept in
      // A power of two, so that no number is rounded.
      1 << (Int.bitWidth - 1 - max(1, kept.objective.largest / 1000).leadingZeroBitCount)
    }
    for (index, (kept, unit)) in zip(level.kept, keptUnits).enumerated() {
      let row = model.addRow(upper: Double(kept.limit) / Double(unit), terms: [])
      keptRows.append(row)
      shortColumns.append(
        model.addColumn(cost: -cost(index, Self.rates.first), terms: [(row: row, value: -1)]))
    }
    // Rows that others overfill already, by an over that is in no bundle's hands.
    for (row, shared) in market.coupling.rows.enumerated() where shared.hasOver && shared.limit < 0 {
      touch(row)
    }
  }

  /// What it costs to fall short of an earlier goal by about a thousandth, as a share of this goal's largest value.
  private func cost(_ kept: Int, _ rate: Double) -> Double {
    // Simplex judges costs by the largest: one beyond reason would hide the others.
    min(cost(kept, level.kept[kept].priceMax), rate * Double(1 + level.objective.largest / level.unit))
  }

  private func cost(_ kept: Int, _ price: Int) -> Double {
    Double(price) * Double(keptUnits[kept]) / Double(level.scale * level.unit)
  }

  /// Makes it dearer to fall short of the earlier goals of which the last relaxation did; whether there were any for which
  /// that is possible.
  mutating func raiseShort() -> Bool {
    var isRaised = false
    for (index, column) in shortColumns.enumerated() where isShort[index] {
      let cost = -min(-model.columns[column].cost * Self.rates.step, self.cost(index, Self.rates.last))
      if cost < model.columns[column].cost { (model.columns[column].cost, isRaised) = (cost, true) }
    }
    return isRaised
  }

  /// The same program for a dive, which must not fall short.
  var forDive: BundleProgram {
    var program = with(purpose: "dive")
    for (index, column) in shortColumns.enumerated() {
      program.model.columns[column].cost = -cost(index, Self.rates.last)
    }
    return program
  }

  /// Makes these the prices of earlier goals: what is more than kept earns as much as what is less costs.
  mutating func fixKept(at prices: [Int]) {
    for (index, column) in shortColumns.enumerated() {
      (model.columns[column].lower, model.columns[column].cost) = (-.infinity, -cost(index, prices[index]))
    }
  }

  private func value(of bundle: Bundle, for objective: Objective) -> Int {
    level.value(of: bundle.places, in: market.spaces[bundle.member], for: objective)
  }

  // MARK: Building

  private mutating func touch(_ row: Int) {
    guard sharedRows[row] < 0 else { return }
    let shared = market.coupling.rows[row]
    sharedRows[row] = model.addRow(upper: Double(shared.limit), terms: [])
    guard shared.hasOver else { return }
    let goal = shared.goalOfOver
    overColumns[row] = shared.overs.map { width, price in
      var terms: [(row: Int, value: Double)] = [(sharedRows[row], -1)]
      for (index, kept) in level.kept.enumerated() where kept.objective.goal == goal {
        terms.append((keptRows[index], Double(price) / Double(keptUnits[index])))
      }
      return model.addColumn(
        upper: width.map(Double.init) ?? .infinity,
        cost: level.objective.goal == goal ? -Double(price) / Double(level.unit) : 0, terms: terms)
    }
  }

  /// Adds a bundle unless it is known.
  @discardableResult
  mutating func add(_ bundle: Bundle) -> Bool {
    guard !bundle.places.isEmpty, number[bundle] == nil else { return false }
    number[bundle] = bundles.count
    if memberRows[bundle.member] < 0 { memberRows[bundle.member] = model.addRow(upper: 1, terms: []) }
    var terms: [(row: Int, value: Double)] = [(memberRows[bundle.member], 1)]
    for (row, value) in market.coupling.coefficients(of: bundle.member, bundle.places)
    where !isLeftOut[row] {
      touch(row)
      terms.append((sharedRows[row], Double(value)))
    }
    for (index, kept) in level.kept.enumerated() {
      let value = -kept.sign * value(of: bundle, for: kept.objective)
      if value != 0 { terms.append((keptRows[index], Double(value) / Double(keptUnits[index]))) }
    }
    let value = level.sign * value(of: bundle, for: level.objective)
    columnOfBundle.append(model.addColumn(cost: Double(value) / Double(level.unit), terms: terms))
    bundles.append(bundle)
    return true
  }

  /// Adds the rows that the market's coupling has gained.
  mutating func addNewRows() {
    let new = sharedRows.count..<market.coupling.rows.count
    sharedRows += new.map { _ in -1 }
    isLeftOut += new.map { _ in true }
    takeIn(Array(new))
  }

  /// Adds cuts that were left out and that a mixture breaks by `least`; whether there were any.
  mutating func addBroken(by shares: [Double], least: Double) -> Bool {
    var sums = [Double](repeating: 0, count: isLeftOut.count)
    for (bundle, share) in zip(bundles, shares) where share > 0 {
      for (row, value) in market.coupling.coefficients(of: bundle.member, bundle.places) {
        sums[row] += share * Double(value)
      }
    }
    let broken = isLeftOut.indices.filter {
      isLeftOut[$0] && sums[$0] > Double(market.coupling.rows[$0].limit) + least
    }
    takeIn(broken)
    return !broken.isEmpty
  }

  private mutating func takeIn(_ cuts: [Int]) {
    guard !cuts.isEmpty else { return }
    var terms: [Int: [(column: Int, value: Double)]] = [:]
    for row in cuts { (isLeftOut[row], terms[row]) = (false, []) }
    for (number, bundle) in bundles.enumerated() {
      for (row, value) in market.coupling.coefficients(of: bundle.member, bundle.places) {
        terms[row]?.append((columnOfBundle[number], Double(value)))
      }
    }
    for row in cuts {
      sharedRows[row] = model.addRow(upper: Double(market.coupling.rows[row].limit), terms: terms[row] ?? [])
    }
  }

  /// From now on mixes only what another market of the same members and rows allows. Who must have something has a
  /// bundle, or lacks it at a price beyond what any two plans differ by.
  mutating func enter(_ market: BundleMarket) {
    self.market = market
    for (number, bundle) in bundles.enumerated() {
      model.columns[columnOfBundle[number]].upper = market.isAllowed(bundle) ? .infinity : 0
    }
    for (member, sets) in market.required.enumerated() where !sets.isEmpty || lackColumns[member] != nil {
      if memberRows[member] < 0 { memberRows[member] = model.addRow(upper: 1, terms: []) }
      let lack =
        lackColumns[member]
        ?? model.addColumn(
          cost: -Double(level.range) / Double(level.unit), terms: [(row: memberRows[member], value: 1)])
      lackColumns[member] = lack
      model.columns[lack].upper = sets.isEmpty ? 0 : 1
      model.rows[memberRows[member]].lower = sets.isEmpty ? -.infinity : 1
    }
  }

  /// The same program, for another purpose.
  func with(purpose: String) -> BundleProgram {
    var program = self
    program.model.name = "\(market.part.rawValue)_\(purpose)"
    return program
  }

  /// Holds a bundle at 1 in every later relaxation.
  mutating func hold(_ bundle: Int) {
    model.columns[columnOfBundle[bundle]].lower = 1
  }

  // MARK: Solving

  /// Solves the relaxation from where the last one ended; `nil` if stopped or, with bundles held, infeasible.
  mutating func relax(_ control: SearchControl, dual: Bool = false) throws(EngineFailure) -> Mixture? {
    let solution: LinearSolution
    do {
      solution = try GLPK.relax(
        model, limits: control.limits(), method: dual ? .dual : .primal, basis: basis,
        cancellation: control.cancellation)
    } catch {
      throw EngineFailure(error)
    }
    control.meter.add(iterations: solution.iterations)
    iterations += solution.iterations
    guard let optimum = solution.optimum else { return nil }
    basis = solution.basis
    isShort = shortColumns.map { optimum.values[$0] > 1e-6 }
    let factor = Double(level.unit) * Double(level.scale)
    func whole(_ price: Double, most: Int) -> Int {
      // A cap beyond 2⁵³ may be rounded up on its way.
      min(most, max(0, Int(min(Double(most), (price * factor).rounded()))))
    }
    let kept = keptRows.indices.map {
      whole(optimum.rowPrices[keptRows[$0]] / Double(keptUnits[$0]), most: level.kept[$0].priceMax)
    }
    let rows = sharedRows.enumerated().map { row, place in
      place < 0 ? 0 : whole(optimum.rowPrices[place], most: market.priceMax(of: row, kept: kept, level))
    }
    return Mixture(
      objective: optimum.objective * Double(level.unit), shares: columnOfBundle.map { optimum.values[$0] },
      prices: Prices(rows: rows, kept: kept),
      members: memberRows.enumerated().map { member, row in
        guard row >= 0 else { return 0 }
        let price = optimum.rowPrices[row] * factor
        return market.required[member].isEmpty ? max(0, price) : price
      })
  }

  /// What the integer program gives.
  struct Plan {
    /// The bundles taken; `nil` if none was found.
    let bundles: [Bundle]?
    /// Whether no plan of known bundles is better.
    let isOptimal: Bool
  }

  /// The best plan that the known bundles make, at least as good as `start`, whose bundles are known.
  mutating func best(
    from start: [Bundle]?, _ control: SearchControl, nodes: Int? = nil, iterations most: Int? = nil
  )
    throws(EngineFailure) -> Plan
  {
    var whole = model
    for column in columnOfBundle {
      whole.columns[column].isInteger = true
      whole.columns[column].upper = min(1, whole.columns[column].upper)
    }
    for column in lackColumns.values { (whole.columns[column].upper, whole.columns[column].cost) = (0, 0) }
    for column in shortColumns { (whole.columns[column].upper, whole.columns[column].cost) = (0, 0) }
    // Rows that every plan just keeps leave simplex no room: it has gone round in circles, and called them infeasible. Half of
    // what a goal changes by would let no other plan in; but no more than it takes, which would cost bounds.
    for (index, row) in keptRows.enumerated() {
      whole.rows[row].upper += min(Double(level.kept[index].unit) / Double(2 * keptUnits[index]), 1e-3)
    }
    let solution: IntegerSolution
    var strategy = Strategy()
    // The prices' cuts are in the rows; more cliques cost more time than they save.
    strategy.cliqueCuts = false
    do {
      solution = try GLPK.solve(
        whole, limits: control.limits(nodes: nodes, iterations: most), strategy: strategy,
        start: start.flatMap(values), basis: basis, cancellation: control.cancellation)
    } catch {
      throw EngineFailure(error)
    }
    control.meter.add(iterations: solution.iterations)
    iterations += solution.iterations
    self.nodes += solution.nodes
    let taken = solution.values.map { values in
      bundles.indices.filter { values[columnOfBundle[$0]] > 0.5 }.map { bundles[$0] }
    }
    return Plan(bundles: taken, isOptimal: solution.outcome == .optimal)
  }

  /// Makes the next relaxation begin with a plan of known bundles: each takes its member's row, what exceeds a row takes that.
  mutating func begin(with plan: [Bundle]) {
    guard let values = values(of: plan) else { return }
    var start = Basis(
      columns: model.columns.map { _ in .atLower }, rows: model.rows.map { _ in .basic })
    for bundle in plan {
      guard let number = number[bundle] else { continue }
      start.columns[columnOfBundle[number]] = .basic
      start.rows[memberRows[bundle.member]] = .atUpper
    }
    for (row, columns) in overColumns {
      for column in columns where values[column] > 0 {
        if values[column] == model.columns[column].upper {
          start.columns[column] = .atUpper
        } else {
          (start.columns[column], start.rows[sharedRows[row]]) = (.basic, .atUpper)
        }
      }
    }
    basis = start
  }

  /// The columns of a plan; `nil` if one of its bundles is not known.
  private func values(of plan: [Bundle]) -> [Double]? {
    var values = [Double](repeating: 0, count: model.columns.count)
    var sums = [Int](repeating: 0, count: market.coupling.rows.count)
    for bundle in plan {
      guard let number = number[bundle] else { return nil }
      values[columnOfBundle[number]] = 1
      for (row, value) in market.coupling.coefficients(of: bundle.member, bundle.places) {
        sums[row] += value
      }
    }
    for (row, columns) in overColumns {
      // The cheapest ways first.
      var rest = max(0, sums[row] - market.coupling.rows[row].limit)
      for (column, over) in zip(columns, market.coupling.rows[row].overs).reversed() {
        let part = min(rest, over.width ?? rest)
        values[column] = Double(part)
        rest -= part
      }
    }
    return values
  }
}
