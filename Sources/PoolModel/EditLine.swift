// SPDX-License-Identifier: GPL-3.0-or-later

/// The first word of an edit's line.
package enum EditVerb: String, CaseIterable {
  case vacancy, withdraw
  case addVacancy = "add-vacancy"
  case lesson, member, away
  case addMember = "add-member"
  case qualification, prefer, exclude, policy
}

/// What an edit's line names before a `=`: the columns of the tables, and a few words of its own.
package enum EditKey: String, CaseIterable {
  case from, until, priority
  case membersMax = "members_max"
  case tierMax = "tier_max"
  case hoursMax = "hours_max"
  case hoursMin = "hours_min"
  case travelMax = "travel_max"
  case locationsMax = "locations_max"
  case conductCertificate = "conduct_certificate"
  case exceptionUntil = "exception_until"
  case subject, degree, hire, mode, at, level, lessons, minutes, kind, submitted, by
  case firstDay = "first_day"
  case weeks
  case handoversMax = "handovers_max"
  case goals
}

/// Words with a meaning of their own in an edit's line.
package enum EditWord {
  /// Stands for an empty cell.
  package static let unknown = "unknown"
  package static let like = "like"
  package static let to = "to"
  /// Monday to Sunday.
  package static let weekdays = ["mo", "tu", "we", "th", "fr", "sa", "su"]

  /// An id as a word of a line: between quotes if it holds what would divide or end a word.
  package static func quoted(_ id: String) -> String {
    guard id.contains(where: { $0 == "\"" || $0 == "=" || $0.isWhitespace }) else { return id }
    return "\"" + id.replacing("\"", with: "\"\"") + "\""
  }
}

extension Edit: CustomStringConvertible {
  /// The edit as its line, which gives the same edit when it is read; always the same words in the same order.
  public var description: String {
    switch self {
    case .vacancy(let id, let changes): line(.vacancy, [id], changes.map(\.pair))
    case .withdraw(let id): line(.withdraw, [id])
    case .addVacancy(let id, let other): line(.addVacancy, [id, EditWord.like, other])
    case .newVacancy(let vacancy, let group): line(.addVacancy, [vacancy.id], pairs(vacancy, group))
    case .lesson(let group, let from, let to):
      line(.lesson, [group, from.day, from.time, EditWord.to, to.day, to.time])
    case .member(let id, let changes): line(.member, [id], changes.map(\.pair))
    case .away(let id, let dates): line(.away, [id, "\(dates.from)", "\(dates.until)"])
    case .addMember(let id, let other): line(.addMember, [id, EditWord.like, other])
    case .newMember(let id, let profile): line(.addMember, [id], profile.pairs)
    case .qualification(let row):
      line(
        .qualification, [row.member, row.subject, row.degree.rawValue], pairs(row.from, row.until))
    case .wish(let wish):
      line(
        wish.kind == .prefer ? .prefer : .exclude, [wish.member, wish.target],
        [(.by, wish.by.rawValue)] + pairs(wish.from, wish.until))
    case .policy(let changes): line(.policy, [], changes.map(\.pair))
    }
  }

  private typealias Pair = (key: EditKey, value: String)

  private func line(_ verb: EditVerb, _ words: [String], _ pairs: [Pair] = []) -> String {
    ([verb.rawValue] + words.map(EditWord.quoted)
      + pairs.map { "\($0.key.rawValue)=\(EditWord.quoted($0.value))" }).joined(separator: " ")
  }

  private func pairs(_ from: Day?, _ until: Day?) -> [Pair] {
    [from.map { (.from, "\($0)") }, until.map { (.until, "\($0)") }].compactMap(\.self)
  }

  private func pairs(_ vacancy: Vacancy, _ group: NewGroup) -> [Pair] {
    let teaching: Pair =
      switch group.teaching {
      case .lessons(let lessons): (.lessons, lessons.map(\.word).joined(separator: ","))
      case .flexible(let minutes): (.minutes, "\(minutes)")
      }
    return [
      (.at, vacancy.location), (.subject, vacancy.subject), (.level, group.level),
      (.from, "\(vacancy.from)"), (.until, text(vacancy.until)), (.priority, "\(vacancy.priority)"),
      (.membersMax, "\(vacancy.membersMax)"), (.tierMax, "\(vacancy.tierMax)"),
      (.kind, vacancy.kind.rawValue), (.submitted, "\(vacancy.submitted)"), teaching,
    ]
  }
}

private func text(_ day: Day?) -> String { day?.description ?? EditWord.unknown }
private func hours(_ minutes: Int) -> String { Decimal.text(minutes, unit: 60, decimals: 2) }

extension VacancyChange {
  fileprivate var pair: (key: EditKey, value: String) {
    switch self {
    case .from(let day): (.from, "\(day)")
    case .until(let day): (.until, text(day))
    case .priority(let priority): (.priority, "\(priority)")
    case .membersMax(let members): (.membersMax, "\(members)")
    case .tierMax(let tier): (.tierMax, "\(tier)")
    }
  }
}

extension MemberChange {
  fileprivate var pair: (key: EditKey, value: String) {
    switch self {
    case .until(let day): (.until, text(day))
    case .minutesMax(let minutes): (.hoursMax, hours(minutes))
    case .minutesMin(let minutes): (.hoursMin, hours(minutes))
    case .travelMaxMinutes(let minutes): (.travelMax, "\(minutes)")
    case .locationsMax(let locations): (.locationsMax, "\(locations)")
    case .conductCertificate(let day): (.conductCertificate, "\(day)")
    case .exceptionUntil(let day): (.exceptionUntil, text(day))
    }
  }
}

extension MemberProfile {
  fileprivate var pairs: [(key: EditKey, value: String)] {
    [
      (.subject, subject), (.degree, degree.rawValue), (.at, location), (.hoursMax, hours(minutesMax)),
      (.hire, hire.rawValue), (.mode, mode.rawValue), (.travelMax, "\(travelMaxMinutes)"),
      (.locationsMax, "\(locationsMax)"),
    ]
  }
}

extension PolicyChange {
  fileprivate var pair: (key: EditKey, value: String) {
    switch self {
    case .firstDay(let day): (.firstDay, "\(day)")
    case .weeks(let weeks): (.weeks, "\(weeks)")
    case .handoversMax(let handovers): (.handoversMax, "\(handovers)")
    case .goals(let levels): (.goals, levels.map(\.word).joined(separator: ","))
    }
  }
}

extension GoalLevel {
  /// The goal, and its tolerance as a share: `value:0.01`.
  fileprivate var word: String {
    guard tolerancePerMille > 0 else { return goal.rawValue }
    return goal.rawValue + ":" + Decimal.text(tolerancePerMille, unit: 1000, decimals: 3)
  }
}

extension LessonStart: CustomStringConvertible {
  /// The weekday and the time: `mo 08:30`.
  public var description: String { "\(day) \(time)" }
  fileprivate var day: String { EditWord.weekdays[weekday - 1] }
  fileprivate var time: String { ClockSpan.text(start) }
}

extension LessonTime {
  /// The weekday and the period or the times without a blank: `mo2`, `tu08:30-09:20`.
  fileprivate var word: String {
    EditWord.weekdays[weekday - 1] + (period.map { "\($0)" } ?? span?.description ?? "")
  }
}
