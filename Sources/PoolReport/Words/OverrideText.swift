// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Language {
  /// The name of what an override does.
  package func name(_ kind: Override.Kind) -> String {
    switch kind {
    case .force: say("forced", "afgedwongen")
    case .forbid: say("forbidden", "verboden")
    }
  }

  /// An override in one line: what, when, against which rules, by whom, why.
  package func text(_ override: Override) -> String {
    let place =
      switch override.target {
      case .group(let id): say("group \(id)", "lesgroep \(id)")
      case .vacancy(let id): say("vacancy \(id)", "vacature \(id)")
      }
    let match = say(
      "\(override.id): \(override.member) \(name(override.kind)) at \(place), \(dates(override.dates))",
      "\(override.id): \(override.member) \(name(override.kind)) bij \(place), \(dates(override.dates))")
    let rules = override.rules.map { name($0) }.joined(separator: ", ")
    let against = rules.isEmpty ? "" : say("; overrides \(rules)", "; gaat in tegen \(rules)")
    let record = say(
      "; by \(override.by) on \(date(override.on)), code \(override.code)",
      "; door \(override.by) op \(date(override.on)), code \(override.code)")
    let end = override.withdrawn.map { say("; withdrawn on \(date($0))", "; ingetrokken op \(date($0))") }
    return match + against + record + (end ?? "")
  }
}
