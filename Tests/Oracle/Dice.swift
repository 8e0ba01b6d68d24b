// SPDX-License-Identifier: GPL-3.0-or-later

/// A seeded source of choices (SplitMix64): the same seed, the same choices, on every machine.
public struct Dice {
  private var state: UInt64

  /// A source that gives the same choices for the same seed.
  public init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number of the range.
  public mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// True in `perCent` of a hundred cases.
  public mutating func chance(_ perCent: Int) -> Bool { number(1...100) <= perCent }

  /// One of the values.
  public mutating func one<Value>(of values: Value...) -> Value { one(in: values) }

  /// One of the elements of an array that is not empty.
  public mutating func one<Value>(in values: [Value]) -> Value { values[number(0...values.count - 1)] }

  /// The elements in some order.
  public mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
    var result = values
    for last in stride(from: result.count - 1, to: 0, by: -1) { result.swapAt(last, number(0...last)) }
    return result
  }
}
