// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel

/// What running placements use of the limits that stints must respect too.
struct Running {
  /// What they ask of one member.
  struct Load {
    /// For each week the minutes, and the locations at which they are given.
    var minutes: [Int]
    var locations: [Set<Int>]
    /// For each row of `authority.csv` with running minutes, those of each week.
    var underAuthority: [Int: [Int]] = [:]
    /// The lessons by date, each with its location.
    var lessons: [Day: [(span: ClockSpan, location: Int)]] = [:]
    /// The locations of all placements with a date in the horizon.
    var allLocations: Set<Int> = []
  }

  private(set) var loads: [Load]
  /// For each vacancy and week the members with running minutes there.
  private(set) var membersInWeek: [[Set<Int>]]
  /// For each vacancy the members with a running placement that has a date in the horizon.
  private(set) var members: [Set<Int>]
  /// For each group the running placements with a date in the horizon.
  private(set) var placements: [Int]
  /// Whether a member has a running placement with a date in the horizon.
  func isPlaced(_ member: Int) -> Bool { !loads[member].allLocations.isEmpty }

  init(_ auditor: Auditor, _ index: Index) {
    let region = auditor.tables.region
    let weeks = region.policy.weeks
    loads = region.members.map { _ in
      Load(minutes: .init(repeating: 0, count: weeks), locations: .init(repeating: [], count: weeks))
    }
    membersInWeek = region.vacancies.map { _ in .init(repeating: [], count: weeks) }
    members = region.vacancies.map { _ in [] }
    placements = region.groups.map { _ in 0 }
    for duty in auditor.running where duty.placement.dates.cut(to: auditor.tables.horizon) != nil {
      guard let member = index.members[duty.member.id], let group = index.groups[duty.work.group.id],
        let vacancy = index.vacancies[duty.work.vacancy.id],
        let location = index.locations[duty.work.location.id]
      else { continue }
      placements[group] += 1
      members[vacancy].insert(member)
      loads[member].allLocations.insert(location)
      for lesson in duty.lessons {
        loads[member].lessons[lesson.day, default: []].append((lesson.span, location))
      }
      for (week, minutes) in duty.weekMinutes.enumerated() where minutes > 0 {
        loads[member].minutes[week] += minutes
        loads[member].locations[week].insert(location)
        membersInWeek[vacancy][week].insert(member)
        if let row = duty.standing?.row {
          loads[member].underAuthority[row, default: .init(repeating: 0, count: weeks)][week] += minutes
        }
      }
    }
  }
}

/// The places of ids in the tables of a region.
struct Index {
  let members, groups, vacancies, locations, boards: [String: Int]

  init(_ region: Region) {
    func places(_ ids: [String]) -> [String: Int] {
      Dictionary(ids.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    }
    members = places(region.members.map(\.id))
    groups = places(region.groups.map(\.id))
    vacancies = places(region.vacancies.map(\.id))
    locations = places(region.locations.map(\.id))
    boards = places(region.boards.map(\.id))
  }
}

/// The minutes between locations for each mode of travel.
struct Journeys {
  private let count: Int
  private var minutes: [TravelMode: [Int]] = [:]

  init(_ tables: Tables) {
    let locations = tables.region.locations
    count = locations.count
    for mode in TravelMode.allCases where tables.region.members.contains(where: { $0.mode == mode }) {
      minutes[mode] = locations.flatMap { from in
        locations.map { tables.minutes(from: from, to: $0, by: mode) ?? .max }
      }
    }
  }

  /// Whether a member who travels so can give both lessons on one date.
  func leaveTime(_ a: ClockSpan, at from: Int, _ b: ClockSpan, at to: Int, by mode: TravelMode) -> Bool {
    if a.overlaps(b) { return false }
    if from == to { return true }
    let (gap, first, second) = a < b ? (b.start - a.end, from, to) : (a.start - b.end, to, from)
    return minutes[mode].map { $0[first * count + second] <= gap } ?? false
  }
}
