// SPDX-License-Identifier: GPL-3.0-or-later

/// How many members of each profile: the cheapest pool for a sample of weeks, each of which is matched at its best.
///
///     minimise  Σ cost(p) n(p) + external × mean over the weeks of the minutes that cannot be matched
///
/// A static picture: placements do not stick in it, so what it promises is never told without the simulated figure.
public struct Composition: Sendable {
  /// A kind of member who could be had.
  public struct Profile: Hashable, Sendable {
    /// What it is called in reports.
    public var name: String
    /// Lesson minutes a week, at least 1.
    public var minutes: Int
    /// The classes, ascending, each once.
    public var classes: [Int]
    /// What a member costs a week, in cents.
    public var cents: Int
    /// A profile.
    public init(_ name: String, minutes: Int, classes: [Int], cents: Int) {
      (self.name, self.minutes, self.classes, self.cents) = (name, minutes, classes, cents)
    }
  }

  /// The profiles.
  public let profiles: [Profile]
  /// For each sampled week the minutes asked of each class.
  public let weeks: [[Int]]
  /// What 60 minutes cost that the pool does not deliver, in cents.
  public let externalCents: Int
  /// Already there and not to be chosen: a number of members of each profile.
  public let present: [Int]

  /// A problem of at least one profile and one week.
  public init(profiles: [Profile], weeks: [[Int]], externalCents: Int, present: [Int]? = nil) {
    precondition(!profiles.isEmpty && !weeks.isEmpty, "\(profiles.count) profiles, \(weeks.count) weeks")
    let classes = weeks[0].count
    for profile in profiles {
      precondition(
        profile.minutes > 0 && profile.classes.allSatisfy { (0..<classes).contains($0) },
        "profile \(profile.name) of \(profile.minutes) minutes and classes \(profile.classes) of \(classes)")
    }
    (self.profiles, self.weeks, self.externalCents) = (profiles, weeks, externalCents)
    self.present = present ?? profiles.map { _ in 0 }
  }

  /// Cents for all sampled weeks together × 60, a whole number: what `counts` members and the unmatched minutes cost.
  func cost(_ counts: [Int], unmatched: Int) -> Int {
    60 * weeks.count * zip(counts, profiles).reduce(0) { $0 + $1.0 * $1.1.cents } + externalCents * unmatched
  }
  /// The same of one more member of a profile that matches so many minutes more, over all weeks.
  func costOfOneMore(_ profile: Int, gained: Int) -> Int {
    60 * weeks.count * profiles[profile].cents - externalCents * gained
  }
  /// Cents a week of a cost over all weeks.
  public func centsPerWeek(_ cost: Int) -> Double { Double(cost) / Double(60 * weeks.count) }
}
