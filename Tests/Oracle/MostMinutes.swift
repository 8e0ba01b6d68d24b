// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel

/// The most decided minutes of a vacancy in any plan of a tiny region that leaves every group of another vacancy at least its
/// `floors` (by id) and is no worse than `first` in the policy's first goal; `nil` = no plan does.
///
/// Tries every plan.
public func mostMinutes(of vacancy: String, in region: Region, floors: [String: Int], first: Int) -> Int? {
  let choices = Choices(region)
  let groups = Set(region.groups.filter { $0.vacancy == vacancy }.map(\.id))
  var draft = Draft(choices)
  var best: Int?

  func minutes(of group: String) -> Int {
    draft.taken.reduce(0) { $0 + ($1.duty.placement.group == group ? $1.duty.weekMinutes.reduce(0, +) : 0) }
  }
  func finish() {
    let most = groups.reduce(0) { $0 + minutes(of: $1) }
    guard most > best ?? -1 else { return }
    guard let level = region.policy.goals.first else {
      best = most
      return
    }
    let plan = Plan(choices.running + draft.taken.map(\.duty.placement))
    let value = choices.auditor.goals(of: plan)[level.goal] ?? 0
    if level.goal.wantsMost ? value >= first : value <= first { best = most }
  }
  func extend(opening: Int, next: Int) {
    guard opening < choices.stints.count else { return finish() }
    for number in next..<max(next, choices.stints[opening].count)
    where draft.refusal(of: choices.stints[opening][number]) == nil {
      draft.take(choices.stints[opening][number])
      extend(opening: opening, next: number + 1)
      draft.undo()
    }
    let group = choices.openings[opening].group
    let isLast = !choices.openings[(opening + 1)...].contains { $0.group == group }
    if isLast, !groups.contains(group), minutes(of: group) < floors[group] ?? 0 { return }
    extend(opening: opening + 1, next: 0)
  }
  extend(opening: 0, next: 0)
  return best
}
