// SPDX-License-Identifier: GPL-3.0-or-later

/// A stream of pseudo-random whole numbers that belongs to one purpose and one entity.
///
/// Every thing that is made up or simulated draws from a stream of its own, named by the seed, a purpose such as
/// `"vacancy"` and numbers. So the hundredth vacancy is the same whatever the number of members, and
/// the same seed gives the same numbers on every machine. The generator is SplitMix64 (Steele, Lea and
/// Flood, 2014); choices among weights are made by whole-number thresholds.
package struct RandomStream: Sendable {
  private var state: UInt64

  /// The stream of `entity` for `purpose` under `seed`.
  package init(_ seed: UInt64, _ purpose: StaticString, _ entity: Int = 0) {
    let name = purpose.withUTF8Buffer { bytes in
      bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }  // FNV-1a
    }
    state = RandomStream.mixed(RandomStream.mixed(seed ^ name) ^ UInt64(truncatingIfNeeded: entity))
  }

  /// The stream of one of the things that belong to this one, such as a week of a replicate; asked before anything is drawn.
  package func part(_ number: Int) -> RandomStream {
    var part = self
    part.state = RandomStream.mixed(state ^ RandomStream.mixed(UInt64(truncatingIfNeeded: number)))
    return part
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  private mutating func next() -> UInt64 {
    defer { state = state &+ 0x9e37_79b9_7f4a_7c15 }
    return RandomStream.mixed(state)
  }

  /// A number from 0 to `count` − 1; `count` is at least 1.
  package mutating func below(_ count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// A number from `low` to `high`, both included; `low` if they are crossed.
  package mutating func between(_ low: Int, _ high: Int) -> Int {
    low + below(max(1, high - low + 1))
  }

  /// A number from 0 to below 1, a multiple of 2⁻⁵³.
  package mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Whether something happens that happens `perMille` times in a thousand.
  package mutating func chance(_ perMille: Int) -> Bool { below(1000) < perMille }

  /// A position in `weights`, each as likely as its weight; `nil` if all are zero.
  package mutating func position(by weights: [Int]) -> Int? {
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    var rest = below(total)
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return nil
  }

  /// One of `values`, all equally likely; `nil` if there are none.
  package mutating func element<Element>(of values: [Element]) -> Element? {
    values.isEmpty ? nil : values[below(values.count)]
  }

  /// `values` in a random order (Fisher and Yates).
  package mutating func shuffled<Element>(_ values: [Element]) -> [Element] {
    var values = values
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, below(last + 1))
    }
    return values
  }
}
