// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// All that can be told about a plan: who teaches what, what is covered, what stays open and why.
///
/// Renders as text only; the caller writes files. The same plan and region give the same bytes.
public struct PlanReport: Sendable {
  /// The region, ready to answer.
  public let rulebook: Rulebook
  /// The plan, resolved against the region.
  private let staffing: Staffing
  /// Who teaches what, running placements included, in the order of `Plan.order`.
  public var assignments: [Assignment] { staffing.assignments }
  /// What is covered of what was asked.
  public let coverage: Coverage
  /// What boards must keep of it.
  public let exceptions: ExceptionRegister
  /// What nobody teaches: higher priority first, then more minutes, then the region's order.
  public let open: [OpenWork]
  /// What filling one vacancy after another would cover, if it was tried.
  public let oneByOne: Coverage?

  /// Works out what there is to tell about a plan of the rulebook's region.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - rulebook: of its region.
  ///   - oneByOne: the coverage of the plan to compare with.
  ///   - questionsMax: how many pairs of member and opening may be asked for their refusals. Members who hold
  ///     neither the subject nor a neighbour of it are refused by *authority* without being asked. When the
  ///     questions run out, openings of lower priority keep their candidates but tell no refusals.
  /// - Complexity: linear in the region and in the stints of all open openings, plus the questions (some 100,000 a
  ///   second).
  public init(
    _ plan: Plan, in rulebook: Rulebook, comparedWith oneByOne: Coverage? = nil, questionsMax: Int = 200_000
  ) {
    let staffing = Staffing(plan, in: rulebook)
    self.rulebook = rulebook
    self.oneByOne = oneByOne
    self.staffing = staffing
    coverage = Coverage(staffing)
    exceptions = ExceptionRegister(staffing)
    var finder = ReasonFinder(staffing, questionsMax: questionsMax)
    open = openRuns(of: staffing).map {
      OpenWork(opening: $0.opening, dates: $0.dates, minutes: $0.minutes, reason: finder.reason(for: $0))
    }
  }

  /// How every member of the pool stands to each of some open works, in the region's order.
  ///
  /// - Complexity: the verdicts on every member, for each work.
  public func standings(for works: [OpenWork]) -> [[Standing]] {
    var finder = ReasonFinder(staffing, questionsMax: 0)
    return works.map {
      finder.standings(for: OpenRun(opening: $0.opening, dates: $0.dates, minutes: $0.minutes))
    }
  }

  var region: Region { rulebook.region }
  /// Whether boards should be served alike: then they are told worst served first.
  var asksFairness: Bool { region.policy.goals.contains { $0.goal == .fairness } }
  /// Minutes that deciding together covers beyond one by one.
  var gainedMinutes: Int? { oneByOne.map { coverage.total.minutesCovered - $0.total.minutesCovered } }
}
