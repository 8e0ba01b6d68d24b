// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Whether a text can be an id: 1–60 characters, the first a letter or digit, no control characters.
///
/// An id never begins with `=`, `+`, `-` or `@`, which a spreadsheet would take for a formula.
package func isId(_ text: String) -> Bool {
  guard let first = text.first, first.isLetter || first.isNumber, text.utf8.count <= 60 || text.count <= 60
  else { return false }
  return !text.utf8.contains { $0 < 32 || $0 == 127 }
}

/// The bytes of a cell that is not empty, and how to understand them.
struct Cell {
  let bytes: ArraySlice<UInt8>
  let type: ColumnType
  let decimalComma: Bool

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func id() throws(FaultKind) -> String {
    let text = text
    guard isId(text) else { throw .badId }
    return text
  }

  func integer() throws(FaultKind) -> Int {
    guard case .integer(let range) = type else { preconditionFailure("not a column of whole numbers") }
    guard let value = Decimal(bytes, comma: decimalComma)?.exactly(times: 1) else { throw .notInteger }
    return try within(range, value, unit: 1)
  }

  /// Hours as the nearest whole minute.
  func minutes() throws(FaultKind) -> Int {
    guard case .hours(let range) = type else { preconditionFailure("not a column of hours") }
    guard let number = Decimal(bytes, comma: decimalComma) else { throw .notNumber }
    return try within(range, number.nearest(times: 60), unit: 60)
  }

  /// Euros as cents.
  func cents() throws(FaultKind) -> Int {
    guard case .euros(let range) = type else { preconditionFailure("not a column of euros") }
    guard let number = Decimal(bytes, comma: decimalComma) else { throw .notNumber }
    guard let cents = number.exactly(times: 100) else { throw .tooManyDecimals(most: 2) }
    return try within(range, cents, unit: 100)
  }

  /// A share from 0 to 1 of at most three decimals, per mille.
  func perMille() throws(FaultKind) -> Int {
    guard let share = Decimal(bytes, comma: decimalComma) else { throw .notNumber }
    guard let value = share.exactly(times: 1000) else { throw .tooManyDecimals(most: 3) }
    return try within(0...1, value, unit: 1000)
  }

  func degrees() throws(FaultKind) -> Double {
    guard case .degrees(let range) = type else { preconditionFailure("not a column of degrees") }
    let isDigits = bytes.allSatisfy { (48...57).contains($0) || "+-.,eE".utf8.contains($0) }
    let text = decimalComma ? String(text.map { $0 == "," ? "." : $0 }) : text
    guard isDigits, let value = Double(text) else { throw .notNumber }
    guard Double(range.lowerBound) <= value, value <= Double(range.upperBound) else {
      throw .outOfRange(least: "\(range.lowerBound)", most: "\(range.upperBound)")
    }
    return value
  }

  func choice<Value: RawRepresentable>(_: Value.Type) throws(FaultKind) -> Value
  where Value.RawValue == String {
    guard case .choice(let values) = type else { preconditionFailure("not a column of choices") }
    guard let value = Value(rawValue: text.lowercased()) else { throw .notOneOf(values) }
    return value
  }

  func postcode4() throws(FaultKind) -> String {
    guard bytes.count == 4, bytes.allSatisfy({ (48...57).contains($0) }), bytes.first != 48 else {
      throw .notAPostcode
    }
    return text
  }

  private func within(_ range: ClosedRange<Int>, _ value: Int, unit: Int) throws(FaultKind) -> Int {
    guard range.lowerBound * unit <= value, value <= range.upperBound * unit else {
      throw .outOfRange(least: "\(range.lowerBound)", most: "\(range.upperBound)")
    }
    return value
  }
}
