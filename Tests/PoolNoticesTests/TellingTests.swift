// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import PoolNotices
import Testing

@Suite("Telling again") struct TellingTests {
  static let first = day("2026-11-27")
  static let second = day("2026-12-04")

  static func told(_ plan: Plan, _ region: Region = SmallPool.region, since: ToldLessons? = nil, on day: Day)
    -> ToldLessons
  {
    Notices(of: plan, in: region, since: since, on: day).told
  }

  func find(_ told: ToldLessons, _ group: String, _ weekday: Int?) throws -> LessonSeries {
    try #require(told.series.first { $0.group == group && $0.key.weekday == weekday })
  }

  @Test("what says the same is not told again") func same() {
    let before = Self.told(SmallPool.plan, on: Self.first)
    let now = Self.told(SmallPool.plan, since: before, on: Self.second)
    #expect(now.series == before.series)
    #expect(now.on == Self.second)
  }

  @Test("a date less is a change of the series that has it, and of no other") func changed() throws {
    let before = Self.told(SmallPool.plan, on: Self.first)
    let plan = SmallPool.plan(changing: "G1", to: [dates("2026-11-30", "2027-01-14")])
    let now = Self.told(plan, since: before, on: Self.second)
    let friday = try find(now, "G1", 5)
    #expect((friday.sequence, friday.told, friday.isWithdrawn) == (1, Self.second, false))
    #expect(friday.range.until == day("2027-01-08"))
    #expect(try find(now, "G1", 1) == find(before, "G1", 1))
  }

  @Test("a lesson at another time is withdrawn, and a new one told") func moved() throws {
    var region = SmallPool.region
    let before = Self.told(SmallPool.plan, region, on: Self.first)
    region.lessons[0].weekday = 2
    let now = Self.told(SmallPool.plan, region, since: before, on: Self.second)
    let (gone, fresh) = (try find(now, "G1", 1), try find(now, "G1", 2))
    #expect((gone.sequence, gone.isWithdrawn, gone.dates.count) == (1, true, 5))
    #expect((fresh.sequence, fresh.told, fresh.isWithdrawn) == (0, Self.second, false))
  }

  @Test("what comes back has a higher number than what was withdrawn") func back() throws {
    let before = Self.told(SmallPool.plan, on: Self.first)
    let without = Self.told(
      SmallPool.plan(changing: "G4", to: []), since: before, on: Self.second)
    let again = Self.told(SmallPool.plan, since: without, on: day("2026-12-05"))
    #expect(try find(without, "G4", 2).isWithdrawn)
    let back = try find(again, "G4", 2)
    #expect((back.sequence, back.isWithdrawn) == (2, false))
    let still = Self.told(SmallPool.plan(changing: "G4", to: []), since: without, on: day("2026-12-05"))
    #expect(try find(still, "G4", 2) == find(without, "G4", 2))
  }

  @Test("what is over is not withdrawn") func over() throws {
    let before = Self.told(SmallPool.plan, on: Self.first)
    let now = Self.told(SmallPool.plan(changing: "G4", to: []), since: before, on: day("2026-12-16"))
    #expect(try find(now, "G4", 2) == find(before, "G4", 2))
    let onItsLastDay = Self.told(
      SmallPool.plan(changing: "G4", to: []), since: before, on: day("2026-12-15"))
    #expect(try find(onItsLastDay, "G4", 2).isWithdrawn)
  }

  @Test("other minutes of flexible work are a change") func minutes() throws {
    var region = SmallPool.region
    let before = Self.told(SmallPool.plan, region, on: Self.first)
    region.groups[2].flexibleMinutes = 120
    let now = Self.told(SmallPool.plan, region, since: before, on: Self.second)
    #expect(try find(now, "G3", nil).sequence == 1)
  }

