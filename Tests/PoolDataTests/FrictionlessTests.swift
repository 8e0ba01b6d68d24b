// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolGenerator
import PoolModel
import Testing

/// The Python that has frictionless, if the environment names one.
private let python = ProcessInfo.processInfo.environment["POOLMATCH_PYTHON"]

@Suite(
  "An independent validator accepts what is written",
  .enabled(if: python != nil, "POOLMATCH_PYTHON is not set"))
struct FrictionlessTests {
  func validate(_ path: String) throws -> (accepted: Bool, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    process.arguments = ["-m", "frictionless", "validate", path]
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus == 0, output)
  }

  @Test("a full package, as a folder and as a zip") func full() throws {
    let scratch = try Scratch()
    let region = try #require(readPackage(at: try scratch.package(Sample.files)).region)
    try writePackage(region, to: scratch.path + "/out")
    try writePackage(region, to: scratch.path + "/out.zip")
    for path in ["/out/datapackage.json", "/out.zip"] {
      let (accepted, output) = try validate(scratch.path + path)
      #expect(accepted, "\(output)")
    }
  }

  @Test("a package without rows") func empty() throws {
    let scratch = try Scratch()
    let policy = try #require(readPackage(at: try scratch.package(Sample.files)).region).policy
    try writePackage(Region(policy: policy), to: scratch.path + "/out")
    let (accepted, output) = try validate(scratch.path + "/out/datapackage.json")
    #expect(accepted, "\(output)")
  }

  /// A made-up region on the shipped locations of `small`.
  func madeUp(seed: UInt64) throws -> Region {
    let sites = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Instances/sites/small.csv")
    var rates = Rates()
    (rates.members, rates.vacancies) = (30, 25)
    return try generate(
      rates, sites: Site.reading(String(contentsOf: sites, encoding: .utf8)), seed: seed)
  }

  @Test("a generated package", arguments: 1...3 as ClosedRange<UInt64>) func generated(seed: UInt64) throws {
    let scratch = try Scratch()
    try writePackage(try madeUp(seed: seed), to: scratch.path + "/out")
    let (accepted, output) = try validate(scratch.path + "/out/datapackage.json")
    #expect(accepted, "\(output)")
  }

  @Test(
    "a careless person's package, mended where it has errors, read and written back",
    arguments: 1...3 as ClosedRange<UInt64>)
  func dirty(seed: UInt64) throws {
    let scratch = try Scratch()
    let made = try madeUp(seed: seed)
    var files = Dictionary(
      uniqueKeysWithValues: try dirtied(packageFiles(of: made), seed: seed).map { ($0.name, Data($0.bytes)) })
    let careless = readPackage(at: try scratch.package(files))
    let subject = try #require(made.subjects.first).id
    // From the last line up, so that what stands above stays where it is.
    for fault in careless.errors.sorted(by: { ($0.line ?? 0) > ($1.line ?? 0) }) {
      let text = String(decoding: try #require(files[fault.file]), as: UTF8.self)
      var lines = text.components(separatedBy: "\r\n")
      let index = try #require(fault.line) - 1
      switch fault.kind {
      case .unknownId(table: "subjects", _):
        lines[index].replace(";\(fault.value ?? "");", with: ";\(subject);")
      case .idTwice: lines.remove(at: index)
      default: Issue.record("\(fault)")
      }
      files[fault.file] = Data(lines.joined(separator: "\r\n").utf8)
    }
    #expect(!careless.errors.isEmpty)
    let reading = readPackage(at: try scratch.package(files, named: "mended"))
    let mended = try #require(reading.region, "\(reading.errors)")
    try writePackage(mended, to: scratch.path + "/out")
    let (accepted, output) = try validate(scratch.path + "/out/datapackage.json")
    #expect(accepted, "\(output)")
  }

  @Test("a package after an intake, as a folder and as a zip", arguments: ["out", "out.zip"])
  func takenIn(name: String) throws {
    let scratch = try Scratch()
    let package = scratch.path + "/" + name
    try writePackage(try #require(readPackage(at: try scratch.package(Sample.files)).region), to: package)
    let sheet =
      try scratch.package(
        [
          "a.csv": """
          location;subject;level;from;until;lessons;minutes
          16SW00;wi;h4;7-12-2026;31-1-2027;ma2 do1-2;
          16SW03;ne;b2;7-12-2026;;;90

          """
        ], named: "requests") + "/a.csv"
    guard case .added(let receipt) = intake([sheet], into: package) else {
      Issue.record("refused")
      return
    }
    #expect(receipt.groups.count == 2)
    let (accepted, output) = try validate(name == "out" ? package + "/datapackage.json" : package)
    #expect(accepted, "\(output)")
  }

  @Test("but it refuses a broken reference, so it does look") func broken() throws {
    let scratch = try Scratch()
    let region = try #require(readPackage(at: try scratch.package(Sample.files)).region)
    try writePackage(region, to: scratch.path + "/out")
    try Data("group,vacancy,level,minutes\ng1,v9,h4,-1\n".utf8)
      .write(to: URL(fileURLWithPath: scratch.path + "/out/lesson_groups.csv"))
    let (accepted, output) = try validate(scratch.path + "/out/datapackage.json")
    #expect(!accepted)
    #expect(output.contains("foreign-key") && output.contains("constraint-error"))
  }
}
