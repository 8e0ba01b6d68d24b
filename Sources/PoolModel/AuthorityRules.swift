// SPDX-License-Identifier: GPL-3.0-or-later

/// How well somebody is entitled to teach: 0 qualified, 1 appointable, 2 exception with a clock, 3 guest.
public typealias Tier = Int

/// Which degree may teach a level group, at which tier and within which limits.
public struct Authority: Hashable, Sendable {
  /// The levels.
  public var levelGroup: LevelGroup
  /// The degree of the qualification.
  public var degree: Degree
  /// At which tier at best.
  public var tier: Tier
  /// The most lesson minutes a week under this row (the table's hours × 60).
  public var minutesMax: Int?
  /// How many months from the first date a placement under this row may last.
  public var monthsMax: Int?
  /// The dates on which the row is law.
  public var from, until: Day?
  /// A row of `authority.csv`; what is left out sets no limit.
  public init(
    levelGroup: LevelGroup, degree: Degree, tier: Tier, minutesMax: Int? = nil, monthsMax: Int? = nil,
    from: Day? = nil, until: Day? = nil
  ) {
    (self.levelGroup, self.degree, self.tier) = (levelGroup, degree, tier)
    (self.minutesMax, self.monthsMax, self.from, self.until) = (minutesMax, monthsMax, from, until)
  }
}

/// Who may take a related subject: holders of `neighbour` may teach `subject` at `tier`.
public struct Neighbour: Hashable, Sendable {
  public var subject, neighbour: String
  /// At which tier at best.
  public var tier: Tier
  /// A row of `neighbours.csv`.
  public init(subject: String, neighbour: String, tier: Tier) {
    (self.subject, self.neighbour, self.tier) = (subject, neighbour, tier)
  }
}
