// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Reads a plan for a region: an output folder, or a placements.csv, also one that people made in a spreadsheet.
///
/// `from`, `until` and `state` may be empty or absent: the group's vacancy gives the dates (its end, if unknown,
/// is the end of the horizon), and the state is `proposed`. The plan is `nil` if any fault is an error.
public func readPlacements(at path: String, for region: Region) -> (plan: Plan?, faults: [Fault]) {
  let log = FaultLog()
  let rows = placementRows(at: path, for: region, log: log)
  let group = Dictionary(region.groups.map { ($0.id, $0.vacancy) }, uniquingKeysWith: { first, _ in first })
  let vacancy = Dictionary(region.vacancies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  var placements: [Placement] = []
  for (row, place) in zip(rows.rows, rows.places) {
    guard let asked = group[row.group].flatMap({ vacancy[$0] }) else { continue }
    let from = row.from ?? asked.from
    let until = row.until ?? asked.until ?? max(from, region.policy.horizon.until)
    guard let dates = DayRange(from, until) else {
      log.tell(
        .untilBeforeFrom(from: from.description), at: place, column: row.until == nil ? "from" : "until")
      continue
    }
    placements.append(
      Placement(group: row.group, member: row.member, dates: dates, state: row.state ?? .proposed))
  }
  return (log.hasErrors ? nil : Plan(placements), log.inOrder(of: []))
}

private func placementRows(at path: String, for region: Region, log: FaultLog) -> Rows<PlacementRow> {
  var draft = Draft()
  draft.groups.ids = IdIndex(region.groups.map(\.id))
  draft.members.ids = IdIndex(region.members.map(\.id))
  let name = Tables.placements.schema.file
  do {
    let file = try Files.isFolder(path) ? "\(path)/\(name)" : path
    let shown = String(file.split(separator: "/").last ?? "")
    if let text = decodedText(try Files.read(file), file: shown, log: log),
      let csv = CSVFile(name: shown, bytes: text, log: log)
    {
      Tables.placements.sheet.relaxed(["from", "until", "state"]).read(csv, into: &draft, log: log)
    }
  } catch {
    log.tell(Fault(error.code == 2 ? .noSuchInput : .notReadable(reason: error.reason), file: path))
  }
  return draft.placements
}
