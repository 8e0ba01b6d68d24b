// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a vacancy exists.
public enum VacancyKind: String, CaseIterable, Sendable { case replacement, vacancy, peak }

/// A request of one location for one subject over a range of dates (tijdelijke vacature).
public struct Vacancy: Hashable, Sendable {
  public var id, location, subject: String
  /// The first date.
  public var from: Day
  /// The last date; `nil` = end unknown, planned to the horizon.
  public var until: Day?
  /// 1 (least) … 9 (most).
  public var priority: Int
  /// The most members in one week; 1 = never split.
  public var membersMax: Int
  /// The highest tier that the school accepts, 0–3.
  public var tierMax: Int
  /// Why it exists.
  public var kind: VacancyKind
  /// The date on which the school asked.
  public var submitted: Day
  /// A vacancy, by default of middling priority, for one qualified member.
  public init(
    id: String, location: String, subject: String, from: Day, until: Day?, priority: Int = 5,
    membersMax: Int = 1, tierMax: Int = 0, kind: VacancyKind = .replacement, submitted: Day
  ) {
    (self.id, self.location, self.subject, self.from, self.until) = (id, location, subject, from, until)
    (self.priority, self.membersMax, self.tierMax) = (priority, membersMax, tierMax)
    (self.kind, self.submitted) = (kind, submitted)
  }
}

/// The lessons of one class in a vacancy: always one person at a time (lesgroep).
public struct LessonGroup: Hashable, Sendable {
  public var id, vacancy, level: String
  /// Minutes a week of a flexible group; `nil` when the group has lessons at fixed times.
  public var flexibleMinutes: Int?
  /// A group; with `flexibleMinutes` it has no lessons.
  public init(id: String, vacancy: String, level: String, flexibleMinutes: Int? = nil) {
    (self.id, self.vacancy, self.level) = (id, vacancy, level)
    self.flexibleMinutes = flexibleMinutes
  }
}

/// A weekly lesson of a group.
public struct Lesson: Hashable, Sendable {
  /// The group's id.
  public var group: String
  /// 1 = Monday … 7 = Sunday.
  public var weekday: Int
  /// The period by which the lesson was given in the table, if it was.
  public var period: Int?
  /// Clock time; always known, also for a lesson given by period.
  public var span: ClockSpan
  /// A lesson.
  public init(group: String, weekday: Int, period: Int? = nil, span: ClockSpan) {
    (self.group, self.weekday, self.period, self.span) = (group, weekday, period, span)
  }
}

/// How firm a placement is: `running` is locked, `published` was told and is movable at a price.
public enum PlacementState: String, CaseIterable, Sendable { case running, published, proposed }

/// A member takes a lesson group over a range of dates (inzet).
public struct Placement: Hashable, Sendable {
  public var group, member: String
  /// The first and the last date.
  public var dates: DayRange
  /// How firm it is.
  public var state: PlacementState
  /// A placement.
  public init(group: String, member: String, dates: DayRange, state: PlacementState) {
    (self.group, self.member, self.dates, self.state) = (group, member, dates, state)
  }
}
