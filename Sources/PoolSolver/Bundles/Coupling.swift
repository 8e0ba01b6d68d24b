// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// What members share: rows `Σ coefficient(bundle) ≤ limit` over one bundle a member.
///
/// How a bundle counts in a row is one of four: by each stint (`each`), by each stint's amount (`weighed`), once if any stint
/// of a set is in it (`any`), or by half of the sets of which it has any stint, rounded down (`half`, for cuts).
struct Coupling: Sendable {
  enum Kind: Hashable, Sendable {
    case opening(Int)
    /// The stints of a group that share a date, where handovers are allowed.
    case date(group: Int, Day)
    case vacancyWeek(Int, week: Int)
    /// The members of a vacancy, less an `over` that `people` counts.
    case split(Int)
    /// The placements of a group, less an `over` that `people` counts.
    case handover(Int)
    /// What a board's stints bring, as a sum that should not be less than the board's whole; `fairness` counts what lacks.
    case board(Int)
    /// Half the sum of several rows, rounded down on both sides.
    case cut(Cut)
  }
  /// Rows that are added and halved.
  struct Cut: Hashable, Sendable {
    /// Members whose own row, of one bundle, is among them; ascending.
    let members: [Int]
    /// Shared rows, ascending.
    let rows: [Int]
  }
  struct Row: Sendable {
    let kind: Kind
    fileprivate(set) var limit: Int
    var isCut: Bool {
      if case .cut = kind { true } else { false }
    }
    /// The ways to exceed the limit, dearest first: how far at most (`nil` = without end), and what a unit costs in the goal
    /// that counts it.
    fileprivate(set) var overs: [(width: Int?, price: Int)] = []
    var hasOver: Bool { !overs.isEmpty }
    /// The goal that counts what exceeds the limit.
    var goalOfOver: Goal {
      if case .board = kind { .fairness } else { .people }
    }
  }
  /// A set of a member's places that counts together in a row.
  struct Group: Sendable {
    let row: Int
    let places: [Int]
  }
  /// Sets of a member's places of which each two count in a row.
  struct Groups: Sendable {
    let row: Int
    let sets: [[Int]]
    /// 1 where any bundle has one set's worth already, else 0.
    let start: Int
  }

  private(set) var rows: [Row] = []
  /// By member and place: the rows in which the stint counts by itself.
  private(set) var each: [[[Int]]]
  /// By member and place: the row in which the stint counts by an amount; none where no goal asks for it.
  private(set) var weighed: [[(row: Int, value: Int)?]]
  /// By member.
  private(set) var any: [[Group]]
  private(set) var half: [[Groups]]
  /// The members who can count in each row, ascending; none for cuts.
  private(set) var membersOfRow: [[Int]] = []
  /// Where the rows of each vacancy's weeks begin; one more for the end.
  private var firstRowOfVacancy: [Int] = []
  private let problem: Problem

  /// - Parameter fairness: The goal of that name, if boards have rows.
  init(_ problem: Problem, countsPeople: Bool, fairness: Objective? = nil) {
    self.problem = problem
    weighed = problem.members.map { Array(repeating: nil, count: $0.stints.count) }
    each = problem.members.map { Array(repeating: [], count: $0.stints.count) }
    any = Array(repeating: [], count: problem.members.count)
    half = Array(repeating: [], count: problem.members.count)
    for vacancy in problem.openingsByVacancy.indices {
      firstRowOfVacancy.append(rows.count)
      addWeeks(of: vacancy)
    }
    firstRowOfVacancy.append(rows.count)
    for opening in problem.openings.indices { addOpening(opening) }
    if countsPeople { addPeople() }
    if let fairness { addBoards(fairness.gauges) }
  }

