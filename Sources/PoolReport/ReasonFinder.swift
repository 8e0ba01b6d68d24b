// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// Finds out why runs of dates stay open.
struct ReasonFinder {
  private static let told = 3

  private let staffing: Staffing
  private var questionsLeft: Int
  /// By subject: the members who hold it or a neighbour of it, ascending.
  private let holders: [String: [Int]]
  /// Per member: the positions of the decided assignments.
  private let decided: [[Int]]
  /// Per vacancy: the positions of the assignments.
  private let ofVacancy: [[Int]]
  /// Stints by opening, kept because many runs look at the same ones.
  private var stints: [Int: [Stint]] = [:]
  private let openingsOfGroup: [[Int]]

  private var rulebook: Rulebook { staffing.rulebook }

  init(_ staffing: Staffing, questionsMax: Int) {
    self.staffing = staffing
    questionsLeft = questionsMax
    let region = staffing.rulebook.region
    let members = positions(region.members.map(\.id))
    var owners: [String: Set<Int>] = [:]
    for row in region.qualifications {
      if let member = members[row.member] { owners[row.subject, default: []].insert(member) }
    }
    var serving = owners
    for row in region.neighbours {
      serving[row.subject, default: []].formUnion(owners[row.neighbour] ?? [])
    }
    holders = serving.mapValues { $0.sorted() }
    var decided = [[Int]](repeating: [], count: region.members.count)
    var ofVacancy = [[Int]](repeating: [], count: region.vacancies.count)
    for (position, assignment) in staffing.assignments.enumerated() {
      ofVacancy[assignment.vacancy].append(position)
      if assignment.placement.state != .running { decided[assignment.member].append(position) }
    }
    (self.decided, self.ofVacancy) = (decided, ofVacancy)
    var openingsOfGroup = [[Int]](repeating: [], count: region.groups.count)
    for (number, opening) in staffing.rulebook.openings.enumerated() {
      openingsOfGroup[opening.group].append(number)
    }
    self.openingsOfGroup = openingsOfGroup
  }

  /// Why a run stays open.
  mutating func reason(for run: OpenRun) -> OpenReason {
    let candidates = candidates(for: run)
    let (refusedBy, nearest) = refusals(for: run, besides: Set(candidates.map(\.stint.member)))
    let kind: OpenReason.Kind =
      if candidates.isEmpty {
        .nobody
      } else if candidates.contains(where: { $0.hindrance == nil }) {
        .free
      } else if candidates.contains(where: {
        $0.hindrance != .handovers && $0.hindrance != .membersPerVacancy
      }) {
        .taken
      } else {
        .undivided
      }
    return OpenReason(
      kind: kind, candidateCount: candidates.count, candidates: Array(candidates.prefix(Self.told)),
      refusedBy: refusedBy, nearest: nearest)
  }

  /// The members with a stint that reaches into the run, those who are free first, then by tier and distance.
  private mutating func candidates(for run: OpenRun) -> [OpenReason.Candidate] {
    var best: [Int: OpenReason.Candidate] = [:]
    for stint in stints(for: run.opening) where stint.dates.cut(to: run.dates) != nil {
      let hindrance = hindrance(of: stint, for: run)
      if let known = best[stint.member],
        known.hindrance == nil || hindrance != nil && known.stint.teaching.minutes >= stint.teaching.minutes
      {
        continue
      }
      best[stint.member] = OpenReason.Candidate(
        stint: stint, hindrance: hindrance, atWork: vacancies(of: stint.member, in: stint.teaching.weeks))
    }
    func rank(_ candidate: OpenReason.Candidate) -> (Int, Int, Int, Int) {
      let stint = candidate.stint
      return (candidate.hindrance == nil ? 0 : 1, stint.tier, stint.homeMinutes, stint.member)
    }
    return best.values.sorted { rank($0) < rank($1) }
  }

  /// The vacancies that a member takes in some of `weeks` by decision, in the region's order.
  private func vacancies(of member: Int, in weeks: UInt64) -> [Int] {
    Set(
      decided[member].map { staffing.assignments[$0] }.filter { $0.teaching.weeks & weeks != 0 }.map(
        \.vacancy)
    )
    .sorted()
  }

