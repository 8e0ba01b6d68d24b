// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle
import PoolRules
import PoolSolver
import Testing

/// Rules that only three stints together can break, which tiny random regions hardly ever ask for.
@Suite("Rules that bind three at a time") struct BindingTests {
  /// One member, some locations a street apart, and at each a vacancy with one group.
  private func region(schools: Int = 3, locationsMax: Int = 3, minutesMax: Int = 2400) throws -> Region {
    let monday = try #require(Day(iso: "2026-11-30"))
    var region = Region(policy: Policy(firstDay: monday, weeks: 2))
    region.boards = [Board(id: "B", name: "Board")]
    region.subjects = [Subject(id: "wis", name: "wiskunde", reportingGroup: "exact")]
    region.levels = [Level(id: "h4", name: "havo 4", group: .upper)]
    region.authority = [Authority(levelGroup: .upper, degree: .first, tier: 0)]
    region.members = [
      Member(
        id: "M", hire: .flexible, home: Position(latitude: 52, longitude: 5), mode: .bike,
        travelMaxMinutes: 60,
        minutesMax: minutesMax, locationsMax: locationsMax, from: monday, conductCertificate: monday)
    ]
    region.qualifications = [Qualification(member: "M", subject: "wis", degree: .first)]
    for number in 1...schools {
      region.locations.append(
        Location(
          id: "L\(number)", name: "School", board: "B",
          position: Position(latitude: 52 + Double(number) / 1000, longitude: 5)))
      region.vacancies.append(
        Vacancy(
          id: "V\(number)", location: "L\(number)", subject: "wis", from: monday, until: nil,
          submitted: monday))
      region.groups.append(LessonGroup(id: "G\(number)", vacancy: "V\(number)", level: "h4"))
      let span = try #require(ClockSpan(540, 590))
      region.lessons.append(Lesson(group: "G\(number)", weekday: number, span: span))
    }
    return region
  }

  /// Plans with and without bundles, and by trying everything: all take `groups` groups.
  private func expect(_ groups: Int, in region: Region, _ rule: String) {
    let best = bruteForce(region)
    #expect(best.plan.decided.count == groups, "brute force, \(rule)")
    for (engine, bundlesMax) in [(Engine.exact, 0), (.exact, 3000), (.bundles, 3000)] {
      let result = plan(Rulebook(region), PlanningOptions(engine: engine, bundlesMax: bundlesMax))
      #expect(result.plan.decided.count == groups, "\(rule), \(engine), \(bundlesMax) bundles")
      #expect(result.goals.map(\.reached) == best.reached, "\(rule), \(engine), \(bundlesMax) bundles")
      #expect(result.status == .optimal, "\(rule): \(String(describing: result.failure))")
      #expect(audit(result.plan, of: region).isSound, "\(rule)")
    }
  }

  @Test("two locations a week are two of three schools, running ones counted") func locations() throws {
    expect(3, in: try region(locationsMax: 3), "three locations")
    var region = try region(locationsMax: 2)
    expect(2, in: region, "two locations")
    region.placements = [Placement(group: "G2", member: "M", dates: region.policy.horizon, state: .running)]
    expect(1, in: region, "two locations, one running")
    region = try self.region(schools: 4)
    region.placements = [Placement(group: "G2", member: "M", dates: region.policy.horizon, state: .running)]
    expect(2, in: region, "three locations, one running")
  }

  @Test("hours hold for three groups that fit two by two") func hours() throws {
    expect(2, in: try region(minutesMax: 149), "149 minutes for three groups of 50")
    expect(3, in: try region(minutesMax: 150), "150 minutes for three groups of 50")
  }

  @Test("flexible groups fit into the free time together") func freeTime() throws {
    var region = try region()
    region.lessons = []
    for index in region.groups.indices { region.groups[index].flexibleMinutes = 160 }
    region.availability = [Availability(member: "M", weekday: 1, span: try #require(ClockSpan(480, 959)))]
    expect(2, in: region, "479 free minutes for three groups of 160")
    region.availability = [Availability(member: "M", weekday: 1, span: try #require(ClockSpan(480, 960)))]
    expect(3, in: region, "480 free minutes for three groups of 160")
  }

  @Test("without bundles the optimum is the same", arguments: 3000..<3120 as Range<UInt64>)
  func withoutBundles(seed: UInt64) {
    let region = tinyRegion(seed: seed)
    let result = plan(Rulebook(region), PlanningOptions(engine: .exact, bundlesMax: 0))
    #expect(result.goals.map(\.reached) == bruteForce(region).reached, "seed \(seed)")
    #expect(result.status == .optimal, "seed \(seed): \(String(describing: result.failure))")
  }
}
