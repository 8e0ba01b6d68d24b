// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Region {
  /// The vacancies asked in the first week of the horizon, and who has them by running and published placements.
  ///
  /// - Parameter place: the positions of a vacancy's class and board, by its level group; a vacancy without is left out.
  func openings(_ place: (Vacancy, _ levelGroup: String) -> (demand: Int, board: Int)?) -> [(
    vacancy: String, opening: SeasonModel.Opening, held: [SeasonModel.Hold]
  )] {
    let asked = askedByVacancy
    let minutes = minutesByGroup
    let people = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.id, $0) })
    let holders = placementsAtStart
    let groups = Dictionary(grouping: groups, by: \.vacancy)
    var free = members.map(\.minutesMax)
    return vacancies.compactMap { vacancy in
      guard let (levelGroup, sum) = asked[vacancy.id], isAskedAtStart(vacancy),
        let (demand, board) = place(vacancy, levelGroup)
      else { return nil }
      let weeks = vacancy.until.map { ($0.number - policy.firstDay.number) / 7 + 1 }
      var held: [SeasonModel.Hold] = []
      for group in groups[vacancy.id] ?? [] {
        guard let person = holders[group.id].flatMap({ people[$0] }), let work = minutes[group.id],
          work > 0, work <= free[person]
        else { continue }
        free[person] -= work
        held.append(SeasonModel.Hold(person: person, minutes: work))
      }
      let opening = SeasonModel.Opening(
        demand: demand, board: board, minutes: sum,
        weeksBefore: max(0, policy.firstDay.number - vacancy.from.number) / 7, weeksLeft: weeks)
      return (vacancy.id, opening, held)
    }
  }

  private func isAskedAtStart(_ vacancy: Vacancy) -> Bool {
    vacancy.from <= policy.firstDay.advanced(by: 6) && vacancy.until.map { $0 >= policy.firstDay } ?? true
  }

  /// Who has each group in the first week of the horizon, by ids.
  package var placementsAtStart: [String: String] {
    let here = placements.filter {
      $0.state != .proposed && $0.dates.from <= policy.firstDay.advanced(by: 6)
        && $0.dates.until >= policy.firstDay
    }
    return Dictionary(here.map { ($0.group, $0.member) }, uniquingKeysWith: { first, _ in first })
  }
}
