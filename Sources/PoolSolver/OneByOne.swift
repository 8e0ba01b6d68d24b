// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The practice to compare with: one vacancy after another, in order of submission, each to the best-ranked
/// member who is still free, as timetable and substitution tools do. Nothing is ever taken back.
///
/// Members are ranked for a vacancy by the minutes of it that they can still take (most first), then by tier,
/// cost, the way from home, and order; ranking is repeated for what stays open while the vacancy may be split.
enum OneByOne {
  /// The stints that the practice takes beside those that it begins with, ascending.
  static func solve(_ problem: Problem, from start: [Int] = []) -> [Int] {
    var assignment = Assignment(problem)
    for stint in start { assignment.take(stint) }
    let cost = Objective(.cost, in: problem)
    let vacancies = problem.region.vacancies
    let order = vacancies.indices.sorted {
      (vacancies[$0].submitted, vacancies[$0].id) < (vacancies[$1].submitted, vacancies[$1].id)
    }
    for vacancy in order {
      while let best = bestBundle(of: vacancy, in: problem, cost, &assignment) {
        for stint in best { assignment.take(stint) }
      }
    }
    return assignment.taken
  }

  private static func bestBundle(
    of vacancy: Int, in problem: Problem, _ cost: Objective, _ assignment: inout Assignment
  ) -> [Int]? {
    var byMember: [Int: [Int]] = [:]
    for opening in problem.openingsByVacancy[vacancy] {
      for stint in problem.stintsByOpening[opening] where assignment.fits(stint) {
        byMember[problem.stints[stint].member, default: []].append(stint)
      }
    }
    var best: (rank: [Int], bundle: [Int])?
    for member in byMember.keys.sorted() {
      var bundle: [Int] = []
      for stint in byMember[member] ?? [] where assignment.fits(stint) {
        assignment.take(stint)
        bundle.append(stint)
      }
      for stint in bundle { assignment.drop(stint) }
      let rank = [
        -bundle.reduce(0) { $0 + problem.stints[$1].teaching.minutes },
        bundle.reduce(0) { max($0, problem.stints[$1].tier) },
        bundle.reduce(0) { $0 + cost.coefficients[$1] },
        bundle.reduce(0) { max($0, problem.stints[$1].homeMinutes) },
      ]
      if best.map({ rank.lexicographicallyPrecedes($0.rank) }) ?? true { best = (rank, bundle) }
    }
    return best?.bundle
  }
}
