// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import Testing

@Suite("What spreadsheets make of a package reads like the package itself") struct DirtyTests {
  /// Every table of the sample with another text for each of its cells, joined in another way.
  func rewritten(
    separator: String = ",", lineEnd: String = "\n", header: (String) -> String = { $0 },
    cell: (String) -> String = { $0 }
  ) -> [String: String] {
    var files = Sample.files
    for (name, text) in Sample.files where name.hasSuffix(".csv") && name != "boards.csv" {
      let lines = text.split(separator: "\n").enumerated().map { number, line in
        line.split(separator: ",", omittingEmptySubsequences: false)
          .map { number == 0 ? header(String($0)) : cell(String($0)) }.joined(separator: separator)
      }
      files[name] = lines.joined(separator: lineEnd) + lineEnd
    }
    return files
  }

  func dayFirst(_ cell: String, _ mark: String) -> String {
    Day(iso: cell) == nil ? cell : cell.split(separator: "-").reversed().joined(separator: mark)
  }

  func expectSame(_ files: [String: Data], warnings: [FaultKind] = []) throws {
    let scratch = try Scratch()
    let clean = try #require(readPackage(at: try scratch.package(Sample.files, named: "clean")).region)
    let reading = readPackage(at: try scratch.package(files))
    #expect(reading.faults.map(\.kind) == warnings)
    #expect(reading.region == clean)
  }
  func expectSame(_ files: [String: String]) throws { try expectSame(files.mapValues { Data($0.utf8) }) }

  @Test("semicolons, decimal commas, dates day first") func semicolons() throws {
    try expectSame(
      rewritten(
        separator: ";",
        cell: { Double($0) == nil ? dayFirst($0, "-") : $0.replacingOccurrences(of: ".", with: ",") }))
  }
  @Test("tabs and slashes in dates") func tabs() throws {
    try expectSame(rewritten(separator: "\t", cell: { dayFirst($0, "/") }))
  }
  @Test("CRLF, blank lines and lines of separators alone") func lines() throws {
    try expectSame(rewritten(lineEnd: "\r\n\r\n,,\r\n"))
  }
  @Test("CR alone") func oldLines() throws { try expectSame(rewritten(lineEnd: "\r")) }
  @Test("no end of line after the last row") func noLastEnd() throws {
    try expectSame(Sample.files.mapValues { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 })
  }
  @Test("every value in quotes") func quotes() throws {
    try expectSame(rewritten(header: { "\"\($0)\"" }, cell: { "\"\($0)\"" }))
  }
  @Test("blanks around values and capitals in column names") func blanks() throws {
    try expectSame(
      rewritten(
        header: { " \($0.uppercased().replacingOccurrences(of: "_", with: " ")) " }, cell: { "  \($0)\t" }))
  }
  @Test("times with seconds, days of the week by name") func times() throws {
    var files = rewritten(cell: { ClockSpan.minutes($0) == nil ? $0 : $0 + ":00" })
    files["lessons.csv"] = "group,weekday,period,start,end\ng1,maandag,1,,\ng1,Thu,,9:20,10:10\n"
    try expectSame(files)
  }
  @Test("a byte order mark, and Excel's sep= line") func marks() throws {
    var files = Sample.files.mapValues { Data([0xEF, 0xBB, 0xBF] + $0.utf8) }
    files["subjects.csv"] = Data(
      "sep=;\r\nsubject;name;reporting_group\r\nne;Nederlands;talen\r\nwi;Wiskunde;exact\r\n".utf8)
    try expectSame(files)
  }
  @Test("columns in another order, columns that may be empty left out") func order() throws {
    var files = Sample.files
    files["subjects.csv"] = "reporting_group,subject,name\ntalen,ne,Nederlands\nexact,wi,Wiskunde\n"
    files["lesson_groups.csv"] = "level,vacancy,group,minutes\nh4,v1,g1,\nb2,v2,g2,120\n"
    files["qualifications.csv"] = "member,subject,degree,from\np1,wi,first,\np2,ne,second,2020-01-01\n"
    try expectSame(files)
  }
  @Test("file names in capitals") func names() throws {
    var files = Sample.files
    files["Boards.CSV"] = files.removeValue(forKey: "boards.csv")
    try expectSame(files)
  }

  @Test("Windows-1252 is read with a warning, letter for letter") func windows1252() throws {
    let scratch = try Scratch()
    var files = Sample.files.mapValues { Data($0.utf8) }
    files["boards.csv"] = Data(
      "board,name\n16SW,Coöperatie “Zuid” €\n".unicodeScalars.map { scalar in
        switch scalar {
        case "“": 0x93
        case "”": 0x94
        case "€": 0x80
        default: UInt8(scalar.value)
        }
      })
    let reading = readPackage(at: try scratch.package(files))
    #expect(
      reading.faults.map(\.description) == [
        "boards.csv: warning: is in Windows-1252 and was read so\n  Save it as 'CSV UTF-8' to be sure of every letter."
      ])
    #expect(reading.region?.boards.first?.name == "Coöperatie “Zuid” €")
  }

  @Test("a quoted value may hold line ends, separators and quotes") func quotedText() throws {
    let scratch = try Scratch()
    let text = "board;name\r\n16SW;\"een;\r\n\"\"twee\"\"\r\n\"\r\n"
    let region = readPackage(at: try scratch.package(Sample.with("boards.csv", text))).region
    #expect(region?.boards.first?.name == "een;\r\n\"twee\"\r\n")
  }

  @Test("a fault after a quoted line end has the right line and place") func place() throws {
    let scratch = try Scratch()
    let text = "subject,name,reporting_group\nne,\"Neder\nlands\",é\nwi,\"Wis\nkünde\",\n"
    let faults = readPackage(at: try scratch.package(Sample.with("subjects.csv", text))).faults
    #expect(faults.map(\.line) == [5])
    #expect(faults.map(\.position) == [8])
  }
}
