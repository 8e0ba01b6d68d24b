// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A rule that keeps a member from an opening, with the numbers that it looked at.
///
/// Texts in other languages are made from the case and its values; `description` is the English one.
public enum Refusal: Hashable, Sendable {
  /// A subject and a degree that a member holds.
  public struct Holding: Hashable, Sendable {
    /// The subject's id.
    public let subject: String
    /// The degree in it.
    public let degree: Degree
  }
  /// A lesson of every week.
  public struct WeeklyLesson: Hashable, Sendable {
    /// 1 = Monday … 7 = Sunday.
    public let weekday: Int
    /// Clock time.
    public let span: ClockSpan
  }
  /// The dates of a repeated trouble.
  public struct Occasions: Hashable, Sendable {
    /// The first of the dates.
    public let first: Day
    /// How many dates there are, at least 1.
    public let count: Int
  }

  /// Nothing that the member holds serves the subject (an id) at the level group.
  case noAuthority(held: [Holding], subject: String, levelGroup: LevelGroup)
  /// The lowest tier at which the member may teach, dates aside, and the highest that the school accepts.
  case tier(best: Tier, limit: Tier)
  /// The qualification and its authority row are not both valid on all dates needed; `nil` = open end.
  case authorityDates(held: Holding, from: Day?, until: Day?, needed: DayRange)
  /// The last date that the exception allows (`nil` = there is none), and the last one needed.
  case exceptionEnds(held: Holding, last: Day?, needed: Day)
  /// No certificate of conduct was shown.
  case certificateMissing
  /// The certificate of conduct bears a date after the first one needed.
  case certificateTooLate(shown: Day, needed: Day)
  /// The last date on which the certificate of conduct serves, and the last one needed.
  case certificateExpires(last: Day, needed: Day)
  /// A row `exclude` that holds on one of the dates.
  case exclusion(Preference)
  /// The member is in the pool on no date on which the opening has minutes.
  case memberDates(from: Day, until: Day?, needed: DayRange)
  /// A lesson lies outside the times in which the member can work.
  case availability(lesson: WeeklyLesson, on: Occasions)
  /// Neither a position nor a known postcode tells where the member lives.
  case homeUnknown
  /// The trip from home, and the longest that the member makes, in minutes.
  case reach(minutes: Int, limit: Int, mode: TravelMode)
  /// A lesson overlaps one of a running placement in `group` (an id).
  case overlap(lesson: WeeklyLesson, group: String, other: ClockSpan, on: Occasions)
  /// Minutes between a lesson and one of a running placement in `group` (an id) elsewhere, and those of the
  /// trip.
  case travel(
    lesson: WeeklyLesson, group: String, other: ClockSpan, gap: Int, needed: Int, mode: TravelMode,
    on: Occasions)
  /// Lesson minutes of the worst week (by its Monday), running placements included, and the member's limit.
  case hours(week: Day, minutes: Int, limit: Int)
  /// Lesson minutes of the worst week (by its Monday), running placements included, and those available.
  case freeTime(week: Day, minutes: Int, available: Int)
  /// Lesson minutes of the worst week (by its Monday) under an authority row, and the limit of that row.
  case authorityHours(held: Holding, week: Day, minutes: Int, limit: Int)
  /// Locations in the first week (by its Monday) that has too many, and the member's limit.
  case locations(week: Day, count: Int, limit: Int)
  /// Members of the vacancy in the first week (by its Monday) that has too many, and the vacancy's limit.
  case members(week: Day, count: Int, limit: Int)

  /// The rule that refuses.
  public var rule: Rule {
    switch self {
    case .noAuthority, .tier, .authorityDates, .exceptionEnds: .authority
    case .certificateMissing, .certificateTooLate, .certificateExpires: .certificate
    case .exclusion: .exclusion
    case .memberDates: .memberDates
    case .availability: .availability
    case .homeUnknown, .reach: .reach
    case .overlap: .onePlaceAtATime
    case .travel: .travelBetweenSchools
    case .hours: .hoursPerWeek
    case .freeTime: .freeTime
    case .authorityHours: .authorityHours
    case .locations: .locationsPerMember
    case .members: .membersPerVacancy
    }
  }
}

