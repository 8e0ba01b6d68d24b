// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Advice") struct AdviceTests {
  private func planned(_ desk: Desk) throws -> String {
    let outcome = try Program.run("plan", "Instances/tiny", "--out", desk["plan"], "--quiet")
    guard outcome.status == 0 else { throw TestFailure(outcome.errors) }
    return desk["plan"]
  }

  @Test("explain tells the ladder, the nearest misses and the price of moving somebody, whole") func explain()
    throws
  {
    try Desk.with { desk in
      let outcome = try Program.run("explain", "Instances/tiny", try planned(desk), "V0005")
      #expect(
        outcome.output == """
          V0005  00TA00  ne  2026-11-30 – 2026-12-18  priority 2

          V0005-1  vmbo-t  6.0 lessons, 6.0 open
            30 Nov – 18 Dec 2026: 6.0 lessons open
              Wanted elsewhere: M0002 (hours per week at V0002).
              Of 6 members, each at the first step where they fall:
                  4  subject and degree: authority
                  1  days and hours: availability
                  1  taken by the plan: hours per week  (M0002) at V0002
              Nearest misses:
                M0001: availability: not free Thu 08:30-09:20, 3 dates from 2026-12-03; availability: not free
                Thu 09:20-10:10, 3 dates from 2026-12-03

          If somebody were moved:
            M0002 takes V0005-1 (6.0 lessons) and leaves V0002-1 (9.0 lessons): value −1,650,000, stability
            +450, cost −14,500, travel −96, scarcity −7,200, tie-break +132

          """)
    }
  }

  @Test("explain answers for a group and a member too, in Dutch and as JSON") func explainOthers() throws {
    try Desk.with { desk in
      let plan = try planned(desk)
      let group = try Program.run("explain", "Instances/tiny", plan, "V0005-1", "--language", "nl")
      #expect(
        group.output.contains("1  bezet door het plan: uren per week  (M0002) bij V0002"), "\(group.output)")
      let member = try Program.run("explain", "Instances/tiny", plan, "M0002", "--language", "nl")
      #expect(
        member.output.contains("Waarom niet het open werk in deze vakken:\n  V0005-1: uren per week"),
        "\(member.output)")
      for id in ["V0005", "V0005-1", "M0002"] {
        let json = try Program.run("explain", "Instances/tiny", plan, id, "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["format"] as? String == "poolmatch-explanation")
      }
    }
  }

  @Test("suggest tells what gives way, who decides and the line that does it") func suggest() throws {
    try Desk.with { desk in
      let plan = try planned(desk)
      let outcome = try Program.run("suggest", "Instances/tiny", plan, "--vacancy", "V0005")
      #expect(
        outcome.output == """
          1 vacancies with open work, suggestions for 1 of them; most lessons first.
          Planning again is at least as good as told in the goals, in their order. The lessons are those of a
          plan that was checked; planning again may give fewer where the goals prefer others.

          1. V0005  +6.0 lessons  all that is open; nobody moves; price 5
             member: M0002 gives 5 hours a week instead of 3
               member M0002 hours_max=5

          """)
      let json = try Program.run("suggest", "Instances/tiny", plan, "--format", "json", "--threads", "1")
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect((object?["suggestions"] as? [Any])?.count == 3, "\(json.output)")
      let moves = try Program.run("suggest", "Instances/tiny", plan, "--running", "--language", "nl")
      #expect(moves.output.contains("opend") || moves.output.contains("opleveren"), "\(moves.output)")
    }
  }

  @Test("today ranks options for a school's file, which it takes in nowhere") func today() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      let before = try desk.files(in: "tiny")
      try desk.write(IntakeTests.sheet, to: "request.csv")
      let outcome = try Program.run("today", region, desk["request.csv"])
      #expect(
        outcome.output.hasPrefix(
          """
          00TA00-ne-1  00TA00  ne  4.0 lessons open
            1. M0001  from 30 Nov 2026  4.0 lessons, qualified, 7 min
               displaces nothing
          """), "\(outcome.output)")
      #expect(outcome.output.contains("displaces V0002-1: 9.0 lessons"))
      #expect(try desk.files(in: "tiny") == before)
      let json = try Program.run("today", region, "V0005", "--plan", try planned(desk), "--format", "json")
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect(object?["format"] as? String == "poolmatch-options")
    }
  }

  @Test(
    "an id that the package has not is told with the nearest", arguments: ["explain", "suggest", "today"])
  func unknown(command: String) throws {
    try Desk.with { desk in
      let plan = try planned(desk)
      let outcome =
        switch command {
        case "explain": try Program.run("explain", "Instances/tiny", plan, "V00055")
        case "suggest": try Program.run("suggest", "Instances/tiny", plan, "--vacancy", "V00055")
        default: try Program.run("today", "Instances/tiny", "V00055")
        }
      let what = command == "explain" ? "vacancy, lesson group or member" : "vacancy"
      #expect(outcome.status == 65)
      #expect(
        outcome.errors == "'V00055': error: no \(what) has this id\n  Did you mean 'V0005'?\n",
        "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
  }

  @Test(
    "a plan of another package, or of an earlier state of it, is refused", arguments: ["explain", "suggest"])
  func otherPackage(command: String) throws {
    try Desk.with { desk in
      let plan = try planned(desk)
      let region = try desk.tiny(changing: "members.csv") {
        $0.replacing("M0002,flexible", with: "M0002,agency") + ""
      }
      try desk.write(
        try desk.text("tiny/vacancies.csv").replacing(",2,1,", with: ",3,1,"), to: "tiny/vacancies.csv")
      let more = command == "explain" ? ["V0005"] : []
      let outcome = try Program.run([command, region, plan] + more)
      #expect(outcome.status == 65)
      #expect(
        outcome.errors == """
          \(plan): error: this plan was made of another package than \(region), or of an earlier state of it
            Plan again, or name the plan's own placements.csv to ask about it as it is.

          """)
      let asked = try Program.run([command, region, plan + "/placements.csv"] + more)
      #expect(asked.status == 0, "\(asked.errors)")
    }
  }

  @Test("suggestions for an unsound plan are refused with the rules that it breaks") func unsound() throws {
    try Desk.with { desk in
      try desk.write("group,member,from,until,state\nV0006-1,M0002,,,\n", to: "bad.csv")
      let outcome = try Program.run("suggest", "Instances/tiny", desk["bad.csv"])
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("the plan breaks "), "\(outcome.errors)")
      #expect(outcome.errors.contains("authority"), "\(outcome.errors)")
    }
  }
}
