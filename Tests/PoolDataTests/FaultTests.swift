// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import Testing

/// One change to the sound sample, and every message that it must give.
struct BadFile: Sendable, CustomTestStringConvertible {
  let why: String
  let file: String
  /// The text to look for and what to put there; or, with an empty `old`, the whole new text.
  let old, new: String
  let messages: [String]

  var testDescription: String { why }

  /// The faults of the package with the change made.
  func faults() throws -> [Fault] {
    let text = try #require(Sample.files[file])
    if !old.isEmpty { #expect(text.contains(old), "the sample has no '\(old)'") }
    let scratch = try Scratch()
    let changed = old.isEmpty ? new : text.replacingOccurrences(of: old, with: new)
    return readPackage(at: try scratch.package(Sample.with(file, changed))).faults
  }
}

@Suite("Every fault is told where it is, with what was found and what to write") struct FaultTests {
  @Test("a bad file gives its whole message", arguments: BadFile.all) func message(bad: BadFile) throws {
    #expect(try bad.faults().map(\.description) == bad.messages)
  }

  @Test(
    "a message is Dutch for Dutch schools",
    arguments: [
      (
        "vacancies.csv", "2027-01-31", "31-02-2027",
        "vacancies.csv:2:25: fout: kolom 'until': '31-02-2027' is geen datum\n"
          + "  Schrijf een datum die bestaat, zoals 28-02-2027 of 2027-02-28."
      ),
      (
        "lessons.csv", "g1,1,1,,", "g1,1,9,,",
        "lessons.csv:2:6: fout: kolom 'period': vestiging '16SW00' heeft geen lesuur 9\n"
          + "  Schrijf een lesuur tot en met 3, of voeg dit toe aan bells.csv."
      ),
      (
        "policy.json", "2026-11-30", "2026-12-01",
        "policy.json:1:2: fout: sleutel 'first_day': '2026-12-01' is geen maandag\n"
          + "  Schrijf de maandag van die week, 2026-11-30."
      ),
      (
        "availability.csv", "p2,2,00:00,24:00,,\n", "",
        "members.csv:3:1: waarschuwing: kolom 'member': poollid 'p2' heeft geen beschikbaarheid; "
          + "gerekend met maandag tot en met vrijdag, de hele dag\n  Zet die in availability.csv."
      ),
    ])
  func dutch(file: String, old: String, new: String, message: String) throws {
    let bad = BadFile(why: "", file: file, old: old, new: new, messages: [])
    #expect(try bad.faults().map { $0.text(.dutch) } == [message])
  }

  @Test("an error forbids planning, a warning does not") func severity() throws {
    let scratch = try Scratch()
    let bad = readPackage(at: try scratch.package(Sample.with("boards.csv", nil)))
    #expect(bad.region == nil)
    #expect(bad.errors == bad.faults)
    let odd = readPackage(at: try scratch.package(Sample.with("availability.csv", nil), named: "odd"))
    #expect(odd.region?.members.count == 2)
    #expect(odd.errors == [])
    #expect(odd.warnings.count == 2)
  }

  @Test("a thousand faults in one file are told in one run, in order") func thousand() throws {
    var text = "group,weekday,period,start,end\n"
    for number in 1...1000 { text += number % 2 == 0 ? "g1,9,1,,\n" : "gx\(number),1,1,,\n" }
    let scratch = try Scratch()
    let faults = readPackage(at: try scratch.package(Sample.with("lessons.csv", text))).faults
    #expect(faults.filter { $0.file == "lessons.csv" }.map(\.line) == Array(2...1001))
  }

  @Test("faults come in the reading order of the policy") func readingOrder() throws {
    var files = Sample.with(
      "policy.json", #"{"first_day": "2026-11-30", "weeks": 8, "reading_order": ["lessons"]}"#)
    files["subjects.csv"] = "subject,name,reporting_group\nne,,talen\nwi,Wiskunde,exact\n"
    files["lessons.csv"] = "group,weekday,period,start,end\ng1,1,,,\n"
    let scratch = try Scratch()
    #expect(
      readPackage(at: try scratch.package(files)).faults.map(\.file) == ["lessons.csv", "subjects.csv"])
  }

  @Test("two rows that look like one person are a warning with both ids") func samePerson() throws {
    var files = Sample.files
    files["members.csv"]? += "p3,permanent,51.5,3.9,,bike,30,10,0,1,2026-08-01,,,2026-06-01,,\n"
    files["qualifications.csv"]? += "p3,wi,first,,\n"
    files["availability.csv"]? += "p3,1,08:00,17:00,,\n"
    let scratch = try Scratch()
    #expect(
      readPackage(at: try scratch.package(files)).faults.map(\.description) == [
        """
        members.csv:4:1: warning: column 'member': member 'p3' has home, hire form, subjects and certificate in common with 'p1'
          If they are one person, keep one row.
        """
      ])
  }

  @Test("running placements in two lessons at a time are a warning") func doubleBooked() throws {
    var files = Sample.files
    files["lesson_groups.csv"]? += "g3,v1,h4,\n"
    files["lessons.csv"]? += "g3,1,,09:00,09:30\n"
    files["placements.csv"]? += "g3,p1,2026-12-14,2027-01-10,running\n"
    let scratch = try Scratch()
    #expect(
      readPackage(at: try scratch.package(files)).faults.map(\.description) == [
        """
        placements.csv:3:4: warning: column 'member': running placements put member 'p1' in two lessons at a time (see placements.csv line 2)
          Check which of them is true.
        """
      ])
  }
}
