// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolOracle
import PoolRules
import Testing

@testable import PoolSolver

/// What members share, against every plan of a tiny region.
@Suite("What members share") struct CouplingTests {
  static let seeds: Range<UInt64> = 6000..<6040

  /// A tiny region; of every third seed a crowded one, in which two may share a vacancy and one of them runs already.
  static func problem(_ seed: UInt64) -> Problem {
    guard seed % 3 == 0 else { return Problem(Rulebook(tinyRegion(seed: seed))) }
    var region = crowdedRegion(seed: seed, members: 4, vacancies: 1 + Int(seed % 2))
    for index in region.vacancies.indices { region.vacancies[index].membersMax = 2 }
    if region.placements.isEmpty,
      let week = DayRange(region.policy.firstDay, region.policy.firstDay.advanced(by: 6))
    {
      region.placements = [
        Placement(group: region.groups[0].id, member: "M1", dates: week, state: .running)
      ]
    }
    return Problem(Rulebook(region))
  }

  /// Every choice of one bundle a member that keeps the rows, as stints ascending.
  static func choices(_ problem: Problem, _ coupling: Coupling) -> Set<[Int]> {
    let bundles = problem.members.indices.map { member in
      problem.bundles(of: member).map { places in
        (
          stints: places.map { problem.members[member].stints[$0] },
          counts: coupling.coefficients(of: member, places)
        )
      }
    }
    var left = coupling.rows.map(\.limit)
    var choices: Set<[Int]> = []
    func extend(_ taken: [Int], from member: Int) {
      guard member < bundles.count else {
        choices.insert(taken.sorted())
        return
      }
      for bundle in bundles[member]
      where bundle.counts.allSatisfy({ coupling.rows[$0.row].hasOver || $0.value <= left[$0.row] }) {
        for count in bundle.counts { left[count.row] -= count.value }
        extend(taken + bundle.stints, from: member + 1)
        for count in bundle.counts { left[count.row] += count.value }
      }
    }
    extend([], from: 0)
    return choices
  }

  @Test("bundles keep the rows together just when they are a plan that keeps the rules", arguments: seeds)
  func samePlans(seed: UInt64) {
    let problem = Self.problem(seed)
    let plans = Set(problem.plans())
    for countsPeople in [false, true] {
      let fairness = countsPeople ? Objective(.fairness, in: problem) : nil
      let choices = Self.choices(
        problem, Coupling(problem, countsPeople: countsPeople, fairness: fairness))
      #expect(choices.subtracting(plans).first == nil, "seed \(seed): the rows allow what the rules do not")
      #expect(plans.subtracting(choices).first == nil, "seed \(seed): the rows forbid a plan")
    }
  }

  @Test("every goal is its constant, what bundles add, and what rows are exceeded by", arguments: seeds)
  func goals(seed: UInt64) {
    let problem = Problem(Rulebook(tinyRegion(seed: seed)))
    let market = BundleMarket(
      problem, countsPeople: true, fairness: Objective(.fairness, in: problem), SearchControl())
    let plans = problem.plans()
    for goal in Goal.allCases {
      let objective = Objective(goal, in: problem)
      let level = BundleLevel(objective, keeping: [])
      for plan in plans.enumerated().filter({ $0.offset % (1 + plans.count / 30) == 0 }).map(\.element) {
        var sum = level.constant
        var used = [Int](repeating: 0, count: market.coupling.rows.count)
        for bundle in market.bundles(of: plan) {
          sum += level.value(of: bundle.places, in: market.spaces[bundle.member], for: objective)
          for (row, count) in market.coupling.coefficients(of: bundle.member, bundle.places) {
            used[row] += count
          }
        }
        for (row, used) in zip(market.coupling.rows, used) where row.hasOver && row.goalOfOver == goal {
          var rest = max(0, used - row.limit)
          for (width, price) in row.overs.sorted(by: { $0.price < $1.price }) {
            let part = min(rest, width ?? rest)
            sum += price * part
            rest -= part
          }
          #expect(rest == 0, "seed \(seed), \(goal): more than can be")
        }
        #expect(sum == objective.value(of: plan), "seed \(seed), \(goal), stints \(plan)")
      }
    }
  }

  /// So that the two promises above are about all of them.
  @Test("every kind of row is in some of the regions, with and without running placements") func kinds() {
    var kinds: [String: Int] = [:]
    for seed in Self.seeds {
      let problem = Problem(Rulebook(tinyRegion(seed: seed)))
      let coupling = Coupling(
        problem, countsPeople: true, fairness: Objective(.fairness, in: problem))
      for row in coupling.rows {
        let kind =
          switch row.kind {
          case .opening: "opening"
          case .date: "date"
          case .vacancyWeek: "vacancyWeek"
          case .split: "split"
          case .handover: "handover"
          case .board: "board"
          case .cut: "cut"
          }
        kinds["\(kind), limit \(max(-1, min(row.limit, 2)))", default: 0] += 1
      }
    }
    for kind in [
      "opening, limit 1", "opening, limit 2", "date, limit 1", "vacancyWeek, limit 1", "vacancyWeek, limit 2",
      "split, limit 0", "split, limit 1", "handover, limit 0", "handover, limit 1", "board, limit -1",
    ] {
      #expect(kinds[kind, default: 0] >= 2, "\(kind) of \(kinds)")
    }
  }
}
