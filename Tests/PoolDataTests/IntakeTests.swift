// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import Testing

@Suite("A school's requests are taken in all together or not at all") struct IntakeTests {
  let scratch: Scratch
  let package: String

  init() throws {
    scratch = try Scratch()
    package = try scratch.package(Sample.files)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: package + "/README.md"))
  }

  func file(_ name: String, _ text: String) throws -> String {
    try scratch.package([name: text], named: "requests") + "/" + name
  }
  func snapshot() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: package) {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: package + "/" + name))
    }
    return files
  }
  func receipt(_ files: String...) throws -> IntakeReceipt {
    let result = intake(files, into: package)
    guard case .added(let receipt) = result else {
      Issue.record("\(result)")
      throw CancellationError()
    }
    return receipt
  }
  /// The faults of a refusal, which must have changed nothing.
  func refusal(_ files: String..., language: Language = .english) throws -> [String] {
    let before = try snapshot()
    let result = intake(files, into: package)
    guard case .refused(let faults) = result else {
      Issue.record("\(result)")
      return []
    }
    #expect(try snapshot() == before)
    return faults.map { $0.text(language) }
  }

  @Test("one wide sheet becomes vacancies, groups and lessons, with ids made for those left open")
  func wide() throws {
    let sheet = try file(
      "aanvraag.csv",
      """
      vacancy;location;subject;level;from;until;lessons;minutes
      ;16SW00;wi;h4;7-12-2026;31-1-2027;ma2 do1-2;
      ;16SW00;wi;b2;7-12-2026;31-1-2027;"vr 08:30-09:20, di3";
      z7;16SW03;ne;b2;7-12-2026;;;90

      """)
    let receipt = try receipt(sheet)
    #expect(
      receipt.text(.english) == """
        Received: 2 vacancies, 3 groups, 5 lessons.
        16SW00-wi-1: 16SW00, wi, 2026-12-07 … 2027-01-31
          16SW00-wi-1-1: h4, 3 lessons, 150 min/week
          16SW00-wi-1-2: b2, 2 lessons, 100 min/week
        z7: 16SW03, ne, 2026-12-07 … end unknown
          z7-1: b2, flexible times, 90 min/week
        \(sheet):4:27: warning: column 'until': the end is unknown; planned to the end of the horizon, 2027-01-24
          Write the last date once it is known.
        """)
    #expect(receipt.text(.dutch).hasPrefix("Ontvangen: 2 vacatures, 3 groepen, 5 lessen.\n"))
    let region = try #require(readPackage(at: package).region)
    #expect(region.vacancies.map(\.id) == ["v1", "v2", "16SW00-wi-1", "z7"])
    #expect(region.vacancies[2].submitted.description == "2026-11-30")
    #expect(
      region.lessons.suffix(5).map { "\($0.weekday) \($0.period.map(String.init) ?? "-") \($0.span)" } == [
        "1 2 09:20-10:10", "4 1 08:30-09:20", "4 2 09:20-10:10", "5 - 08:30-09:20", "2 3 10:30-11:20",
      ])
    #expect(region.groups.last?.flexibleMinutes == 90)
    #expect(try String(contentsOfFile: package + "/README.md", encoding: .utf8) == "mine")
  }

  @Test("the same sheet twice gives new ids, the same way every time") func twice() throws {
    let sheet = try file(
      "a.csv", "location,subject,level,from,until,lessons\n16SW00,wi,h4,2026-12-07,2026-12-18,ma2\n")
    #expect(try receipt(sheet).vacancies.map(\.id) == ["16SW00-wi-1"])
    #expect(try receipt(sheet).vacancies.map(\.id) == ["16SW00-wi-2"])
  }

  @Test("tables of vacancies, groups and lessons, in any order, under the names of the package's own")
  func tables() throws {
    let lessons = try file("lessons.csv", "group,weekday,period,start,end\nn1,ma,2,,\n")
    let groups = try file("lesson_groups.csv", "group,vacancy,level,minutes\nn1,n,h4,\n")
    let vacancies = try file(
      "vacancies.csv",
      "vacancy,location,subject,from,until,priority,members_max,tier_max,kind,submitted\n"
        + "n,16SW00,wi,2026-12-07,2026-12-18,7,1,1,replacement,2026-11-27\n")
    let receipt = try receipt(lessons, groups, vacancies)
    #expect(receipt.vacancies.map(\.priority) == [7])
    #expect(receipt.warnings == [])
    #expect(readPackage(at: package).region?.lessons.last?.group == "n1")
  }

  @Test("a package in a zip is added to as well") func zipped() throws {
    let region = try #require(readPackage(at: package).region)
    try writePackage(region, to: scratch.path + "/p.zip")
    let sheet = try file(
      "a.csv", "location,subject,level,from,until,lessons\n16SW00,wi,h4,2026-12-07,2026-12-18,ma2\n")
    guard case .added = intake([sheet], into: scratch.path + "/p.zip") else { throw CancellationError() }
    #expect(readPackage(at: scratch.path + "/p.zip").region?.vacancies.count == 3)
  }

  @Test("one bad row refuses all, and every fault is told in the school's words") func refused() throws {
    let sheet = try file(
      "b.csv",
      """
      vacancy,location,subject,level,from,until,lessons,minutes
      a,16SW00,wi,h4,2026-12-07,2027-01-31,ma2,
      a,16SW00,wi,h4,2026-12-07,2027-02-28,ma9,
      v1,16SW00,ne,h4,2026-12-07,2027-01-31,ma2,
      c,16SW00,wi,h4,2026-12-07,2027-01-31,maa2,
      d,16SW00,wi,h4,2026-12-07,2027-01-31,,
      e,16SW00,wi,h4,2026-12-07,2027-01-31,ma1 ma 09:00-10:00,

      """)
    #expect(
      try refusal(sheet, language: .dutch) == [
        "\(sheet):3:27: fout: kolom 'until': '2027-02-28' wijkt af van dezelfde vacature in \(sheet) regel 2\n  Schrijf in elke rij van een vacature hetzelfde, of geef een ander id.",
        "\(sheet):3:38: fout: kolom 'lessons': vestiging '16SW00' heeft geen lesuur 9\n  Schrijf een lesuur tot en met 3, of voeg dit toe aan bells.csv.",
        "\(sheet):4:1: fout: kolom 'vacancy': 'v1' is al gebruikt, in vacancies.csv regel 2\n  Geef deze rij een eigen id.",
        "\(sheet):5:38: fout: kolom 'lessons': 'maa2' is geen lijst van lessen\n  Schrijf dag en lesuur, zoals ma2 do5, of tijden, zoals ma 08:30-09:20.",
        "\(sheet):6:38: fout: kolom 'lessons': de klas heeft geen lessen en geen minuten\n  Schrijf de lessen, zoals ma2 do5, of de minuten per week.",
        "\(sheet):7:38: fout: kolom 'lessons': de les overlapt een les van dezelfde groep, in \(sheet) regel 7\n  Verbeter een van beide, of maak er een eigen groep van.",
      ])
  }

  @Test("a file that is no request, one that is not there, and a package with errors") func others() throws {
    let cars = try file("cars.csv", "car,wheels\nvolvo,4\n")
    #expect(
      try refusal(cars) == [
        "\(cars):1: error: its columns are not those of a request\n  Use the columns of vacancies, lesson_groups or lessons, or those of the request sheet."
      ])
    #expect(
      try refusal("/no/such.csv") == [
        "/no/such.csv: error: cannot be read: No such file or directory\n  Make it readable, or give another."
      ])
    let sheet = try file(
      "a.csv", "location,subject,level,from,until,lessons\n16SW00,wi,h4,2026-12-07,2026-12-18,ma2\n")
    try FileManager.default.removeItem(atPath: package + "/boards.csv")
    #expect(try refusal(sheet).map { $0.prefix(17) } == ["boards.csv: error"])
  }
}
