// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What was added to a package, for the school that asked it.
public struct IntakeReceipt: Hashable, Sendable {
  /// The new rows, in the order in which they were added; ids that the school left open were made.
  public let vacancies: [Vacancy]
  /// The new lesson groups.
  public let groups: [LessonGroup]
  /// The new lessons, each with its clock time.
  public let lessons: [Lesson]
  /// What the school may want to look at again.
  public let warnings: [Fault]

  /// The receipt as lines of text: a vacancy, its groups indented below it, the warnings at the end.
  public func text(_ language: Language) -> String {
    let dutch = language == .dutch
    var lines = [
      dutch
        ? "Ontvangen: \(count(vacancies, "vacature", "vacatures")), \(count(groups, "groep", "groepen")), "
          + "\(count(lessons, "les", "lessen"))."
        : "Received: \(count(vacancies, "vacancy", "vacancies")), \(count(groups, "group", "groups")), "
          + "\(count(lessons, "lesson", "lessons"))."
    ]
    for vacancy in vacancies {
      let until = vacancy.until?.description ?? (dutch ? "einde onbekend" : "end unknown")
      lines.append("\(vacancy.id): \(vacancy.location), \(vacancy.subject), \(vacancy.from) … \(until)")
      lines += groups.filter { $0.vacancy == vacancy.id }.map { line(of: $0, dutch: dutch) }
    }
    let known = Set(vacancies.map(\.id))
    lines += groups.filter { !known.contains($0.vacancy) }.map { line(of: $0, dutch: dutch) }
    return (lines + warnings.map { $0.text(language) }).joined(separator: "\n")
  }

  private func line(of group: LessonGroup, dutch: Bool) -> String {
    let own = lessons.filter { $0.group == group.id }
    let minutes = group.flexibleMinutes ?? own.reduce(0) { $0 + $1.span.minutes }
    let lessons = dutch ? count(own, "les", "lessen") : count(own, "lesson", "lessons")
    let times = group.flexibleMinutes == nil ? lessons : (dutch ? "vrije tijden" : "flexible times")
    return "  \(group.id): \(group.level), \(times), \(minutes) min/week"
  }

  private func count<Element>(_ rows: [Element], _ one: String, _ more: String) -> String {
    "\(rows.count) \(rows.count == 1 ? one : more)"
  }
}
