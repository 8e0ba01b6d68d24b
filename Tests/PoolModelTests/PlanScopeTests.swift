// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

@Suite("The scope of a plan") struct PlanScopeTests {
  static func day(_ text: String) -> Day {
    guard let day = Day(iso: text) else { preconditionFailure("no date \(text)") }
    return day
  }

  static func placement(_ group: String, _ from: String, _ until: String, _ state: PlacementState)
    -> Placement
  {
    guard let dates = DayRange(day(from), day(until)) else { preconditionFailure("\(from) \(until)") }
    return Placement(group: group, member: "M1", dates: dates, state: state)
  }

  static let runs = placement("G1", "2026-11-16", "2027-01-10", .running)
  static let ended = placement("G1", "2026-11-30", "2026-12-06", .published)
  static let begun = placement("G2", "2026-12-07", "2027-02-28", .published)
  static let ahead = placement("G3", "2026-12-16", "2027-01-24", .published)
  static let loose = placement("G4", "2026-12-07", "2026-12-20", .proposed)

  /// Eight weeks from Monday 30 November 2026 to Sunday 24 January 2027.
  static let region: Region = {
    var region = Region(policy: Policy(firstDay: day("2026-11-30"), weeks: 8))
    region.placements = [runs, ended, begun, ahead, loose]
    return region
  }()

  func states(_ scope: PlanScope) -> [String] {
    Self.region.scoped(by: scope).placements.map {
      "\($0.group) \($0.dates.from) \($0.dates.until) \($0.state.rawValue)"
    }
  }

  @Test("the whole question is the package's") func whole() {
    #expect(PlanScope().isWhole)
    #expect(Self.region.scoped(by: PlanScope()) == Self.region)
    #expect(PlanScope().flaws(in: Self.region) == [])
  }

  @Test("what has begun is locked, and the horizon begins on the Monday before") func from() {
    let scope = PlanScope(from: Self.day("2026-12-16"))
    let policy = Self.region.scoped(by: scope).policy
    #expect(policy.firstDay == Self.day("2026-12-14"))
    #expect(policy.weeks == 6)
    #expect(policy.planFrom == Self.day("2026-12-16"))
    #expect(
      states(scope) == [
        "G1 2026-11-16 2027-01-10 running", "G1 2026-11-30 2026-12-06 running",
        "G2 2026-12-07 2027-02-28 running", "G3 2026-12-16 2027-01-24 published",
        "G4 2026-12-07 2026-12-20 proposed",
      ])
    #expect(scope.flaws(in: Self.region) == [])
  }

  @Test("what is given free or dropped keeps what was before") func freed() {
    var scope = PlanScope(from: Self.day("2026-12-16"), weeks: 20, freed: [Self.runs], dropped: [Self.begun])
    scope.changesMax = 4
    #expect(Self.region.scoped(by: scope).policy.changesMax == 4)
    #expect(Self.region.scoped(by: scope).policy.weeks == 20)
    #expect(
      states(scope) == [
        "G1 2026-11-16 2026-12-15 running", "G1 2026-12-16 2027-01-10 published",
        "G1 2026-11-30 2026-12-06 running", "G2 2026-12-07 2026-12-15 running",
        "G3 2026-12-16 2027-01-24 published", "G4 2026-12-07 2026-12-20 proposed",
      ])
    #expect(scope.flaws(in: Self.region) == [])
    #expect(
      states(PlanScope(freed: [Self.runs])).prefix(2) == [
        "G1 2026-11-16 2026-11-29 running", "G1 2026-11-30 2027-01-10 published",
      ])
    #expect(
      states(PlanScope(from: Self.day("2026-12-09"), dropped: [Self.ahead])).filter { $0.hasPrefix("G3") }
        == [])
  }

  static let flawed: [(scope: PlanScope, flaws: [PlanScope.Flaw])] = [
    (
      PlanScope(from: day("2026-11-29")),
      [.beforeCalendar(from: day("2026-11-29"), firstDay: day("2026-11-30"))]
    ),
    (
      PlanScope(from: day("2027-01-25")),
      [.afterHorizon(from: day("2027-01-25"), last: day("2027-01-24"))]
    ),
    (PlanScope(from: day("2027-01-25"), weeks: 1), []),
    (PlanScope(from: day("2027-01-24")), []),
    (PlanScope(weeks: 0), [.weeks(0)]), (PlanScope(from: day("2026-12-09"), weeks: 61), [.weeks(61)]),
    (PlanScope(weeks: 8), [.endsBefore(begun, weeks: 13)]),
    (PlanScope(from: day("2026-12-09"), weeks: 6), [.endsBefore(ahead, weeks: 7)]),
    (PlanScope(from: day("2026-12-09"), weeks: 7), []),
    (PlanScope(from: day("2026-12-09"), freed: [begun]), [.endsBefore(left, weeks: 12)]),
    (PlanScope(from: day("2026-12-09"), weeks: 6, dropped: [ahead]), []),
    (PlanScope(from: day("2026-12-09"), freed: [ahead]), [.notLocked(ahead)]),
    (
      PlanScope(from: day("2026-12-09"), freed: [loose], dropped: [loose]),
      [.unknown(loose), .unknown(loose)]
    ),
  ]
  static let left = placement("G2", "2026-12-09", "2027-02-28", .published)

  @Test("everything that is wrong with a scope is told", arguments: flawed)
  func flaws(scope: PlanScope, flaws: [PlanScope.Flaw]) {
    #expect(scope.flaws(in: Self.region) == flaws)
  }

  @Test("told placements beyond the horizon are told of the whole question, too") func beyond() {
    #expect(PlanScope().toldBeyond(in: Self.region) == [.endsBefore(Self.begun, weeks: 13)])
  }

  @Test("publishing takes the plan's placements and adds to the history") func publishing() throws {
    let scope = PlanScope(from: Self.day("2026-12-16"))
    let plan = Plan([Self.runs, Self.loose])
    let region = Self.region.publishing(
      plan, in: scope, on: Self.day("2026-12-11"), by: "d1", sha256: "abc")
    let told = [Self.runs, Self.loose.with(Self.loose.dates, .published)]
    #expect(region.placements == told)
    #expect(region.policy == Self.region.policy)
    #expect(
      region.publications == [
        Publication(
          number: 1, on: Self.day("2026-12-11"), by: "d1", from: Self.day("2026-12-16"), weeks: 6,
          inputSHA256: "abc", placements: told)
      ])
    let again = region.publishing(plan, in: PlanScope(), on: Self.day("2026-12-18"), by: "d2", sha256: "")
    #expect(again.publications.map(\.number) == [1, 2])
    #expect(again.publications[1].from == Self.day("2026-11-30"))
    #expect(again.publications[1].weeks == 8)
  }
}
