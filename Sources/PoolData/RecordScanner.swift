// SPDX-License-Identifier: GPL-3.0-or-later

/// Cuts the bytes of a table into records and fields, one record at a time.
///
/// Fields are divided by the separator, records by LF, CRLF or CR. A field that opens with `"` runs to
/// the next lone `"` and may hold separators, line ends and `""` for `"`. Lines without any value are skipped.
///
/// - Complexity: O(*n*) in the bytes; no allocation per record beyond `fields`.
struct RecordScanner {
  private let bytes: [UInt8]
  private let separator: UInt8
  /// Where the next record begins.
  private(set) var offset, line: Int
  /// What broke the latest record, and where. After an unterminated quote nothing follows.
  private(set) var fault: (kind: FaultKind, line: Int, position: Int)?

  init(_ bytes: [UInt8], separator: UInt8, offset: Int, line: Int) {
    (self.bytes, self.separator, self.offset, self.line) = (bytes, separator, offset, line)
  }

  /// Takes the next record apart into `fields`; `nil` at the end.
  mutating func next(_ fields: inout [Field]) -> (offset: Int, line: Int)? {
    while offset < bytes.count {
      let start = (offset, line)
      fault = nil
      fields.removeAll(keepingCapacity: true)
      scan(&fields)
      if fault != nil || fields.contains(where: { $0.start < $0.end }) { return start }
    }
    return nil
  }

  private mutating func scan(_ fields: inout [Field]) {
    var lineStart = offset
    while true {
      skipBlanks()
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
        quoted(&fields, &lineStart)
      } else {
        let start = offset
        skipToEnd()
        var end = offset
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        fields.append(Field(start: start, end: end, quoted: false))
      }
      guard offset < bytes.count else { return }
      let byte = bytes[offset]
      offset += 1
      if byte == separator { continue }
      if byte == 13, offset < bytes.count, bytes[offset] == 10 { offset += 1 }
      line += 1
      return
    }
  }

  private mutating func quoted(_ fields: inout [Field], _ lineStart: inout Int) {
    let (open, openLine, openLineStart) = (offset, line, lineStart)
    func break_(_ kind: FaultKind, at byte: Int, _ line: Int, _ start: Int) {
      let position = bytes[start..<byte].count { $0 & 0xC0 != 0x80 } + 1
      fault = fault ?? (kind, line, position)
    }
    offset += 1
    while true {
      guard offset < bytes.count else {
        break_(.unterminatedQuote, at: open, openLine, openLineStart)
        fields.append(Field(start: open + 1, end: offset, quoted: true))
        return
      }
      if bytes[offset] == UInt8(ascii: "\"") {
        guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") else { break }
        offset += 1
      } else if endsLine(bytes, offset) {
        (line, lineStart) = (line + 1, offset + 1)
      }
      offset += 1
    }
    fields.append(Field(start: open + 1, end: offset, quoted: true))
    offset += 1
    skipBlanks()
    if offset < bytes.count, bytes[offset] != separator, bytes[offset] != 10, bytes[offset] != 13 {
      break_(.textAfterQuote, at: offset, line, lineStart)
      skipToEnd()
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 && separator != 9 }

  private mutating func skipBlanks() {
    while offset < bytes.count, isBlank(bytes[offset]) { offset += 1 }
  }

  private mutating func skipToEnd() {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == separator || byte == 10 || byte == 13 { return }
      offset += 1
    }
  }
}