extension Refusal: CustomStringConvertible {
  /// The rule and the numbers in English, such as `reach: 58 min by car, limit 45`.
  public var description: String { "\(rule.rawValue): \(reason)" }

  private var reason: String {
    switch self {
    case .noAuthority(let held, let subject, let levelGroup):
      let holdings = held.isEmpty ? "nothing" : held.map(\.description).joined(separator: ", ")
      return "holds \(holdings); none serves \(subject) at \(levelGroup.rawValue)"
    case .tier(let best, let limit):
      return "tier \(best) at best, limit \(limit)"
    case .authorityDates(let held, let from, let until, let needed):
      let validity = [from.map { "from \($0)" }, until.map { "until \($0)" }].compactMap(\.self)
      return "\(held) valid \(validity.joined(separator: " ")), needed \(needed.text)"
    case .exceptionEnds(let held, let last, let needed):
      return last.map { "\(held) by exception until \($0), needed until \(needed)" }
        ?? "\(held) needs an exception, none given"
    case .certificateMissing: return "none shown"
    case .certificateTooLate(let shown, let needed): return "dated \(shown), needed from \(needed)"
    case .certificateExpires(let last, let needed): return "serves until \(last), needed until \(needed)"
    case .exclusion(let row):
      let dates = [row.from.map { " from \($0)" }, row.until.map { " until \($0)" }].compactMap(\.self)
      let place =
        switch row.target {
        case .location(let id): "location \(id)"
        case .vacancy(let id): "vacancy \(id)"
        }
      return "by \(row.by.rawValue), \(place)\(dates.joined())"
    case .memberDates(let from, let until, let needed):
      return "in the pool from \(from)\(until.map { " until \($0)" } ?? ""), needed \(needed.text)"
    case .availability(let lesson, let dates): return "not free \(lesson), \(dates)"
    case .homeUnknown: return "home unknown"
    case .reach(let minutes, let limit, let mode):
      return "\(minutes) min by \(mode.rawValue), limit \(limit)"
    case .overlap(let lesson, let group, let other, let dates):
      return "\(lesson) overlaps \(other) of running group \(group), \(dates)"
    case .travel(let lesson, let group, let other, let gap, let needed, let mode, let dates):
      return "\(gap) min between \(lesson) and \(other) of running group \(group), "
        + "needs \(needed) by \(mode.rawValue), \(dates)"
    case .hours(let week, let minutes, let limit), .authorityHours(_, let week, let minutes, let limit):
      return "\(minutes) min in the week of \(week), limit \(limit)"
    case .freeTime(let week, let minutes, let available):
      return "\(minutes) min in the week of \(week), free \(available)"
    case .locations(let week, let count, let limit):
      return "\(count) locations in the week of \(week), limit \(limit)"
    case .members(let week, let count, let limit):
      return "\(count) members in the week of \(week), limit \(limit)"
    }
  }
}

extension Refusal.Holding: CustomStringConvertible {
  /// The subject and the degree, such as `NE second`.
  public var description: String { "\(subject) \(degree.rawValue)" }
}

extension Refusal.WeeklyLesson: CustomStringConvertible {
  /// The weekday and the time, such as `Tue 08:30-09:20`.
  public var description: String {
    "\(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday - 1]) \(span)"
  }
}

extension Refusal.Occasions: CustomStringConvertible {
  /// The count and the first date, such as `5 dates from 2026-12-01`.
  public var description: String { count == 1 ? "on \(first)" : "\(count) dates from \(first)" }
}

extension DayRange {
  fileprivate var text: String { "\(from) to \(until)" }
}
