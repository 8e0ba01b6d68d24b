// SPDX-License-Identifier: GPL-3.0-or-later

/// A row of a table that is no part of a package, as somebody typed it.
public struct TypedRow: Hashable, Sendable {
  /// Its line in the file, from 1.
  public let line: Int
  /// One a column that was asked for, without spaces and quotes around it.
  public let cells: [String]
}

/// Reads a table that an analyst types, forgiving as packages are: Excel's separators, quotes, line ends and encodings; columns in any order.
///
/// - Parameters:
///   - path: of the file.
///   - columns: the names to read; each must be there.
/// - Returns: the rows that are whole, and all faults of form.
public func readRows(at path: String, columns: [String]) -> (rows: [TypedRow], faults: [Fault]) {
  let log = FaultLog()
  let name = lastPart(path)
  func read() -> [TypedRow] {
    let bytes: [UInt8]
    do {
      guard let decoded = decodedText(try Files.read(path), file: name, log: log) else { return [] }
      bytes = decoded
    } catch {
      log.tell(Fault(error.code == 2 ? .noSuchInput : .notReadable(reason: error.reason), file: path))
      return []
    }
    guard let file = CSVFile(name: name, bytes: bytes, log: log) else { return [] }
    let header = file.body.line - 1
    for column in file.header where !column.isEmpty && !columns.contains(column) {
      log.tell(Fault(.unknownColumn, file: name, line: header, column: column))
    }
    let places = columns.map { file.header.firstIndex(of: $0) }
    for (column, place) in zip(columns, places) where place == nil {
      log.tell(Fault(.missingColumn, file: name, line: header, column: column))
    }
    guard !places.contains(nil) else { return [] }
    var rows: [TypedRow] = []
    var scanner = RecordScanner(
      file.bytes, separator: file.separator, offset: file.body.offset, line: file.body.line)
    var fields: [Field] = []
    while let (_, line) = scanner.next(&fields) {
      if let fault = scanner.fault {
        log.tell(Fault(fault.kind, file: name, line: fault.line, position: fault.position))
      } else if fields.count < file.header.count {
        log.tell(
          Fault(.fieldCount(found: fields.count, expected: file.header.count), file: name, line: line))
      } else {
        rows.append(TypedRow(line: line, cells: places.compactMap { $0 }.map { file.text(of: fields[$0]) }))
      }
    }
    return rows
  }
  return (read(), log.faults)
}
