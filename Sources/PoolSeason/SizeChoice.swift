// SPDX-License-Identifier: GPL-3.0-or-later

/// The pools that a sample of weeks suggests, before any season is simulated: the same on every machine.
public struct SizeChoice: Sendable {
  /// The whole path from an empty pool: what each further member is.
  public let path: [CompositionSearch.Step]
  /// The sizes of the path that are simulated, ascending.
  public let sizes: [Int]
  /// The cheapest pool that was found, members of each entry of the catalog, and the coverage that the sample promises of it.
  public let cheapest: [Int], cheapestPromise: Double
  /// For the present pool: minutes a week that one more member of each entry of the catalog would match.
  public let next: [Estimate]
  private let entries: Int

  /// Chooses from a region's catalog.
  public init(_ season: SeasonRegion, _ catalog: ProfileCatalog, _ rates: SeasonRates, _ plan: SizeStudy.Plan)
  {
    let profiles = catalog.entries.map(\.profile)
    let weeks = season.model.sampledWeeks(plan.weeks, seed: plan.seed)
    entries = profiles.count
    // The path goes on until a member finds work for a twentieth of the hours.
    var walk = CompositionSearch(
      Composition(profiles: profiles, weeks: weeks, externalCents: 20 * rates.ownCents))
    walk.addGreedily()
    path = walk.steps
    let steps = max(1, plan.sizes - 1)
    sizes = Set((0...steps).map { walk.steps.count * $0 / steps }).sorted()
    var search = CompositionSearch(
      Composition(profiles: profiles, weeks: weeks, externalCents: rates.externalCents))
    search.addGreedily()
    search.swap()
    (cheapest, cheapestPromise) = (search.counts, search.coverage)
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

  /// Members of each entry of the catalog in the path's pool of a size.
  func counts(_ size: Int) -> [Int] {
    var counts = Array(repeating: 0, count: entries)
    for step in path.prefix(size) { counts[step.profile] += 1 }
    return counts
  }
  /// The coverage that the sample promises of that pool.
  func promise(_ size: Int) -> Double { size == 0 ? 0 : path[size - 1].coverage }

  /// Every pool that is sure to be simulated, each once.
  var pools: [[Int]] {
    let path = sizes.map(counts)
    return path.contains(cheapest) ? path : path + [cheapest]
  }
}
