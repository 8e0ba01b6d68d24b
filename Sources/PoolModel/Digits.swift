// SPDX-License-Identifier: GPL-3.0-or-later

/// The numbers of a text such as `2026-11-30`, or `nil` unless each part between separators is digits alone and as many as
/// its range allows.
func digits(
  _ text: some StringProtocol, between separator: UInt8, _ counts: [ClosedRange<Int>]
) -> [Int]? {
  let parts = text.utf8.split(separator: separator, omittingEmptySubsequences: false)
  guard parts.count == counts.count, zip(parts, counts).allSatisfy({ $1.contains($0.count) }) else {
    return nil
  }
  var numbers: [Int] = []
  for part in parts {
    var number = 0
    for byte in part {
      guard byte >= 48, byte <= 57 else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    numbers.append(number)
  }
  return numbers
}
