// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import PoolReport
import Testing

@Suite("certificate.json") struct FormTests {
  /// A certificate with every kind of row, and a branch.
  static let full: Certificate = {
    func opening(_ group: String) -> Certificate.OpeningKey { .init(group: group, number: 2) }
    let day = Day(number: 20_790)
    let leaf = Certificate.Leaf(
      prices: [
        .init(.opening(opening("G1")), 5), .init(.date(group: "G1", day), .max),
        .init(.vacancyWeek(vacancy: "V \"1\"", week: 3), 7), .init(.split(vacancy: "V1"), 8),
        .init(.handover(group: "G1"), 9), .init(.board("B1"), 9), .init(.kept(.tieBreak), 10),
        .init(.cut(.init([.opening(opening("G1")), .date(group: "G2", day), .opening(opening("G2"))])), 11),
        .init(
          .cut(.init([.opening(opening("G3")), .vacancyWeek(vacancy: "V1", week: 0)], members: ["M1"])), 12),
      ], most: [.init("M1", .min), .init("M2", 4)])
    let branch = Certificate.Node.branch(
      .init("M1", [.init("G1", DayRange(only: day)), .init("G2", DayRange(only: day))]), taken: .leaf(leaf),
      free: .leaf(.init(prices: [], most: [])))
    return Certificate(
      inputSHA256: "abc",
      levels: [
        .init(
          .value, reached: 10, kept: 9,
          proof: .init(bound: 12, scale: 2, unit: 1, nodes: [.leaf(leaf), .leaf(leaf)])),
        .init(.tieBreak, reached: 3, kept: 3, proof: nil),
        .init(.people, reached: 3, kept: 3, proof: .init(bound: -12, scale: 2, unit: 1, nodes: [branch])),
      ])
  }()

  static func read(_ text: String) throws -> (certificate: Certificate?, faults: [String]) {
    try withFolder { folder in
      try text.write(toFile: folder + "/certificate.json", atomically: false, encoding: .utf8)
      let (certificate, faults) = readCertificate(in: folder)
      return (certificate, faults.map(\.description))
    }
  }

  @Test("is read as it was written") func roundTrip() throws {
    let (certificate, faults) = try Self.read(Self.full.json())
    #expect(certificate == Self.full)
    #expect(faults == [])
  }

  @Test("tells its scope") func scope() throws {
    let day = Day(number: 20_790)
    let told = Placement(group: "G1", member: "M1", dates: DayRange(only: day), state: .published)
    var scoped = Self.full
    for scope in [
      PlanScope(from: day, weeks: 4, freed: [told], dropped: [told, told], changesMax: 0),
      PlanScope(weeks: 1),
      PlanScope(dropped: [told]),
    ] {
      scoped.scope = scope
      #expect(try Self.read(scoped.json()).certificate == scoped)
    }
    let text = scoped.json()
    let (_, faults) = try Self.read(text.replacing("\"dropped\":", with: "\"lost\":"))
    #expect(faults.count == 1 && faults[0].contains("key 'lost': no such key is known"), "\(faults)")
    let (_, states) = try Self.read(text.replacing("\"published\"", with: "\"told\""))
    #expect(states.count == 1 && states[0].contains("'told' is no state of a placement"), "\(states)")
  }

  @Test("has room for the deepest tree") func deep() throws {
    var node = Certificate.Node.leaf(.init(prices: [], most: []))
    let branch = Certificate.Branch("M1", [.init("G1", DayRange(only: Day(number: 0)))])
    for _ in 0..<Certificate.branchesMax {
      node = .branch(branch, taken: .leaf(.init(prices: [], most: [])), free: node)
    }
    var deepest = Self.full
    deepest.levels[0].proof?.nodes = [node]
    #expect(try Self.read(deepest.json()).certificate == deepest)
    deepest.levels[0].proof?.nodes = [.branch(branch, taken: node, free: node)]
    #expect(try Self.read(deepest.json()).faults.count == 1)
  }

