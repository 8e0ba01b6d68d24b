// SPDX-License-Identifier: GPL-3.0-or-later

/// Coverage and cost against pool size: a path of pools, each held against simulated seasons.
public struct SizeStudy: Sendable {
  /// A pool on the path.
  public struct Point: Sendable {
    /// Members.
    public let members: Int
    /// What the static picture promises; never told without `simulated`.
    public let promised: Double
    /// Delivered of what was asked, for each regime of the plan.
    public let simulated: [Estimate]
    /// Cents a season of pool and external hire, for each regime.
    public let cents: [Estimate]
    /// Members of each entry of the catalog.
    public let counts: [Int]
    /// The seasons of the first regime, to hold other pools against.
    public let outcome: SeasonOutcome
    /// Delivered of what classes of the plan's priority asked, in the first regime.
    public let targeted: Estimate
    /// What subjects ask and get in the first regime.
    public let subjects: [SeasonFigures.Row]
  }

  /// How it was made.
  public let plan: Plan
  /// What it chose from.
  public let catalog: ProfileCatalog
  /// What an hour costs that the pool does not deliver.
  public let externalCents: Int
  /// Pools by size.
  public let points: [Point]
  /// The whole path: what each further member is.
  public let path: [CompositionSearch.Step]
  /// The cheapest pool that was found for the sample, members of each entry of the catalog.
  public let cheapest: [Int]
  /// What it costs and delivers in simulated seasons of other seeds.
  public let cheapestPoint: Point
  /// For the present pool: minutes a week that one more member of each entry of the catalog would match.
  public let next: [Estimate]
  private let evaluation: Evaluation

  /// How a study is made.
  public struct Plan: Sendable {
    /// What may become of work that nobody takes.
    public var regimes: [Regime] = [.persistent, .locked, .repack]
    /// Only classes of at least this priority, 1–9, count for a target.
    public var priority = 1
    /// Sampled weeks for choosing, replicates for evaluating, pools on the path.
    public var weeks = 200, replicates = 200, sizes = 20
    /// The seed of the sample; the seasons that judge have another.
    public var seed: UInt64 = 1
    /// How many cores work.
    public var threads = 2
    /// The defaults.
    public init() {}
  }

  /// Makes the study of a region's catalog from an empty pool.
  public init(_ season: SeasonRegion, _ catalog: ProfileCatalog, _ rates: SeasonRates, _ plan: Plan) {
    let profiles = catalog.entries.map(\.profile)
    let weeks = season.model.sampledWeeks(plan.weeks, seed: plan.seed)
    (self.plan, self.catalog, externalCents) = (plan, catalog, rates.externalCents)
    // The path goes on until a member finds work for a twentieth of the hours.
    var walk = CompositionSearch(
      Composition(profiles: profiles, weeks: weeks, externalCents: 20 * rates.ownCents))
    walk.addGreedily()
    path = walk.steps
    let evaluation = Evaluation(season, catalog, rates, plan)
    self.evaluation = evaluation
    let sizes = Set((0...max(1, plan.sizes - 1)).map { walk.steps.count * $0 / max(1, plan.sizes - 1) })
      .sorted()
    points = sizes.map { evaluation.point(walk.steps.prefix($0)) }
    var search = CompositionSearch(
      Composition(profiles: profiles, weeks: weeks, externalCents: rates.externalCents))
    search.addGreedily()
    search.swap()
    cheapest = search.counts
    cheapestPoint = evaluation.point(search.counts, promised: search.coverage)
    // The present members are profiles of their own, of which there is one each.
    let present = season.pool.filter { $0.minutes > 0 }
    var pool = CompositionSearch(
      Composition(
        profiles: profiles
          + present.map { .init("", minutes: $0.minutes, classes: $0.skills.map(\.demand), cents: 0) },
        weeks: weeks, externalCents: rates.externalCents,
        present: profiles.map { _ in 0 } + present.map { _ in 1 }))
    next = Array(pool.nextMembers().prefix(profiles.count))
  }

  /// The smallest pool of the path of which the simulated coverage in the first regime, of classes of the plan's priority, is at least `target`
  /// even at the lower end of its interval; `nil` = not even the largest (`largest` tells how far that comes).
  ///
  /// - Complexity: as many simulated studies as the path can be halved.
  func smallest(reaching target: Double) -> Point? {
    bisect { $0.targeted.interval.lowerBound >= target }
  }

