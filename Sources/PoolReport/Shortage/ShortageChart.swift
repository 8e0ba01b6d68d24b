// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Bars to the left for what is short, open before hidden, and to the right for what is to spare, on one scale.
struct ShortageChart {
  struct Bar {
    let label: String
    /// Lesson minutes.
    let open, hidden, surplus: Int
  }
  let title: String
  let bars: [Bar]
  let language: Language
  /// Minutes as they are told.
  let text: (Int) -> String

  private static let (rowHeight, labelWidth, width, margin) = (24, 170, 720, 46)

  var markup: Markup {
    let (left, right) = (bars.map { $0.open + $0.hidden }.max() ?? 0, bars.map(\.surplus).max() ?? 0)
    let room = Self.width - Self.labelWidth - 2 * Self.margin
    func length(_ minutes: Int) -> Int { left + right == 0 ? 0 : minutes * room / (left + right) }
    let middle = Self.labelWidth + Self.margin + length(left)
    let height = 40 + Self.rowHeight * bars.count
    let rows = bars.enumerated().map { position, bar -> Markup in
      let y = 34 + Self.rowHeight * position
      let (open, hidden, surplus) = (length(bar.open), length(bar.hidden), length(bar.surplus))
      return """
        <text x="\(Self.labelWidth)" y="\(y + 13)" text-anchor="end">\(bar.label.padded(24).trimmedEnd)</text>\
        <rect x="\(middle - open)" y="\(y)" width="\(open)" height="16" fill="\(PageStyle.open)"/>\
        <rect x="\(middle - open - hidden)" y="\(y)" width="\(hidden)" height="16" fill="url(#shortage-hidden)" \
        stroke="\(PageStyle.open)"/>\
        <rect x="\(middle)" y="\(y)" width="\(surplus)" height="16" fill="\(PageStyle.covered)"/>\
        <text x="\(middle - open - hidden - 6)" y="\(y + 13)" text-anchor="end">\(text(bar.open + bar.hidden))</text>\
        <text x="\(middle + surplus + 6)" y="\(y + 13)">\(text(bar.surplus))</text>

        """
    }
    func legend(_ x: Int, _ fill: String, _ words: String) -> Markup {
      """
      <rect x="\(x)" y="3" width="14" height="12" fill="\(fill)" stroke="\(PageStyle.line)"/>\
      <text x="\(x + 20)" y="14">\(words)</text>
      """
    }
    return """
      <figure><figcaption>\(title)</figcaption>
      <svg role="img" aria-labelledby="shortage-title shortage-desc" viewBox="0 0 \(Self.width) \(height)" font-size="13">
      <title id="shortage-title">\(title)</title>
      <desc id="shortage-desc">\(description)</desc>
      \(PageStyle.hatching("shortage-hidden"))
      \(legend(190, PageStyle.open, language.say("open", "open")))\
      \(legend(280, "url(#shortage-hidden)", language.say("hidden", "verborgen")))\
      \(legend(390, PageStyle.covered, language.say("to spare", "over")))
      \(rows)</svg></figure>

      """
  }

  private var description: String {
    bars.map { bar in
      language.say(
        "\(bar.label) open \(text(bar.open)), hidden \(text(bar.hidden)), to spare \(text(bar.surplus))",
        "\(bar.label) open \(text(bar.open)), verborgen \(text(bar.hidden)), over \(text(bar.surplus))")
    }
    .joined(separator: "; ") + "."
  }
}
