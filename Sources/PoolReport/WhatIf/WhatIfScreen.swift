// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension WhatIf {
  /// The table and the chart on a screen of 100 columns, then what each scenario changes.
  public func screen(_ language: Language, colour: Bool = false) -> String {
    var screen = ScreenText(colour: colour)
    screen.add(
      screen.ink(language.say("What if", "Wat als"), .strong) + " \(language.dates(horizon))")
    screen.add()
    let widths = [30, 9, 9, 8, 8, 13, 10, 13]
    func line(_ cells: [String]) -> String {
      zip(cells, widths).enumerated().map { number, cell in
        number == 0 ? cell.0.padded(cell.1) : cell.0.flushRight(cell.1)
      }.joined()
    }
    screen.add(screen.ink(line(heads(language)), .strong))
    for row in rows(language) { screen.add(line(row).trimmedEnd) }
    screen.addWrapped(legend(language))
    for panel in panels(language) {
      screen.add()
      screen.add(screen.ink(panel.title, .strong))
      let longest = panel.values.map { abs($0.amount) }.max() ?? 0
      for (scenario, value) in zip(scenarios, panel.values) {
        // Bars to the left of the line are less, to the right more.
        let bar = String(repeating: "█", count: cellCount(abs(value.amount), of: longest))
        let left = value.amount < 0 ? bar.flushRight(20) : String(repeating: " ", count: 20)
        screen.add(
          "  \(scenario.name.padded(28))\(left)│\(value.amount < 0 ? "" : bar) \(value.text)")
      }
    }
    for outcome in toTell {
      screen.add()
      screen.add(screen.ink(outcome.name, .strong))
      for edit in outcome.edits { screen.addWrapped(edit.description) }
      for remark in remarks(outcome, language) { screen.addWrapped(remark) }
    }
    return screen.text
  }

  /// Of 20 cells as many as an amount has of the longest; at least one for anything.
  private func cellCount(_ amount: Int, of longest: Int) -> Int {
    longest == 0 || amount == 0 ? 0 : max(1, (2 * 20 * amount + longest) / (2 * longest))
  }
}