  /// The rows in which a bundle counts, with its coefficient; rows ascending.
  func coefficients(of member: Int, _ places: [Int]) -> [(row: Int, value: Int)] {
    var sum: [Int: Int] = [:]
    for place in places {
      for row in each[member][place] { sum[row, default: 0] += 1 }
      if let (row, value) = weighed[member][place] { sum[row, default: 0] += value }
    }
    for group in any[member] where places.contains(where: group.places.contains) {
      sum[group.row, default: 0] += 1
    }
    for group in half[member] {
      let count = group.start + group.sets.count { places.contains(where: $0.contains) }
      if count > 1 { sum[group.row, default: 0] += count / 2 }
    }
    return sum.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The most that prices come to, over all limits or over all stints of one member.
  func largestSum(of prices: [Int]) -> Double {
    var largest = zip(rows, prices).reduce(0.0) { $0 + Double(abs($1.0.limit)) * Double($1.1) }
    for member in each.indices {
      var sum = 0.0
      for row in each[member].joined() { sum += Double(prices[row]) }
      for case let (row, value)? in weighed[member] { sum += Double(abs(value)) * Double(prices[row]) }
      for group in any[member] { sum += Double(prices[group.row]) }
      for groups in half[member] { sum += Double(groups.sets.count) * Double(prices[groups.row]) }
      largest = max(largest, sum)
    }
    return largest
  }

  /// By row: the largest amount by which a stint counts; 0 where stints count by themselves.
  var amountMax: [Int] {
    var most = [Int](repeating: 0, count: rows.count)
    for case let (row, value)? in weighed.joined() { most[row] = max(most[row], abs(value)) }
    return most
  }

  /// The rows in which a bundle counts and that cuts are made of.
  func rowsForCuts(of member: Int, _ places: [Int]) -> [Int] {
    coefficients(of: member, places).compactMap { row, _ in
      switch rows[row].kind {
      case .opening, .date, .vacancyWeek: row
      case .split, .handover, .board, .cut: nil
      }
    }
  }

  /// The rows for cuts in which every bundle counts that has one of a set of places.
  func rows(ofAnyOf places: [Int], of member: Int) -> Set<Int> {
    var common: Set<Int>?
    for place in places {
      let here = Set(rowsForCuts(of: member, [place]))
      common = common?.intersection(here) ?? here
    }
    return common ?? []
  }

  /// Adds the row `Σ ⌊rows of the cut in which the bundle counts / 2⌋ ≤ ⌊Σ limits / 2⌋`. A bundle counts once in a row in
  /// which it counts more often: so the row is weaker than it could be, and still true.
  mutating func addCut(_ cut: Cut) {
    let limit = cut.rows.reduce(cut.members.count) { $0 + rows[$1].limit } / 2
    let row = add(.cut(cut), limit: limit)
    var sets: [Int: [[Int]]] = [:]
    for part in cut.rows {
      for member in membersOfRow[part] { sets[member, default: []].append(places(of: member, in: part)) }
    }
    for (member, sets) in sets.sorted(by: { $0.key < $1.key }) {
      let start = cut.members.contains(member) ? 1 : 0
      if start == 1, sets.count < 3 {
        any[member].append(Group(row: row, places: Set(sets.joined()).sorted()))
      } else if start + sets.count > 1 {
        half[member].append(Groups(row: row, sets: sets, start: start))
      }
    }
  }

  /// Leaves of every limit what is not `used`.
  mutating func lower(by used: [Int]) {
    for (row, used) in used.enumerated() { rows[row].limit -= used }
  }

  /// By place of a member: whether a limit that cannot be exceeded leaves it nothing.
  func isFull(for member: Int) -> [Bool] {
    func isFull(_ row: Int) -> Bool { rows[row].limit <= 0 && !rows[row].isCut && !rows[row].hasOver }
    var result = each[member].map { $0.contains(where: isFull) }
    for group in any[member] where isFull(group.row) { for place in group.places { result[place] = true } }
    return result
  }

  /// The places by which a member can count in a row.
  func places(of member: Int, in row: Int) -> [Int] {
    if let group = any[member].first(where: { $0.row == row }) { return group.places }
    return each[member].indices.filter { each[member][$0].contains(row) }
  }

  // MARK: Building

  private mutating func add(_ kind: Kind, limit: Int) -> Int {
    rows.append(Row(kind: kind, limit: limit))
    membersOfRow.append([])
    return rows.count - 1
  }

  private mutating func addOpening(_ opening: Int) {
    let stints = problem.stintsByOpening[opening]
    guard stints.count > 1, !isImplied(stints) else { return }
    if problem.stintsPerOpening > 1 {
      let group = problem.openings[opening].group
      var sharing: [[Int]] = []
      for date in Set(stints.map { problem.stints[$0].dates.from }).sorted() {
        let here = stints.filter { problem.stints[$0].dates.contains(date) }
        guard here.count > 1, !sharing.contains(where: { row in here.allSatisfy(row.contains) }) else {
          continue
        }
        sharing.append(here)
        addEach(.date(group: group, date), here, limit: 1)
      }
      guard stints.count > problem.stintsPerOpening else { return }
    }
    addEach(.opening(opening), stints, limit: problem.stintsPerOpening)
  }

  /// Whether a row of limit 1 of their vacancy lets one member at most take any of `stints`, of whom one stint at most.
  private func isImplied(_ stints: [Int]) -> Bool {
    guard problem.stintsPerOpening == 1 else { return false }
    let vacancy = problem.vacancy(of: stints[0])
    return (firstRowOfVacancy[vacancy]..<firstRowOfVacancy[vacancy + 1]).contains { row in
      guard rows[row].limit == 1 else { return false }
      return stints.allSatisfy { stint in
        let (member, place) = (problem.stints[stint].member, problem.placeInMember[stint])
        return each[member][place].contains(row)
          || any[member].contains { $0.row == row && $0.places.contains(place) }
      }
    }
  }

  private mutating func addEach(_ kind: Kind, _ stints: [Int], limit: Int) {
    let row = add(kind, limit: limit)
    for (member, places) in placesByMember(stints) {
      membersOfRow[row].append(member)
      for place in places { each[member][place].append(row) }
    }
  }

  /// A bundle counts once if it has any of `stints`. A set of which at most one can be taken counts by each stint.
  private mutating func addAny(_ kind: Kind, _ stints: [Int], limit: Int) {
    let row = add(kind, limit: limit)
    for (member, places) in placesByMember(stints) {
      membersOfRow[row].append(member)
      if isClique(places, of: member) {
        for place in places { each[member][place].append(row) }
      } else {
        any[member].append(Group(row: row, places: places))
      }
    }
  }

  private func placesByMember(_ stints: [Int]) -> [(member: Int, places: [Int])] {
    var result: [Int: [Int]] = [:]
    for stint in stints {
      result[problem.stints[stint].member, default: []].append(problem.placeInMember[stint])
    }
    return result.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
  }

  private func isClique(_ places: [Int], of member: Int) -> Bool {
    let clashes = problem.members[member].clashes
    return places.indices.allSatisfy { i in places[..<i].allSatisfy { clashes.contains(places[i], $0) } }
  }

  private mutating func addWeeks(of vacancy: Int) {
    let stints = problem.openingsByVacancy[vacancy].flatMap { problem.stintsByOpening[$0] }.sorted()
    let running = problem.runningMembers[vacancy]
    var kept: [(week: Int, left: Int, stints: [Int])] = []
    for week in 0..<problem.region.policy.weeks {
      let here = running.isEmpty ? [] : running[week]
      let left = max(0, problem.region.vacancies[vacancy].membersMax - here.count)
      let taught = stints.filter {
        problem.stints[$0].teaching.weeks >> UInt64(week) & 1 == 1
          && !here.contains(problem.stints[$0].member)
      }
      let openings = Set(taught.map { problem.stints[$0].opening }).count
      guard Set(taught.map { problem.stints[$0].member }).count > left,
        openings > left || problem.stintsPerOpening > 1
      else { continue }
      func implied(_ a: [Int], by b: [Int]) -> Bool { Set(a).isSubset(of: b) }
      guard !kept.contains(where: { $0.left <= left && implied(taught, by: $0.stints) }) else { continue }
      kept.removeAll { left <= $0.left && implied($0.stints, by: taught) }
      kept.append((week, left, taught))
    }
    for row in kept { addAny(.vacancyWeek(vacancy, week: row.week), row.stints, limit: row.left) }
  }

  private mutating func addPeople() {
    let running = RunningCounts(problem)
    for (vacancy, openings) in problem.openingsByVacancy.enumerated() {
      let members = running.membersOfVacancy[vacancy]
      let stints = openings.flatMap { problem.stintsByOpening[$0] }.filter {
        !members.contains(problem.stints[$0].member)
      }
      let limit = max(0, 1 - members.count)
      if Set(stints.map { problem.stints[$0].member }).count > limit {
        addAny(.split(vacancy), stints.sorted(), limit: limit)
        rows[rows.count - 1].overs = [(nil, 1)]
      }
    }
    for (group, openings) in problem.openingsByGroup.enumerated() {
      let limit = max(0, 1 - running.placementsOfGroup[group])
      let stints = openings.flatMap { problem.stintsByOpening[$0] }
      if openings.count * problem.stintsPerOpening > limit, stints.count > limit {
        addEach(.handover(group), stints, limit: limit)
        rows[rows.count - 1].overs = [(nil, 1)]
      }
    }
  }

  /// `−Σ amount ≤ −whole`, exceeded step by step.
  private mutating func addBoards(_ gauges: Gauges) {
    let first = rows.count
    for gauge in gauges.all {
      let row = add(.board(gauge.board), limit: -gauge.whole)
      rows[row].overs = gauge.steps.map { ($0.width, $0.price) }
    }
    for (member, part) in problem.members.enumerated() {
      weighed[member] = part.stints.map { (first + gauges.place[$0], -gauges.amounts[$0]) }
    }
  }
}
