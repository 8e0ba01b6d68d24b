// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// The heuristic: regret insertion, then one repair pass.
///
/// A *bundle* is what one member can take of one vacancy beside all that is taken. The vacancy that would
/// lose most if its best bundle went elsewhere (gain of the best minus gain of the second best) goes first;
/// equal regrets by larger gain, then by order of vacancies. The repair pass offers each opening that stayed open
/// to members who would first have to give something up, and keeps what gains.
/// Deterministic. After an insertion only vacancies whose best or second best was that member are seen again.
///
/// - Complexity: about O(*p* log *v*) bundles for *p* (member, vacancy) pairs and *v* vacancies.
struct Greedy {
  private let problem: Problem
  private let guide: GoalGuide
  private var assignment: Assignment
  /// The stints of each vacancy by member, members ascending.
  private let pairs: [[(member: Int, stints: [Int])]]
  /// A goal of which the least is wanted, and the most of it.
  private let limit: Kept?

  /// The stints that the heuristic takes, ascending.
  ///
  /// - Parameters:
  ///   - start: Stints that can be taken together, to begin with; the repair pass may give some of them up.
  ///   - limit: What the repair pass may not exceed; where `start` does, by how much.
  static func solve(
    _ problem: Problem, guide: GoalGuide, from start: [Int] = [], within limit: Kept? = nil
  ) -> [Int] {
    let limit = limit.map { ($0.objective, value: max($0.value, $0.objective.value(of: start))) }
    var greedy = Greedy(problem, guide: guide, limit)
    for stint in start { greedy.assignment.take(stint) }
    greedy.insertAll()
    greedy.repair()
    return greedy.assignment.taken
  }

  private init(_ problem: Problem, guide: GoalGuide, _ limit: Kept?) {
    (self.problem, self.guide, self.limit) = (problem, guide, limit)
    assignment = Assignment(problem)
    pairs = problem.openingsByVacancy.map { openings in
      var byMember: [Int: [Int]] = [:]
      for opening in openings {
        for stint in problem.stintsByOpening[opening] where guide.gain(of: stint) > 0 {
          byMember[problem.stints[stint].member, default: []].append(stint)
        }
      }
      return byMember.keys.sorted().map { member in
        let stints = byMember[member] ?? []
        return (member, stints.sorted { (-guide.gain(of: $0), $0) < (-guide.gain(of: $1), $1) })
      }
    }
  }

  // MARK: Insertion

  /// The best bundle of a vacancy now, and what losing it would cost.
  private struct Offer {
    var bundle: [Int]
    var gain, regret: Int
    /// The members of the best and the second best bundle.
    var members: [Int]
  }

  /// What `stints` of one member can be taken together now: first come, first fitted.
  private mutating func bundle(_ stints: [Int]) -> [Int] {
    var bundle: [Int] = []
    for stint in stints where assignment.fits(stint) {
      assignment.take(stint)
      bundle.append(stint)
    }
    for stint in bundle { assignment.drop(stint) }
    return bundle
  }

  private mutating func offer(for vacancy: Int) -> Offer? {
    var best: (bundle: [Int], gain: Int, member: Int)?
    var second: (gain: Int, member: Int)?
    for (member, stints) in pairs[vacancy] {
      let bundle = bundle(stints)
      guard !bundle.isEmpty else { continue }
      let gain = guide.gain(of: bundle)
      if let current = best,
        !(gain > current.gain || gain == current.gain && guide.prefers(bundle, to: current.bundle))
      {
        if gain > second?.gain ?? 0 { second = (gain, member) }
      } else {
        if let current = best { second = (current.gain, current.member) }
        best = (bundle, gain, member)
      }
    }
    guard let best else { return nil }
    return Offer(
      bundle: best.bundle, gain: best.gain, regret: best.gain - (second?.gain ?? 0),
      members: [best.member] + (second.map { [$0.member] } ?? []))
  }

  private mutating func insertAll() {
    var offers: [Offer?] = []
    var watchers = [[Int]](repeating: [], count: problem.members.count)
    var queue = VacancyQueue()
    func watch(_ vacancy: Int, _ offer: Offer) {
      for member in offer.members { watchers[member].append(vacancy) }
      queue.push(.init(regret: offer.regret, gain: offer.gain, vacancy: vacancy))
    }
    for vacancy in pairs.indices {
      let offer = offer(for: vacancy)
      offers.append(offer)
      if let offer { watch(vacancy, offer) }
    }
    while let next = queue.pop() {
      guard let offer = offers[next.vacancy], offer.regret == next.regret, offer.gain == next.gain else {
        continue
      }
      for stint in offer.bundle { assignment.take(stint) }
      let member = problem.stints[offer.bundle[0]].member
      let stale = Set(watchers[member] + [next.vacancy]).sorted()
      watchers[member] = []
      for vacancy in stale {
        guard vacancy == next.vacancy || offers[vacancy]?.members.contains(member) == true else { continue }
        let fresh = self.offer(for: vacancy)
        offers[vacancy] = fresh
        if let fresh { watch(vacancy, fresh) }
      }
    }
  }

  // MARK: Repair

  private mutating func repair() {
    for opening in problem.openings.indices where assignment.takenByOpening[opening].isEmpty {
      let candidates = problem.stintsByOpening[opening].filter { guide.gain(of: $0) > 0 }
      for stint in candidates.sorted(by: { (-guide.gain(of: $0), $0) < (-guide.gain(of: $1), $1) }) {
        if exchange(for: stint) { break }
      }
    }
  }

  /// Takes `stint` in place of what its member would have to give up, if finding others for that gains.
  private mutating func exchange(for stint: Int) -> Bool {
    guard assignment.vacancyIsFree(for: stint) else { return false }
    let part = problem.members[problem.stints[stint].member]
    let place = problem.placeInMember[stint]
    let blockers = assignment.takenByMember[problem.stints[stint].member].filter {
      part.clashes.contains(problem.placeInMember[$0], place)
    }
    for blocker in blockers { assignment.drop(blocker) }
    guard assignment.fits(stint) else {
      for blocker in blockers { assignment.take(blocker) }
      return false
    }
    assignment.take(stint)
    var replacements: [Int] = []
    for blocker in blockers {
      let options = problem.stintsByOpening[problem.stints[blocker].opening].filter { assignment.fits($0) }
      guard let best = options.max(by: { guide.prefers([$1], to: [$0]) }), guide.gain(of: best) > 0 else {
        continue
      }
      assignment.take(best)
      replacements.append(best)
    }
    let isWithin =
      limit.map { !$0.objective.prefers($0.value, to: $0.objective.value(of: assignment.taken)) } ?? true
    if isWithin, guide.gain(of: [stint] + replacements) > guide.gain(of: blockers) { return true }
    for replacement in replacements { assignment.drop(replacement) }
    assignment.drop(stint)
    for blocker in blockers { assignment.take(blocker) }
    return false
  }
}

/// Vacancies by regret, then gain, then order: a binary heap; stale entries are left to the reader.
private struct VacancyQueue {
  struct Entry {
    let regret, gain, vacancy: Int
    func precedes(_ other: Entry) -> Bool {
      (regret, gain, -vacancy) > (other.regret, other.gain, -other.vacancy)
    }
  }
  private var heap: [Entry] = []

  mutating func push(_ entry: Entry) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0, heap[child].precedes(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Entry? {
    guard let top = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return top }
    heap[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { return top }
      if child + 1 < heap.count, heap[child + 1].precedes(heap[child]) { child += 1 }
      guard heap[child].precedes(heap[parent]) else { return top }
      heap.swapAt(child, parent)
      parent = child
    }
  }
}
