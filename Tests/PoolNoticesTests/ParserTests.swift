// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import PoolNotices
import PoolOracle
import Testing

/// The Python that has icalendar and recurring-ical-events, if the environment names one.
private let python = ProcessInfo.processInfo.environment["POOLMATCH_PYTHON"]

@Suite("Parsers of others", .enabled(if: python != nil, "POOLMATCH_PYTHON is not set"))
struct ParserTests {
  /// A line of `expand.py`.
  struct Event: Equatable { let folder, file, uid, sequence, status, told: String }
  /// A lesson of a calendar, as `MEMBER GROUP DATE TIME`, and the calendar's file.
  struct Lesson: Hashable { let folder, file, text: String }

  /// What others read in the calendars of folders.
  func read(_ folders: [String]) throws -> (events: [Event], lessons: [Lesson]) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "expand.py").path
    process.arguments = ["-B", script] + folders
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(output)")
    var (events, lessons): ([Event], [Lesson]) = ([], [])
    for line in output.split(separator: "\n") {
      let facts = line.split(separator: "\t").map(String.init)
      if facts[0] == "event" {
        events.append(
          Event(
            folder: facts[1], file: facts[2], uid: facts[3], sequence: facts[4], status: facts[5],
            told: facts[6]))
      } else {
        let uid = facts[3].split(separator: "/")
        lessons.append(
          Lesson(
            folder: facts[1], file: facts[2], text: "\(uid[1]) \(uid[0]) \(Self.time(facts[4], facts[5]))"))
      }
    }
    return (events, lessons)
  }

  /// A start and an end as a date and the time between, or `week` for Monday to Friday.
  static func time(_ start: String, _ end: String) -> String {
    let date = start.prefix(10)
    guard start.count > 10 else { return "\(date) week" }
    let ends = String(end.dropFirst(11).prefix(5))
    return "\(date) \(start.dropFirst(11).prefix(5))-\(ends == "00:00" ? "24:00" : ends)"
  }

  func write(_ notices: Notices, to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for file in notices.files(.dutch) where file.name.hasSuffix(".ics") {
      try Data(file.text.utf8).write(to: URL(filePath: folder + "/" + file.name))
    }
  }

  @Test(
    "expand the calendars of every shipped region to exactly the lessons of a plan, at home and at school")
  func shipped() throws {
    try withFolder { folder in
      var folders: [String] = []
      var wanted: [String: Set<Lesson>] = [:]
      for (number, name) in ["tiny", "small", "zeeland", "twente", "haaglanden"].enumerated() {
        let region = try #require(readPackage(at: instances.appending(path: name).path).region)
        var dice = Dice(seed: UInt64(number))
        let plan = SeriesTests.anyPlan(of: region, &dice)
        let own = folder + "/" + name
        folders.append(own)
        try write(Notices(of: plan, in: region, since: nil, on: region.policy.firstDay), to: own)
        let vacancies = Dictionary(uniqueKeysWithValues: region.groups.map { ($0.id, $0.vacancy) })
        let places = Dictionary(uniqueKeysWithValues: region.vacancies.map { ($0.id, $0.location) })
        for text in SeriesTests.lessonsByDate(of: plan, in: region) {
          let words = text.split(separator: " ").map(String.init)
          let location = places[vacancies[words[1]] ?? ""] ?? ""
          for file in ["member-\(words[0]).ics", "school-\(location).ics"] {
            wanted[own, default: []].insert(Lesson(folder: own, file: file, text: text))
          }
        }
      }
      let (events, lessons) = try read(folders)
      for own in folders {
        let found = lessons.filter { $0.folder == own }
        #expect(found.count > 10, "\(own)")
        #expect(Set(found) == wanted[own], "\(own)")
        #expect(found.count == Set(found).count, "\(own): a lesson is there twice")
        let uids = events.filter { $0.folder == own }.map(\.uid)
        #expect(uids.count == Set(uids).count, "\(own): an UID is there twice")
      }
      #expect(events.allSatisfy { $0.sequence == "0" && $0.status == "CONFIRMED" })
    }
  }

  @Test("see what was changed and cancelled, under the UID that it had") func changes() throws {
    try withFolder { folder in
      try write(NoticeTests.first, to: folder + "/1")
      try write(NoticeTests.second, to: folder + "/2")
      let (events, lessons) = try read([folder + "/1", folder + "/2"])
      func event(_ week: Int, _ uid: String) throws -> Event {
        try #require(events.first { $0.folder == "\(folder)/\(week)" && $0.uid == uid })
      }
      let moved = "G1/M1/5/1000/1050/school@poolmatch"
      #expect(try event(1, moved).sequence == "0")
      #expect(try event(2, moved).sequence == "1")
      #expect(try event(2, moved).told == "2026-12-07T00:00:00+00:00")
      #expect(lessons.contains { $0.folder.hasSuffix("/1") && $0.text == "M1 G1 2027-01-15 10:00-10:50" })
      #expect(!lessons.contains { $0.folder.hasSuffix("/2") && $0.text == "M1 G1 2027-01-15 10:00-10:50" })

      let gone = "G4/M3/2/0920/1010/member@poolmatch"
      #expect(try event(1, gone).status == "CONFIRMED")
      #expect(try event(2, gone).status == "CANCELLED")
      #expect(try event(2, gone).sequence == "1")

      let same = "G2/M2/3/2310/2400/member@poolmatch"
      #expect(try event(1, same).told == event(2, same).told)
      #expect(try event(2, same).sequence == "0")
    }
  }
}
