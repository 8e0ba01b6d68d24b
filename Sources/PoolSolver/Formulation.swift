// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// The ways to put down what one member can do together. All allow the same plans; they differ in what they allow in
/// fractions, and so in how far their relaxation lies from the best plan.
public enum Formulation: String, CaseIterable, Sendable {
  /// A row for each two stints that exclude each other: the naive way.
  case pairs
  /// A row for each moment of a week, and one for each two stints that exclude each other without sharing a moment.
  case slots
  /// A row for each maximal clique of stints that exclude each other.
  case cliques
  /// Cliques, and the convex hull of what a member can do where that is not too long to list.
  case bundles
}

extension Problem {
  /// Each two of a member's stints that exclude each other, in order.
  ///
  /// - Complexity: O(*n*²) for *n* stints.
  func clashingPairs(among candidates: [Int]) -> [[Int]] {
    candidates.enumerated().flatMap { index, second in
      candidates[..<index].filter { clash($0, second) }.map { [$0, second] }
    }
  }

  /// The stints of a member that are taught at one moment, for each moment of a week at which a lesson begins; then
  /// each two that exclude each other and share no moment. A moment whose stints another one has too is left out.
  ///
  /// - Complexity: O(*n*² + *n* · *k*²) for *n* stints and *k* moments that differ.
  func clashingMoments(among candidates: [Int]) -> [[Int]] {
    var rows: [[Int]] = []
    for moment in moments(of: candidates).sorted(by: Self.longerFirst)
    where moment.count > 1 && !rows.contains(where: { $0.holds(moment) }) {
      rows.append(moment)
    }
    var apart = Set(clashingPairs(among: candidates))
    for row in rows {
      for (index, second) in row.enumerated() {
        for first in row[..<index] { apart.remove([first, second]) }
      }
    }
    return rows.sorted { $0.lexicographicallyPrecedes($1) }
      + apart.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The sets of stints that are taught at one moment, each once.
  private func moments(of candidates: [Int]) -> Set<[Int]> {
    var result: Set<[Int]> = []
    for weekday in 0..<7 {
      let lessons = candidates.map { rulebook.spans(of: group(of: $0), on: weekday) }
      for time in Set(lessons.joined().map(\.start)) {
        let here = candidates.indices.filter { lessons[$0].contains { $0.start <= time && time < $0.end } }
        for week in 0..<region.policy.weeks {
          result.insert(
            here.map { candidates[$0] }.filter {
              stints[$0].teaching.weeksByWeekday[weekday] >> UInt64(week) & 1 == 1
            })
        }
      }
    }
    return result
  }

  private static func longerFirst(_ a: [Int], _ b: [Int]) -> Bool {
    a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count > b.count
  }

  private func clash(_ first: Int, _ second: Int) -> Bool {
    members[stints[first].member].clashes.contains(placeInMember[first], placeInMember[second])
  }
}

extension [Int] {
  /// Whether every number of `other` is in this array; both ascend.
  fileprivate func holds(_ other: [Int]) -> Bool {
    var place = startIndex
    for number in other {
      while place < endIndex, self[place] < number { place += 1 }
      guard place < endIndex, self[place] == number else { return false }
    }
    return true
  }
}
