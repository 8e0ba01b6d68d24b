// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

extension Region {
  /// What planners force and forbid and has not ended, as a member of a document; none where they do not.
  var overridesJSON: [JSON.Member] {
    let overrides = overridesInForce
    return overrides.isEmpty ? [] : [("overrides", .list(overrides.map(\.json)))]
  }
}

extension Override {
  fileprivate var json: JSON {
    let target: JSON.Member =
      switch target {
      case .group(let id): ("group", .text(id))
      case .vacancy(let id): ("vacancy", .text(id))
      }
    return .object([
      ("override", .text(id)), ("kind", .text(kind.rawValue)), ("member", .text(member)), target,
      ("from", .text(dates.from.description)), ("until", .text(dates.until.description)),
      ("rules", .list(rules.map { .text($0.rawValue) })), ("by", .text(by)), ("on", .text(on.description)),
      ("code", .text(code)),
    ])
  }
}
