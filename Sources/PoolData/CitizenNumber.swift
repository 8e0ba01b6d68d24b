// SPDX-License-Identifier: GPL-3.0-or-later

/// Recognises numbers that may be a Dutch citizen service number (BSN), so that they go nowhere.
enum CitizenNumber {
  /// Whether nine digits pass the 11-test: 9a + 8b + … + 2h − i is a multiple of 11.
  static func passes(_ digits: some Collection<UInt8>) -> Bool {
    guard digits.count == 9 else { return false }
    var (sum, isZero) = (0, true)
    for (place, byte) in digits.enumerated() {
      guard (48...57).contains(byte) else { return false }
      isZero = isZero && byte == 48
      sum += Int(byte - 48) * (place == 8 ? -1 : 9 - place)
    }
    return !isZero && sum % 11 == 0
  }

  /// The text with every run of exactly nine digits that passes the test replaced by asterisks.
  static func masked(_ text: String) -> String {
    guard text.utf8.count >= 9 else { return text }
    var bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, (48...57).contains(bytes[end]) { end += 1 }
      if passes(bytes[start..<end]) {
        for place in start..<end { bytes[place] = UInt8(ascii: "*") }
      }
      start = max(end, start + 1)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
