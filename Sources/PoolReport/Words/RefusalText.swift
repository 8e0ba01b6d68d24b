// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

extension Language {
  /// A refusal with its numbers, such as `reach: 58 min by car, limit 45`.
  package func text(_ refusal: Refusal) -> String {
    self == .english ? refusal.description : "\(name(refusal.rule)): \(dutchReason(refusal))"
  }

  private func dutchReason(_ refusal: Refusal) -> String {
    switch refusal {
    case .noAuthority(let held, let subject, let levelGroup):
      let holdings = held.isEmpty ? "niets" : held.map(text).joined(separator: ", ")
      return "heeft \(holdings); niets daarvan dient voor \(subject) in \(name(levelGroup))"
    case .tier(let best, let limit):
      return "op zijn best trap \(best), grens \(limit)"
    case .authorityDates(let held, let from, let until, let needed):
      let validity = [from.map { "vanaf \($0)" }, until.map { "t/m \($0)" }].compactMap(\.self)
      return "\(text(held)) geldig \(validity.joined(separator: " ")), nodig \(text(needed))"
    case .exceptionEnds(let held, let last, let needed):
      return last.map { "\(text(held)) bij uitzondering t/m \($0), nodig t/m \(needed)" }
        ?? "\(text(held)) vraagt een uitzondering, en die is er niet"
    case .certificateMissing: return "niet getoond"
    case .certificateTooLate(let shown, let needed): return "van \(shown), nodig vanaf \(needed)"
    case .certificateExpires(let last, let needed): return "dient t/m \(last), nodig t/m \(needed)"
    case .exclusion(let row):
      let dates = [row.from.map { " vanaf \($0)" }, row.until.map { " t/m \($0)" }].compactMap(\.self)
      let place =
        switch row.target {
        case .location(let id): "vestiging \(id)"
        case .vacancy(let id): "vacature \(id)"
        }
      return "door \(name(row.by)), \(place)\(dates.joined())"
    case .memberDates(let from, let until, let needed):
      return "in de pool vanaf \(from)\(until.map { " t/m \($0)" } ?? ""), nodig \(text(needed))"
    case .availability(let lesson, let dates): return "niet vrij \(text(lesson)), \(text(dates))"
    case .homeUnknown: return "woonplaats onbekend"
    case .reach(let minutes, let limit, let mode):
      return "\(minutes) min \(name(mode)), grens \(limit)"
    case .overlap(let lesson, let group, let other, let dates):
      return "\(text(lesson)) valt samen met \(other) van lopende lesgroep \(group), \(text(dates))"
    case .travel(let lesson, let group, let other, let gap, let needed, let mode, let dates):
      return "\(gap) min tussen \(text(lesson)) en \(other) van lopende lesgroep \(group), "
        + "nodig \(needed) \(name(mode)), \(text(dates))"
    case .hours(let week, let minutes, let limit), .authorityHours(_, let week, let minutes, let limit):
      return "\(minutes) min in de week van \(week), grens \(limit)"
    case .freeTime(let week, let minutes, let available):
      return "\(minutes) min in de week van \(week), vrij \(available)"
    case .locations(let week, let count, let limit):
      return "\(count) vestigingen in de week van \(week), grens \(limit)"
    case .members(let week, let count, let limit):
      return "\(count) poolleden in de week van \(week), grens \(limit)"
    }
  }

  private func text(_ held: Refusal.Holding) -> String { "\(held.subject) \(name(held.degree))" }
  private func text(_ lesson: Refusal.WeeklyLesson) -> String { "\(weekday(lesson.weekday)) \(lesson.span)" }
  private func text(_ range: DayRange) -> String { "\(range.from) t/m \(range.until)" }
  private func text(_ dates: Refusal.Occasions) -> String {
    dates.count == 1 ? "op \(dates.first)" : "\(dates.count) keer vanaf \(dates.first)"
  }
}
