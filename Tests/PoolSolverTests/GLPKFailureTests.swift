// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
@_spi(Testing) import PoolGLPK
import PoolModel
import PoolOracle
import PoolRules
import PoolVerify
import Testing

@testable import PoolSolver

/// Whichever call of GLPK fails, on whichever thread: what comes out is a plan to be relied on, and the reason.
@Suite("When GLPK fails") struct GLPKFailureTests {
  /// A way to plan, and the call sites that it goes through.
  struct Way: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let engine: Engine
    var sizes = BundleLevelSearch.Sizes()
    let sites: Set<String>
    let regions: [Region]

    func plan(_ region: Region, threads: Int = 2, failingAt place: [Int]? = nil) -> (
      result: PlanningResult, calls: [FaultPlan.Call]
    ) {
      let faults = FaultPlan(failingAt: place)
      var options = PlanningOptions(engine: engine, threads: threads)
      (options.sizes, options.coreMin) = (sizes, 20)
      let result = FaultPlan.$current.withValue(faults) { PoolSolver.plan(Rulebook(region), options) }
      return (result, faults.calls)
    }
  }

  /// Regions whose first goal the greedy plan alone does not prove.
  static let tiny = (2000..<2400 as Range<UInt64>).map(tinyRegion).filter { region in
    !plan(Rulebook(region), .init(engine: .greedy)).goals.allSatisfy(\.isProven)
  }.prefix(12)
  static func crowded(_ seed: UInt64, members: Int, vacancies: Int) -> Region {
    var region = crowdedRegion(seed: seed, members: members, vacancies: vacancies)
    (region.policy.goals, region.policy.handoversMax) = ([.init(.value), .init(.people)], 0)
    return region
  }

  static let small = crowded(25, members: 6, vacancies: 5)

  static let ways = [
    Way(
      testDescription: "exact", engine: .exact,
      sites: [
        "plan relax", "core solve", "plan solve",
        "whole_master relax", "whole_cases relax", "whole_trial relax", "branch_trial relax",
      ],
      regions: tiny + [small]),
    Way(
      testDescription: "bundles", engine: .bundles,
      sites: [
        "whole_master relax", "whole_master solve", "whole_closing solve",
        "area_master relax", "area_master solve", "area_closing solve",
        "whole_cases relax", "whole_trial relax", "branch_trial relax",
      ],
      regions: tiny + [small, crowdedRegion(seed: 25, members: 6, vacancies: 5)]),
    // As in a large region: a dive in place of the master's own search, areas of some members, lists of bundles that are too
    // short to close the gap.
    Way(
      testDescription: "bundles, the way of large regions", engine: .bundles,
      sizes: .init(small: 0, listed: 1, area: 2),
      sites: [
        "whole_master relax", "whole_dive relax", "whole_closing solve",
        "area_master relax", "area_master solve", "area_closing solve",
        "rest_master relax", "rest_master solve", "rest_closing solve",
      ],
      regions: [
        small, crowded(56, members: 12, vacancies: 10), crowded(37, members: 10, vacancies: 12),
      ]),
    // Cases alone.
    Way(
      testDescription: "bundles, by cases", engine: .bundles, sizes: .init(hard: 0, cuts: 0, listed: 0),
      sites: [
        "whole_master relax", "whole_master solve", "whole_cases relax", "whole_trial relax",
        "branch_trial relax",
      ], regions: [crowded(53, members: 6, vacancies: 5)]),
  ]

  /// All calls; of more than 40 the first and the last of each site, since each is a whole run.
  static func tried(_ calls: [FaultPlan.Call]) -> [FaultPlan.Call] {
    guard calls.count > 40 else { return calls }
    return Set(calls.map(\.site)).sorted().flatMap { site in
      let ofSite = calls.filter { $0.site == site }
      return [ofSite.first, ofSite.count > 1 ? ofSite.last : nil].compactMap(\.self)
    }
  }

  @Test("at any call, a sound plan comes out with the reason, and its certificate holds", arguments: ways)
  func any(way: Way) {
    var seen: Set<String> = []
    for (number, region) in way.regions.enumerated() {
      let (intact, calls) = way.plan(region)
      #expect(intact.status == .optimal && intact.failure == nil, "region \(number)")
      seen.formUnion(calls.map(\.site))
      for call in Self.tried(calls) {
        let note: Comment = "region \(number), \(call.site) \(call.place)"
        let result = way.plan(region, failingAt: call.place).result
        let report = audit(result.plan, of: region)
        #expect(report.breaches.map(\.description) == [], note)
        for goal in result.goals {
          #expect(report.goals[goal.goal] == goal.value, note)
          #expect(!goal.goal.wantsMost || goal.reached <= goal.bound, note)
          #expect(goal.goal.wantsMost || goal.reached >= goal.bound, note)
        }
        guard case .solverGaveUp(let words)? = result.failure?.cause else {
          Issue.record("\(note): failure \(String(describing: result.failure))")
          continue
        }
        #expect(words.hasPrefix("GLPK failed on purpose"), note)
        #expect(result.stop == nil, note)
        if call == calls[0] {
          #expect(result.plan == plan(Rulebook(region), .init(engine: .greedy)).plan, note)
          #expect(result.status == .fallback, note)
        } else {
          #expect((result.status == .optimal) == result.goals.allSatisfy(\.isProven), note)
        }
        let certificate = Certificate(inputSHA256: "0", levels: result.certificate)
        let found = verify(certificate, of: region, sha256: "0", goals: report.goals)
        #expect(found.refusals.map(\.description) == [], note)
      }
    }
    #expect(seen == way.sites)
  }

  @Test("on a helper thread, the same comes out as on one thread alone") func threads() throws {
    let way = Self.ways[2]
    let region = way.regions[1]
    let calls = way.plan(region, threads: 2).calls
    #expect(way.plan(region, threads: 1).calls == calls)
    let divided = calls.filter { $0.place.count > 1 }
    #expect(divided.contains { $0.place[1] > 0 }, "no area was searched beside another")
    for call in divided {
      let results = [1, 2].map { way.plan(region, threads: $0, failingAt: call.place).result }
      let (one, two) = (results[0], results[1])
      #expect(one.plan == two.plan && one.goals == two.goals && one.failure == two.failure, "\(call.place)")
    }
  }
}
