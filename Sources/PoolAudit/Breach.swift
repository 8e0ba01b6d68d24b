// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// One place where a plan breaks a rule of `Docs/rules.md`, with the numbers that show it.
public struct Breach: Hashable, Sendable, CustomStringConvertible {
  /// What was found. Weeks are given by their Monday, minutes are lesson minutes, `days` counts dates.
  public enum Finding: Hashable, Sendable {
    /// The package has no such member.
    case unknownMember(Placement)
    /// The package has no such group.
    case unknownGroup(Placement)
    /// The placement leaves the dates of its vacancy or of the horizon; `nil`: they have none in common.
    case outsideWindow(Placement, window: DayRange?)

    /// No authority holds over the placement's dates.
    case noAuthority(Placement)
    /// The member's authority is of a tier that the vacancy does not accept.
    case tierTooHigh(Placement, tier: Tier, limit: Tier)
    /// The member has no certificate of conduct.
    case noCertificate(Placement)
    /// The certificate is dated after the placement's first date.
    case certificateTooLate(Placement, certificate: Day)
    /// The certificate serves until `last`, before the placement ends.
    case certificateEnds(Placement, last: Day)
    /// A row `exclude` names the member with the location or the vacancy, and holds on one of the placement's dates in a week
    /// with minutes.
    case excluded(Placement, Preference)
    /// The placement leaves the member's own dates.
    case memberDates(Placement, from: Day, until: Day?)
    /// A lesson outside the time in which the member is available, on `days` dates from `first`.
    case unavailable(Placement, lesson: ClockSpan, first: Day, days: Int)
    /// The trip from home takes too long.
    case tooFar(Placement, location: String, mode: TravelMode, minutes: Int, limit: Int)
    /// The trip from home is not known.
    case homeUnknown(Placement)

    /// Two lessons of a member overlap, on `days` dates from `first`.
    case overlap(member: String, first: Day, days: Int, LessonPlace, LessonPlace)
    /// A member cannot travel from one lesson to the next, on `days` dates from `first`.
    case noTimeToTravel(
      member: String, first: Day, days: Int, from: LessonPlace, to: LessonPlace, gap: Int, needed: Int?)

    /// More minutes than the member's hours.
    case tooManyMinutes(member: String, week: Day, minutes: Int, limit: Int, groups: [String])
    /// More minutes than the member is available.
    case noFreeTime(member: String, week: Day, minutes: Int, available: Int, groups: [String])
    /// More minutes than a row of the authority table allows.
    case tooManyUnderAuthority(
      member: String, week: Day, minutes: Int, limit: Int, LevelGroup, Degree, groups: [String])
    /// More locations than the member's limit.
    case tooManyLocations(member: String, week: Day, limit: Int, locations: [String])
    /// More members than the vacancy's limit.
    case tooManyMembers(vacancy: String, week: Day, limit: Int, members: [String])

    /// Two placements of a group share `days` dates from `first`.
    case sharedDates(group: String, first: Day, days: Int, members: [String])
    /// More placements in one opening of a group than handovers allow.
    case tooManyHandovers(group: String, opening: Int, placements: Int, limit: Int, members: [String])
    /// A running placement of the package that the plan has not, or not so.
    case lockedMissing(Placement)
    /// A placement that the plan calls running and the package does not have so.
    case lockedUnknown(Placement)
    /// More told placements are changed than the planner allows.
    case tooManyChanges(Int, limit: Int)
  }

  /// A lesson of a group at a location.
  public struct LessonPlace: Hashable, Sendable {
    /// Ids.
    public let group, location: String
    /// Clock time.
    public let span: ClockSpan
  }

  /// What was found, by its numbers.
  public let finding: Finding

  /// The rule that is broken; `nil` for a placement that the package cannot hold at all.
  public var rule: Rule? {
    switch finding {
    case .unknownMember, .unknownGroup, .outsideWindow: nil
    case .noAuthority, .tierTooHigh: .authority
    case .noCertificate, .certificateTooLate, .certificateEnds: .certificate
    case .excluded: .exclusion
    case .memberDates: .memberDates
    case .unavailable: .availability
    case .tooFar, .homeUnknown: .reach
    case .overlap: .onePlaceAtATime
    case .noTimeToTravel: .travelBetweenSchools
    case .tooManyMinutes: .hoursPerWeek
    case .noFreeTime: .freeTime
    case .tooManyUnderAuthority: .authorityHours
    case .tooManyLocations: .locationsPerMember
    case .tooManyMembers: .membersPerVacancy
    case .sharedDates: .oneTeacherPerGroup
    case .tooManyHandovers: .handovers
    case .lockedMissing, .lockedUnknown: .lockedPlacements
    case .tooManyChanges: .changesMax
    }
  }

  /// The name of the rule, or `unknown-member`, `unknown-group` or `vacancy-dates`.
  public var name: String {
    switch finding {
    case .unknownMember: "unknown-member"
    case .unknownGroup: "unknown-group"
    case .outsideWindow: "vacancy-dates"
    default: rule?.rawValue ?? ""
    }
  }

  /// The breach in English, one line.
  public var description: String { text(.english) }

  /// The breach in one line: the name, the ids, the dates and the numbers.
  public func text(_ language: Language) -> String {
    switch language {
    case .english: "\(name): \(englishText)"
    case .dutch: "\(name): \(dutchText)"
    }
  }
}

/// A whole number with its thousands set apart: `1,650`.
func grouped(_ number: Int, by separator: String) -> String {
  let digits = String(number.magnitude)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += separator }
    text.append(digit)
  }
  return (number < 0 ? "-" : "") + text
}
