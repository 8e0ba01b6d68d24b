// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Relaxations that are tried together: none, one or two.
struct RelaxationSet: Hashable, Comparable {
  /// In the order of their kinds, then of the words of their edits.
  let relaxations: [Relaxation]
  let price: Int
  private let kinds: [Int]
  private let words: [String]

  init(_ relaxations: [Relaxation]) {
    let order = relaxations.map { relaxation in
      (
        relaxation: relaxation, kind: Relaxation.Kind.allCases.firstIndex(of: relaxation.kind) ?? 0,
        words: relaxation.edit.description
      )
    }
    .sorted { ($0.kind, $0.words) < ($1.kind, $1.words) }
    self.relaxations = order.map(\.relaxation)
    (kinds, words) = (order.map(\.kind), order.map(\.words))
    price = relaxations.reduce(0) { $0 + $1.price }
  }

  var edits: [Edit] { relaxations.map(\.edit) }

  /// Both together, if they are two that do not name the same thing.
  func joined(with other: RelaxationSet) -> RelaxationSet? {
    guard relaxations.count == 1, other.relaxations.count == 1 else { return nil }
    let (one, two) = (relaxations[0], other.relaxations[0])
    let areTwoLessons = one.kind == .lesson && two.kind == .lesson
    guard one.kind != two.kind || areTwoLessons && !one.movesTheSameLesson(as: two) else { return nil }
    return RelaxationSet([one, two])
  }

  /// The cheaper, then the fewer, then in the order of kinds and words: the order of trying.
  static func < (a: RelaxationSet, b: RelaxationSet) -> Bool {
    if (a.price, a.kinds.count) != (b.price, b.kinds.count) {
      return (a.price, a.kinds.count) < (b.price, b.kinds.count)
    }
    if a.kinds != b.kinds { return a.kinds.lexicographicallyPrecedes(b.kinds) }
    return a.words.lexicographicallyPrecedes(b.words)
  }
}

extension Relaxation {
  fileprivate func movesTheSameLesson(as other: Relaxation) -> Bool {
    guard case .lesson(let one, let from, _) = edit, case .lesson(let two, let start, _) = other.edit else {
      return false
    }
    return one == two && from == start
  }
}
