// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("edit") struct EditTests {
  @Test("edits change the package, and the receipt says what changed and which placements were cut")
  func changed() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      try desk.write("# Monday\naway M0002 2026-12-07 2026-12-11\n", to: "monday.txt")
      let outcome = try Program.run(
        "edit", region, "vacancy V0001 priority=9", "--file", desk["monday.txt"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(
        outcome.output.hasPrefix(
          """
          Changed: 2 edits, 1 placement cut.
          away M0002 2026-12-07 2026-12-11
            V0002-1 M0002 2026-11-30…2026-12-18 (published): now 2026-11-30…2026-12-06, 2026-12-12…2026-12-18
          vacancy V0001 priority=9
          availability.csv
            - M0002,1,08:00,17:00,,
          """), "\(outcome.output)")
      #expect(
        outcome.output.hasSuffix(
          """
          placements.csv
            - V0002-1,M0002,2026-11-30,2026-12-18,published
            + V0002-1,M0002,2026-11-30,2026-12-06,published
            + V0002-1,M0002,2026-12-12,2026-12-18,published

          """), "\(outcome.output)")
      #expect(try desk.text("tiny/vacancies.csv").contains("V0001,00TA00,ne,2026-11-30,2026-12-18,9,"))
      #expect(try Program.run("validate", region).status == 0)
    }
  }

  @Test("a fault in one edit changes nothing, and all faults are told") func refused() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      let before = try desk.files(in: "tiny")
      let outcome = try Program.run(
        "edit", region, "withdraw V0007", "withdraw V001", "member M0001 hours_max=99", "--language", "nl")
      #expect(outcome.status == 65)
      #expect(outcome.output == "")
      #expect(
        outcome.errors == """
          edit:2:10: fout: 'V001' staat niet in vacancies.csv
            Bedoelt u 'V0001'? Schrijf een id uit die tabel, of voeg het daar toe.
          edit:3:14: fout: kolom 'hours_max': '99' ligt niet tussen 0 en 40
            Schrijf een waarde van 0 tot en met 40.

          """)
      #expect(try desk.files(in: "tiny") == before)
    }
  }

  @Test("a file that is not there is named") func missing() throws {
    try Desk.with { desk in
      let outcome = try Program.run("edit", try desk.tiny(), "--file", "/no/such/edits.txt")
      #expect(outcome.status == 66)
      #expect(outcome.errors.contains("/no/such/edits.txt"), "\(outcome.errors)")
    }
  }

  @Test("73: on a full disk the package stays as it was") func fullDisk() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      let before = try desk.files(in: "tiny")
      let outcome = try Program.shell("ulimit -f 1; exec poolmatch edit \(region) 'withdraw V0001'")
      #expect(outcome.status == 73)
      #expect(try desk.files(in: "tiny") == before)
    }
  }

  @Test("two edits at the same moment are both made", arguments: ["tiny", "tiny.zip"])
  func together(name: String) throws {
    try Desk.with { desk in
      var region = try desk.tiny()
      if name.hasSuffix(".zip") {
        let zipped = try Program.shell("cd \(region) && zip -q ../tiny.zip *")
        try #require(zipped.status == 0, "\(zipped.errors)")
        region = desk[name]
      }
      let runs = try ["withdraw V0006", "withdraw V0007"].enumerated().map { number, line in
        try FileManager.default.createDirectory(
          atPath: desk["run\(number)"], withIntermediateDirectories: true)
        return try Program.start(["edit", region, line], in: desk["run\(number)"])
      }
      for run in runs { #expect(try run.outcome().status == 0) }
      #expect(try Program.run("validate", region).output.contains("vacancies 6,"))
    }
  }
}
