// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A run of dates of one lesson group for which a teacher is wanted; see `Docs/rules.md`, section 1.
public struct Opening: Hashable, Sendable {
  /// Positions in the region's tables.
  public let group, vacancy, location: Int
  /// Counts the openings of the group by date, from 1.
  public let number: Int
  /// The first and the last date.
  public let dates: DayRange
  /// What the group has on those dates, at least 1 minute.
  public let minutes: Int
}

/// What a group is taught over a range of dates, week by week.
///
/// Stints over the same dates of one opening share it.
public struct Teaching: Hashable, Sendable {
  /// The weeks with minutes, bit *w* for week *w* of the horizon.
  public let weeks: UInt64
  /// The weeks with a lesson on each weekday (index 0 = Monday); all zero for a flexible group.
  public let weeksByWeekday: [UInt64]
  /// Minutes in each week of the horizon.
  public let minutesByWeek: [Int32]
  /// The sum of `minutesByWeek`.
  public let minutes: Int
  /// Dates with a lesson; for a flexible group the weeks with minutes.
  public let days: Int
}

/// A member, an opening and the dates on which that member would take it: what a plan decides about.
public struct Stint: Hashable, Sendable {
  /// The member's position in the region's table.
  public let member: Int
  /// The opening's position in `Rulebook.openings`.
  public let opening: Int
  /// The first and the last date.
  public let dates: DayRange
  /// What is taught on those dates.
  public let teaching: Teaching
  /// The tier at which the member teaches.
  public let tier: Tier
  /// The rows of `qualifications` and `authority` that give the tier, as positions in the region's tables.
  public let qualification, authority: Int
  /// One way from home to the location, in minutes.
  public let homeMinutes: Int
}
