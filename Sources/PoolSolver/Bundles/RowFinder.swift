// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Finds the shared rows that a certificate of another week names.
struct RowFinder {
  private let problem: Problem
  private var rows: [Coupling.Kind: Int] = [:]
  private var weeksOfVacancy: [Int: [(week: Int, row: Int)]] = [:]
  private var openings: [Certificate.OpeningKey: Int] = [:]
  private let groups, vacancies, members, boards: [String: Int]
  /// The vacancy of each group.
  private let vacancyOfGroup: [Int?]
  /// How many weeks this horizon begins after the other.
  private let weeksLater: Int

  /// - Parameter firstDay: Of the other week's horizon.
  init(_ coupling: Coupling, _ problem: Problem, firstDay: Day) {
    self.problem = problem
    let region = problem.region
    func numbers(_ ids: [String]) -> [String: Int] { Dictionary(uniqueKeysWithValues: zip(ids, ids.indices)) }
    let vacancies = numbers(region.vacancies.map(\.id))
    groups = numbers(region.groups.map(\.id))
    members = numbers(region.members.map(\.id))
    boards = numbers(region.boards.map(\.id))
    self.vacancies = vacancies
    vacancyOfGroup = region.groups.map { vacancies[$0.vacancy] }
    weeksLater = firstDay.distance(to: region.policy.firstDay) / 7
    for (number, row) in coupling.rows.enumerated() {
      rows[row.kind] = number
      if case .vacancyWeek(let vacancy, let week) = row.kind {
        weeksOfVacancy[vacancy, default: []].append((week, number))
      }
    }
    for (number, opening) in problem.openings.enumerated() {
      openings[.init(group: region.groups[opening.group].id, number: opening.number)] = number
    }
  }

  /// The vacancy that has a group now.
  func vacancy(ofGroup id: String) -> Int? { groups[id].flatMap { vacancyOfGroup[$0] } }

  /// The vacancy that a row is of, if there is one now; of boards, cuts and earlier goals there is none.
  func vacancy(of name: Certificate.Row) -> Int? {
    switch name {
    case .opening(let key): vacancy(ofGroup: key.group)
    case .date(let group, _), .handover(let group): vacancy(ofGroup: group)
    case .vacancyWeek(let vacancy, _), .split(let vacancy): vacancies[vacancy]
    case .board, .kept, .cut: nil
    }
  }

  /// The row of a name that is no cut and no earlier goal.
  func row(_ name: Certificate.Row) -> Int? {
    switch name {
    case .opening(let key):
      return openings[key].flatMap { rows[.opening($0)] }
    case .date(let group, let day):
      // What had begun begins with the horizon.
      return groups[group].flatMap { rows[.date(group: $0, max(day, problem.region.policy.firstDay))] }
    case .vacancyWeek(let vacancy, let week):
      // A week whose stints another week has, too, has no row: the nearest week's row stands for it.
      let week = week &- weeksLater
      return vacancies[vacancy].flatMap { weeksOfVacancy[$0] }?.min {
        (($0.week &- week).magnitude, $0.week) < (($1.week &- week).magnitude, $1.week)
      }?.row
    case .split(let vacancy): return vacancies[vacancy].flatMap { rows[.split($0)] }
    case .handover(let group): return groups[group].flatMap { rows[.handover($0)] }
    case .board(let board): return boards[board].flatMap { rows[.board($0)] }
    case .kept, .cut: return nil
    }
  }

  /// The same cut now; `nil` if a row or a member of it is gone, or two have become one.
  func cut(_ cut: Certificate.Cut) -> Coupling.Cut? {
    let found = cut.rows.compactMap { name -> Int? in
      switch name {
      case .opening, .date, .vacancyWeek: row(name)
      case .split, .handover, .board, .kept, .cut: nil
      }
    }
    let (rows, members) = (Set(found), Set(cut.members.compactMap { self.members[$0] }))
    guard rows.count == cut.rows.count, members.count == cut.members.count else { return nil }
    return Coupling.Cut(members: members.sorted(), rows: rows.sorted())
  }
}

extension RowFinder {
  /// The vacancy that a row of the coupling is of; -1 for a board or a cut.
  func vacancy(of kind: Coupling.Kind) -> Int {
    switch kind {
    case .opening(let opening): problem.openings[opening].vacancy
    case .date(let group, _), .handover(let group): vacancyOfGroup[group] ?? -1
    case .vacancyWeek(let vacancy, _), .split(let vacancy): vacancy
    case .board, .cut: -1
    }
  }
}
