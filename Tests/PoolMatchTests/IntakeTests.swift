// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("intake") struct IntakeTests {
  static let sheet = """
    location;subject;level;from;until;lessons
    00TA00;ne;vmbo-t;30-11-2026;11-12-2026;ma1 wo2

    """

  @Test("a school's sheet is added with a receipt, and the package can be planned") func added() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      try desk.write(Self.sheet, to: "request.csv")
      let outcome = try Program.run("intake", region, desk["request.csv"])
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.hasPrefix("Received: 1 vacancy, 1 group, 2 lessons.\n"), "\(outcome.output)")
      let validated = try Program.run("validate", region)
      #expect(validated.output.contains("vacancies 9, lesson groups 10, lessons 24"), "\(validated.output)")
    }
  }

  @Test("a sheet with a fault changes nothing, and the school is told in its language") func refused() throws
  {
    try Desk.with { desk in
      let region = try desk.tiny()
      let before = try desk.files(in: "tiny")
      try desk.write(Self.sheet.replacing(";ne;", with: ";nee;"), to: "request.csv")
      let outcome = try Program.run("intake", region, desk["request.csv"], "--language", "nl")
      #expect(outcome.status == 65)
      #expect(
        outcome.output.contains("request.csv:2") && outcome.output.contains("fout"), "\(outcome.output)")
      #expect(outcome.errors == "")
      #expect(try desk.files(in: "tiny") == before)
    }
  }

  @Test("a sheet that is not there is named") func missing() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      let outcome = try Program.run("intake", region, "/no/such/sheet.csv")
      #expect(outcome.status == 66)
      #expect(outcome.errors.contains("/no/such/sheet.csv"), "\(outcome.errors)")
    }
  }

  @Test("73: on a full disk the package stays as it was") func fullDisk() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      let before = try desk.files(in: "tiny")
      try desk.write(Self.sheet, to: "request.csv")
      let outcome = try Program.shell("ulimit -f 1; exec poolmatch intake \(region) \(desk["request.csv"])")
      #expect(outcome.status == 73)
      #expect(outcome.errors.contains("File too large"), "\(outcome.errors)")
      #expect(try desk.files(in: "tiny") == before)
    }
  }

  @Test("two sheets at the same moment are both added", arguments: ["tiny", "tiny.zip"])
  func together(package: String) throws {
    try Desk.with { desk in
      _ = try desk.tiny()
      if package == "tiny.zip" {
        let zipped = try Program.shell(
          "cd \(desk["tiny"]) && python3 -m zipfile -c \(desk[package]) *.csv policy.json")
        #expect(zipped.status == 0, "\(zipped.errors)")
      }
      try desk.write(Self.sheet, to: "request.csv")
      let runs = try (0..<2).map { number in
        try FileManager.default.createDirectory(
          atPath: desk["run\(number)"], withIntermediateDirectories: true)
        return try Program.start(["intake", desk[package], desk["request.csv"]], in: desk["run\(number)"])
      }
      for run in runs {
        let outcome = try run.outcome()
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
      let validated = try Program.run("validate", desk[package])
      #expect(validated.output.contains("vacancies 10, lesson groups 11, lessons 26"), "\(validated.output)")
    }
  }

  @Test(
    "73: a package that another run holds is left as it is, and the school may try again",
    .timeLimit(.minutes(1)))
  func busy() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      let before = try desk.files(in: "tiny")
      try desk.write(Self.sheet, to: "request.csv")
      let outcome = try Program.shell(
        "exec flock \(region).lock poolmatch intake \(region) \(desk["request.csv"]) --language nl")
      #expect(outcome.status == 73)
      #expect(outcome.errors.contains("probeer het zo weer"), "\(outcome.errors)")
      #expect(try desk.files(in: "tiny") == before)
    }
  }
}
