// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension PlanScope {
  /// In one sentence what was asked; `nil` for the whole of a package's question.
  func sentence(_ language: Language) -> String? {
    guard !isWhole else { return nil }
    var facts: [String] = []
    if let from {
      facts.append(
        language.say(
          "from \(language.date(from)) on, and what had begun before stays",
          "vanaf \(language.date(from)), en wat eerder begonnen was blijft"))
    }
    func names(_ placements: [Placement]) -> String {
      placements.map { "\($0.group)/\($0.member)" }.joined(separator: ", ")
    }
    if !freed.isEmpty { facts.append(language.say("free to move: ", "vrij om te schuiven: ") + names(freed)) }
    if !dropped.isEmpty {
      facts.append(
        language.say("told, but no longer fitting: ", "verteld, maar niet meer passend: ") + names(dropped))
    }
    if let changesMax {
      facts.append(
        language.say(
          "at most \(changesMax) told placements change",
          "hoogstens \(changesMax) vertelde plaatsingen veranderen"))
    }
    guard !facts.isEmpty else { return nil }
    return language.say("Planned ", "Gepland ") + facts.joined(separator: "; ") + "."
  }
}
