// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport

/// How the members of the pool fall, each at the first rule that keeps them from open work.
public struct ReasonLadder: Hashable, Sendable {
  /// The steps, in the order in which members fall.
  public enum Step: String, CaseIterable, Sendable {
    /// Subject, degree and their dates.
    case authority
    /// Certificate of conduct, exclusions.
    case papers
    /// Dates in the pool, and dates that are taught already.
    case dates
    /// Days and hours of the week.
    case availability
    /// The trip from home.
    case reach
    /// Running work: hours, places and times.
    case limits
    /// What the plan decides: the member is taken elsewhere, or the vacancy or group is divided enough.
    case taken
    /// Nothing: free as the plan stands.
    case free
  }
  /// Members who fall at one rule of one step.
  public struct Rung: Hashable, Sendable {
    /// The step.
    public let step: Step
    /// The rule; `nil` on the step `free`.
    public let rule: Rule?
    /// Positions in the region's table, ascending; never empty.
    public let members: [Int]
    /// The plan's placements that are in their way (step `taken`), as positions in `PlanReport.assignments`.
    public let by: [Int]
  }
  /// In order; every member of the pool is in one of them.
  public let rungs: [Rung]

  /// - Parameter standings: of every member, in the region's order.
  init(_ standings: [Standing]) {
    struct Place: Hashable {
      let step: Step
      let rule: Rule?
    }
    var members: [Place: [Int]] = [:]
    var by: [Place: Set<Int>] = [:]
    for (member, standing) in standings.enumerated() {
      let place = Place(step: Step(standing), rule: standing.rule)
      members[place, default: []].append(member)
      if case .candidate(_, let hindrance?) = standing { by[place, default: []].formUnion(hindrance.by) }
    }
    let order = Step.allCases.flatMap { step in
      (Rule.allCases.map(Optional.some) + [nil]).map { Place(step: step, rule: $0) }
    }
    rungs = order.compactMap { place in
      members[place].map {
        Rung(step: place.step, rule: place.rule, members: $0, by: (by[place] ?? []).sorted())
      }
    }
  }
}

extension ReasonLadder.Step {
  fileprivate init(_ standing: Standing) {
    guard let rule = standing.rule else {
      self = .free
      return
    }
    if case .candidate = standing {
      self = .taken
      return
    }
    switch rule {
    case .authority: self = .authority
    case .certificate, .exclusion: self = .papers
    case .memberDates: self = .dates
    case .availability: self = .availability
    case .reach: self = .reach
    case .onePlaceAtATime, .travelBetweenSchools, .hoursPerWeek, .freeTime, .authorityHours,
      .locationsPerMember, .membersPerVacancy, .oneTeacherPerGroup, .handovers, .lockedPlacements,
      .changesMax:
      self = .limits
    }
  }
}
