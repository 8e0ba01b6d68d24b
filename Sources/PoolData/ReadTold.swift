// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

/// Reads `told.json` of a folder of notices: what was told with them; `nil` if there is a fault.
///
/// Only the form is checked, as ids may well be gone from the package since. The first fault ends the reading.
public func readTold(in folder: String) -> (told: ToldLessons?, faults: [Fault]) {
  do throws(Fault) {
    let (reader, json) = try OutputReader.open("told.json", in: folder)
    return (try reader.told(json), [])
  } catch {
    return (nil, [error])
  }
}

extension OutputReader {
  fileprivate func told(_ json: JSON) throws(Fault) -> ToldLessons {
    let top = try object(json, ["format", "version", "on", "series"], nil)
    guard try text(top, "format") == "poolmatch-told" else {
      throw fault(.format, try value(top, "format"), "format")
    }
    guard try number(top, "version") == 1 else { throw fault(.format, try value(top, "version"), "version") }
    var all: [LessonSeries] = []
    var keys: Set<LessonSeries.Key> = []
    for json in try list(top, "series") {
      let one = try series(json)
      guard keys.insert(one.key).inserted else { throw fault(.keyOnce, json, "series") }
      all.append(one)
    }
    return ToldLessons(on: try day(top, "on"), series: all.sorted(by: LessonSeries.order))
  }

  private func series(_ json: JSON) throws(Fault) -> LessonSeries {
    let row = try object(
      json,
      [
        "member", "group", "vacancy", "location", "subject", "level", "weekday", "start", "end", "minutes",
        "from", "until", "without", "sequence", "told", "withdrawn",
      ], "series")
    let range = try dates(row)
    var without: Set<Day> = []
    for json in try list(row, "without") {
      guard case .text(let text) = json.content, let day = Day(iso: text) else {
        throw fault(.date, json, "without")
      }
      without.insert(day)
    }
    let given = stride(from: range.from, through: range.until, by: 7).filter { !without.contains($0) }
    guard given.first == range.from, given.last == range.until else {
      throw fault(.date, try value(row, "until"), "until")
    }
    var series = LessonSeries(
      member: try text(row, "member"), group: try text(row, "group"), vacancy: try text(row, "vacancy"),
      location: try text(row, "location"), subject: try text(row, "subject"), level: try text(row, "level"),
      slot: try slot(row, on: range.from), dates: given, told: try day(row, "told"))
    series.sequence = try count(row, "sequence", from: 0)
    guard case .bool(let isWithdrawn) = try value(row, "withdrawn").content else {
      throw fault(.truth, try value(row, "withdrawn"), "withdrawn")
    }
    series.isWithdrawn = isWithdrawn
    return series
  }

  private func slot(_ row: [String: JSON], on first: Day) throws(Fault) -> LessonSeries.Slot {
    if case .null = try value(row, "weekday").content {
      guard first.weekday == 1 else { throw fault(.date, try value(row, "from"), "from") }
      return .flexible(minutes: try count(row, "minutes", from: 1))
    }
    let weekday = try number(row, "weekday")
    guard weekday == first.weekday else { throw fault(.date, try value(row, "from"), "from") }
    guard let start = ClockSpan.minutes(try text(row, "start")),
      let end = ClockSpan.minutes(try text(row, "end")), let span = ClockSpan(start, end)
    else { throw fault(.span, try value(row, "start"), "start") }
    return .lesson(weekday: weekday, span: span)
  }

  private func count(_ row: [String: JSON], _ key: String, from least: Int) throws(Fault) -> Int {
    let number = try number(row, key)
    guard number >= least else { throw fault(.wholeNumber, try value(row, key), key) }
    return number
  }
}
