// SPDX-License-Identifier: GPL-3.0-or-later
import PoolReport

/// What is asked week by week: a column a week, the covered part full, the rest hatched, the mean over the seasons.
struct WeekChart {
  struct Week {
    let name: String
    let asked, covered: Double
  }
  let id, title, description: String
  let weeks: [Week]
  let upwards, covered, rest: String
  let text: (Double) -> String

  private static let (left, top, width, height) = (70, 34, 620, 200)

  var markup: Markup {
    let axis = Axis([0] + weeks.map(\.asked), from: Self.top + Self.height, length: -Self.height)
    let bottom = Self.top + Self.height
    let each = max(2, Self.width / max(1, weeks.count))
    let grid = axis.ticks.map { tick -> Markup in
      """
      <line x1="\(Self.left)" y1="\(axis.place(tick))" x2="\(Self.left + Self.width)" y2="\(axis.place(tick))" \
      stroke="\(PageStyle.line)"/>\
      <text x="\(Self.left - 6)" y="\(axis.place(tick) + 4)" text-anchor="end">\(text(tick))</text>

      """
    }
    let columns = weeks.enumerated().map { number, week -> Markup in
      let (x, asked, covered) = (
        Self.left + each * number, axis.place(week.asked), axis.place(week.covered)
      )
      let label: Markup =
        number % 5 == 0
        ? "<text x=\"\(x + each / 2)\" y=\"\(bottom + 18)\" text-anchor=\"middle\">\(week.name)</text>" : ""
      return """
        <rect x="\(x)" y="\(asked)" width="\(each - 1)" height="\(covered - asked)" fill="url(#\(id)-open)" \
        stroke="\(PageStyle.open)"/>\
        <rect x="\(x)" y="\(covered)" width="\(each - 1)" height="\(bottom - covered)" fill="\(PageStyle.covered)"/>\
        \(label)

        """
    }
    let values = weeks.map { "\($0.name) \(text($0.covered)) / \(text($0.asked))" }.joined(separator: "; ")
    return Plot(
      id: id, title: title, description: "\(description) \(values).", height: bottom + 26,
      content: """
        <defs><pattern id="\(id)-open" width="6" height="6" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="2" height="6" \
        fill="\(PageStyle.open)"/></pattern></defs>
        <rect x="\(Self.left)" y="3" width="14" height="12" fill="\(PageStyle.covered)"/>\
        <text x="\(Self.left + 20)" y="14">\(covered)</text>
        <rect x="\(Self.left + 160)" y="3" width="14" height="12" fill="url(#\(id)-open)" \
        stroke="\(PageStyle.open)"/><text x="\(Self.left + 180)" y="14">\(rest)</text>
        <text x="\(Self.left - 66)" y="14">\(upwards)</text>
        \(grid)\(columns)
        """
    ).markup
  }
}
