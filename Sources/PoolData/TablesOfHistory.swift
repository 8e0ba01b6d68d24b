// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Tables {
  static let publications = Table<PublicationRow>(
    "publications", about: "The plans that people were told, in order.", isRequired: false,
    isWrittenEmpty: false,
    columns: [
      .key("publication", "Its number: 1, 2, 3, …"),
      .date("on", "The date on which people were told."),
      .id("by", "Who published, by a code; never a name."),
      .date("from", "The first date that the plan decided."),
      .integer("weeks", 1...60, "The weeks of its horizon, from the Monday of that week."),
      .text("input_sha256", "SHA-256 of the package for which the plan was made."),
    ],
    draft: \.publications,
    read: {
      PublicationRow(
        id: $0.id(), on: $0.day(), by: $0.optionalId() ?? "", from: $0.day(), weeks: $0.integer(),
        inputSHA256: $0.text())
    },
    write: {
      [$0.id, $0.on.description, $0.by, $0.from.description, String($0.weeks), $0.inputSHA256]
    },
    rows: { $0.publications.map(PublicationRow.init) })

  static let published = Table<PublishedRow>(
    "published", about: "What people were told in each publication; members and groups may be gone since.",
    isRequired: false, isWrittenEmpty: false,
    columns: [
      .reference("publication", to: "publications", "The publication."),
      .id("group", "The group."), .id("member", "The member."),
      .date("from", "The first date."), .date("until", "The last date."),
      .choice("state", PlacementState.self, "running = locked; published = told."),
    ],
    draft: \.published,
    read: { record in
      let (publication, group) = (record.reference(), record.optionalId() ?? "")
      let (member, dates) = (record.optionalId() ?? "", record.dates())
      return PublishedRow(
        publication: publication,
        placement: Placement(
          group: group, member: member, dates: dates,
          state: record.choice(PlacementState.self, otherwise: .published)))
    },
    write: { row in
      let placement = row.placement
      return [
        row.publication, placement.group, placement.member, placement.dates.from.description,
        placement.dates.until.description, placement.state.rawValue,
      ]
    },
    rows: { region in
      region.publications.flatMap { publication in
        publication.placements.map { PublishedRow(publication: String(publication.number), placement: $0) }
      }
    })
}

/// A publication as its table has it.
struct PublicationRow: Sendable {
  let id: String
  let on: Day
  let by: String
  let from: Day
  let weeks: Int
  let inputSHA256: String
}

extension PublicationRow {
  init(_ publication: Publication) {
    (id, on, by) = (String(publication.number), publication.on, publication.by)
    (from, weeks, inputSHA256) = (publication.from, publication.weeks, publication.inputSHA256)
  }
}

/// A placement of a publication.
struct PublishedRow: Sendable {
  let publication: String
  let placement: Placement
}

extension Draft {
  /// The history with the placements of each publication, in their order.
  var publishedPlans: [Publication] {
    let told = positions(of: published.rows, by: \.publication)
    return publications.rows.enumerated().map { index, row in
      Publication(
        number: index + 1, on: row.on, by: row.by, from: row.from, weeks: row.weeks,
        inputSHA256: row.inputSHA256, placements: (told[row.id] ?? []).map { published.rows[$0].placement })
    }
  }

  /// Publications are numbered in order, and none is on an earlier date than the one before.
  func checkPublications(_ log: FaultLog) {
    guard publications.isWhole else { return }
    for (index, (row, place)) in zip(publications.rows, publications.places).enumerated() {
      if row.id != String(index + 1) {
        log.tell(.publicationNumber(expected: index + 1), at: place, column: "publication")
      }
      if index > 0, row.on < publications.rows[index - 1].on {
        log.tell(
          .publicationBefore(earlier: publications.rows[index - 1].on.description), at: place, column: "on")
      }
    }
  }
}
