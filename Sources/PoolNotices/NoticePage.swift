// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport

extension Notice {
  /// The notice as a self-contained page that prints well.
  var page: String {
    let news: Markup =
      newsTitle.map { title -> Markup in
        let lines = changes.map { engagement -> Markup in "<li>\(newsLine(engagement))</li>\n" }
        let body: Markup = lines.isEmpty ? "<p>\(nothingNew)</p>\n" : "<ul>\n\(lines)</ul>\n"
        return "<section aria-labelledby=\"news\">\n<h2 id=\"news\">\(title)</h2>\n\(body)</section>\n"
      } ?? ""
    let lessons: Markup = """
      <section aria-labelledby="lessons">
      <h2 id="lessons">\(lessonsTitle)</h2>
      \(valid.isEmpty ? "<p>\(nothing)</p>\n" : table)</section>

      """
    return PageFrame(
      title: title, subtitle: subtitle, notices: madeUpNotice(isMadeUp, language), main: "\(news)\(lessons)",
      footer: "<p>\(note)</p>", language: language
    ).markup.html
  }

  private var table: Markup {
    let isSchool = recipient.kind == .school
    var table = HTMLTable(
      say("By lesson group", "Per lesgroep"),
      [
        .text(isSchool ? say("Member", "Poollid") : "School"),
        .text(say("Subject, level", "Vak, niveau")), .text(say("Vacancy, group", "Vacature, lesgroep")),
        .unbroken(say("Dates", "Data")), .unbroken(say("Lessons", "Lessen")),
        .text(say("Since last time", "Sinds vorige keer")),
      ])
    for engagement in valid {
      let (any, series) = (engagement.any, engagement.series)
      let range = Engagement.range(series)
      let gaps = names.gaps(series)
      table.add([
        "\(party(any))", "\(names.work(any))", "\(any.vacancy)<br>\(any.group)",
        lines(
          (range.count > 1 ? ["\(language.date(range.from)) –"] : []) + [language.date(range.until), gaps]),
        lines(names.days(series)), "\(names.news(engagement))",
      ])
    }
    return table.markup
  }

  /// Texts below one another, without those that are empty.
  private func lines(_ texts: [String]) -> Markup {
    var lines: Markup = ""
    for text in texts where !text.isEmpty {
      if !lines.html.isEmpty { lines += "<br>" }
      lines += "\(text)"
    }
    return lines
  }
}
