// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolData
import PoolModel
import PoolOracle
import PoolReport
import PoolRules
import PoolSolver
import Testing

@testable import poolmatch

/// Weeks of planning and publishing on tiny regions, with members who leave and vacancies that end in between.
@Suite("Week after week") struct CycleTests {
  /// A tiny region may have rows that hold on no date, which a package may not.
  static func mended(_ region: Region) -> Region {
    func isSound(_ from: Day?, _ until: Day?) -> Bool {
      from.flatMap { from in until.map { from <= $0 } } ?? true
    }
    var region = region
    region.authority.removeAll { !isSound($0.from, $0.until) }
    region.availability.removeAll { !isSound($0.from, $0.until) }
    region.qualifications.removeAll { !isSound($0.from, $0.until) }
    for index in region.members.indices {
      region.members[index].until = region.members[index].until.map { max($0, region.members[index].from) }
    }
    return region
  }

  @Test(
    "no locked placement moves, every plan is sound, and the history gives all of them to the byte",
    arguments: 0..<12 as Range<UInt64>)
  func history(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var region = Self.mended(tinyRegion(seed: seed))
    let start = region.policy.firstDay
    var told: [[UInt8]] = []
    try Desk.with { desk in
      for week in 0..<4 {
        var scope = PlanScope(from: start.advanced(by: 7 * week + dice.number(0...4)), weeks: 8)
        // Told placements of the tiny region itself may go beyond eight weeks.
        let horizon = region.scoped(by: scope).policy.horizon
        region.placements = region.placements.compactMap { placement in
          placement.dates.cut(from: nil, until: horizon.until).map { placement.with($0, placement.state) }
        }
        scope.dropped = conflicts(amongToldIn: region, in: scope).dropped
        try #require(scope.flaws(in: region) == [], "seed \(seed), week \(week)")
        let scoped = region.scoped(by: scope)
        let planned = plan(
          Rulebook(scoped), .init(engine: dice.chance(50) ? .bundles : .greedy, work: 20_000)
        ).plan
        #expect(audit(planned, of: scoped).breaches.map(\.description) == [], "seed \(seed), week \(week)")
        let dropped = Set(scope.dropped)
        for placement in region.placements where scope.locks(placement, in: region.policy) {
          guard !dropped.contains(placement) else { continue }
          let locked = placement.with(placement.dates, .running)
          #expect(planned.placements.contains(locked), "seed \(seed), week \(week): \(placement)")
        }
        region = region.publishing(
          planned, in: scope, on: start.advanced(by: 7 * week), by: "d1", sha256: "0")
        told.append(placementsTable(Plan(region.placements)))
        try writePackage(region, to: desk["region"])
        region = try #require(readPackage(at: desk["region"]).region, "seed \(seed), week \(week)")

        let member = dice.number(0...region.members.count - 1)
        if dice.chance(50) {
          region.members[member].until = max(
            region.members[member].from, start.advanced(by: 7 * week + dice.number(0...30)))
        }
        let vacancy = dice.number(0...region.vacancies.count - 1)
        if dice.chance(50) {
          region.vacancies[vacancy].until = max(
            region.vacancies[vacancy].from, start.advanced(by: 7 * week + dice.number(0...30)))
        }
      }
      let publications = try #require(readPackage(at: desk["region"]).region).publications
      #expect(publications.map { placementsTable(Plan($0.placements)) } == told, "seed \(seed)")
      #expect(publications.map(\.number) == [1, 2, 3, 4])
    }
  }

  /// Who takes a group on a date; of several the first in the order of plans.
  static func holder(_ plan: Plan, _ group: String, _ day: Day) -> String? {
    plan.placements.first { $0.group == group && $0.dates.contains(day) }?.member
  }

  @Test("the difference of two plans is what a count by dates finds", arguments: 0..<40 as Range<UInt64>)
  func difference(seed: UInt64) {
    var dice = Dice(seed: seed)
    let region = tinyRegion(seed: seed)
    let from = region.policy.firstDay.advanced(by: dice.number(0...13))
    let scoped = region.scoped(by: PlanScope(from: from))
    let rulebook = Rulebook(scoped)
    func anyPlan() -> Plan {
      let stints = dice.shuffled(rulebook.stints()).prefix(dice.number(0...4))
      return Plan(
        stints.map {
          Placement(
            group: scoped.groups[rulebook.openings[$0.opening].group].id,
            member: scoped.members[$0.member].id,
            dates: $0.dates, state: .published)
        })
    }
    let (old, new) = (anyPlan(), anyPlan())
    let difference = PlanDifference(
      from: .init(old, goals: [:], minutesCovered: 0), to: .init(new, goals: [:], minutesCovered: 0),
      in: rulebook, minutesAsked: 0, conflicts: 0)

    let tables = Auditor(scoped).tables
    for (number, group) in scoped.groups.enumerated() {
      let moves = difference.moves.filter { $0.group == number }
      for day in scoped.policy.horizon.days where day >= from {
        let teaches = !(tables.works[group.id]?.lessons(on: day).isEmpty ?? true)
        guard teaches || group.flexibleMinutes != nil else { continue }
        let (before, after) = (Self.holder(old, group.id, day), Self.holder(new, group.id, day))
        let found = moves.filter { $0.dates.contains(day) }
        if before == after {
          #expect(found.isEmpty, "seed \(seed), group \(group.id) on \(day)")
        } else if teaches {
          #expect(found.map(\.before) == [before], "seed \(seed), group \(group.id) on \(day)")
          #expect(found.map(\.after) == [after], "seed \(seed), group \(group.id) on \(day)")
        }
      }
      for move in moves {
        #expect(
          move.minutes == tables.works[group.id]?.minutes(over: move.dates), "seed \(seed), \(move)")
      }
    }
    let changed = old.placements.filter { placement in
      placement.dates.days.contains { day in
        day >= from && Self.holder(old, placement.group, day) == placement.member
          && Self.holder(new, placement.group, day) != placement.member
          && difference.moves.contains {
            scoped.groups[$0.group].id == placement.group && $0.dates.contains(day)
          }
      }
    }
    #expect(difference.toldChanged == changed.count, "seed \(seed)")
  }
}
