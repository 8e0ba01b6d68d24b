// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

extension PlanDifference {
  /// The difference for machines; `Docs/schemas/diff.schema.json` describes it.
  public func json(_ before: String, _ after: String) -> String {
    JSON.object([
      ("format", .text("poolmatch-diff")), ("version", .number(1)),
      ("before", .text(before)), ("after", .text(after)),
      ("from", .text((region.policy.planFrom ?? region.policy.firstDay).description)),
      ("told", .number(told)), ("told_changed", .number(toldChanged)), ("conflicts", .number(conflicts)),
      ("minutes_asked", .number(minutesAsked)), ("minutes_before", .number(minutesBefore)),
      ("minutes_after", .number(minutesAfter)),
      ("goals", .list(goals.map(json))), ("moves", .list(moves.map(json))),
      (
        "schools",
        .list(
          locations.map { location in
            .object([
              ("location", .text(region.locations[location].id)),
              ("moves", .list(moves(at: location).map(json))),
            ])
          })
      ),
      (
        "members",
        .list(
          members.map { member in
            .object([("member", .text(member)), ("moves", .list(moves(of: member).map(json)))])
          })
      ),
      (
        "unknown", .list(unknown.map { .object([("group", .text($0.group)), ("member", .text($0.member))]) })
      ),
    ]).document(.rows)
  }

  private func json(_ change: GoalChange) -> JSON {
    .object([
      ("name", .text(change.goal.rawValue)), ("before", .number(change.before)),
      ("after", .number(change.after)), ("better", .bool(change.isBetter)),
    ])
  }

  private func json(_ move: Move) -> JSON {
    let vacancy = vacancy(of: move)
    return .object([
      ("group", .text(region.groups[move.group].id)), ("vacancy", .text(vacancy.id)),
      ("location", .text(vacancy.location)), ("subject", .text(vacancy.subject)),
      ("level", .text(region.groups[move.group].level)),
      ("from", .text(move.dates.from.description)), ("until", .text(move.dates.until.description)),
      ("minutes", .number(move.minutes)), ("before", .text(move.before)), ("after", .text(move.after)),
    ])
  }
}
