// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolAudit
import PoolData
import PoolGenerator
import PoolModel
import Testing

@Suite("Packages of made-up regions") struct PackageTests {
  /// A folder for one test, gone afterwards.
  static func inFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "poolmatch-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  @Test(
    "are read back as they were made, without an error", arguments: ["zeeland", "haaglanden"],
    [5, 6] as [UInt64])
  func roundTrip(name: String, seed: UInt64) throws {
    let region = try Shipped.region(name, seed: seed)
    let reading = try Self.inFolder { folder in
      try writePackage(region, to: folder)
      return readPackage(at: folder)
    }
    #expect(reading.faults.filter { $0.severity == .error }.map(\.description) == [])
    #expect(reading.region == region)
  }

  static let kinds: [(kind: String, isKind: @Sendable (FaultKind) -> Bool)] = [
    ("Windows-1252", { $0 == .windows1252 }),
    ("a vacancy without an end", { if case .vacancyWithoutEnd = $0 { true } else { false } }),
    ("an unknown subject", { if case .unknownId(table: "subjects", _) = $0 { true } else { false } }),
    ("an id used twice", { if case .idTwice = $0 { true } else { false } }),
    ("one person under two ids", { if case .maybeTheSamePerson = $0 { true } else { false } }),
    ("an expired certificate", { if case .certificateExpired = $0 { true } else { false } }),
  ]

  @Test("written carelessly show each fault, and no other error", arguments: 1...5 as ClosedRange<UInt64>)
  func careless(seed: UInt64) throws {
    let region = try Shipped.region("twente", seed: seed)
    let files = try dirtied(packageFiles(of: region), seed: seed)
    let reading = try Self.inFolder { folder in
      try writeWhole(folder: folder, files: files)
      return readPackage(at: folder)
    }
    for (kind, isKind) in Self.kinds {
      #expect(reading.faults.contains { isKind($0.kind) }, "seed \(seed): \(kind)")
    }
    let others = reading.faults.filter { fault in
      fault.severity == .error && !Self.kinds.contains { $0.isKind(fault.kind) }
    }
    #expect(others.map(\.description) == [], "seed \(seed)")
    #expect(try dirtied(packageFiles(of: region), seed: seed).map(\.bytes) == files.map(\.bytes))
  }

  @Test(
    "shipped with the project are what their rates and seeds make",
    arguments: [("small", 5), ("zeeland", 20), ("twente", 16), ("haaglanden", 16)] as [(String, UInt64)])
  func shipped(name: String, seed: UInt64) throws {
    let instances = Shipped.folder.deletingLastPathComponent()
    let json = try Data(contentsOf: instances.appending(path: "rates/\(name).json"))
    let region = try Shipped.region(name, Rates.reading(json), seed: seed)
    #expect(readPackage(at: instances.appending(path: name).path).region == region)
  }

  @Test("tiny has the plan and the value that its README argues")
  func tiny() throws {
    let path = Shipped.folder.deletingLastPathComponent().appending(path: "tiny").path
    let region = try #require(readPackage(at: path).region)
    let takes: [(group: String, member: String, from: String)] = [
      ("V0001-1", "M0001", "2026-11-30"), ("V0001-2", "M0001", "2026-11-30"),
      ("V0002-1", "M0002", "2026-11-30"),
      ("V0003-1", "M0004", "2026-11-30"), ("V0004-1", "M0003", "2026-11-30"),
      ("V0007-1", "M0005", "2026-12-07"),
    ]
    let until = try #require(Day(iso: "2026-12-18"))
    let decided = try takes.map { take in
      let from = try #require(Day(iso: take.from))
      let dates = try #require(DayRange(from, until))
      return Placement(group: take.group, member: take.member, dates: dates, state: .proposed)
    }
    let report = audit(Plan(decided + region.placements.filter { $0.state == .running }), of: region)
    #expect(report.breaches.map(\.description) == [])
    #expect(report.goals[.value] == 12_228_000)
    #expect(report.goals[.stability] == 0)
    #expect(report.minutesCovered == 2445 + 450)
    #expect(report.minutesAsked == 3165 + 450)
  }
}
