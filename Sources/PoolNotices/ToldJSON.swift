// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

extension ToldLessons {
  /// `told.json`: what was told, for the next notices to compare with; `Docs/schemas/told.schema.json` describes it.
  public func json() -> String {
    JSON.object([
      ("format", "poolmatch-told"), ("version", .number(1)), ("on", .text(on.description)),
      ("series", .list(series.map(\.json))),
    ]).document(.rows)
  }
}

extension LessonSeries {
  fileprivate var json: JSON {
    var time: [JSON.Member]
    switch slot {
    case .lesson(let weekday, let span):
      time = [
        ("weekday", .number(weekday)), ("start", .text(ClockSpan.text(span.start))),
        ("end", .text(ClockSpan.text(span.end))), ("minutes", .null),
      ]
    case .flexible(let minutes):
      time = [("weekday", .null), ("start", .null), ("end", .null), ("minutes", .number(minutes))]
    }
    let place: [JSON.Member] = [
      ("member", .text(member)), ("group", .text(group)), ("vacancy", .text(vacancy)),
      ("location", .text(location)), ("subject", .text(subject)), ("level", .text(level)),
    ]
    let rest: [JSON.Member] = [
      ("from", .text(range.from.description)), ("until", .text(range.until.description)),
      ("without", .list(datesWithout.map { .text($0.description) })), ("sequence", .number(sequence)),
      ("told", .text(told.description)), ("withdrawn", .bool(isWithdrawn)),
    ]
    return .object(place + time + rest)
  }
}
