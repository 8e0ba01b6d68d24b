// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import Testing

@Suite("Personal data goes nowhere") struct PrivacyTests {
  @Test(
    "a column of personal data is refused, whatever its spelling, and no value of it is told",
    arguments: [
      "BSN", "bsn-nummer", "Burgerservicenummer", "sofi nummer", "Citizen Service Number", "Ziekte",
      "verzuimreden", "Reden van afwezigheid", "reason_for_absence", "Sick Leave", "Geboortedatum",
      "date of birth", "DOB", "leeftijd", "Religie", "geloofsovertuiging", "denominatie", "religion",
    ])
  func forbidden(name: String) throws {
    let text = try #require(Sample.files["boards.csv"])
      .replacingOccurrences(of: "board,name", with: "board,name,\(name)")
      .replacingOccurrences(of: "Goes\"", with: "Goes\",Geheim")
    let scratch = try Scratch()
    let faults = readPackage(at: try scratch.package(Sample.with("boards.csv", text))).faults
    #expect(faults.count == 1)
    guard case .forbiddenColumn = faults.first?.kind else { return #expect(Bool(false), "\(faults)") }
    #expect(!faults.description.contains("Geheim"))
  }

  @Test("a harmless column is only unknown", arguments: ["colour", "usage", "sessie", "stage", "reasoning"])
  func harmless(name: String) throws {
    let text = try #require(Sample.files["subjects.csv"]).replacingOccurrences(
      of: "name", with: "name,\(name)"
    )
    .replacingOccurrences(of: "landse", with: "landse").replacingOccurrences(of: ",talen", with: ",x,talen")
    .replacingOccurrences(of: ",exact", with: ",x,exact")
    let scratch = try Scratch()
    let faults = readPackage(at: try scratch.package(Sample.with("subjects.csv", text))).faults
    #expect(faults.map(\.kind) == [.unknownColumn])
  }

  /// Members with these ids, each sound.
  func faults(ofMembers ids: [String]) throws -> [Fault] {
    var files = Sample.files
    files["members.csv"]? += ids.map { "\($0),flexible,51.5,3.9,,car,45,10,0,2,2026-08-01,,,2026-06-01,,\n" }
      .joined()
    let scratch = try Scratch()
    return readPackage(at: try scratch.package(files)).faults.filter {
      if case .memberWithoutAvailability = $0.kind { return false }
      if case .memberWithoutQualification = $0.kind { return false }
      return true
    }
  }

  // Made up: each passes the 11-test.
  static let passing = ["111222333", "123456782", "100000009", "999999990"]

  @Test("ids that are citizen service numbers by the look of them are refused, without telling one")
  func many() throws {
    let faults = try faults(ofMembers: Self.passing)
    #expect(
      faults.map(\.description) == [
        """
        members.csv:4: error: column 'member': 4 ids look like citizen service numbers (BSN)
          Replace them in every table by ids that mean nothing outside the pool.
        """
      ])
  }

  @Test("a single one is a warning") func single() throws {
    let faults = try faults(ofMembers: [Self.passing[1]])
    #expect(
      faults.map(\.description) == [
        """
        members.csv:4: warning: column 'member': 1 id looks like a citizen service number (BSN)
          Make sure it is none; ids should mean nothing outside the pool.
        """
      ])
  }

  @Test("nine-digit ids of which few pass the 11-test are not refused") func personnelNumbers() throws {
    let numbers = (100_000_001..<100_000_023).map(String.init)
    #expect(try faults(ofMembers: numbers).map(\.severity) == [.warning])
  }

  @Test("a value that may be a citizen service number is not repeated in a message") func masked() throws {
    let text = "group,member,from,until,state\ng1,123456782,2026-11-30,2026-12-20,running\n"
    let scratch = try Scratch()
    let faults = readPackage(at: try scratch.package(Sample.with("placements.csv", text))).faults
    #expect(faults.map(\.severity) == [.warning, .error])
    #expect(!faults.description.contains("123456782"))
    #expect(faults.last?.problem == "'*********' is not in members.csv")
  }
}
