// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel
import PoolRules

/// The rows of the hard rules. What one member and one group allow by themselves is in the stints already.
extension IntegerProgram {
  /// (1) One teacher per group: `Σ x ≤ 1` over the stints of an opening; with handovers allowed, over those that
  /// share a date (one row for each date on which a stint begins), and `Σ x ≤ 1 + handovers` over all.
  mutating func oneTeacherPerGroup() {
    for (opening, all) in problem.stintsByOpening.enumerated() {
      let stints = all.filter { column[$0] != nil }
      let group = ModelName.escaping(problem.region.groups[problem.openings[opening].group].id)
      let name = "\(group).\(problem.openings[opening].number)"
      if problem.stintsPerOpening == 1 {
        addSum("one_teacher_per_group(\(name))", stints, atMost: 1)
        continue
      }
      var rows: [[Int]] = []
      for date in Set(stints.map { problem.stints[$0].dates.from }).sorted() {
        let sharing = stints.filter { problem.stints[$0].dates.contains(date) }
        if !rows.contains(where: { row in sharing.allSatisfy(row.contains) }) {
          rows.removeAll { row in row.allSatisfy(sharing.contains) }
          rows.append(sharing)
        }
      }
      for (index, row) in rows.enumerated() {
        addSum("one_teacher_per_group(\(name))_\(index)", row, atMost: 1)
      }
      addSum("handovers(\(name))", stints, atMost: problem.stintsPerOpening)
    }
  }

  /// The rows of one member whose active stints are `stints`, two at least.
  mutating func memberRows(of member: Int, _ stints: [Int]) {
    let cliques = cliques(stints)
    switch formulation {
    case .pairs: onePlaceAtATime(member, problem.clashingPairs(among: stints))
    case .slots: onePlaceAtATime(member, problem.clashingMoments(among: stints))
    case .cliques, .bundles: onePlaceAtATime(member, cliques)
    }
    if cliques.count == 1 { return }
    if formulation == .bundles,
      let bundles = problem.fullBundles(of: stints, most: bundlesMax, effort: 60 * bundlesMax)
    {
      bundleRows(member, stints, bundles)
      return
    }
    minutesPerWeek(member, stints, cliques)
    locationsPerMember(member, stints)
  }

  /// (2) One place at a time, travel between schools: `Σ x ≤ 1` over sets of stints of which at most one can be
  /// taken (maximal cliques, or what the formulation says), enough of them for every two that exclude each other.
  /// Those that break rules 4–6 or 8 by two are in them too.
  private mutating func onePlaceAtATime(_ member: Int, _ exclusions: [[Int]]) {
    let name = ModelName.escaping(problem.region.members[member].id)
    for (index, exclusion) in exclusions.enumerated() where exclusion.count > 1 {
      addSum("one_place_at_a_time(\(name))_\(index)", exclusion, atMost: 1)
    }
  }

  /// (2b) What goes together: `x ≤ Σ bundle` over the full bundles that hold the stint, `Σ bundle ≤ 1`.
  ///
  /// The rows describe the convex hull of everything that the member can do, so they stand for (3)–(5) too.
  private mutating func bundleRows(_ member: Int, _ stints: [Int], _ bundles: [[Int]]) {
    let name = ModelName.escaping(problem.region.members[member].id)
    let columns = bundles.indices.map {
      model.addColumn(
        "bundle(\(name),\($0))", lower: 0, upper: 1, isInteger: false, cost: 0)
    }
    addRow("one_bundle(\(name))", atMost: 1, columns.map { ($0, 1) })
    for stint in stints {
      guard let x = column[stint] else { continue }
      let holding = bundles.indices.filter { bundles[$0].contains(stint) }
      addRow("in_a_bundle(\(name),\(stint))", atMost: 0, [(x, 1)] + holding.map { (columns[$0], -1) })
    }
    bundlesByMember[member] = Bundles(sets: bundles, columns: columns)
  }

