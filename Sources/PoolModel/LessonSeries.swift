// SPDX-License-Identifier: GPL-3.0-or-later

/// A lesson that a member was told to give week after week, with every date: what one event of a calendar holds.
///
/// It keeps the ids of its surroundings, so that it can still be told when the package no longer has them.
public struct LessonSeries: Hashable, Sendable {
  /// When in the week it is given.
  public enum Slot: Hashable, Sendable {
    /// On a weekday (1 = Monday … 7 = Sunday) at fixed times.
    case lesson(weekday: Int, span: ClockSpan)
    /// So many minutes a week at no fixed times: the work of a flexible group.
    case flexible(minutes: Int)
  }
  /// What makes it the same series in two tellings: the minutes of flexible work may change, a lesson's time may not.
  public struct Key: Hashable, Sendable {
    public let member, group: String
    /// The weekday; `nil` = flexible work.
    public let weekday: Int?
    /// The times; `nil` = flexible work.
    public let span: ClockSpan?
  }

  public var member, group, vacancy, location, subject, level: String
  /// When in the week.
  public var slot: Slot
  /// Every date of a lesson in order, whole weeks apart; for flexible work the Monday of every week with minutes. Never empty.
  public var dates: [Day]
  /// How often it was changed or withdrawn since it was first told.
  public var sequence = 0
  /// The date on which it was told as it is now.
  public var told: Day
  /// Whether it was told that it will not be given.
  public var isWithdrawn = false

  /// A series that is told for the first time.
  public init(
    member: String, group: String, vacancy: String, location: String, subject: String, level: String,
    slot: Slot, dates: [Day], told: Day
  ) {
    (self.member, self.group, self.vacancy, self.location) = (member, group, vacancy, location)
    (self.subject, self.level, self.slot, self.dates, self.told) = (subject, level, slot, dates, told)
  }

  /// What makes it the same series in two tellings.
  public var key: Key {
    switch slot {
    case .lesson(let weekday, let span): Key(member: member, group: group, weekday: weekday, span: span)
    case .flexible: Key(member: member, group: group, weekday: nil, span: nil)
    }
  }

  /// The first and the last date.
  public var range: DayRange {
    guard let first = dates.first, let last = dates.last, let range = DayRange(first, last) else {
      preconditionFailure("the dates of \(key) are \(dates)")
    }
    return range
  }

  /// The weekly dates from the first to the last on which it is not given, such as holidays.
  public var datesWithout: [Day] {
    let given = Set(dates)
    return stride(from: range.from, through: range.until, by: 7).filter { !given.contains($0) }
  }

  /// Whether both say the same, whenever and however often they were told.
  public func saysTheSame(as other: LessonSeries) -> Bool {
    var other = other
    (other.sequence, other.told) = (sequence, told)
    return self == other
  }

  /// The one order in files: member, group, then weekday and time, flexible work last.
  public static func order(_ a: LessonSeries, _ b: LessonSeries) -> Bool {
    func rank(_ series: LessonSeries) -> (String, String, Int, Int, Int) {
      let key = series.key
      return (series.member, series.group, key.weekday ?? 8, key.span?.start ?? 0, key.span?.end ?? 0)
    }
    return rank(a) < rank(b)
  }
}

/// What members and schools were told on a date: every series, also those that were withdrawn or are over.
public struct ToldLessons: Hashable, Sendable {
  /// The date of the notices.
  public var on: Day
  /// In the order of `LessonSeries.order`, each key once.
  public var series: [LessonSeries]
  /// What was told.
  public init(on: Day, series: [LessonSeries]) { (self.on, self.series) = (on, series) }
}
