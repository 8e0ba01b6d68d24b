// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

// Arrows run one way: Docs/architecture.md has them, and what each room is for and may touch.
let package = Package(
  name: "poolmatch",
  products: [
    .library(name: "PoolModel", targets: ["PoolModel"]),
    .library(name: "PoolData", targets: ["PoolData"]),
    .library(name: "PoolRules", targets: ["PoolRules"]),
    .library(name: "PoolAudit", targets: ["PoolAudit"]),
    .library(name: "PoolVerify", targets: ["PoolVerify"]),
    .library(name: "PoolSolver", targets: ["PoolSolver"]),
    .library(name: "PoolGenerator", targets: ["PoolGenerator"]),
    .library(name: "PoolReport", targets: ["PoolReport"]),
    .library(name: "PoolNotices", targets: ["PoolNotices"]),
    .library(name: "PoolLaws", targets: ["PoolLaws"]),
    .library(name: "PoolAdvice", targets: ["PoolAdvice"]),
    .library(name: "PoolSeason", targets: ["PoolSeason"]),
    .library(name: "PoolDetail", targets: ["PoolDetail"]),
    .library(name: "PoolSeasonReport", targets: ["PoolSeasonReport"]),
    .executable(name: "poolmatch", targets: ["poolmatch"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CDigest", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CFolder"),
    .systemLibrary(name: "CMemory"),
    .target(name: "CGLPKGuard", dependencies: ["CGLPK"]),
    .target(name: "PoolGLPK", dependencies: ["CGLPKGuard"]),
    .target(name: "PoolModel"),
    .target(name: "PoolText"),
    .target(name: "PoolData", dependencies: ["PoolModel", "PoolText", "CZip", "CDigest", "CFolder"]),
    .target(name: "PoolRules", dependencies: ["PoolModel"]),
    .target(name: "PoolAudit", dependencies: ["PoolModel"]),
    .target(name: "PoolVerify", dependencies: ["PoolModel", "PoolAudit"]),
    .target(name: "PoolSolver", dependencies: ["PoolModel", "PoolRules", "PoolGLPK"]),
    .target(name: "PoolGenerator", dependencies: ["PoolModel"]),
    .target(name: "PoolReport", dependencies: ["PoolModel", "PoolRules", "PoolText"]),
    .target(name: "PoolNotices", dependencies: ["PoolModel", "PoolRules", "PoolReport", "PoolText"]),
    .target(name: "PoolLaws"),
    .target(
      name: "PoolAdvice",
      dependencies: ["PoolModel", "PoolRules", "PoolAudit", "PoolSolver", "PoolReport", "PoolText"]),
    .target(name: "PoolSeason", dependencies: ["PoolModel", "PoolRules", "PoolGLPK"]),
    .target(name: "PoolDetail", dependencies: ["PoolModel", "PoolRules", "PoolSolver", "PoolSeason"]),
    .target(
      name: "PoolSeasonReport",
      dependencies: ["PoolModel", "PoolSeason", "PoolDetail", "PoolReport", "PoolText"]),
    .executableTarget(
      name: "poolmatch",
      dependencies: [
        "PoolModel", "PoolData", "PoolRules", "PoolAudit", "PoolVerify", "PoolGLPK", "PoolSolver",
        "PoolGenerator",
        "PoolReport",
        "PoolNotices",
        "PoolLaws",
        "PoolAdvice",
        "PoolSeason",
        "PoolDetail",
        "PoolSeasonReport",
        "CMemory",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "PoolGLPKTests", dependencies: ["PoolGLPK"], exclude: ["Models"]),
    .testTarget(name: "PoolModelTests", dependencies: ["PoolModel"]),
    .testTarget(name: "PoolLawsTests", dependencies: ["PoolLaws"]),
    .testTarget(name: "PoolDataTests", dependencies: ["PoolData", "PoolGenerator", "PoolOracle"]),
    .testTarget(
      name: "PoolSeasonTests",
      dependencies: ["PoolSeason", "PoolSeasonReport", "PoolLaws", "PoolModel", "PoolGLPK"]),
    .testTarget(
      name: "PoolDetailTests", dependencies: ["PoolDetail", "PoolSeason", "PoolRules", "PoolModel"]),
    .testTarget(name: "PoolRulesTests", dependencies: ["PoolRules", "PoolAudit", "PoolOracle"]),
    .testTarget(name: "PoolAuditTests", dependencies: ["PoolAudit"]),
    .target(name: "PoolOracle", dependencies: ["PoolModel", "PoolAudit"], path: "Tests/Oracle"),
    .testTarget(name: "PoolOracleTests", dependencies: ["PoolOracle"], path: "Tests/OracleTests"),
    .testTarget(
      name: "PoolVerifyTests",
      dependencies: [
        "PoolVerify", "PoolAudit", "PoolData", "PoolReport", "PoolOracle", "PoolRules", "PoolSolver",
      ]),
    .testTarget(
      name: "PoolSolverTests",
      dependencies: ["PoolSolver", "PoolAudit", "PoolVerify", "PoolGLPK", "PoolOracle"]),
    .testTarget(
      name: "PoolAdviceTests",
      dependencies: [
        "PoolAdvice", "PoolAudit", "PoolData", "PoolOracle", "PoolReport", "PoolRules", "PoolSolver",
      ]),
    .testTarget(name: "PoolGeneratorTests", dependencies: ["PoolGenerator", "PoolData", "PoolAudit"]),
    .testTarget(
      name: "PoolNoticesTests",
      dependencies: ["PoolNotices", "PoolData", "PoolRules", "PoolReport", "PoolAudit", "PoolOracle"],
      exclude: ["expand.py"]),
    .testTarget(
      name: "PoolReportTests",
      dependencies: ["PoolReport", "PoolAdvice", "PoolNotices", "PoolAudit", "PoolText"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "PoolMatchTests",
      dependencies: [
        "poolmatch", "PoolData", "PoolAudit", "PoolVerify", "PoolReport", "PoolRules", "PoolSolver",
        "PoolGLPK", "PoolLaws", "PoolOracle", "PoolNotices",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
