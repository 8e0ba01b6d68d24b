// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolModel
import Testing

@testable import PoolData

@Suite("Changing a package in one step") struct ChangePackageTests {
  struct Refused: Error {}

  func digest(_ package: String) -> String { readPackage(at: package).sha256 }

  @Test("writes what was changed and keeps what is not the package's", arguments: ["package", "package.zip"])
  func changes(name: String) throws {
    let scratch = try Scratch()
    let package = scratch.path + "/" + name
    try writePackage(
      try #require(readPackage(at: try scratch.package(Sample.files, named: "source")).region), to: package)
    let before = digest(package)
    try changePackage(at: package) { region, sha256 in
      #expect(sha256 == before)
      var region = region
      region.members[0].locationsMax = 3
      return region
    }
    let reading = readPackage(at: package)
    #expect(reading.region?.members[0].locationsMax == 3)
    #expect(reading.sha256 != before)
  }

  @Test("changes nothing where the change is refused, or is none") func refused() throws {
    let scratch = try Scratch()
    let package = try scratch.package(Sample.files)
    let before = digest(package)
    #expect(throws: Refused.self) { try changePackage(at: package) { _, _ in throw Refused() } }
    try changePackage(at: package) { region, _ in region }
    #expect(digest(package) == before)
    #expect(!FileManager.default.fileExists(atPath: package + "/datapackage.json"))
    #expect(!FileManager.default.fileExists(atPath: package + ".lock"))
  }

  @Test("tells every fault of a package that cannot be read") func unreadable() throws {
    let scratch = try Scratch()
    func faults(_ package: String) -> [String] {
      do {
        try changePackage(at: package) { region, _ in region }
      } catch PackageChangeError.unreadable(let faults) {
        return faults.map(\.problem)
      } catch {}
      return []
    }
    #expect(faults(scratch.path + "/none") == ["there is no such file or folder"])
    let broken = try scratch.package(Sample.with("boards.csv", nil).merging(["levels.csv": ""]) { $1 })
    #expect(faults(broken) == ["the file is missing", "the file is empty"])
  }

  @Test("a reader meanwhile sees the package before or after, never a mix") func readers() async throws {
    let scratch = try Scratch()
    let package = try scratch.package(Sample.files)
    let one = try #require(readPackage(at: package).region)
    var other = one
    // The tables that are read first and last.
    other.boards[0].name = "Andere"
    other.vacancies[0].priority = 9
    try writePackage(other, to: package)
    let after = digest(package)
    try writePackage(one, to: package)
    let states = [digest(package), after]
    let writing = Task.detached { [other] in
      for round in 0..<60 {
        try writePackage(round % 2 == 0 ? other : one, to: package)
        try await Task.sleep(for: .milliseconds(2))
      }
    }
    for _ in 0..<600 {
      let log = FaultLog()
      let found = PackageFiles(at: package, log: log)?.sha256
      #expect(found.map(states.contains) == true, "\(log.faults)")
    }
    try await writing.value
  }

  @Test("waits no longer than it was told while another run changes it") func busy() throws {
    let scratch = try Scratch()
    let package = try scratch.package(Sample.files)
    var wasBusy = false
    try changePackage(at: package) { region, _ in
      do {
        try changePackage(at: package, waiting: .zero) { region, _ in region }
      } catch PackageChangeError.busy {
        wasBusy = true
      }
      return region
    }
    #expect(wasBusy)
  }
}
