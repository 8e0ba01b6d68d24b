// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import Testing

/// A small generator with a known stream, so that a failing seed can be run again.
struct Random: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {  // SplitMix64
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("Text survives writing and reading") struct TextTests {
  @Test("any name comes back letter for letter", arguments: 0..<60) func names(seed: UInt64) throws {
    var random = Random(state: seed)
    let letters = [
      "a", "é", "€", "🏫", ",", ";", "\"", "\"\"", "\n", "\r\n", "\r", "\t", " ", "=", "'", "\u{A0}", "#",
    ]
    let scratch = try Scratch()
    var region = try #require(readPackage(at: try scratch.package(Sample.files)).region)
    for index in region.subjects.indices {
      // A name of blanks alone is no name, so it opens with a letter.
      let count = Int.random(in: 0...12, using: &random)
      let rest = (0..<count).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
      region.subjects[index].name = seed % 2 == 0 ? rest + "n" : "n" + rest
    }
    try writePackage(region, to: scratch.path + "/out")
    let again = readPackage(at: scratch.path + "/out")
    #expect(again.faults == [], "seed \(seed)")
    #expect(again.region?.subjects == region.subjects, "seed \(seed)")
  }

  @Test("every count of minutes comes back from hours, every amount of cents from euros") func amounts()
    throws
  {
    let scratch = try Scratch()
    var region = try #require(readPackage(at: try scratch.package(Sample.files)).region)
    let model = region.members[0]
    region.members = (0...2400).map { minutes in
      var member = model
      (member.id, member.minutesMax, member.minutesMin) = ("m\(minutes)", minutes, minutes / 2)
      member.centsPerHour = minutes * 7
      return member
    }
    (region.qualifications, region.availability, region.preferences, region.placements) = ([], [], [], [])
    try writePackage(region, to: scratch.path + "/out")
    #expect(readPackage(at: scratch.path + "/out").region?.members == region.members)
  }

  @Test("positions come back to the last bit", arguments: 0..<20) func positions(seed: UInt64) throws {
    var random = Random(state: seed)
    let scratch = try Scratch()
    var region = try #require(readPackage(at: try scratch.package(Sample.files)).region)
    for index in region.locations.indices {
      region.locations[index].position = Position(
        latitude: Double.random(in: 50.7...53.7, using: &random),
        longitude: Double.random(in: 3.2...7.3, using: &random))
    }
    try writePackage(region, to: scratch.path + "/out")
    #expect(readPackage(at: scratch.path + "/out").region?.locations == region.locations, "seed \(seed)")
  }
}