  /// How many members each rule is the first to refuse, and the nearest misses.
  private mutating func refusals(for run: OpenRun, besides candidates: Set<Int>)
    -> ([OpenReason.RuleCount]?, [OpenReason.NearMiss])
  {
    let opening = rulebook.openings[run.opening]
    let region = rulebook.region
    let asked = (holders[region.vacancies[opening.vacancy].subject] ?? []).filter { !candidates.contains($0) }
    // With handovers, a verdict looks at the cuts of all candidates.
    let price = asked.count * (region.policy.handoversMax > 0 ? max(1, asked.count) : 1)
    guard price <= questionsLeft else { return (nil, []) }
    questionsLeft -= price
    var counts: [Rule: Int] = [.authority: region.members.count - asked.count - candidates.count]
    var misses: [OpenReason.NearMiss] = []
    for member in asked {
      switch rulebook.verdict(of: member, for: run.opening) {
      case .refuses(let refusals):
        counts[refusals[0].rule, default: 0] += 1
        misses.append(OpenReason.NearMiss(member: member, refusals: refusals))
      case .offers:  // other dates of the opening, which are taught already
        counts[.memberDates, default: 0] += 1
      }
    }
    // Among equals a rule told later is the easier to arrange: hours sooner than authority.
    let nearest = misses.sorted {
      ($0.refusals.count, $1.refusals[0].rule, $0.member) < (
        $1.refusals.count, $0.refusals[0].rule, $1.member
      )
    }
    return (
      Rule.allCases.compactMap { rule in
        counts[rule].flatMap { $0 > 0 ? OpenReason.RuleCount(rule: rule, members: $0) : nil }
      }, Array(nearest.prefix(Self.told))
    )
  }

  /// The stints of an opening.
  mutating func stints(for opening: Int) -> [Stint] {
    if let known = stints[opening] { return known }
    let found = rulebook.stints(for: opening)
    stints[opening] = found
    return found
  }
}

// MARK: - What the rest of the plan leaves of a stint

extension ReasonFinder {
  /// The first rule that keeps a member from a stint as the plan stands; `nil` = none.
  private mutating func hindrance(of stint: Stint, for run: OpenRun) -> Rule? {
    let opening = rulebook.openings[stint.opening]
    let takers = staffing.assignmentsOfGroup[opening.group].map { staffing.assignments[$0] }
      .filter { $0.placement.state != .running && $0.dates.cut(to: opening.dates) != nil }
    if takers.count > rulebook.region.policy.handoversMax
      || takers.contains(where: { $0.dates.cut(to: stint.dates) != nil })
    {
      return .handovers
    }
    if overfillsVacancy(stint, opening) { return .membersPerVacancy }
    let own = decided[stint.member].map { staffing.assignments[$0] }
      .filter { $0.teaching.weeks & stint.teaching.weeks != 0 }
    guard !own.isEmpty else { return nil }
    for assignment in own {
      if let clash = clash(stint, with: assignment) { return clash }
    }
    return weeklyHindrance(stint, opening, own)
  }

  private func overfillsVacancy(_ stint: Stint, _ opening: Opening) -> Bool {
    let limit = rulebook.region.vacancies[opening.vacancy].membersMax
    let others = ofVacancy[opening.vacancy].map { staffing.assignments[$0] }
      .filter { $0.member != stint.member && $0.teaching.weeks & stint.teaching.weeks != 0 }
    return (0..<rulebook.region.policy.weeks).contains { week in
      let bit = UInt64(1) << UInt64(week)
      guard stint.teaching.weeks & bit != 0 else { return false }
      return Set(others.filter { $0.teaching.weeks & bit != 0 }.map(\.member)).count >= limit
    }
  }

  /// Whether lessons clash with a placement; one that is no stint (people cut it) counts as clashing.
  private mutating func clash(_ stint: Stint, with assignment: Assignment) -> Rule? {
    for opening in openingsOfGroup[assignment.group] {
      for other in stints(for: opening)
      where other.member == stint.member && other.dates == assignment.dates {
        return rulebook.clash(stint, other)
      }
    }
    return .onePlaceAtATime
  }

  /// The rules that count by week, running placements included.
  private func weeklyHindrance(_ stint: Stint, _ opening: Opening, _ own: [Assignment]) -> Rule? {
    let member = rulebook.region.members[stint.member]
    let running = rulebook.runningLoad(of: stint.member)
    let available = rulebook.availableMinutes(of: stint.member)
    let rowLimit = rulebook.region.authority[stint.authority].minutesMax ?? .max
    let runningUnderRow = running.authorities.first { $0.row == stint.authority }
    for week in 0..<rulebook.region.policy.weeks where stint.teaching.weeks >> UInt64(week) & 1 != 0 {
      let inWeek = own.filter { $0.teaching.minutesByWeek[week] > 0 }
      let added = Int(stint.teaching.minutesByWeek[week])
      let minutes = inWeek.reduce(added + running.minutesByWeek[week]) {
        $0 + Int($1.teaching.minutesByWeek[week])
      }
      if minutes > member.minutesMax { return .hoursPerWeek }
      if minutes > available[week] { return .freeTime }
      let underRow = inWeek.filter { $0.grant?.authority == stint.authority }
        .reduce(added + (runningUnderRow?.minutesByWeek[week] ?? 0)) {
          $0 + Int($1.teaching.minutesByWeek[week])
        }
      if underRow > rowLimit { return .authorityHours }
      let locations =
        inWeek.map(\.location) + [opening.location]
        + running.locations.filter { $0.weeks >> UInt64(week) & 1 != 0 }.map(\.position)
      if Set(locations).count > member.locationsMax { return .locationsPerMember }
    }
    return nil
  }
}
