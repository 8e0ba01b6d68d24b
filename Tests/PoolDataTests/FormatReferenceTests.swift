// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import Testing

@Suite("The format reference tells the truth") struct FormatReferenceTests {
  let page: String
  /// The example under each heading of the page that has one.
  let examples: [String: String]

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    page = try String(contentsOf: root.appendingPathComponent("Instances/README.md"), encoding: .utf8)
    var examples: [String: String] = [:]
    for section in page.components(separatedBy: "\n### ").dropFirst() {
      let fences = section.components(separatedBy: "\n```")
      guard fences.count > 1 else { continue }
      let heading = String(section.prefix { $0 != "\n" })
      examples[heading] = String(fences[1].drop { $0 != "\n" }.dropFirst()) + "\n"
    }
    self.examples = examples
  }

  func package(_ scratch: Scratch) throws -> String {
    try scratch.package(examples.filter { $0.key.hasSuffix(".csv") || $0.key == "policy.json" })
  }

  @Test("its examples together are a package without a fault") func examplesAreSound() throws {
    let scratch = try Scratch()
    let reading = readPackage(at: try package(scratch))
    #expect(reading.faults == [])
    #expect(reading.region?.placements.count == 1)
  }

  @Test("every table stands there with its columns as they are written") func columns() throws {
    let scratch = try Scratch()
    let region = try #require(readPackage(at: try package(scratch)).region)
    try writePackage(region, to: scratch.path + "/out")
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/out")
    where name.hasSuffix(".csv") {
      let written = try String(contentsOfFile: scratch.path + "/out/" + name, encoding: .utf8)
      let header = written.prefix { $0 != "\n" }
      #expect(examples[name]?.hasPrefix(header + "\n") == true, "\(name)")
      let section = try #require(
        page.components(separatedBy: "\n### \(name)\n").last?.components(separatedBy: "\n```").first)
      let rows = section.components(separatedBy: "\n| `").dropFirst().map { $0.prefix { $0 != "`" } }
      #expect(rows == header.split(separator: ","), "\(name)")
    }
  }

  @Test("its policy shows the defaults") func defaults() throws {
    let scratch = try Scratch()
    let policy = try #require(readPackage(at: try package(scratch)).region).policy
    var expected = Policy(firstDay: policy.firstDay, weeks: policy.weeks)
    expected.goals[2].tolerancePerMille = 5
    #expect(policy == expected)
  }

  @Test("its request sheet is taken in") func request() throws {
    let scratch = try Scratch()
    let sheet = try #require(examples["A school's request sheet"])
    let path = try scratch.package(["sheet.csv": sheet], named: "requests") + "/sheet.csv"
    guard case .added(let receipt) = intake([path], into: try package(scratch)) else {
      throw CancellationError()
    }
    #expect(receipt.groups.map(\.id) == ["16SW00-wi-1-1", "16SW00-wi-1-2"])
    #expect(receipt.warnings == [])
  }
}
