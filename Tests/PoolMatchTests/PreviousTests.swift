// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("plan --previous") struct PreviousTests {
  /// Plans a shipped region into `last`.
  static func withLast(_ region: String = "tiny", _ body: (Desk) throws -> Void) throws {
    try Desk.with { desk in
      try #require(
        try Program.run("plan", "Instances/\(region)", "--out", desk["last"], "--quiet").status == 0)
      try body(desk)
    }
  }

  @Test("says how much of it fits, plans the same, and run.json names it") func used() throws {
    try Self.withLast("small") { desk in
      let after = try Program.run(
        "plan", "Instances/small", "--out", desk["plan"], "--previous", desk["last"])
      #expect(after.status == 0)
      let run = try desk.run(of: "plan")
      let use = try #require(run["previous"] as? [String: Any])
      let (placements, prices) = (
        try #require(use["placements"] as? Int), try #require(use["prices"] as? Int)
      )
      let pricesFit = try #require(use["prices_fit"] as? Int)
      #expect(placements > 0 && use["placements_fit"] as? Int == placements && 0 < pricesFit)
      #expect(
        after.errors.hasSuffix(
          "\(desk["last"]): of \(placements) placements \(placements) and of \(prices) prices \(pricesFit) fit this week\n"
        ), "\(after.errors)")
      #expect(try #require(use["sha256"] as? String).count == 64)
      #expect((run["options"] as? [String: String])?["previous"] == "yes")
      #expect((try desk.run(of: "last")["options"] as? [String: String])?["previous"] == "no")
      #expect(try desk.run(of: "last")["previous"] is NSNull)
      #expect(try desk.files(in: "plan")["placements.csv"] == desk.files(in: "last")["placements.csv"])
      #expect(try Program.run("verify", "Instances/small", desk["plan"]).status == 0)

      let dutch = try Program.run(
        "plan", "Instances/small", "--out", desk["plan"], "--previous", desk["last"], "--engine", "greedy",
        "--language", "nl")
      #expect(
        dutch.errors.hasSuffix(
          "\(desk["last"]): van \(placements) plaatsingen passen er \(placements) in deze week\n"),
        "\(dutch.errors)")
      let quiet = try Program.run(
        "plan", "Instances/small", "--out", desk["plan"], "--previous", desk["last"], "--quiet")
      #expect((quiet.output, quiet.errors) == ("", ""))
    }
  }

  @Test("the folder written to may be the one before") func sameFolder() throws {
    try Self.withLast { desk in
      let before = try desk.files(in: "last")["plan.json"]
      let again = try Program.run("plan", "Instances/tiny", "--out", desk["last"], "--previous", desk["last"])
      #expect(again.status == 0)
      #expect(try desk.files(in: "last")["plan.json"] == before)
    }
  }

  @Test("the same input gives the same bytes, and the same sum") func sameBytes() throws {
    try Self.withLast { desk in
      for name in ["one", "two"] {
        _ = try Program.run("plan", "Instances/tiny", "--out", desk[name], "--previous", desk["last"])
      }
      let uses = try ["one", "two"].map { try desk.run(of: $0)["previous"] as? NSDictionary }
      #expect(uses[0] != nil && uses[0] == uses[1])
      var (one, two) = (try desk.files(in: "one"), try desk.files(in: "two"))
      one["run.json"] = nil
      two["run.json"] = nil
      #expect(one == two)
    }
  }

  @Test("66: a folder that is not there, or not of a plan, is named") func missing() throws {
    try Desk.with { desk in
      for folder in ["/no/such/plan", Program.repository.path + "/Instances/tiny"] {
        let outcome = try Program.run("plan", "Instances/tiny", "--out", desk["plan"], "--previous", folder)
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains(folder), "\(outcome.errors)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder).isEmpty)
    }
  }

  @Test("65: faults of both files are told at once, with their places") func broken() throws {
    try Self.withLast { desk in
      try desk.write("{\"format\": 1", to: "last/certificate.json")
      let text = try desk.text("last/plan.json")
      try desk.write(text.replacing("\"first_day\": \"2", with: "\"first_day\": \"x"), to: "last/plan.json")
      let outcome = try Program.run(
        "plan", "Instances/tiny", "--out", desk["plan"], "--previous", desk["last"])
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("certificate.json:1:13: error: "), "\(outcome.errors)")
      #expect(outcome.errors.contains("plan.json:4:"), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: desk["plan"]))
    }
  }

  @Test("64: of no use to an engine that begins with nothing") func oneByOne() throws {
    let outcome = try Program.run(
      "plan", "Instances/tiny", "--out", "x", "--previous", "y", "--engine", "one-by-one")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--previous"), "\(outcome.errors)")
  }
}
