// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A region while it is being read: rows with their places, before they are checked against one another.
struct Draft {
  var boards = Rows<Board>()
  var locations = Rows<Location>()
  var bells = Rows<Bell>()
  var holidays = Rows<Holiday>()
  var subjects = Rows<Subject>()
  var levels = Rows<Level>()
  var authority = Rows<Authority>()
  var neighbours = Rows<Neighbour>()
  var postcodes = Rows<Postcode>()
  var members = Rows<Member>()
  var qualifications = Rows<Qualification>()
  var availability = Rows<Availability>()
  var vacancies = Rows<Vacancy>()
  var groups = Rows<LessonGroup>()
  var lessons = Rows<LessonRow>()
  var preferences = Rows<PreferenceRow>()
  var placements = Rows<PlacementRow>()
  var publications = Rows<PublicationRow>()
  var published = Rows<PublishedRow>()
  var overrides = Rows<OverrideRow>()
  /// The rows of schools' request sheets, before they become vacancies, groups and lessons.
  var requests = Rows<RequestRow>()

  /// The ids of a table that others refer to.
  func ids(of table: String) -> IdIndex {
    switch table {
    case Tables.boards.schema.name: boards.ids
    case Tables.locations.schema.name: locations.ids
    case Tables.subjects.schema.name: subjects.ids
    case Tables.levels.schema.name: levels.ids
    case Tables.members.schema.name: members.ids
    case Tables.vacancies.schema.name: vacancies.ids
    case Tables.groups.schema.name: groups.ids
    case Tables.publications.schema.name: publications.ids
    default: preconditionFailure("no table refers to \(table)")
    }
  }
}

/// A lesson as its table has it: by period, by times, or by both.
struct LessonRow: Sendable {
  let group: String
  let weekday: Int
  let period: Int?
  let span: ClockSpan?
}

/// A preference as its table has it: with a location or with a vacancy.
struct PreferenceRow: Sendable {
  let member: String
  let location, vacancy: String?
  let kind: Preference.Kind
  let by: Preference.Side
  let from, until: Day?
}

/// A placement as its table has it; people's own files may leave out the dates and the state.
struct PlacementRow: Sendable {
  let group, member: String
  let from, until: Day?
  let state: PlacementState?
}
