// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("publish, history and diff") struct PublishTests {
  /// Runs `body` with the region `tiny`, planned in `week-49`.
  static func planned(_ body: (_ desk: Desk, _ region: String) throws -> Void) throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      let planned = try Program.run("plan", region, "--out", desk["week-49"], "--quiet")
      guard planned.status == 0 else { throw TestFailure(planned.errors) }
      try body(desk, region)
    }
  }

  /// The same, published on 27 November and planned anew in `week-50` from 7 December.
  static func published(_ body: (_ desk: Desk, _ region: String) throws -> Void) throws {
    try planned { desk, region in
      let first = try Program.run("publish", region, desk["week-49"], "--on", "2026-11-27", "--by", "desk-1")
      let again = try Program.run(
        "plan", region, "--out", desk["week-50"], "--from", "2026-12-07", "--quiet")
      guard first.status == 0, again.status == 0 else { throw TestFailure(first.errors + again.errors) }
      try body(desk, region)
    }
  }

  @Test("the plan becomes what people are told, and the history gives it again to the byte") func published()
    throws
  {
    try Self.planned { desk, region in
      let outcome = try Program.run(
        "publish", region, desk["week-49"], "--on", "2026-11-27", "--by", "desk-1")
      #expect(
        outcome.output == "Publication 1 on 2026-11-27 by desk-1: 6 published and 1 running placements.\n")
      let told = try desk.text("tiny/placements.csv")
      #expect(
        told
          == (try desk.text("week-49/placements.csv").replacing(",proposed\n", with: ",published\n")))
      #expect(try Program.run("validate", region).output.contains("warnings: 0"))

      let again = try Program.run(
        "plan", region, "--out", desk["week-50"], "--from", "2026-12-07", "--quiet")
      #expect(again.status == 0, "\(again.errors)")
      let second = try Program.run(
        "publish", region, desk["week-50"], "--on", "2026-12-04", "--language", "nl")
      #expect(
        second.output == """
          Publicatie 2 op 2026-12-04 door planner: 1 gepubliceerde en 6 lopende plaatsingen.
          Wie wat hoort: poolmatch diff \(region) 1 2

          """)
      #expect(try Program.run("history", region, "1").output == told)
      #expect(try Program.run("history", region, "2", "--out", desk["two.csv"]).status == 0)
      #expect(try desk.text("two.csv") == (try desk.text("tiny/placements.csv")))
      #expect(try Program.run("history", region, "2").output == (try desk.text("two.csv")))
      #expect(
        try Program.run("history", region).output == """
             # told on     by            plans from   weeks     published  running
             1 2026-11-27  desk-1        2026-11-30       4             6        1
             2 2026-12-04  planner       2026-12-07       3             1        6

          """)
      let json = try Program.run("history", region, "--format", "json")
      let list = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
      #expect(list?.map { $0["on"] as? String } == ["2026-11-27", "2026-12-04"])
      #expect(list?.map { $0["running"] as? Int } == [1, 6])
    }
  }

  @Test("planning anew tells its scope, which audit, verify and coverage take from there") func scope() throws
  {
    try Self.published { desk, region in
      let freed = try Program.run(
        "plan", region, "--out", desk["free"], "--from", "2026-12-09", "--free", "V0008-1/M0006", "--weeks",
        "4")
      #expect(
        freed.output.contains(
          "  Planned from 9 Dec 2026 on, and what had begun before stays; free to move: V0008-1/M0006.\n"),
        "\(freed.output)")
      for file in ["plan.json", "run.json", "certificate.json"] {
        #expect(try desk.text("free/\(file)").contains("\"from\": \"2026-12-09\""), "\(file)")
      }
      for plan in ["week-50", "free"] {
        #expect(try Program.run("audit", region, desk[plan]).output.contains("sound: no rule is broken"))
        #expect(try Program.run("verify", region, desk[plan]).output.contains("every claim holds"))
        #expect(try Program.run("coverage", region, desk[plan]).output.contains("weeks 50–"))
      }
      let bare = [desk["free/placements.csv"], "--from", "2026-12-09", "--weeks", "4"]
      let byHand = try Program.run(["audit", region] + bare + ["--free", "V0008-1/M0006"])
      #expect(byHand.output.contains("sound: no rule is broken"), "\(byHand.output)")
      #expect(try Program.run(["audit", region] + bare).output.contains("locked-placements"))
      let twice = try Program.run("audit", region, desk["free"], "--from", "2026-12-09")
      #expect(twice.status == 64 && twice.errors.contains("tells the scope of its plan"), "\(twice.errors)")

      let run = try desk.text("free/run.json").replacing("\"weeks\": 4", with: "\"weeks\": 5")
      try desk.write(run, to: "free/run.json")
      let other = try Program.run("verify", region, desk["free"])
      #expect(
        other.status == 65 && other.output.contains("scope: run.json tells of another scope than plan.json\n")
      )
      let refused = try Program.run("publish", region, desk["free"], "--on", "2026-12-04")
      #expect(refused.errors.contains("run.json and plan.json tell of different scopes"), "\(refused.errors)")
    }
  }

  @Test("who hears what, by school and by member, and what for") func diff() throws {
    try Self.published { desk, region in
      let same = try Program.run("diff", region, desk["week-50"])
      #expect(
        same.output == """
          From what people were told to \(desk["week-50"]), from 7 Dec 2026 on: nothing changes.
            No goal changes.

          """)
      let plan = try desk.text("week-49/placements.csv")
        .replacing("V0007-1,M0005,2026-12-07,2026-12-18", with: "V0007-1,M0005,2026-12-07,2026-12-09")
        .replacing("V0001-1,M0001,2026-11-30,2026-12-18", with: "V0001-1,M0002,2026-12-09,2026-12-18")
      try desk.write(plan, to: "mine.csv")
      let found = try Program.run("diff", region, "1", desk["mine.csv"])
      #expect(found.output == Self.english.replacing("MINE", with: desk["mine.csv"]))
      let dutch = try Program.run("diff", region, "1", desk["mine.csv"], "--language", "nl")
      #expect(
        dutch.output.contains(
          "\n  M0002\n    + geeft V0001-1 (ne havo-4-5), 9 dec – 18 dec 2026, 5 lessen op 00TA00\n"))
      #expect(
        dutch.output.contains("\n  Slechter op stabiliteit: 618 in plaats van 0 (verschoven minuten).\n"))
      let json = try Program.run("diff", region, "1", desk["mine.csv"], "--format", "json")
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect(object?["told_changed"] as? Int == 2)
      #expect((object?["members"] as? [Any])?.count == 3)
    }
  }

  /// From the 10th on V0007-1 stays empty, and V0001-1 goes to another, who cannot begin at once.
  static let english = """
    From publication 1 to MINE, from 30 Nov 2026 on: 2 of 7 told placements change; 3 members and 2 schools hear of it.
      Covered: 58 lessons before, 51 lessons now, of 72 lessons asked.
      Worse on value: 10,181,000 in place of 12,228,000 (priority × minutes × tier).
      Worse on stability: 618 in place of 0 (minutes moved).
      Worse on cost: 141,032 in place of 138,425 (cents).
      Worse on people: 2 in place of 0 (splits and handovers).
      Better on travel: 554 in place of 612 (minutes).
      Better on scarcity: 21,200 in place of 21,600 (rare skills spent).
      Better on tie-break: 2,043 in place of 2,100 (a fixed draw).

    Schools
      00TA00 Verzonnen lyceum
        V0001-1 (ne havo-4-5), 30 Nov – 7 Dec 2026, 4 lessons: M0001 comes no more
        V0001-1 (ne havo-4-5), 9 Dec – 18 Dec 2026, 5 lessons: M0002 in place of M0001
      00TA01 Verzonnen brede school
        V0007-1 (rek pro), 10 Dec – 18 Dec 2026, 3 lessons: M0005 comes no more

    Members
      M0001
        - no longer V0001-1 (ne havo-4-5), 30 Nov – 7 Dec 2026, 4 lessons at 00TA00
        - no longer V0001-1 (ne havo-4-5), 9 Dec – 18 Dec 2026, 5 lessons at 00TA00
      M0002
        + teaches V0001-1 (ne havo-4-5), 9 Dec – 18 Dec 2026, 5 lessons at 00TA00
      M0005
        - no longer V0007-1 (rek pro), 10 Dec – 18 Dec 2026, 3 lessons at 00TA01

    """
}
