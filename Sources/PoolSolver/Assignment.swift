// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// A feasible set of stints under construction: says fast whether another one fits.
struct Assignment: Sendable {
  let problem: Problem
  private(set) var isTaken: [Bool]
  private(set) var takenByMember: [[Int]]
  private(set) var takenByOpening: [[Int]]

  init(_ problem: Problem) {
    self.problem = problem
    isTaken = Array(repeating: false, count: problem.stints.count)
    takenByMember = Array(repeating: [], count: problem.members.count)
    takenByOpening = Array(repeating: [], count: problem.openings.count)
  }

  /// The stints taken, ascending.
  var taken: [Int] { isTaken.indices.filter { isTaken[$0] } }

  mutating func take(_ number: Int) {
    precondition(!isTaken[number], "stint \(number) is taken twice")
    isTaken[number] = true
    takenByMember[problem.stints[number].member].append(number)
    takenByOpening[problem.stints[number].opening].append(number)
  }

  mutating func drop(_ number: Int) {
    precondition(isTaken[number], "stint \(number) is dropped but not taken")
    isTaken[number] = false
    takenByMember[problem.stints[number].member].removeAll { $0 == number }
    takenByOpening[problem.stints[number].opening].removeAll { $0 == number }
  }

  /// Whether `number` may be taken beside what is taken.
  func fits(_ number: Int) -> Bool {
    !isTaken[number] && openingIsFree(for: number) && memberIsFree(for: number) && vacancyIsFree(for: number)
  }

  /// *one-teacher-per-group* and *handovers*.
  func openingIsFree(for number: Int) -> Bool {
    let stint = problem.stints[number]
    let others = takenByOpening[stint.opening]
    return others.count < problem.stintsPerOpening
      && !others.contains { problem.stints[$0].dates.cut(to: stint.dates) != nil }
  }

  /// Everything member-local: clashes, minutes, authority hours, locations.
  func memberIsFree(for number: Int) -> Bool {
    problem.memberAllows(number, beside: takenByMember[problem.stints[number].member])
  }

  /// *members-per-vacancy*.
  func vacancyIsFree(for number: Int) -> Bool {
    let stint = problem.stints[number]
    let vacancy = problem.vacancy(of: number)
    let most = problem.region.vacancies[vacancy].membersMax
    let running = problem.runningMembers[vacancy]
    let others = problem.openingsByVacancy[vacancy].flatMap { takenByOpening[$0] }
    // As it is nearly always while a plan grows.
    if running.isEmpty, others.isEmpty { return most >= 1 }
    for week in stint.teaching.weeks.setBits {
      var seen = running.isEmpty ? [] : running[week]
      if !seen.contains(stint.member) { seen.append(stint.member) }
      for other in others where problem.stints[other].teaching.weeks >> UInt64(week) & 1 == 1 {
        if !seen.contains(problem.stints[other].member) { seen.append(problem.stints[other].member) }
      }
      if seen.count > most { return false }
    }
    return true
  }
}
