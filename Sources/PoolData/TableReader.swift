// SPDX-License-Identifier: GPL-3.0-or-later

extension Sheet {
  /// Adds the rows of a file to the draft, as far as they are sound, and tells the faults of the others.
  func read(_ file: CSVFile, into draft: inout Draft, log: FaultLog) {
    guard let fieldOf = match(file, log) else {
      draft[keyPath: self.draft].ids.isComplete = false
      return
    }
    let targets = schema.columns.map { column in
      column.type.target.map { draft.ids(of: $0) }
    }
    var rows = draft[keyPath: self.draft]
    draft[keyPath: self.draft] = Rows()
    var scanner = RecordScanner(
      file.bytes, separator: file.separator, offset: file.body.offset, line: file.body.line)
    var record = RecordReader(
      file: file, columns: schema.columns, fieldOf: fieldOf, targets: targets,
      place: Place(file: file, offset: file.body.offset, line: file.body.line), log: log)
    while let (offset, line) = scanner.next(&record.fields) {
      let place = Place(file: file, offset: offset, line: line)
      if let fault = scanner.fault {
        log.tell(Fault(fault.kind, file: file.name, line: fault.line, position: fault.position))
        rows.ids.isComplete = false
        continue
      }
      let surplus = record.fields.dropFirst(file.header.count)
      guard record.fields.count >= file.header.count, surplus.allSatisfy({ $0.start == $0.end }) else {
        let kind = FaultKind.fieldCount(found: record.fields.count, expected: file.header.count)
        log.tell(Fault(kind, file: file.name, line: line))
        rows.ids.isComplete = false
        continue
      }
      record.begin(at: place)
      let row = read(&record)
      if let key = record.key, let earlier = rows.ids.add(key, at: place) {
        record.unsound(.idTwice(file: earlier.file.name, line: earlier.line), column: 0)
      }
      if record.isSound {
        rows.append(row, at: place)
      } else {
        rows.isWhole = false
        rows.mentioned.formUnion(record.mentioned)
        if schema.hasKey, record.key == nil { rows.ids.isComplete = false }
      }
    }
    tellCitizenNumbers(record, log)
    draft[keyPath: self.draft] = rows
  }

  /// The field of each column in the file's records, or `nil` (and the faults) if a required column is missing
  /// or one is there that no package may hold.
  private func match(_ file: CSVFile, _ log: FaultLog) -> [Int?]? {
    var isSound = true
    func tell(_ kind: FaultKind, _ name: String) {
      log.tell(Fault(kind, file: file.name, line: file.body.line - 1, column: name))
      if kind.severity == .error { isSound = false }
    }
    let known = Set(schema.columns.map(\.name))
    for (number, name) in file.header.enumerated() where !name.isEmpty {
      if known.contains(name) {
        if file.header[..<number].contains(name) { tell(.columnTwice, name) }
      } else if let topic = PersonalTopic(column: name) {
        tell(.forbiddenColumn(topic), name)
      } else {
        tell(.unknownColumn, name)
      }
    }
    let fieldOf = schema.columns.map { file.header.firstIndex(of: $0.name) }
    for (column, field) in zip(schema.columns, fieldOf) where field == nil && !column.isOptional {
      tell(.missingColumn, column.name)
    }
    return isSound ? fieldOf : nil
  }

  /// Refuses a column of ids that are citizen service numbers by the look of most of them.
  private func tellCitizenNumbers(_ record: RecordReader, _ log: FaultLog) {
    for (column, schema) in schema.columns.enumerated() {
      guard let count = record.citizens[column], count.passing > 0 else { continue }
      let areMost = count.passing >= 3 && count.passing * 2 > count.nineDigits
      let kind: FaultKind =
        areMost ? .citizenNumbers(count: count.passing) : .maybeCitizenNumber(count: count.passing)
      log.tell(Fault(kind, file: record.file.name, line: count.first.line, column: schema.name))
    }
  }
}

extension PersonalTopic {
  /// The personal data that a column of this name would hold, in Dutch or English spelling.
  init?(column name: String) {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    for topic in PersonalTopic.allCases {
      let (words, parts) = topic.spellings
      if words.contains(letters) || parts.contains(where: letters.contains) {
        self = topic
        return
      }
    }
    return nil
  }

  /// Whole names, and parts that give a longer name away.
  private var spellings: (words: [String], parts: [String]) {
    switch self {
    case .citizenNumber:
      (
        ["bsn", "bsnnr", "bsnnummer", "sofi", "ssn"],
        ["burgerservice", "sofinummer", "sofinr", "citizenservice", "socialsecurity"]
      )
    case .absenceReason:
      (
        ["reden", "reason", "ziek", "illness", "diagnose", "diagnosis"],
        [
          "redenafwezig", "redenvanafwezig", "afwezigheidsreden", "verzuimreden", "redenverzuim",
          "redenvanverzuim", "absencereason", "reasonabsence", "reasonforabsence", "reasonofabsence",
          "leavereason", "ziekte", "ziekmeld", "ziekengeld", "sick", "zwangerschap", "pregnan",
        ]
      )
    case .birthDate:
      (
        ["dob", "age", "leeftijd", "geboren", "born", "birth"],
        ["geboortedat", "geboortejaar", "birthdat", "dateofbirth", "birthday", "birthyear", "yearofbirth"]
      )
    case .religion:
      (["kerk", "church", "faith"], ["religi", "geloof", "denominati", "levensovertuiging", "kerkgenoot"])
    }
  }
}
