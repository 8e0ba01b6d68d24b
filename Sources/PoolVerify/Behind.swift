// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel

/// What a board's openings have, and what each minute of it costs in `fairness` while nobody teaches it.
struct Behind {
  /// Minutes of openings.
  private(set) var open = 0
  private var running = 0

  /// By tenth of all that the board asks, the lowest first: the minutes that are open, and what each costs.
  var tenths: [(width: Int, cost: Int)] {
    let asked = open + running
    if asked == 0 { return [] }
    let weight = max(1, (1_000_000 + asked / 2) / asked)
    return (1...10).map { tenth in
      let bottom = max(running, ((tenth - 1) * asked + 9) / 10)
      // A minute that is missing here is missing in every higher target.
      let cost = (tenth...10).map { 1 << (10 - $0) }.reduce(0, +)
      return (max(0, (tenth * asked + 9) / 10 - bottom), weight * cost)
    }
  }

  /// For each board of the region.
  static func boards(_ auditor: Auditor, _ openings: [Opening], _ index: Index) -> [Behind] {
    var boards = auditor.tables.region.boards.map { _ in Behind() }
    for opening in openings {
      if let board = index.boards[opening.work.location.board] {
        boards[board].open += opening.work.minutes(over: opening.dates)
      }
    }
    for duty in auditor.running {
      if let board = index.boards[duty.work.location.board] {
        boards[board].running += duty.weekMinutes.reduce(0, +)
      }
    }
    return boards
  }
}
