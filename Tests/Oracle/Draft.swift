// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel

/// A plan that grows by one stint at a time, and says which rule of section 5 refuses the next one.
struct Draft {
  let tables: Tables
  /// Running placements and the stints taken.
  private(set) var duties: [Duty]
  private(set) var taken: [Choice] = []
  /// By member and week.
  private let freeMinutes: [String: [Int]]

  init(_ choices: Choices) {
    let tables = choices.auditor.tables
    self.tables = tables
    freeMinutes = tables.members.mapValues { member in
      (0..<tables.region.policy.weeks).map { tables.freeMinutes(of: member, in: $0) }
    }
    duties = choices.auditor.running
  }

  mutating func take(_ choice: Choice) {
    taken.append(choice)
    duties.append(choice.duty)
  }

  mutating func undo() {
    taken.removeLast()
    duties.removeLast()
  }

  /// The first rule that forbids taking `choice` as well, or `nil`.
  func refusal(of choice: Choice) -> Rule? {
    let (new, policy) = (choice.duty, tables.region.policy)
    let ofGroup = duties.filter { $0.placement.group == new.placement.group }
    if ofGroup.contains(where: { $0.placement.dates.cut(to: new.placement.dates) != nil }) {
      return .oneTeacherPerGroup
    }
    if taken.count(where: { $0.opening == choice.opening }) > policy.handoversMax { return .handovers }

    let ofMember = duties.filter { $0.placement.member == new.placement.member }
    for lesson in new.lessons {
      for duty in ofMember {
        for other in duty.lessons where other.day == lesson.day {
          if other.span.overlaps(lesson.span) { return .onePlaceAtATime }
          if duty.work.location.id == new.work.location.id { continue }
          let gap = max(lesson.span.start - other.span.end, other.span.start - lesson.span.end)
          guard
            let needed = tables.minutes(
              from: duty.work.location, to: new.work.location, by: new.member.mode),
            needed <= gap
          else { return .travelBetweenSchools }
        }
      }
    }
    for (week, minutes) in new.weekMinutes.enumerated() where minutes > 0 {
      let busy = ofMember.filter { $0.weekMinutes[week] > 0 } + [new]
      let load = busy.map { $0.weekMinutes[week] }.reduce(0, +)
      if load > new.member.minutesMax { return .hoursPerWeek }
      if load > freeMinutes[new.member.id]?[week] ?? 0 { return .freeTime }
      if let row = new.standing?.row, let limit = tables.region.authority[row].minutesMax,
        busy.filter({ $0.standing?.row == row }).map({ $0.weekMinutes[week] }).reduce(0, +) > limit
      {
        return .authorityHours
      }
      if Set(busy.map(\.work.location.id)).count > new.member.locationsMax { return .locationsPerMember }
      let inVacancy = duties.filter {
        $0.work.vacancy.id == new.work.vacancy.id && $0.weekMinutes[week] > 0
      }
      if Set((inVacancy + [new]).map(\.placement.member)).count > new.work.vacancy.membersMax {
        return .membersPerVacancy
      }
    }
    return nil
  }
}