  @Test("the publications of a package, told again in order, come to what was told each time")
  func publications() {
    var region = SmallPool.region
    let running = region.placements
    var told: [ToldLessons] = []
    let plans = [
      SmallPool.plan, SmallPool.plan(changing: "G1", to: [dates("2026-11-30", "2027-01-08")]),
      SmallPool.plan(changing: "G4", to: []), SmallPool.plan,
    ]
    for (number, plan) in plans.enumerated() {
      let day = Self.first.advanced(by: 7 * number)
      region.publications.append(
        Publication(
          number: number + 1, on: day, by: "desk", from: day, weeks: 8, inputSHA256: "",
          placements: running + plan.placements))
      told.append(Self.told(plan, since: told.last, on: day))
    }
    for number in 1...4 {
      #expect(ToldLessons(region.publications.prefix(number), of: region) == told[number - 1], "\(number)")
    }
    #expect(told[3].series.map(\.sequence).max() == 2)
  }

  @Test("told.json is read back equal") func roundTrip() throws {
    var told = Self.told(SmallPool.plan, on: Self.first)
    told = Self.told(SmallPool.plan(changing: "G1", to: []), since: told, on: Self.second)
    try withFolder { folder in
      try told.json().write(toFile: folder + "/told.json", atomically: false, encoding: .utf8)
      let (read, faults) = readTold(in: folder)
      #expect(faults == [])
      #expect(read == told)
    }
  }

  @Test("a told.json with a series twice is refused at the second") func twice() throws {
    var told = Self.told(SmallPool.plan, on: Self.first)
    told.series.append(told.series[told.series.count - 1])
    try withFolder { folder in
      try told.json().write(toFile: folder + "/told.json", atomically: false, encoding: .utf8)
      let (read, faults) = readTold(in: folder)
      #expect(read == nil)
      let last = told.json().split(separator: "\n").count - 2
      #expect(
        faults.map(\.description) == [
          "told.json:\(last):5: error: key 'series': the key is there twice\n"
            + "  Let poolmatch write the file anew; Docs/schemas shows its form."
        ])
    }
  }

  static let spoiled: [(why: String, old: String, new: String, message: String)] = [
    ("another file", "poolmatch-told", "poolmatch-plan", ":2:3: error: key 'format': format poolmatch-plan"),
    (
      "another version", "\"version\": 1", "\"version\": 2",
      ":3:3: error: key 'version': format 2 is not known"
    ),
    ("no such key", "\"sequence\": 0", "\"sequenc\": 0", "key 'sequenc': no such key is known"),
    ("no date", "2026-12-21", "2026-12-41", "key 'without': '2026-12-41' is no date"),
    ("a last date that is left out", "\"2026-12-28\"", "\"2027-01-11\"", "key 'until': "),
    ("another weekday", "\"weekday\": 1", "\"weekday\": 2", "key 'from': '2026-11-30' is no date"),
    (
      "a lesson that ends first", "\"end\": \"09:20\"", "\"end\": \"08:20\"",
      "key 'start': a start before an end"
    ),
    ("neither true nor false", "\"withdrawn\": false", "\"withdrawn\": 0", "key 'withdrawn': true or false"),
    ("a negative number", "\"sequence\": 0", "\"sequence\": -1", "key 'sequence': a whole number"),
    ("no JSON", "{", "", "error: "),
  ]

  @Test("a told.json that cannot be is refused where it is wrong", arguments: spoiled)
  func spoilt(why: String, old: String, new: String, message: String) throws {
    let text = Self.told(SmallPool.plan, on: Self.first).json()
    let position = try #require(text.range(of: old), "\(why)")
    try withFolder { folder in
      try text.replacingCharacters(in: position, with: new)
        .write(toFile: folder + "/told.json", atomically: false, encoding: .utf8)
      let (read, faults) = readTold(in: folder)
      #expect(read == nil, "\(why)")
      let told = faults.map(\.description).joined()
      #expect(told.hasPrefix("told.json:") && told.contains(message), "\(why): \(told)")
    }
  }
}
