// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Reads one line into an edit, telling every fault in it.
struct EditLineReader {
  private let file: String
  private let line: Int
  private let text: String
  private let verb: EditVerb
  /// The words after the verb that have no key.
  private var plain: [EditLineWord] = []
  private var keyed: [EditKey: EditLineWord] = [:]
  /// The keys in the order of the line.
  private var keys: [EditKey] = []
  private let log: FaultLog

  /// The edit that a line tells; `nil` if it tells none. An edit that comes with an error serves only to find more of them.
  static func edit(_ text: String, words: [EditLineWord], file: String, line: Int, log: FaultLog) -> Edit? {
    guard let first = words.first else { return nil }
    guard let verb = EditVerb(rawValue: first.value), first.key == nil else {
      let verbs = EditVerb.allCases.map(\.rawValue)
      let shown = first.key.map { $0 + "=" + first.value } ?? first.value
      log.tell(
        Fault(.notOneOf(verbs), file: file, line: line, position: first.position, value: shown))
      return nil
    }
    var reader = EditLineReader(file: file, line: line, text: text, verb: verb, log: log)
    for word in words.dropFirst() { reader.take(word) }
    return reader.edit()
  }

  private init(file: String, line: Int, text: String, verb: EditVerb, log: FaultLog) {
    (self.file, self.line, self.text, self.verb, self.log) = (file, line, text, verb, log)
  }

  private mutating func take(_ word: EditLineWord) {
    guard let name = word.key else { return plain.append(word) }
    guard let key = EditKey(rawValue: name), verb.keys.contains(key) else {
      return verb.keys.isEmpty
        ? tellForm()
        : tell(.notOneOf(verb.keys.map(\.rawValue)), EditLineWord(value: name, position: word.position))
    }
    if keyed.updateValue(word, forKey: key) != nil {
      tell(.keyTwice, word)
    } else {
      keys.append(key)
    }
  }

  private func tell(_ kind: FaultKind, _ word: EditLineWord) {
    log.tell(
      Fault(
        kind, file: file, line: line, column: word.key, position: word.position, value: word.value))
  }

  private func tellForm() {
    log.tell(Fault(.editForm(verb.form), file: file, line: line, value: text))
  }

  private func edit() -> Edit? {
    let isLike = plain.count == 3 && plain[1].value == EditWord.like && keys.isEmpty
    switch (verb, plain.count) {
    case (.vacancy, 1) where !keys.isEmpty:
      return id(0).map { .vacancy($0, keys.compactMap(vacancyChange)) }
    case (.withdraw, 1): return id(0).map { .withdraw($0) }
    case (.addVacancy, 3) where isLike:
      guard let id = newId(), let other = self.id(2) else { return nil }
      return .addVacancy(id, like: other)
    case (.addVacancy, 1): return newVacancy()
    case (.lesson, 6) where plain[3].value == EditWord.to:
      guard let group = id(0), let from = start(1), let to = start(4) else { return nil }
      return .lesson(group, from: from, to: to)
    case (.member, 1) where !keys.isEmpty:
      return id(0).map { .member($0, keys.compactMap(memberChange)) }
    case (.away, 3): return away()
    case (.addMember, 3) where isLike:
      guard let id = newId(), let other = self.id(2) else { return nil }
      return .addMember(id, like: other)
    case (.addMember, 1): return newMember()
    case (.qualification, 3):
      guard let member = id(0), let subject = id(1), let degree = choice(Degree.self, plain[2], .degree)
      else { return nil }
      return .qualification(
        Qualification(
          member: member, subject: subject, degree: degree, from: day(.from), until: day(.until)))
    case (.prefer, 2): return wish(.prefer)
    case (.exclude, 2): return wish(.exclude)
    case (.policy, 0) where !keys.isEmpty: return .policy(keys.compactMap(policyChange))
    default:
      tellForm()
      return nil
    }
  }
}

// The words of the lines, each with the rules of the column where its value goes.
extension EditLineReader {
  private func parse<Value>(
    _ word: EditLineWord, _ type: ColumnType, _ read: (Cell) throws(FaultKind) -> Value
  ) -> Value? {
    guard !word.value.isEmpty else {
      tell(.emptyCell, word)
      return nil
    }
    do {
      return try read(Cell(bytes: Array(word.value.utf8)[...], type: type, decimalComma: true))
    } catch {
      tell(error, word)
      return nil
    }
  }

