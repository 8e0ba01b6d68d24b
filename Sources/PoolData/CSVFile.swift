// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a field lies in the bytes of its file, without spaces and quotes around it.
struct Field {
  let start, end: Int
  /// It was quoted, so that its spaces count and `""` stands for `"`.
  let quoted: Bool
}

/// Where a record begins.
struct Place {
  let file: CSVFile
  let offset, line: Int
}

/// The decoded text of one table file: UTF-8, its separator, and the names in its header.
final class CSVFile: Sendable {
  let name: String
  let bytes: [UInt8]
  let separator: UInt8
  /// The normalised names in the header, in order; repeats and blanks included.
  let header: [String]
  /// Where the records after the header begin.
  let body: (offset: Int, line: Int)
  /// Under which name a column of a table stands in this file, where it differs.
  let otherNames: [String: String]

  /// People who separate by semicolon or tab write numbers with a decimal comma.
  var decimalComma: Bool { separator != UInt8(ascii: ",") }

  /// Takes the header apart; `nil` (and a fault) if there is none.
  init?(name: String, bytes: [UInt8], otherNames: [String: String] = [:], log: FaultLog) {
    (self.name, self.bytes, self.otherNames) = (name, bytes, otherNames)
    let start = CSVFile.afterSeparatorLine(bytes)
    separator = start.separator ?? CSVFile.likelySeparator(bytes[start.offset...])
    var scanner = RecordScanner(bytes, separator: separator, offset: start.offset, line: start.line)
    var fields: [Field] = []
    guard scanner.next(&fields) != nil else {
      log.tell(Fault(.noHeader, file: name))
      return nil
    }
    if let kind = scanner.fault {
      log.tell(Fault(kind.kind, file: name, line: kind.line, position: kind.position))
      return nil
    }
    header = fields.map { CSVFile.normalised(bytes[$0.start..<$0.end]) }
    body = (scanner.offset, scanner.line)
  }

  /// A column name without spaces around it, in lower case, words joined by `_`.
  static func normalised(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: trimmed(bytes), as: UTF8.self).lowercased()
    return String(text.map { $0 == " " || $0 == "-" ? "_" : $0 })
  }

  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  /// Excel's `sep=;` line, if the file opens with one.
  private static func afterSeparatorLine(_ bytes: [UInt8]) -> (offset: Int, line: Int, separator: UInt8?) {
    guard bytes.count >= 5, bytes.starts(with: Array("sep=".utf8)), separators.contains(bytes[4]) else {
      return (0, 1, nil)
    }
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    return (min(end + 1, bytes.count), 2, bytes[4])
  }

  /// The most frequent of comma, semicolon and tab on the first line with any text.
  private static func likelySeparator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    let line = bytes.drop { $0 == 10 || $0 == 13 }.prefix { $0 != 10 && $0 != 13 }
    let counts = separators.map { candidate in line.count { $0 == candidate } }
    let most = counts.max() ?? 0
    return separators[counts.firstIndex(of: most) ?? 0]
  }

  /// What a column holds in a record, and where: for a fault that is found after reading.
  func find(column: String, in place: Place) -> (name: String, line: Int, position: Int?, value: String?) {
    let shown = header.contains(column) ? column : otherNames[column] ?? column
    var scanner = RecordScanner(bytes, separator: separator, offset: place.offset, line: place.line)
    var fields: [Field] = []
    _ = scanner.next(&fields)
    guard let number = header.firstIndex(of: shown), number < fields.count else {
      return (shown, place.line, nil, nil)
    }
    let field = fields[number]
    let (line, position) = self.position(of: field.start, from: place)
    return (shown, line, position, text(of: field))
  }

  /// The line and the character, from 1, of a byte in a record.
  func position(of byte: Int, from place: Place) -> (line: Int, position: Int) {
    var (line, start) = (place.line, place.offset)
    for index in place.offset..<byte where endsLine(bytes, index) { (line, start) = (line + 1, index + 1) }
    return (line, bytes[start..<byte].count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// The text of a field, `""` undone.
  func text(of field: Field) -> String {
    let slice = bytes[field.start..<field.end]
    guard field.quoted, slice.contains(UInt8(ascii: "\"")) else {
      return String(decoding: slice, as: UTF8.self)
    }
    var text: [UInt8] = []
    var skip = false
    for byte in slice {
      let isQuote = byte == UInt8(ascii: "\"")
      if !(isQuote && skip) { text.append(byte) }
      skip = isQuote && !skip
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Whether a line ends with this byte: LF, or a CR without LF after it.
func endsLine(_ bytes: [UInt8], _ index: Int) -> Bool {
  bytes[index] == 10 || bytes[index] == 13 && (index + 1 == bytes.count || bytes[index + 1] != 10)
}

/// The bytes without blanks (space, tab, no-break space) at either end.
func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var slice = bytes
  while let first = slice.first {
    if first == 32 || first == 9 {
      slice = slice.dropFirst()
    } else if slice.starts(with: [0xC2, 0xA0]) {
      slice = slice.dropFirst(2)
    } else {
      break
    }
  }
  while let last = slice.last {
    if last == 32 || last == 9 {
      slice = slice.dropLast()
    } else if last == 0xA0, slice.dropLast().last == 0xC2 {
      slice = slice.dropLast(2)
    } else {
      break
    }
  }
  return slice
}
