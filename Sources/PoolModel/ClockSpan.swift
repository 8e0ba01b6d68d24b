// SPDX-License-Identifier: GPL-3.0-or-later

/// A half-open span of one day's clock time, `[start, end)`, in minutes after midnight (0–1440).
///
/// - Invariant: `0 <= start < end <= 1440`. Spans that only touch do not overlap.
public struct ClockSpan: Hashable, Comparable, Sendable {
  /// Minutes after midnight.
  public let start, end: Int

  /// The span from `start` to `end`, or `nil` if it would be empty, run backwards or leave the day.
  @inlinable public init?(_ start: Int, _ end: Int) {
    guard 0 <= start, start < end, end <= 1440 else { return nil }
    (self.start, self.end) = (start, end)
  }
  @usableFromInline init(unchecked start: Int, _ end: Int) { (self.start, self.end) = (start, end) }
  /// From midnight to midnight, 1,440 minutes.
  public static let wholeDay = ClockSpan(unchecked: 0, 1440)
  /// Length in minutes, at least 1.
  @inlinable public var minutes: Int { end - start }
  /// Whether the spans share a minute.
  @inlinable public func overlaps(_ other: ClockSpan) -> Bool { start < other.end && other.start < end }
  /// Whether every minute of `other` is in this span.
  @inlinable public func contains(_ other: ClockSpan) -> Bool { start <= other.start && other.end <= end }
  /// By start, then by end.
  @inlinable public static func < (a: ClockSpan, b: ClockSpan) -> Bool { (a.start, a.end) < (b.start, b.end) }

  /// A time of day written as `08:30` (or `8:30`), in minutes after midnight; `24:00` is 1440; else `nil`.
  public static func minutes(_ text: some StringProtocol) -> Int? { minutes(Array(text.utf8)[...]) }

  /// The same of its UTF-8 bytes.
  package static func minutes(_ text: ArraySlice<UInt8>) -> Int? {
    guard let parts = digits(text, between: UInt8(ascii: ":"), [1...2, 2...2]) else { return nil }
    let minutes = parts[0] * 60 + parts[1]
    return parts[1] < 60 && minutes <= 1440 ? minutes : nil
  }

  /// Minutes after midnight as `08:30`.
  public static func text(_ minutes: Int) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}

extension ClockSpan: CustomStringConvertible {
  /// The span as `08:30-09:20`.
  public var description: String { "\(ClockSpan.text(start))-\(ClockSpan.text(end))" }
}

/// A position in WGS84 degrees.
public struct Position: Hashable, Sendable {
  /// Degrees north (−90…90) and east (−180…180).
  public var latitude, longitude: Double
  /// A position from its degrees.
  public init(latitude: Double, longitude: Double) {
    (self.latitude, self.longitude) = (latitude, longitude)
  }
}
