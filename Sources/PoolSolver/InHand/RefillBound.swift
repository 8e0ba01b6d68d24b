// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

extension PlanInHand {
  /// No answer to the question gives the vacancy more minutes than this: quick to see, so that most questions need no program.
  ///
  /// Week by week the openings' best, and the best of as many members as the vacancy may have, over stints that do not
  /// fail at once for what their member teaches now (`canMakeRoom`).
  func mostMinutes(_ question: RefillQuestion) -> Int {
    let openings = problem.openingsByVacancy[question.vacancy]
    let stints = openings.map { opening in
      problem.stintsByOpening[opening].filter { canMakeRoom(for: $0, question) }
    }
    let membersMost = problem.region.vacancies[question.vacancy].membersMax
    return (0..<problem.region.policy.weeks).reduce(0) { sum, week in
      var ofOpenings = 0
      var ofMember: [Int: Int] = [:]
      for (opening, stints) in zip(openings, stints) {
        var (best, byMember) = (0, [Int: Int]())
        for number in stints {
          let stint = problem.stints[number]
          let minutes = Int(stint.teaching.minutesByWeek[week])
          guard minutes > 0 else { continue }
          best = max(best, minutes)
          byMember[stint.member] = max(byMember[stint.member] ?? 0, minutes)
        }
        // In a week in which a group is handed over, two stints may share its minutes; together they are at most the whole.
        ofOpenings += problem.stintsPerOpening > 1 ? minutesAsked(of: opening, in: week) : best
        for (member, minutes) in byMember { ofMember[member, default: 0] += minutes }
      }
      let ofMembers = ofMember.map { min($1, problem.members[$0].limits.first?.left[week] ?? $1) }
        .sorted(by: >).prefix(membersMost).reduce(0, +)
      return sum + min(ofOpenings, ofMembers)
    }
  }

  private func minutesAsked(of opening: Int, in week: Int) -> Int {
    let (group, dates) = (problem.openings[opening].group, problem.openings[opening].dates)
    return Int(problem.rulebook.teaching(of: group, over: dates).minutesByWeek[week])
  }

  /// Whether each placement of the plan that excludes a stint of its member could be somebody else's, or another stint of the
  /// member's own.
  private func canMakeRoom(for number: Int, _ question: RefillQuestion) -> Bool {
    let member = problem.stints[number].member
    let part = problem.members[member]
    let place = problem.placeInMember[number]
    return takenByMember[member].allSatisfy { other in
      guard part.clashes.contains(problem.placeInMember[other], place) else { return true }
      let (group, opening) = (problem.group(of: other), problem.stints[other].opening)
      guard problem.vacancy(of: other) != question.vacancy else { return true }
      guard question.free?.contains(group) ?? true else { return false }
      guard problem.stintsPerOpening == 1, problem.openingsByGroup[group].count == 1 else { return true }
      return problem.stintsByOpening[opening].contains { substitute in
        substitute != other && problem.stints[substitute].teaching.minutes >= question.floors[group]
          && (problem.stints[substitute].member != member
            || !part.clashes.contains(problem.placeInMember[substitute], place))
      }
    }
  }
}
