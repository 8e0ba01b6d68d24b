// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

extension Coverage {
  /// Counts what a plan covers.
  ///
  /// - Complexity: linear in the region and the plan.
  public init(of plan: Plan, in rulebook: Rulebook) { self.init(Staffing(plan, in: rulebook)) }

  init(_ staffing: Staffing) {
    let region = staffing.rulebook.region
    self.init(policy: region.policy)
    var counts = Counts(region)
    var vacancyTallies: [String: Tally] = [:]
    for (group, row) in region.groups.enumerated() where staffing.asked[group] > 0 {
      let parts = staffing.assignmentsOfGroup[group].map { staffing.assignments[$0] }
      var tally = Tally()
      tally.minutesAsked = staffing.asked[group]
      tally.minutesCovered = parts.reduce(0) { $0 + $1.minutes }
      tally.weeklyAsked = 1000 * staffing.weekly[group]
      tally.weeklyCovered = tally.weeklyAsked * tally.minutesCovered / tally.minutesAsked
      total += tally
      vacancyTallies[row.vacancy, default: Tally()] += tally
      counts.add(tally, of: row)
      for part in parts where part.minutes > 0 {
        var covered = Tally()
        covered.minutesCovered = part.minutes
        covered.weeklyCovered = tally.weeklyAsked * part.minutes / tally.minutesAsked
        let hire = region.members[part.member].hire
        counts.add(covered, .tier, part.tier.map(String.init) ?? "none")
        counts.add(covered, .hire, hire.rawValue)
        if part.isHidden(in: region) { hiddenMinutes += part.minutes }
      }
    }
    vacancies = vacancyTallies.count
    for vacancy in region.vacancies {
      guard let tally = vacancyTallies[vacancy.id], tally.minutesCovered > 0 else { continue }
      if tally.minutesOpen == 0 { vacanciesWhole += 1 } else { vacanciesPartly += 1 }
    }
    rows = counts.rows(askedInAll: total)
    pool = PoolUse(staffing)
  }
}

/// Tallies by dimension and key.
private struct Counts {
  private let region: Region
  private let vacancies, locations, subjects, levels: [String: Int]
  private var tallies: [Dimension: [String: Tally]] = [:]

  init(_ region: Region) {
    self.region = region
    vacancies = positions(region.vacancies.map(\.id))
    locations = positions(region.locations.map(\.id))
    subjects = positions(region.subjects.map(\.id))
    levels = positions(region.levels.map(\.id))
  }

  mutating func add(_ tally: Tally, _ dimension: Dimension, _ key: String) {
    tallies[dimension, default: [:]][key, default: Tally()] += tally
  }

  /// Adds to every dimension of what is asked.
  mutating func add(_ tally: Tally, of group: LessonGroup) {
    guard let vacancy = vacancies[group.vacancy].map({ region.vacancies[$0] }),
      let location = locations[vacancy.location].map({ region.locations[$0] }),
      let subject = subjects[vacancy.subject].map({ region.subjects[$0] }),
      let level = levels[group.level].map({ region.levels[$0] })
    else { return }
    add(tally, .reportingGroup, subject.reportingGroup)
    add(tally, .subject, subject.id)
    add(tally, .levelGroup, level.group.rawValue)
    add(tally, .board, location.board)
    add(tally, .location, location.id)
  }

  /// The rows in the order of the region's tables.
  func rows(askedInAll: Tally) -> [Dimension: [Coverage.Row]] {
    var rows: [Dimension: [Coverage.Row]] = [:]
    for dimension in Dimension.allCases {
      rows[dimension] = keys(dimension).compactMap { key, name in
        guard var tally = tallies[dimension]?[key] else { return nil }
        if dimension == .tier || dimension == .hire {
          (tally.minutesAsked, tally.weeklyAsked) = (askedInAll.minutesAsked, askedInAll.weeklyAsked)
        }
        return Coverage.Row(key: key, name: name, tally: tally)
      }
    }
    return rows
  }

