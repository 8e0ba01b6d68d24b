// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// Sums over stints that should be as large as can be: what each lacks of its whole costs, the more the further below.
///
///     Σ over gauges  Σ over steps  price × what of the step the sum does not reach
///
/// As the steps of a gauge get cheaper from below, its cost is convex: a program that pays for what is lacking begins with
/// the cheapest, the top.
struct Gauges: Sendable {
  /// A part of a gauge's whole, and what each unit of it costs while it is not reached.
  struct Step: Sendable {
    let width, price: Int
  }
  struct Gauge: Sendable {
    /// The board, by its position in the region's table.
    let board: Int
    /// From below, dearest first.
    let steps: [Step]
    /// What stints can bring at most: the width of all steps.
    let whole: Int

    /// What of each step is lacking when `sum` is there.
    func lacks(having sum: Int) -> [Int] {
      var rest = sum
      return steps.map { step in
        defer { rest -= step.width }
        return max(0, step.width - max(0, rest))
      }
    }
  }
  private(set) var all: [Gauge] = []
  /// By stint: the gauge it counts in, by its place in `all`, and how much.
  private(set) var place: [Int] = []
  private(set) var amounts: [Int] = []

  var isEmpty: Bool { all.isEmpty }
  /// The dearest step.
  var priceMax: Int { all.flatMap(\.steps).reduce(0) { max($0, $1.price) } }

  /// What everything that `sums` lack costs.
  func cost(having sums: [Int]) -> Int {
    zip(all, sums).reduce(0) { cost, gauge in
      zip(gauge.0.steps, gauge.0.lacks(having: gauge.1)).reduce(cost) { $0 + $1.0.price * $1.1 }
    }
  }

  /// What the stints `taken` leave to be paid.
  func cost(of taken: [Int]) -> Int { cost(having: sums(of: taken)) }

  /// What stints bring, by gauge.
  func sums(of taken: some Sequence<Int>) -> [Int] {
    var sums = [Int](repeating: 0, count: all.count)
    if isEmpty { return sums }
    for stint in taken { sums[place[stint]] += amounts[stint] }
    return sums
  }

  /// By gauge: what one unit more than `sums` would save.
  func worth(at sums: [Int]) -> [Int] {
    zip(all, sums).map { gauge, sum in
      zip(gauge.steps, gauge.lacks(having: sum)).first { $1 > 0 }?.0.price ?? 0
    }
  }

  /// The stints of a gauge, ascending.
  func stints(of gauge: Int) -> [Int] { place.indices.filter { place[$0] == gauge } }
}

extension Gauges {
  /// The boards that ask anything, and their minutes (`Docs/rules.md`, section 6, fairness).
  init(ofBoards problem: Problem) {
    let region = problem.region
    let (boards, locations) = (positions(region.boards.map(\.id)), positions(region.locations.map(\.id)))
    let vacancies = positions(region.vacancies.map(\.id))
    let boardOfLocation = region.locations.map { boards[$0.board] ?? 0 }
    let boardOfGroup = region.groups.map { group in
      vacancies[group.vacancy].flatMap { locations[region.vacancies[$0].location] }.map {
        boardOfLocation[$0]
      }
        ?? 0
    }
    var open = [Int](repeating: 0, count: region.boards.count)
    var running = open
    for opening in problem.openings { open[boardOfLocation[opening.location]] += opening.minutes }
    for placement in problem.rulebook.running {
      running[boardOfGroup[placement.group]] += placement.teaching.minutes
    }
    var gaugeOfBoard = [Int](repeating: -1, count: region.boards.count)
    for board in region.boards.indices where open[board] > 0 {
      gaugeOfBoard[board] = all.count
      all.append(
        Gauge(board: board, steps: Self.steps(open: open[board], running: running[board]), whole: open[board])
      )
    }
    place = problem.stints.map { gaugeOfBoard[boardOfLocation[problem.openings[$0.opening].location]] }
    amounts = problem.stints.map(\.teaching.minutes)
  }

  /// The tenths of all that is asked, as far as running placements do not cover them.
  ///
  /// A minute short of tenth *k* is short of all later targets, too: 2^(10 − *k*) + … + 1 times the board's weight.
  private static func steps(open: Int, running: Int) -> [Step] {
    let asked = open + running
    let weight = max(1, (1_000_000 + asked / 2) / asked)
    return (1...10).compactMap { tenth in
      let (from, to) = (((tenth - 1) * asked + 9) / 10, (tenth * asked + 9) / 10)
      let width = to - max(from, running)
      return width > 0 ? Step(width: width, price: weight * (1 << (11 - tenth) - 1)) : nil
    }
  }
}
