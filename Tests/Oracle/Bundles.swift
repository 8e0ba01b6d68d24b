// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// All that one member can take together by the rules that concern that member alone: each set of stints once, the empty
/// one first.
public struct Bundles: Sendable {
  /// The member's id.
  public let member: String
  /// By the order in which stints are found.
  public let sets: [[Placement]]
}

/// The bundles of every member of a tiny region, in the order of `members.csv`.
public func bundles(of region: Region) -> [Bundles] {
  let choices = Choices(region)
  return region.members.map { member in
    let own = choices.stints.joined().filter { $0.duty.placement.member == member.id }
    var draft = Draft(choices)
    var sets: [[Placement]] = [[]]
    func extend(from next: Int) {
      for number in next..<max(next, own.count) where draft.refusal(of: own[number]) == nil {
        draft.take(own[number])
        sets.append(draft.taken.map(\.duty.placement))
        extend(from: number + 1)
        draft.undo()
      }
    }
    extend(from: 0)
    return Bundles(member: member.id, sets: sets)
  }
}