  /// (3) Hours per week and free time, (4) authority hours: `Σ minutes · x ≤ minutes left`, for each week that no
  /// other week implies and that the cliques do not hold already.
  private mutating func minutesPerWeek(_ member: Int, _ stints: [Int], _ cliques: [[Int]]) {
    let name = ModelName.escaping(problem.region.members[member].id)
    for limit in problem.members[member].limits {
      let sharing = stints.filter {
        limit.authority == nil || problem.stints[$0].authority == limit.authority
      }
      var rows: [WeekRow] = []
      for week in limit.left.indices {
        let row = WeekRow(
          week: week, left: limit.left[week],
          terms: sharing.compactMap { stint in
            let minutes = Int(problem.stints[stint].teaching.minutesByWeek[week])
            return minutes > 0 ? (stint, minutes) : nil
          })
        guard row.most(within: cliques) > row.left, !rows.contains(where: { $0.implies(row) }) else {
          continue
        }
        rows.removeAll { row.implies($0) }
        rows.append(row)
      }
      let rule = limit.authority.map { "authority_hours(\(name),\($0 + 1)," } ?? "hours_per_week(\(name),"
      for row in rows {
        let terms = row.terms.compactMap { term in column[term.stint].map { ($0, Double(term.minutes)) } }
        addRow("\(rule)w\(row.week))", atMost: row.left, terms)
      }
    }
  }

  /// (5) Locations per member: `Σ at ≤ locations left` in each week, `Σ x ≤ at` over each clique of stints at one
  /// location. Places of running placements cost nothing. A limit of one is in the cliques of (2).
  private mutating func locationsPerMember(_ member: Int, _ stints: [Int]) {
    let name = ModelName.escaping(problem.region.members[member].id)
    let part = problem.members[member]
    let weeks = part.runningLocations.indices.map { week in
      let running = part.runningLocations[week]
      return Presence(
        week: week, left: max(0, problem.region.members[member].locationsMax - running.count),
        stints: stints.filter { isTaught($0, in: week) && !running.contains(problem.location(of: $0)) },
        by: problem.location(of:))
    }
    for row in Presence.notImplied(weeks) where row.left != 1 || !part.runningLocations[row.week].isEmpty {
      let terms = row.groups.map { here, stints in
        let id = ModelName.escaping(problem.region.locations[here].id)
        return (column: indicator("at(\(id),\(name),w\(row.week))", of: stints), value: 1.0)
      }
      addRow("locations_per_member(\(name),w\(row.week))", atMost: row.left, terms)
    }
  }

  /// (6) Members per vacancy: `Σ in ≤ members left` in each week; *in* are the member's bundles that show up there,
  /// or a helper with `x ≤ in` for each stint of the member there. Running members cost nothing.
  mutating func membersPerVacancy() {
    for (vacancy, openings) in problem.openingsByVacancy.enumerated() {
      let stints = openings.flatMap { problem.stintsByOpening[$0] }.filter { column[$0] != nil }.sorted()
      let running = problem.runningMembers[vacancy]
      let id = ModelName.escaping(problem.region.vacancies[vacancy].id)
      let weeks = (0..<problem.region.policy.weeks).map { week in
        let here = running.isEmpty ? [] : running[week]
        return Presence(
          week: week, left: max(0, problem.region.vacancies[vacancy].membersMax - here.count),
          stints: stints.filter { isTaught($0, in: week) && !here.contains(problem.stints[$0].member) },
          by: { problem.stints[$0].member })
      }
      for row in Presence.notImplied(weeks)
      where Set(row.groups.flatMap(\.stints).map { problem.stints[$0].opening }).count > row.left {
        var terms: [(column: Int, value: Double)] = []
        for (member, stints) in row.groups {
          if let bundles = bundlesByMember[member] {
            for (set, column) in zip(bundles.sets, bundles.columns) where set.contains(where: stints.contains)
            {
              terms.append((column, 1))
            }
          } else {
            let name = ModelName.escaping(problem.region.members[member].id)
            terms.append((indicator("in(\(id),\(name),w\(row.week))", of: stints), 1))
          }
        }
        addRow("members_per_vacancy(\(id),w\(row.week))", atMost: row.left, terms)
      }
    }
  }

