// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds subset-row cuts that a mixture of bundles breaks: of three rows with limit 1, `Σ ⌊rows it counts in / 2⌋ ≤ 1`.
///
/// The three may be shared rows, or two of them and a member's own row, in which all bundles of the member count.
/// Jepsen, Petersen, Spoorendonk and Pisinger, "Subset-row inequalities applied to the vehicle-routing problem
/// with time windows", Operations Research 56 (2008).
enum SubsetRows {
  /// A bundle with a fractional share: the rows of limit 1 in which it counts, ascending.
  struct Part {
    let member: Int
    let rows: [Int]
    let share: Double
  }

  /// The most violated cuts, at most `most`, each row in at most `perRow` of them.
  static func separate(_ parts: [Part], least: Double, most: Int, perRow: Int) -> [Coupling.Cut] {
    var found = ofThreeRows(parts, least) + ofMembers(parts, least)
    found.sort { a, b in
      if a.violation != b.violation { return a.violation > b.violation }
      if a.cut.rows != b.cut.rows { return a.cut.rows.lexicographicallyPrecedes(b.cut.rows) }
      return a.cut.member ?? -1 < b.cut.member ?? -1
    }
    var uses: [Int: Int] = [:]
    var chosen: [Coupling.Cut] = []
    for (cut, _) in found where cut.rows.allSatisfy({ uses[$0, default: 0] < perRow }) {
      for row in cut.rows { uses[row, default: 0] += 1 }
      chosen.append(cut)
      if chosen.count == most { break }
    }
    return chosen
  }

  /// The shares of bundles that count in both of two rows.
  private static func pairs(_ parts: [Part]) -> [Int: [Int: Double]] {
    var pairs: [Int: [Int: Double]] = [:]
    for part in parts {
      for (i, a) in part.rows.enumerated() {
        for b in part.rows[(i + 1)...] {
          pairs[a, default: [:]][b, default: 0] += part.share
          pairs[b, default: [:]][a, default: 0] += part.share
        }
      }
    }
    return pairs
  }

  private static func ofThreeRows(_ parts: [Part], _ least: Double) -> [(
    cut: Coupling.Cut, violation: Double
  )] {
    let pairs = pairs(parts)
    var triples: [[Int]: Double] = [:]
    for part in parts {
      for (i, a) in part.rows.enumerated() {
        for (j, b) in part.rows[(i + 1)...].enumerated() {
          for c in part.rows[(i + j + 2)...] { triples[[a, b, c], default: 0] += part.share }
        }
      }
    }
    var found: [(cut: Coupling.Cut, violation: Double)] = []
    var seen: Set<[Int]> = []
    for b in pairs.keys.sorted() {
      guard let around = pairs[b]?.sorted(by: { $0.key < $1.key }) else { continue }
      for (i, (a, ab)) in around.enumerated() {
        for (c, bc) in around[(i + 1)...] {
          let rows = [a, b, c].sorted()
          guard seen.insert(rows).inserted else { continue }
          let ac = pairs[a]?[c] ?? 0
          let violation = ab + bc + ac - 2 * (triples[rows] ?? 0) - 1
          if violation > least { found.append((Coupling.Cut(member: nil, rows: rows), violation)) }
        }
      }
    }
    return found
  }

  private static func ofMembers(_ parts: [Part], _ least: Double) -> [(cut: Coupling.Cut, violation: Double)]
  {
    let pairs = pairs(parts)
    var byMember: [Int: [Part]] = [:]
    for part in parts { byMember[part.member, default: []].append(part) }
    var found: [(cut: Coupling.Cut, violation: Double)] = []
    for (member, parts) in byMember.sorted(by: { $0.key < $1.key }) {
      let rows = Set(parts.flatMap(\.rows)).sorted()
      for (i, a) in rows.enumerated() {
        for b in rows[(i + 1)...] {
          guard let both = pairs[a]?[b] else { continue }
          var (either, own) = (0.0, 0.0)
          for part in parts {
            let (hasA, hasB) = (part.rows.contains(a), part.rows.contains(b))
            if hasA || hasB { either += part.share }
            if hasA && hasB { own += part.share }
          }
          let violation = either + both - own - 1
          if violation > least { found.append((Coupling.Cut(member: member, rows: [a, b]), violation)) }
        }
      }
    }
    return found
  }
}
