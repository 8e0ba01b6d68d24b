// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("plan") struct PlanTests {
  static let outputs = [
    "certificate.json", "coverage.csv", "exceptions.csv", "open.csv", "placements.csv", "plan.json",
    "report.html", "run.json",
  ]

  @Test("a week is planned, proven, written whole and shown") func happyPath() throws {
    try Desk.with { desk in
      let outcome = try Program.run("plan", "Instances/tiny", "--out", desk["plan"])
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(outcome.output.hasPrefix("Proven optimal"), "\(outcome.output)")
      #expect(outcome.output.contains(desk["plan"]))
      #expect(!outcome.output.contains("\u{1B}"), "colour is for terminals")
      #expect(try desk.files(in: "plan").keys.sorted() == Self.outputs)
      #expect(try desk.run(of: "plan")["status"] as? String == "optimal")
      #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder) == ["plan"])
    }
  }

  @Test("the same input gives the same bytes, but for run.json") func sameBytes() throws {
    try Desk.with { desk in
      for name in ["one", "two"] {
        #expect(try Program.run("plan", "Instances/tiny", "--out", desk[name]).status == 0)
      }
      var (one, two) = (try desk.files(in: "one"), try desk.files(in: "two"))
      one["run.json"] = nil
      two["run.json"] = nil
      #expect(one.count == Self.outputs.count - 1)
      #expect(one == two)
    }
  }

  @Test("--format json shows run.json, --quiet nothing") func formats() throws {
    try Desk.with { desk in
      let json = try Program.run("plan", "Instances/tiny", "--out", desk["plan"], "--format", "json")
      #expect(json.status == 0)
      #expect(json.output == (try desk.text("plan/run.json")))
      let quiet = try Program.run("plan", "Instances/tiny", "--out", desk["plan"], "--quiet")
      #expect((quiet.status, quiet.output, quiet.errors) == (0, "", ""))
    }
  }

  static let locales: [(environment: [String: String], options: [String], start: String)] = [
    (["LC_ALL": "nl_NL.UTF-8"], [], "Bewezen"),
    (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "nl_NL"], [], "Bewezen"),
    (["LC_ALL": "en_GB.UTF-8", "LANG": "nl_NL"], [], "Proven"),
    (["LC_ALL": "de_DE.UTF-8"], [], "Proven"),
    (["LC_ALL": "nl_NL.UTF-8"], ["--language", "en"], "Proven"),
    (["LC_ALL": "C"], ["--language", "nl"], "Bewezen"),
  ]

  @Test("speaks the language of the option, else of the locale", arguments: locales)
  func languages(environment: [String: String], options: [String], start: String) throws {
    try Desk.with { desk in
      let outcome = try Program.run(
        ["plan", "Instances/tiny", "--out", desk["plan"]] + options, environment: environment)
      #expect(outcome.output.hasPrefix(start), "\(outcome.output)")
    }
  }

  @Test(
    "every engine's plan is sound, and none beats the exact one",
    arguments: ["exact", "greedy", "one-by-one"])
  func engines(engine: String) throws {
    try Desk.with { desk in
      let planned = try Program.run("plan", "Instances/tiny", "--out", desk["plan"], "--engine", engine)
      #expect(planned.status == 0)
      #expect(try Program.run("audit", "Instances/tiny", desk["plan"]).status == 0)
      let goals = try #require(try desk.run(of: "plan")["goals"] as? [[String: Any]])
      let value = try #require(goals[0]["value"] as? Int)
      #expect(engine == "exact" ? value == 12_228_000 : value <= 12_228_000)
    }
  }

  @Test("--compare tells what deciding together gained") func compare() throws {
    try Desk.with { desk in
      let outcome = try Program.run("plan", "Instances/tiny", "--out", desk["plan"], "--compare")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("one vacancy after another"), "\(outcome.output)")
    }
  }

  @Test("a zip is planned as its folder is, and has the same sum") func zip() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      let zipped = try Program.shell("cd \(region) && python3 -m zipfile -c \(desk["tiny.zip"]) *")
      try #require(zipped.status == 0, "\(zipped.errors)")
      #expect(try Program.run("plan", region, "--out", desk["folder"]).status == 0)
      #expect(try Program.run("plan", desk["tiny.zip"], "--out", desk["zip"]).status == 0)
      let sums = try ["folder", "zip"].map { try desk.run(of: $0)["input_sha256"] as? String }
      #expect(sums[0] != nil && sums[0] == sums[1])
      #expect(try desk.files(in: "folder")["plan.json"] == desk.files(in: "zip")["plan.json"])
    }
  }

  @Test("files of other names in the folder stay") func othersStay() throws {
    try Desk.with { desk in
      _ = try Program.run("plan", "Instances/tiny", "--out", desk["plan"])
      try desk.write("for Friday", to: "plan/notes.txt")
      #expect(try Program.run("plan", "Instances/tiny", "--out", desk["plan"]).status == 0)
      #expect(try desk.text("plan/notes.txt") == "for Friday")
      #expect(try desk.files(in: "plan").keys.sorted() == (Self.outputs + ["notes.txt"]).sorted())
    }
  }
}
