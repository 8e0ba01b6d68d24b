// SPDX-License-Identifier: GPL-3.0-or-later

/// Why no pool costs less: what some sets of classes ask, weighed and added up in whole numbers.
///
/// Who serves a class of a set must have its minutes in its week. Counted in steps of so many minutes, rounded up on both sides, that says of
/// whole members n(p) that
///
///     Σ { ⌈minutes(p) / step⌉ n(p) : p serves some class of the set } ≥ ⌈asked / step⌉
///
/// The weighted sum of all these is Σ a(p) n(p) ≥ r. Where no a(p) is more than scale × cost(p) + z, at most m members cost at least
/// (r − z m) / scale.
struct BoundProof {
  /// A set of classes in a week.
  struct Part {
    var week: Int
    var classes: [Int]
    var step: Int
    /// At least 0, × 1 / scale.
    var weight = 0
  }
  var parts: [Part]
  static let scale = 1_000_000

  /// What every pool costs at least that covers and has at most so many members; classes that no profile serves need not be covered.
  func bound(_ costs: [Int], _ profiles: [Composition.Profile], _ weeks: [[Int]], membersMax: Int) -> Int {
    var sums = profiles.map { _ in 0 }
    var right = 0
    for part in parts where part.weight > 0 && part.step > 0 {
      var servable: Set<Int> = []
      for (number, profile) in profiles.enumerated() {
        let shared = Set(profile.classes).intersection(part.classes)
        if shared.isEmpty { continue }
        servable.formUnion(shared)
        sums[number] += part.weight * Self.quotient(profile.minutes, part.step)
      }
      right += part.weight * Self.quotient(servable.reduce(0) { $0 + weeks[part.week][$1] }, part.step)
    }
    let over = zip(sums, costs).reduce(0) { max($0, $1.0 - Self.scale * $1.1) }
    return Self.quotient(right - over * membersMax, Self.scale)
  }

  /// Rounded up.
  private static func quotient(_ a: Int, _ b: Int) -> Int { a > 0 ? (a + b - 1) / b : -(-a / b) }
}
