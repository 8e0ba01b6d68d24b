// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules

/// The part of a region in which a vacancy's answer lies, as a region of its own: its possible teachers, what they teach, who else
/// could teach that, and so on ring by ring, as far as `stintsMost` reaches.
///
/// What the plan has elsewhere touches nothing in it, so that a plan of the part and the rest of the plan make one plan. A rule or
/// a goal of the part asks what it asks of the whole: every kept member has all placements, every kept group its running ones.
struct Neighbourhood {
  let region: Region
  let plan: Plan
  /// Decided placements of the plan that are not in it.
  let rest: [Placement]
  /// The groups that may be decided anew, by id.
  let free: Set<String>

  private init(region: Region, plan: Plan, rest: [Placement], free: Set<String>) {
    (self.region, self.plan, self.rest, self.free) = (region, plan, rest, free)
  }

  /// The part around a vacancy.
  init(around vacancy: Int, in report: PlanReport, _ plan: Plan, stints: [[Stint]], stintsMost: Int) {
    let rulebook = report.rulebook
    let region = rulebook.region
    guard stints.reduce(0, { $0 + $1.count }) > stintsMost,
      region.policy.goals.first?.goal.isSumOfParts ?? true
    else {
      self.init(region: region, plan: plan, rest: [], free: Set(region.groups.map(\.id)))
      return
    }
    var parts = Parts(report, stints)
    parts.grow(around: vacancy, stintsMost: stintsMost)
    parts.close()
    let members = Set(parts.members.map { region.members[$0].id })
    let vacancies = Set(parts.vacancies.map { region.vacancies[$0].id })
    let groups = Set(region.groups.lazy.filter { vacancies.contains($0.vacancy) }.map(\.id))
    let inside = { (placement: Placement) in
      groups.contains(placement.group) && members.contains(placement.member)
    }
    let freeVacancies = Set(parts.free.map { region.vacancies[$0].id })
    self.init(
      region: region.part(members: members, vacancies: vacancies, groups: groups),
      plan: Plan(plan.placements.filter(inside)), rest: plan.decided.filter { !inside($0) },
      free: Set(region.groups.lazy.filter { freeVacancies.contains($0.vacancy) }.map(\.id)))
  }
}

extension Goal {
  /// Whether what a part of a region brings does not depend on the rest of the region.
  fileprivate var isSumOfParts: Bool {
    switch self {
    case .value, .coverage, .quality, .stability, .changes, .cost, .travel, .preference: true
    case .fairness, .people, .members, .scarcity, .tieBreak: false
    }
  }
}

/// The members and vacancies of a part on its way, by position.
private struct Parts {
  private let rulebook: Rulebook
  private let stints: [[Stint]]
  private let openingsOfVacancy: [[Int]]
  /// By member and by vacancy: whom placements of the plan, running ones included, bring together.
  private var vacanciesOfMember, membersOfVacancy: [Set<Int>]
  private var runningOfVacancy: [Set<Int>]
  private var decidedOfMember: [Set<Int>]
  private(set) var members: Set<Int> = []
  private(set) var vacancies: Set<Int> = []
  private(set) var free: Set<Int> = []

  init(_ report: PlanReport, _ stints: [[Stint]]) {
    rulebook = report.rulebook
    self.stints = stints
    var openings = [[Int]](repeating: [], count: rulebook.region.vacancies.count)
    for (number, opening) in rulebook.openings.enumerated() { openings[opening.vacancy].append(number) }
    openingsOfVacancy = openings
    vacanciesOfMember = Array(repeating: [], count: rulebook.region.members.count)
    decidedOfMember = vacanciesOfMember
    membersOfVacancy = Array(repeating: [], count: rulebook.region.vacancies.count)
    runningOfVacancy = membersOfVacancy
    for assignment in report.assignments {
      vacanciesOfMember[assignment.member].insert(assignment.vacancy)
      membersOfVacancy[assignment.vacancy].insert(assignment.member)
      if assignment.placement.state == .running {
        runningOfVacancy[assignment.vacancy].insert(assignment.member)
      } else {
        decidedOfMember[assignment.member].insert(assignment.vacancy)
      }
    }
  }

  /// Takes ring after ring: always what the vacancy's possible teachers teach.
  mutating func grow(around vacancy: Int, stintsMost: Int) {
    free = [vacancy]
    let possible = rulebook.region.members.indices.filter { member in
      openingsOfVacancy[vacancy].contains { isPossible(rulebook.verdict(of: member, for: $0)) }
    }
    var isFirst = true
    while true {
      var reached = Set(possible)
      for vacancy in free {
        reached.formUnion(membersOfVacancy[vacancy])
        for opening in openingsOfVacancy[vacancy] { reached.formUnion(stints[opening].map(\.member)) }
      }
      let next = reached.reduce(free) { $0.union(decidedOfMember[$1]) }
      members = reached
      let size = next.reduce(0) { $0 + openingsOfVacancy[$1].reduce(0) { $0 + stints[$1].count } }
      guard next != free, isFirst || size <= stintsMost else { break }
      (free, isFirst) = (next, false)
    }
  }

  /// Adds what the members do elsewhere, and who runs there.
  mutating func close() {
    vacancies = free
    while true {
      let more = members.reduce(vacancies) { $0.union(vacanciesOfMember[$1]) }
      let people = more.reduce(members) { $0.union(runningOfVacancy[$1]) }
      if more == vacancies, people == members { return }
      (vacancies, members) = (more, people)
    }
  }

  /// Whether a member could ever take it: relaxations give nobody a subject and lift no exclusion.
  private func isPossible(_ verdict: Verdict) -> Bool {
    switch verdict {
    case .offers: true
    case .refuses(let refusals):
      !refusals.contains {
        switch $0 {
        case .noAuthority, .exclusion, .homeUnknown: true
        default: false
        }
      }
    }
  }
}

extension Region {
  /// The rows that some members and vacancies need.
  fileprivate func part(members: Set<String>, vacancies: Set<String>, groups: Set<String>) -> Region {
    var part = self
    part.members.removeAll { !members.contains($0.id) }
    part.qualifications.removeAll { !members.contains($0.member) }
    part.availability.removeAll { !members.contains($0.member) }
    part.vacancies.removeAll { !vacancies.contains($0.id) }
    part.groups.removeAll { !groups.contains($0.id) }
    part.lessons.removeAll { !groups.contains($0.group) }
    part.placements.removeAll { !groups.contains($0.group) || !members.contains($0.member) }
    let locations = Set(part.vacancies.map(\.location))
    part.locations.removeAll { !locations.contains($0.id) }
    part.bells.removeAll { $0.location.map { !locations.contains($0) } ?? false }
    part.preferences.removeAll { preference in
      let isTargetThere =
        switch preference.target {
        case .location(let id): locations.contains(id)
        case .vacancy(let id): vacancies.contains(id)
        }
      return !isTargetThere || !members.contains(preference.member)
    }
    return part
  }
}
