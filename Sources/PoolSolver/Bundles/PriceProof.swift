// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What whole prices prove of one goal, in the words of a certificate (`Docs/certificate.md`).
struct PriceProof: Sendable {
  /// One step: the prices, and what the limits of shared rows cost with what the members earn at most. What
  /// earlier goals must keep is known once all goals are decided.
  struct Step: Sendable {
    var leaf: Certificate.Leaf
    var total: Int
  }
  let scale: Int
  let unit: Int
  /// In order: each knows only the bundles that those before it leave.
  var nodes: [Node]

  /// A step, or cases with a step for each.
  indirect enum Node: Sendable {
    case leaf(Step)
    case branch(Certificate.Branch, taken: Node, free: Node)

    /// In the words of a certificate.
    var named: Certificate.Node {
      switch self {
      case .leaf(let step): .leaf(step.leaf)
      case .branch(let branch, let taken, let free): .branch(branch, taken: taken.named, free: free.named)
      }
    }
    /// The prices of a step that is no case.
    var leaf: Certificate.Leaf? {
      if case .leaf(let step) = self { step.leaf } else { nil }
    }
    fileprivate var steps: [Step] {
      switch self {
      case .leaf(let step): [step]
      case .branch(_, let taken, let free): taken.steps + free.steps
      }
    }
  }

  /// The bound that needs no search: no opening is worth more than the stints that serve the goal best.
  ///
  /// An opening costs what the best stint beyond those that it can have is worth, or all of the best if it can have them.
  /// A board's minutes are worth what one more would save when all openings bring their most.
  static func step(without problem: Problem, _ objective: Objective, scale: Int) -> Step {
    let sign = objective.goal.wantsMost ? 1 : -1
    var step = Step(leaf: Certificate.Leaf(prices: [], most: []), total: 0)
    var most = [Int](repeating: 0, count: problem.members.count)
    let gauges = objective.gauges
    let boards = gauges.worth(at: objective.mostOfGauges(in: problem)).map { scale * $0 }
    for (gauge, price) in zip(gauges.all, boards) where price > 0 {
      step.leaf.prices.append(.init(.board(problem.region.boards[gauge.board].id), price))
      step.total -= gauge.whole * price
      for part in gauge.steps { step.total += part.width * max(0, price - scale * part.price) }
    }
    for (opening, stints) in problem.stintsByOpening.enumerated() {
      let worth = stints.map { (stint: Int) -> Int in
        let ofBoard = boards.isEmpty ? 0 : boards[gauges.place[stint]] * gauges.amounts[stint]
        return max(0, scale * sign * objective.coefficients[stint] + ofBoard)
      }
      guard worth.count >= problem.stintsPerOpening else {
        for (stint, worth) in zip(stints, worth) { most[problem.stints[stint].member] += worth }
        continue
      }
      let price = worth.sorted(by: >)[problem.stintsPerOpening - 1]
      step.total += problem.stintsPerOpening * price
      if price > 0 { step.leaf.prices.append(.init(problem.row(ofOpening: opening), price)) }
      for (stint, worth) in zip(stints, worth) { most[problem.stints[stint].member] += max(0, worth - price) }
    }
    step.leaf.most = problem.lines(most)
    step.total += most.reduce(0, +)
    return step
  }

  /// The bound that the last node gives when `kept` are the earlier goals with what each keeps.
  func bound(_ objective: Objective, keeping kept: [(objective: Objective, value: Int)]) -> Int {
    let sign = objective.goal.wantsMost ? 1 : -1
    let signed = nodes.last?.steps.map { sign * bound(of: $0, objective, keeping: kept) }.max()
    return signed.map { sign * $0 } ?? (objective.goal.wantsMost ? .max : .min)
  }

  private func bound(
    of step: Step, _ objective: Objective, keeping kept: [(objective: Objective, value: Int)]
  ) -> Int {
    let sign = objective.goal.wantsMost ? 1 : -1
    var total = step.total
    for line in step.leaf.prices {
      guard case .kept(let goal) = line.row, let kept = kept.first(where: { $0.objective.goal == goal })
      else {
        continue
      }
      total += line.price * (goal.wantsMost ? -1 : 1) * (kept.value - kept.objective.fixed)
    }
    func floorDivide(_ a: Int, _ b: Int) -> Int { a / b - (a % b < 0 ? 1 : 0) }
    return objective.fixed + sign * unit * floorDivide(floorDivide(total, scale), unit)
  }
}

extension BundleMarket {
  /// A pair as a branch of a certificate.
  func branch(_ pair: BranchTree.Pair) -> Certificate.Branch {
    let stints = pair.places.map { problem.stints[spaces[pair.member].stints[$0]] }
    return Certificate.Branch(
      problem.region.members[pair.member].id,
      stints.map { .init(problem.region.groups[problem.openings[$0.opening].group].id, $0.dates) })
  }

  /// What prices prove, as a step of a certificate.
  func step(_ proof: PriceSearch.Proof, _ level: BundleLevel) -> PriceProof.Step {
    let rows = zip(coupling.rows, proof.prices.rows).filter { $1 > 0 }
    let kept = zip(level.kept, proof.prices.kept).filter { $1 > 0 }
    return PriceProof.Step(
      leaf: Certificate.Leaf(
        prices: rows.map { .init(name($0.kind), $1) } + kept.map { .init(.kept($0.objective.goal), $1) },
        most: problem.lines(proof.most)),
      total: rows.reduce(proof.most.reduce(0, +) + overs(at: proof.prices, level)) { $0 + $1.1 * $1.0.limit })
  }

  private func name(_ kind: Coupling.Kind) -> Certificate.Row {
    let region = problem.region
    return switch kind {
    case .opening(let opening): problem.row(ofOpening: opening)
    case .date(let group, let day): .date(group: region.groups[group].id, day)
    case .vacancyWeek(let vacancy, let week): .vacancyWeek(vacancy: region.vacancies[vacancy].id, week: week)
    case .split(let vacancy): .split(vacancy: region.vacancies[vacancy].id)
    case .handover(let group): .handover(group: region.groups[group].id)
    case .board(let board): .board(region.boards[board].id)
    case .cut(let cut):
      .cut(
        Certificate.Cut(
          cut.rows.map { name(coupling.rows[$0].kind) }, members: cut.members.map { region.members[$0].id }))
    }
  }
}

extension Problem {
  fileprivate func row(ofOpening number: Int) -> Certificate.Row {
    let opening = openings[number]
    return .opening(.init(group: region.groups[opening.group].id, number: opening.number))
  }

  fileprivate func lines(_ most: [Int]) -> [Certificate.Most] {
    zip(region.members, most).filter { $1 != 0 }.map { .init($0.id, $1) }
  }
}
