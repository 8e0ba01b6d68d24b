// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import PoolModel

/// What became of a school's requests.
public enum IntakeResult: Sendable {
  /// They are in the package now.
  case added(IntakeReceipt)
  /// The package is as it was, for these reasons; also told if the package itself has errors.
  case refused([Fault])
  /// The package is as it was, because it could not be written.
  case notWritten(WriteError)
  /// The package is as it was, because another run was at work on it all the while.
  case busy
}

/// Adds requests to a package: all of them, or none.
///
/// Each file holds rows of `vacancies`, `lesson_groups` or `lessons` with their columns, or of the request sheet
/// (a row per class); which of these its header tells. References may go to the package and to the other
/// files. The package is checked with the requests in it, and written in the strict form; files in
/// its folder that are not the package's stay, entries of a zip that are not the package's do not.
///
/// Of intakes into one package at the same time, each waits for the one before; so each adds to what the others added. None
/// waits longer than `waiting`.
public func intake(
  _ files: [String], into package: String, waiting: Duration = .seconds(10)
) -> IntakeResult {
  guard access(package, F_OK) == 0 else { return intakeAlone(files, into: package) }
  do {
    return try PackageLock.hold(package, waiting: waiting) { intakeAlone(files, into: package) } ?? .busy
  } catch {
    return .notWritten(error)
  }
}

/// Requests beside a package, taken in nowhere.
public struct RequestReading: Sendable {
  /// The package's region with the requests in it; `nil` if a fault is an error.
  public let region: Region?
  /// What was asked: the rows that the requests add.
  public let receipt: IntakeReceipt?
  /// The errors of the package, or else those of the requests.
  public let faults: [Fault]
}

/// Reads requests as `intake` does, and changes nothing.
public func readRequests(_ files: [String], beside package: String) -> RequestReading {
  let log = FaultLog()
  guard let source = PackageFiles(at: package, log: log) else {
    return RequestReading(region: nil, receipt: nil, faults: log.faults)
  }
  return readRequests(files, beside: source, log)
}

private func readRequests(_ files: [String], beside source: PackageFiles, _ log: FaultLog) -> RequestReading {
  let (draft, policy) = readDraft(source, log: log)
  guard let policy, !log.hasErrors else {
    return RequestReading(region: nil, receipt: nil, faults: log.inOrder(of: filesInOrder(policy)))
  }
  var added = Intake(draft: draft, policy: policy, log: FaultLog())
  let names = files.map { source.names.contains($0) ? "./" + $0 : $0 }
  for (path, name) in zip(files, names) { added.open(path, as: name) }
  added.read()
  let region = added.draft.checked(with: policy, log: added.log)
  let faults = added.log.inOrder(of: names)
  guard let region, !added.log.hasErrors else {
    return RequestReading(region: nil, receipt: nil, faults: faults.filter { $0.severity == .error })
  }
  let receipt = IntakeReceipt(
    vacancies: Array(region.vacancies[draft.vacancies.rows.count...]),
    groups: Array(region.groups[draft.groups.rows.count...]),
    lessons: Array(region.lessons[draft.lessons.rows.count...]),
    warnings: faults.filter { names.contains($0.file) })
  return RequestReading(region: region, receipt: receipt, faults: [])
}

/// Adds requests to a package that no other intake is changing.
private func intakeAlone(_ files: [String], into package: String) -> IntakeResult {
  let log = FaultLog()
  guard let source = PackageFiles(at: package, log: log) else { return .refused(log.faults) }
  let reading = readRequests(files, beside: source, log)
  guard let region = reading.region, let receipt = reading.receipt else { return .refused(reading.faults) }
  do {
    try write(region, to: package, replacing: source.names)
  } catch {
    return .notWritten(error)
  }
  return .added(receipt)
}

