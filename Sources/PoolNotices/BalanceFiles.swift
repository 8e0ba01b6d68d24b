// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolText

extension Balance {
  /// A row per board; minutes, and fte over the weeks with three decimals. An empty `board` is no board.
  public func boardTable() -> String {
    var table = CSVText(columns: [
      "board", "members", "minutes_contracted", "minutes_given", "minutes_drawn", "minutes_own",
      "minutes_surplus", "fte_contracted", "fte_given", "fte_drawn",
    ])
    for line in boards {
      let minutes = [line.contracted, line.given, line.drawn, line.own, line.surplus].map(String.init)
      table.add(
        [line.board ?? "", String(line.members)] + minutes
          + [line.contracted, line.given, line.drawn].map(fte))
    }
    return table.text
  }

  /// A row per member; minutes, and the share used of the available ones with four decimals.
  public func memberTable() -> String {
    var table = CSVText(columns: [
      "member", "hire", "board", "minutes_used", "minutes_available", "minutes_contracted",
      "minutes_contracted_used", "share_used",
    ])
    for load in loads {
      let minutes = [load.used, load.available, load.contracted, load.contractedUsed].map(String.init)
      table.add([load.member, load.hire.rawValue, load.board ?? ""] + minutes + [share(load)])
    }
    return table.text
  }

  /// Both tables, and how unequal the load is; `Docs/schemas/balance.schema.json` describes it.
  public func json() -> String {
    JSON.object([
      ("format", "poolmatch-balance"), ("version", .number(1)), ("from", .text(dates.from.description)),
      ("until", .text(dates.until.description)), ("fte_minutes", .number(fteMinutes)),
      ("boards", .list(boards.map(json))),
      (
        "spread_per_mille",
        spread.map {
          .object([
            ("least", .number($0.least)), ("lower", .number($0.lower)), ("median", .number($0.median)),
            ("upper", .number($0.upper)), ("greatest", .number($0.greatest)),
          ])
        } ?? .null
      ),
      ("members", .list(loads.map(json))),
    ]).document(.rows)
  }

  private func json(_ line: BoardLine) -> JSON {
    .object([
      ("board", .text(line.board)), ("members", .number(line.members)),
      ("minutes_contracted", .number(line.contracted)), ("minutes_given", .number(line.given)),
      ("minutes_drawn", .number(line.drawn)), ("minutes_own", .number(line.own)),
      ("minutes_surplus", .number(line.surplus)), ("fte_contracted", .number(fte(line.contracted))),
      ("fte_given", .number(fte(line.given))), ("fte_drawn", .number(fte(line.drawn))),
    ])
  }

  private func json(_ load: Load) -> JSON {
    .object([
      ("member", .text(load.member)), ("hire", .text(load.hire.rawValue)), ("board", .text(load.board)),
      ("minutes_used", .number(load.used)), ("minutes_available", .number(load.available)),
      ("minutes_contracted", .number(load.contracted)),
      ("minutes_contracted_used", .number(load.contractedUsed)), ("share_used", .number(share(load))),
    ])
  }

  private func fte(_ minutes: Int) -> String { fixed(minutes, over: fteMinutes, places: 3) }
  private func share(_ load: Load) -> String { fixed(load.used, over: load.available, places: 4) }
}
