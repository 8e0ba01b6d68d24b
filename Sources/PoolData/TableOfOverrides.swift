// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Tables {
  static let overrides = Table<OverrideRow>(
    "overrides",
    about: "Matches that a planner forces or forbids; members, groups and vacancies may be gone since.",
    isRequired: false, isWrittenEmpty: false,
    columns: [
      .key("override", "Its id: O0001, O0002, …"),
      .choice("kind", Override.Kind.self, "Whether the match must be, or must not be."),
      .id("member", "The member."),
      .id("group", "The group, or else the vacancy is given.").optional,
      .id("vacancy", "The vacancy, or else the group is given.").optional,
      .date("from", "The first date on which it holds."), .date("until", "The last date on which it holds."),
      .text("rules", "The rules that it overrides knowingly, as reach hours-per-week.").optional,
      .id("by", "Who decided it, by a code; never a name."),
      .date("on", "The date on which it was decided."),
      .id("code", "Why, by a code; never a reason of absence."),
      .date("withdrawn", "The date on which it was withdrawn.").optional,
    ],
    draft: \.overrides,
    read: { record in
      let (id, kind) = (record.id(), record.choice(Override.Kind.self, otherwise: .force))
      let (member, group, vacancy) = (
        record.optionalId() ?? "", record.optionalId(), record.optionalId()
      )
      let (dates, rules) = (record.dates(), record.optionalRules() ?? [])
      let row = OverrideRow(
        id: id, kind: kind, member: member, group: group, vacancy: vacancy, dates: dates, rules: rules,
        by: record.optionalId() ?? "", on: record.day(), code: record.optionalId() ?? "",
        withdrawn: record.optionalDay())
      if record.isSound, (group == nil) == (vacancy == nil) { record.unsound(.overrideTarget, column: 3) }
      return row
    },
    write: { row in
      [
        row.id, row.kind.rawValue, row.member, row.group, row.vacancy, row.dates.from.description,
        row.dates.until.description,
        row.rules.isEmpty ? nil : row.rules.map(\.rawValue).joined(separator: " "),
        row.by, row.on.description, row.code, row.withdrawn?.description,
      ]
    },
    rows: { $0.overrides.map(OverrideRow.init) })
}

/// An override as its table has it: of a group or of a vacancy.
struct OverrideRow: Sendable {
  let id: String
  let kind: Override.Kind
  let member: String
  let group, vacancy: String?
  let dates: DayRange
  let rules: [Rule]
  let by: String
  let on: Day
  let code: String
  let withdrawn: Day?
}

extension OverrideRow {
  init(_ override: Override) {
    (id, kind, member, dates) = (override.id, override.kind, override.member, override.dates)
    (rules, by, on, code) = (override.rules, override.by, override.on, override.code)
    withdrawn = override.withdrawn
    switch override.target {
    case .group(let id): (group, vacancy) = (id, nil)
    case .vacancy(let id): (group, vacancy) = (nil, id)
    }
  }

  /// The override, if exactly one of group and vacancy is given.
  var override: Override? {
    let target = group.map { Override.Target.group($0) } ?? vacancy.map { .vacancy($0) }
    return target.map {
      Override(
        id: id, kind: kind, member: member, target: $0, dates: dates, rules: rules, by: by, code: code,
        on: on,
        withdrawn: withdrawn)
    }
  }
}

extension Cell {
  /// Names of rules, divided by blanks; in the order of `Rule`, each once.
  func rules() throws(FaultKind) -> [Rule] {
    var rules: Set<Rule> = []
    for word in text.split(separator: " ") {
      guard let rule = Rule(rawValue: String(word)) else { throw .notOneOf(Rule.allCases.map(\.rawValue)) }
      rules.insert(rule)
    }
    return rules.sorted()
  }
}
