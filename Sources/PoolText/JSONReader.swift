// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads JSON (RFC 8259) from UTF-8 bytes.
package struct JSONReader {
  /// What was expected where the text stops being JSON.
  package struct Failure: Error {
    package let expected: String
    package let line, position: Int
  }

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0
  private var line = 1, lineStart = 0

  /// The most values within one another.
  private let depthMax: Int

  package static func read(_ bytes: [UInt8], depthMax: Int = 64) throws(Failure) -> JSON {
    var reader = JSONReader(bytes: bytes, depthMax: depthMax)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.index == bytes.count else { throw reader.failure("the end of the file") }
    return value
  }

  private init(bytes: [UInt8], depthMax: Int) { (self.bytes, self.depthMax) = (bytes, depthMax) }

  private var place: (line: Int, position: Int) {
    (line, bytes[lineStart..<index].count { $0 & 0xC0 != 0x80 } + 1)
  }
  private func failure(_ expected: String) -> Failure {
    Failure(expected: expected, line: place.line, position: place.position)
  }
  private mutating func skipSpace() {
    while index < bytes.count, [32, 9, 10, 13].contains(bytes[index]) {
      index += 1
      if bytes[index - 1] == 10 { (line, lineStart) = (line + 1, index) }
    }
  }
  private mutating func takes(_ character: Character) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == character.asciiValue else { return false }
    index += 1
    return true
  }

  private mutating func value() throws(Failure) -> JSON {
    skipSpace()
    let place = place
    var value = JSON(try content())
    (value.line, value.position) = place
    return value
  }

  private mutating func content() throws(Failure) -> JSON.Content {
    guard index < bytes.count, depth < depthMax else { throw failure("a value") }
    depth += 1
    defer { depth -= 1 }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .text(try text())
    default: break
    }
    let start = index
    while index < bytes.count, isWordByte(bytes[index]) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard Double(word) != nil, let first = word.utf8.first, first == 45 || (48...57).contains(first) else {
        index = start
        throw failure("a value")
      }
      return .number(word)
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte) || byte == 69 || byte == 43 || byte == 45
      || byte == 46
  }

  private mutating func object() throws(Failure) -> JSON.Content {
    index += 1
    var members: [(key: String, value: JSON)] = []
    if takes("}") { return .object([]) }
    repeat {
      skipSpace()
      let place = place
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw failure("a name in quotes") }
      let key = try text()
      guard takes(":") else { throw failure("':'") }
      var value = try value()
      (value.line, value.position) = place
      members.append((key, value))
    } while takes(",")
    guard takes("}") else { throw failure("',' or '}'") }
    return .object(members)
  }

  private mutating func list() throws(Failure) -> JSON.Content {
    index += 1
    if takes("]") { return .list([]) }
    var values: [JSON] = []
    repeat { values.append(try value()) } while takes(",")
    guard takes("]") else { throw failure("',' or ']'") }
    return .list(values)
  }

  private mutating func text() throws(Failure) -> String {
    index += 1
    var units: [UInt8] = []
    while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] >= 32 {
      if bytes[index] == UInt8(ascii: "\\") {
        units += try escape()
      } else {
        units.append(bytes[index])
        index += 1
      }
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw failure("a closing '\"'") }
    index += 1
    return String(decoding: units, as: UTF8.self)
  }

  private mutating func escape() throws(Failure) -> [UInt8] {
    let simple: [UInt8: UInt8] = [34: 34, 92: 92, 47: 47, 98: 8, 102: 12, 110: 10, 114: 13, 116: 9]
    guard index + 1 < bytes.count else { throw failure("an escape") }
    if let byte = simple[bytes[index + 1]] {
      index += 2
      return [byte]
    }
    var units: [UInt16] = []
    repeat {
      guard index + 5 < bytes.count, bytes[index + 1] == UInt8(ascii: "u"),
        let unit = UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
      else { throw failure("an escape") }
      units.append(unit)
      index += 6
    } while units.count == 1 && UTF16.isLeadSurrogate(units[0]) && index < bytes.count && bytes[index] == 92
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
