// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

// A typical week of each member as a small grid: letters stand for placements, the list below says which.

extension ReportPage {
  /// A grid per member with a placement, in the order of the region.
  var weeksSection: Markup {
    var own = [[Assignment]](repeating: [], count: region.members.count)
    for assignment in report.assignments { own[assignment.member].append(assignment) }
    let lessons = lessonsByGroup
    var grids: [Markup] = []
    var (members, placements) = (0, 0)
    for (number, assignments) in own.enumerated() where !assignments.isEmpty {
      members += 1
      placements += assignments.count
      if placements <= Self.rowsMax { grids.append(grid(of: region.members[number], assignments, lessons)) }
    }
    guard members > 0 else {
      return "<p>\(say("Nobody is placed.", "Er is niemand ingezet."))</p>\n"
    }
    let text = say(
      "A letter stands for a placement; the line below the grid says which, and in which weeks.",
      "Een letter staat voor een plaatsing; de regel onder het rooster zegt welke, en in welke weken.")
    return """
      <p class="sub">\(text)</p>
      \(cutNote(grids.count, of: members, wholeIn: "placements.csv"))<div class="grids">
      \(grids)</div>

      """
  }

  private var lessonsByGroup: [[Lesson]] {
    let groups = positions(region.groups.map(\.id))
    var lessons = [[Lesson]](repeating: [], count: region.groups.count)
    for lesson in region.lessons {
      if let group = groups[lesson.group] { lessons[group].append(lesson) }
    }
    return lessons
  }

  private func grid(of member: Member, _ assignments: [Assignment], _ lessons: [[Lesson]]) -> Markup {
    let ordered = assignments.sorted {
      ($0.dates.from, $0.placement.group) < ($1.dates.from, $1.placement.group)
    }
    let taught = ordered.enumerated().flatMap { position, assignment in
      lessons[assignment.group].map { (letters: letters(position), lesson: $0) }
    }
    let id = "week-\(member.id)"
    let heading = "\(member.id), \(language.name(member.hire))"
    let spans = Set(taught.map(\.lesson.span)).sorted()
    let weekdays = Array(1...max(5, taught.map(\.lesson.weekday).max() ?? 5))
    let heads = weekdays.map { day -> Markup in "<th scope=\"col\">\(language.weekday(day))</th>" }
    let rows = spans.map { span -> Markup in
      let cells = weekdays.map { day -> Markup in
        let here = taught.filter { $0.lesson.weekday == day && $0.lesson.span == span }.map(\.letters)
        return here.isEmpty ? "<td></td>" : "<td class=\"on\"><b>\(here.joined(separator: " "))</b></td>"
      }
      return "<tr><th scope=\"row\">\(span.description)</th>\(cells)</tr>\n"
    }
    let table: Markup =
      spans.isEmpty
      ? ""
      : """
      <table><caption>\(say("Week of", "Week van")) \(heading)</caption>
      <thead><tr><th scope="col">\(say("Time", "Tijd"))</th>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody></table>

      """
    let lines = ordered.enumerated().map { position, assignment -> Markup in
      "<li><b>\(letters(position))</b> \(line(assignment))</li>\n"
    }
    return """
      <section aria-labelledby="\(id)"><h3 id="\(id)">\(heading)</h3>
      \(table)<ul>
      \(lines)</ul></section>

      """
  }

  private func line(_ assignment: Assignment) -> String {
    let (vacancy, group) = (region.vacancies[assignment.vacancy], region.groups[assignment.group])
    let location = region.locations[assignment.location]
    let weeks = language.weeks(assignment.dates)
    let flexible = group.flexibleMinutes.map {
      say(", \($0) min a week at no fixed times", ", \($0) min per week zonder vaste tijden")
    }
    let week = weeks.contains("–") ? say("weeks", "weken") : "week"
    return "\(vacancy.id) \(group.id): \(vacancy.subject) \(group.level), \(location.name) (\(location.id)), "
      + "\(week) \(weeks)\(flexible ?? "")"
  }

  /// A, B … Z, AA, AB …
  private func letters(_ position: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + position % 26)))
    return position < 26 ? last : letters(position / 26 - 1) + last
  }
}