  private func id(_ number: Int) -> String? {
    parse(plain[number], .id) { cell throws(FaultKind) in try cell.id() }
  }

  /// An id for a new row; a new vacancy's leaves room for the numbers of its groups.
  private func newId() -> String? {
    guard let id = id(0) else { return nil }
    if CitizenNumber.passes(id.utf8) { tell(.citizenNumbers(count: 1), plain[0]) }
    if verb == .addVacancy, id.count > 56 { tell(.badId, plain[0]) }
    return id
  }

  private func id(_ key: EditKey) -> String? {
    keyed[key].flatMap { parse($0, key.type) { cell throws(FaultKind) in try cell.id() } }
  }

  private func date(_ word: EditLineWord) -> Day? {
    parse(word, .date) { cell throws(FaultKind) in try cell.date() }
  }

  private func day(_ key: EditKey) -> Day? { keyed[key].flatMap(date) }

  /// A date, or `unknown` as the inner `nil`.
  private func openDay(_ key: EditKey) -> Day?? {
    guard let word = keyed[key] else { return nil }
    if word.value == EditWord.unknown { return .some(nil) }
    return date(word).map { .some($0) }
  }

  private func integer(_ key: EditKey) -> Int? {
    keyed[key].flatMap { parse($0, key.type) { cell throws(FaultKind) in try cell.integer() } }
  }

  private func hours(_ key: EditKey) -> Int? {
    keyed[key].flatMap { parse($0, key.type) { cell throws(FaultKind) in try cell.minutes() } }
  }

  private func choice<Value: RawRepresentable>(
    _ values: Value.Type, _ word: EditLineWord, _ key: EditKey
  ) -> Value? where Value.RawValue == String {
    parse(word, key.type) { cell throws(FaultKind) in try cell.choice(values) }
  }

  private func choice<Value: RawRepresentable>(_ values: Value.Type, _ key: EditKey) -> Value?
  where Value.RawValue == String {
    keyed[key].flatMap { choice(values, $0, key) }
  }

  private func start(_ number: Int) -> LessonStart? {
    let weekday = parse(plain[number], .weekday) { cell throws(FaultKind) in try cell.weekday() }
    let time = parse(plain[number + 1], .time) { cell throws(FaultKind) in try cell.time() }
    guard let weekday, let time else { return nil }
    guard time < 1440 else {
      tell(.notATime, plain[number + 1])
      return nil
    }
    return LessonStart(weekday: weekday, start: time)
  }
}

// The parts of an edit.
extension EditLineReader {
  private func vacancyChange(_ key: EditKey) -> VacancyChange? {
    switch key {
    case .from: day(key).map { .from($0) }
    case .until: openDay(key).map { .until($0) }
    case .priority: integer(key).map { .priority($0) }
    case .membersMax: integer(key).map { .membersMax($0) }
    default: integer(key).map { .tierMax($0) }
    }
  }

  private func memberChange(_ key: EditKey) -> MemberChange? {
    switch key {
    case .until: openDay(key).map { .until($0) }
    case .hoursMax: hours(key).map { .minutesMax($0) }
    case .hoursMin: hours(key).map { .minutesMin($0) }
    case .travelMax: integer(key).map { .travelMaxMinutes($0) }
    case .locationsMax: integer(key).map { .locationsMax($0) }
    case .conductCertificate: day(key).map { .conductCertificate($0) }
    default: openDay(key).map { .exceptionUntil($0) }
    }
  }

  private func policyChange(_ key: EditKey) -> PolicyChange? {
    switch key {
    case .firstDay:
      guard let word = keyed[key], let day = date(word) else { return nil }
      if day.weekday != 1 { tell(.notAMonday(monday: "\(day.advanced(by: 1 - day.weekday))"), word) }
      return .firstDay(day)
    case .weeks: return integer(key).map { .weeks($0) }
    case .handoversMax: return integer(key).map { .handoversMax($0) }
    default: return keyed[key].map { .goals(goals($0)) }
    }
  }

