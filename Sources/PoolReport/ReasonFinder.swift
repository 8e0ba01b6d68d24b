// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// Finds out why runs of dates stay open.
struct ReasonFinder {
  private static let told = 3
  /// The rules that limit among how many a group or a vacancy is divided.
  private static let divisions: Set<Rule> = [.handovers, .oneTeacherPerGroup, .membersPerVacancy]

  private let staffing: Staffing
  private var questionsLeft: Int
  /// By subject: the members who hold it or a neighbour of it, ascending.
  private let holders: [String: [Int]]
  /// Per member: the positions of the decided assignments.
  private let decided: [[Int]]
  /// Per vacancy: the positions of the assignments.
  private let ofVacancy: [[Int]]
  /// Per decided assignment that was asked for: the stint that it is, if it is one.
  private var stintOfAssignment: [Int: Stint?] = [:]
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
    let options = options(for: run)
    let (refusedBy, nearest) = refusals(for: run, besides: Set(options.map(\.stint.member)))
    let kind: OpenReason.Kind =
      if options.isEmpty {
        .nobody
      } else if options.contains(where: { $0.hindrance == nil }) {
        .free
      } else if options.contains(where: { $0.hindrance.map(Self.divisions.contains) != true }) {
        .taken
      } else {
        .undivided
      }
    func rank(_ option: Option) -> (Int, Int, Int, Int) {
      let stint = option.stint
      return (option.hindrance == nil ? 0 : 1, stint.tier, stint.homeMinutes, stint.member)
    }
    let candidates = options.sorted { rank($0) < rank($1) }.prefix(Self.told).map { option in
      OpenReason.Candidate(
        stint: option.stint, hindrance: option.hindrance,
        atWork: vacancies(of: option.stint.member, in: option.stint.teaching.weeks))
    }
    return OpenReason(
      kind: kind, candidateCount: options.count, candidates: candidates, refusedBy: refusedBy,
      nearest: nearest)
  }

  /// What a member could take, and the rule that keeps the member from it as the plan stands.
  private struct Option {
    let stint: Stint
    let hindrance: Rule?
    /// Unhindered first, on dates that are taught already last; then longer before shorter.
    func isBetter(than other: Option) -> Bool { rank > other.rank }

    private var rank: (Int, Int) {
      (hindrance == nil ? 2 : hindrance == .oneTeacherPerGroup ? 0 : 1, stint.teaching.minutes)
    }
  }

  /// For each member with stints that reach into the run the best of them, by member.
  private mutating func options(for run: OpenRun) -> [Option] {
    let opening = rulebook.openings[run.opening]
    let takers = staffing.assignmentsOfGroup[opening.group].map { staffing.assignments[$0] }
      .filter { $0.placement.state != .running && $0.dates.cut(to: opening.dates) != nil }
    var best: [Option] = []
    for stint in rulebook.stints(for: run.opening) where stint.dates.cut(to: run.dates) != nil {
      let option = Option(stint: stint, hindrance: hindrance(of: stint, opening, takers))
      if best.last?.stint.member != stint.member {
        best.append(option)
      } else if let last = best.last, option.isBetter(than: last) {
        best[best.count - 1] = option
      }
    }
    return best
  }

  /// The vacancies that a member takes in some of `weeks` by decision, in the region's order.
  private func vacancies(of member: Int, in weeks: UInt64) -> [Int] {
    let taken = decided[member].map { staffing.assignments[$0] }.filter { $0.teaching.weeks & weeks != 0 }
    return taken.isEmpty ? [] : Set(taken.map(\.vacancy)).sorted()
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
}

// MARK: - What the rest of the plan leaves of a stint

extension ReasonFinder {
  /// The first rule that keeps a member from a stint as the plan stands; `nil` = none.
  private mutating func hindrance(of stint: Stint, _ opening: Opening, _ takers: [Assignment]) -> Rule? {
    if takers.count > rulebook.region.policy.handoversMax { return .handovers }
    if takers.contains(where: { $0.dates.cut(to: stint.dates) != nil }) { return .oneTeacherPerGroup }
    if overfillsVacancy(stint, opening) { return .membersPerVacancy }
    let own = decided[stint.member].filter {
      staffing.assignments[$0].teaching.weeks & stint.teaching.weeks != 0
    }
    guard !own.isEmpty else { return nil }
    for position in own {
      if let clash = clash(stint, with: position) { return clash }
    }
    return weeklyHindrance(stint, opening, own.map { staffing.assignments[$0] })
  }

  private func overfillsVacancy(_ stint: Stint, _ opening: Opening) -> Bool {
    let limit = rulebook.region.vacancies[opening.vacancy].membersMax
    let others = ofVacancy[opening.vacancy].map { staffing.assignments[$0] }
      .filter { $0.member != stint.member && $0.teaching.weeks & stint.teaching.weeks != 0 }
    guard !others.isEmpty else { return false }
    return (0..<rulebook.region.policy.weeks).contains { week in
      let bit = UInt64(1) << UInt64(week)
      guard stint.teaching.weeks & bit != 0 else { return false }
      return Set(others.filter { $0.teaching.weeks & bit != 0 }.map(\.member)).count >= limit
    }
  }

  /// Whether lessons clash with a placement; one that is no stint (people cut it) counts as clashing.
  private mutating func clash(_ stint: Stint, with position: Int) -> Rule? {
    guard let other = self.stint(of: position) else { return .onePlaceAtATime }
    return rulebook.clash(stint, other)
  }

  /// The stint that a decided assignment is; `nil` = people cut it.
  private mutating func stint(of position: Int) -> Stint? {
    if let known = stintOfAssignment[position] { return known }
    let assignment = staffing.assignments[position]
    var found: Stint?
    for opening in openingsOfGroup[assignment.group] {
      guard case .offers(let stints) = rulebook.verdict(of: assignment.member, for: opening) else { continue }
      found = found ?? stints.first { $0.dates == assignment.dates }
    }
    stintOfAssignment[position] = .some(found)
    return found
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
