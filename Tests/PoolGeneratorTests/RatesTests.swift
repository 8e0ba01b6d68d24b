// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolGenerator
import PoolModel
import Testing

@Suite("Rates") struct RatesTests {
  @Test("name in JSON only what differs from the defaults")
  func reading() throws {
    var expected = Rates()
    (expected.members, expected.hireForms) = (12, ["agency": 1])
    let json = #"{"members": 12, "hire_forms": {"agency": 1}}"#
    #expect(try Rates.reading(Data(json.utf8)) == expected)
    #expect(try Rates.reading(Data("{}".utf8), over: .dense) == .dense)
  }

  @Test("keep subject codes with a digit and degrees with an underscore as they are")
  func keys() throws {
    let rates = try Rates.reading(
      Data(#"{"subject_weights": {"nt2": 5}, "degrees": {"career_changer": 1}}"#.utf8))
    #expect(rates.subjectWeights == ["nt2": 5])
    #expect(rates.degrees == ["career_changer": 1])
  }

  static let faults: [(json: String, name: String, problem: String)] = [
    ("[]", "rates", "this is no JSON object"),
    (#"{"first_day": "2026-12-01"}"#, "first_day", "'2026-12-01' is no Monday; write one as 2026-11-30"),
    (#"{"weeks": 61}"#, "weeks", "61 is not from 1 to 60"),
    (#"{"members": -1}"#, "members", "-1 is not from 0 to 100000"),
    (
      #"{"sizes": [1, 2]}"#, "sizes", "[1, 2] is not 5 weights from 0 to 1000000, one of them above 0"
    ),
    (
      #"{"hire_forms": {"vast": 1}}"#, "hire_forms",
      "'vast' is not one of permanent, flexible, seconded, agency, freelance"
    ),
    (#"{"filled_per_mille": 1001}"#, "filled_per_mille", "1001 is not from 0 to 1000"),
    (
      #"{"start_days": [3, 1]}"#, "start_days",
      "[3, 1] is not the least and the most days, each from -365 to 365"
    ),
  ]

  @Test("refuse what cannot be used and say what can", arguments: faults)
  func fault(json: String, name: String, problem: String) throws {
    let error = try #require(throws: RatesError.self) { try Rates.reading(Data(json.utf8)) }
    #expect(error.description == "\(name): \(problem)")
  }

  @Test("refuse a name that is not known, and list those that are")
  func unknown() throws {
    let error = try #require(throws: RatesError.self) { try Rates.reading(Data(#"{"member": 3}"#.utf8)) }
    #expect(error.name == "member")
    #expect(error.problem.contains("members"))
  }
}

@Suite("Tables of locations") struct SiteTests {
  @Test("may have this project's columns or DUO's, and either end of line")
  func columns() throws {
    let own =
      "id,name,lat,lon,structure,pupils,holiday_region\n16SW03,\"Lyceum \"\"Noord\"\", vwo\",52.1,5.2,VWO,,midden\n"
    let duo =
      "vestigingscode,brin,naam,onderwijsstructuur,lat,lon,leerlingen,provincie,gemeente\r\n"
      + "16SW03,16SW,\"Lyceum \"\"Noord\"\", vwo\",VWO,52.1,5.2,,Utrecht,ZEIST\r\n"
    let expected = Site(
      id: "16SW03", name: #"Lyceum "Noord", vwo"#, position: Position(latitude: 52.1, longitude: 5.2),
      levels: ["vwo-1-3", "vwo-4-6"], holidayRegion: "midden")
    #expect(try Site.reading(own) == [expected])
    #expect(try Site.reading(duo) == [expected])
  }

  static let structures: [(structure: String, name: String, levels: [String])] = [
    ("PRO", "De Sprong", ["pro"]),
    ("VBO/MAVO", "X", ["vmbo-1-2", "vmbo-b", "vmbo-k", "vmbo-t"]),
    ("BRUGJAAR", "ISK Walcheren", ["isk"]),
    ("BRUGJAAR", "Onderbouw", ["vmbo-1-2", "havo-1-3"]),
  ]

  @Test("give each location its levels", arguments: structures)
  func levels(structure: String, name: String, levels: [String]) throws {
    let csv = "id,name,lat,lon,structure\n16SW03,\(name),52.1,5.2,\(structure)\n"
    #expect(try Site.reading(csv).map(\.levels) == [levels])
  }

  static let faults: [(csv: String, description: String)] = [
    ("", "line 1: the table is empty"),
    ("id,name\n16SW03\n", "line 2: 1 fields where the header has 2"),
    ("id,name,lat,lon\nA,B,52,5\n", "line 2: no value in column 'structure' or 'onderwijsstructuur'"),
    ("id,name,lat,lon,structure\nA,B,north,5,VWO\n", "line 2: 'north, 5' is no position in degrees"),
    (
      "id,name,lat,lon,structure\nA,B,52,5,LTS\n",
      "line 2: 'LTS' names no level; write VBO, MAVO, HAVO, VWO, PRO"
    ),
  ]

  @Test("are refused with the line and the reason", arguments: faults)
  func fault(csv: String, description: String) throws {
    let error = try #require(throws: SiteError.self) { try Site.reading(csv) }
    #expect(error.description == description)
  }
}
