// swift-tools-version: 6.1
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

// A package of its own, so that the program itself never waits for the benchmark library.
let package = Package(
  name: "poolmatch-benchmarks",
  dependencies: [
    .package(name: "poolmatch", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Speed",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "PoolData", package: "poolmatch"),
        .product(name: "PoolGenerator", package: "poolmatch"),
        .product(name: "PoolModel", package: "poolmatch"),
        .product(name: "PoolRules", package: "poolmatch"),
        .product(name: "PoolSeason", package: "poolmatch"),
        .product(name: "PoolSolver", package: "poolmatch"),
      ],
      path: "Speed",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
