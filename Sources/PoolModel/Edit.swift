// SPDX-License-Identifier: GPL-3.0-or-later

/// A small change to a region that can be said in one line, such as `vacancy V0001 until=2027-02-10`.
///
/// `description` is that line; `PoolData` reads it back. Amounts have the ranges of the tables' columns.
public enum Edit: Hashable, Sendable {
  /// Other figures for a vacancy.
  case vacancy(String, [VacancyChange])
  /// A vacancy that is no longer asked: it goes with its groups and all that names them.
  case withdraw(String)
  /// A vacancy with the groups and lessons of another; only ids differ.
  case addVacancy(String, like: String)
  /// A vacancy with one group, which gets the vacancy's id and `-1`.
  case newVacancy(Vacancy, NewGroup)
  /// The lesson of a group that begins then begins at another time, and lasts as long.
  case lesson(String, from: LessonStart, to: LessonStart)
  /// Other figures for a member.
  case member(String, [MemberChange])
  /// A member who cannot work on these dates; why is nobody's business.
  case away(String, DayRange)
  /// A member with the figures, qualifications and availability of another.
  case addMember(String, like: String)
  /// A member who lives at a location and can work Monday to Friday, all day.
  case newMember(String, MemberProfile)
  /// One more qualification.
  case qualification(Qualification)
  /// A wish about a location or a vacancy.
  case wish(Wish)
  /// Other choices of the region.
  case policy([PolicyChange])
}

/// One figure of a vacancy.
public enum VacancyChange: Hashable, Sendable {
  case from(Day)
  /// `nil` = end unknown.
  case until(Day?)
  case priority(Int), membersMax(Int), tierMax(Int)
}

/// One figure of a member.
public enum MemberChange: Hashable, Sendable {
  /// `nil` = no end known.
  case until(Day?)
  /// Lesson minutes a week.
  case minutesMax(Int), minutesMin(Int)
  case travelMaxMinutes(Int), locationsMax(Int)
  case conductCertificate(Day)
  /// `nil` = no exception.
  case exceptionUntil(Day?)
}

/// One choice of the region.
public enum PolicyChange: Hashable, Sendable {
  case firstDay(Day), weeks(Int), handoversMax(Int)
  /// In order of importance, each once, at least one.
  case goals([GoalLevel])
}

/// When a lesson begins in its week.
public struct LessonStart: Hashable, Sendable {
  /// 1 = Monday … 7 = Sunday.
  public let weekday: Int
  /// Minutes after midnight, 0–1439.
  public let start: Int
  /// A weekday and a time of day.
  public init(weekday: Int, start: Int) { (self.weekday, self.start) = (weekday, start) }
}

/// The class of a vacancy that an edit makes up.
public struct NewGroup: Hashable, Sendable {
  /// The level's id.
  public let level: String
  /// Its lessons, or minutes a week without fixed times.
  public let teaching: Teaching
  /// What is taught to a class in a week.
  public enum Teaching: Hashable, Sendable {
    case lessons([LessonTime])
    case flexible(minutes: Int)
  }
  /// A class.
  public init(level: String, teaching: Teaching) { (self.level, self.teaching) = (level, teaching) }
}

/// The member whom an edit makes up; the certificate of conduct is of the policy's first day.
public struct MemberProfile: Hashable, Sendable {
  /// What the member may teach.
  public var subject: String
  /// The degree in it.
  public var degree: Degree
  /// The location where the member lives.
  public var location: String
  /// The most lesson minutes a week.
  public var minutesMax: Int
  /// How the member is hired.
  public var hire: HireForm
  /// How the member travels.
  public var mode: TravelMode
  /// The longest trip from home to a location, in minutes.
  public var travelMaxMinutes: Int
  /// The most locations in one week.
  public var locationsMax: Int

  /// A member, by default in the permanent pool, with a car, for two locations at most an hour away.
  public init(
    subject: String, degree: Degree, location: String, minutesMax: Int, hire: HireForm = .permanent,
    mode: TravelMode = .car, travelMaxMinutes: Int = 60, locationsMax: Int = 2
  ) {
    (self.subject, self.degree, self.location) = (subject, degree, location)
    (self.minutesMax, self.hire, self.mode) = (minutesMax, hire, mode)
    (self.travelMaxMinutes, self.locationsMax) = (travelMaxMinutes, locationsMax)
  }
}

/// A preference whose target is named by its id alone: a vacancy if there is one of that id, else a location.
public struct Wish: Hashable, Sendable {
  /// Wanted, or ruled out.
  public let kind: Preference.Kind
  public let member, target: String
  /// Whose wish it is.
  public let by: Preference.Side
  /// The first and the last date of an exclusion; `nil` = open ends.
  public let from, until: Day?
  /// A wish, by default without dates; only an exclusion has dates.
  public init(
    _ kind: Preference.Kind, member: String, target: String, by: Preference.Side, from: Day? = nil,
    until: Day? = nil
  ) {
    (self.kind, self.member, self.target, self.by) = (kind, member, target, by)
    (self.from, self.until) = (from, until)
  }
}
