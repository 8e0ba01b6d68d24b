// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// One test a status, beside those of wrong usage (64) and of an interruption (130).
@Suite("Exit statuses") struct StatusTests {
  @Test("2: a limit stopped the proof; the plan is there, with its gap") func limit() throws {
    try Desk.with { desk in
      let region = try desk.hard()
      let outcome = try Program.run("plan", region, "--out", desk["plan"], "--time-limit", "0.01", "--quiet")
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasPrefix("Not proven: the time limit was reached; value is "), "\(outcome.errors)")
      #expect(try desk.run(of: "plan")["stopped"] as? String == "time-limit")
      #expect(try Program.run("audit", region, desk["plan"]).status == 0)
    }
  }

  @Test("2: without GLPK the greedy plan is written, and the reason told") func fallback() throws {
    try Desk.with { desk in
      let outcome = try Program.run(
        ["plan", "Instances/tiny", "--out", desk["plan"]], environment: ["POOLMATCH_GLPK": "/nonexistent"])
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.contains("/nonexistent") && outcome.errors.contains("libglpk40"), "\(outcome.errors)")
      let run = try desk.run(of: "plan")
      #expect(run["status"] as? String == "fallback")
      #expect((run["reason"] as? String)?.contains("/nonexistent") == true)
      #expect(try Program.run("audit", "Instances/tiny", desk["plan"]).status == 0)
    }
  }

  @Test("2: in Dutch the reason is Dutch on every screen, and the same English words in run.json")
  func fallbackInDutch() throws {
    try Desk.with { desk in
      let outcome = try Program.run(
        ["plan", "Instances/tiny", "--out", desk["plan"], "--language", "nl"],
        environment: ["POOLMATCH_GLPK": "/nonexistent"])
      #expect(outcome.status == 2)
      for text in [outcome.errors, outcome.output, try desk.text("plan/report.html")] {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("GLPK kan niet worden geladen (/nonexistent"), "\(text)")
        #expect(!words.contains("cannot be loaded"), "\(text)")
      }
      let reason = try desk.run(of: "plan")["reason"] as? String
      #expect(reason?.contains("GLPK cannot be loaded (/nonexistent") == true)
    }
  }

  @Test("64: a plan is never written into a data package") func intoPackage() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      let before = try desk.files(in: "tiny")
      let outcome = try Program.run("plan", region, "--out", region)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("holds a data package"), "\(outcome.errors)")
      #expect(try desk.files(in: "tiny") == before)
    }
  }

  static let readers = [
    ["validate"], ["plan", "--out", "never"], ["audit", "never.csv"], ["coverage"],
    ["export", "--format", "lp", "--goal", "value", "--out", "never.lp"],
  ]

  @Test(
    "65: a fault in the data stops every command, with the fault told and nothing written", arguments: readers
  )
  func fault(command: [String]) throws {
    try Desk.with { desk in
      let region = try desk.tiny(changing: "members.csv") { $0.replacing("M0002,", with: "M0001,") }
      let outcome = try Program.run(
        [command[0], region] + command.dropFirst().map { $0.hasPrefix("never") ? desk[$0] : $0 })
      #expect(outcome.status == 65)
      let told = command[0] == "validate" ? outcome.output : outcome.errors
      #expect(told.contains("members.csv:3") && told.contains("M0001"), "\(told)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder) == ["tiny"])
    }
  }

  @Test("65: a plan that breaks a rule is refused by the rule's name") func unsound() throws {
    try Desk.with { desk in
      _ = try Program.run("plan", "Instances/tiny", "--out", desk["plan"])
      let table = try desk.text("plan/placements.csv")
      let member = try #require(
        table.split(separator: "\n").first { $0.contains("proposed") }?.split(separator: ",")[1])
      let other = member == "M0005" ? "M0006" : "M0005"
      try desk.write(table.replacing("\(member),", with: "\(other),"), to: "changed.csv")
      let outcome = try Program.run("audit", "Instances/tiny", desk["changed.csv"])
      #expect(outcome.status == 65)
      #expect(outcome.output.contains("authority: "), "\(outcome.output)")
      #expect(outcome.errors == "")
    }
  }

  @Test("66: what is not there is named", arguments: readers)
  func noInput(command: [String]) throws {
    let outcome = try Program.run([command[0], "/no/such/region"] + command.dropFirst())
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("/no/such/region"), "\(outcome.errors)")
    #expect(outcome.output == "")
  }

  @Test("66: a plan that is not there is named", arguments: ["audit", "coverage"])
  func noPlan(command: String) throws {
    let outcome = try Program.run(command, "Instances/tiny", "/no/such/plan")
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("/no/such/plan"), "\(outcome.errors)")
  }

  @Test("73: a file in the way of the output folder is told as such, and stays") func fileInTheWay() throws {
    try Desk.with { desk in
      try desk.write("mine", to: "plan")
      let outcome = try Program.run("plan", "Instances/tiny", "--out", desk["plan"], "--quiet")
      #expect(outcome.status == 73)
      #expect(
        outcome.errors == "\(desk["plan"]): error: cannot be written: Not a directory. Nothing was changed.\n"
      )
      #expect(try desk.text("plan") == "mine")
    }
  }

  @Test("69: export needs GLPK, and says what to install") func noSolver() throws {
    try Desk.with { desk in
      let outcome = try Program.run(
        ["export", "Instances/tiny", "--format", "lp", "--goal", "value", "--out", desk["model.lp"]],
        environment: ["POOLMATCH_GLPK": "/nonexistent"])
      #expect(outcome.status == 69)
      #expect(outcome.errors.contains("libglpk40"), "\(outcome.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder).isEmpty)
    }
  }

  @Test(
    "73: a folder that cannot be written is named before planning", arguments: ["blocked/plan", "blocked"])
  func cannotWrite(name: String) throws {
    try Desk.with { desk in
      try desk.write("a file", to: "blocked")
      let outcome = try Program.run("plan", "Instances/tiny", "--out", desk[name])
      #expect(outcome.status == 73)
      #expect(outcome.errors.contains(desk[name]), "\(outcome.errors)")
      #expect(try desk.text("blocked") == "a file")
    }
  }

  @Test("73: a model file that cannot be written is named as it was asked for") func cannotExport() throws {
    let outcome = try Program.run(
      "export", "Instances/tiny", "--format", "lp", "--goal", "value", "--out", "/no/such/folder/x.lp")
    #expect(outcome.status == 73)
    #expect(outcome.errors.hasPrefix("/no/such/folder/x.lp: error: cannot be written: "), "\(outcome.errors)")
    #expect(!outcome.errors.contains("writing-"), "\(outcome.errors)")
  }

  @Test("73: on a full disk the earlier plan stays, byte for byte") func fullDisk() throws {
    try Desk.with { desk in
      _ = try Program.run("plan", "Instances/tiny", "--out", desk["plan"])
      let before = try desk.files(in: "plan")
      // No file may grow past one block of 512 bytes.
      let outcome = try Program.shell(
        "ulimit -f 1; exec poolmatch plan Instances/tiny --out \(desk["plan"]) --engine greedy --quiet")
      #expect(outcome.status == 73)
      #expect(outcome.errors.contains("File too large"), "\(outcome.errors)")
      #expect(try desk.files(in: "plan") == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder) == ["plan"])
    }
  }

  @Test("73: an answer that standard output cannot take is no success", arguments: ["validate", "coverage"])
  func fullOutput(command: String) throws {
    let outcome = try Program.shell("poolmatch \(command) Instances/tiny > /dev/full")
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("standard output: No space left on device"), "\(outcome.errors)")
  }
}
