// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What one member does for one lesson group from a date on: a line of a notice.
struct Engagement {
  /// What is new about it since the notices before.
  enum News { case new, changed, withdrawn }

  /// The series as they are told now; empty if it is withdrawn.
  let now: [LessonSeries]
  /// The series as they were told before; empty if it is new.
  let before: [LessonSeries]
  /// `nil` = nothing, or there were no notices before.
  let news: News?

  /// What it is about, as it is told now, or was told last.
  var series: [LessonSeries] { now.isEmpty ? before : now }
  var any: LessonSeries {
    guard let first = series.first else { preconditionFailure("an engagement without lessons") }
    return first
  }

  /// The engagements with a lesson on or after a date, by their first dates, then by vacancy, group and member.
  static func all(now: ToldLessons, since before: ToldLessons?) -> [Engagement] {
    struct Pair: Hashable { let member, group: String }
    func valid(_ told: ToldLessons) -> [Pair: [LessonSeries]] {
      let series = told.series.filter { !$0.isWithdrawn && $0.range.until >= now.on }
      return Dictionary(grouping: series) { Pair(member: $0.member, group: $0.group) }
    }
    let (new, old) = (valid(now), before.map(valid) ?? [:])
    let engagements = Set(new.keys).union(old.keys).map { pair in
      let (now, then) = (new[pair] ?? [], old[pair] ?? [])
      return Engagement(
        now: now, before: then, news: before.flatMap { _ in news(now, then) })
    }
    func rank(_ engagement: Engagement) -> (Int, String, String, String) {
      let any = engagement.any
      return (range(engagement.series).from.number, any.vacancy, any.group, any.member)
    }
    return engagements.sorted { rank($0) < rank($1) }

    func news(_ new: [LessonSeries], _ old: [LessonSeries]) -> News? {
      if old.isEmpty { return .new }
      if new.isEmpty { return .withdrawn }
      // What is past is not told again.
      func ahead(_ series: [LessonSeries]) -> [LessonSeries] {
        series.map {
          var rest = $0
          rest.dates = $0.dates.filter { $0 >= now.on }
          (rest.sequence, rest.told) = (0, now.on)
          return rest
        }
      }
      return ahead(new) == ahead(old) ? nil : .changed
    }
  }

  /// The first and the last date of some series, which are not none.
  static func range(_ series: [LessonSeries]) -> DayRange {
    let ranges = series.map(\.range)
    guard let first = ranges.map(\.from).min(), let last = ranges.map(\.until).max(),
      let range = DayRange(first, last)
    else { preconditionFailure("the range of no lessons") }
    return range
  }

  /// The dates between lessons on which there are none, such as holidays: whole weeks, and single dates of other weeks.
  static func gaps(_ series: [LessonSeries]) -> (weeks: [DayRange], dates: [Day]) {
    let taught = Set(series.flatMap(\.dates).map(\.monday))
    let range = range(series)
    var weeks: [DayRange] = []
    for week in stride(from: range.from.monday, to: range.until, by: 7) where !taught.contains(week) {
      if let last = weeks.last, last.until.advanced(by: 1) == week,
        let longer = DayRange(last.from, week.advanced(by: 6))
      {
        weeks[weeks.count - 1] = longer
      } else if let only = DayRange(week, week.advanced(by: 6)) {
        weeks.append(only)
      }
    }
    let without = Set(series.flatMap(\.datesWithout)).filter { taught.contains($0.monday) }
    return (weeks, without.sorted())
  }
}
