// SPDX-License-Identifier: GPL-3.0-or-later

/// What a region's seasons are like, in figures: what `poolmatch fit` writes and an analyst changes.
public struct SeasonRates: Codable, Hashable, Sendable {
  /// How often a subject is asked at a level of a location.
  public struct Request: Codable, Hashable, Sendable {
    /// Ids, and the name of a level group.
    public var subject, levelGroup, location: String
    /// New vacancies in an ordinary week of school, at least 0.
    public var perWeek: Double
    /// 1–9.
    public var priority: Int
    /// A rate.
    public init(subject: String, levelGroup: String, location: String, perWeek: Double, priority: Int) {
      (self.subject, self.levelGroup, self.location) = (subject, levelGroup, location)
      (self.perWeek, self.priority) = (perWeek, priority)
    }
  }
  /// How many vacancies have so many lesson minutes a week.
  public struct Size: Codable, Hashable, Sendable {
    public var minutes, weight: Int
    /// A size.
    public init(minutes: Int, weight: Int) { (self.minutes, self.weight) = (minutes, weight) }
  }

  /// What a season begins with.
  public enum Start: String, CaseIterable, Codable, Sendable {
    /// What is open on average after years of ordinary weeks, and half a year to place people in.
    case equilibrium
    /// The region's own vacancies of the first week of its horizon, with who has them.
    case open
  }

  /// School weeks of a season.
  public var weeks = 40
  /// What a season begins with; `nil` = equilibrium.
  public var start: Start?
  /// What is asked.
  public var requests: [Request] = []
  /// The shares of vacancies of 1, 2, … school weeks.
  public var durations: [Double] = []
  /// Sizes of vacancies.
  public var sizes: [Size] = []
  /// New vacancies in each week as a multiple of an ordinary one; weeks beyond the list are ordinary.
  public var season: [Double] = []
  /// The probability that a member is ill in a week.
  public var sickness = 0.04
  /// A wave of illness among the schools' own teachers: the first and last week in which it begins, its weeks, its factor in per cent.
  public var waveBegins = [14, 24], waveWeeks = 6, wavePercent = 150
  /// What an hour of a permanent member costs, used or not, and an hour that the pool does not deliver, in cents.
  public var ownCents = 5800, externalCents = 11_300
  /// How far schools lie apart at most that count as one area, in metres from its first.
  public var areaMetres = 12_000
  /// How many teachers the schools have, where that is known: no more of them can be away at once.
  public var staff: Int?

  /// The defaults, without requests.
  public init() {}
}
