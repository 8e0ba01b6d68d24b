// SPDX-License-Identifier: GPL-3.0-or-later
import PoolReport

/// A field of shades: rows by blocks of weeks, darker where more is left open, each with its number.
struct HeatTable {
  let id, title, description: String
  let columns: [String]
  /// A row's name and its figures, one a column, 0 or more.
  let rows: [(name: String, values: [Double])]
  let text: (Double) -> String

  private static let (rowHeight, labelWidth, width) = (24, 130, 580)

  var markup: Markup {
    let most = max(rows.flatMap(\.values).max() ?? 0, 1e-9)
    let each = Self.width / max(1, columns.count)
    let heads = columns.enumerated().map { number, name -> Markup in
      "<text x=\"\(Self.labelWidth + each * number + each / 2)\" y=\"14\" text-anchor=\"middle\">\(name)</text>"
    }
    let drawn = rows.enumerated().map { number, row -> Markup in
      let y = 22 + Self.rowHeight * number
      let cells = row.values.enumerated().map { column, value -> Markup in
        let x = Self.labelWidth + each * column
        // Dark shades carry white figures.
        let shade = Int((100 * value / most).rounded())
        let ink = shade > 55 ? "#fff" : PageStyle.ink
        return """
          <rect x="\(x)" y="\(y)" width="\(each - 1)" height="\(Self.rowHeight - 1)" fill="\(PageStyle.open)" \
          fill-opacity="\(shade == 100 ? "1" : ".\(shade < 10 ? "0" : "")\(shade)")"/>\
          <text x="\(x + each / 2)" y="\(y + 16)" text-anchor="middle" style="fill: \(ink)">\(text(value))</text>
          """
      }
      return """
        <text x="\(Self.labelWidth - 8)" y="\(y + 16)" text-anchor="end">\(String(row.name.prefix(18)))</text>\(cells)

        """
    }
    return Plot(
      id: id, title: title, description: description, height: 26 + Self.rowHeight * rows.count,
      content: "\(heads)\n\(drawn)"
    ).markup
  }
}
