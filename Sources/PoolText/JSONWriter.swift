// SPDX-License-Identifier: GPL-3.0-or-later

extension JSON {
  /// What stands on one line in a document, besides plain values and lists of them.
  package enum Layout {
    /// Nothing more: each member of an object has a line of its own.
    case spread
    /// Objects of plain values within the document, so that a record reads as a row.
    case rows
  }

  /// The document, indented by two, with a line end.
  package func document(_ layout: Layout) -> String {
    var text = ""
    write(to: &text, indent: 0, layout)
    return text + "\n"
  }

  private var isPlain: Bool {
    switch content {
    case .null, .bool, .number, .text: true
    case .list(let values): values.isEmpty
    case .object(let members): members.isEmpty
    }
  }

  private func write(to text: inout String, indent: Int, _ layout: Layout) {
    switch content {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits
    case .text(let value): JSON.quote(value, to: &text)
    case .list(let values):
      let items = Items(open: "[", close: "]", count: values.count, onOneLine: values.allSatisfy(\.isPlain))
      items.write(to: &text, indent: indent) { number, text in
        values[number].write(to: &text, indent: indent + 1, layout)
      }
    case .object(let members):
      let isRow = layout == .rows && indent > 0 && members.allSatisfy(\.value.isPlain)
      let items = Items(open: "{", close: "}", count: members.count, onOneLine: isRow)
      items.write(to: &text, indent: indent) { number, text in
        JSON.quote(members[number].key, to: &text)
        text += ": "
        members[number].value.write(to: &text, indent: indent + 1, layout)
      }
    }
  }

  /// The items of a list or an object, with their brackets.
  private struct Items {
    let open, close: String
    let count: Int
    let onOneLine: Bool

    func write(to text: inout String, indent: Int, item: (Int, inout String) -> Void) {
      text += open
      for number in 0..<count {
        if number > 0 { text += onOneLine ? ", " : "," }
        if !onOneLine { newLine(indent + 1, in: &text) }
        item(number, &text)
      }
      if !onOneLine, count > 0 { newLine(indent, in: &text) }
      text += close
    }

    private func newLine(_ indent: Int, in text: inout String) {
      text += "\n"
      for _ in 0..<indent { text += "  " }
    }
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    defer { text += "\"" }
    // Nearly every text is written as it is, and at once.
    guard
      value.utf8.contains(where: { $0 < 32 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
    else {
      text += value
      return
    }
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.value < 32:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
