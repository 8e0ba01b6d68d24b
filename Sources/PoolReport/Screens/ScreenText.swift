// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines for a terminal of 100 columns.
package struct ScreenText {
  package enum Ink: String {
    case strong = "1"
    case good = "32"
    case poor = "31"
    case faint = "2"
  }
  package static let width = 100

  let colour: Bool
  private(set) var lines: [String] = []

  package init(colour: Bool) { self.colour = colour }

  /// The text in an ink, where colour is wanted.
  package func ink(_ text: String, _ ink: Ink) -> String {
    colour && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }

  package mutating func add(_ line: String = "") { lines.append(line) }

  /// Adds a text, broken at spaces to fit, with `indent` spaces before each line.
  package mutating func addWrapped(_ text: String, indent: Int = 2) {
    let margin = String(repeating: " ", count: indent)
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > ScreenText.width {
        add(margin + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { add(margin + line) }
  }

  /// Adds two columns of blocks side by side; each line is given with its inked form.
  mutating func add(left: [ScreenLine], right: [ScreenLine], leftWidth: Int) {
    for row in 0..<max(left.count, right.count) {
      let first = row < left.count ? left[row] : ScreenLine("")
      let second = row < right.count ? right[row] : ScreenLine("")
      let gap = String(repeating: " ", count: max(0, leftWidth - first.plain.count))
      add(second.plain.isEmpty ? first.inked : first.inked + gap + second.inked)
    }
  }

  package var text: String { lines.joined(separator: "\n") + "\n" }
}

/// A line, and the same with ink.
struct ScreenLine {
  let plain, inked: String
  init(_ plain: String, inked: String? = nil) { (self.plain, self.inked) = (plain, inked ?? plain) }
}

extension String {
  /// The text in exactly `width` columns, cut with an ellipsis or filled at the end.
  package func padded(_ width: Int) -> String {
    let length = count
    if length <= width { return self + String(repeating: " ", count: width - length) }
    return String(prefix(width - 1)) + "…"
  }
  /// The text filled at the start to `width` columns.
  package func flushRight(_ width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }
}

/// A bar of `width` cells of which `part` of `whole` is full.
func bar(_ part: Int, of whole: Int, width: Int) -> String {
  let full = whole == 0 ? 0 : (2 * part * width + whole) / (2 * whole)
  return String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
}
