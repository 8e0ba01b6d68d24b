// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport

/// The words of notices and calendars, and the names of the region's rows; what the region no longer has keeps its id.
struct NoticeNames: Sendable {
  let language: Language
  private let subjects, levels, locations: [String: String]

  init(_ region: Region, _ language: Language) {
    self.language = language
    func named<Row>(_ rows: [Row], _ id: (Row) -> String, _ name: (Row) -> String) -> [String: String] {
      Dictionary(rows.map { (id($0), name($0)) }, uniquingKeysWith: { first, _ in first })
    }
    subjects = named(region.subjects, \.id, \.name)
    levels = named(region.levels, \.id, \.name)
    locations = named(region.locations, \.id) { location in
      location.name + (location.place.map { ", \($0)" } ?? "")
    }
  }

  func say(_ english: String, _ dutch: String) -> String { language.say(english, dutch) }

  /// A location with its name and place, such as `16SW00 Noordcollege, Almelo`.
  func location(_ id: String) -> String { ([id] + (locations[id].map { [$0] } ?? [])).joined(separator: " ") }

  /// What is taught: the subject and the level.
  func work(_ series: LessonSeries) -> String {
    "\(subjects[series.subject] ?? series.subject), \(levels[series.level] ?? series.level)"
  }

  /// Where it stands in the region's tables.
  func reference(_ series: LessonSeries) -> String {
    say(
      "Lesson group \(series.group), vacancy \(series.vacancy)",
      "Lesgroep \(series.group), vacature \(series.vacancy)")
  }

  func minutesAWeek(_ minutes: Int) -> String {
    say("\(minutes) min a week at no fixed times", "\(minutes) min per week zonder vaste tijden")
  }

  /// When in the week, a text for each day, such as `ma 08:30-09:20, 10:10-11:00`.
  func days(_ series: [LessonSeries]) -> [String] {
    var days: [(weekday: Int?, text: String)] = []
    for one in series {
      switch one.slot {
      case .lesson(let weekday, let span) where weekday == days.last?.weekday:
        days[days.count - 1].text += ", \(span)"
      case .lesson(let weekday, let span): days.append((weekday, "\(language.weekday(weekday)) \(span)"))
      case .flexible(let minutes): days.append((nil, minutesAWeek(minutes)))
      }
    }
    return days.map(\.text)
  }

  /// When in the week, in one text.
  func times(_ series: [LessonSeries]) -> String { days(series).joined(separator: "; ") }

  /// The weeks and dates between lessons on which there are none; empty if there are no such dates.
  func gaps(_ series: [LessonSeries]) -> String {
    let (weeks, dates) = Engagement.gaps(series)
    let numbers = weeks.map(language.weeks).joined(separator: ", ")
    var parts = dates.map { say("not on ", "niet op ") + language.shortDate($0) }
    if !weeks.isEmpty {
      let isOne = weeks.count == 1 && weeks[0].count == 7
      let word = isOne ? "week" : say("weeks", "weken")
      parts.insert(say("not in ", "niet in ") + "\(word) \(numbers)", at: 0)
    }
    return parts.joined(separator: ", ")
  }

  /// What is new about an engagement, in a word; empty if nothing is.
  func news(_ engagement: Engagement) -> String {
    switch engagement.news {
    case .new: say("new", "nieuw")
    case .changed: say("changed", "gewijzigd")
    case .withdrawn: say("withdrawn", "vervallen")
    case nil: ""
    }
  }

  /// What a changed engagement was before, as far as it differs.
  func before(_ engagement: Engagement) -> String {
    guard engagement.news == .changed else { return "" }
    let (now, then) = (engagement.now, engagement.before)
    let (range, times) = (language.dates(Engagement.range(then)), self.times(then))
    var parts: [String] = []
    if range != language.dates(Engagement.range(now)) { parts.append(range) }
    if times != self.times(now) { parts.append(times) }
    if parts.isEmpty, gaps(then) != gaps(now) {
      parts.append(gaps(then).isEmpty ? say("every week", "iedere week") : gaps(then))
    }
    if parts.isEmpty { parts.append("\(work(engagement.before[0])), \(engagement.before[0].location)") }
    return "was: " + parts.joined(separator: "; ")
  }
}
