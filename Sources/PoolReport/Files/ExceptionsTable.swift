// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import PoolText

extension ExceptionRegister {
  /// `exceptions.csv`: the register, one row per placement. `qualification` and `degree` are what serves,
  /// with `level_group` the row of `authority.csv`; without authority they and `tier` are empty. `clock` names what
  /// ends it first, `clock_end` the last date that it allows; both are empty if nothing does.
  public func table() -> String {
    let region = rulebook.region
    var table = CSVText(columns: [
      "member", "group", "vacancy", "location", "board", "subject", "level_group", "tier", "qualification",
      "degree", "hours_max", "months_max", "from", "until", "state", "began", "clock", "clock_end",
    ])
    let levels = Dictionary(region.levels.map { ($0.id, $0.group) }, uniquingKeysWith: { first, _ in first })
    for entry in entries {
      let assignment = entry.assignment
      let (placement, vacancy) = (assignment.placement, region.vacancies[assignment.vacancy])
      let held = assignment.grant.map { region.qualifications[$0.qualification] }
      let row = assignment.grant.map { region.authority[$0.authority] }
      table.add([
        placement.member, placement.group, vacancy.id, vacancy.location,
        region.locations[assignment.location].board, vacancy.subject,
        levels[region.groups[assignment.group].level]?.rawValue ?? "",
        assignment.tier.map(String.init) ?? "", held?.subject ?? "", held?.degree.rawValue ?? "",
        row?.minutesMax.map { fixed($0, over: 60, places: 2) } ?? "",
        row?.monthsMax.map(String.init) ?? "", placement.dates.from.description,
        placement.dates.until.description, placement.state.rawValue, entry.began.description,
        entry.end?.clock.rawValue ?? "", entry.end?.last.description ?? "",
      ])
    }
    return table.text
  }
}
