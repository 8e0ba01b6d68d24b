// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules
import PoolSolver

/// Tries relaxations for one vacancy, the cheapest first, each by deciding its neighbourhood anew.
struct LocalSearch {
  /// The vacancy's id.
  let vacancy: String
  /// Its decided minutes in the plan in hand.
  let before: Int
  private let part: Neighbourhood
  private let report: PlanReport
  private let position: Int
  private let floors: [Int]
  private let first: Int?
  private let free: Set<Int>
  private let limits: SuggestionLimits

  private let newId: String

  /// - Parameter newId: an id that no member of the whole region has.
  init(_ part: Neighbourhood, for vacancy: String, newId: String, _ limits: SuggestionLimits) {
    (self.part, self.vacancy, self.newId, self.limits) = (part, vacancy, newId, limits)
    let rulebook = Rulebook(part.region)
    report = PlanReport(part.plan, in: rulebook, questionsMax: 0)
    guard let position = part.region.vacancies.firstIndex(where: { $0.id == vacancy }) else {
      preconditionFailure("vacancy \(vacancy) is not in its own neighbourhood")
    }
    self.position = position
    let hand = PlanInHand(part.plan, in: rulebook)
    floors = hand.minutesByGroup
    first = part.region.policy.goals.first.map { hand.value(of: $0.goal) }
    let groups = part.region.groups
    // Where only so many told placements may change, a plan that moves nobody is the safe answer.
    let mayMove = part.region.policy.changesMax == nil
    free = Set(groups.indices.filter { mayMove && part.free.contains(groups[$0].id) })
    before = groups.indices.reduce(0) { $0 + (groups[$1].vacancy == vacancy ? hand.minutesByGroup[$1] : 0) }
  }

  /// What buys more minutes than everything cheaper, by price, with a plan of the part; and whether the work allowed ran out
  /// on the way, after which only answers that move nobody were found.
  func front() throws(SuggestionFailure) -> (
    entries: [(set: RelaxationSet, answer: Refill)], isCutShort: Bool
  ) {
    let works = report.open.filter { report.rulebook.openings[$0.opening].vacancy == position }
    let all = before + works.reduce(0) { $0 + $1.minutes }
    let finder = RelaxationFinder(report, timesMost: limits.timesMost, newId: newId)
    let sets = finder.sets(for: position, open: Set(works.map(\.opening)).sorted()).prefix(limits.triesMost)
    var front: [(set: RelaxationSet, answer: Refill)] = []
    var work = limits.workMost
    for set in [RelaxationSet([])] + sets {
      let most = front.last?.answer.minutes ?? before
      if most >= all { break }
      guard let answer = try refill(after: set, atLeast: most + 1, spending: &work) else { continue }
      if front.last?.set.price == set.price { front.removeLast() }
      front.append((set, answer))
    }
    return (front, work <= 0)
  }

  /// An answer of the front with the first goal as good as it can be beside the minutes; the answer itself if that is not seen within
  /// the work allowed.
  func best(_ answer: Refill, after set: RelaxationSet) throws(SuggestionFailure) -> Refill {
    var work = limits.workMost
    return try refill(after: set, atLeast: answer.minutes, isFinal: true, spending: &work) ?? answer
  }

  /// The best plan of the neighbourhood after some relaxations; `nil` = none, or the region cannot be edited so.
  private func refill(
    after set: RelaxationSet, atLeast: Int, isFinal: Bool = false, spending work: inout Int
  ) throws(SuggestionFailure) -> Refill? {
    let edited: Region
    do throws(EditRefusal) {
      edited = try part.region.edited(by: set.edits).region
    } catch {
      return nil
    }
    let hand = PlanInHand(
      cut(to: edited.vacancies[position], running: edited.placements), in: Rulebook(edited))
    var question = RefillQuestion(
      vacancy: position, floors: floors, first: first, free: free, atLeast: atLeast)
    question.isFinal = isFinal
    do throws(EngineFailure) {
      return try hand.refill(question, spending: &work)
    } catch {
      throw .solver(error)
    }
  }

  /// The plan in hand with nothing of the vacancy outside its dates.
  private func cut(to vacancy: Vacancy, running: [Placement]) -> Plan {
    let groups = Set(part.region.groups.lazy.filter { $0.vacancy == vacancy.id }.map(\.id))
    let decided = part.plan.decided.compactMap { placement -> Placement? in
      guard groups.contains(placement.group) else { return placement }
      var left = placement
      guard let dates = placement.dates.cut(from: vacancy.from, until: vacancy.until) else { return nil }
      left.dates = dates
      return left
    }
    return Plan(running.filter { $0.state == .running } + decided)
  }
}
