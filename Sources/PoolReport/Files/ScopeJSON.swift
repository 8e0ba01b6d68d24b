// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

extension PlanScope {
  /// `"scope": {…}` as `plan.json`, `run.json` and `certificate.json` have it; left out for the whole of a package's question.
  var json: [JSON.Member] {
    guard !isWhole else { return [] }
    var members: [JSON.Member] = []
    if let from { members.append(("from", .text(from.description))) }
    if let weeks { members.append(("weeks", .number(weeks))) }
    if !freed.isEmpty { members.append(("freed", .list(freed.map(json)))) }
    if !dropped.isEmpty { members.append(("dropped", .list(dropped.map(json)))) }
    if let changesMax { members.append(("changes_max", .number(changesMax))) }
    return [("scope", .object(members))]
  }

  private func json(_ placement: Placement) -> JSON {
    .object([
      ("group", .text(placement.group)), ("member", .text(placement.member)),
      ("from", .text(placement.dates.from.description)),
      ("until", .text(placement.dates.until.description)), ("state", .text(placement.state.rawValue)),
    ])
  }
}
