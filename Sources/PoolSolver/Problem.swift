// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// A region compiled for deciding: its stints, what excludes what, what is left of every limit, and what each
/// stint brings to each goal. Dense and integer; immutable.
///
/// What couples stints is of two kinds: *member-local* (clashes, minutes, authority hours, locations) and
/// *shared* (one teacher per group, members per vacancy). Both engines read it, exact and heuristic.
struct Problem: Sendable {
  /// A limit on minutes that some stints of one member share, week by week.
  struct MinuteLimit: Sendable {
    /// The authority row for *authority-hours*; `nil` for all of the member's minutes.
    let authority: Int?
    /// Minutes left in each week beside running placements; 0 or more.
    let left: [Int]
  }

  /// What is member-local.
  struct MemberPart: Sendable {
    /// The member's stints in order, as numbers in `Problem.stints`.
    let stints: [Int]
    /// Pairs of those stints, by their place in `stints`, that exclude each other.
    let clashes: Clashes
    let limits: [MinuteLimit]
    /// The locations of running placements in each week.
    let runningLocations: [[Int]]
  }

  let rulebook: Rulebook
  let stints: [Stint]
  /// The place of each stint in its member's part.
  let placeInMember: [Int]
  let members: [MemberPart]
  /// The stints of each opening, in order.
  let stintsByOpening: [[Int]]
  /// The openings of each vacancy and of each group, in order.
  let openingsByVacancy, openingsByGroup: [[Int]]
  /// Who teaches a vacancy in running placements, by vacancy and week; empty for a vacancy without.
  let runningMembers: [[[Int]]]

  var region: Region { rulebook.region }
  var openings: [Opening] { rulebook.openings }

  func group(of stint: Int) -> Int { openings[stints[stint].opening].group }
  func vacancy(of stint: Int) -> Int { openings[stints[stint].opening].vacancy }
  func location(of stint: Int) -> Int { openings[stints[stint].opening].location }

  /// The most stints that may be taken of one opening.
  var stintsPerOpening: Int { 1 + region.policy.handoversMax }

  /// The plan that takes the given stints, with the region's running placements.
  func plan(taking taken: [Int]) -> Plan {
    let decided = taken.map { number in
      Placement(
        group: region.groups[group(of: number)].id, member: region.members[stints[number].member].id,
        dates: stints[number].dates, state: .proposed)
    }
    return Plan(decided + region.placements.filter { $0.state == .running })
  }
}

extension UInt64 {
  /// The numbers of the bits that are set, ascending.
  var setBits: SetBits { SetBits(rest: self) }
}

/// The bits of a word that are set, one by one.
struct SetBits: Sequence, IteratorProtocol {
  fileprivate var rest: UInt64

  mutating func next() -> Int? {
    guard rest != 0 else { return nil }
    defer { rest &= rest - 1 }
    return rest.trailingZeroBitCount
  }
}
