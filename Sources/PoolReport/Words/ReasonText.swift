// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// Says in a sentence why work stays open.
package struct ReasonTeller {
  let language: Language
  let region: Region

  package init(language: Language, region: Region) { (self.language, self.region) = (language, region) }

  /// One sentence that fits a table.
  package func sentence(_ reason: OpenReason) -> String {
    switch reason.kind {
    case .nobody:
      guard let refusedBy = reason.refusedBy else {
        return language.say("Nobody may take it.", "Niemand mag of kan het.")
      }
      let counts = self.counts(refusedBy)
      return language.say("Nobody may take it: \(counts).", "Niemand mag of kan het: \(counts).")
    case .free:
      let people = self.people(reason) { $0.hindrance == nil }
      return language.say(
        "Free to take it as the plan stands: \(people).",
        "Kan het erbij nemen zoals het plan nu is: \(people).")
    case .taken:
      let people = self.people(reason) { _ in true }
      return language.say("Wanted elsewhere: \(people).", "Elders nodig: \(people).")
    case .undivided:
      let people = self.people(reason) { _ in true }
      return language.say(
        "Would split it once more than allowed: \(people).", "Zou het vaker splitsen dan mag: \(people).")
    }
  }

  /// The rules that refuse, with the number of members each, in a form such as `authority 62, reach 6`.
  func counts(_ refusedBy: [OpenReason.RuleCount]) -> String {
    refusedBy.map { "\(language.name($0.rule)) \(language.number($0.members))" }.joined(separator: ", ")
  }

  /// The nearest misses, each with its refusals, of which at most `limit` are told; empty if there are none.
  package func nearest(_ misses: [OpenReason.NearMiss], limit: Int = .max) -> [String] {
    misses.map { miss in
      let rest = miss.refusals.count - limit
      let more = rest > 0 ? [language.say("and \(rest) more", "en nog \(rest)")] : []
      let refusals = (miss.refusals.prefix(limit).map(language.text) + more).joined(separator: "; ")
      return "\(region.members[miss.member].id): \(refusals)"
    }
  }

  private func people(_ reason: OpenReason, where include: (OpenReason.Candidate) -> Bool) -> String {
    let told = reason.candidates.filter(include)
    let rest = reason.candidateCount - reason.candidates.count
    let more = rest > 0 ? [language.say("and \(rest) more", "en nog \(rest)")] : []
    return (told.map(describe) + more).joined(separator: ", ")
  }

  private func describe(_ candidate: OpenReason.Candidate) -> String {
    let id = region.members[candidate.stint.member].id
    let vacancies = candidate.atWork.prefix(3).map { region.vacancies[$0].id }
    let places =
      vacancies.isEmpty ? "" : " " + language.say("at ", "bij ") + vacancies.joined(separator: ", ")
    guard let hindrance = candidate.hindrance else { return id }
    return "\(id) (\(language.name(hindrance))\(places))"
  }
}
