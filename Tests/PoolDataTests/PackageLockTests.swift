// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolModel
import Testing

@testable import PoolData

@Suite("Two intakes at once both count, or the second is told") struct PackageLockTests {
  let scratch: Scratch
  /// The same package as a folder and as a zip.
  let packages: [String]

  init() throws {
    scratch = try Scratch()
    let folder = try scratch.package(Sample.files)
    packages = [folder, scratch.path + "/p.zip"]
    try writePackage(try #require(readPackage(at: folder).region), to: packages[1])
  }

  /// The sheet of a request for one class of its own.
  func sheet(_ number: Int) throws -> String {
    let text = "vacancy,location,subject,level,from,until,lessons\nn\(number),16SW00,wi,h4,2026-12-07,,ma2\n"
    return try scratch.package(["\(number).csv": text], named: "requests") + "/\(number).csv"
  }

  @Test("of many at the same moment every one is in the package afterwards", arguments: [0, 1])
  func many(kind: Int) async throws {
    let package = packages[kind]
    let sheets = try (0..<6).map(sheet)
    let added = await withTaskGroup(of: Bool.self) { group in
      for sheet in sheets {
        group.addTask {
          if case .added = intake([sheet], into: package, waiting: .seconds(60)) { true } else { false }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(added == sheets.count)
    let region = try #require(readPackage(at: package).region)
    #expect(Set(region.vacancies.map(\.id)) == Set(["v1", "v2"] + (0..<6).map { "n\($0)" }))
    #expect(!FileManager.default.fileExists(atPath: package + ".lock"))
  }

  @Test("while another holds the package, an intake changes nothing and says so", arguments: [0, 1])
  func busy(kind: Int) throws {
    let package = packages[kind]
    let sheet = try sheet(0)
    let before = readPackage(at: package).sha256
    let answer = try PackageLock.hold(package, waiting: .zero) {
      intake([sheet], into: package, waiting: .milliseconds(50))
    }
    guard case .busy? = answer else {
      Issue.record("\(String(describing: answer))")
      return
    }
    #expect(readPackage(at: package).sha256 == before)
  }

  @Test("the lock file of a run that was killed hinders nobody", arguments: [0, 1])
  func left(kind: Int) throws {
    let package = packages[kind]
    try Data().write(to: URL(fileURLWithPath: package + ".lock"))
    guard case .added = intake([try sheet(0)], into: package, waiting: .zero) else {
      Issue.record("refused")
      return
    }
    #expect(!FileManager.default.fileExists(atPath: package + ".lock"))
  }

  @Test("the lock is one whatever way the package is named") func links() throws {
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/link", withDestinationPath: packages[0])
    let nested = try PackageLock.hold(packages[0] + "/", waiting: .zero) {
      try? PackageLock.hold(scratch.path + "/link", waiting: .zero) { true }
    }
    #expect(nested == .some(.none))
  }
}
