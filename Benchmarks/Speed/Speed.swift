// SPDX-License-Identifier: GPL-3.0-or-later
import Benchmark
import Foundation
import PoolData
import PoolGenerator
import PoolModel
import PoolRules
import PoolSolver

/// The steps of a run, one after another: counts, which are the same on every machine, and time.
///
/// POOLMATCH_SPEED=smoke takes one region, and everything once: to see that the benchmarks still run.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuUser, .peakMemoryResident], maxDuration: .seconds(isSmoke ? 0 : 3),
    maxIterations: isSmoke ? 1 : 200)
  for place in isSmoke ? [Place.small] : [.small, .week, .dense] {
    place.addBenchmarks()
  }
  MakeUp.addBenchmark()
}

let isSmoke = ProcessInfo.processInfo.environment["POOLMATCH_SPEED"] == "smoke"

/// A region to measure on.
enum Place: String, Sendable {
  /// The shipped region `small`.
  case small
  /// 80 members and 60 vacancies on twente's locations.
  case week
  /// 150 members and 250 vacancies, all open at once, on haaglanden's locations.
  case dense

  func addBenchmarks() {
    let package = temporaryFolder + "/" + rawValue
    let region = written(to: package)
    let rulebook = Rulebook(region)
    Benchmark("\(rawValue): load") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(readPackage(at: package)) }
    }
    Benchmark("\(rawValue): rules") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(Rulebook(region)) }
    }
    Benchmark("\(rawValue): stints", configuration: .counting([.stints])) { benchmark in
      for _ in benchmark.scaledIterations {
        let stints = rulebook.stints()
        benchmark.measurement(.stints, stints.count)
      }
    }
    for engine in [Engine.greedy, .oneByOne, .exact, .bundles] {
      if self == .dense, engine == .exact { continue }
      let searches = engine == .exact || engine == .bundles
      Benchmark(
        "\(rawValue): \(engine.rawValue)",
        configuration: searches ? .counting(BenchmarkMetric.ofSearch) : Benchmark.defaultConfiguration
      ) { benchmark in
        for _ in benchmark.scaledIterations {
          let result = plan(rulebook, PlanningOptions(engine: engine, work: searches ? 2_000_000 : nil))
          if searches { benchmark.count(result) }
        }
      }
    }
  }

  /// The region, which is also written as a package.
  private func written(to package: String) -> Region {
    do {
      let region = try region()
      try writePackage(region, to: package)
      return region
    } catch {
      fatalError("\(rawValue): \(error)")
    }
  }

  private func region() throws -> Region {
    switch self {
    case .small: try generate(Rates.small, on: "small", seed: 5)
    case .week: try generate(Rates(), on: "twente", seed: 1)
    case .dense: try generate(Rates.dense(members: 150, vacancies: 250), on: "haaglanden", seed: 1)
    }
  }

  private func generate(_ rates: Rates, on sites: String, seed: UInt64) throws -> Region {
    func text(_ name: String) throws -> String {
      try String(contentsOf: repository.appending(path: "Instances/sites/\(name).csv"), encoding: .utf8)
    }
    return try PoolGenerator.generate(
      rates, sites: Site.reading(text(sites)), postcodes: Postcode.reading(text("\(sites)-postcodes")),
      seed: seed)
  }
}

extension Rates {
  fileprivate static var small: Rates {
    var rates = Rates()
    (rates.members, rates.vacancies) = (12, 10)
    return rates
  }

  fileprivate static func dense(members: Int, vacancies: Int) -> Rates {
    var rates = Rates.dense
    (rates.members, rates.vacancies) = (members, vacancies)
    return rates
  }
}

extension BenchmarkMetric {
  static let stints = BenchmarkMetric.custom("stints", polarity: .prefersSmaller, useScalingFactor: false)
  static let columns = BenchmarkMetric.custom("columns", polarity: .prefersSmaller, useScalingFactor: false)
  static let rows = BenchmarkMetric.custom("rows", polarity: .prefersSmaller, useScalingFactor: false)
  static let nodes = BenchmarkMetric.custom("nodes", polarity: .prefersSmaller, useScalingFactor: false)
  static let iterations = BenchmarkMetric.custom(
    "iterations", polarity: .prefersSmaller, useScalingFactor: false)
  static let ofSearch = [BenchmarkMetric.columns, .rows, .nodes, .iterations]
}

extension Benchmark.Configuration {
  /// The defaults, with counts before them.
  static func counting(_ counts: [BenchmarkMetric]) -> Benchmark.Configuration {
    var configuration = Benchmark.defaultConfiguration
    configuration.metrics = counts + configuration.metrics
    return configuration
  }
}

extension Benchmark {
  /// The sizes of a search.
  func count(_ result: PlanningResult) {
    measurement(.columns, result.efforts.map(\.columns).max() ?? 0)
    measurement(.rows, result.efforts.map(\.rows).max() ?? 0)
    measurement(.nodes, result.efforts.map(\.nodes).reduce(0, +))
    measurement(.iterations, result.efforts.map(\.iterations).reduce(0, +))
  }
}

private let repository = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent()
}
private let temporaryFolder = FileManager.default.temporaryDirectory.appending(path: "poolmatch-speed").path
