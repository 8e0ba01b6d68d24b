// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A running placement, as far as it lies in the horizon.
public struct RunningPlacement: Hashable, Sendable {
  /// Positions in the region's tables.
  public let member, group: Int
  /// Its dates in the horizon.
  public let dates: DayRange
  /// What is taught on those dates.
  public let teaching: Teaching
  /// The member's own authority for those dates; `nil` if there is none.
  public let grant: Grant?
}

/// What a member's running placements take of the horizon.
public struct MemberLoad: Hashable, Sendable {
  /// A set of weeks (bit *w* = week *w*) for a position in one of the region's tables.
  public struct Weeks: Hashable, Sendable {
    /// The position.
    public let position: Int
    /// The weeks.
    public internal(set) var weeks: UInt64
  }
  /// Minutes under one row of `authority` that has a limit, per week.
  public struct Authority: Hashable, Sendable {
    /// The row's position in the region's table.
    public let row: Int
    /// Minutes in each week of the horizon.
    public internal(set) var minutesByWeek: [Int]
  }
  /// Positions in `Rulebook.running`, ascending.
  public internal(set) var placements: [Int] = []
  /// Minutes in each week of the horizon.
  public internal(set) var minutesByWeek: [Int]
  /// The locations in which the member has minutes, ascending, with the weeks.
  public internal(set) var locations: [Weeks] = []
  /// The vacancies in which the member has minutes, ascending, with the weeks.
  public internal(set) var vacancies: [Weeks] = []
  /// The authority rows with a limit under which the member has minutes, ascending.
  public internal(set) var authorities: [Authority] = []
  /// Weeks with as many locations as the member may have, and with more.
  var fullOfLocations: UInt64 = 0
  var overLocations: UInt64 = 0

  /// Locations in which the member has minutes in a week.
  func locationCount(in week: Int) -> Int { locations.count { $0.weeks.has(week) } }
}

/// The members that a vacancy has through running placements.
public struct VacancyLoad: Hashable, Sendable {
  /// The members with minutes in it, ascending, with the weeks.
  public internal(set) var members: [MemberLoad.Weeks] = []
  /// Weeks with as many members as the vacancy may have, and with more.
  var full: UInt64 = 0
  var over: UInt64 = 0

  /// Members with minutes in a week.
  public func memberCount(in week: Int) -> Int { members.count { $0.weeks.has(week) } }
}

extension [MemberLoad.Weeks] {
  /// The weeks of a position; none if it is not in the list.
  func weeks(of position: Int) -> UInt64 { first { $0.position == position }?.weeks ?? 0 }

  fileprivate mutating func add(_ weeks: UInt64, to position: Int) {
    guard weeks != 0 else { return }
    if let index = firstIndex(where: { $0.position == position }) {
      self[index].weeks |= weeks
    } else {
      insert(.init(position: position, weeks: weeks), at: firstIndex { $0.position > position } ?? endIndex)
    }
  }

  /// The weeks with at least `count` of the positions.
  fileprivate func weeks(withAtLeast count: Int) -> UInt64 {
    var result: UInt64 = 0
    for week in reduce(0, { $0 | $1.weeks }).members where self.count(where: { $0.weeks.has(week) }) >= count
    {
      result |= 1 << UInt64(week)
    }
    return result
  }
}

/// The running placements and what they take from members and vacancies (`Docs/rules.md`, section 5).
struct RunningLoads: Sendable {
  private(set) var members: [MemberLoad]
  private(set) var vacancies: [VacancyLoad]

  init(_ region: Region, timetable: Timetable, running: [RunningPlacement]) {
    let idle = MemberLoad(minutesByWeek: Array(repeating: 0, count: timetable.horizon.weeks))
    members = Array(repeating: idle, count: region.members.count)
    vacancies = Array(repeating: VacancyLoad(), count: region.vacancies.count)
    for (position, placement) in running.enumerated() {
      let teaching = placement.teaching
      let vacancy = timetable.vacancyOfGroup[placement.group]
      vacancies[vacancy].members.add(teaching.weeks, to: placement.member)
      members[placement.member].add(
        placement, at: position, vacancy: vacancy, location: timetable.locationOfGroup[placement.group],
        limited: placement.grant.map { region.authority[$0.authority].minutesMax != nil } ?? false)
    }
    for member in Set(running.map(\.member)) {
      let locationsMax = region.members[member].locationsMax
      members[member].fullOfLocations = members[member].locations.weeks(withAtLeast: locationsMax)
      members[member].overLocations = members[member].locations.weeks(withAtLeast: locationsMax + 1)
    }
    for vacancy in vacancies.indices where !vacancies[vacancy].members.isEmpty {
      let most = region.vacancies[vacancy].membersMax
      vacancies[vacancy].full = vacancies[vacancy].members.weeks(withAtLeast: most)
      vacancies[vacancy].over = vacancies[vacancy].members.weeks(withAtLeast: most + 1)
    }
  }
}

extension MemberLoad {
  fileprivate mutating func add(
    _ placement: RunningPlacement, at position: Int, vacancy: Int, location: Int, limited: Bool
  ) {
    placements.append(position)
    let teaching = placement.teaching
    for week in teaching.weeks.members { minutesByWeek[week] += Int(teaching.minutesByWeek[week]) }
    locations.add(teaching.weeks, to: location)
    vacancies.add(teaching.weeks, to: vacancy)
    guard limited, let row = placement.grant?.authority else { return }
    let index = authorities.firstIndex { $0.row >= row } ?? authorities.endIndex
    if index == authorities.endIndex || authorities[index].row != row {
      let none = [Int](repeating: 0, count: minutesByWeek.count)
      authorities.insert(Authority(row: row, minutesByWeek: none), at: index)
    }
    for week in teaching.weeks.members {
      authorities[index].minutesByWeek[week] += Int(teaching.minutesByWeek[week])
    }
  }
}
