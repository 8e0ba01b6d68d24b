// SPDX-License-Identifier: GPL-3.0-or-later

/// The hard rules by name; the names reach row names, reports and explanations. See `Docs/rules.md`.
public enum Rule: String, CaseIterable, Sendable, Comparable {
  case authority
  case certificate
  case exclusion
  case memberDates = "member-dates"
  case availability
  case reach
  case onePlaceAtATime = "one-place-at-a-time"
  case travelBetweenSchools = "travel-between-schools"
  case hoursPerWeek = "hours-per-week"
  case freeTime = "free-time"
  case authorityHours = "authority-hours"
  case locationsPerMember = "locations-per-member"
  case membersPerVacancy = "members-per-vacancy"
  case oneTeacherPerGroup = "one-teacher-per-group"
  case handovers
  case lockedPlacements = "locked-placements"
  case changesMax = "changes-max"

  /// The order of the list above, which is the order in which reasons are told.
  public static func < (a: Rule, b: Rule) -> Bool { a.order < b.order }
  private var order: Int { Rule.allCases.firstIndex(of: self) ?? 0 }
}
