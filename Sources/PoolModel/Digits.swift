// SPDX-License-Identifier: GPL-3.0-or-later

/// The numbers of a text such as `2026-11-30`, or `nil` unless each part between separators is digits alone and as many as
/// its range allows.
func digits(_ text: ArraySlice<UInt8>, between separator: UInt8, _ counts: [ClosedRange<Int>]) -> [Int]? {
  var numbers = [Int](repeating: 0, count: counts.count)
  var (part, length) = (0, 0)
  for byte in text {
    if byte == separator, part + 1 < counts.count, counts[part].contains(length) {
      (part, length) = (part + 1, 0)
    } else if byte >= 48, byte <= 57, length < counts[part].upperBound {
      numbers[part] = numbers[part] * 10 + Int(byte - 48)
      length += 1
    } else {
      return nil
    }
  }
  return part + 1 == counts.count && counts[part].contains(length) ? numbers : nil
}
