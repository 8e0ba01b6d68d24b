// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

/// The name, the meaning and the columns of a table.
struct TableSchema: Sendable {
  /// The resource's name; its file is `name.csv`.
  let name: String
  let about: String
  var columns: [Column]
  /// Whether a package without this file is no package; otherwise absent means without rows.
  var isRequired = true
  /// Whether the file is written also where it would have no rows.
  var isWrittenEmpty = true

  var file: String { name + ".csv" }
  /// Whether the first column names the row, once.
  var hasKey: Bool {
    if case .key = columns[0].type { true } else { false }
  }
}

/// The rows of a table that could be read, and where each stands.
struct Rows<Row> {
  var rows: [Row] = []
  var places: [Place] = []
  var ids = IdIndex()
  /// Every id in rows that were dropped for a fault, so that nothing is said to be missing that was there.
  var mentioned: Set<String> = []
  /// Whether no row was dropped for a fault.
  var isWhole = true

  mutating func append(_ row: Row, at place: Place) {
    rows.append(row)
    places.append(place)
  }
}

/// A table that can be read: `read` takes the cells in the order of the columns.
struct Sheet<Row: Sendable>: Sendable {
  var schema: TableSchema
  let draft: WritableKeyPath<Draft, Rows<Row>> & Sendable
  let read: @Sendable (inout RecordReader) -> Row

  /// The same sheet with columns that may be empty or absent.
  func relaxed(_ names: Set<String>) -> Sheet {
    var copy = self
    copy.schema.columns = schema.columns.map { names.contains($0.name) ? $0.optional : $0 }
    return copy
  }
}

/// A table of the data package: the one description that reading, writing and `datapackage.json` follow.
///
/// `write` gives the texts of a row in the order of the columns.
struct Table<Row: Sendable>: Sendable {
  let sheet: Sheet<Row>
  let write: @Sendable (Row) -> [String?]
  let rows: @Sendable (Region) -> [Row]

  init(
    _ name: String, about: String, isRequired: Bool = true, isWrittenEmpty: Bool = true, columns: [Column],
    draft: WritableKeyPath<Draft, Rows<Row>> & Sendable,
    read: @escaping @Sendable (inout RecordReader) -> Row,
    write: @escaping @Sendable (Row) -> [String?], rows: @escaping @Sendable (Region) -> [Row]
  ) {
    let schema = TableSchema(
      name: name, about: about, columns: columns, isRequired: isRequired, isWrittenEmpty: isWrittenEmpty)
    sheet = Sheet(schema: schema, draft: draft, read: read)
    (self.write, self.rows) = (write, rows)
  }

  /// The table in the strict form: comma, UTF-8, LF, quotes only where needed.
  func bytes(_ rows: [Row]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(rows.count * 8 * schema.columns.count)
    appendRecord(schema.columns.map(\.name), to: &out)
    for row in rows { appendRecord(write(row), to: &out) }
    return out
  }
}

/// A table whatever its rows are.
protocol PackageTable: Sendable {
  var schema: TableSchema { get }
  /// The table of a region, in the strict form.
  func bytes(of region: Region) -> [UInt8]
  /// Whether the table of a region stands in its package.
  func isWritten(for region: Region) -> Bool
  /// Adds the rows of a file to the draft.
  func read(_ file: CSVFile, into draft: inout Draft, log: FaultLog)
  /// Notes that rows of this table may be missing from the draft.
  func markIncomplete(_ draft: Draft)
}

extension Table: PackageTable {
  var schema: TableSchema { sheet.schema }
  func bytes(of region: Region) -> [UInt8] { bytes(rows(region)) }
  func isWritten(for region: Region) -> Bool { schema.isWrittenEmpty || !rows(region).isEmpty }
  func read(_ file: CSVFile, into draft: inout Draft, log: FaultLog) {
    sheet.read(file, into: &draft, log: log)
  }
  func markIncomplete(_ draft: Draft) { draft[keyPath: sheet.draft].ids.isComplete = false }
}
