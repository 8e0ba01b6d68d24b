// SPDX-License-Identifier: GPL-3.0-or-later

/// A weekly lesson that is asked: a weekday, and a period of the location's bells or a clock time.
public struct LessonTime: Hashable, Sendable {
  /// 1 = Monday … 7 = Sunday.
  public let weekday: Int
  /// The period; `nil` for a lesson by clock time.
  public let period: Int?
  /// The clock time; `nil` for a lesson by period.
  public let span: ClockSpan?

  /// A lesson by period, or by clock time.
  public init(weekday: Int, period: Int?, span: ClockSpan?) {
    (self.weekday, self.period, self.span) = (weekday, period, span)
  }
}
