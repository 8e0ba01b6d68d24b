// SPDX-License-Identifier: GPL-3.0-or-later

import PoolModel

/// Finds cuts that a mixture of bundles breaks: of several rows, half the sum of the limits and of what bundles count, both rounded
/// down.
///
/// The rows are shared ones and members' own, of one bundle each. A sum of rows whose limits make an odd number is broken by
/// up to a half, less half the sum's slack and half the shares of bundles that count an odd number of times in it. Good sums are
/// found by elimination modulo 2: the largest shares are made even first, each by adding the row with the least slack
/// (Caprara and Fischetti, "{0, ½}-Chvátal–Gomory cuts", Mathematical Programming 74 (1996); Koster, Zymolka and
/// Kutschka, "Algorithms to separate {0, ½}-Chvátal–Gomory cuts", Algorithmica 55 (2009)).
///
/// An order finds some of the cuts: where it finds few, others are tried.
enum HalfCuts {
  /// The orders that are tried at most, and the cuts after which no other is.
  private static let (passesMax, enough) = (6, 60)

  /// A bundle of the mixture: the shared rows in which it counts once, ascending.
  struct Part {
    let member: Int
    let rows: [Int]
    let share: Double
  }

  /// The most violated cuts, at most `most`, each row in at most `perRow` of them.
  ///
  /// - Parameters:
  ///   - limits: Of the shared rows.
  ///   - least: The least violation, above 0.
  static func separate(_ parts: [Part], limits: [Int], least: Double, most: Int, perRow: Int) -> [Coupling
    .Cut]
  {
    var found: [(cut: Coupling.Cut, violation: Double)] = []
    let fresh = Elimination(parts, limits: limits, least: least)
    var order = parts.indices.sorted { (-parts[$0].share, $0) < (-parts[$1].share, $1) }
    var stream = RandomStream(0, "cuts")
    for pass in 0..<passesMax where found.count < enough {
      if pass > 0 { for index in order.indices.reversed() { order.swapAt(index, stream.below(index + 1)) } }
      for smallestFirst in [false, true] {
        var elimination = fresh
        found += elimination.run(order, smallestFirst: smallestFirst)
      }
    }
    found.sort { a, b in
      if a.violation != b.violation { return a.violation > b.violation }
      return a.cut.precedes(b.cut)
    }
    var uses: [Int: Int] = [:]
    var chosen: [Coupling.Cut] = []
    for (cut, _) in found
    where cut.rows.allSatisfy({ uses[$0, default: 0] < perRow }) && !chosen.contains(cut) {
      for row in cut.rows { uses[row, default: 0] += 1 }
      chosen.append(cut)
      if chosen.count == most { break }
    }
    return chosen
  }
}

/// Rows modulo 2, and what they have become.
private struct Elimination {
  /// A sum of rows.
  private struct Sum {
    /// By part: whether it counts an odd number of times.
    var odd: [UInt64]
    var isOddLimit: Bool
    var slack: Double
    /// By number in `rows`.
    var rows: [UInt64]
    var size: Int
  }
  /// What a single row is: of a shared row its number, of a member −1 − the member's.
  private let rows: [Int]
  private var sums: [Sum]
  private let shares: [Double]
  private let least: Double
  private var found: [(cut: Coupling.Cut, violation: Double)] = []

  init(_ parts: [HalfCuts.Part], limits: [Int], least: Double) {
    self.least = least
    shares = parts.map(\.share)
    var partsOfRow: [Int: [Int]] = [:]
    for (number, part) in parts.enumerated() {
      for row in part.rows { partsOfRow[row, default: []].append(number) }
      partsOfRow[-1 - part.member, default: []].append(number)
    }
    var sums: [Sum] = []
    var rows: [Int] = []
    for row in partsOfRow.keys.sorted() {
      let numbers = partsOfRow[row] ?? []
      let limit = row < 0 ? 1 : limits[row]
      let slack = numbers.reduce(Double(limit)) { $0 - parts[$1].share }
      // A sum with a slack of 1 breaks nothing.
      guard slack < 1 - 2 * least else { continue }
      var odd = [UInt64](repeating: 0, count: (parts.count + 63) / 64)
      for number in numbers { odd[number / 64] |= 1 << UInt64(number % 64) }
      sums.append(
        Sum(odd: odd, isOddLimit: limit % 2 == 1, slack: slack < 1e-9 ? 0 : slack, rows: [], size: 1))
      rows.append(row)
    }
    for index in sums.indices {
      sums[index].rows = [UInt64](repeating: 0, count: (rows.count + 63) / 64)
      sums[index].rows[index / 64] |= 1 << UInt64(index % 64)
    }
    (self.sums, self.rows) = (sums, rows)
  }

  /// Makes part after part even in all rows but one, which is then used up; every sum on the way is looked at.
  ///
  /// - Parameters:
  ///   - order: The parts.
  ///   - smallestFirst: Use up the sum of the fewest rows, not the one with the least slack.
  mutating func run(_ order: [Int], smallestFirst: Bool) -> [(cut: Coupling.Cut, violation: Double)] {
    var alive = Array(sums.indices)
    for part in order {
      let (word, bit) = (part / 64, UInt64(part % 64))
      let here = alive.filter { sums[$0].odd[word] >> bit & 1 == 1 }
      let pivot = here.min { a, b in
        let (one, other) = (sums[a], sums[b])
        return smallestFirst
          ? (one.size, one.slack, a) < (other.size, other.slack, b)
          : (one.slack, one.size, a) < (other.slack, other.size, b)
      }
      guard let pivot else { continue }
      for index in here where index != pivot {
        add(pivot, to: index)
        look(at: index)
      }
      alive.removeAll { $0 == pivot || sums[$0].slack >= 1 - 2 * least }
    }
    return found
  }

  private mutating func add(_ pivot: Int, to index: Int) {
    let other = sums[pivot]
    for word in other.odd.indices { sums[index].odd[word] ^= other.odd[word] }
    for word in other.rows.indices { sums[index].rows[word] ^= other.rows[word] }
    sums[index].size = sums[index].rows.reduce(0) { $0 + $1.nonzeroBitCount }
    sums[index].isOddLimit = sums[index].isOddLimit != other.isOddLimit
    sums[index].slack += other.slack
  }

  private mutating func look(at index: Int) {
    let sum = sums[index]
    guard sum.isOddLimit, sum.size > 1 else { return }
    var miss = sum.slack
    for (word, bits) in sum.odd.enumerated() {
      for bit in bits.setBits { miss += shares[word * 64 + bit] }
    }
    guard (1 - miss) / 2 > least else { return }
    let chosen = sum.rows.enumerated().flatMap { word, bits in bits.setBits.map { rows[word * 64 + $0] } }
    let cut = Coupling.Cut(
      members: chosen.filter { $0 < 0 }.map { -1 - $0 }.sorted(), rows: chosen.filter { $0 >= 0 })
    found.append((cut, (1 - miss) / 2))
  }
}

extension Coupling.Cut {
  /// An order without meaning, the same in every run.
  fileprivate func precedes(_ other: Coupling.Cut) -> Bool {
    if rows != other.rows { return rows.lexicographicallyPrecedes(other.rows) }
    return members.lexicographicallyPrecedes(other.members)
  }
}
