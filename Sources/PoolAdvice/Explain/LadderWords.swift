// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport

extension AdviceWords {
  /// A step in a few words.
  func name(_ step: ReasonLadder.Step) -> String {
    switch step {
    case .authority: language.say("subject and degree", "vak en bevoegdheid")
    case .papers: language.say("certificate and exclusions", "VOG en uitsluitingen")
    case .dates: language.say("dates", "data")
    case .availability: language.say("days and hours", "dagen en uren")
    case .reach: language.say("reach", "bereik")
    case .limits: language.say("limits beside running work", "grenzen naast lopend werk")
    case .taken: language.say("taken by the plan", "bezet door het plan")
    case .free: language.say("free as the plan stands", "vrij zoals het plan nu is")
    }
  }

  /// One line for each rung: how many fall, at which step and rule, and what the plan has in their way.
  func lines(_ ladder: ReasonLadder, _ assignments: [Assignment]) -> [String] {
    ladder.rungs.map { rung in
      var line = "\(String(rung.members.count).flushRight(5))  \(name(rung.step))"
      if let rule = rung.rule, language.name(rule) != name(rung.step) { line += ": \(language.name(rule))" }
      if rung.step == .taken || rung.step == .free { line += "  (\(ids(rung.members)))" }
      if !rung.by.isEmpty {
        let places = Set(rung.by.map { region.vacancies[assignments[$0].vacancy].id }).sorted()
        line += language.say(" at ", " bij ") + few(places)
      }
      return line
    }
  }

  /// The first few of some words, and how many more there are.
  func few(_ words: [String], _ count: Int = 5) -> String {
    let rest = words.count - count
    let more = rest > 0 ? [language.say("and \(rest) more", "en nog \(rest)")] : []
    return (words.prefix(count) + more).joined(separator: ", ")
  }

  private func ids(_ members: [Int]) -> String { few(members.map { region.members[$0].id }) }

  /// How a member stands to open work, in one sentence without an end.
  func sentence(_ standing: Standing, _ assignments: [Assignment]) -> String {
    switch standing {
    case .refused(let refusals): return few(refusals.map(language.text), 3)
    case .otherDates:
      return language.say(
        "could only take dates that are taught already", "kan alleen data geven die al gegeven worden")
    case .candidate(_, nil): return language.say("free as the plan stands", "vrij zoals het plan nu is")
    case .candidate(_, let hindrance?):
      let work = hindrance.by.map {
        "\(assignments[$0].placement.group) (\(assignments[$0].placement.member))"
      }
      return "\(language.name(hindrance.rule)): \(few(work))"
    }
  }
}
