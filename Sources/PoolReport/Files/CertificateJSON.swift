// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

extension Certificate {
  /// `certificate.json`: why no plan is better than the bounds; `Docs/schemas/certificate.schema.json` describes it.
  public func json() -> String {
    JSON.object(
      [("format", .number(1)), ("input_sha256", .text(inputSHA256))] + scope.json
        + [("levels", .list(levels.map(json)))]
    ).document(.rows)
  }

  private func json(_ level: Level) -> JSON {
    .object([
      ("goal", .text(level.goal.rawValue)), ("reached", .number(level.reached)),
      ("kept", .number(level.kept)),
      ("bound", .number(level.proof?.bound)), ("scale", .number(level.proof?.scale)),
      ("unit", .number(level.proof?.unit)),
      ("nodes", level.proof.map { .list($0.nodes.map(json)) } ?? .null),
    ])
  }

  private func json(_ node: Node) -> JSON {
    switch node {
    case .leaf(let leaf):
      .object([
        ("prices", .list(leaf.prices.map { .object(json($0.row) + [("price", .number($0.price))]) })),
        (
          "most",
          .list(leaf.most.map { .object([("member", .text($0.member)), ("most", .number($0.most))]) })
        ),
      ])
    case .branch(let branch, let taken, let free):
      .object([
        (
          "branch",
          .object([("member", .text(branch.member)), ("stints", .list(branch.stints.map(json)))])
        ),
        ("taken", json(taken)), ("free", json(free)),
      ])
    }
  }

  private func json(_ stint: Work) -> JSON {
    .object([
      ("group", .text(stint.group)), ("from", .text(stint.dates.from.description)),
      ("until", .text(stint.dates.until.description)),
    ])
  }

  private func json(_ row: Row) -> [JSON.Member] {
    func opening(_ key: OpeningKey) -> [JSON.Member] {
      [("group", .text(key.group)), ("opening", .number(key.number))]
    }
    return switch row {
    case .opening(let key): [("row", .text("opening"))] + opening(key)
    case .date(let group, let day):
      [("row", .text("date")), ("group", .text(group)), ("date", .text(day.description))]
    case .vacancyWeek(let vacancy, let week):
      [("row", .text("vacancy_week")), ("vacancy", .text(vacancy)), ("week", .number(week))]
    case .split(let vacancy): [("row", .text("split")), ("vacancy", .text(vacancy))]
    case .handover(let group): [("row", .text("handover")), ("group", .text(group))]
    case .board(let board): [("row", .text("board")), ("board", .text(board))]
    case .kept(let goal): [("row", .text("kept")), ("goal", .text(goal.rawValue))]
    case .cut(let cut):
      [("row", .text("cut")), ("rows", .list(cut.rows.map { .object(json($0)) }))]
        + (cut.members.isEmpty ? [] : [("members", .list(cut.members.map(JSON.text)))])
    }
  }
}
