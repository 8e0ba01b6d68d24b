// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension PlanDifference {
  /// The difference as lines of text: how much changes, what for, then who hears what, by school and by member.
  ///
  /// - Parameters:
  ///   - before: What the plan before is called, such as `publication 3`.
  ///   - after: What the new plan is called.
  ///   - language: Of the words and numbers.
  public func text(_ before: String, _ after: String, _ language: Language) -> String {
    var lines = [headline(before, after, language)]
    lines += reasons(language).map { "  " + $0 }
    if !moves.isEmpty {
      lines += ["", language.say("Schools", "Scholen")]
      for location in locations {
        lines.append("  \(region.locations[location].id) \(region.locations[location].name)")
        lines += moves(at: location).map { "    " + atSchool($0, language) }
      }
      lines += ["", language.say("Members", "Poolleden")]
      for member in members {
        lines.append("  \(member)")
        lines += moves(of: member).map { "    " + forMember($0, member, language) }
      }
    }
    if !unknown.isEmpty {
      lines += [
        "", language.say("Groups that the region has no more", "Groepen die de regio niet meer heeft"),
      ]
      lines += unknown.map { "  \($0.group): \($0.member), \(language.dates($0.dates))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ before: String, _ after: String, _ language: Language) -> String {
    let first = language.date(region.policy.planFrom ?? region.policy.firstDay)
    let title = language.say(
      "From \(before) to \(after), from \(first) on: ", "Van \(before) naar \(after), vanaf \(first): ")
    guard !moves.isEmpty else { return title + language.say("nothing changes.", "er verandert niets.") }
    let (people, schools) = (members.count, locations.count)
    return title
      + language.say(
        "\(toldChanged) of \(told) told placements change; \(people) member\(people == 1 ? "" : "s") and "
          + "\(schools) school\(schools == 1 ? "" : "s") hear of it.",
        "\(toldChanged) van \(told) vertelde plaatsingen \(toldChanged == 1 ? "verandert" : "veranderen"); "
          + "\(people) \(people == 1 ? "poollid" : "poolleden") en \(schools) \(schools == 1 ? "school" : "scholen") "
          + "horen ervan.")
  }

  /// Why it was worth it: the goal that decides, and what the others gain and give up for it.
  private func reasons(_ language: Language) -> [String] {
    var lines: [String] = []
    if conflicts > 0 {
      lines.append(
        language.say(
          "What was told cannot all be kept: it breaks \(conflicts) rule\(conflicts == 1 ? "" : "s") by now.",
          "Wat verteld is kan niet allemaal blijven: het overtreedt nu \(conflicts) "
            + "\(conflicts == 1 ? "regel" : "regels")."))
    }
    if minutesBefore != minutesAfter {
      lines.append(
        language.say(
          "Covered: \(lessons(minutesBefore, language)) before, \(lessons(minutesAfter, language)) now, "
            + "of \(lessons(minutesAsked, language)) asked.",
          "Vervuld: eerst \(lessons(minutesBefore, language)), nu \(lessons(minutesAfter, language)), "
            + "van \(lessons(minutesAsked, language)) gevraagd."))
    }
    let changed = goals.filter { $0.before != $0.after }
    guard let first = changed.first else {
      return lines + [language.say("No goal changes.", "Geen doel verandert.")]
    }
    if first.isBetter {
      lines.append(language.say("Worth it for ", "De moeite waard om ") + sentence(first, language))
    }
    for goal in first.isBetter ? changed.dropFirst() : changed[...] {
      lines.append(
        (goal.isBetter ? language.say("Better on ", "Beter op ") : language.say("Worse on ", "Slechter op "))
          + sentence(goal, language))
    }
    return lines
  }

  private func sentence(_ change: GoalChange, _ language: Language) -> String {
    let (before, after) = (language.number(change.before), language.number(change.after))
    return language.say(
      "\(language.name(change.goal)): \(after) in place of \(before) (\(language.unit(change.goal))).",
      "\(language.name(change.goal)): \(after) in plaats van \(before) (\(language.unit(change.goal))).")
  }

  /// Group, subject, level and dates, then the lessons.
  private func work(_ move: Move, _ language: Language) -> String {
    let group = region.groups[move.group]
    return "\(group.id) (\(vacancy(of: move).subject) \(group.level)), \(language.dates(move.dates)), "
      + (move.minutes == 0
        ? language.say("no longer asked", "niet meer gevraagd")
        : lessons(move.minutes, language))
  }

  private func lessons(_ minutes: Int, _ language: Language) -> String {
    let count = language.decimal(minutes, over: region.policy.lessonMinutes, places: 0)
    return count == "1"
      ? language.say("1 lesson", "1 les") : language.say("\(count) lessons", "\(count) lessen")
  }

  private func atSchool(_ move: Move, _ language: Language) -> String {
    let who: String
    switch (move.before, move.after) {
    case (let old?, let new?): who = language.say("\(new) in place of \(old)", "\(new) in plaats van \(old)")
    case (nil, let new?): who = language.say("\(new) comes", "\(new) komt")
    case (let old?, nil): who = language.say("\(old) comes no more", "\(old) komt niet meer")
    case (nil, nil): preconditionFailure("group \(move.group): nobody before and after \(move.dates)")
    }
    return "\(work(move, language)): \(who)"
  }

  private func forMember(_ move: Move, _ member: String, _ language: Language) -> String {
    let sign =
      move.after == member
      ? language.say("+ teaches ", "+ geeft ") : language.say("- no longer ", "- niet meer ")
    return sign + work(move, language) + language.say(" at ", " op ") + vacancy(of: move).location
  }
}
