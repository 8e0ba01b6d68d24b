// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A word of an edit's line: `until=2027-02-10` has a key, `V0001` has none.
struct EditLineWord: Hashable, Sendable {
  var key: String?
  var value = ""
  /// The place of its first character in the line, from 1.
  let position: Int

  /// The words of a line, divided by blanks; `"` begins and ends a part in which blanks and `=` are letters, and `""` in it is
  /// a quote. A quote that does not end runs to the end of the line.
  static func words(of line: String) -> [EditLineWord] {
    var words: [EditLineWord] = []
    var (word, isQuoted) = (EditLineWord?.none, false)
    var rest = Array(line)[...]
    while let character = rest.popFirst() {
      let position = line.count - rest.count
      if character.isWhitespace, !isQuoted {
        if let word { words.append(word) }
        word = nil
        continue
      }
      var current = word ?? EditLineWord(position: position)
      if character == "\"" {
        if isQuoted, rest.first == "\"" {
          current.value.append("\"")
          rest.removeFirst()
        } else {
          isQuoted.toggle()
        }
      } else if character == "=", !isQuoted, current.key == nil {
        (current.key, current.value) = (current.value, "")
      } else {
        current.value.append(character)
      }
      word = current
    }
    return words + (word.map { [$0] } ?? [])
  }
}

extension EditVerb {
  /// How the verb's line is written, for people who wrote it otherwise.
  var form: String {
    switch self {
    case .vacancy: "vacancy VACANCY from=DATE until=DATE|unknown priority=N members_max=N tier_max=N"
    case .withdraw: "withdraw VACANCY"
    case .addVacancy:
      "add-vacancy NEW like VACANCY, or add-vacancy NEW at=LOCATION subject=SUBJECT level=LEVEL from=DATE "
        + "until=DATE|unknown lessons=mo2,tu08:30-09:20 (or minutes=N)"
    case .lesson: "lesson GROUP mo 08:30 to tu 09:20"
    case .member:
      "member MEMBER until=DATE|unknown hours_max=N hours_min=N travel_max=N locations_max=N "
        + "conduct_certificate=DATE exception_until=DATE|unknown"
    case .away: "away MEMBER FIRST-DATE LAST-DATE"
    case .addMember:
      "add-member NEW like MEMBER, or add-member NEW subject=SUBJECT degree=DEGREE at=LOCATION hours_max=N"
    case .qualification: "qualification MEMBER SUBJECT DEGREE from=DATE until=DATE"
    case .prefer: "prefer MEMBER VACANCY|LOCATION by=member|school"
    case .exclude: "exclude MEMBER VACANCY|LOCATION by=member|school|planner|court from=DATE until=DATE"
    case .policy: "policy first_day=DATE weeks=N handovers_max=N goals=value,stability:0.01,…"
    }
  }

  /// The keys that the verb's line may have.
  var keys: [EditKey] {
    switch self {
    case .vacancy: [.from, .until, .priority, .membersMax, .tierMax]
    case .withdraw, .lesson, .away: []
    case .addVacancy:
      [
        .at, .subject, .level, .from, .until, .priority, .membersMax, .tierMax, .kind, .submitted, .lessons,
        .minutes,
      ]
    case .member:
      [.until, .hoursMax, .hoursMin, .travelMax, .locationsMax, .conductCertificate, .exceptionUntil]
    case .addMember: [.subject, .degree, .at, .hoursMax, .hire, .mode, .travelMax, .locationsMax]
    case .qualification: [.from, .until]
    case .prefer: [.by]
    case .exclude: [.by, .from, .until]
    case .policy: [.firstDay, .weeks, .handoversMax, .goals]
    }
  }
}

extension EditKey {
  /// What its value means, as in the column of that name.
  var type: ColumnType {
    switch self {
    case .at, .subject, .level: .id
    case .firstDay: .date
    case .weeks: .integer(PolicyRange.weeks)
    case .handoversMax: .integer(PolicyRange.handoversMax)
    case .lessons, .goals: .text
    default: column.type
    }
  }

  private var column: Column {
    let tables = [
      Tables.vacancies.schema, Tables.groups.schema, Tables.members.schema, Tables.qualifications.schema,
      Tables.preferences.schema,
    ]
    for column in tables.lazy.flatMap(\.columns) where column.name == rawValue { return column }
    preconditionFailure("no column '\(rawValue)'")
  }
}
