// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("notices and balance") struct NoticesTests {
  /// `tiny` planned, told on 27 November, planned without M0001, and told again a week later into the folder `again`.
  static func again(_ desk: Desk, into again: String = "again") throws -> Program.Outcome {
    let region = try desk.tiny()
    _ = try Program.run("plan", region, "--out", desk["plan"], "--engine", "greedy", "--quiet")
    let first = try Program.run(
      "notices", region, desk["plan"], "--out", desk["first"], "--on", "2026-11-27")
    #expect((first.status, first.errors) == (0, ""))
    #expect(
      first.output == "Notices and calendars are in \(desk["first"]): schools 3, members 6\n")
    let plan = try desk.text("plan/placements.csv").split(separator: "\n").filter { !$0.contains("M0001") }
    try desk.write(plan.joined(separator: "\n") + "\n", to: "changed.csv")
    return try Program.run(
      "notices", region, desk["changed.csv"], "--out", desk[again], "--on", "2026-12-04", "--since",
      desk["first"])
  }

  @Test("a page, a text and a calendar for everybody, and what changed since") func folders() throws {
    try Desk.with { desk in
      let outcome = try Self.again(desk)
      #expect(outcome.status == 0)
      #expect(
        outcome.output.hasSuffix("Lesson groups by member: new 0, changed 0, withdrawn 2\n"),
        "\(outcome.output)")
      let (first, again) = (try desk.files(in: "first"), try desk.files(in: "again"))
      #expect(first.count == 9 * 3 + 2)
      #expect(Set(first.keys) == Set(again.keys))
      #expect(first["member-M0006.ics"] == again["member-M0006.ics"])
      #expect(try desk.text("again/member-M0001.ics").contains("STATUS:CANCELLED"))
      #expect(try desk.text("again/exceptions.csv").contains("\nM0004,V0003-1,"))
    }
  }

  @Test("a folder may be written anew from itself, and files of members who are gone go") func inPlace()
    throws
  {
    try Desk.with { desk in
      #expect(try Self.again(desk, into: "first").status == 0)
      try desk.write("kept", to: "first/letter.docx")
      try desk.write("gone", to: "first/member-M0999.txt")
      let region = desk["tiny"]
      let outcome = try Program.run(
        "notices", region, desk["changed.csv"], "--out", desk["first"], "--on", "2027-06-01", "--since",
        desk["first"])
      #expect(outcome.status == 0)
      let names = Set(try desk.files(in: "first").keys)
      #expect(names.contains("letter.docx") && !names.contains("member-M0999.txt"))
      #expect(names.contains("member-M0006.ics") && !names.contains("member-M0006.txt"))
    }
  }

  @Test("a plan before serves in place of notices") func sincePlan() throws {
    try Desk.with { desk in
      _ = try Self.again(desk)
      let outcome = try Program.run(
        "notices", desk["tiny"], desk["plan"], "--out", desk["third"], "--since", desk["changed.csv"],
        "--language", "nl")
      #expect(outcome.status == 0)
      #expect(outcome.output.hasSuffix("Lesgroepen per poollid: nieuw 2, gewijzigd 0, vervallen 0\n"))
    }
  }

  @Test("without a plan the package's own placements are told; as JSON it is told.json") func own() throws {
    try Desk.with { desk in
      let outcome = try Program.run(
        "notices", "Instances/tiny", "--out", desk["own"], "--format", "json", "--on", "2026-11-27")
      #expect(outcome.status == 0)
      #expect(outcome.output == (try desk.text("own/told.json")))
      #expect(outcome.output.contains("\"M0006\"") && outcome.output.contains("\"M0002\""))
    }
  }

  @Test("bad input is refused in whole, and nothing is written") func refused() throws {
    try Desk.with { desk in
      _ = try Self.again(desk)
      let region = desk["tiny"]
      func refuse(_ arguments: [String], _ status: Int32, _ message: String) throws {
        let outcome = try Program.run(["notices", region] + arguments + ["--out", desk["never"]])
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: desk["never"]))
      }
      try refuse(
        [desk["plan"], "--since", desk["first"], "--on", "2026-11-26"], 65,
        "\(desk["first"]): error: these notices are of 2026-11-27, after 2026-11-26\n"
          + "  Give the date of the new ones with --on, on or after 2026-11-27.\n")
      try refuse([desk["plan"], "--since", desk["none"]], 66, "none: error: ")
      try refuse(
        [desk["plan"], "--since", "3"], 64, "tiny has no publication 3: nothing was published yet.")
      try refuse([desk["plan"], "--on", "27-13-2026"], 64, "'27-13-2026' is invalid")
      try desk.write("group,member\nV0001-1,M0010\n", to: "unknown.csv")
      try refuse([desk["unknown.csv"]], 65, "'M0010' is not in members.csv\n  Did you mean 'M0001'?")
      try desk.write("{", to: "first/told.json")
      try refuse([desk["plan"], "--since", desk["first"]], 65, "told.json:")
      let into = try Program.run("notices", region, desk["plan"], "--out", region)
      #expect(into.status == 64 && into.errors.contains("holds a data package"))
    }
  }

  @Test("balance answers on a screen, as tables and as JSON") func balance() throws {
    let screen = try Program.run("balance", "Instances/tiny")
    #expect(screen.status == 0 && screen.output.contains("  00TA"), "\(screen.output)")
    let weeks = try Program.run(
      "balance", "Instances/tiny", "--from", "2026-12-02", "--weeks", "1", "--format", "csv")
    #expect(weeks.output.contains("\n00TB,2,"), "\(weeks.output)")
    let json = try Program.run("balance", "Instances/tiny", "--format", "json", "--from", "2026-12-02")
    #expect(json.output.contains("\"from\": \"2026-11-30\""))
    let members = try Program.run("balance", "Instances/tiny", "--format", "csv", "--by", "member")
    #expect(members.output.hasPrefix("member,hire,board,"))
    let wrong = try Program.run("balance", "Instances/tiny", "--weeks", "61")
    #expect(wrong.status == 64 && wrong.errors.contains("--weeks is 61: 1 to 60."))
  }

  @Test("validate and plan warn of months that run out within the plan") func months() throws {
    try Desk.with { desk in
      let region = try desk.tiny(changing: "authority.csv") {
        $0.replacing("upper,second,2,,24,", with: "upper,second,2,,1,")
      }
      let planned = try Program.run("plan", region, "--out", desk["plan"], "--engine", "greedy")
      let warning = "the months of member 'M0004' in group 'V0003-1' run out on 2026-12-29"
      #expect(planned.errors.contains(warning) == false)
      try desk.write(
        try desk.text("tiny/policy.json").replacing("\"weeks\": 4", with: "\"weeks\": 6"),
        to: "tiny/policy.json")
      let longer = try Program.run("plan", region, "--out", desk["plan"], "--engine", "greedy")
      #expect(longer.errors.contains(warning), "\(longer.errors)")
      let rows = try desk.text("plan/placements.csv").replacing("proposed", with: "published")
      try desk.write(rows, to: "tiny/placements.csv")
      let checked = try Program.run("validate", region)
      #expect(
        checked.output.contains(warning) && checked.output.hasSuffix("warnings: 1\n"), "\(checked.output)")
    }
  }

  @Test("the history of a package gives the date, what was told before, and the weeks of the balance")
  func publications() throws {
    try Desk.with { desk in
      let region = try desk.tiny()
      try desk.write(
        """
        publication,on,by,from,weeks,input_sha256
        1,2026-11-20,desk,2026-11-30,4,0
        2,2026-11-27,desk,2026-12-07,5,0

        """, to: "tiny/publications.csv")
      let rows = try desk.text("tiny/placements.csv").split(separator: "\n").dropFirst()
      let first = rows.filter { $0.contains("running") }.map { "1,\($0)\n" }
      try desk.write(
        "publication,group,member,from,until,state\n" + first.joined() + rows.map { "2,\($0)\n" }.joined(),
        to: "tiny/published.csv")
      let outcome = try Program.run("notices", region, "--out", desk["notices"], "--since", "1")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.hasSuffix("new \(rows.count - first.count), changed 0, withdrawn 0\n"))
      #expect(try desk.text("notices/told.json").contains("\"on\": \"2026-11-27\""))
      let balance = try Program.run("balance", region, "--format", "json")
      #expect(
        balance.output.contains("\"from\": \"2026-11-30\",\n  \"until\": \"2027-01-10\""), "\(balance.output)"
      )
    }
  }
}
