// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A cell of a table of scenarios that cannot be, with what to write instead.
public struct ScenarioFault: Error, Hashable, Sendable {
  /// From 1.
  public let line: Int
  /// The column's name.
  public let column: String
  /// What is wrong, in English and in Dutch.
  public let problem, probleem: String
}

extension SeasonScenario {
  /// The columns of a table of scenarios.
  public static let columns = ["scenario", "change", "subject", "to", "value"]
  private static let kinds = [
    "demand", "hidden", "durations", "sickness", "wave", "own_tariff", "external_tariff", "regime", "qualify",
    "travel", "separate_boards",
  ]

  /// The scenarios of a table: rows with the same name belong together, in the order of their first rows.
  ///
  /// - Parameters:
  ///   - rows: each its line and one cell for each of `columns`.
  ///   - region: whose subjects are named.
  /// - Returns: the scenarios of the rows that can be, and a fault for every cell that cannot.
  public static func reading(
    _ rows: [(line: Int, cells: [String])], in region: Region
  ) -> (scenarios: [SeasonScenario], faults: [ScenarioFault]) {
    var scenarios: [SeasonScenario] = []
    var faults: [ScenarioFault] = []
    let subjects = Set(region.subjects.map(\.id))
    for (line, cells) in rows {
      let count = faults.count
      func tell(_ column: String, _ problem: String, _ probleem: String) {
        faults.append(ScenarioFault(line: line, column: column, problem: problem, probleem: probleem))
      }
      func subject(_ place: Int, isNeeded: Bool) -> String? {
        let text = cells[place]
        if text.isEmpty, !isNeeded { return nil }
        if !subjects.contains(text) {
          tell(columns[place], "'\(text)' is not in subjects.csv", "'\(text)' staat niet in subjects.csv")
        }
        return text
      }
      func number(_ range: ClosedRange<Int>) -> Int {
        let text = cells[4].hasPrefix("+") ? String(cells[4].dropFirst()) : cells[4]
        guard let number = Int(text), range.contains(number) else {
          tell(
            "value",
            "'\(cells[4])' is not a whole number from \(range.lowerBound) to \(range.upperBound)",
            "'\(cells[4])' is geen geheel getal van \(range.lowerBound) tot \(range.upperBound)")
          return range.upperBound
        }
        return number
      }
      /// Per cent more or less, as per cent of what is.
      func percent() -> Int { 100 + number(-99...1000) }
      let change: Change?
      switch cells[1] {
      case "demand": change = .demand(subject: subject(2, isNeeded: false), percent: percent())
      case "hidden": change = .hidden(subject: subject(2, isNeeded: false), percent: number(0...90))
      case "durations": change = .durations(percent: max(1, percent()))
      case "sickness": change = .sickness(percent: percent())
      case "wave": change = .wave(percent: percent())
      case "own_tariff": change = .ownTariff(percent: percent())
      case "external_tariff": change = .externalTariff(percent: percent())
      case "regime":
        change = Regime(name: cells[4]).map(Change.regime)
        if change == nil {
          tell(
            "value",
            "there is no regime '\(cells[4])'; take persistent, locked, repack or minimum-term-WEEKS",
            "er is geen regime '\(cells[4])'; neem persistent, locked, repack of minimum-term-WEKEN")
        }
      case "qualify":
        let (from, to) = (subject(2, isNeeded: true), subject(3, isNeeded: true))
        change = .qualify(from: from ?? "", to: to ?? "", percent: number(0...100))
      case "travel": change = .travel(minutes: number(-600...600))
      case "separate_boards": change = .separateBoards
      default:
        change = nil
        let list = kinds.joined(separator: ", ")
        tell("change", "'\(cells[1])' is not one of \(list)", "'\(cells[1])' is niet een van \(list)")
      }
      if cells[0].isEmpty { tell("scenario", "the scenario has no name", "het scenario heeft geen naam") }
      guard faults.count == count, let change else { continue }
      if let known = scenarios.firstIndex(where: { $0.name == cells[0] }) {
        scenarios[known].changes.append(change)
      } else {
        scenarios.append(SeasonScenario(cells[0], [change]))
      }
    }
    return (scenarios, faults)
  }
}
