// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import PoolModel

/// A vacancy of a simulated season.
package struct Request: Sendable {
  package let demand, board: Int
  /// The first week, and the first week after the last.
  package let from, until: Int
  package let minutes: Int
  /// Its position among those that the season begins with, if it begins with a list of them.
  package var opening: Int?
}

/// The vacancies of one replicate, the same whatever the pool: each class and week draws from a stream of its own.
package struct RequestStream: Sendable {
  private let model: SeasonModel
  private let starts, waves: RandomStream
  /// Per class: running sums of the durations' probabilities, and the first week's mean in the equilibrium.
  private let durations, residuals: [Cumulative]
  /// Per class: the weights of its sizes and of its boards.
  private let sizeWeights, boardWeights: [[Int]]

  package init(_ model: SeasonModel, seed: UInt64) {
    self.model = model
    starts = RandomStream(seed, "season requests")
    waves = RandomStream(seed, "season wave")
    sizeWeights = model.demands.map { $0.sizes.map(\.weight) }
    boardWeights = model.demands.map { $0.boards.map(\.weight) }
    durations = model.demands.map { Cumulative($0.durations) }
    residuals = model.demands.map { demand in
      // A vacancy that is open at a random moment lasts r more weeks, this one included, as often as vacancies last r or more.
      Cumulative(demand.durations.indices.map { demand.durations[$0...].reduce(0, +) })
    }
  }

  /// What multiplies the new vacancies of each week of a replicate, warm-up weeks first.
  package func factors(_ replicate: Int) -> [Double] {
    var factors = model.warmUp + model.weeks
    if let wave = model.wave {
      var random = waves.part(replicate)
      let comes = random.fraction() < wave.probability
      let begins = model.warmUp.count + random.between(wave.first, wave.last)
      if comes {
        for week in begins..<begins + wave.weeks where factors.indices.contains(week) {
          factors[week] *= wave.factor
        }
      }
    }
    return factors
  }

  /// Those open when the first week begins: in equilibrium each class's load (week −1 counts as their start), or the model's list.
  package func open(_ replicate: Int) -> [Request] {
    switch model.start {
    case .equilibrium:
      var requests: [Request] = []
      for demand in model.demands.indices {
        // They have been open in week −1 already, so one that lasts a week is over.
        add(
          to: &requests, of: demand, mean: model.demands[demand].load, replicate, week: -1,
          lasting: residuals[demand], besides: 0)
      }
      return requests
    case .open(let openings):
      return openings.enumerated().map { number, opening in
        var random = starts.part(replicate).part(-2).part(number)
        return Request(
          demand: opening.demand, board: opening.board, from: 0,
          until: opening.weeksLeft ?? weeksLeft(of: opening, &random), minutes: opening.minutes,
          opening: number)
      }
    }
  }

  /// How long a vacancy goes on that has lasted some weeks; one that has outlasted all lasts a week.
  private func weeksLeft(of opening: SeasonModel.Opening, _ random: inout RandomStream) -> Int {
    let longer = model.demands[opening.demand].durations.dropFirst(opening.weeksBefore)
    return longer.contains { $0 > 0 } ? 1 + Cumulative(Array(longer)).draw(&random) : 1
  }

  /// Those that begin in a week, class after class.
  package func new(_ replicate: Int, week: Int, factor: Double) -> [Request] {
    var requests: [Request] = []
    if factor == 0 { return requests }
    for demand in model.demands.indices {
      add(
        to: &requests, of: demand, mean: model.demands[demand].perWeek * factor, replicate, week: week,
        lasting: durations[demand], besides: 1)
    }
    return requests
  }

  /// Adds a class's new vacancies of a week, which last as many weeks as is drawn and some `besides`; not those that last none.
  private func add(
    to requests: inout [Request], of demand: Int, mean: Double, _ replicate: Int, week: Int,
    lasting: Cumulative, besides: Int
  ) {
    guard mean > 0 else { return }
    var random = starts.part(replicate).part(week).part(demand)
    let first = max(0, week)
    for _ in 0..<poisson(mean, &random) {
      let weeks = lasting.draw(&random) + besides
      let size = random.position(by: sizeWeights[demand]) ?? 0
      let board = random.position(by: boardWeights[demand]) ?? 0
      if weeks == 0 { continue }
      requests.append(
        Request(
          demand: demand, board: model.demands[demand].boards[board].board, from: first,
          until: first + weeks, minutes: model.demands[demand].sizes[size].minutes))
    }
  }
}

/// A whole number by its running sum of probabilities.
private struct Cumulative: Sendable {
  private let sums: [Double]
  init(_ weights: [Double]) {
    precondition(weights.contains { $0 > 0 }, "no weight above 0 among \(weights.count)")
    var sum = 0.0
    sums = weights.map { weight in
      sum += weight
      return sum
    }
  }
  func draw(_ random: inout RandomStream) -> Int {
    let point = random.fraction() * sums[sums.count - 1]
    return min(sums.count - 1, sums.partitioningIndex { $0 > point })
  }
}

extension [Double] {
  /// The first position at which `holds`, which is false up to somewhere and true from there on.
  fileprivate func partitioningIndex(_ holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// A Poisson number by inversion; large means as sums of halves.
func poisson(_ mean: Double, _ random: inout RandomStream) -> Int {
  if mean > 30 { return poisson(mean / 2, &random) + poisson(mean / 2, &random) }
  var rest = random.fraction()
  var probability = exp(-mean)
  var number = 0
  while rest >= probability, number < 1000 {
    rest -= probability
    number += 1
    probability *= mean / Double(number)
  }
  return number
}
