// SPDX-License-Identifier: GPL-3.0-or-later
import PoolReport
import PoolSeason

/// Bars to both sides of nothing, each with its 95 % interval as a line: changes, or what further members bring.
struct IntervalBars {
  struct Bar {
    let label: String
    let estimate: Estimate
    /// The figure and its interval in words.
    let text: String
    /// Whether more is worse.
    var isWorse = false
    /// A figure to hold the bar against, drawn as a short line.
    var mark: Double?
  }
  let id, title, description: String
  let bars: [Bar]

  private static let (rowHeight, labelWidth, half) = (26, 200, 165)

  var markup: Markup {
    let ends: [Double] = bars.flatMap { bar in
      [bar.estimate.interval.lowerBound, bar.estimate.interval.upperBound, bar.mark ?? 0]
    }
    let longest = max(ends.map(abs).max() ?? 0, 1e-9)
    let isTwoSided = bars.contains { $0.estimate.value < 0 }
    let room = isTwoSided ? Self.half : 2 * Self.half - 20
    let zero = Self.labelWidth + 20 + (isTwoSided ? Self.half : 0)
    func place(_ value: Double) -> Int { zero + Int((Double(room) * value / longest).rounded()) }
    let rows = bars.enumerated().map { number, bar -> Markup in
      let y = 6 + Self.rowHeight * number
      let (end, low, high) = (
        place(bar.estimate.value), place(bar.estimate.interval.lowerBound),
        place(bar.estimate.interval.upperBound)
      )
      let fill = (bar.estimate.value < 0) != bar.isWorse ? PageStyle.open : PageStyle.covered
      let mark: Markup =
        bar.mark.map { mark in
          """
          <line x1="\(place(mark))" y1="\(y - 2)" x2="\(place(mark))" y2="\(y + 19)" stroke="\(PageStyle.open)" \
          stroke-width="2" stroke-dasharray="3 2"/>
          """
        } ?? ""
      return """
        <text x="\(Self.labelWidth)" y="\(y + 13)" text-anchor="end">\(String(bar.label.prefix(30)))</text>\
        <rect x="\(min(zero, end))" y="\(y)" width="\(abs(end - zero))" height="17" fill="\(fill)"/>\
        <line x1="\(low)" y1="\(y + 8)" x2="\(high)" y2="\(y + 8)" stroke="\(PageStyle.ink)" stroke-width="2"/>\(mark)\
        <text x="\(max(zero, end, high) + 8)" y="\(y + 13)">\(bar.text)</text>

        """
    }
    let height = 12 + Self.rowHeight * bars.count
    return Plot(
      id: id, title: title,
      description: description + " "
        + bars.map { "\($0.label) \($0.text)" }.joined(separator: "; ") + ".", height: height,
      content: """
        \(rows)<line x1="\(zero)" y1="0" x2="\(zero)" y2="\(height)" stroke="\(PageStyle.ink)"/>
        """
    ).markup
  }
}
