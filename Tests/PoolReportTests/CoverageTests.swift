// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules
import Testing

@Suite("Coverage") struct CoverageTests {
  /// Minutes asked or covered, counted date by date and lesson by lesson.
  struct Recount: Equatable {
    var asked = 0, covered = 0
  }

  /// A plan of placements drawn at random; they may overlap, reach beyond windows and lack authority.
  static func randomPlan(seed: UInt64) -> Plan {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let region = SmallRegion.region
    return Plan(
      (0..<8).compactMap { _ in
        let group = region.groups[next(region.groups.count)]
        let member = region.members[next(region.members.count)]
        let from = SmallRegion.day("2026-11-16").advanced(by: next(70))
        guard group.flexibleMinutes == nil, let dates = DayRange(from, from.advanced(by: next(40))) else {
          return nil
        }
        return Placement(group: group.id, member: member.id, dates: dates, state: .proposed)
      })
  }

  /// Recounts the groups with fixed times that `belongs` admits.
  func recount(_ plan: Plan, where belongs: (LessonGroup, Vacancy) -> Bool) throws -> Recount {
    let region = SmallRegion.region
    let running = region.placements.filter { $0.state == .running }
    var count = Recount()
    for group in region.groups where group.flexibleMinutes == nil {
      let vacancy = try #require(region.vacancies.first { $0.id == group.vacancy })
      guard belongs(group, vacancy) else { continue }
      let takers = (running + plan.placements).filter { $0.group == group.id }
      for day in region.policy.horizon.days
      where vacancy.from <= day && day <= vacancy.until ?? day
        && !region.holidays.contains(where: { $0.dates.contains(day) })
      {
        let minutes = region.lessons.filter { $0.group == group.id && $0.weekday == day.weekday }
          .reduce(0) { $0 + $1.span.minutes }
        count.asked += minutes
        if takers.contains(where: { $0.dates.contains(day) }) { count.covered += minutes }
      }
    }
    return count
  }

  @Test("agrees with a count date by date", arguments: 0..<40)
  func recounts(seed: UInt64) throws {
    let region = SmallRegion.region
    let plan = CoverageTests.randomPlan(seed: seed)
    let coverage = Coverage(of: plan, in: SmallRegion.rulebook)
    let flexible = 300  // G07 asks 100 minutes in each of three whole weeks, and nobody takes it here
    let all = try recount(plan) { _, _ in true }
    #expect(coverage.total.minutesAsked == all.asked + flexible, "seed \(seed)")
    #expect(coverage.total.minutesCovered == all.covered, "seed \(seed)")
    for row in try #require(coverage.rows[.location]) {
      let own = try recount(plan) { $1.location == row.key }
      #expect(row.tally.minutesCovered == own.covered, "seed \(seed), location \(row.key)")
    }
    for row in try #require(coverage.rows[.levelGroup]) {
      let levels = Set(region.levels.filter { $0.group.rawValue == row.key }.map(\.id))
      let own = try recount(plan) { group, _ in levels.contains(group.level) }
      #expect(row.tally.minutesCovered == own.covered, "seed \(seed), level group \(row.key)")
    }
  }

  @Test("is divided by every dimension without loss", arguments: 0..<40)
  func adds(seed: UInt64) throws {
    let coverage = Coverage(of: CoverageTests.randomPlan(seed: seed), in: SmallRegion.rulebook)
    for dimension in Dimension.allCases {
      let rows = try #require(coverage.rows[dimension])
      #expect(
        rows.reduce(0) { $0 + $1.tally.minutesCovered } == coverage.total.minutesCovered,
        "seed \(seed), \(dimension)")
      guard dimension != .tier, dimension != .hire else { continue }
      #expect(
        rows.reduce(0) { $0 + $1.tally.minutesAsked } == coverage.total.minutesAsked,
        "seed \(seed), \(dimension)")
      #expect(rows.reduce(0) { $0 + $1.tally.weeklyAsked } == coverage.total.weeklyAsked)
    }
    #expect(coverage.hiddenMinutes <= coverage.total.minutesCovered)
    #expect(coverage.pool.usedMinutes >= coverage.total.minutesCovered, "seed \(seed)")
  }

  @Test("figures of the small region, as counted by hand") func byHand() throws {
    let coverage = SmallRegion.report.coverage
    // V01 4 lessons, V02 3, V03 4, V04 2, V05 3, V06 2, V07 100 min, V08 2, V09 1; six open weeks of eight.
    #expect(coverage.total.weeklyAsked == 1000 * (50 * (4 + 3 + 4 + 2 + 3 + 2 + 2 + 1) + 100))
    // G01: 24 lessons, G02: 18, G04: 6, G07: 6, G08: 4.
    #expect(coverage.total.minutesCovered == 50 * 58)
    // Hidden: M03 is of an agency (6 lessons), M05 is a trainee (6).
    #expect(coverage.hiddenMinutes == 50 * 12)
    #expect((coverage.vacancies, coverage.vacanciesWhole, coverage.vacanciesPartly) == (9, 3, 2))
    #expect((coverage.pool.members, coverage.pool.membersPlaced) == (7, 5))
    // Contracts: M01 15 h, M05 and M06 10 h, each for six weeks; used: M01 20 h, M05 5 h.
    #expect(coverage.pool.contractedMinutes == 60 * 35 * 6)
    #expect(coverage.pool.contractedUsedMinutes == 60 * 25)
  }

  @Test("a date that two placements of a group share counts once") func once() {
    let dates = SmallRegion.dates("2026-11-30", "2027-01-24")
    let both = Plan([
      Placement(group: "G01", member: "M01", dates: dates, state: .proposed),
      Placement(
        group: "G01", member: "M07", dates: SmallRegion.dates("2026-12-07", "2026-12-13"), state: .proposed),
    ])
    let coverage = Coverage(of: both, in: SmallRegion.rulebook)
    #expect(coverage.total.minutesCovered == 50 * (24 + 6))
  }

  @Test("placements of unknown members and groups count for nothing") func unknown() {
    let dates = SmallRegion.dates("2026-11-30", "2027-01-24")
    let plan = Plan([
      Placement(group: "G99", member: "M01", dates: dates, state: .proposed),
      Placement(group: "G01", member: "M99", dates: dates, state: .proposed),
    ])
    #expect(Coverage(of: plan, in: SmallRegion.rulebook).total.minutesCovered == 50 * 6)
  }
}
