// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport

extension Notice {
  /// The notice as plain text, for a message or a terminal.
  var letter: String {
    var letter = ScreenText(colour: false)
    letter.addWrapped(title, indent: 0)
    letter.add(subtitle)
    if let newsTitle {
      letter.add()
      letter.add(newsTitle)
      if changes.isEmpty { letter.add("  " + nothingNew) }
      for engagement in changes { letter.addWrapped(newsLine(engagement)) }
    }
    letter.add()
    letter.add(lessonsTitle)
    if valid.isEmpty { letter.add("  " + nothing) }
    for engagement in valid {
      let (any, series) = (engagement.any, engagement.series)
      let news = names.news(engagement)
      letter.addWrapped(
        "\(party(any)): \(names.work(any)) (\(any.group), \(any.vacancy))"
          + (news.isEmpty ? "" : " – \(news)"))
      let gaps = names.gaps(series)
      letter.addWrapped(
        language.dates(Engagement.range(series)) + (gaps.isEmpty ? "" : ", \(gaps)"), indent: 4)
      letter.addWrapped(names.times(series), indent: 4)
    }
    letter.add()
    letter.addWrapped(note, indent: 0)
    return letter.text
  }
}
