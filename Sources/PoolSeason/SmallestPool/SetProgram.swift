// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK

/// The integer program of the smallest pool in members alone: its flows exist if every set of classes has enough who serve it (Gale, 1957).
///
///     Σ { minutes(p) n(p) : p serves some k ∈ K } ≥ Σ { asked(s, k) : k ∈ K }      for each week s, each set K of classes
///
/// Since members are whole, both sides may be divided by a number of minutes and rounded up (Chvátal, 1973), which brings the relaxation near the
/// optimum. Sets are added when a pool falls short of them; the minimum cut of its flow names them.
struct SetProgram {
  private let profiles: [Composition.Profile]
  private let weeks: [[Int]]
  /// Who serves each class.
  private let servers: [[Int]]
  private let costs: [Int]
  private var model: LinearModel
  /// What each row but the first says.
  private var parts: [BoundProof.Part] = []
  /// Where the row with those members and that step is.
  private var places: [Key: Int] = [:]
  private var basis: Basis?

  private struct Key: Hashable {
    let servers: [Int]
    let step: Int
  }

  /// A program that knows each class alone.
  init(_ profiles: [Composition.Profile], _ weeks: [[Int]], costs: [Int], members: ClosedRange<Int>) {
    (self.profiles, self.weeks, self.costs) = (profiles, weeks, costs)
    var servers = (weeks.first ?? []).map { _ in [Int]() }
    for (number, profile) in profiles.enumerated() {
      for demand in profile.classes where demand < servers.count { servers[demand].append(number) }
    }
    self.servers = servers
    model = LinearModel(name: "smallest", direction: .minimise)
    let columns = costs.map {
      model.addColumn(lower: 0, upper: Double(members.upperBound), isInteger: true, cost: Double($0))
    }
    model.addRow(
      lower: Double(members.lowerBound), upper: Double(members.upperBound), terms: columns.map { ($0, 1) })
    for demand in servers.indices { _ = add([demand], against: costs.map { _ in 0 }) }
  }

  /// Searches for the least cost, and puts a pool that has less in the place of `counts`.
  ///
  /// - Returns: what no pool has less than, as far as so many nodes can tell.
  mutating func improve(_ counts: inout [Int], nodes: Int) throws(GLPKError) -> Int {
    func cost(_ counts: [Int]) -> Int { zip(costs, counts).reduce(0) { $0 + $1.0 * $1.1 } }
    var relaxed = try relax()
    while refute(relaxed.values) { relaxed = try relax() }
    var bound = Self.roundedUp(relaxed.objective)
    var left = nodes
    while bound < cost(counts) {
      let answer = try GLPK.solve(model, limits: SolveLimits(nodes: left), start: counts.map(Double.init))
      bound = max(bound, Self.roundedUp(answer.bound ?? 0))
      left -= min(left, answer.nodes)
      guard let values = answer.values else { return bound }
      if refute(values) {
        if answer.stop == .proof { continue }
        return bound
      }
      counts = values.map { Int($0.rounded()) }
      if answer.stop != .proof { return bound }
    }
    return bound
  }

  /// Why no pool has less than the relaxation of what is known by now.
  mutating func proof() throws(GLPKError) -> BoundProof {
    let prices = try relax().rowPrices.dropFirst()
    return BoundProof(
      parts: zip(parts, prices).compactMap { part, price in
        var part = part
        part.weight = Int((price * Double(BoundProof.scale)).rounded())
        return part.weight > 0 ? part : nil
      })
  }

  /// What is not below a bound that simplex found, as a whole number.
  private static func roundedUp(_ bound: Double) -> Int { Int((bound - 0.01).rounded(.up)) }

  private mutating func relax() throws(GLPKError) -> LinearSolution.Optimum {
    let solution = try GLPK.relax(model, method: .dual, basis: basis)
    basis = solution.basis
    guard let optimum = solution.optimum else {
      throw .unreliable("it calls a relaxation \(solution.outcome) that a pool keeps")
    }
    return optimum
  }

  /// Adds sets of classes for which a pool, perhaps of parts of members, is too small; returns whether there are any.
  private mutating func refute(_ members: [Double]) -> Bool {
    var isRefuted = false
    for week in weeks {
      var flow = WeekFlow(profiles, demand: week)
      for (profile, count) in members.enumerated() {
        let minutes = Int((count * Double(profiles[profile].minutes) - 1e-9).rounded(.up))
        _ = flow.add(profile, minutes: minutes)
      }
      for demands in linked(flow.wanting()) where add(demands, against: members) { isRefuted = true }
    }
    return isRefuted
  }

  /// The chosen classes, divided into those that no profile links.
  private func linked(_ isChosen: [Bool]) -> [[Int]] {
    var isLeft = isChosen
    return isChosen.indices.compactMap { first in
      guard isLeft[first] else { return nil }
      isLeft[first] = false
      var found = [first]
      var next = 0
      while next < found.count {
        for profile in servers[found[next]] {
          for demand in profiles[profile].classes where isLeft[demand] {
            isLeft[demand] = false
            found.append(demand)
          }
        }
        next += 1
      }
      return found.sorted()
    }
  }

  /// Adds what a set of classes asks where so many members fall short of it; returns whether they do.
  private mutating func add(_ demands: [Int], against members: [Double]) -> Bool {
    let serving = Set(demands.flatMap { servers[$0] }).sorted()
    let sizes = Set(serving.map { profiles[$0].minutes })
    let steps = sizes.union([sizes.reduce(0, commonDivisor)]).sorted()
    var isAdded = false
    for (week, asked) in weeks.enumerated() {
      let minutes = demands.reduce(0) { $0 + asked[$1] }
      for step in steps where minutes > 0 {
        func count(_ minutes: Int) -> Double { Double((minutes + step - 1) / step) }
        let terms = serving.map { (column: $0, value: count(profiles[$0].minutes)) }
        let there = terms.reduce(0) { $0 + $1.value * members[$1.column] }
        guard there < count(minutes) - 1e-6 else { continue }
        let part = BoundProof.Part(week: week, classes: demands, step: step)
        let key = Key(servers: serving, step: step)
        if let place = places[key] {
          if model.rows[place].lower >= count(minutes) { continue }
          model.rows[place].lower = count(minutes)
          parts[place - 1] = part
        } else {
          places[key] = model.addRow(lower: count(minutes), terms: terms)
          parts.append(part)
        }
        isAdded = true
      }
    }
    return isAdded
  }
}
