// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The ids of a table that have been read, and where.
final class IdIndex {
  private(set) var places: [String: Place] = [:]
  /// Ids without a place in a file: those of a region that was not read now.
  private(set) var others: Set<String> = []
  /// Whether every row could be read; otherwise an unknown id is no fault of the row that names it.
  var isComplete = true
  /// How many more ids may be compared when looking for a near one; keeps thousands of faults quick.
  private var comparisonsLeft = 3_000_000

  init(_ known: some Sequence<String> = []) { others = Set(known) }

  func contains(_ id: String) -> Bool { places[id] != nil || others.contains(id) }

  /// Adds an id, or returns where it was used before.
  func add(_ id: String, at place: Place) -> Place? {
    if let earlier = places[id] { return earlier }
    places[id] = place
    return nil
  }

  /// The known id with the fewest differences (at most 2), the first of equals in alphabetical order.
  func nearest(to id: String) -> String? {
    let candidates = (places.isEmpty ? Array(others) : Array(places.keys))
    guard comparisonsLeft >= candidates.count else { return nil }
    comparisonsLeft -= candidates.count
    return nearestWord(to: id, among: candidates)
  }
}

/// Reads the cells of one record in the order of the table's columns, telling a fault of each that is wrong.
///
/// A required cell that is empty or wrong yields a stand-in, and `isSound` turns false: the row is dropped,
/// but the rest of its cells are still read, so that all faults come at once.
struct RecordReader {
  let file: CSVFile
  private let columns: [Column]
  /// The field of each column in the file's records, and the ids that each column refers to.
  private let fieldOf: [Int?]
  private let targets: [IdIndex?]
  private let log: FaultLog
  /// The record at hand.
  var fields: [Field] = []
  var place: Place
  private var next = 0
  private(set) var isSound = true
  /// The id of the record's row, once read.
  private(set) var key: String?
  /// Every id in the record so far.
  private(set) var mentioned: [String] = []
  /// Per column: how many cells are nine-digit numbers, how many pass the 11-test, and the first such place.
  private(set) var citizens: [Int: (nineDigits: Int, passing: Int, first: Place)] = [:]

  init(
    file: CSVFile, columns: [Column], fieldOf: [Int?], targets: [IdIndex?], place: Place, log: FaultLog
  ) {
    (self.file, self.columns, self.fieldOf, self.targets) = (file, columns, fieldOf, targets)
    (self.place, self.log) = (place, log)
  }

  mutating func begin(at place: Place) {
    (self.place, next, isSound, key) = (place, 0, true, nil)
    mentioned.removeAll(keepingCapacity: true)
  }

  func tell(_ kind: FaultKind, column: Int) {
    guard let number = fieldOf[column] else {
      log.tell(Fault(kind, file: file.name, line: place.line, column: columns[column].name))
      return
    }
    let field = fields[number]
    let (line, position) = file.position(of: field.start, from: place)
    log.tell(
      Fault(
        kind, file: file.name, line: line, column: file.header[number], position: position,
        value: file.text(of: field)))
  }

  mutating func unsound(_ kind: FaultKind, column: Int) {
    isSound = false
    tell(kind, column: column)
  }

  /// The next cell; `nil` if it is empty (a fault unless the column allows it) or wrong (a fault).
  private mutating func take<Value>(_ parse: (Cell) throws(FaultKind) -> Value) -> Value? {
    let index = next
    next += 1
    let column = columns[index]
    guard let number = fieldOf[index] else { return nil }
    let field = fields[number]
    var bytes = file.bytes[field.start..<field.end]
    var quoted: [UInt8] = []
    if field.quoted {
      quoted = Array(file.text(of: field).utf8)
      bytes = quoted[...]
    }
    if bytes.isEmpty || isBlank(bytes) {
      if !column.isOptional { unsound(.emptyCell, column: index) }
      return nil
    }
    if case .text = column.type {} else { bytes = trimmed(bytes) }
    do {
      return try parse(Cell(bytes: bytes, type: column.type, decimalComma: file.decimalComma))
    } catch {
      unsound(error, column: index)
      return nil
    }
  }

