// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolReport
import PoolRules
import PoolSolver

/// The least that would have to give way for more of a vacancy to be taught, proved by a plan.
public struct Suggestion: Sendable {
  /// The vacancy's id.
  public let vacancy: String
  /// What gives way; empty = nothing has to, planning again does it.
  public let relaxations: [Relaxation]
  /// The sum of their prices.
  public let price: Int
  /// Lesson minutes more in the vacancy, and in the whole plan, of `plan`. Planning again promises the goals, not these: lessons of a higher
  /// priority may take the place of more lessons.
  public let minutes, minutesInAll: Int
  /// Whether nothing stays open of the vacancy.
  public let isWhole: Bool
  /// Placements of the plan outside the vacancy that others take over.
  public let moved: Int
  /// A plan of the edited region that does it: every rule kept, no group of another vacancy with fewer minutes than in the plan in hand,
  /// the first goal no worse.
  public let plan: Plan
  /// What each goal of the policy is in that plan, and was in the plan in hand: in their order planning again to the proof is no worse.
  public let goals: [(goal: Goal, before: Int, after: Int)]

  /// The edits, as their lines apply them.
  public var edits: [Edit] { relaxations.map(\.edit) }
  /// Who has to agree, each once.
  public var deciders: [Decider] {
    Decider.allCases.filter { decider in relaxations.contains { $0.decider == decider } }
  }
}

/// What a search for suggestions found.
public struct Suggestions: Sendable {
  /// Those that gain most lessons in all first, then the cheaper.
  public let found: [Suggestion]
  /// Ids of the vacancies for which the work allowed ran out: after that only changes that move nobody were seen, so there may be more.
  public let cutShort: [String]
}

/// How far to look for suggestions.
public struct SuggestionLimits: Sendable {
  /// Sets of relaxations tried for a vacancy, the cheapest first.
  public var triesMost = 200
  /// Times of the week tried for a lesson that a member cannot give.
  public var timesMost = 2
  /// Stints of the part of the region in which a vacancy's answer is looked for; smaller regions are searched as a whole.
  public var stintsMost = 150
  /// Work spent on a vacancy's tries, and again on each suggestion told, in simplex iterations times columns: GLPK does some ten
  /// million a second.
  public var workMost = 20_000_000
  /// Suggestions told for a vacancy.
  public var toldMost = 3
  /// Threads that work side by side; answers do not depend on it.
  public var threads = 2
  /// Limits for a planner who waits.
  public init() {}
}

/// Why there are no suggestions.
public enum SuggestionFailure: Error {
  /// The plan breaks rules of the region.
  case unsound(AuditReport)
  /// GLPK failed.
  case solver(EngineFailure)
  /// The audit refuses a plan of our own: a fault of the program.
  case fault(String)
}

/// Suggests, for each vacancy with open work, what could give way.
public struct SuggestionSearch: Sendable {
  private let region: Region
  private let plan: Plan
  private let report: PlanReport
  /// By opening.
  private let stints: [[Stint]]
  private let audited: AuditReport
  private let limits: SuggestionLimits
  private let newId: String

  /// Takes a plan in hand. Placements that are no stints of the region (people cut them) stay as they are.
  ///
  /// - Throws: `SuggestionFailure.unsound`.
  public init(_ plan: Plan, of region: Region, _ limits: SuggestionLimits = SuggestionLimits())
    throws(SuggestionFailure)
  {
    audited = audit(plan, of: region)
    guard audited.isSound else { throw .unsound(audited) }
    (self.region, self.plan) = region.lockingCuts(of: plan)
    self.limits = limits
    let ids = Set(region.members.map(\.id))
    newId = (1...).lazy.map { "NEW\($0)" }.first { !ids.contains($0) } ?? "NEW"
    let rulebook = Rulebook(self.region)
    stints = rulebook.openings.indices.map { rulebook.stints(for: $0) }
    report = PlanReport(self.plan, in: rulebook, questionsMax: 0)
  }

  /// The vacancies with open work, by position: higher priority first, then more minutes, then the region's order.
  public var vacancies: [Int] { report.openVacancies.map(\.vacancy) }

