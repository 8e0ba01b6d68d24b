// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolAudit
import PoolData
import PoolModel
import PoolOracle
import PoolRules
import PoolVerify
import Testing

@testable import PoolSolver

/// What the engine proves of a region, to check and to spoil.
struct Planned {
  let region: Region
  let goals: [Goal: Int]
  var certificate: Certificate

  init(
    _ region: Region, engine: Engine = .bundles, work: Int? = nil, previous: PreviousPlan? = nil,
    sizes: BundleLevelSearch.Sizes = .init()
  ) {
    self.region = region
    var options = PlanningOptions(engine: engine, work: work, previous: previous)
    options.sizes = sizes
    let result = plan(Rulebook(region), options)
    goals = audit(result.plan, of: region).goals
    certificate = Certificate(inputSHA256: "0", levels: result.certificate)
  }

  func refusals() -> [PoolVerify.Refusal] {
    verify(certificate, of: region, sha256: "0", goals: goals).refusals
  }

  /// The shipped region `zeeland`, whose proof has rows of every kind but dates.
  static let zeeland: Planned? = {
    let path = URL(filePath: #filePath).appending(path: "../../../Instances/zeeland").standardized.path
    return readPackage(at: path).region.map { Planned($0) }
  }()
}

@Suite("Certificates of the engines") struct EngineTests {
  @Test(
    "of tiny regions are accepted, also of plans cut short, and claim nothing beyond the brute force",
    arguments: 1...100)
  func tiny(seed: Int) {
    let region = tinyRegion(seed: UInt64(seed))
    let best = bruteForce(region).reached
    for (engine, work) in [(Engine.bundles, nil), (.bundles, 2000), (.greedy, nil)] {
      let planned = Planned(region, engine: engine, work: work)
      #expect(planned.refusals().map(\.description) == [], "seed \(seed), \(engine), work \(work ?? .max)")
      for (place, level) in planned.certificate.levels.enumerated() where engine == .bundles && work == nil {
        guard let bound = level.proof?.bound else {
          Issue.record("seed \(seed): no bound of \(level.goal.rawValue)")
          continue
        }
        // Planned to the end, each level is at its optimum; its certified bound is never beyond that.
        #expect(level.reached == best[place], "seed \(seed), \(level.goal.rawValue)")
        #expect(
          level.goal.wantsMost ? bound >= best[place] : bound <= best[place],
          "seed \(seed): \(level.goal.rawValue) reaches \(best[place]), bound \(bound)")
      }
    }
  }

  @Test("are accepted whatever plan and prices planning began from", arguments: 1...40)
  func afterAnything(seed: Int) {
    let region = tinyRegion(seed: UInt64(seed))
    var dice = Dice(seed: UInt64(seed))
    for work in [nil, 2000, 1] {
      let planned = Planned(region, work: work, previous: anyPreviousPlan(for: region, &dice))
      #expect(planned.refusals().map(\.description) == [], "seed \(seed), work \(work ?? .max)")
    }
  }

  @Test("prove every goal of tiny regions by prices alone", arguments: [Engine.bundles, .exact])
  func strength(engine: Engine) {
    for seed in 1...40 {
      let planned = Planned(tinyRegion(seed: UInt64(seed)), engine: engine)
      #expect(planned.refusals().map(\.description) == [], "seed \(seed)")
      for level in planned.certificate.levels {
        #expect(level.proof?.bound == level.reached, "seed \(seed), \(level.goal.rawValue)")
      }
    }
  }

  @Test("of a shipped region are accepted") func shipped() throws {
    #expect(try #require(Planned.zeeland).refusals() == [])
  }

  @Test("say what members with many stints earn, and no less") func exact() throws {
    var planned = try #require(Planned.zeeland)
    let leaf = try #require(planned.certificate.levels[0].leaf)
    planned.certificate.levels[0].changeLeaf { leaf in
      for line in leaf.most.indices { leaf.most[line].most -= 1 }
    }
    let refused = planned.refusals().count { $0.name == "most-too-low" }
    #expect(refused >= leaf.most.count, "\(refused) of \(leaf.most.count)")
  }

