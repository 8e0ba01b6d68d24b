// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value; members keep their order, numbers their digits, and every value that was read its place.
package struct JSON: Sendable {
  package typealias Member = (key: String, value: JSON)

  package indirect enum Content: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case text(String)
    case list([JSON])
    case object([Member])
  }
  package var content: Content
  /// Where the value (of a member: its key) begins, from 1; 0 for a value that was not read.
  package var line = 0, position = 0

  package init(_ content: Content) { self.content = content }
}

extension JSON {
  package static var null: JSON { JSON(.null) }
  package static func bool(_ value: Bool) -> JSON { JSON(.bool(value)) }
  /// A number with the decimals that it is written with.
  package static func number(_ digits: String) -> JSON { JSON(.number(digits)) }
  package static func number(_ value: Int) -> JSON { JSON(.number(String(value))) }
  package static func number(_ value: Int?) -> JSON { value.map(number) ?? .null }
  package static func text(_ value: String) -> JSON { JSON(.text(value)) }
  package static func text(_ value: String?) -> JSON { value.map(text) ?? .null }
  package static func list(_ values: [JSON]) -> JSON { JSON(.list(values)) }
  package static func object(_ members: [Member]) -> JSON { JSON(.object(members)) }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(arrayLiteral elements: JSON...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }
}
