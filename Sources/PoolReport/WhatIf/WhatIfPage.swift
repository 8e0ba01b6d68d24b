// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension WhatIf {
  /// `whatif.html`: the table, the chart and the edits on one self-contained page, without script, time or request.
  public func page(_ language: Language, isMadeUp: Bool = false) -> String {
    let title = language.say("What if", "Wat als")
    var table = HTMLTable(
      language.say("The scenarios side by side", "De scenario's naast elkaar"),
      heads(language).enumerated().map { number, head in number == 0 ? .text(head) : .number(head) })
    for row in rows(language) { table.add(row.map { cell -> Markup in "\(cell)" }) }
    let changes = scenarios.map { outcome -> Markup in
      let edits = outcome.edits.map { edit -> Markup in "<li><code>\(edit.description)</code></li>" }
      let remarks = remarks(outcome, language).map { text -> Markup in "<p>\(text)</p>" }
      return "<h3>\(outcome.name)</h3>\n<ul>\(edits)</ul>\(remarks)\n"
    }
    let main: Markup = """
      <p>\(legend(language))</p>
      \(table.markup)\(chart(language))<section aria-labelledby="changes">
      <h2 id="changes">\(language.say("What each scenario changes", "Wat elk scenario verandert"))</h2>
      \(changes)</section>

      """
    return PageFrame(
      title: title, subtitle: language.dates(horizon), notices: madeUpNotice(isMadeUp, language), main: main,
      footer: "<p>PoolMatch</p>", language: language
    ).markup.html
  }

  /// Three charts of bars that begin at the region as it is.
  private func chart(_ language: Language) -> Markup {
    let (rowHeight, labelWidth, width, half) = (26, 190, 720, 200)
    let zero = labelWidth + 20 + half
    let figures = panels(language).enumerated().map { number, panel -> Markup in
      let longest = max(1, panel.values.map { abs($0.amount) }.max() ?? 0)
      let rows = zip(scenarios, panel.values).enumerated().map { position, row -> Markup in
        let y = 6 + rowHeight * position
        let length = half * abs(row.1.amount) / longest
        let isLess = row.1.amount < 0
        let fill = number == 0 && isLess || number > 0 && !isLess ? PageStyle.open : PageStyle.covered
        return """
          <text x="\(labelWidth)" y="\(y + 13)" text-anchor="end">\(row.0.name.padded(25).trimmedEnd)</text>\
          <rect x="\(isLess ? zero - length : zero)" y="\(y)" width="\(length)" height="17" fill="\(fill)"/>\
          <text x="\(isLess ? zero + 8 : zero + length + 8)" y="\(y + 13)" font-weight="600">\(row.1.text)</text>

          """
      }
      let height = 12 + rowHeight * scenarios.count
      let values = zip(scenarios, panel.values).map { "\($0.name) \($1.text)" }.joined(separator: "; ")
      return """
        <figure><figcaption>\(panel.title)</figcaption>
        <svg role="img" aria-labelledby="panel-\(number)-title panel-\(number)-desc" viewBox="0 0 \(width) \(height)" \
        font-size="13">
        <title id="panel-\(number)-title">\(panel.title)</title>
        <desc id="panel-\(number)-desc">\(values).</desc>
        \(rows)<line x1="\(zero)" y1="0" x2="\(zero)" y2="\(height)" stroke="\(PageStyle.ink)"/></svg></figure>

        """
    }
    return "\(figures)"
  }
}