  /// Suggestions for some vacancies.
  public func suggestions(for vacancies: [Int]) throws(SuggestionFailure) -> Suggestions {
    let answers = inParallel(vacancies.count, threads: limits.threads) {
      place -> Result<Suggestions, SuggestionFailure> in
      do throws(SuggestionFailure) {
        return .success(try suggestions(for: vacancies[place]))
      } catch {
        return .failure(error)
      }
    }
    var found: [Suggestion] = []
    var cutShort: [String] = []
    for answer in answers {
      let answer = try answer.get()
      found += answer.found
      cutShort += answer.cutShort
    }
    let sorted = found.enumerated().sorted { a, b in
      (-a.element.minutesInAll, a.element.price, a.offset)
        < (-b.element.minutesInAll, b.element.price, b.offset)
    }
    return Suggestions(found: sorted.map(\.element), cutShort: cutShort)
  }

  /// What could give way for one vacancy: the cheapest first, each further one dearer and for more minutes.
  public func suggestions(for vacancy: Int) throws(SuggestionFailure) -> Suggestions {
    let part = Neighbourhood(
      around: vacancy, in: report, plan, stints: stints, stintsMost: limits.stintsMost)
    let local = LocalSearch(part, for: region.vacancies[vacancy].id, newId: newId, limits)
    let (front, isCutShort) = try local.front()
    var found: [Suggestion] = []
    for (set, answer) in told(front) {
      found.append(try suggestion(set, try local.best(answer, after: set), part, local))
    }
    return Suggestions(found: found, cutShort: isCutShort ? [local.vacancy] : [])
  }

  /// The first, the last, and some between, evenly.
  private func told<Entry>(_ front: [Entry]) -> [Entry] {
    guard front.count > limits.toldMost, limits.toldMost > 1 else {
      return Array(front.prefix(limits.toldMost))
    }
    return (0..<limits.toldMost).map { front[$0 * (front.count - 1) / (limits.toldMost - 1)] }
  }

  /// The suggestion with its plan of the whole edited region, audited.
  private func suggestion(_ set: RelaxationSet, _ answer: Refill, _ part: Neighbourhood, _ local: LocalSearch)
    throws(SuggestionFailure) -> Suggestion
  {
    let edited: Region
    do throws(EditRefusal) {
      edited = try region.edited(by: set.edits).region
    } catch {
      throw .fault("\(local.vacancy): the part can be edited, the whole cannot: \(error.faults)")
    }
    let plan = Plan(edited.placements.filter { $0.state == .running } + answer.plan.decided + part.rest)
    let after = audit(plan, of: edited)
    let rulebook = Rulebook(edited)
    let losses = losses(plan, in: rulebook, besides: local.vacancy)
    let isWorse = region.policy.goals.first.map { level in
      let (one, other) = (after.goals[level.goal] ?? 0, audited.goals[level.goal] ?? 0)
      return level.goal.wantsMost ? one < other : one > other
    }
    guard after.isSound, losses.isEmpty, isWorse != true else {
      let breaches = after.breaches.map(\.description) + losses
      throw .fault("\(local.vacancy) after \(set.edits): " + breaches.joined(separator: "; "))
    }
    let open = PlanReport(plan, in: rulebook, questionsMax: 0).openVacancies
    return Suggestion(
      vacancy: local.vacancy, relaxations: set.relaxations, price: set.price,
      minutes: answer.minutes - local.before, minutesInAll: after.minutesCovered - audited.minutesCovered,
      isWhole: !open.contains { edited.vacancies[$0.vacancy].id == local.vacancy }, moved: answer.moved,
      plan: plan,
      goals: region.policy.goals.map { ($0.goal, audited.goals[$0.goal] ?? 0, after.goals[$0.goal] ?? 0) })
  }

  /// The groups of other vacancies that have fewer minutes than in the plan in hand.
  private func losses(_ found: Plan, in rulebook: Rulebook, besides vacancy: String) -> [String] {
    func minutes(_ report: PlanReport) -> [String: Int] {
      report.assignments.reduce(into: [:]) { $0[$1.placement.group, default: 0] += $1.minutes }
    }
    let (before, after) = (minutes(report), minutes(PlanReport(found, in: rulebook, questionsMax: 0)))
    return region.groups.compactMap { group in
      let (had, has) = (before[group.id] ?? 0, after[group.id] ?? 0)
      return group.vacancy != vacancy && has < had ? "\(group.id): \(has) of \(had) minutes" : nil
    }
  }
}

extension Region {
  /// The region and the plan in which the plan's placements that are no stints are running.
  func lockingCuts(of plan: Plan) -> (Region, Plan) {
    let others = PlanInHand(plan, in: Rulebook(self)).others
    guard !others.isEmpty else { return (self, plan) }
    let cut = others.map { placement in
      var placement = placement
      placement.state = .running
      return placement
    }
    var region = self
    region.placements += cut
    return (region, Plan(plan.placements.filter { !others.contains($0) } + cut))
  }
}
