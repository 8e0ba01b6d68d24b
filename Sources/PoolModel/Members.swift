// SPDX-License-Identifier: GPL-3.0-or-later

/// How a member is hired (vaste schil, flexibele schil, detachering, uitzend, zzp).
public enum HireForm: String, CaseIterable, Sendable {
  case permanent, flexible, seconded, agency, freelance
}

/// How a member travels.
public enum TravelMode: String, CaseIterable, Sendable { case car, bike, transit }

/// A person who can be placed (poollid, invaller).
public struct Member: Hashable, Sendable {
  /// The member's id, never a name.
  public var id: String
  /// How the member is hired.
  public var hire: HireForm
  /// Home; `nil` when only the postcode, or nothing, is known.
  public var home: Position?
  /// Four digits.
  public var postcode4: String?
  /// How the member travels.
  public var mode: TravelMode
  /// The longest trip from home to a location, in minutes.
  public var travelMaxMinutes: Int
  /// The most and the contracted lesson minutes in a week (the table's hours × 60).
  public var minutesMax, minutesMin: Int
  /// The most locations in one week, at least 1.
  public var locationsMax: Int
  /// The first date in the pool.
  public var from: Day
  /// The last date in the pool; `nil` = no end known.
  public var until: Day?
  /// What an extra hour costs, in cents; `nil` = the policy's figure for the hire form.
  public var centsPerHour: Int?
  /// The date on the certificate of conduct (VOG); `nil` = not placeable.
  public var conductCertificate: Day?
  /// The last date of a running exception to the authority rules.
  public var exceptionUntil: Day?
  /// The board that puts the member in the pool, by id; `nil` = none does, as with agencies.
  public var board: String?

  /// A member; dates left out are open ends, amounts left out are not set.
  public init(
    id: String, hire: HireForm, home: Position?, postcode4: String? = nil, mode: TravelMode,
    travelMaxMinutes: Int, minutesMax: Int, minutesMin: Int = 0, locationsMax: Int, from: Day,
    until: Day? = nil, centsPerHour: Int? = nil, conductCertificate: Day?, exceptionUntil: Day? = nil,
    board: String? = nil
  ) {
    (self.id, self.hire, self.home, self.postcode4, self.mode) = (id, hire, home, postcode4, mode)
    (self.travelMaxMinutes, self.minutesMax, self.minutesMin) = (travelMaxMinutes, minutesMax, minutesMin)
    (self.locationsMax, self.from, self.until, self.centsPerHour) = (locationsMax, from, until, centsPerHour)
    (self.conductCertificate, self.exceptionUntil) = (conductCertificate, exceptionUntil)
    self.board = board
  }
}

/// The kinds of authority to teach that a member may hold in a subject.
public enum Degree: String, CaseIterable, Sendable {
  case first, second
  case secondLimited = "second_limited"
  case primary, vocational
  case careerChanger = "career_changer"
  case trainee, hybrid, none
}

/// A subject and degree of a member (bevoegdheid).
public struct Qualification: Hashable, Sendable {
  public var member, subject: String
  /// The degree held or in sight.
  public var degree: Degree
  public var from, until: Day?
  /// A qualification, by default valid at any date.
  public init(member: String, subject: String, degree: Degree, from: Day? = nil, until: Day? = nil) {
    (self.member, self.subject, self.degree) = (member, subject, degree)
    (self.from, self.until) = (from, until)
  }
}

/// A weekly span in which a member can work.
public struct Availability: Hashable, Sendable {
  /// The member's id.
  public var member: String
  /// 1 = Monday … 7 = Sunday.
  public var weekday: Int
  /// The hours of the day.
  public var span: ClockSpan
  public var from, until: Day?
  /// A weekly span, by default valid at any date.
  public init(member: String, weekday: Int, span: ClockSpan, from: Day? = nil, until: Day? = nil) {
    (self.member, self.weekday, self.span) = (member, weekday, span)
    (self.from, self.until) = (from, until)
  }
}

/// What somebody prefers or excludes: a member with a location, or with a vacancy.
public struct Preference: Hashable, Sendable {
  /// Wanted, or ruled out.
  public enum Kind: String, CaseIterable, Sendable { case prefer, exclude }
  /// Whose wish it is; a planner's has a record in `overrides.csv`, a court's is law.
  public enum Side: String, CaseIterable, Sendable { case member, school, planner, court }
  /// What is wanted or ruled out, by id.
  public enum Target: Hashable, Sendable {
    case location(String)
    case vacancy(String)
  }
  /// The member's id.
  public var member: String
  /// The location or vacancy.
  public var target: Target
  /// Wanted, or ruled out.
  public var kind: Kind
  /// Whose wish it is.
  public var by: Side
  /// The first and the last date on which something is ruled out; `nil` = open ends, as of all that is wanted.
  public var from, until: Day?
  /// A preference, by default without dates.
  public init(
    member: String, target: Target, kind: Kind, by: Side, from: Day? = nil, until: Day? = nil
  ) {
    (self.member, self.target, self.kind, self.by) = (member, target, kind, by)
    (self.from, self.until) = (from, until)
  }
}