  @Test("has a stint in every branch") func branchOnNothing() throws {
    let (_, faults) = try Self.read(
      Self.full.json().replacing(/"stints": \[[^\]]*\]/, with: "\"stints\": []"))
    #expect(faults.count == 1 && faults[0].contains("key 'stints': a list"), "\(faults)")
  }

  static let advice = "\n  Let poolmatch write the file anew; Docs/schemas shows its form."
  static let broken: [(old: String, new: String, message: String)] = [
    (
      "\"price\": 5}", "\"price\": 5",
      "certificate.json:16:13: error: a name in quotes expected here\n  Mend the JSON; a comma stands between values."
    ),
    (
      "\"price\": 5}", "\"price\": 5.5}",
      "certificate.json:15:61: error: key 'price': a whole number of at most 64 bits is expected here, not 5.5"
    ),
    (
      "\"price\": 5}", "\"price\": 1e3}",
      "certificate.json:15:61: error: key 'price': a whole number of at most 64 bits is expected here, not 1e3"
    ),
    (
      "\"price\": 5}", "\"price\": 9223372036854775808}",
      "certificate.json:15:61: error: key 'price': a whole number of at most 64 bits is expected here, not 9223372036854775808"
    ),
    (
      "\"price\": 5}", "\"price\": \"5\"}",
      "certificate.json:15:61: error: key 'price': a whole number of at most 64 bits is expected here, not '5'"
    ),
    (
      "\"price\": 5}", "\"price\": null}",
      "certificate.json:15:61: error: key 'price': a whole number of at most 64 bits is expected here"
    ),
    (
      "\"price\": 5}", "\"price\": 5, \"price\": 6}",
      "certificate.json:15:73: error: key 'price': the key is there twice"
    ),
    (
      "\"price\": 5}", "\"cost\": 5}",
      "certificate.json:15:61: error: key 'cost': no such key is known"
    ),
    (
      "\"price\": 5}", "\"opening\": 5}",
      "certificate.json:15:61: error: key 'opening': the key is there twice"
    ),
    (
      "\"row\": \"opening\", ", "",
      "certificate.json:15:13: error: key 'prices': the key 'row' is missing"
    ),
    (
      "\"row\": \"opening\"", "\"row\": \"door\"",
      "certificate.json:15:14: error: key 'row': 'door' is no kind of row"
    ),
    (
      "\"row\": \"opening\"", "\"row\": 1",
      "certificate.json:15:14: error: key 'row': text in quotes is expected here"
    ),
    (
      "\"format\": 1", "\"format\": 2",
      "certificate.json:2:3: error: key 'format': format 2 is not known; 1 is"
    ),
    (
      "\"goal\": \"value\"", "\"goal\": \"worth\"",
      "certificate.json:6:7: error: key 'goal': 'worth' is no goal"
    ),
    (
      "\"bound\": 12", "\"bound\": null",
      "certificate.json:9:7: error: key 'bound': a whole number of at most 64 bits is expected here"
    ),
    (
      "\"until\": \"2026-12-03\"", "\"until\": \"2026-12-02\"",
      "certificate.json:94:53: error: key 'until': '2026-12-02' is no date such as 2026-11-30, or a range that runs backwards"
    ),
    (
      "\"until\": \"2026-12-03\"", "\"until\": \"3 Dec\"",
      "certificate.json:94:53: error: key 'until': '3 Dec' is no date such as 2026-11-30, or a range that runs backwards"
    ),
    (
      "\"row\": \"cut\"", "\"row\": \"cut\", \"members\": [1]",
      "certificate.json:23:41: error: key 'members': text in quotes is expected here"
    ),
    (
      "\"levels\": [", "\"levels\": 3, \"x\": [",
      "certificate.json:4:16: error: key 'x': no such key is known"
    ),
  ]

  @Test("that is not one is a fault with its place", arguments: broken)
  func faults(old: String, new: String, message: String) throws {
    let text = Self.full.json()
    let range = try #require(text.range(of: old))
    var (certificate, faults) = try Self.read(text.replacingCharacters(in: range, with: new))
    faults = faults.map { $0.replacing(Self.advice, with: "") }
    #expect(certificate == nil)
    #expect(faults == [message])
  }
}
