// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("override") struct OverrideTests {
  static let force: [String] = [
    "force", "M0003", "V0003", "--from", "2026-11-30", "--weeks", "3", "--by", "desk-1", "--code", "K2",
  ]

  func run(_ region: String, _ arguments: [String], _ more: String...) throws -> Program.Outcome {
    try Program.run(["override", region] + arguments + more + ["--on", "2026-11-27"])
  }

  @Test("a force is priced, stored with its record, told until it ends, and withdrawn") func forced() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      let before = try desk.files(in: "tiny")
      let shown = try run(region, Self.force, "--rules", "reach")
      #expect(shown.status == 0, "\(shown.errors)")
      // Instances/tiny/README.md argues 12,228,000, besides 2,250,000 of V0008-1 that runs. M0003 then leaves V0004-1 (2,250,000) to M0004, who leaves V0003-1, worth 8 × 405 × 1000 with M0003.
      #expect(
        shown.output.contains(
          """
            value (priority × minutes × tier)                 14,478,000      15,450,000        -972,000
          """), "\(shown.output)")
      #expect(shown.output.contains("reach: member M0003 for group V0003-1"), "\(shown.output)")
      #expect(shown.errors.hasSuffix("Not stored: add --yes to store it.\n"))
      #expect(try desk.files(in: "tiny") == before)

      let stored = try run(region, Self.force, "--rules", "reach", "--yes")
      #expect(stored.status == 0)
      #expect(stored.output.hasSuffix("Stored as O0001.\n"))
      #expect(
        try desk.text("tiny/overrides.csv").contains(
          "O0001,force,M0003,,V0003,2026-11-30,2026-12-18,reach,desk-1,2026-11-27,K2,\n"))
      #expect(try desk.text("tiny/placements.csv").contains("V0003-1,M0003,2026-11-30,2026-12-18,running\n"))
      let planned = try Program.run("plan", region, "--out", desk["plan"])
      #expect(planned.status == 0)
      #expect(planned.output.contains("Overrides in force\n  O0001: M0003 forced at vacancy V0003"))
      #expect(try Program.run("audit", region, desk["plan"]).status == 0)
      #expect(try desk.text("plan/plan.json").contains("\"override\": \"O0001\""))

      let listed = try Program.run("override", region, "--list", "--language", "nl")
      #expect(
        listed.output == """
          O0001: M0003 afgedwongen bij vacature V0003, 30 nov – 18 dec 2026; gaat in tegen reistijd van huis; door desk-1 \
          op 27 nov 2026, code K2

          """)
      let withdrawn = try run(region, ["--withdraw", "O0001"])
      #expect(withdrawn.status == 0)
      #expect(withdrawn.output.hasSuffix("withdrawn on 27 Nov 2026\n"))
      let after = try desk.files(in: "tiny")
      #expect(after["placements.csv"] == before["placements.csv"])
      #expect(try run(region, ["--withdraw", "O0001"]).status == 65)
    }
  }

  @Test("a forbid keeps the match out of the plan for its weeks") func forbidden() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      let stored = try run(
        region,
        [
          "forbid", "M0003", "V0004", "--from", "2026-11-30", "--weeks", "3", "--by", "desk-1", "--code",
          "K5",
        ],
        "--yes")
      #expect(stored.status == 0, "\(stored.errors)")
      // M0003 takes V0007-1 then: 1,440,000 for M0005's 960,000, and 2,250,000 less of V0004-1 or 2,268,000 less of V0003-1.
      #expect(
        stored.output.contains(
          """
            value (priority × minutes × tier)                 14,478,000      12,708,000       1,770,000
          """), "\(stored.output)")
      #expect(
        try desk.text("tiny/preferences.csv").hasSuffix(
          "M0003,,V0004,exclude,planner,2026-11-30,2026-12-18\n"))
      #expect(try Program.run("plan", region, "--out", desk["plan"], "--quiet").status == 0)
      #expect(try !desk.text("plan/placements.csv").contains("V0004-1,M0003"))
    }
  }

  @Test("once a plan was published, the rest of it is priced, and what was told counts as moved") func told()
    throws
  {
    try Desk.with { desk in
      let region = try desk.tiny()
      try #require(try Program.run("plan", region, "--out", desk["plan"], "--quiet").status == 0)
      try #require(try Program.run("publish", region, desk["plan"], "--on", "2026-11-27").status == 0)
      let shown = try run(
        region,
        [
          "force", "M0003", "V0003", "--from", "2026-12-07", "--weeks", "3", "--by", "desk-1", "--code", "K2",
        ],
        "--rules", "reach")
      #expect(shown.status == 0, "\(shown.errors)")
      // Two of three weeks: 8 × 270 at tier 0 in place of 2; V0003-1 and V0004-1 were told to the other: 270 + 300 minutes.
      #expect(
        shown.output.contains(
          """
            value (priority × minutes × tier)                  9,972,000      10,620,000        -648,000
            stability (minutes moved)                                  0             570             570
          """), "\(shown.output)")
    }
  }

  static let refused: [(arguments: [String], status: Int32, hint: String)] = [
    (force, 65, "add --rules reach:\n  reach: member M0003 for group V0003-1"),
    (force + ["--rules", "rech"], 64, "--rules has 'rech'. Did you mean 'reach'?"),
    (
      ["force", "M003", "V03"] + force.dropFirst(3), 65,
      "The region has no member 'M003'. Did you mean 'M0003'?\nThe region has no group or vacancy 'V03'."
    ),
    (["force", "M0001", "V0008-1"] + force.dropFirst(3), 65, "has a running placement of M0006"),
    (["forbid", "M0001", "V0001-1"] + force.dropFirst(3), 65, "Name V0001, the vacancy of the group."),
    (["force", "M0001"], 64, "Give the member, the group or vacancy"),
    (["--withdraw", "O0001"], 65, "There is no override 'O0001'."),
    (["--withdraw", "O0001", "--list"], 64, "Give one of"),
    ([], 64, "Give one of"),
    (force + ["--weeks", "0"], 64, "--weeks is 0"),
    (force + ["--from", "2148-01-01"], 64, "--from 2148-01-01 is outside the calendar"),
    (Array(force.dropLast()) + ["=2"], 64, "--code '=2' is no code"),
  ]

  @Test("what cannot be stored says why, and changes nothing", arguments: refused)
  func storesNothing(arguments: [String], status: Int32, hint: String) throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      let before = try desk.files(in: "tiny")
      let outcome = try run(region, arguments, "--yes")
      #expect(outcome.status == status, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.errors.contains(hint), "\(outcome.errors)")
      #expect(try desk.files(in: "tiny") == before)
    }
  }
}
