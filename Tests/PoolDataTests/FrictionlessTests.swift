// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
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
