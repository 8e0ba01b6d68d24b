// SPDX-License-Identifier: GPL-3.0-or-later

/// The lines of an iCalendar file (RFC 5545, section 3.1): folded at 75 octets, ended by CR LF.
struct ICalendarText {
  private(set) var text = ""

  /// Adds a property whose value stands as it is: a date, a rule, a number.
  mutating func add(_ name: String, _ value: String) { fold("\(name):\(value)") }

  /// Adds a property whose value is text for people (section 3.3.11).
  mutating func add(_ name: String, text: String) {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      case _ where scalar.value < 32: escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    fold("\(name):\(escaped)")
  }

  /// Adds a component and what `body` adds to it.
  mutating func add(component name: String, _ body: (inout ICalendarText) -> Void) {
    add("BEGIN", name)
    body(&self)
    add("END", name)
  }

  /// A long line goes on in the next, after a space; a character's octets stay together.
  private mutating func fold(_ line: String) {
    var octets = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(scalar)
      octets += width
    }
    text += "\r\n"
  }
}
