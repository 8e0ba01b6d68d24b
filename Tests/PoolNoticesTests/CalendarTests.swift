// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolModel
import PoolNotices
import PoolOracle
import Testing

@Suite("The form of calendars") struct CalendarTests {
  func calendar(_ name: String, _ region: Region = SmallPool.region) throws -> String {
    let notices = Notices(of: SmallPool.plan, in: region, since: nil, on: day("2026-11-27"))
    return try #require(notices.files(.dutch).first { $0.name == name }?.text)
  }

  @Test("a whole event") func event() throws {
    let text = try calendar("member-M1.ics")
    #expect(text.components(separatedBy: "BEGIN:VEVENT\r\n").count == 3)
    #expect(
      text.contains(
        """
        BEGIN:VEVENT
        UID:G1/M1/1/0830/0920/member@poolmatch
        DTSTAMP:20261127T000000Z
        SEQUENCE:0
        STATUS:CONFIRMED
        DTSTART;TZID=Europe/Amsterdam:20261130T083000
        DTEND;TZID=Europe/Amsterdam:20261130T092000
        RRULE:FREQ=WEEKLY;COUNT=7
        EXDATE;TZID=Europe/Amsterdam:20261221T083000,20261228T083000
        SUMMARY:Nederlands\\, havo 4\\, N
        LOCATION:N North\\; College\\, Almelo
        DESCRIPTION:Lesgroep G1\\, vacature V1
        END:VEVENT

        """.replacingOccurrences(of: "\n", with: "\r\n")), "\(text)")
  }

  @Test("a lesson that ends at midnight ends on the next date") func midnight() throws {
    #expect(
      try calendar("school-Z.ics").contains(
        "DTSTART;TZID=Europe/Amsterdam:20261202T231000\r\nDTEND;TZID=Europe/Amsterdam:20261203T000000\r\n"))
  }

  @Test("flexible work lasts from Monday to Friday and keeps nobody busy") func flexible() throws {
    #expect(
      try calendar("school-N.ics").contains(
        "DTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261205\r\nTRANSP:TRANSPARENT\r\n"
          + "RRULE:FREQ=WEEKLY;COUNT=3\r\nSUMMARY:M3: wiskunde\\, havo 4\\, 90 min per week zonder vaste tijden\r\n"
      ))
  }

  /// Names of all sorts of characters, some of several octets.
  static func name(_ dice: inout Dice) -> String {
    let letters = ["a", "é", "漢", "🎻", ",", ";", "\\", "\n", " ", "\"", "z"]
    return (0..<dice.number(1...120)).map { _ in letters[dice.number(0...letters.count - 1)] }.joined()
  }

  @Test("lines have at most 75 octets, end with CR LF, and give names of all sorts back", arguments: 1...20)
  func lines(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var region = SmallPool.region
    region.locations[0].name = Self.name(&dice)
    region.locations[0].place = nil
    let text = try calendar("school-N.ics", region)
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.last == "", "seed \(seed)")
    for line in lines {
      #expect(line.utf8.count <= 75 && !line.contains("\n") && !line.contains("\r"), "seed \(seed): \(line)")
    }
    // Unfolded and unescaped by the words of RFC 5545, 3.1 and 3.3.11.
    let unfolded = text.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n")
    let escaped = try #require(unfolded.first { $0.hasPrefix("LOCATION:") }).dropFirst("LOCATION:".count)
    var plain = ""
    var isEscape = false
    for scalar in escaped.unicodeScalars {
      if isEscape {
        plain.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
        isEscape = false
      } else if scalar == "\\" {
        isEscape = true
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    #expect(plain == "N " + region.locations[0].name, "seed \(seed)")
  }

  @Test("ids that file systems forbid give names of their own") func names() throws {
    var region = SmallPool.region
    for (number, id) in ["../M", "..%2FM", "M:1"].enumerated() {
      let old = region.members[number].id
      region.members[number].id = id
      region.placements = region.placements.map {
        var placement = $0
        if placement.member == old { placement.member = id }
        return placement
      }
    }
    let ids = ["M1": "../M", "M2": "..%2FM", "M3": "M:1"]
    let plan = Plan(
      SmallPool.plan.placements.map {
        Placement(group: $0.group, member: ids[$0.member] ?? "", dates: $0.dates, state: $0.state)
      })
    let notices = Notices(of: plan, in: region, since: nil, on: day("2026-11-27"))
    let names = notices.files(.english).map(\.name)
    #expect(Set(names).count == names.count)
    #expect(
      names.filter { $0.hasPrefix("member-") && $0.hasSuffix(".ics") } == [
        "member-..%252FM.ics", "member-..%2FM.ics", "member-M%3A1.ics",
      ])
    #expect(names.allSatisfy { $0 == "told.json" || Notices.isOurs($0) })
    #expect(!Notices.isOurs("exceptions.csv") && !Notices.isOurs("member-notes.docx"))
  }
}