/// The last part of a path.
func lastPart(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

/// Requests on their way into a draft.
private struct Intake {
  var draft: Draft
  let policy: Policy
  let log: FaultLog
  private var vacancies: [CSVFile] = []
  private var groups: [CSVFile] = []
  private var lessons: [CSVFile] = []
  private var sheets: [CSVFile] = []

  init(draft: Draft, policy: Policy, log: FaultLog) {
    (self.draft, self.policy, self.log) = (draft, policy, log)
  }

  /// Reads a file's header and puts it with its kind.
  mutating func open(_ path: String, as name: String) {
    do {
      guard let text = decodedText(try Files.read(path), file: name, log: log),
        let file = CSVFile(name: name, bytes: text, otherNames: RequestRow.otherNames, log: log)
      else { return }
      let names = Set(file.header)
      if names.contains("lessons") || names.isSuperset(of: ["location", "level"]) {
        sheets.append(file)
      } else if names.contains("weekday") {
        lessons.append(file)
      } else if names.contains("level") {
        groups.append(file)
      } else if names.contains("subject") {
        vacancies.append(file)
      } else {
        log.tell(Fault(.unknownSheet, file: name, line: file.body.line - 1))
      }
    } catch {
      log.tell(Fault(.notReadable(reason: error.reason), file: path))
    }
  }

  /// Reads the files so that rows come after those they refer to.
  mutating func read() {
    for file in vacancies { Tables.vacancies.read(file, into: &draft, log: log) }
    for file in sheets { RequestRow.sheet.read(file, into: &draft, log: log) }
    takeRequests()
    for file in groups { Tables.groups.read(file, into: &draft, log: log) }
    for file in lessons { Tables.lessons.read(file, into: &draft, log: log) }
  }

  /// What rows without a vacancy id must have in common to be classes of one vacancy.
  private struct Likeness: Hashable {
    let file, location, subject: String
    let from: Day
    let until: Day?
  }

  /// Turns the rows of request sheets into vacancies, groups and lessons.
  private mutating func takeRequests() {
    var first: [String: Int] = [:]
    var made: [Likeness: String] = [:]
    let requests = draft.requests
    for (index, (row, place)) in zip(requests.rows, requests.places).enumerated() {
      let likeness = Likeness(
        file: place.file.name, location: row.location, subject: row.subject, from: row.from, until: row.until)
      let id = row.vacancy ?? made[likeness] ?? freeId("\(row.location)-\(row.subject)", draft.vacancies.ids)
      if row.vacancy == nil { made[likeness] = id }
      if let earlier = first[id] {
        compare(row, at: place, with: requests.rows[earlier], at: requests.places[earlier])
      } else {
        first[id] = index
        if let used = draft.vacancies.ids.add(id, at: place) {
          log.tell(.idTwice(file: used.file.name, line: used.line), at: place, column: "vacancy")
          continue
        }
        draft.vacancies.append(row.asked(id: id, firstDay: policy.firstDay), at: place)
      }
      take(row, of: id, at: place)
    }
  }

  private mutating func take(_ row: RequestRow, of vacancy: String, at place: Place) {
    let id = row.group ?? freeId(vacancy, draft.groups.ids)
    if let used = draft.groups.ids.add(id, at: place) {
      log.tell(.idTwice(file: used.file.name, line: used.line), at: place, column: "group")
      return
    }
    draft.groups.append(
      LessonGroup(id: id, vacancy: vacancy, level: row.level, flexibleMinutes: row.minutes), at: place)
    for lesson in row.lessons {
      draft.lessons.append(
        LessonRow(group: id, weekday: lesson.weekday, period: lesson.period, span: lesson.span), at: place)
    }
  }

  /// `stem-1`, or the first number that is free.
  private func freeId(_ stem: String, _ ids: IdIndex) -> String {
    let stem = stem.prefix(50)
    var number = 1
    while ids.contains("\(stem)-\(number)") { number += 1 }
    return "\(stem)-\(number)"
  }

  /// Every row of a vacancy must ask the same.
  private func compare(_ row: RequestRow, at place: Place, with first: RequestRow, at earlier: Place) {
    let (one, other) = (
      row.asked(id: "", firstDay: policy.firstDay), first.asked(id: "", firstDay: policy.firstDay)
    )
    let differences = [
      ("location", one.location != other.location), ("subject", one.subject != other.subject),
      ("from", one.from != other.from), ("until", one.until != other.until),
      ("priority", one.priority != other.priority), ("members_max", one.membersMax != other.membersMax),
      ("tier_max", one.tierMax != other.tierMax), ("kind", one.kind != other.kind),
      ("submitted", one.submitted != other.submitted),
    ]
    for (column, differs) in differences where differs {
      log.tell(.requestsDiffer(file: earlier.file.name, line: earlier.line), at: place, column: column)
    }
  }
}
