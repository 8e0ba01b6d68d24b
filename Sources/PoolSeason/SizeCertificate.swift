// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK

/// How far the cheapest pool found may lie above the cheapest of all, by multiple replications (Mak, Morton and Wood, 1999).
///
/// In each of several new samples of weeks the integer program bounds what any pool costs, and the found pool is held against that; the mean of
/// the differences bounds the expected one. It is a statement about the static picture, in which nothing sticks.
public struct SizeCertificate: Sendable {
  /// How many samples, of how many weeks each.
  public let batches, weeks: Int
  /// Cents a week, on average over the samples: the found pool with external hire, and how much of that lies above the bound.
  public let centsPerWeek: Double, gap: Estimate

  /// The upper end of the gap's interval as a share of the cost.
  public var share: Double { gap.interval.upperBound / centsPerWeek }

  /// Solves the samples with GLPK.
  ///
  /// - Parameters:
  ///   - choice: whose cheapest pool is judged.
  ///   - season: the region.
  ///   - catalog: the kinds of members.
  ///   - rates: the same region's.
  ///   - seed: of the choice; the samples have others.
  ///   - batches: at least 2.
  ///   - weeks: a sample, at least 1.
  ///   - nodes: of GLPK's tree a sample; its bound holds wherever it stops, and is the same on every run.
  public init(
    _ choice: SizeChoice, _ season: SeasonRegion, _ catalog: ProfileCatalog, _ rates: SeasonRates,
    seed: UInt64,
    batches: Int = 6, weeks: Int = 50, nodes: Int = 50
  ) throws(GLPKError) {
    precondition(batches >= 2 && weeks >= 1, "\(batches) samples of \(weeks) weeks")
    var (costs, gaps): ([Double], [Double]) = ([], [])
    for batch in 1...batches {
      let problem = Composition(
        profiles: catalog.entries.map(\.profile),
        weeks: season.model.sampledWeeks(weeks, seed: seed &+ 0xba7c &* UInt64(batch)),
        externalCents: rates.externalCents)
      let cost = problem.centsPerWeek(of: choice.cheapest)
      let answer = try CompositionProgram.solve(problem, limits: SolveLimits(nodes: nodes))
      costs.append(cost)
      gaps.append(max(0, cost - answer.bound))
    }
    (self.batches, self.weeks) = (batches, weeks)
    centsPerWeek = costs.reduce(0, +) / Double(batches)
    gap = Estimate(meanOf: gaps)
  }
}

extension Composition {
  /// What a pool costs a week, external hire included, each week matched at its best.
  func centsPerWeek(of counts: [Int]) -> Double {
    let unmatched = weeks.reduce(0) { sum, week in
      var flow = WeekFlow(profiles, demand: week)
      let matched = counts.enumerated().reduce(0) { matched, entry in
        (0..<entry.element).reduce(matched) { sum, _ in
          sum + flow.add(entry.offset, minutes: profiles[entry.offset].minutes)
        }
      }
      return sum + week.reduce(0, +) - matched
    }
    return centsPerWeek(cost(counts, unmatched: unmatched))
  }
}
