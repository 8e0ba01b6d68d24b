// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle
import PoolRules
import PoolSolver
import PoolVerify
import Testing

/// A tiny region and a scope for it: any date of its horizon, some locked placements given free, some told ones dropped.
struct ScopedRegion {
  let package: Region
  let scope: PlanScope
  var region: Region { package.scoped(by: scope) }

  init(seed: UInt64) {
    var dice = Dice(seed: seed)
    var package = tinyRegion(seed: seed)
    let horizon = package.policy.horizon
    // Told placements beyond the horizon are a flaw of the scope.
    package.placements = package.placements.compactMap { placement in
      placement.dates.cut(from: nil, until: horizon.until).map { placement.with($0, placement.state) }
    }
    let from = horizon.from.advanced(by: dice.number(0...horizon.count - 1))
    var scope = PlanScope(from: from)
    for placement in package.placements {
      if dice.chance(20), scope.locks(placement, in: package.policy) {
        scope.freed.append(placement)
      } else if dice.chance(10) {
        scope.dropped.append(placement)
      }
    }
    (self.package, self.scope) = (package, scope)
  }
}

@Suite("Planning a part of the question") struct ScopeTests {
  @Test(
    "gives what trying every plan gives, proven and verified from the package",
    arguments: 0..<40 as Range<UInt64>)
  func bruteForced(seed: UInt64) {
    let scoped = ScopedRegion(seed: seed)
    #expect(scoped.scope.flaws(in: scoped.package) == [], "seed \(seed)")
    guard feasiblePlans(of: scoped.region, upTo: 1000) != nil else { return }
    let best = bruteForce(scoped.region)
    for engine in [Engine.exact, .bundles] {
      let result = plan(Rulebook(scoped.region), .init(engine: engine))
      #expect(result.goals.map(\.reached) == best.reached, "seed \(seed), \(engine)")
      let report = audit(result.plan, of: scoped.region)
      #expect(report.breaches.map(\.description) == [], "seed \(seed), \(engine)")
      let certificate = Certificate(inputSHA256: "0", scope: scoped.scope, levels: result.certificate)
      let found = verify(certificate, of: scoped.package, sha256: "0", goals: report.goals)
      #expect(found.refusals.map(\.description) == [], "seed \(seed), \(engine)")
    }
  }

  @Test(
    "never moves what has begun, and decides no earlier date", arguments: Engine.allCases,
    0..<12 as Range<UInt64>)
  func locked(engine: Engine, seed: UInt64) throws {
    let scoped = ScopedRegion(seed: seed)
    let from = try #require(scoped.scope.from)
    let plan = plan(Rulebook(scoped.region), .init(engine: engine)).plan
    let inPlan = Set(plan.placements)
    let loose = Set(scoped.scope.freed + scoped.scope.dropped)
    for placement in scoped.package.placements
    where placement.state != .proposed && !loose.contains(placement) {
      guard placement.state == .running || placement.dates.from < from else { continue }
      #expect(inPlan.contains(placement.with(placement.dates, .running)), "seed \(seed): \(placement)")
    }
    for placement in plan.decided { #expect(placement.dates.from >= from, "seed \(seed): \(placement)") }
  }

  @Test("begins on the date on from which is planned, whatever the week", arguments: 0...6)
  func withinAWeek(days: Int) throws {
    let scoped = ScopedRegion(seed: 7)
    let from = scoped.package.policy.firstDay.advanced(by: 7 + days)
    let openings = Rulebook(scoped.package.scoped(by: PlanScope(from: from))).openings
    #expect(!openings.isEmpty)
    #expect(openings.allSatisfy { $0.dates.from >= from })
  }
}

@Suite("What people were told and no longer fits") struct ToldConflictTests {
  @Test(
    "is dropped so that the rest can be kept, and no more of it than that",
    arguments: 0..<60 as Range<UInt64>)
  func dropped(seed: UInt64) {
    var scoped = ScopedRegion(seed: seed)
    scoped = ScopedRegion(scoped.package, PlanScope(from: scoped.scope.from))
    let found = conflicts(amongToldIn: scoped.package, in: scoped.scope)
    #expect(found.breaches.isEmpty == found.dropped.isEmpty, "seed \(seed)")
    func settled(_ dropped: [Placement]) -> [Breach] {
      conflicts(
        amongToldIn: scoped.package, in: PlanScope(from: scoped.scope.from, dropped: dropped)
      ).breaches
    }
    #expect(settled(found.dropped).map(\.description) == [], "seed \(seed)")
    for placement in found.dropped {
      #expect(!settled(found.dropped.filter { $0 != placement }).isEmpty, "seed \(seed): \(placement)")
    }
    // Kept as they are, those that are told and not yet begun are a sound plan of the scope.
    let region = scoped.package.scoped(by: PlanScope(from: scoped.scope.from, dropped: found.dropped))
    let kept = Plan(
      region.placements.compactMap { placement in
        placement.state == .running
          ? placement
          : placement.dates.cut(to: region.policy.horizon).map { placement.with($0, placement.state) }
      })
    #expect(audit(kept, of: region).breaches.map(\.description) == [], "seed \(seed)")
  }

  @Test("is nothing right after a plan was published", arguments: 0..<30 as Range<UInt64>)
  func none(seed: UInt64) throws {
    let region = tinyRegion(seed: seed)
    let plan = plan(Rulebook(region), .init(engine: .greedy)).plan
    let day = region.policy.firstDay
    let published = region.publishing(plan, in: PlanScope(), on: day, by: "d1", sha256: "")
    for days in [0, 3, 7, 10] {
      let found = conflicts(amongToldIn: published, in: PlanScope(from: day.advanced(by: days)))
      #expect(found.breaches.map(\.description) == [], "seed \(seed), \(days) days later")
    }
  }
}

extension ScopedRegion {
  init(_ package: Region, _ scope: PlanScope) { (self.package, self.scope) = (package, scope) }
}
