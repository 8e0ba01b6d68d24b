// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import Testing

/// `Docs/rules.md`, section 2. A tenth of a degree of latitude is 11,119.5 m, rounded to 11,120.
@Suite("Travel times") struct TravelTests {
  @Test(
    "minutes are the fixed ones and the distance's, rounded up",
    arguments: [
      (TravelMode.car, 23),  // 5 + ⌈11,120 × 1.3 × 60 / 50,000⌉ = 5 + ⌈17.35⌉
      (.bike, 53),  // 2 + ⌈11,120 × 1.2 × 60 / 16,000⌉ = 2 + ⌈50.04⌉
      (.transit, 47),  // 12 + ⌈11,120 × 1.3 × 60 / 25,000⌉ = 12 + ⌈34.69⌉
    ])
  func modes(mode: TravelMode, minutes: Int) throws {
    var test = try TestRegion()
    try test.member("M") { $0.mode = mode }
    let rulebook = test.rulebook
    #expect(rulebook.travelMinutes(from: 0, to: 1, by: mode) == minutes)
    #expect(rulebook.travelMinutes(from: 1, to: 0, by: mode) == minutes)
    #expect(rulebook.travelMinutes(from: 1, to: 1, by: mode) == 0)
    #expect(rulebook.homeMinutes(of: 0, to: 1) == minutes)
  }

  @Test("whole minutes are not rounded up") func exact() throws {
    var test = try TestRegion()
    // 11,120 m × 100 × 60 / (v × 100,000) = 6,672 / v
    test.region.policy.travel[.car] = TravelSpeed(speedKmh: 24, detourPercent: 100, fixedMinutes: 1)
    #expect(test.rulebook.travelMinutes(from: 0, to: 1, by: .car) == 1 + 278 / 10 + 1)
    test.region.policy.travel[.car] = TravelSpeed(speedKmh: 139, detourPercent: 100, fixedMinutes: 1)
    #expect(test.rulebook.travelMinutes(from: 0, to: 1, by: .car) == 1 + 5)  // 667,200 / 139,000 = 4.8
    test.region.policy.travel[.car] = TravelSpeed(speedKmh: 48, detourPercent: 1000, fixedMinutes: 0)
    #expect(test.rulebook.travelMinutes(from: 0, to: 1, by: .car) == 139)  // exactly
  }

  @Test("two locations at one position still cost the fixed minutes") func samePosition() throws {
    var test = try TestRegion()
    test.region.locations[1].position = test.region.locations[0].position
    #expect(test.rulebook.travelMinutes(from: 0, to: 1, by: .car) == 5)
  }

  @Test("home is the position, else that of the postcode, else unknown") func home() throws {
    var test = try TestRegion()
    test.region.postcodes = [Postcode(id: "3511", position: Position(latitude: 52.1, longitude: 5))]
    try test.member("M1") { $0.postcode4 = "3511" }
    try test.member("M2") { ($0.home, $0.postcode4) = (nil, "3511") }
    try test.member("M3") { ($0.home, $0.postcode4) = (nil, "9999") }
    try test.member("M4") { $0.home = nil }
    let rulebook = test.rulebook
    #expect((0..<4).map { rulebook.homeMinutes(of: $0, to: 0) } == [5, 23, nil, nil])
  }

  @Test("a trip of exactly travel_max is in reach", arguments: [(22, false), (23, true), (24, true)])
  func reach(limit: Int, inReach: Bool) throws {
    var test = try TestRegion()
    try test.vacancy("V2", location: "L2")
    try test.group("G", "Mon 09:00-10:00", vacancy: "V2")
    try test.member("M") { $0.travelMaxMinutes = limit }
    #expect(test.stints == (inReach ? ["M G 11-30 12-27 tier 0"] : []))
    #expect(test.refusals == (inReach ? [] : ["reach: 23 min by car, limit 22"]))
  }
}
