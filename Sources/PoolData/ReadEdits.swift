// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Edits as people wrote them, a line each.
public struct EditReading: Sendable {
  /// The edits of the lines that tell one, in order.
  public private(set) var edits: [Edit] = []
  /// What is wrong with the lines by themselves.
  public private(set) var faults: [Fault] = []
  /// Where each edit stands, and its words.
  private var places: [(file: String, line: Int, words: [EditLineWord])] = []
  /// The files, in order.
  private var files: [String] = []

  /// Whether no line tells anything.
  public var isEmpty: Bool { edits.isEmpty && faults.isEmpty }

  /// Reads lines that stand in no file, such as arguments; messages call them `name`, and count from 1.
  ///
  /// Empty lines and lines that begin with `#` tell nothing.
  public init(_ lines: [String], named name: String) {
    self.init(lines.enumerated().map { ($0 + 1, $1) }, named: name, log: FaultLog())
  }

  /// Reads a file of edits in UTF-8 or Windows-1252.
  public init(at path: String) {
    let log = FaultLog()
    self.init(textLines(at: path, log: log), named: lastPart(path), log: log)
  }

  init(_ lines: [(line: Int, text: String)], named name: String, log: FaultLog) {
    for (line, text) in lines {
      let words = EditLineWord.words(of: text)
      if words.first?.value.hasPrefix("#") ?? true { continue }
      guard let edit = EditLineReader.edit(text, words: words, file: name, line: line, log: log) else {
        continue
      }
      edits.append(edit)
      places.append((name, line, words))
    }
    (files, faults) = ([name], log.inOrder(of: [name]))
  }

  /// The edits of both, one after the other.
  public static func + (a: EditReading, b: EditReading) -> EditReading {
    var both = a
    both.edits += b.edits
    both.faults += b.faults
    both.places += b.places
    both.files += b.files
    return both
  }

  /// The region after the edits, or every fault: of the lines, and of what they say about this region.
  public func apply(to region: Region) -> (edited: EditedRegion?, faults: [Fault]) {
    do {
      let edited = try region.edited(by: edits)
      return (faults.isEmpty ? edited : nil, faults)
    } catch {
      let log = FaultLog()
      for fault in faults { log.tell(fault) }
      for fault in error.faults {
        let place = places[fault.edit]
        log.tell(
          Fault(
            fault.problem.kind(of: fault.value, in: region), file: place.file, line: place.line,
            position: place.words.first { $0.value == fault.value }?.position, value: fault.value))
      }
      return (nil, log.inOrder(of: files))
    }
  }
}

/// The lines of a file, from 1.
func textLines(at path: String, log: FaultLog) -> [(line: Int, text: String)] {
  do {
    guard let bytes = decodedText(try Files.read(path), file: lastPart(path), log: log) else { return [] }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map {
      ($0 + 1, String($1))
    }
  } catch {
    log.tell(Fault(error.code == 2 ? .noSuchInput : .notReadable(reason: error.reason), file: path))
    return []
  }
}

extension EditFault.Problem {
  /// The fault of the value, with the nearest id where it is unknown.
  fileprivate func kind(of value: String, in region: Region) -> FaultKind {
    switch self {
    case .unknown(let tables):
      let near = tables.lazy.compactMap { table in
        nearestWord(to: value, among: region.ids(of: table)).map { (table, $0) }
      }.first
      return .unknownId(table: near?.0 ?? tables.first ?? "", nearest: near?.1)
    case .inUse(let table): return .idInUse(table: table)
    case .noLesson(let starts): return .noLessonThen(starts: starts)
    case .unknownPeriod(let location, let last):
      return .unknownPeriod(Int(value) ?? 0, location: location, last: last)
    case .outsideBells(let location, let bells):
      return .lessonOutsideBells(value, location: location, bells: "\(bells)")
    case .lessonsMeet(let span): return .lessonsMeet("\(span)")
    case .untilBeforeFrom(let from): return .untilBeforeFrom(from: "\(from)")
    case .aboveMaximum(let minutes):
      return .aboveMaximum(hours: Decimal.text(minutes, unit: 60, decimals: 2))
    }
  }
}

extension Region {
  /// The ids of a table to which edits refer.
  fileprivate func ids(of table: String) -> [String] {
    switch table {
    case "vacancies": vacancies.map(\.id)
    case "locations": locations.map(\.id)
    case "subjects": subjects.map(\.id)
    case "levels": levels.map(\.id)
    case "members": members.map(\.id)
    case "lesson_groups": groups.map(\.id)
    default: preconditionFailure("no edit refers to \(table)")
    }
  }
}
