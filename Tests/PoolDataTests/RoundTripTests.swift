// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import Testing

@Suite("Reading and writing a package") struct RoundTripTests {
  @Test("a sound package has no faults") func sound() throws {
    let scratch = try Scratch()
    #expect(readPackage(at: try scratch.package(Sample.files)).faults == [])
  }

  @Test("what is written is read back equal, from a folder and from a zip", arguments: ["out", "out.zip"])
  func roundTrip(name: String) throws {
    let scratch = try Scratch()
    let region = try #require(readPackage(at: try scratch.package(Sample.files)).region)
    try writePackage(region, to: scratch.path + "/" + name)
    let again = readPackage(at: scratch.path + "/" + name)
    #expect(again.faults == [])
    #expect(again.region == region)
  }

  @Test("the values are those of the files") func values() throws {
    let scratch = try Scratch()
    let region = try #require(readPackage(at: try scratch.package(Sample.files)).region)
    #expect(region.boards == [Board(id: "16SW", name: "Stichting \"De Kreek\", Goes")])
    #expect(region.members.map(\.minutesMax) == [1050, 1250])
    #expect(region.members[1].centsPerHour == 7750)
    #expect(region.members.map(\.board) == ["16SW", nil])
    #expect(region.authority[2].minutesMax == 750)
    #expect(region.lessons[0].span.description == "08:30-09:20")
    #expect(region.policy.goals == [.init(.value), .init(.cost, tolerancePerMille: 5)])
    #expect(region.policy.marginalCents[.agency] == 9525)
    #expect(region.policy.marginalCents[.seconded] == 11_300)
    #expect(region.preferences.map(\.target) == [.location("16SW00"), .vacancy("v2"), .location("16SW03")])
    #expect(region.publications.map(\.number) == [1, 2])
    #expect(region.publications.map(\.placements.count) == [1, 2])
    #expect(region.publications[1].placements[0].member == "p0")
    #expect(region.publications[1].weeks == 8)
  }

  @Test("a package without a history is written without one, also over one that had it") func noHistory()
    throws
  {
    let scratch = try Scratch()
    let package = try scratch.package(Sample.files)
    var region = try #require(readPackage(at: package).region)
    region.publications = []
    try writePackage(region, to: package)
    let names = try FileManager.default.contentsOfDirectory(atPath: package)
    #expect(!names.contains("publications.csv") && !names.contains("published.csv"))
    #expect(readPackage(at: package).faults == [])
    #expect(readPackage(at: package).region == region)
  }

  @Test("the same region gives the same bytes, and a folder and its zip the same digest") func sameBytes()
    throws
  {
    let scratch = try Scratch()
    let region = try #require(readPackage(at: try scratch.package(Sample.files)).region)
    for name in ["a", "b", "a.zip", "b.zip"] { try writePackage(region, to: scratch.path + "/" + name) }
    func bytes(_ name: String) throws -> Data {
      try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/" + name))
    }
    #expect(try bytes("a.zip") == bytes("b.zip"))
    for file in Sample.files.keys.sorted() + ["datapackage.json"] {
      #expect(try bytes("a/" + file) == bytes("b/" + file), "\(file)")
    }
    let digest = readPackage(at: scratch.path + "/a").sha256
    #expect(digest.count == 64)
    #expect(digest == readPackage(at: scratch.path + "/a.zip").sha256)
    try Data("board,name\n16SW,Andere\n".utf8).write(to: URL(fileURLWithPath: scratch.path + "/a/boards.csv"))
    #expect(digest != readPackage(at: scratch.path + "/a").sha256)
  }
}
