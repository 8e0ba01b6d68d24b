// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Planning anew and publishing refuse") struct PublishFaultTests {
  static let scopes: [(options: [String], message: String)] = [
    (
      ["--from", "2026-11-01"],
      "--from 2026-11-01 is before the first day of the region, 2026-11-30: give that date or a later one."
    ),
    (
      ["--from", "2027-02-01"],
      "--from 2027-02-01 is after the last day of the region's horizon, 2026-12-27: give --weeks as well."
    ),
    (["--from", "2026-12-07", "--weeks", "61"], "--weeks is 61: give a whole number from 1 to 60."),
    (
      ["--from", "2026-12-07", "--weeks", "1"],
      "the plan ends before V0007-1/M0005 (2026-12-07…2026-12-18), which people were told: give --weeks 2 or more."
    ),
    (
      ["--from", "2026-12-07", "--free", "V0008-1"],
      "--free V0008-1: write the ids of group and member, as V0001-1/M0002."
    ),
    (
      ["--from", "2026-12-07", "--free", "V008-1/M0006", "--free", "V0008-1/M006"],
      """
      --free V008-1/M0006: the region has no group 'V008-1'. Did you mean 'V0008-1'?
      --free V0008-1/M006: the region has no member 'M006'. Did you mean 'M0006'?
      """
    ),
    (
      ["--from", "2026-12-07", "--free", "V0008-1/M0001"],
      "--free V0008-1/M0001: member M0001 has no placement in group V0008-1 that would stay as it is; "
        + "these have: M0006 (2026-11-02…2026-12-18)."
    ),
  ]

  @Test("64: a scope that the region cannot have, with what to do") func wrongScope() throws {
    try PublishTests.published { desk, region in
      for (options, message) in Self.scopes {
        let outcome = try Program.run(["plan", region, "--out", desk["x"], "--quiet"] + options)
        #expect(outcome.status == 64, "\(options)")
        #expect(outcome.errors == message + "\n")
      }
      let dutch = try Program.run(
        "plan", region, "--out", desk["x"], "--quiet", "--language", "nl", "--from", "2026-12-07", "--free",
        "V0008-1/X")
      #expect(dutch.errors == "--free V0008-1/X: de regio heeft geen poollid 'X'.\n")
    }
  }

  @Test("65: what was told and no longer fits, each conflict named, until the planner gives it free")
  func conflicts() throws {
    try PublishTests.published { desk, region in
      let rows = try desk.text("tiny/members.csv").components(separatedBy: "\n").map { row in
        var cells = row.components(separatedBy: ",")
        if cells[0] == "M0005" { cells[11] = "2026-12-13" }
        return cells.joined(separator: ",")
      }
      try desk.write(rows.joined(separator: "\n"), to: "tiny/members.csv")
      let arguments = ["plan", region, "--out", desk["week-50"], "--from", "2026-12-07"]
      let before = try desk.files(in: "week-50")
      let stopped = try Program.run(arguments)
      #expect(stopped.status == 65)
      #expect(
        stopped.errors.hasSuffix(
          """
          member-dates: member M0005 for group V0007-1 (2026-12-07 to 2026-12-18): in the pool from 2026-12-07 to 2026-12-13
          free-time: member M0005 in the week of 2026-12-14: 120 min, available 0 (group V0007-1)
          What people were told no longer fits the package. Mend the package, or plan with --conflicts free, which gives \
          up V0007-1/M0005. Nothing was planned.

          """), "\(stopped.errors)")
      #expect(try desk.files(in: "week-50") == before)

      let freed = try Program.run(arguments + ["--conflicts", "free"])
      #expect(freed.status == 0)
      #expect(
        freed.errors.contains("Planned without, as it no longer fits: V0007-1/M0005\n"), "\(freed.errors)")
      #expect(
        freed.output.replacing(/\s+/, with: " ").contains("told, but no longer fitting: V0007-1/M0005."),
        "\(freed.output)")
      #expect(try desk.text("week-50/plan.json").contains("\"dropped\": ["))
      let published = try Program.run("publish", region, desk["week-50"], "--on", "2026-12-04")
      #expect(published.status == 0, "\(published.errors)")
      let difference = try Program.run("diff", region, "1", "2")
      #expect(
        difference.output.contains("What was told cannot all be kept: it breaks 2 rules by now.\n"),
        "\(difference.output)")
    }
  }

  /// Somebody else's plan of the same state, in `other`: V0007-1 stays open.
  static func writeOther(than plan: String, on desk: Desk) throws {
    try FileManager.default.copyItem(atPath: desk[plan], toPath: desk["other"])
    for file in ["plan.json", "placements.csv"] {
      let lines = try desk.text("other/\(file)").components(separatedBy: "\n")
      let others = lines.filter { !($0.contains("V0007-1") && $0.contains("M0005")) }
      #expect(others.count == lines.count - 1)
      try desk.write(others.joined(separator: "\n"), to: "other/\(file)")
    }
  }

  @Test("65: a plan that is not of the package as it stands, and says why") func otherState() throws {
    try PublishTests.published { desk, region in
      func publish(_ plan: String, _ more: String...) throws -> String {
        let before = try desk.files(in: "tiny")
        let outcome = try Program.run(["publish", region, desk[plan]] + more)
        #expect(outcome.status == 65)
        #expect(try desk.files(in: "tiny") == before)
        return outcome.errors
      }
      let name = "publication 1 on 2026-11-27 by desk-1"
      #expect(
        try publish("week-49")
          == "\(desk["week-49"]): error: was published already, as \(name). Nothing was changed.\n")
      try Self.writeOther(than: "week-49", on: desk)
      #expect(
        try publish("other")
          == "\(desk["other"]): error: was made before \(name). Plan again from what people were told then. "
          + "Nothing was changed.\n")
      _ = try Program.run("plan", "Instances/small", "--out", desk["small"], "--quiet")
      let small = try publish("small")
      #expect(small.contains(": error: is of a package with SHA-256 "), "\(small)")
      #expect(small.hasSuffix("it was changed since, or is another. Plan again. Nothing was changed.\n"))

      #expect(
        try publish("week-50", "--on", "2026-11-26")
          == "\(desk["week-50"]): error: 2026-11-26 is before \(name). Give that date or a later one with --on.\n"
      )
      #expect(
        try publish("week-50", "--on", "2150-01-01", "--language", "nl")
          == "\(desk["week-50"]): fout: 2150-01-01 ligt buiten de kalender. Geef een dag van 1950 tot en met 2149 met --on.\n"
      )
    }
  }

  @Test("65: a plan that breaks a rule, or takes back what lies beyond its horizon") func unsound() throws {
    try PublishTests.published { desk, region in
      let before = try desk.files(in: "tiny")
      let plan = try desk.text("week-50/placements.csv")
      try desk.write(plan.replacing("V0007-1,M0005", with: "V0007-1,M0001"), to: "week-50/placements.csv")
      let outcome = try Program.run("publish", region, desk["week-50"], "--on", "2026-12-04")
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("authority: member M0001 for group V0007-1"), "\(outcome.errors)")
      #expect(
        outcome.errors.hasSuffix(
          "\(desk["week-50"]): error: the plan breaks rules and was not published. Plan again, or mend the package.\n"
        )
      )
      #expect(try desk.files(in: "tiny") == before)
    }
    try Desk.with { desk in
      let region = try desk.tiny(changing: "placements.csv") {
        $0.replacing("2026-12-18,published", with: "2027-01-10,published")
      }
      _ = try Program.run("plan", region, "--out", desk["plan"], "--quiet")
      let outcome = try Program.run("publish", region, desk["plan"], "--on", "2026-12-04")
      #expect(outcome.status == 65)
      #expect(
        outcome.errors.hasSuffix(
          "the plan ends before V0002-1/M0002 (2026-11-30…2027-01-10), which people were told: give --weeks 6 or more.\n"
        ), "\(outcome.errors)")
    }
  }

  @Test("66: an output folder or a file that is not there") func missing() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      for arguments in [["publish", region, desk["none"]], ["diff", region, desk["none"]]] {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains(desk["none"]), "\(outcome.errors)")
      }
    }
  }

  @Test("73: on a full disk, and where nothing may be written, package and history stay as they were")
  func unwritable() throws {
    try PublishTests.planned { desk, region in
      let before = try desk.files(in: "tiny")
      let full = try Program.shell(
        "ulimit -f 1; exec poolmatch publish \(region) \(desk["week-49"]) --on 2026-11-27")
      #expect(full.status == 73)
      #expect(full.errors.contains("File too large"), "\(full.errors)")
      #expect(try desk.files(in: "tiny") == before)
      let history = try Program.run("history", region, "--format", "json")
      #expect(history.output == "[]\n", "\(history.output)")
    }
  }

  @Test("of two who publish at the same moment one is told so") func together() throws {
    try PublishTests.planned { desk, region in
      try Self.writeOther(than: "week-49", on: desk)
      let runs = try ["week-49", "other"].map { plan in
        try FileManager.default.createDirectory(
          atPath: desk["run-\(plan)"], withIntermediateDirectories: true)
        return try Program.start(
          ["publish", region, desk[plan], "--on", "2026-11-27", "--by", plan], in: desk["run-\(plan)"])
      }
      let outcomes = try runs.map { try $0.outcome() }
      #expect(outcomes.map(\.status).sorted() == [0, 65])
      let first = outcomes[0].status == 0 ? "week-49" : "other"
      let told = outcomes.map(\.errors).joined()
      #expect(told.contains("was made before publication 1 on 2026-11-27 by \(first)."), "\(told)")
      #expect(try Program.run("history", region).output.components(separatedBy: "\n").count == 3)
    }
  }

  @Test("73: a package that another run holds is left as it is", .timeLimit(.minutes(1))) func busy() throws {
    try PublishTests.planned { desk, region in
      let before = try desk.files(in: "tiny")
      let outcome = try Program.shell(
        "exec flock \(region).lock poolmatch publish \(region) \(desk["week-49"]) --on 2026-11-27")
      #expect(outcome.status == 73)
      #expect(
        outcome.errors
          == "\(region): error: another run is changing it. Nothing was changed; try again in a moment.\n")
      #expect(try desk.files(in: "tiny") == before)
    }
  }
}
