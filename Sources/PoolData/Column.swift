// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What a cell of a column means, and the values it may have.
enum ColumnType: Sendable {
  /// The id by which other tables name the row.
  case key
  /// An id that may be new.
  case id
  /// An id of the named table.
  case reference(String)
  case text
  case integer(ClosedRange<Int>)
  /// Clock hours with decimals, kept as the nearest whole minute; two decimals tell every minute apart.
  case hours(ClosedRange<Int>)
  /// Euros with at most two decimals, kept as cents.
  case euros(ClosedRange<Int>)
  case degrees(ClosedRange<Int>)
  case date
  /// `HH:MM`; `24:00` is the end of the day.
  case time
  case weekday
  case choice([String])
  /// Four digits.
  case postcode4

  /// The table that a reference refers to.
  var target: String? {
    if case .reference(let table) = self { table } else { nil }
  }
}

/// One column of a table: the only place where its name, type and meaning are written.
struct Column: Sendable {
  let name: String
  let type: ColumnType
  let about: String
  /// Whether a cell may be empty, and the column absent.
  var isOptional = false

  /// The same column, which may be empty.
  var optional: Column {
    var copy = self
    copy.isOptional = true
    return copy
  }

  static func key(_ name: String, _ about: String) -> Column { Column(name: name, type: .key, about: about) }
  static func id(_ name: String, _ about: String) -> Column {
    Column(name: name, type: .id, about: about)
  }
  static func reference(_ name: String, to table: String, _ about: String) -> Column {
    Column(name: name, type: .reference(table), about: about)
  }
  static func text(_ name: String, _ about: String) -> Column {
    Column(name: name, type: .text, about: about)
  }
  static func integer(_ name: String, _ range: ClosedRange<Int>, _ about: String) -> Column {
    Column(name: name, type: .integer(range), about: about)
  }
  static func hours(_ name: String, _ range: ClosedRange<Int>, _ about: String) -> Column {
    Column(name: name, type: .hours(range), about: about)
  }
  static func euros(_ name: String, _ range: ClosedRange<Int>, _ about: String) -> Column {
    Column(name: name, type: .euros(range), about: about)
  }
  static func degrees(_ name: String, _ range: ClosedRange<Int>, _ about: String) -> Column {
    Column(name: name, type: .degrees(range), about: about)
  }
  static func date(_ name: String, _ about: String) -> Column {
    Column(name: name, type: .date, about: about)
  }
  static func time(_ name: String, _ about: String) -> Column {
    Column(name: name, type: .time, about: about)
  }
  static func weekday(_ name: String) -> Column {
    Column(name: name, type: .weekday, about: "1 = Monday … 7 = Sunday.")
  }
  static func postcode4(_ name: String, _ about: String) -> Column {
    Column(name: name, type: .postcode4, about: about)
  }
  static func choice<Value: CaseIterable & RawRepresentable>(
    _ name: String, _ values: Value.Type, _ about: String
  ) -> Column where Value.RawValue == String {
    Column(name: name, type: .choice(values.allCases.map(\.rawValue)), about: about)
  }
}
