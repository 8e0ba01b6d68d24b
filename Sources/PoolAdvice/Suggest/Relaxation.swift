// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Who has to agree to a relaxation.
public enum Decider: String, CaseIterable, Sendable { case school, member, planner, board }

/// Something that a rule or a request could give way in, as the edit that does it, and its price.
public struct Relaxation: Hashable, Sendable {
  /// What gives way.
  public enum Kind: String, CaseIterable, Sendable {
    /// A member shows a (new) certificate of conduct.
    case certificate
    /// A member makes a longer trip.
    case travel
    /// A member gives more hours a week.
    case hours
    /// A lesson is given at another time.
    case lesson
    /// A member works at one more location a week.
    case locations
    /// One more member may share the vacancy.
    case split
    /// The vacancy begins later, or ends sooner.
    case start, end
    /// The school accepts a higher tier.
    case tier
    /// A member's exception is given, or runs longer.
    case exception
    /// One more handover within an opening, in the whole region.
    case handover
    /// One more member in the pool.
    case member
  }
  /// What gives way.
  public let kind: Kind
  /// How it is written into the package.
  public let edit: Edit
  /// How much is asked of people, in points: `Docs/advice.md` has the table.
  public let price: Int
  /// Who has to agree.
  public let decider: Decider

  init(_ kind: Kind, _ edit: Edit, price: Int, by decider: Decider) {
    (self.kind, self.edit, self.price, self.decider) = (kind, edit, price, decider)
  }
}

/// The price list of `Docs/advice.md`.
extension Relaxation {
  /// The furthest that a member is asked to go beyond what the tables say: minutes of a trip, hours a week, weeks of a start or an end.
  static let travelMinutesMost = 30
  static let hoursMost = 8
  static let weeksMost = 4

  static func certificate(_ member: Member, on day: Day) -> Relaxation {
    Relaxation(.certificate, .member(member.id, [.conductCertificate(day)]), price: 2, by: .member)
  }
  static func travel(_ member: Member, minutes: Int) -> Relaxation? {
    let more = minutes - member.travelMaxMinutes
    guard (1...travelMinutesMost).contains(more) else { return nil }
    return Relaxation(
      .travel, .member(member.id, [.travelMaxMinutes(minutes)]), price: 1 + (more + 4) / 5, by: .member)
  }
  static func hours(_ member: Member, more: Int) -> Relaxation {
    Relaxation(
      .hours, .member(member.id, [.minutesMax(member.minutesMax + 60 * more)]), price: 1 + 2 * more,
      by: .member)
  }
  static func locations(_ member: Member) -> Relaxation {
    Relaxation(
      .locations, .member(member.id, [.locationsMax(member.locationsMax + 1)]), price: 4, by: .member)
  }
  static func lesson(of group: LessonGroup, from: LessonStart, to: LessonStart) -> Relaxation {
    Relaxation(.lesson, .lesson(group.id, from: from, to: to), price: 4, by: .school)
  }
  static func split(_ vacancy: Vacancy) -> Relaxation {
    Relaxation(.split, .vacancy(vacancy.id, [.membersMax(vacancy.membersMax + 1)]), price: 5, by: .school)
  }
  /// `nil` if that is too late. `first` is the first date in the horizon that is asked now.
  static func start(_ vacancy: Vacancy, on day: Day, first: Day) -> Relaxation? {
    let weeks = (first.distance(to: day) + 6) / 7
    guard (1...weeksMost).contains(weeks), day <= vacancy.until ?? day else { return nil }
    return Relaxation(.start, .vacancy(vacancy.id, [.from(day)]), price: 4 + 2 * weeks, by: .school)
  }
  /// `nil` if that is too soon. `last` is the last date in the horizon that is asked now.
  static func end(_ vacancy: Vacancy, on day: Day, last: Day) -> Relaxation? {
    let weeks = (day.distance(to: last) + 6) / 7
    guard (1...weeksMost).contains(weeks), day >= vacancy.from else { return nil }
    return Relaxation(.end, .vacancy(vacancy.id, [.until(day)]), price: 4 + 2 * weeks, by: .school)
  }
  static func tier(_ vacancy: Vacancy, to tier: Tier) -> Relaxation {
    Relaxation(
      .tier, .vacancy(vacancy.id, [.tierMax(tier)]), price: 6 * (tier - vacancy.tierMax),
      by: tier < 2 ? .school : .board)
  }
  static func exception(_ member: Member, until day: Day) -> Relaxation {
    Relaxation(.exception, .member(member.id, [.exceptionUntil(day)]), price: 8, by: .board)
  }
  static func handover(_ policy: Policy) -> Relaxation {
    Relaxation(.handover, .policy([.handoversMax(policy.handoversMax + 1)]), price: 9, by: .planner)
  }
  static func member(_ id: String, _ profile: MemberProfile) -> Relaxation {
    Relaxation(.member, .newMember(id, profile), price: 40, by: .board)
  }
}
