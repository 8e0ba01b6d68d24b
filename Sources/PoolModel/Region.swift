// SPDX-License-Identifier: GPL-3.0-or-later

/// All that one planning run knows: the tables of a data package, row for row, and its policy.
///
/// Rows keep the order of their files. References are ids; `PoolData` hands out only regions in which every
/// reference exists and every id is used once, and the rest of the project relies on it.
public struct Region: Sendable, Equatable {
  /// Employers, by id.
  public var boards: [Board] = []
  /// School sites.
  public var locations: [Location] = []
  /// The clock times of the periods.
  public var bells: [Bell] = []
  /// Dates without lessons.
  public var holidays: [Holiday] = []
  /// School subjects.
  public var subjects: [Subject] = []
  /// Levels of teaching.
  public var levels: [Level] = []
  /// Which degree may teach which levels.
  public var authority: [Authority] = []
  /// Related subjects.
  public var neighbours: [Neighbour] = []
  /// Where postcodes lie.
  public var postcodes: [Postcode] = []
  /// The pool.
  public var members: [Member] = []
  /// What members may teach.
  public var qualifications: [Qualification] = []
  /// When members can work; a member without rows: Monday to Friday, all day.
  public var availability: [Availability] = []
  /// What schools ask.
  public var vacancies: [Vacancy] = []
  /// The classes of the vacancies.
  public var groups: [LessonGroup] = []
  /// The weekly lessons of the groups.
  public var lessons: [Lesson] = []
  /// What members and schools prefer or exclude.
  public var preferences: [Preference] = []
  /// Who takes what already.
  public var placements: [Placement] = []
  /// What was published before, in order.
  public var publications: [Publication] = []
  /// What planners force or forbid, in the order in which it was stored.
  public var overrides: [Override] = []
  /// The region's own choices.
  public var policy: Policy

  /// A region without rows.
  public init(policy: Policy) { self.policy = policy }
}
