// SPDX-License-Identifier: GPL-3.0-or-later

/// Appends one CSV record; a field is quoted if it holds a comma, a quote, a line end or outer spaces.
package func appendRecord(_ fields: [String?], to out: inout [UInt8]) {
  for (number, field) in fields.enumerated() {
    if number > 0 { out.append(UInt8(ascii: ",")) }
    guard let field else { continue }
    let bytes = field.utf8
    let needsQuotes =
      bytes.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }
      || bytes.first == 32 || bytes.first == 9 || bytes.last == 32 || bytes.last == 9
    guard needsQuotes else {
      out.append(contentsOf: bytes)
      continue
    }
    out.append(UInt8(ascii: "\""))
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { out.append(byte) }
      out.append(byte)
    }
    out.append(UInt8(ascii: "\""))
  }
  out.append(10)
}
