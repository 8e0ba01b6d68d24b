// SPDX-License-Identifier: GPL-3.0-or-later
import PoolReport
import PoolSeason

/// Lines over a number, each with a band of its 95 % interval, and points that stand out.
struct BandChart {
  struct Line {
    let name: String
    /// What is on the horizontal axis, and the figure with the ends of its band; in order.
    let points: [(x: Double, y: Double, low: Double, high: Double)]
    var isDashed = false
  }
  struct Mark {
    let name: String
    let x, y: Double
  }
  let id, title, description: String
  let across, upwards: String
  /// How a number of either axis is written.
  let textAcross, textUpwards: (Double) -> String
  let lines: [Line]
  var marks: [Mark] = []

  private static let colours = [PageStyle.covered, PageStyle.open, "#4a7a3a", "#6b4c9a", "#55606e"]
  private static let (left, top, width, height) = (70, 16, 470, 260)

  var markup: Markup {
    let points = lines.flatMap(\.points)
    let x = Axis(points.map(\.x) + marks.map(\.x), from: Self.left, length: Self.width)
    let y = Axis(
      points.flatMap { [$0.low, $0.high] } + marks.map(\.y), from: Self.top + Self.height,
      length: -Self.height)
    let (right, bottom) = (Self.left + Self.width, Self.top + Self.height)
    let grid =
      y.ticks.map { tick -> Markup in
        """
        <line x1="\(Self.left)" y1="\(y.place(tick))" x2="\(right)" y2="\(y.place(tick))" stroke="\(PageStyle.line)"/>\
        <text x="\(Self.left - 6)" y="\(y.place(tick) + 4)" text-anchor="end">\(textUpwards(tick))</text>

        """
      }
      + x.ticks.map { tick -> Markup in
        """
        <line x1="\(x.place(tick))" y1="\(bottom)" x2="\(x.place(tick))" y2="\(bottom + 4)" stroke="\(PageStyle.ink)"/>\
        <text x="\(x.place(tick))" y="\(bottom + 18)" text-anchor="middle">\(textAcross(tick))</text>

        """
      }
    let drawn = lines.enumerated().map { number, line -> Markup in
      let colour = Self.colours[number % Self.colours.count]
      func path(_ points: [(Double, Double)]) -> String {
        points.map { "\(x.place($0.0)),\(y.place($0.1))" }.joined(separator: " ")
      }
      let band = line.points.map { ($0.x, $0.low) } + line.points.reversed().map { ($0.x, $0.high) }
      let dash: Markup = line.isDashed ? " stroke-dasharray=\"5 4\"" : ""
      let legend = Self.top + 10 + 22 * number
      return """
        <polygon points="\(path(band))" fill="\(colour)" fill-opacity=".18"/>\
        <polyline points="\(path(line.points.map { ($0.x, $0.y) }))" fill="none" stroke="\(colour)" \
        stroke-width="2"\(dash)/>\
        <line x1="\(right + 12)" y1="\(legend)" x2="\(right + 34)" y2="\(legend)" stroke="\(colour)" \
        stroke-width="3"\(dash)/><text x="\(right + 40)" y="\(legend + 4)">\(line.name)</text>

        """
    }
    let dots = marks.map { mark -> Markup in
      """
      <circle cx="\(x.place(mark.x))" cy="\(y.place(mark.y))" r="5" fill="none" stroke="\(PageStyle.ink)" \
      stroke-width="2"/><text x="\(x.place(mark.x) + 9)" y="\(y.place(mark.y) - 7)" font-weight="600">\(mark.name)</text>

      """
    }
    let values = lines.map { line in
      "\(line.name): "
        + line.points.map { "\(textAcross($0.x)) → \(textUpwards($0.y))" }.joined(separator: ", ")
    }
    return Plot(
      id: id, title: title, description: "\(description) \(values.joined(separator: "; ")).",
      height: bottom + 46,
      content: """
        \(grid)\(drawn)\(dots)<text x="\(Self.left)" y="11">\(upwards)</text>\
        <text x="\(Self.left + Self.width / 2)" y="\(bottom + 38)" text-anchor="middle">\(across)</text>
        """
    ).markup
  }
}
