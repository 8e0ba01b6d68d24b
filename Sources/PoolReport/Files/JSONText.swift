// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value whose objects keep their order and whose fractions keep their decimals.
indirect enum JSONValue {
  case null
  case bool(Bool)
  case int(Int)
  /// A number already written with fixed decimals.
  case decimal(String)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  static func optional(_ value: Int?) -> JSONValue { value.map(JSONValue.int) ?? .null }
  static func optional(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
  static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }

  /// The document, indented by two; an object or array of plain values stands on one line. Ends with a newline.
  var document: String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }

  private var isPlain: Bool {
    switch self {
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .decimal(let value): text += value
    case .string(let value): JSONValue.quote(value, to: &text)
    case .array(let values):
      let oneLine = values.allSatisfy(\.isPlain)
      JSONValue.list(values.count, "[", "]", oneLine, &text, indent) { position, text in
        values[position].write(to: &text, indent: indent + 1)
      }
    case .object(let members):
      let oneLine = indent > 0 && members.allSatisfy(\.1.isPlain)
      JSONValue.list(members.count, "{", "}", oneLine, &text, indent) { position, text in
        JSONValue.quote(members[position].0, to: &text)
        text += ": "
        members[position].1.write(to: &text, indent: indent + 1)
      }
    }
  }

  private static func list(
    _ count: Int, _ open: String, _ close: String, _ oneLine: Bool, _ text: inout String, _ indent: Int,
    item: (Int, inout String) -> Void
  ) {
    text += open
    for position in 0..<count {
      if position > 0 { text += oneLine ? ", " : "," }
      if !oneLine { text += "\n" + String(repeating: "  ", count: indent + 1) }
      item(position, &text)
    }
    if !oneLine, count > 0 { text += "\n" + String(repeating: "  ", count: indent) }
    text += close
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
