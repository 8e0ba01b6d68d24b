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
      "A letter stands for a lesson group; the lines below the grid say which, and in which weeks.",
      "Een letter staat voor een lesgroep; de regels onder het rooster zeggen welke, en in welke weken.")
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
    let lines = legend(ordered)
    return """
      <section aria-labelledby="\(id)"><h3 id="\(id)">\(heading)</h3>
      \(table)<ul>
      \(lines)</ul></section>

      """
  }

  /// A line per vacancy and run of weeks, with the letter of each of its groups.
  private func legend(_ ordered: [Assignment]) -> [Markup] {
    var lines: [(vacancy: Int, weeks: String, groups: [Markup])] = []
    for (position, assignment) in ordered.enumerated() {
      let group = region.groups[assignment.group]
      let weeks = language.weeks(assignment.dates)
      let flexible = group.flexibleMinutes.map {
        say(" (\($0) min a week at no fixed times)", " (\($0) min per week zonder vaste tijden)")
      }
      let text: Markup = "<b>\(letters(position))</b> \(group.level)\(flexible ?? "")"
      if let known = lines.firstIndex(where: { $0.vacancy == assignment.vacancy && $0.weeks == weeks }) {
        lines[known].groups += [", ", text]
      } else {
        lines.append((assignment.vacancy, weeks, [text]))
      }
    }
    let locations = positions(region.locations.map(\.id))
    return lines.map { line in
      let vacancy = region.vacancies[line.vacancy]
      let place = locations[vacancy.location].flatMap { region.locations[$0].place }.map { " " + $0 } ?? ""
      let week = line.weeks.contains("–") ? say("weeks", "weken") : "week"
      return """
        <li>\(line.groups): \(vacancy.id) \(vacancy.subject), \(vacancy.location)\(place), \(week) \(line.weeks)</li>

        """
    }
  }

  /// A, B … Z, AA, AB …
  private func letters(_ position: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + position % 26)))
    return position < 26 ? last : letters(position / 26 - 1) + last
  }
}