  @Test("are refused without the steps that leave out stints") func stepsLeftOut() throws {
    let path = URL(filePath: #filePath).appending(path: "../../../Instances/haaglanden").standardized.path
    var planned = Planned(try #require(readPackage(at: path).region))
    #expect(planned.refusals() == [])
    let nodes = try #require(planned.certificate.levels[0].proof?.nodes)
    planned.certificate.levels[0].proof?.nodes = Array(nodes.suffix(1))
    #expect(Set(planned.refusals().map(\.name)) == ["most-too-low"])
  }

  @Test("that were tampered with are refused for the reason", arguments: Spoiling.all)
  func spoiled(spoiling: Spoiling) throws {
    var planned = try #require(Planned.zeeland)
    try spoiling.change(&planned.certificate)
    let reasons = planned.refusals()
    #expect(reasons.map(\.name).contains(spoiling.reason), "\(reasons)")
  }
}

/// A change to the certificate of `zeeland`, and a reason that it must be refused for.
struct Spoiling: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let reason: String
  let change: @Sendable (inout Certificate) throws -> Void

  init(_ what: String, _ reason: String, change: @escaping @Sendable (inout Certificate) throws -> Void) {
    (testDescription, self.reason, self.change) = (what, reason, change)
  }

  /// A change to the level of a goal.
  init(
    _ goal: Goal, _ what: String, _ reason: String,
    change: @escaping @Sendable (inout Certificate.Level) throws -> Void
  ) {
    self.init("\(goal.rawValue): \(what)", reason) { certificate in
      let place = try #require(certificate.levels.firstIndex { $0.goal == goal })
      try change(&certificate.levels[place])
    }
  }

  /// A change to the last leaf of a goal.
  init(
    leaf goal: Goal, _ what: String, _ reason: String,
    change: @escaping @Sendable (inout Certificate.Leaf) throws -> Void
  ) {
    self.init(goal, what, reason) { level in
      var leaf = try #require(level.leaf)
      try change(&leaf)
      level.changeLeaf { $0 = leaf }
    }
  }

  /// A change to the first last leaf of a goal that has a cut, which stands at a place.
  init(
    leafWithCut what: String, _ reason: String,
    change: @escaping @Sendable (inout Certificate.Leaf, _ place: Int) throws -> Void
  ) {
    self.init("a cut: " + what, reason) { certificate in
      for level in certificate.levels.indices {
        guard var leaf = certificate.levels[level].leaf,
          let place = leaf.prices.firstIndex(where: { if case .cut = $0.row { true } else { false } })
        else { continue }
        try change(&leaf, place)
        certificate.levels[level].changeLeaf { $0 = leaf }
        return
      }
      Issue.record("no such cut")
    }
  }

  /// A change to the first cut in the last leaf of any goal; its price stays.
  init(
    cut what: String, _ reason: String,
    change: @escaping @Sendable (inout Certificate.Cut) throws -> Void
  ) {
    self.init(leafWithCut: what, reason) { leaf, place in
      guard case .cut(var cut) = leaf.prices[place].row else { return }
      try change(&cut)
      leaf.prices[place].row = .cut(cut)
    }
  }

  /// The first price of a row such as this.
  private static func place(in leaf: Certificate.Leaf, _ has: (Certificate.Row) -> Bool) throws -> Int {
    try #require(leaf.prices.firstIndex { has($0.row) })
  }
  @Sendable private static func isOpening(_ row: Certificate.Row) -> Bool {
    if case .opening = row { true } else { false }
  }
  @Sendable private static func isVacancyWeek(_ row: Certificate.Row) -> Bool {
    if case .vacancyWeek = row { true } else { false }
  }
  @Sendable private static func isSplit(_ row: Certificate.Row) -> Bool {
    if case .split = row { true } else { false }
  }

  static let all: [Spoiling] = [
    Spoiling("another package", "other-package") { $0.inputSHA256 += "0" },
    Spoiling("a level left out", "other-goals") { $0.levels.removeLast() },
    Spoiling("levels in another order", "other-goals") { $0.levels.swapAt(1, 2) },
    Spoiling(.value, "kept lowered", "wrong-kept") { $0.kept -= 1000 },
    Spoiling(.value, "reached raised", "plan-below-kept") {
      ($0.reached, $0.kept) = ($0.reached + 1, $0.kept + 1)
    },
    Spoiling(.cost, "reached raised", "plan-beyond-reached") {
      ($0.reached, $0.kept) = ($0.reached + 1, $0.kept + 1)
    },
    Spoiling(.value, "bound below what was reached", "reached-beyond-bound") { $0.proof?.bound -= 1000 },
    Spoiling(.cost, "bound loosened", "wrong-bound") { $0.proof?.bound -= 1 },
    Spoiling(.value, "scale 0", "scale") { $0.proof?.scale = 0 },
    Spoiling(.value, "scale doubled", "most-too-low") { $0.proof?.scale *= 2 },
    Spoiling(.value, "a scale that leaves 64 bits", "too-large") { $0.proof?.scale = .max / 4 },
    Spoiling(.value, "unit 0", "unit") { $0.proof?.unit = 0 },
    Spoiling(.value, "a unit that divides nothing", "unit") { $0.proof?.unit = 7 },
    Spoiling(.people, "a unit of a count", "unit") { $0.proof?.unit = 2 },
    Spoiling(.value, "a branch on no stint", "unknown-stint") { level in
      let nodes = try #require(level.proof?.nodes)
      let branch = Certificate.Branch("M", [.init("G", DayRange(only: Day(number: 0)))])
      level.proof?.nodes = [nodes[0], .branch(branch, taken: nodes[1], free: nodes[1])]
    },
    Spoiling(leaf: .value, "most lowered", "most-too-low") { $0.most[0].most -= 1 },
    Spoiling(leaf: .stability, "a most left out", "most-too-low") { $0.most.removeLast() },
    Spoiling(leaf: .cost, "a member twice", "member-twice") { $0.most.append($0.most[0]) },
    Spoiling(leaf: .cost, "an unknown member", "unknown-member") { $0.most.append(.init("M9999", -1)) },
    Spoiling(leaf: .value, "a price below 0", "negative-price") { $0.prices[0].price = -1 },
    Spoiling(leaf: .value, "an opening for half the price", "most-too-low") {
      $0.prices[try place(in: $0, isOpening)].price /= 2
    },
    Spoiling(leaf: .travel, "an opening for nothing", "most-too-low") {
      $0.prices.remove(at: try place(in: $0, isOpening))
    },
    Spoiling(leaf: .people, "a vacancy week for nothing", "most-too-low") {
      $0.prices.remove(at: try place(in: $0, isVacancyWeek))
    },
    Spoiling(leaf: .people, "a vacancy week at double price", "wrong-bound") {
      $0.prices[try place(in: $0, isVacancyWeek)].price *= 2
    },
    Spoiling(leaf: .cost, "an earlier goal kept for nothing", "wrong-bound") { leaf in
      leaf.prices.removeAll { if case .kept = $0.row { true } else { false } }
    },
    Spoiling(leaf: .cost, "a later goal kept", "kept-not-earlier") {
      $0.prices.append(.init(.kept(.travel), 1))
    },
    Spoiling(leaf: .people, "a split dearer than it is", "over-price") {
      $0.prices[try place(in: $0, isSplit)].price = .max / 1000
    },
    Spoiling(leaf: .value, "a split where people do not count yet", "over-price") {
      $0.prices.append(.init(.split(vacancy: "V0001"), 1))
    },
    Spoiling(leaf: .people, "a row twice", "row-twice") { $0.prices.append($0.prices[0]) },
    Spoiling(leafWithCut: "it twice, in another order", "row-twice") { leaf, place in
      let line = leaf.prices[place]
      guard case .cut(let cut) = line.row else { return }
      leaf.prices.append(.init(.cut(.init(cut.rows.reversed(), members: cut.members)), line.price))
    },
    Spoiling(leafWithCut: "for nothing", "most-too-low") { $0.prices.remove(at: $1) },
    Spoiling(leaf: .value, "a week beyond the horizon", "unknown-row") {
      $0.prices.append(.init(.vacancyWeek(vacancy: "V0001", week: 60), 1))
    },
    Spoiling(leaf: .value, "an unknown opening", "unknown-row") {
      $0.prices.append(.init(.opening(.init(group: "V0001-1", number: 9)), 1))
    },
    Spoiling(cut: "one row of it twice", "unknown-row") { $0.rows[1] = $0.rows[0] },
    Spoiling(cut: "a row of it left out", "most-too-low") { $0.rows.removeLast() },
    Spoiling(cut: "a split in it", "unknown-row") { $0.rows[1] = .split(vacancy: "V0001") },
    Spoiling(cut: "another member's", "most-too-low") { $0.members = ["M0001"] },
    Spoiling(cut: "nobody's", "most-too-low") { $0.members = [] },
    Spoiling(cut: "an unknown member's", "unknown-row") { $0.members = ["M9999"] },
    Spoiling(cut: "a member's twice", "unknown-row") { $0.members += $0.members },
  ]
}
