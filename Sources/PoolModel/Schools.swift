// SPDX-License-Identifier: GPL-3.0-or-later

/// An employer of one or more locations (bestuur).
public struct Board: Hashable, Sendable {
  public var id, name: String
  /// A board.
  public init(id: String, name: String) { (self.id, self.name) = (id, name) }
}

/// The kind of school: secondary (vo) or vocational (mbo).
public enum Sector: String, CaseIterable, Sendable { case vo, mbo }

/// A school site (vestiging). Its id is the BRIN and two digits, such as `16SW03`.
public struct Location: Hashable, Sendable {
  public var id, name, board: String
  /// Where it lies.
  public var position: Position
  public var postcode, place, holidayRegion: String?
  /// Secondary or vocational.
  public var sector: Sector
  /// A location, by default a secondary school.
  public init(
    id: String, name: String, board: String, position: Position, postcode: String? = nil,
    place: String? = nil, holidayRegion: String? = nil, sector: Sector = .vo
  ) {
    (self.id, self.name, self.board, self.position) = (id, name, board, position)
    (self.postcode, self.place, self.holidayRegion, self.sector) = (postcode, place, holidayRegion, sector)
  }
}

/// One period of a location's timetable; `location == nil` is the region's default.
public struct Bell: Hashable, Sendable {
  /// The location's id.
  public var location: String?
  /// The period's number in the day, from 1.
  public var period: Int
  /// When it begins and ends.
  public var span: ClockSpan
  /// A period, by default of the region's own bells.
  public init(location: String? = nil, period: Int, span: ClockSpan) {
    (self.location, self.period, self.span) = (location, period, span)
  }
}

/// Dates without lessons, for one holiday region or (`nil`) for all.
public struct Holiday: Hashable, Sendable {
  /// The holiday region; `nil` = all locations.
  public var holidayRegion: String?
  /// The first and the last date.
  public var dates: DayRange
  /// What it is called.
  public var name: String
  /// A holiday, by default of all holiday regions.
  public init(holidayRegion: String? = nil, dates: DayRange, name: String) {
    (self.holidayRegion, self.dates, self.name) = (holidayRegion, dates, name)
  }
}

/// A school subject, and the group under which reports count it.
public struct Subject: Hashable, Sendable {
  public var id, name, reportingGroup: String
  /// A subject.
  public init(id: String, name: String, reportingGroup: String) {
    (self.id, self.name, self.reportingGroup) = (id, name, reportingGroup)
  }
}

/// The groups of levels for which the law asks the same degree.
public enum LevelGroup: String, CaseIterable, Sendable {
  case practical, vmbo, lower, upper, mbo, newcomer
}

/// A level of teaching (such as havo 4), in one level group.
public struct Level: Hashable, Sendable {
  public var id, name: String
  /// The levels it is one of.
  public var group: LevelGroup
  /// A level.
  public init(id: String, name: String, group: LevelGroup) {
    (self.id, self.name, self.group) = (id, name, group)
  }
}

/// The position of a four-digit postcode, for members whose home is given by postcode alone.
public struct Postcode: Hashable, Sendable {
  /// Four digits.
  public var id: String
  /// Where it lies.
  public var position: Position
  /// A postcode.
  public init(id: String, position: Position) { (self.id, self.position) = (id, position) }
}
