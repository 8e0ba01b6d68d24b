// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A vacancy with work that nobody teaches.
package struct OpenVacancy {
  /// The position in the region's table.
  package let vacancy: Int
  /// Its runs of dates without a teacher, most minutes first; never empty.
  package let works: [OpenWork]
  /// Lesson minutes that nobody teaches.
  package let minutes: Int

  init(vacancy: Int, works: [OpenWork]) {
    (self.vacancy, self.works) = (vacancy, works)
    minutes = works.reduce(0) { $0 + $1.minutes }
  }
  /// The run whose reason stands for the vacancy.
  var main: OpenWork { works[0] }
}

extension PlanReport {
  /// The vacancies with open work: higher priority first, then more minutes, then the region's order.
  package var openVacancies: [OpenVacancy] {
    var works: [Int: [OpenWork]] = [:]
    for work in open { works[rulebook.openings[work.opening].vacancy, default: []].append(work) }
    // `open` is in order of minutes within a vacancy.
    let vacancies = works.map { OpenVacancy(vacancy: $0, works: $1) }
    func rank(_ open: OpenVacancy) -> (Int, Int, Int) {
      (-region.vacancies[open.vacancy].priority, -open.minutes, open.vacancy)
    }
    return vacancies.sorted { rank($0) < rank($1) }
  }

  /// The rows of a dimension, most minutes open first.
  func shortages(_ dimension: Dimension) -> [Coverage.Row] {
    let rows = coverage.rows[dimension] ?? []
    return rows.enumerated().sorted { a, b in
      (-a.element.tally.minutesOpen, a.offset) < (-b.element.tally.minutesOpen, b.offset)
    }
    .map(\.element)
  }

  /// What to call a row in a language: codes of the project by their names, tables by theirs.
  func name(_ row: Coverage.Row, of dimension: Dimension, in language: Language) -> String {
    switch dimension {
    case .tier: language.name(Int(row.key))
    case .hire: HireForm(rawValue: row.key).map(language.name) ?? row.key
    case .levelGroup: LevelGroup(rawValue: row.key).map(language.name) ?? row.key
    case .reportingGroup, .subject, .board, .location: row.name.isEmpty ? row.key : row.name
    }
  }

  /// Lessons to a whole number, for people.
  func lessons(_ minutes: Int, in language: Language) -> String {
    language.decimal(minutes, over: coverage.lessonMinutes, places: 0)
  }
  /// Full-time equivalents of thousandths of weekly minutes, for people.
  func fte(_ weekly: Int, in language: Language) -> String {
    language.decimal(weekly, over: 1000 * coverage.fteMinutes)
  }
}
