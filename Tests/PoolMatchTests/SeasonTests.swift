// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("poolmatch fit, season, size and scenarios") struct SeasonTests {
  @Test("fitted rates are read back, and give the same season as none") func fit() throws {
    try Desk.with { desk in
      let fitted = try Program.run(["fit", "Instances/small", "--out", desk["rates.json"]])
      #expect(fitted.status == 0 && fitted.output.isEmpty, "\(fitted.errors)")
      let season = ["season", "Instances/small", "--replicates", "5", "--detail", "2"]
      let own = try Program.run(season)
      #expect(own.status == 0, "\(own.errors)")
      #expect(
        own.output == (try Program.run(season + ["--rates", desk["rates.json"], "--threads", "1"]).output))
      #expect(own.output.contains("5 seasons of 40 weeks, seed 1"))
      #expect(
        own.output.contains(
          /The present pool: in detail .+ it covers \d+\.\d% \(.+\) in persistent, from 2 seasons;/),
        "\(own.output)")
      #expect(
        try Program.run(season + ["--language", "nl"]).output.contains("5 schooljaren van 40 weken, seed 1"))
    }
  }

  @Test("every fault of a rates file is told, with what to write") func faults() throws {
    try Desk.with { desk in
      _ = try Program.run(["fit", "Instances/small", "--out", desk["rates.json"]])
      let text = try desk.text("rates.json").replacing("\"weeks\" : 40", with: "\"weeks\" : 99")
        .replacing("\"sickness\" : 0.04", with: "\"sickness\" : 4")
      try desk.write(text, to: "bad.json")
      let outcome = try Program.run(["season", "Instances/small", "--rates", desk["bad.json"]])
      #expect(outcome.status == 65 && outcome.output.isEmpty)
      #expect(
        outcome.errors.hasSuffix(
          """
          \(desk["bad.json"]): error: weeks: '99' is not from 1 to 60
          \(desk["bad.json"]): error: sickness: '4.0' is not from 0.0 to 1.0

          """), "\(outcome.errors)")
      #expect(try Program.run(["season", "Instances/small", "--rates", desk["none.json"]]).status == 66)
    }
  }

  @Test("a size study writes its path and the cheapest pool") func size() throws {
    try Desk.with { desk in
      let outcome = try Program.run([
        "size", "Instances/tiny", "--replicates", "4", "--sizes", "3", "--weeks", "10", "--regimes",
        "persistent",
        "--out", desk["size"], "--target", "0.001", "--budget", "1",
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("The next member for the present pool"))
      // One member surely covers something; nothing is to be had for a euro.
      #expect(
        outcome.output.contains("\nThe smallest pool that surely covers 0.1% of lessons (persistent)\n1 "),
        "\(outcome.output)")
      #expect(outcome.output.contains("  The last member brings +"))
      #expect(
        outcome.output.hasSuffix(
          "\nThe largest pool within € 1 a season (persistent)\n  no pool of the path\n"))
      let rows = try desk.text("size/size.csv").split(separator: "\n").map(String.init)
      #expect(rows.first == "pool,members,promised,regime,coverage,low,high,cents,cents_low,cents_high")
      #expect(rows.dropFirst().first?.hasPrefix("path,0,0.0000,persistent,0.0000,0.0000,0.0000,") == true)
      #expect(rows.dropLast().last?.hasPrefix("cheapest,") == true)
      #expect(rows.last?.hasPrefix("target_confirmed,1,") == true)
      #expect(outcome.output.contains("\n  in 4 seasons that had no part in the choice: persistent "))
      #expect(try desk.text("size/pools.csv").contains("\ntarget,"))
      let details = try desk.text("size/detail.csv").split(separator: "\n").map { $0.prefix { $0 != "," } }
      #expect(details == ["pool", "present", "cheapest", "target", "target_in_detail"])
      #expect(try desk.text("size/next.csv").split(separator: "\n").count > 1)
      #expect(try desk.text("size/size.html").contains("The last member brings +"))
    }
  }

  @Test("the smallest pool for all of Twente's requests is found, proven and written, or bounded") func all()
    throws
  {
    try Desk.with { desk in
      let run = ["size", "Instances/twente", "--all"]
      let outcome = try Program.run(run + ["--out", desk["all"]])
      #expect(outcome.status == 0, "\(outcome.errors)")
      for told in [
        "asked in 13 weeks, before anything sticks: 31 members, € 32238.42 a week",
        "\nMembers: no pool of the catalog has fewer; recomputed in whole numbers",
        "\nCost: no pool of as many members costs less; recomputed in whole numbers",
      ] {
        #expect(outcome.output.contains(told), "\(outcome.output)")
      }
      let rows = try desk.text("all/all.csv").split(separator: "\n").map { $0.split(separator: ",") }
      #expect(rows.first == ["profile", "members", "minutes", "cents"])
      let numbers = rows.dropFirst().map { $0.dropFirst().compactMap { Int($0) } }
      #expect(numbers.reduce(0) { $0 + $1[0] } == 31)
      #expect(numbers.reduce(0) { $0 + $1[0] * $1[2] } == 3_223_842)
      // The busiest week asks 30,915 minutes.
      #expect(numbers.reduce(0) { $0 + $1[0] * $1[1] } >= 30_915)

      let few = try Program.run(run + ["--subjects", "ne,wi", "--language", "nl"])
      #expect(few.status == 0 && few.output.contains("Leden: geen pool van de catalogus heeft er minder;"))
      let early = try Program.run(run + ["--nodes", "0"])
      #expect(early.status == 2 && early.output.contains("\nCost: at least € "), "\(early.output)")
      #expect(early.output.contains("GLPK's nodes did not suffice"))
    }
  }

  @Test("a forecast that was typed into a table is answered, and a bad one told whole") func scenarios()
    throws
  {
    try Desk.with { desk in
      try desk.write(
        "subject;scenario;value;change;to\r\nwi;forecast;+12;demand;\r\n;forecast;30;hidden;\r\n",
        to: "forecast.csv")
      let run = ["scenarios", "Instances/small", "--replicates", "4", "--detail", "0", "--table"]
      let outcome = try Program.run(run + [desk["forecast.csv"], "--out", desk["scenarios"]])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("4 seasons of 40 weeks, seed 1") && outcome.output.contains("forecast"))
      let rows = try desk.text("scenarios/scenarios.csv").split(separator: "\n")
      #expect(rows.count == 2 && rows[1].hasPrefix("forecast,-"), "\(rows)")
      #expect(outcome.output.contains("how much that costs was not asked (--detail)"))
      #expect(try desk.text("scenarios/detail.csv").split(separator: "\n").count == 1)
      let unsure = try Program.run(run + [desk["forecast.csv"], "--precision", "0.01"])
      #expect(unsure.status == 2 && unsure.output == outcome.output)
      #expect(try desk.text("scenarios/scenarios.html").contains("<svg"))
      try desk.write("scenario,change,subject,to,value\na,demand,zz,,+12\nb,wave,,,much\n", to: "bad.csv")
      let bad = try Program.run(run + [desk["bad.csv"]])
      #expect(bad.status == 65 && bad.output.isEmpty)
      #expect(
        bad.errors.hasSuffix(
          """
          \(desk["bad.csv"]):2: error: column 'subject': 'zz' is not in subjects.csv
          \(desk["bad.csv"]):3: error: column 'value': 'much' is not a whole number from -99 to 1000

          """), "\(bad.errors)")
      #expect(try Program.run(run + [desk["none.csv"]]).status == 66)
    }
  }

  @Test("a plan closes some of the shortage that is told, and both files are written") func shortage() throws
  {
    try Desk.with { desk in
      #expect(try Program.run(["plan", "Instances/tiny", "--out", desk["plan"]]).status == 0)
      func open(_ arguments: [String]) throws -> Int {
        let outcome = try Program.run(["shortage", "Instances/tiny"] + arguments + ["--out", desk["out"]])
        #expect(
          outcome.status == 0 && outcome.output.contains("Tekort en overschot in fte, "), "\(outcome.errors)")
        #expect(try desk.text("out/shortage.html").contains("<svg"))
        let rows = try desk.text("out/shortage.csv").split(separator: "\n").dropFirst()
        return try rows.reduce(0) { sum, row in
          let cells = row.split(separator: ",", omittingEmptySubsequences: false)
          return sum + (try #require(Int(cells[3]))) + (try #require(Int(cells[6])))
        }
      }
      let (told, planned) = (try open(["--language", "nl"]), try open([desk["plan"], "--language", "nl"]))
      // Instances/tiny/README.md argues the plan by hand: 2,895 of 3,615 minutes.
      #expect(planned == 3615 - 2895)
      #expect(told > planned)
      #expect(try Program.run(["shortage", "Instances/none"]).status == 66)
    }
  }

  @Test("an outlook has every part in order on one page, and a table behind each picture") func outlook()
    throws
  {
    try Desk.with { desk in
      let outcome = try Program.run([
        "outlook", "Instances/tiny", "--replicates", "4", "--detail", "2", "--target", "0.001",
        "--regimes", "persistent,locked", "--out", desk["outlook"],
      ])
      #expect(
        outcome.status == 0 && outcome.output == desk["outlook/outlook.html"] + "\n", "\(outcome.errors)")
      let page = try desk.text("outlook/outlook.html")
      let sections = page.matches(of: /<section id="([a-z]+)">/).map { String($0.1) }
      #expect(sections == ["sizes", "season", "scenarios", "pools", "shortage"])
      let titles = page.matches(of: /\bid="([a-z0-9-]+)"/).map { String($0.1) }
      #expect(Set(titles).count == titles.count, "an id is there twice: \(titles.sorted())")
      #expect(page.matches(of: /<svg/).count >= 6)
      #expect(page.contains("4 seasons of 40 weeks, seed 1"))
      let tables = try FileManager.default.contentsOfDirectory(atPath: desk["outlook"]).sorted()
      #expect(
        tables == [
          "detail.csv", "next.csv", "outlook.html", "paired.csv", "pools.csv", "scenarios.csv",
          "season-open.csv",
          "season.csv", "shortage.csv", "size.csv",
        ])
      #expect(try desk.text("outlook/paired.csv").split(separator: "\n").count == 3)
    }
  }

  @Test("too few replicates for a precision say how many, after the figures are written") func precision()
    throws
  {
    try Desk.with { desk in
      let run = ["season", "Instances/tiny", "--replicates", "4", "--out", desk["season"], "--precision"]
      let outcome = try Program.run(run + ["0.01"])
      #expect(outcome.status == 2 && outcome.output.contains("4 seasons"))
      #expect(
        outcome.errors.contains(
          /Coverage is known to \d+\.\d\d points either way, not to 0.01: give --replicates \d+\.\n$/),
        "\(outcome.errors)")
      for file in ["season.csv", "season-open.csv", "season.html"] {
        #expect(!(try desk.text("season/" + file).isEmpty))
      }
      #expect(try Program.run(run + ["50"]).status == 0)
    }
  }

  @Test("the walk-through of Docs/pool-size.md runs, in few seasons, and leaves its pictures")
  func walkThrough()
    throws
  {
    let text = try String(
      contentsOf: Program.repository.appendingPathComponent("Docs/pool-size.md"), encoding: .utf8)
    let section = try #require(text.components(separatedBy: "## From a region to an answer").last)
    let commands = section.components(separatedBy: "\n").filter { $0.hasPrefix("    poolmatch ") }.prefix(3)
    #expect(commands.count == 3)
    try Desk.with { desk in
      for command in commands {
        var line = command.replacing("Instances/", with: Program.repository.path + "/Instances/")
        if !line.contains(" fit ") { line += " --replicates 12 --regimes persistent --detail 1" }
        if line.contains(" size ") { line += " --weeks 5 --sizes 3" }
        let outcome = try Program.shell("cd \(desk.folder) && \(line)")
        #expect(outcome.status == 0, "\(line): \(outcome.errors)")
      }
      for page in ["out/season/season.html", "out/size/size.html"] {
        #expect(try desk.text(page).contains("<svg"))
      }
      #expect(try desk.text("out/size/pools.csv").contains("\ntarget,"))
    }
  }
}
