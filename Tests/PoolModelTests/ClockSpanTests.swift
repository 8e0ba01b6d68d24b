// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

@Suite("Spans of clock time") struct ClockSpanTests {
  /// The minutes of a span, one by one.
  func minutes(_ span: ClockSpan) -> Set<Int> { Set(span.start..<span.end) }

  static let ends = [0, 1, 2, 3, 1438, 1439, 1440]

  @Test("are what their minutes are", arguments: ends, ends) func sets(start: Int, end: Int) throws {
    guard let span = ClockSpan(start, end) else {
      #expect(start >= end)
      return
    }
    #expect(span.minutes == minutes(span).count)
    for otherStart in Self.ends {
      for otherEnd in Self.ends {
        guard let other = ClockSpan(otherStart, otherEnd) else { continue }
        #expect(span.overlaps(other) == !minutes(span).isDisjoint(with: minutes(other)), "\(span) \(other)")
        #expect(span.contains(other) == minutes(other).isSubset(of: minutes(span)), "\(span) \(other)")
      }
    }
    #expect(ClockSpan.wholeDay.contains(span))
  }

  @Test("are never empty, backwards or outside the day", arguments: [(5, 5), (6, 5), (-1, 5), (0, 1441)])
  func impossible(start: Int, end: Int) { #expect(ClockSpan(start, end) == nil) }

  @Test("come in the order of their starts, then of their ends") func order() throws {
    let spans = try [(2, 3), (1, 5), (1, 4)].map { try #require(ClockSpan($0.0, $0.1)) }
    #expect(spans.sorted().map(\.description) == ["00:01-00:04", "00:01-00:05", "00:02-00:03"])
  }

  @Test("every minute of the day is read as it is written") func texts() {
    for minute in 0...1440 { #expect(ClockSpan.minutes(ClockSpan.text(minute)) == minute) }
    #expect(ClockSpan.text(0) == "00:00")
    #expect(ClockSpan.text(510) == "08:30")
    #expect(ClockSpan.text(1440) == "24:00")
    #expect(ClockSpan.minutes("8:30") == 510)
  }

  @Test(
    "nothing else is a time of day",
    arguments: [
      "", "8", "08", "0830", "8:3", "08:60", "24:01", "25:00", "08:30:00", "8.30", "-1:30", "008:30", "8:3O",
      " 8:30", ":30",
    ])
  func notATime(text: String) { #expect(ClockSpan.minutes(text) == nil) }
}
