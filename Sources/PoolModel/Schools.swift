// SPDX-License-Identifier: GPL-3.0-or-later

/// An employer of one or more locations (bestuur).
public struct Board: Hashable, Sendable {
  public var id, name: String
  public init(id: String, name: String) { (self.id, self.name) = (id, name) }
}

/// The kind of school: secondary (vo) or vocational (mbo).
public enum Sector: String, CaseIterable, Sendable { case vo, mbo }

/// A school site (vestiging). Its id is the BRIN and two digits, such as `16SW03`.
public struct Location: Hashable, Sendable {
  public var id, name, board: String
  public var position: Position
  public var postcode, place, holidayRegion: String?
  public var sector: Sector
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
  public var location: String?
  /// The period's number in the day, from 1.
  public var period: Int
  public var span: ClockSpan
  public init(location: String? = nil, period: Int, span: ClockSpan) {
    (self.location, self.period, self.span) = (location, period, span)
  }
}

/// Dates without lessons, for one holiday region or (`nil`) for all.
public struct Holiday: Hashable, Sendable {
  public var holidayRegion: String?
  public var dates: DayRange
  public var name: String
  public init(holidayRegion: String? = nil, dates: DayRange, name: String) {
    (self.holidayRegion, self.dates, self.name) = (holidayRegion, dates, name)
  }
}

/// A school subject, and the group under which reports count it.
public struct Subject: Hashable, Sendable {
  public var id, name, reportingGroup: String
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
  public var group: LevelGroup
  public init(id: String, name: String, group: LevelGroup) {
    (self.id, self.name, self.group) = (id, name, group)
  }
}

/// The position of a four-digit postcode, for members whose home is given by postcode alone.
public struct Postcode: Hashable, Sendable {
  /// Four digits.
  public var id: String
  public var position: Position
  public init(id: String, position: Position) { (self.id, self.position) = (id, position) }
}
