// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A plan and prices of any kind for a region: some names known, some not, some twice; dates and numbers from edge to edge.
public func anyPreviousPlan(for region: Region, _ dice: inout Dice) -> PreviousPlan {
  func one(_ ids: [String]) -> String { dice.chance(10) ? "X9" : dice.one(in: ids + ["X8"]) }
  func day() -> Day { region.policy.firstDay.advanced(by: dice.number(-20...60)) }
  func number() -> Int {
    dice.one(of: 0, 1, -1, 1_000, 1 << 30, 1 << 50, .max, .min, dice.number(0...1 << 40))
  }
  let (groups, members) = (region.groups.map(\.id), region.members.map(\.id))
  let vacancies = region.vacancies.map(\.id)
  func row(isInCut: Bool = false) -> Certificate.Row {
    switch dice.number(0...(isInCut ? 4 : 7)) {
    case 0, 1: .opening(.init(group: one(groups), number: dice.one(of: 1, 1, 2, .max)))
    case 2: .vacancyWeek(vacancy: one(vacancies), week: dice.one(of: 0, 1, 2, 9, .min, .max))
    case 3: .date(group: one(groups), day())
    case 4: dice.chance(50) ? .split(vacancy: one(vacancies)) : .handover(group: one(groups))
    case 5: .kept(dice.one(in: Goal.allCases))
    case 6: .board(one(region.boards.map(\.id)))
    default:
      .cut(
        .init(
          (0..<dice.number(0...5)).map { _ in row(isInCut: true) },
          members: (0..<dice.number(0...2)).map { _ in one(members) }))
    }
  }
  let placements = (0..<dice.number(0...12)).map { _ in
    let first = day()
    return Placement(
      group: one(groups), member: one(members),
      dates: DayRange(first, first.advanced(by: dice.number(0...40))) ?? DayRange(only: first),
      state: .proposed)
  }
  let levels = dice.shuffled(Goal.allCases).map { goal in
    let leaf = Certificate.Leaf(
      prices: (0..<dice.number(0...25)).map { _ in .init(row(), number()) }, most: [])
    return Certificate.Level(
      goal, reached: number(), kept: number(),
      proof: dice.chance(90)
        ? .init(bound: number(), scale: number(), unit: number(), nodes: [.leaf(leaf)]) : nil)
  }
  return PreviousPlan(
    firstDay: day(), placements: placements, certificate: .init(inputSHA256: "", levels: levels))
}
