// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import PoolText

extension PlanReport {
  /// `coverage.csv`: one row per dimension and key, the whole region first; lessons and fte with two decimals, shares
  /// with four. The row `hidden_shortage` counts what is covered, but not as it should be.
  public func coverageTable() -> String {
    var table = CSVText(columns: [
      "dimension", "key", "name", "minutes_asked", "minutes_covered", "lessons_asked", "lessons_covered",
      "fte_asked", "fte_covered", "share",
    ])
    func add(_ dimension: String, _ row: Coverage.Row) {
      let tally = row.tally
      table.add([
        dimension, row.key, row.name, String(tally.minutesAsked), String(tally.minutesCovered),
        lessons(tally.minutesAsked), lessons(tally.minutesCovered), fte(tally.weeklyAsked),
        fte(tally.weeklyCovered), share(tally),
      ])
    }
    add("total", Coverage.Row(key: "all", name: "", tally: coverage.total))
    table.add([
      "hidden_shortage", "all", "", String(coverage.total.minutesAsked), String(coverage.hiddenMinutes),
      lessons(coverage.total.minutesAsked), lessons(coverage.hiddenMinutes), "", "",
      fixed(coverage.hiddenMinutes, over: coverage.total.minutesAsked, places: 4),
    ])
    for dimension in Dimension.allCases {
      for row in coverage.rows[dimension] ?? [] { add(dimension.rawValue, row) }
    }
    return table.text
  }

  /// `open.csv`: one row per run of dates that nobody teaches, in the order of `open`; `reason` is a code, what follows
  /// it is in `language`.
  public func openTable(_ language: Language) -> String {
    var table = CSVText(columns: [
      "vacancy", "group", "opening", "location", "subject", "level", "priority", "from", "until",
      "minutes_open",
      "lessons_open", "reason", "explanation", "refused_by", "nearest",
    ])
    let teller = ReasonTeller(language: language, region: region)
    for work in open {
      let opening = rulebook.openings[work.opening]
      let (vacancy, group) = (region.vacancies[opening.vacancy], region.groups[opening.group])
      table.add([
        vacancy.id, group.id, String(opening.number), vacancy.location, vacancy.subject, group.level,
        String(vacancy.priority), work.dates.from.description, work.dates.until.description,
        String(work.minutes), lessons(work.minutes), work.reason.kind.rawValue,
        teller.sentence(work.reason), teller.counts(work.reason.refusedBy ?? []),
        teller.nearest(work.reason.nearest).joined(separator: " | "),
      ])
    }
    return table.text
  }

  func lessons(_ minutes: Int) -> String { fixed(minutes, over: coverage.lessonMinutes, places: 2) }
  func fte(_ weekly: Int) -> String { fixed(weekly, over: 1000 * coverage.fteMinutes, places: 2) }
  func share(_ tally: Tally) -> String { fixed(tally.minutesCovered, over: tally.minutesAsked, places: 4) }
}

/// A table in the strict form of data packages.
package struct CSVText {
  private var bytes: [UInt8] = []
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package init(columns: [String]) { add(columns) }

  package mutating func add(_ cells: [String]) { appendRecord(cells, to: &bytes) }
}
