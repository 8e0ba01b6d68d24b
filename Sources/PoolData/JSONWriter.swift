// SPDX-License-Identifier: GPL-3.0-or-later

extension JSON {
  /// The value as indented UTF-8 with a line end; lists of plain values stay on one line.
  var bytes: [UInt8] {
    var out = ""
    write(to: &out, indent: "")
    out += "\n"
    return Array(out.utf8)
  }

  private var isPlain: Bool {
    switch content {
    case .null, .bool, .number, .text: true
    case .list(let values): values.isEmpty
    case .object(let members): members.isEmpty
    }
  }

  private func write(to out: inout String, indent: String) {
    let inner = indent + "  "
    switch content {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .number(let digits): out += digits
    case .text(let text): out += JSON.quoted(text)
    case .list(let values) where values.allSatisfy(\.isPlain):
      out += "["
      for (number, value) in values.enumerated() {
        out += number == 0 ? "" : ", "
        value.write(to: &out, indent: inner)
      }
      out += "]"
    case .list(let values):
      out += "["
      for (number, value) in values.enumerated() {
        out += (number == 0 ? "\n" : ",\n") + inner
        value.write(to: &out, indent: inner)
      }
      out += "\n\(indent)]"
    case .object(let members):
      out += "{"
      for (number, member) in members.enumerated() {
        out += (number == 0 ? "\n" : ",\n") + inner + JSON.quoted(member.key) + ": "
        member.value.write(to: &out, indent: inner)
      }
      out += members.isEmpty ? "}" : "\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      case _ where scalar.value < 32:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
