// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel

/// What boards ask, for the goal `fairness` (`Docs/rules.md`, section 6).
struct Boards {
  private let boardOfGroup: [String: String]
  /// By board: a weight and the minutes that should be covered, for each tenth.
  private var targets: [String: [(weight: Int, minutes: Int)]] = [:]

  init(_ choices: Choices) {
    let works = choices.auditor.tables.works
    boardOfGroup = works.mapValues(\.location.board)
    for board in Set(boardOfGroup.values) {
      let running = choices.auditor.running.filter { boardOfGroup[$0.placement.group] == board }
      let open = choices.openings.filter { boardOfGroup[$0.group] == board }.flatMap {
        works[$0.group]?.minutesByWeek(on: $0.days) ?? []
      }
      let asked = (running.flatMap(\.weekMinutes) + open).reduce(0, +)
      if asked == 0 { continue }
      var weight = max(1, Int((1e6 / Double(asked)).rounded()))
      for tenth in (1...10).reversed() {
        targets[board, default: []].append((weight, Int((Double(tenth * asked) / 10).rounded(.up))))
        weight *= 2
      }
    }
  }

  /// How far the boards are behind.
  func behind(_ duties: [Duty]) -> Int {
    var covered: [String: Int] = [:]
    for duty in duties {
      guard let board = boardOfGroup[duty.placement.group] else { continue }
      covered[board, default: 0] += duty.weekMinutes.reduce(0, +)
    }
    return targets.reduce(0) { sum, board in
      board.value.reduce(sum) { $0 + $1.weight * max(0, $1.minutes - covered[board.key, default: 0]) }
    }
  }
}
