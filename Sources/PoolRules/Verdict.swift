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

  /// Every rule that refuses, whole stints only, in the order of `Rule`.
  private func refusals(of member: Int, for number: Int) -> [Refusal] {
    let opening = openings[number]
    let facts = region.members[member]
    let presence = opening.dates.cut(from: facts.from, until: facts.until)
    let teaching = presence.map {
      $0 == opening.dates ? teachings[number] : timetable.teaching(of: opening.group, over: $0)
    }
    let absent = (teaching?.minutes ?? 0) == 0
    // The dates for which the member must be entitled: those of possible runs, else all.
    var scopes: [(dates: DayRange, teaching: Teaching)] = []
    if let presence, let teaching, !absent {
      for run in possibleRuns(of: member, in: opening, presence: presence, teaching: teaching) {
        guard let dates = horizon.dates(in: run.weeks).cut(to: presence) else { continue }
        scopes.append((dates, teaching.inside(UInt64(weeks: run.weeks))))
      }
    }
    let impossible = scopes.isEmpty && !absent
    if scopes.isEmpty { scopes = [(presence ?? opening.dates, teaching ?? teachings[number])] }

    var refusals: [Refusal] = []
    func add(_ more: [Refusal]) {
      for refusal in more where !refusals.contains(refusal) { refusals.append(refusal) }
    }
    for scope in scopes { add(authorityRefusals(of: member, for: opening, over: scope.dates)) }
    for scope in scopes { add(certificateRefusals(of: member, over: scope.dates)) }
    if impossible || absent {
      for scope in scopes {
        add(exclusionRefusals(of: member, from: opening, on: scope.dates, scope.teaching))
      }
    }
    if absent { add([.memberDates(from: facts.from, until: facts.until, needed: opening.dates)]) }
    if impossible, let teaching { add(availabilityRefusals(of: member, for: opening, teaching)) }
    add(reachRefusals(of: member, to: opening.location))
    if impossible, let teaching {
      add(clashRefusals(of: member, for: opening, teaching))
      add(loadRefusals(of: member, teaching))
    }
    for scope in scopes {
      add(authorityHoursRefusals(of: member, for: opening, over: scope.dates, scope.teaching))
    }
    if impossible, let teaching { add(countRefusals(of: member, for: opening, teaching)) }
    return refusals
  }
}