  private func keys(_ dimension: Dimension) -> [(key: String, name: String)] {
    switch dimension {
    case .reportingGroup:
      var seen: Set<String> = []
      return region.subjects.map(\.reportingGroup).filter { seen.insert($0).inserted }.map { ($0, $0) }
    case .subject: return region.subjects.map { ($0.id, $0.name) }
    case .levelGroup: return LevelGroup.allCases.map { ($0.rawValue, $0.rawValue) }
    case .board: return region.boards.map { ($0.id, $0.name) }
    case .location: return region.locations.map { ($0.id, $0.name) }
    case .tier: return ["0", "1", "2", "3", "none"].map { ($0, $0) }
    case .hire: return HireForm.allCases.map { ($0.rawValue, $0.rawValue) }
    }
  }
}

extension PoolUse {
  init(_ staffing: Staffing) {
    for case let use? in staffing.memberUses {
      members += 1
      if use.usedMinutes > 0 { membersPlaced += 1 }
      usedMinutes += use.usedMinutes
      availableMinutes += use.availableMinutes
      contractedMinutes += use.contractedMinutes
      contractedUsedMinutes += use.contractedUsedMinutes
    }
  }
}

/// The lesson minutes of one member over the horizon, as `PoolUse` adds them up.
package struct MemberUse: Hashable, Sendable {
  package var usedMinutes = 0, availableMinutes = 0, contractedMinutes = 0, contractedUsedMinutes = 0
}

extension Staffing {
  /// Per member what is used of the hours; `nil` = not in the pool on any date of the horizon.
  ///
  /// Weeks count in fifths: as many as there are Mondays to Fridays on which the member is in the pool and some location
  /// is open.
  package var memberUses: [MemberUse?] {
    let region = rulebook.region
    let weeks = region.policy.weeks
    var used = [[Int]](repeating: Array(repeating: 0, count: weeks), count: region.members.count)
    for assignment in assignments where assignment.minutes > 0 {
      for week in 0..<weeks { used[assignment.member][week] += Int(assignment.teaching.minutesByWeek[week]) }
    }
    let open = region.openDates
    return region.members.enumerated().map { number, member in
      guard region.policy.horizon.cut(from: member.from, until: member.until) != nil else { return nil }
      var use = MemberUse()
      for week in 0..<weeks {
        let days = (0..<5).count { weekday in
          let day = region.policy.firstDay.advanced(by: 7 * week + weekday)
          return open[7 * week + weekday] && member.from <= day && day <= member.until ?? day
        }
        let contract = member.contractMinutes * days / 5
        use.usedMinutes += used[number][week]
        use.availableMinutes += member.minutesMax * days / 5
        use.contractedMinutes += contract
        use.contractedUsedMinutes += min(used[number][week], contract)
      }
      return use
    }
  }

  /// The lesson minutes that one full-time member gives over the horizon, counted as those of members are.
  package var fteMinutes: Int {
    let open = rulebook.region.openDates
    return stride(from: 0, to: open.count, by: 7).reduce(0) { sum, monday in
      sum + rulebook.region.policy.fteMinutes * open[monday..<monday + 5].count { $0 } / 5
    }
  }
}

extension Member {
  /// Lesson minutes a week under contract: `hours_min`, or for permanent and seconded members without it `hours_max`.
  fileprivate var contractMinutes: Int {
    minutesMin > 0 ? minutesMin : [.permanent, .seconded].contains(hire) ? minutesMax : 0
  }
}

extension Region {
  /// Per date of the horizon: whether some location has no holiday.
  fileprivate var openDates: [Bool] {
    let holidayRegions = Set(locations.map(\.holidayRegion))
    return policy.horizon.days.map { day in
      holidayRegions.contains { own in
        !holidays.contains { $0.dates.contains(day) && ($0.holidayRegion == nil || $0.holidayRegion == own) }
      }
    }
  }
}
