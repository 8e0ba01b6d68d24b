// SPDX-License-Identifier: GPL-3.0-or-later

/// HTML in which every interpolated text is escaped; only other markup goes in as it is.
package struct Markup: ExpressibleByStringInterpolation {
  package private(set) var html: String

  package init(stringLiteral html: String) { self.html = html }
  package init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate(set) var html = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }
    package mutating func appendLiteral(_ literal: String) { html += literal }
    package mutating func appendInterpolation(_ text: String) { Markup.escape(text, to: &html) }
    package mutating func appendInterpolation(_ number: Int) { html += String(number) }
    package mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    package mutating func appendInterpolation(_ parts: [Markup]) {
      for part in parts { html += part.html }
    }
  }

  package static func += (a: inout Markup, b: Markup) { a.html += b.html }

  private static func escape(_ text: String, to html: inout String) {
    let special: [UInt8] = [38, 60, 62, 34, 39]
    guard text.utf8.contains(where: { special.contains($0) || $0 < 32 }) else {
      html += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      case _ where scalar.value < 32: html += " "
      default: html.unicodeScalars.append(scalar)
      }
    }
  }
}

/// A table with a caption; the first cell of a row is its header when `hasRowHeaders`.
package struct HTMLTable {
  /// How a column is set.
  package enum Column {
    case text(String)
    case number(String)
    case unbroken(String)
    case reason(String)

    var title: String {
      switch self {
      case .text(let title), .number(let title), .unbroken(let title), .reason(let title): title
      }
    }
    var kind: Markup {
      switch self {
      case .text: ""
      case .number: " class=\"n\""
      case .unbroken: " class=\"u\""
      case .reason: " class=\"reason\""
      }
    }
  }

  let caption: String
  let columns: [Column]
  /// Whether it is no wider than running text.
  let isNarrow: Bool
  private var rows: [Markup] = []

  package init(_ caption: String, isNarrow: Bool = false, _ columns: [Column]) {
    (self.caption, self.isNarrow, self.columns) = (caption, isNarrow, columns)
  }

  /// Adds a row; its first cell is the row's header.
  package mutating func add(_ cells: [Markup]) {
    let parts = zip(columns.indices, cells).map { position, cell -> Markup in
      let column = columns[position]
      return position == 0 ? "<th scope=\"row\"\(column.kind)>\(cell)</th>" : "<td\(column.kind)>\(cell)</td>"
    }
    rows.append("<tr>\(parts)</tr>\n")
  }

  package var markup: Markup {
    let heads = columns.map { column -> Markup in "<th scope=\"col\"\(column.kind)>\(column.title)</th>" }
    return """
      <div class="wide\(isNarrow ? " narrow" : "")" tabindex="0" role="region" aria-label="\(caption)"><table>
      <caption>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table></div>

      """
  }
}
