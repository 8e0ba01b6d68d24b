// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import PoolOracle
import PoolReport
import Testing

/// Any Python 3; the checker asks for no package.
private let python = ProcessInfo.processInfo.environment["POOLMATCH_PYTHON"]

@Suite("The checker in Python", .enabled(if: python != nil, "POOLMATCH_PYTHON is not set"))
struct PythonTests {
  /// Seeds whose regions have no handovers, which is all that it handles.
  static let seeds = (1...60).map(UInt64.init).filter { tinyRegion(seed: $0).policy.handoversMax == 0 }
    .prefix(20)

  /// - Parameter spoiling: changes the text of the certificate.
  func check(
    _ region: Region, _ certificate: (String) -> Certificate, spoiling: (String) -> String = { $0 }
  ) throws -> (status: Int32, output: String) {
    try withFolder { folder in
      try writePackage(region, to: folder + "/region")
      let sha256 = readPackage(at: folder + "/region").sha256
      try spoiling(certificate(sha256).json()).write(
        toFile: folder + "/certificate.json", atomically: false, encoding: .utf8)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: try #require(python))
      let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Benchmarks/verify/verify.py").path
      process.arguments = ["-B", script, folder + "/region", folder]
      let pipe = Pipe()
      (process.standardOutput, process.standardError) = (pipe, pipe)
      try process.run()
      let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      return (process.terminationStatus, output)
    }
  }

  @Test("accepts what is valid and refuses a member that can earn more", arguments: seeds)
  func agrees(seed: UInt64) throws {
    let region = tinyRegion(seed: seed)
    var maker = Maker(region, seed: seed)
    let valid = maker.certificate(sha256: "")
    let accepted = try check(region) { sha256 in
      var certificate = valid
      certificate.inputSHA256 = sha256
      return certificate
    }
    #expect(accepted.status == 0, "seed \(seed): \(accepted.output)")

    // A plan anew of what is left, with one of the placements that have begun given free and one dropped.
    var package = region
    package.placements = package.placements.compactMap { placement in
      placement.dates.cut(from: nil, until: region.policy.horizon.until).map {
        placement.with($0, placement.state)
      }
    }
    var scope = PlanScope(from: region.policy.firstDay.advanced(by: 8))
    let begun = package.placements.filter { scope.locks($0, in: region.policy) }
    (scope.freed, scope.dropped) = (Array(begun.prefix(1)), Array(begun.dropFirst().prefix(1)))
    let planned = Planned(package.scoped(by: scope)).certificate
    let engine = try check(package) { Certificate(inputSHA256: $0, scope: scope, levels: planned.levels) }
    #expect(engine.status == 0, "seed \(seed): \(engine.output)")

    guard let level = valid.levels.firstIndex(where: { $0.leaf?.most.contains { $0.most > 0 } == true })
    else { return }
    let refused = try check(region) { sha256 in
      var certificate = valid
      certificate.inputSHA256 = sha256
      certificate.levels[level].changeLeaf { $0.most[0].most -= 1 }
      return certificate
    }
    #expect(refused.status == 1 && refused.output.contains("can earn"), "seed \(seed): \(refused.output)")
  }
}

extension PythonTests {
  /// What only `poolmatch verify` minds: what the plan has, numbers that leave 64 bits, trees that need a deep stack.
  static let unseen = ["plan-below-kept", "plan-beyond-reached", "too-large", "tree-too-deep", "scope"]

  @Test("refuses what was tampered with", arguments: Tampering.all) func refuses(tampering: Tampering) throws
  {
    var spoiled = Case(seed: 108)
    try #require(spoiled.region.policy.handoversMax == 0)
    tampering.change(&spoiled.certificate)
    let wasOther = spoiled.certificate.inputSHA256 != "0"
    let found = try check(spoiled.region) { sha256 in
      var certificate = spoiled.certificate
      if !wasOther { certificate.inputSHA256 = sha256 }
      return certificate
    }
    let isSeen = tampering.reasons.contains { reason in !Self.unseen.contains { reason.hasPrefix($0) } }
    if isSeen { #expect(found.status == 1 && found.output.contains("refused: "), "\(found)") }
  }

  @Test("refuses a number that is not whole", arguments: ["0.5", "NaN", "1e3"]) func whole(number: String)
    throws
  {
    let sound = Case(seed: 108)
    let found = try check(sound.region) {
      Certificate(inputSHA256: $0, levels: sound.certificate.levels)
    } spoiling: {
      $0.replacing("\"scale\": 1000", with: "\"scale\": \(number)", maxReplacements: 1)
    }
    #expect(found.output == "refused: \(number) is no whole number\n" && found.status == 1)
  }
}

extension Certificate.Level {
  /// The last node, if it is a leaf.
  var leaf: Certificate.Leaf? {
    if case .leaf(let leaf)? = proof?.nodes.last { leaf } else { nil }
  }

  /// Changes the last node, which is a leaf.
  mutating func changeLeaf(_ change: (inout Certificate.Leaf) -> Void) {
    guard var leaf, let count = proof?.nodes.count else { return }
    change(&leaf)
    proof?.nodes[count - 1] = .leaf(leaf)
  }
}
