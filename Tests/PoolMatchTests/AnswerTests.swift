// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Other commands") struct AnswerTests {
  @Test("validate says that a package can be planned, and how large it is") func validate() throws {
    let english = try Program.run("validate", "Instances/tiny")
    #expect(english.status == 0)
    #expect(
      english.output == """
        Instances/tiny: can be planned; locations 3, members 6, vacancies 8, lesson groups 9, lessons 22; warnings: 0

        """)
    let dutch = try Program.run("validate", "Instances/tiny", "--language", "nl")
    #expect(dutch.output.hasPrefix("Instances/tiny: kan worden gepland; vestigingen 3"))
  }

  @Test("validate tells every fault at once") func validateAll() throws {
    try Desk.with { desk in
      let region = try desk.tiny(changing: "locations.csv") { $0.replacing(",00", with: ",x") + "short\n" }
      let outcome = try Program.run("validate", region)
      #expect(outcome.status == 65)
      let faults = outcome.output.split(separator: "\n").filter { $0.hasPrefix("locations.csv:") }
      #expect(faults.count > 1, "\(outcome.output)")
      #expect(outcome.output.contains("cannot be planned; errors: "))
    }
  }

  @Test("coverage answers for the package's own placements, and for a plan") func coverage() throws {
    try Desk.with { desk in
      _ = try Program.run("plan", "Instances/tiny", "--out", desk["plan"])
      let own = try Program.run("coverage", "Instances/tiny")
      let planned = try Program.run("coverage", "Instances/tiny", desk["plan"])
      #expect(own.status == 0 && planned.status == 0)
      #expect(own.output.contains("24.9% of what is asked: 18 of 72 lessons"), "\(own.output)")
      #expect(planned.output.contains("80.1% of what is asked: 58 of 72 lessons"), "\(planned.output)")
    }
  }

  @Test("coverage gives a plan's own plan.json to machines") func coverageJSON() throws {
    try Desk.with { desk in
      _ = try Program.run("plan", "Instances/tiny", "--out", desk["plan"])
      let outcome = try Program.run("coverage", "Instances/tiny", desk["plan"], "--format", "json")
      #expect(outcome.output == (try desk.text("plan/plan.json")))
    }
  }

  @Test("export writes every goal in both formats, and reads like a statement", arguments: ["lp", "mps"])
  func export(format: String) throws {
    try Desk.with { desk in
      for goal in ["value", "stability", "cost", "people", "travel", "scarcity", "tie_break"] {
        let file = "\(goal).\(format)"
        let outcome = try Program.run(
          "export", "Instances/tiny", "--format", format, "--goal", goal, "--out", desk[file])
        #expect((outcome.status, outcome.output, outcome.errors) == (0, "", ""))
        #expect(try desk.text(file).contains("one_teacher_per_group"))
        #expect(try desk.text(file).contains("keep_value") == (goal != "value"))
      }
    }
  }

  @Test("export knows only the policy's goals") func exportGoal() throws {
    let outcome = try Program.run(
      "export", "Instances/tiny", "--format", "lp", "--goal", "members", "--out", "/nonexistent/x")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("no goal 'members'"), "\(outcome.errors)")
  }
}
