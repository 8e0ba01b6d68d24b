// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
@_spi(Testing) import PoolGLPK
import PoolRules
import PoolSolver
import Testing

@Suite("--work-limit") struct SameBytesTests {
  static let region = "Instances/haaglanden"
  /// The longest passes through every part of the search, the shortest hardly begins it.
  static let limits = [1000, 300_000, 1_500_000]

  /// The files of a plan; of run.json what depends on no clock, and not on the number of threads asked for.
  static func files(_ desk: Desk, _ name: String) throws -> [String: Data] {
    var files = try desk.files(in: name)
    var run = try desk.run(of: name)
    for key in ["seconds", "trace", "peak_mb"] { #expect(run.removeValue(forKey: key) != nil) }
    var options = try #require(run["options"] as? [String: Any])
    options["threads"] = nil
    run["options"] = options
    files["run.json"] = try JSONSerialization.data(withJSONObject: run, options: .sortedKeys)
    return files
  }

  @Test("gives the same bytes on one, two and four threads, and again", arguments: limits)
  func same(limit: Int) throws {
    try Desk.with { desk in
      var first: [String: Data] = [:]
      for (number, threads) in [2, 1, 4, 2].enumerated() {
        let name = "plan\(number)"
        let outcome = try Program.run(
          "plan", Self.region, "--out", desk[name], "--work-limit", "\(limit)", "--threads", "\(threads)",
          "--quiet", "--time-limit", "100000")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("the work limit was reached"), "\(outcome.errors)")
        let files = try Self.files(desk, name)
        #expect(files.count == PlanTests.outputs.count)
        if number == 0 { first = files }
        for (file, bytes) in files {
          #expect(bytes == first[file], "\(file) with \(threads) threads, run \(number)")
        }
      }
    }
  }

  @Test("the longest tried here dives, cuts, searches neighbourhoods and closes") func parts() throws {
    let folder = Program.repository.appendingPathComponent(Self.region).path
    let rulebook = Rulebook(try #require(readPackage(at: folder).region))
    let faults = FaultPlan()
    let result = FaultPlan.$current.withValue(faults) { plan(rulebook, .init(work: Self.limits.last)) }
    let sites = Set(faults.calls.map(\.site))
    #expect(
      sites.isSuperset(of: [
        "whole_master relax", "whole_master solve", "rest_dive relax", "area_master relax",
        "area_master solve", "area_closing solve", "rest_master relax",
      ]), "\(sites)")
    let hasCut = result.certificate.contains { level in
      level.proof?.nodes.contains { node in
        if case .leaf(let leaf) = node {
          leaf.prices.contains { if case .cut = $0.row { true } else { false } }
        } else {
          false
        }
      } ?? false
    }
    #expect(hasCut)
  }
}
