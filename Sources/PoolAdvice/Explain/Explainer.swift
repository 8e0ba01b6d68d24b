// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules
import PoolSolver

/// What an id of a region names, in the order in which it is looked for.
public enum Explained: Hashable, Sendable {
  /// Positions in the region's tables.
  case vacancy(Int), group(Int), member(Int)

  /// The vacancy, lesson group or member of an id; `nil` = there is none.
  public init?(_ id: String, in region: Region) {
    if let vacancy = region.vacancies.firstIndex(where: { $0.id == id }) {
      self = .vacancy(vacancy)
    } else if let group = region.groups.firstIndex(where: { $0.id == id }) {
      self = .group(group)
    } else if let member = region.members.firstIndex(where: { $0.id == id }) {
      self = .member(member)
    } else {
      return nil
    }
  }
}

/// Answers why a plan is as it is.
public struct Explainer: Sendable {
  let report: PlanReport
  let hand: PlanInHand

  var rulebook: Rulebook { report.rulebook }
  var region: Region { report.rulebook.region }

  /// Takes a plan of the rulebook's region. Placements that are no stints of it (people cut them) are taken as running.
  public init(_ plan: Plan, of region: Region) {
    let (region, plan) = region.lockingCuts(of: plan)
    let rulebook = Rulebook(region)
    report = PlanReport(plan, in: rulebook)
    hand = PlanInHand(plan, in: rulebook)
  }

  /// The explanations of the groups of a vacancy, in the region's order.
  public func explanations(ofVacancy vacancy: Int) -> [GroupExplanation] {
    explanations(
      ofGroups: region.groups.indices.filter { region.groups[$0].vacancy == region.vacancies[vacancy].id })
  }

  /// The explanation of a lesson group.
  public func explanation(ofGroup group: Int) -> GroupExplanation? { explanations(ofGroups: [group]).first }

  func vacancy(ofGroup group: Int) -> Int {
    guard let vacancy = region.vacancies.firstIndex(where: { $0.id == region.groups[group].vacancy }) else {
      preconditionFailure("group \(region.groups[group].id) is of no vacancy")
    }
    return vacancy
  }

  private func explanations(ofGroups groups: [Int]) -> [GroupExplanation] {
    let chosen = Set(groups)
    let works = report.open.filter { chosen.contains(rulebook.openings[$0.opening].group) }
    let standings = report.standings(for: works)
    return groups.map { group in
      let asked = rulebook.teaching(of: group, over: region.policy.horizon).minutes
      let own = zip(works, standings).filter { rulebook.openings[$0.0.opening].group == group }
      return GroupExplanation(
        group: group, minutesAsked: asked,
        takers: report.assignments.indices.filter { report.assignments[$0].group == group },
        open: own.map { work, standings in
          WorkExplanation(work: work, ladder: ReasonLadder(standings))
        })
    }
  }

  /// What members could take of a vacancy if they left other work, with what that costs there; the best first.
  public func moves(to vacancy: Int) -> [Offer] { hand.offers(for: vacancy).filter { !$0.leaves.isEmpty } }

  /// The explanation of a member.
  public func explanation(ofMember member: Int) -> MemberExplanation {
    let here = report.assignments.indices.filter { report.assignments[$0].member == member }
    let others = here.map { place -> Int in
      let assignment = report.assignments[place]
      guard assignment.placement.state != .running else { return 0 }
      let openings = rulebook.openings.indices.filter { rulebook.openings[$0].group == assignment.group }
      return Set(openings.flatMap { rulebook.stints(for: $0) }.map(\.member)).subtracting([member]).count
    }
    let standings = report.standings(for: report.open).map { $0[member] }
    let concerns = zip(report.open, standings).filter { _, standing in
      // Work in subjects that the member does not hold needs no telling.
      if case .refused(let refusals) = standing, case .noAuthority = refusals[0] { return false }
      return true
    }
    let vacancies = Set(concerns.map { rulebook.openings[$0.0.opening].vacancy }).sorted()
    return MemberExplanation(
      member: member, here: Array(zip(here, others)).map { ($0, $1) },
      elsewhere: Array(concerns).map { ($0, $1) },
      moves: vacancies.compactMap { vacancy in
        hand.offers(for: vacancy).last { $0.member == member }.map { (vacancy, $0) }
      })
  }
}

/// Why a group is taught as it is.
public struct GroupExplanation: Sendable {
  /// The position in the region's table.
  public let group: Int
  /// Lesson minutes asked in the horizon.
  public let minutesAsked: Int
  /// Who teaches it, as positions in `PlanReport.assignments`.
  public let takers: [Int]
  /// The runs of dates that nobody teaches.
  public let open: [WorkExplanation]
}

/// Why a run of dates stays open.
public struct WorkExplanation: Sendable {
  /// The run and its reason.
  public let work: OpenWork
  /// How the pool falls, rule by rule.
  public let ladder: ReasonLadder
}

/// Why a member works where the plan says, and not elsewhere.
public struct MemberExplanation: Sendable {
  /// The position in the region's table.
  public let member: Int
  /// The member's work, as positions in `PlanReport.assignments`, each with how many others could be placed on the group; 0 where it runs.
  public let here: [(assignment: Int, others: Int)]
  /// Open work in the member's subjects, and how the member stands to it.
  public let elsewhere: [(work: OpenWork, standing: Standing)]
  /// By vacancy of that work: what the member could take, and would leave for it.
  public let moves: [(vacancy: Int, offer: Offer)]
}
