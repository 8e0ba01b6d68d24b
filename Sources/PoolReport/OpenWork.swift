// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// A longest run of dates of an opening on which nobody teaches, and why.
public struct OpenWork: Hashable, Sendable {
  /// The opening's position in `Rulebook.openings`.
  public let opening: Int
  /// The first and the last date without a teacher.
  public let dates: DayRange
  /// Lesson minutes on those dates, at least 1.
  public let minutes: Int
  /// Why nobody does.
  public let reason: OpenReason
}

/// Why a run of dates stays open.
public struct OpenReason: Hashable, Sendable {
  /// The reason in a word; the first that fits.
  public enum Kind: String, CaseIterable, Sendable {
    /// The rules refuse every member.
    case nobody
    /// Somebody could take it as the plan stands: a limit stopped the search, or other goals weighed more.
    case free
    /// Those who could take it are at work elsewhere.
    case taken
    /// Only another handover, or another member in the vacancy, would do.
    case undivided
  }
  /// How many members a rule is the first to refuse.
  public struct RuleCount: Hashable, Sendable {
    /// The rule.
    public let rule: Rule
    /// At least 1.
    public let members: Int
  }
  /// A member whom few rules refuse.
  public struct NearMiss: Hashable, Sendable {
    /// The position in the region's table.
    public let member: Int
    /// In the order of `Rule`; never empty.
    public let refusals: [Refusal]
  }
  /// A member who could take it, were it not for the rest of the plan.
  public struct Candidate: Hashable, Sendable {
    /// What the member could take.
    public let stint: Stint
    /// The rule that keeps the member from it as the plan stands; `nil` = none does.
    public let hindrance: Rule?
    /// The vacancies that the member takes in those weeks, in the region's order.
    public let atWork: [Int]
  }

  /// The reason in a word.
  public let kind: Kind
  /// How many members could take (part of) it, and the best few of them: lower tier, nearer home first.
  public let candidateCount: Int
  /// See `candidateCount`.
  public let candidates: [Candidate]
  /// Who refuses, in the order of `Rule`; `nil` = not asked, because the questions ran out.
  public let refusedBy: [RuleCount]?
  /// The few members with the fewest refusals.
  public let nearest: [NearMiss]
}

/// A run of dates without a teacher.
struct OpenRun {
  let opening: Int
  let dates: DayRange
  let minutes: Int
}

/// Every run of dates that nobody teaches, in the order in which they are told.
func openRuns(of staffing: Staffing) -> [OpenRun] {
  let rulebook = staffing.rulebook
  let region = rulebook.region
  let runs = rulebook.openings.enumerated().flatMap { number, opening in
    let taken = staffing.assignmentsOfGroup[opening.group].map { staffing.assignments[$0].dates }
    return opening.dates.without(taken).compactMap { dates -> OpenRun? in
      let minutes =
        dates == opening.dates ? opening.minutes : rulebook.teaching(of: opening.group, over: dates).minutes
      return minutes > 0 ? OpenRun(opening: number, dates: dates, minutes: minutes) : nil
    }
  }
  func rank(_ run: OpenRun) -> (Int, Int, Int, Int) {
    let priority = region.vacancies[rulebook.openings[run.opening].vacancy].priority
    return (-priority, -run.minutes, run.opening, run.dates.from.number)
  }
  return runs.sorted { rank($0) < rank($1) }
}