  /// Goals divided by commas, each with its tolerance after a colon if it has one.
  private func goals(_ word: EditLineWord) -> [GoalLevel] {
    var levels: [GoalLevel] = []
    for part in word.value.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let name = EditLineWord(value: String(parts[0]), position: word.position)
      guard let goal = Goal(rawValue: name.value) else {
        tell(.notOneOf(Goal.allCases.map(\.rawValue)), name)
        continue
      }
      if levels.contains(where: { $0.goal == goal }) { tell(.goalTwice, name) }
      var tolerance = 0
      if parts.count == 2 {
        let share = EditLineWord(value: String(parts[1]), position: word.position)
        tolerance = parse(share, .text) { cell throws(FaultKind) in try cell.perMille() } ?? 0
      }
      levels.append(GoalLevel(goal, tolerancePerMille: tolerance))
    }
    return levels
  }

  private func away() -> Edit? {
    guard let member = id(0), let from = date(plain[1]), let until = date(plain[2]) else { return nil }
    // The day before and the day after get into tables.
    for (word, neighbour) in [(plain[1], from.advanced(by: -1)), (plain[2], until.advanced(by: 1))] {
      let text = "\(neighbour)"
      do { _ = try Cell(bytes: Array(text.utf8)[...], type: .date, decimalComma: false).date() } catch {
        tell(error, word)
      }
    }
    guard let dates = DayRange(from, until) else {
      tell(.untilBeforeFrom(from: "\(from)"), plain[2])
      return nil
    }
    return .away(member, dates)
  }

  private func wish(_ kind: Preference.Kind) -> Edit? {
    guard let member = id(0), let target = id(1) else { return nil }
    let by = keyed[.by] == nil ? .member : choice(Preference.Side.self, .by)
    return by.map {
      .wish(Wish(kind, member: member, target: target, by: $0, from: day(.from), until: day(.until)))
    }
  }

  private func newMember() -> Edit? {
    let wanted: [EditKey] = [.subject, .degree, .at, .hoursMax]
    guard wanted.allSatisfy(keys.contains) else {
      tellForm()
      return nil
    }
    let (id, subject, location) = (newId(), self.id(.subject), self.id(.at))
    let (degree, hours) = (choice(Degree.self, .degree), hours(.hoursMax))
    let (hire, mode) = (choice(HireForm.self, .hire), choice(TravelMode.self, .mode))
    let (travel, locations) = (integer(.travelMax), integer(.locationsMax))
    guard let id, let subject, let location, let degree, let hours else { return nil }
    var profile = MemberProfile(subject: subject, degree: degree, location: location, minutesMax: hours)
    profile.hire = hire ?? profile.hire
    profile.mode = mode ?? profile.mode
    profile.travelMaxMinutes = travel ?? profile.travelMaxMinutes
    profile.locationsMax = locations ?? profile.locationsMax
    return .newMember(id, profile)
  }

  private func newVacancy() -> Edit? {
    let wanted: [EditKey] = [.at, .subject, .level, .from, .until]
    guard wanted.allSatisfy(keys.contains), keys.contains(.lessons) != keys.contains(.minutes) else {
      tellForm()
      return nil
    }
    let (id, location, subject, level) = (newId(), self.id(.at), self.id(.subject), self.id(.level))
    let (from, until, submitted) = (day(.from), openDay(.until), day(.submitted))
    let (priority, members, tier) = (integer(.priority), integer(.membersMax), integer(.tierMax))
    let kind = choice(VacancyKind.self, .kind)
    let lessons = keyed[.lessons].flatMap {
      parse($0, .text) { cell throws(FaultKind) in try cell.lessons() }
    }
    let teaching =
      lessons.map { .lessons($0) } ?? integer(.minutes).map { NewGroup.Teaching.flexible(minutes: $0) }
    guard let id, let location, let subject, let level, let from, let until, let teaching else { return nil }
    var vacancy = Vacancy(
      id: id, location: location, subject: subject, from: from, until: until, submitted: submitted ?? from)
    vacancy.priority = priority ?? vacancy.priority
    vacancy.membersMax = members ?? vacancy.membersMax
    vacancy.tierMax = tier ?? vacancy.tierMax
    vacancy.kind = kind ?? vacancy.kind
    return .newVacancy(vacancy, NewGroup(level: level, teaching: teaching))
  }
}
