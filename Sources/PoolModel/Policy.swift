// SPDX-License-Identifier: GPL-3.0-or-later

/// What a plan can be asked to be good at; defined in `Docs/rules.md`, section 6.
public enum Goal: String, CaseIterable, Sendable {
  case value, coverage, fairness, quality, stability, changes, cost, people, members, travel, scarcity,
    preference
  case tieBreak = "tie_break"

  /// Whether the most is wanted; otherwise the least.
  public var wantsMost: Bool {
    switch self {
    case .value, .coverage, .preference: true
    case .fairness, .quality, .stability, .changes, .cost, .people, .members, .travel, .scarcity, .tieBreak:
      false
    }
  }
}

/// One level of the lexicographic order: a goal, and how much of it later levels may give up.
public struct GoalLevel: Hashable, Sendable {
  /// What is wanted.
  public var goal: Goal
  /// Per mille of the value reached, 0–1000.
  public var tolerancePerMille: Int
  /// A level of the order, by default without tolerance.
  public init(_ goal: Goal, tolerancePerMille: Int = 0) {
    (self.goal, self.tolerancePerMille) = (goal, tolerancePerMille)
  }
}

/// How a travel mode turns distance into time; see `Docs/rules.md`, section 2.
public struct TravelSpeed: Hashable, Sendable {
  /// Average speed, at least 1 km/h.
  public var speedKmh: Int
  /// Road distance as per cent of the great circle, at least 100.
  public var detourPercent: Int
  /// Minutes that every trip takes besides (parking, walking, waiting).
  public var fixedMinutes: Int
  /// A speed.
  public init(speedKmh: Int, detourPercent: Int, fixedMinutes: Int) {
    (self.speedKmh, self.detourPercent, self.fixedMinutes) = (speedKmh, detourPercent, fixedMinutes)
  }
}

/// The region's own choices for planning (`policy.json`).
public struct Policy: Hashable, Sendable {
  /// The first date of the horizon, a Monday.
  public var firstDay: Day
  /// The length of the horizon, 1–60 weeks.
  public var weeks: Int
  /// The goals in order of importance, each at most once.
  public var goals: [GoalLevel]
  /// The handovers allowed within one opening; 0 = one member takes it.
  public var handoversMax: Int
  /// What a lesson minute is worth at tiers 0–3, per mille.
  public var tierValue: [Int]
  /// How each mode travels.
  public var travel: [TravelMode: TravelSpeed]
  /// What an extra hour costs per hire form, in cents.
  public var marginalCents: [HireForm: Int]
  /// How long a certificate of conduct serves, in months; `nil` = for ever.
  public var certificateMonths: Int?
  /// The lesson minutes of a full-time week (1 fte) and of one lesson, for reports.
  public var fteMinutes, lessonMinutes: Int
  /// The order in which tables are read and their faults are told; tables not named follow in the usual order.
  public var readingOrder: [String]
  /// Whether people and requests are made up, as in the shipped regions; reports say so.
  public var isMadeUp: Bool
  /// The first date that may be decided, in the first week; `nil` = the first day. Set by a `PlanScope`, never in `policy.json`.
  public var planFrom: Day?
  /// The most told placements that may change; `nil` = any number. Set by a `PlanScope`, never in `policy.json`.
  public var changesMax: Int?

  /// A policy; what is left out takes its default.
  public init(
    firstDay: Day, weeks: Int, goals: [GoalLevel] = Policy.defaultGoals, handoversMax: Int = 0,
    tierValue: [Int] = [1000, 900, 700, 600], travel: [TravelMode: TravelSpeed] = Policy.defaultTravel,
    marginalCents: [HireForm: Int] = Policy.defaultMarginalCents, certificateMonths: Int? = 36,
    fteMinutes: Int = 1150, lessonMinutes: Int = 50, readingOrder: [String] = [],
    isMadeUp: Bool = false
  ) {
    (self.firstDay, self.weeks, self.goals, self.handoversMax) = (firstDay, weeks, goals, handoversMax)
    (self.tierValue, self.travel, self.marginalCents) = (tierValue, travel, marginalCents)
    (self.certificateMonths, self.fteMinutes) = (certificateMonths, fteMinutes)
    (self.lessonMinutes, self.readingOrder, self.isMadeUp) = (lessonMinutes, readingOrder, isMadeUp)
  }

  /// Every date of the horizon.
  public var horizon: DayRange {
    guard let range = DayRange(firstDay, firstDay.advanced(by: 7 * weeks - 1)) else {
      preconditionFailure("a horizon of \(weeks) weeks")
    }
    return range
  }

  /// value, stability, cost, people, travel, scarcity, tie_break; no tolerance.
  public static let defaultGoals: [GoalLevel] =
    [
      .init(.value), .init(.stability), .init(.cost), .init(.people), .init(.travel), .init(.scarcity),
      .init(.tieBreak),
    ]
  /// Car 50 km/h × 1.3 + 5 min; bike 16 km/h × 1.2 + 2; transit 25 km/h × 1.3 + 12.
  public static let defaultTravel: [TravelMode: TravelSpeed] = [
    .car: .init(speedKmh: 50, detourPercent: 130, fixedMinutes: 5),
    .bike: .init(speedKmh: 16, detourPercent: 120, fixedMinutes: 2),
    .transit: .init(speedKmh: 25, detourPercent: 130, fixedMinutes: 12),
  ]
  /// Permanent members are paid whether placed or not (0); others cost what their hour costs.
  public static let defaultMarginalCents: [HireForm: Int] = [
    .permanent: 0, .flexible: 5800, .seconded: 11_300, .agency: 9500, .freelance: 7700,
  ]
}
