// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import Testing

@Suite("A plan is read from our own file and from people's") struct PlacementsTests {
  let scratch: Scratch
  let region: Region

  init() throws {
    scratch = try Scratch()
    region = try #require(readPackage(at: try scratch.package(Sample.files)).region)
  }

  func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
  func placement(_ group: String, _ member: String, _ from: String, _ until: String, _ state: PlacementState)
    throws
    -> Placement
  {
    Placement(
      group: group, member: member, dates: try #require(DayRange(try day(from), try day(until))), state: state
    )
  }

  @Test("what is written is read back, as a file and as a folder") func roundTrip() throws {
    let plan = Plan([
      try placement("g2", "p2", "2026-12-07", "2027-01-08", .proposed),
      try placement("g1", "p1", "2026-11-30", "2026-12-20", .running),
    ])
    let bytes = placementsTable(plan)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        group,member,from,until,state
        g1,p1,2026-11-30,2026-12-20,running
        g2,p2,2026-12-07,2027-01-08,proposed

        """)
    let out = scratch.path + "/out"
    try writeWhole(folder: out, files: [("placements.csv", bytes)])
    #expect(readPlacements(at: out, for: region).plan == plan)
    #expect(readPlacements(at: out + "/placements.csv", for: region).plan == plan)
  }

  @Test("a list made in a spreadsheet: semicolons, Windows-1252, dates day first, no end, no state")
  func byPeople() throws {
    let text =
      "Member;Group;From;Until;Opmerking\r\np1;g1;1-12-2026;;geregeld via m\u{e9}l\r\np2;g2;;31-12-2026;\r\n;;;;\r\n"
    let folder = try scratch.package(
      ["plan.csv": Data(text.unicodeScalars.map { UInt8($0.value) })], named: "people")
    let (plan, faults) = readPlacements(at: folder + "/plan.csv", for: region)
    #expect(
      plan
        == Plan([
          try placement("g1", "p1", "2026-12-01", "2027-01-31", .proposed),
          try placement("g2", "p2", "2026-12-07", "2026-12-31", .proposed),
        ]))
    #expect(faults.map(\.kind) == [.windows1252, .unknownColumn])
  }

  @Test("faults have their place, and there is no plan") func faults() throws {
    let text =
      "group,member,from,until,state\ng1,p9,2026-11-30,2026-12-20,running\ng9,p1,,2026-11-01,running\ng1,p1,,2026-11-01,\n"
    let folder = try scratch.package(["placements.csv": text], named: "bad")
    let (plan, faults) = readPlacements(at: folder, for: region)
    #expect(plan == nil)
    #expect(
      faults.map(\.description) == [
        "placements.csv:2:4: error: column 'member': 'p9' is not in members.csv\n  Write an id of that table, or add it there.",
        "placements.csv:3:1: error: column 'group': 'g9' is not in lesson_groups.csv\n  Write an id of that table, or add it there.",
        "placements.csv:4:8: error: column 'until': '2026-11-01' is before 'from' (2026-11-30)\n  Write a date that is not before 2026-11-30.",
      ])
  }

  @Test("no such plan") func noSuchPlan() {
    let (plan, faults) = readPlacements(at: "/no/such", for: region)
    #expect(plan == nil)
    #expect(faults.map(\.kind) == [.noSuchInput])
  }
}
