// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Whether a member can take an opening, or a part of it.
public enum Verdict: Hashable, Sendable {
  /// What the member can take, by dates; never empty. These are the stints of `Rulebook.stints(for:)`.
  case offers([Stint])
  /// Every rule that refuses, in the order of `Rule`; never empty.
  case refuses([Refusal])
}

extension Rulebook {
  /// What a member can take of an opening, or every rule that refuses it.
  ///
  /// A refused member with possible weeks is told which rules refuse them as stints; one without any, also
  /// which rules refuse the weeks. One who is in the pool on none of the dates is not asked about weeks.
  ///
  /// - Complexity: the rules of one member; with handovers allowed those of all candidates, so then ask
  ///   `verdicts(for:)` for many members at once.
  public func verdict(of member: Int, for opening: Int) -> Verdict {
    verdict(of: member, for: opening, cuts: cuts(of: opening))
  }

  /// The verdicts of all members on one opening, in the region's order.
  public func verdicts(for opening: Int) -> [Verdict] {
    let cuts = cuts(of: opening)
    return region.members.indices.map { verdict(of: $0, for: opening, cuts: cuts) }
  }

  private func verdict(of member: Int, for opening: Int, cuts: UInt64) -> Verdict {
    let stints = stints(of: member, for: opening, cuts: cuts)
    return stints.isEmpty ? .refuses(refusals(of: member, for: opening)) : .offers(stints)
  }

  /// Every rule that refuses, whole stints only.
  private func refusals(of member: Int, for number: Int) -> [Refusal] {
    let opening = openings[number]
    let facts = region.members[member]
    var refusals = exclusions(of: member, from: opening) + reachRefusals(of: member, to: opening.location)
    let presence = opening.dates.cut(from: facts.from, until: facts.until)
    let teaching = presence.map { timetable.teaching(of: opening.group, over: $0) }
    guard let presence, let teaching, teaching.minutes > 0 else {
      refusals.append(.memberDates(from: facts.from, until: facts.until, needed: opening.dates))
      refusals += dateRefusals(of: member, for: opening, over: opening.dates, teachings[number])
      return refusals.inOrder
    }
    let runs = possibleRuns(of: member, in: opening, presence: presence, teaching: teaching)
    for run in runs {
      guard let dates = horizon.dates(in: run.weeks).cut(to: presence) else { continue }
      let taught = teaching.inside(UInt64(weeks: run.weeks))
      refusals += dateRefusals(of: member, for: opening, over: dates, taught)
    }
    if runs.isEmpty {
      refusals += dateRefusals(of: member, for: opening, over: presence, teaching)
      refusals += weekRefusals(of: member, for: opening, teaching)
    }
    return refusals.inOrder
  }
}

extension [Refusal] {
  /// Each refusal once, in the order of the rules; those of one rule as they came.
  fileprivate var inOrder: [Refusal] {
    var seen: Set<Refusal> = []
    let once = filter { seen.insert($0).inserted }
    return Rule.allCases.flatMap { rule in once.filter { $0.rule == rule } }
  }
}