  private func isTaught(_ stint: Int, in week: Int) -> Bool {
    problem.stints[stint].teaching.weeks >> UInt64(week) & 1 == 1
  }

  // MARK: Parts

  private mutating func addSum(_ name: String, _ stints: [Int], atMost upper: Int) {
    guard stints.count > upper else { return }
    addRow(name, atMost: upper, stints.compactMap { column[$0].map { ($0, 1.0) } })
  }

  /// The x of the only stint, or a helper that is 1 if any of `stints` is taken.
  private mutating func indicator(_ name: String, of stints: [Int]) -> Int {
    if stints.count == 1, let column = column[stints[0]] { return column }
    return helper(name, coveringEach: cliques(stints))
  }

  /// Sets of stints of which at most one can be taken, that together hold every clash among `stints`, and
  /// each stint at least once. The stints of different members do not clash. Formulations without cliques
  /// have each stint by itself.
  func cliques(_ stints: [Int]) -> [[Int]] {
    if formulation == .pairs || formulation == .slots { return stints.map { [$0] } }
    var result: [[Int]] = []
    var byMember: [Int: [Int]] = [:]
    for stint in stints { byMember[problem.stints[stint].member, default: []].append(stint) }
    for member in byMember.keys.sorted() {
      let part = problem.members[member]
      let places = (byMember[member] ?? []).map { problem.placeInMember[$0] }
      let cover = part.clashes.cliqueCover(among: places)
      let covered = Set(cover.joined())
      result += cover.map { $0.map { part.stints[$0] } }
      result += places.filter { !covered.contains($0) }.map { [part.stints[$0]] }
    }
    return result
  }
}

/// The minutes that stints ask of one week, and what is left.
private struct WeekRow {
  let week: Int
  let left: Int
  let terms: [(stint: Int, minutes: Int)]

  /// The most minutes that stints could add up to if only cliques limited them: each stint is laid to the
  /// first clique that holds it, and a clique brings its largest.
  func most(within cliques: [[Int]]) -> Int {
    var largest = [Int](repeating: 0, count: cliques.count)
    var sum = 0
    for term in terms {
      if let home = cliques.firstIndex(where: { $0.contains(term.stint) }) {
        largest[home] = max(largest[home], term.minutes)
      } else {
        sum += term.minutes
      }
    }
    return sum + largest.reduce(0, +)
  }

  /// Whether this row holds whatever `other` holds: no less of every stint, no more left.
  func implies(_ other: WeekRow) -> Bool {
    left <= other.left
      && other.terms.allSatisfy { term in
        terms.contains { $0.stint == term.stint && $0.minutes >= term.minutes }
      }
  }
}

/// The stints taught in one week, grouped by what may be present only so often: locations, or members.
private struct Presence {
  let week: Int
  /// How many of the groups may be present.
  let left: Int
  /// In order of key; the stints ascending.
  let groups: [(key: Int, stints: [Int])]

  init(week: Int, left: Int, stints: [Int], by key: (Int) -> Int) {
    (self.week, self.left) = (week, left)
    groups = Dictionary(grouping: stints, by: key).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The weeks that can exceed what is left, without those that another week implies.
  static func notImplied(_ weeks: [Presence]) -> [Presence] {
    var rows: [Presence] = []
    for week in weeks where week.groups.count > week.left {
      guard !rows.contains(where: { $0.implies(week) }) else { continue }
      rows.removeAll { week.implies($0) }
      rows.append(week)
    }
    return rows
  }

  /// Whether this row holds whatever `other` holds: every stint of it in the same group, no more left.
  private func implies(_ other: Presence) -> Bool {
    left <= other.left
      && other.groups.allSatisfy { group in
        groups.contains { $0.key == group.key && group.stints.allSatisfy($0.stints.contains) }
      }
  }
}