  private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 == 32 || $0 == 9 } }

  private mutating func takeId() -> String? {
    let column = next
    guard let id = take({ cell throws(FaultKind) in try cell.id() }) else { return nil }
    mentioned.append(id)
    if id.utf8.count == 9, id.utf8.allSatisfy({ (48...57).contains($0) }) {
      var count = citizens[column] ?? (0, 0, place)
      count.nineDigits += 1
      if CitizenNumber.passes(id.utf8) {
        if count.passing == 0 { count.first = place }
        count.passing += 1
      }
      citizens[column] = count
    }
    return id
  }

  mutating func id() -> String {
    key = takeId()
    return key ?? ""
  }

  /// An id that may be new, and need not be given.
  mutating func optionalId() -> String? { takeId() }

  mutating func optionalReference() -> String? {
    let column = next
    guard let id = takeId() else { return nil }
    if let table = columns[column].type.target, let target = targets[column], target.isComplete,
      !target.contains(id)
    {
      unsound(.unknownId(table: table, nearest: target.nearest(to: id)), column: column)
    }
    return id
  }
  mutating func reference() -> String { optionalReference() ?? "" }

  mutating func optionalText() -> String? { take { cell throws(FaultKind) in cell.text } }
  mutating func text() -> String { optionalText() ?? "" }

  mutating func optionalInteger() -> Int? { take { cell throws(FaultKind) in try cell.integer() } }
  mutating func integer() -> Int { optionalInteger() ?? 0 }

  mutating func optionalMinutes() -> Int? { take { cell throws(FaultKind) in try cell.minutes() } }
  mutating func optionalCents() -> Int? { take { cell throws(FaultKind) in try cell.cents() } }
  mutating func optionalPostcode4() -> String? { take { cell throws(FaultKind) in try cell.postcode4() } }
  mutating func optionalDay() -> Day? { take { cell throws(FaultKind) in try cell.date() } }
  mutating func day() -> Day { optionalDay() ?? Day(number: 0) }
  mutating func optionalTime() -> Int? { take { cell throws(FaultKind) in try cell.time() } }
  mutating func optionalLessons() -> [LessonTime]? { take { cell throws(FaultKind) in try cell.lessons() } }
  mutating func optionalRules() -> [Rule]? { take { cell throws(FaultKind) in try cell.rules() } }
  mutating func weekday() -> Int { take { cell throws(FaultKind) in try cell.weekday() } ?? 1 }

  mutating func optionalChoice<Value: RawRepresentable & CaseIterable>(
    _: Value.Type
  ) -> Value? where Value.RawValue == String {
    take { cell throws(FaultKind) in try cell.choice(Value.self) }
  }
  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _: Value.Type, otherwise: Value
  ) -> Value where Value.RawValue == String {
    optionalChoice(Value.self) ?? otherwise
  }
}

/// Columns that only mean something together.
extension RecordReader {
  /// `from` and `until`, either of which may be open.
  mutating func openDates() -> (from: Day?, until: Day?) {
    let (from, until) = (optionalDay(), optionalDay())
    if let from, let until, until < from {
      unsound(.untilBeforeFrom(from: from.description), column: next - 1)
    }
    return (from, until)
  }

  /// `from` and `until`, both given.
  mutating func dates() -> DayRange {
    let (from, until) = openDates()
    let day = from ?? Day(number: 0)
    return DayRange(day, until ?? day) ?? DayRange(only: day)
  }

  /// `start` and `end`, which may both be empty.
  mutating func optionalSpan() -> ClockSpan? {
    let (start, end) = (optionalTime(), optionalTime())
    guard let start, let end else { return nil }
    guard let span = ClockSpan(start, end) else {
      unsound(.endNotAfterStart(start: ClockSpan.text(start)), column: next - 1)
      return nil
    }
    return span
  }

  /// `start` and `end`, both given.
  mutating func span() -> ClockSpan { optionalSpan() ?? ClockSpan.wholeDay }

  /// `latitude` and `longitude`, which may both be empty.
  mutating func optionalPosition() -> Position? {
    let column = next
    let latitude = take { cell throws(FaultKind) in try cell.degrees() }
    let longitude = take { cell throws(FaultKind) in try cell.degrees() }
    guard let latitude, let longitude else {
      let bothOptional = columns[column].isOptional
      if bothOptional, isSound, (latitude == nil) != (longitude == nil) {
        unsound(.halfAPosition, column: latitude == nil ? column : column + 1)
      }
      return nil
    }
    if !(50.7...53.7).contains(latitude) || !(3.2...7.3).contains(longitude) {
      tell(.outsideTheNetherlands, column: (50.7...53.7).contains(latitude) ? column + 1 : column)
    }
    return Position(latitude: latitude, longitude: longitude)
  }
  mutating func position() -> Position { optionalPosition() ?? Position(latitude: 0, longitude: 0) }

  /// `hours_max` and `hours_min`, in minutes.
  mutating func hours() -> (most: Int, least: Int) {
    let most = optionalMinutes()
    let least = optionalMinutes()
    if let most, let least, least > most {
      unsound(.aboveMaximum(hours: Decimal.text(most, unit: 60, decimals: 2)), column: next - 1)
    }
    return (most ?? 0, least ?? 0)
  }
}