  /// The whole path's pool.
  var largest: Point { evaluation.point(path[...]) }

  /// What the last member of a pool of the path brings over the same seasons, in the first regime; `nil` for an empty pool.
  func last(_ point: Point) -> SeasonChange? {
    guard (1...path.count).contains(point.members) else { return nil }
    let without = evaluation.point(path.prefix(point.members - 1))
    return SeasonChange("last", from: without.outcome, to: point.outcome)
  }

  /// The largest pool of the path that with external hire costs at most so many cents a season in the first regime, on average; `nil` = none.
  ///
  /// A pool that is too small costs more than one that is larger, since what it leaves is hired for; so the pools beyond the cheapest are
  /// looked at.
  func largest(within cents: Double) -> Point? {
    let best = points.indices.min { points[$0].cents[0].value < points[$1].cents[0].value } ?? 0
    guard points[best].cents[0].value <= cents else { return nil }
    let beyond = bisect(from: points[best].members) { $0.cents[0].value > cents }
    guard let beyond else { return evaluation.point(path[...]) }
    return beyond.members > points[best].members
      ? evaluation.point(path.prefix(beyond.members - 1)) : points[best]
  }

  /// The first pool of the path for which something holds that holds for all larger ones.
  private func bisect(from first: Int = 0, _ holds: (Point) -> Bool) -> Point? {
    var found: Point?
    var (low, high) = (first, path.count)
    while low <= high {
      let middle = (low + high) / 2
      let point = evaluation.point(path.prefix(middle))
      if holds(point) {
        found = point
        high = middle - 1
      } else {
        low = middle + 1
      }
    }
    return found
  }

  /// Simulates pools made of a catalog's entries, with seeds of its own.
  private struct Evaluation: Sendable {
    let season: SeasonRegion
    let catalog: ProfileCatalog
    let rates: SeasonRates
    let plan: Plan

    init(_ season: SeasonRegion, _ catalog: ProfileCatalog, _ rates: SeasonRates, _ plan: Plan) {
      (self.season, self.catalog, self.rates, self.plan) = (season, catalog, rates, plan)
    }

    func point(_ steps: ArraySlice<CompositionSearch.Step>) -> Point {
      var counts = catalog.entries.map { _ in 0 }
      for step in steps { counts[step.profile] += 1 }
      return point(counts, promised: steps.last?.coverage ?? 0)
    }

    func point(_ counts: [Int], promised: Double) -> Point {
      let pool = counts.enumerated().flatMap {
        Array(repeating: catalog.entries[$0.offset].person, count: $0.element)
      }
      let weeklyCents = zip(counts, catalog.entries).reduce(0) { $0 + $1.0 * $1.1.cents }
      let own = weeklyCents * season.model.weeks.count
      let studies = plan.regimes.map { regime in
        // Another seed than the sample's: who was chosen for a week is not judged by it.
        SeasonStudy(
          Season(season.model, pool: pool, regime: regime, seed: plan.seed &+ 0x5eed),
          replicates: 0..<plan.replicates, threads: plan.threads)
      }
      let outcomes = studies.map {
        SeasonOutcome($0, ownCents: own, externalCents: rates.externalCents)
      }
      let targeted = season.model.demands.indices.filter { season.model.demands[$0].value >= plan.priority }
      return Point(
        members: pool.count, promised: promised, simulated: studies.map(\.coverage),
        cents: outcomes.map { Estimate(meanOf: $0.cents) }, counts: counts, outcome: outcomes[0],
        targeted: studies[0].coverage(of: targeted), subjects: studies[0].coverageBySubject(season))
    }
  }
}

extension SeasonModel {
  /// The minutes asked of each class in so many weeks, one from each of as many replicates: what is open if nothing were filled.
  func sampledWeeks(_ count: Int, seed: UInt64) -> [[Int]] {
    let stream = RequestStream(self, seed: seed)
    return (0..<count).map { replicate in
      let factors = stream.factors(replicate)
      // Spread over the season, so that its course counts.
      let week = warmUp.count + (weeks.isEmpty ? 0 : replicate % weeks.count)
      var minutes = demands.map { _ in 0 }
      var requests = stream.open(replicate)
      for earlier in 0...week { requests += stream.new(replicate, week: earlier, factor: factors[earlier]) }
      for request in requests where request.from <= week && week < request.until {
        minutes[request.demand] += request.minutes
      }
      return minutes
    }
  }
}
