// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Bars as long as what is asked; the covered part is full, the open part hatched.
struct BarChart {
  struct Bar {
    let label: String
    let tally: Tally
  }
  /// Unique in the page; letters and hyphens.
  let id: String
  let title: String
  let bars: [Bar]
  let language: Language
  /// The minutes of one lesson.
  let lessonMinutes: Int

  private static let (rowHeight, labelWidth, barWidth, width) = (26, 190, 330, 720)

  var markup: Markup {
    let height = 30 + Self.rowHeight * bars.count
    let longest = bars.map(\.tally.minutesAsked).max() ?? 0
    let rows = bars.enumerated().map { row($0, $1, longest: longest) }
    let legendX = Self.labelWidth + 12
    return """
      <figure><figcaption>\(title)</figcaption>
      <svg role="img" aria-labelledby="\(id)-title \(id)-desc" viewBox="0 0 \(Self.width) \(height)" font-size="13">
      <title id="\(id)-title">\(title)</title>
      <desc id="\(id)-desc">\(description)</desc>
      \(PageStyle.hatching("\(id)-open"))
      <rect x="\(legendX)" y="3" width="14" height="12" fill="\(PageStyle.covered)"/>\
      <text x="\(legendX + 20)" y="14">\(language.say("covered", "vervuld"))</text>
      <rect x="\(legendX + 100)" y="3" width="14" height="12" fill="url(#\(id)-open)" \
      stroke="\(PageStyle.open)"/><text x="\(legendX + 120)" y="14">\(language.say("open", "open"))</text>
      \(rows)</svg></figure>

      """
  }

  private func row(_ position: Int, _ bar: Bar, longest: Int) -> Markup {
    let y = 26 + Self.rowHeight * position
    let tally = bar.tally
    let full = longest == 0 ? 0 : Self.barWidth * tally.minutesAsked / longest
    let covered = tally.minutesAsked == 0 ? 0 : full * tally.minutesCovered / tally.minutesAsked
    let x = Self.labelWidth + 12
    let share = language.percent(tally.minutesCovered, of: tally.minutesAsked)
    let lessons = [tally.minutesCovered, tally.minutesAsked]
      .map { language.decimal($0, over: lessonMinutes, places: 0) }.joined(separator: " / ")
    let open: Markup =
      full > covered
      ? """
      <rect x="\(x + covered)" y="\(y)" width="\(full - covered)" height="17" fill="url(#\(id)-open)" \
      stroke="\(PageStyle.open)"/>
      """ : ""
    return """
      <text x="\(Self.labelWidth)" y="\(y + 13)" text-anchor="end">\(bar.label.padded(27).trimmedEnd)</text>\
      <rect x="\(x)" y="\(y)" width="\(covered)" height="17" fill="\(PageStyle.covered)"/>\(open)\
      <text x="\(x + full + 8)" y="\(y + 13)"><tspan font-weight="600">\(share)</tspan> \
      <tspan fill="\(PageStyle.muted)">\(lessons)</tspan></text>

      """
  }

  private var description: String {
    let shares = bars.map {
      "\($0.label) \(language.percent($0.tally.minutesCovered, of: $0.tally.minutesAsked))"
    }
    let intro = language.say(
      "Covered share of the lessons asked; bars are as long as what is asked.",
      "Vervuld deel van de gevraagde lessen; de balken zijn zo lang als wat gevraagd is.")
    return "\(intro) \(shares.joined(separator: "; "))."
  }
}
