// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// How much was asked and how much of it is covered.
public struct Tally: Hashable, Sendable {
  /// Lesson minutes in the horizon.
  public var minutesAsked = 0, minutesCovered = 0
  /// Minutes of a usual week, in thousandths; the covered ones pro rata of the minutes in the horizon.
  public var weeklyAsked = 0, weeklyCovered = 0
  /// Nothing asked.
  public init() {}
  /// Lesson minutes that nobody teaches.
  public var minutesOpen: Int { minutesAsked - minutesCovered }

  static func += (a: inout Tally, b: Tally) {
    a.minutesAsked += b.minutesAsked
    a.minutesCovered += b.minutesCovered
    a.weeklyAsked += b.weeklyAsked
    a.weeklyCovered += b.weeklyCovered
  }
}

/// What coverage is told by.
public enum Dimension: String, CaseIterable, Sendable {
  case reportingGroup = "reporting_group"
  case subject
  case levelGroup = "level_group"
  case board, location, tier
  case hire
}

/// How much of what was asked a plan covers (vervullingsgraad), in all and by several dimensions.
///
/// Running placements count as covered. Tier and hire form divide what is covered; each of their rows has as
/// asked the whole region's, so that their shares add up to the total share.
public struct Coverage: Sendable {
  /// One key of a dimension.
  public struct Row: Hashable, Sendable {
    /// The id in the region's table, or the raw value; tier `none` = without authority.
    public let key: String
    /// The name in the region's table, else the key.
    public let name: String
    /// What was asked and covered of it.
    public let tally: Tally
  }
  /// The whole region.
  public internal(set) var total = Tally()
  /// Rows by dimension, in the order of the region's tables; only those with minutes asked (tier and hire
  /// form: covered).
  public internal(set) var rows: [Dimension: [Row]] = [:]
  /// Covered, but at tier 2 or 3, without authority, or by agency or freelance (verborgen tekort).
  public internal(set) var hiddenMinutes = 0
  /// Vacancies with minutes in the horizon: all, and those with all minutes or some covered.
  public internal(set) var vacancies = 0, vacanciesWhole = 0, vacanciesPartly = 0
  /// How much of the pool is at work.
  public internal(set) var pool = PoolUse()
  /// The lesson minutes of one lesson and of a full-time week.
  public let lessonMinutes, fteMinutes: Int

  init(policy: Policy) { (lessonMinutes, fteMinutes) = (policy.lessonMinutes, policy.fteMinutes) }
}

/// How many hours of the pool a plan uses.
public struct PoolUse: Hashable, Sendable {
  /// Members in the pool on some date of the horizon, and those with a placement.
  public internal(set) var members = 0, membersPlaced = 0
  /// Lesson minutes taught by all members in the horizon.
  public internal(set) var usedMinutes = 0
  /// Lesson minutes that all members could give at most.
  public internal(set) var availableMinutes = 0
  /// Lesson minutes under contract, and those of them that are used. A contract is `hours_min`, or for permanent and
  /// seconded members without it `hours_max`; what a member teaches beyond it is not counted here.
  public internal(set) var contractedMinutes = 0, contractedUsedMinutes = 0
}
