// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("plan with what was told, and with fairness") struct ChangesTests {
  @Test("--changes-max holds, and costs value") func limit() throws {
    try Desk.with { desk in
      let values = try ["0", "1"].map { most in
        let outcome = try Program.run(
          "plan", "Instances/small", "--out", desk["plan"], "--changes-max", most, "--quiet")
        #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
        let audited = try Program.run("audit", "Instances/small", desk["plan"])
        #expect(audited.output.contains("\n  changes: \(most)\n"), "\(audited.output)")
        let goals = try #require(try desk.run(of: "plan")["goals"] as? [[String: Any]])
        return try #require(goals[0]["value"] as? Int)
      }
      #expect(values[0] < values[1])
    }
  }

  @Test("--changes-curve shows each limit, and writes the plan without one") func curve() throws {
    try Desk.with { desk in
      let plain = try Program.run("plan", "Instances/small", "--out", desk["plain"], "--quiet")
      let outcome = try Program.run("plan", "Instances/small", "--out", desk["plan"], "--changes-curve")
      #expect(plain.status == 0 && outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("Told placements that may change"), "\(outcome.output)")
      #expect(try desk.text("plan/report.html").contains("id=\"changes\""))
      let runs = try ["plain", "plan"].map { try desk.run(of: $0) }
      let goals = try runs.map { try #require($0["goals"] as? [[String: Any]]) }
      let curve = try #require(runs[1]["changes_curve"] as? [[String: Any]])
      let values = try curve.map { try #require(($0["goals"] as? [String: Int])?["value"]) }
      #expect(values.count == 2 && values == values.sorted() && curve.last?["changes_max"] is NSNull)
      #expect(values.last == goals[0][0]["value"] as? Int && values.last == goals[1][0]["value"] as? Int)
      #expect(try Program.run("audit", "Instances/small", desk["plan"]).status == 0)
    }
  }

  @Test(
    "--fairness-price shows both plans, whether the policy has the goal or not", arguments: [true, false])
  func price(hasFairness: Bool) throws {
    try Desk.with { desk in
      let region = try desk.tiny(changing: "policy.json") {
        hasFairness ? $0.replacing("\"goals\": [", with: "\"goals\": [\"fairness\", ") : $0
      }
      let outcome = try Program.run("plan", region, "--out", desk["plan"], "--fairness-price")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("The price of fairness"), "\(outcome.output)")
      #expect(outcome.output.contains("Boards, worst served first") == hasFairness, "\(outcome.output)")
      let run = try desk.run(of: "plan")
      let price = try #require(run["fairness_price"] as? [String: [String: Any]])
      let plans = try ["with", "without"].map { try #require(price[$0]?["goals"] as? [String: Int]) }
      let own = try #require(run["goals"] as? [[String: Any]])
      for goal in own {
        let name = try #require(goal["name"] as? String)
        #expect(plans[hasFairness ? 0 : 1][name] == goal["value"] as? Int, "\(name)")
      }
      #expect(plans[0]["fairness"] ?? .max <= plans[1]["fairness"] ?? 0)
    }
  }

  @Test("a limit that cannot be kept is refused with the number that can, and nothing is written")
  func impossible() throws {
    try Desk.with { desk in
      // M0006 was told of a group that they may not teach.
      let region = try desk.tiny(changing: "placements.csv") {
        $0 + "V0001-1,M0006,2026-11-30,2026-12-13,published\n"
      }
      let reading = try Program.run("validate", region)
      try #require(reading.status == 0, "\(reading.errors)")
      let outcome = try Program.run("plan", region, "--out", desk["plan"], "--changes-max", "0", "--quiet")
      #expect(outcome.status == 65)
      #expect(
        outcome.errors.contains(
          "--changes-max 0: what was told does not fit together any more; changes needed: 1.\n"
            + "  Allow --changes-max 1, or see what each limit brings with --changes-curve. Nothing was written."
        ),
        "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: desk["plan"]))
      let curve = try Program.run(
        "plan", region, "--out", desk["plan"], "--changes-curve", "--language", "nl")
      #expect(curve.status == 0, "\(curve.errors)")
      #expect(curve.output.contains("niet mogelijk; nodige wijzigingen: 1"), "\(curve.output)")
      let allowed = try Program.run("plan", region, "--out", desk["plan"], "--changes-max", "1", "--quiet")
      #expect(allowed.status == 0, "\(allowed.errors)")
    }
  }
}
