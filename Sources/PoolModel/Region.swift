// SPDX-License-Identifier: GPL-3.0-or-later

/// All that one planning run knows: the tables of a data package, row for row, and its policy.
///
/// Rows keep the order of their files. References are ids; `PoolData` hands out only regions in which every
/// reference exists and every id is used once, and the rest of the project relies on it.
public struct Region: Sendable, Equatable {
  public var boards: [Board] = []
  public var locations: [Location] = []
  public var bells: [Bell] = []
  public var holidays: [Holiday] = []
  public var subjects: [Subject] = []
  public var levels: [Level] = []
  public var authority: [Authority] = []
  public var neighbours: [Neighbour] = []
  public var postcodes: [Postcode] = []
  public var members: [Member] = []
  public var qualifications: [Qualification] = []
  public var availability: [Availability] = []
  public var vacancies: [Vacancy] = []
  public var groups: [LessonGroup] = []
  public var lessons: [Lesson] = []
  public var preferences: [Preference] = []
  public var placements: [Placement] = []
  public var policy: Policy

  /// A region without rows.
  public init(policy: Policy) { self.policy = policy }
}
