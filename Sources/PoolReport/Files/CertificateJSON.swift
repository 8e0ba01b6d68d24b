// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Certificate {
  /// `certificate.json`: why no plan is better than the bounds; `Docs/schemas/certificate.schema.json` describes it.
  public func json() -> String {
    JSONValue.object([
      ("format", .int(1)), ("input_sha256", .string(inputSHA256)), ("levels", .array(levels.map(json))),
    ]).document
  }

  private func json(_ level: Level) -> JSONValue {
    .object([
      ("goal", .string(level.goal.rawValue)), ("reached", .int(level.reached)), ("kept", .int(level.kept)),
      ("bound", .optional(level.proof?.bound)), ("scale", .optional(level.proof?.scale)),
      ("unit", .optional(level.proof?.unit)), ("node", level.proof.map { json($0.node) } ?? .null),
    ])
  }

  private func json(_ node: Node) -> JSONValue {
    switch node {
    case .leaf(let leaf):
      .object([
        ("prices", .array(leaf.prices.map { .object(json($0.row) + [("price", .int($0.price))]) })),
        (
          "most",
          .array(leaf.most.map { .object([("member", .string($0.member)), ("most", .int($0.most))]) })
        ),
      ])
    case .branch(let stint, let taken, let free):
      .object([
        (
          "branch",
          .object([
            ("group", .string(stint.group)), ("member", .string(stint.member)),
            ("from", .string(stint.dates.from.description)),
            ("until", .string(stint.dates.until.description)),
          ])
        ),
        ("taken", json(taken)), ("free", json(free)),
      ])
    }
  }

  private func json(_ row: Row) -> [(String, JSONValue)] {
    func opening(_ key: OpeningKey) -> [(String, JSONValue)] {
      [("group", .string(key.group)), ("opening", .int(key.number))]
    }
    return switch row {
    case .opening(let key): [("row", .string("opening"))] + opening(key)
    case .date(let group, let day):
      [("row", .string("date")), ("group", .string(group)), ("date", .string(day.description))]
    case .vacancyWeek(let vacancy, let week):
      [("row", .string("vacancy_week")), ("vacancy", .string(vacancy)), ("week", .int(week))]
    case .split(let vacancy): [("row", .string("split")), ("vacancy", .string(vacancy))]
    case .handover(let group): [("row", .string("handover")), ("group", .string(group))]
    case .kept(let goal): [("row", .string("kept")), ("goal", .string(goal.rawValue))]
    case .cut(let a, let b, let c):
      [("row", .string("cut")), ("openings", .array([a, b, c].map { .object(opening($0)) }))]
    }
  }
}
