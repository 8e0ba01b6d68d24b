// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// Finds out why runs of dates stay open.
struct ReasonFinder {
  private static let told = 3
  /// The rules that limit among how many a group or a vacancy is divided.
  private static let divisions: Set<Rule> = [.handovers, .oneTeacherPerGroup, .membersPerVacancy]

  let staffing: Staffing
  private var questionsLeft: Int
  /// By subject: the members who hold it or a neighbour of it, ascending.
  private let holders: [String: [Int]]
  /// Per member: the positions of the decided assignments.
  let decided: [[Int]]
  /// Per vacancy: the positions of the assignments.
  let ofVacancy: [[Int]]
  /// Per decided assignment that was asked for: the stint that it is, if it is one.
  var stintOfAssignment: [Int: Stint?] = [:]
  let openingsOfGroup: [[Int]]

  var rulebook: Rulebook { staffing.rulebook }

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
      } else if options.contains(where: { $0.hindrance.map { Self.divisions.contains($0.rule) } != true }) {
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
        stint: option.stint, hindrance: option.hindrance?.rule,
        atWork: vacancies(of: option.stint.member, in: option.stint.teaching.weeks))
    }
    return OpenReason(
      kind: kind, candidateCount: options.count, candidates: candidates, refusedBy: refusedBy,
      nearest: nearest)
  }

  /// How every member stands to a run, in the region's order.
  mutating func standings(for run: OpenRun) -> [Standing] {
    let options = Dictionary(options(for: run).map { ($0.stint.member, $0) }) { first, _ in first }
    return rulebook.verdicts(for: run.opening).enumerated().map { member, verdict in
      if let option = options[member] { return .candidate(option.stint, option.hindrance) }
      return switch verdict {
      case .refuses(let refusals): .refused(refusals)
      case .offers: .otherDates
      }
    }
  }

  /// What a member could take, and what keeps the member from it as the plan stands.
  private struct Option {
    let stint: Stint
    let hindrance: Hindrance?
    /// Unhindered first, on dates that are taught already last; then longer before shorter.
    func isBetter(than other: Option) -> Bool { rank > other.rank }

    private var rank: (Int, Int) {
      (hindrance == nil ? 2 : hindrance?.rule == .oneTeacherPerGroup ? 0 : 1, stint.teaching.minutes)
    }
  }

  /// For each member with stints that reach into the run the best of them, by member.
  private mutating func options(for run: OpenRun) -> [Option] {
    let opening = rulebook.openings[run.opening]
    let takers = staffing.assignmentsOfGroup[opening.group].filter {
      staffing.assignments[$0].placement.state != .running
        && staffing.assignments[$0].dates.cut(to: opening.dates) != nil
    }
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
