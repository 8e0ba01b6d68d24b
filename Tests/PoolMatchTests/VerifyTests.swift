// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolAudit
import PoolData
import PoolModel
import PoolReport
import PoolVerify
import Testing

@Suite("poolmatch verify") struct VerifyTests {
  /// Plans the shipped region `tiny`, and puts a certificate beside the plan: `value` without any price, the rest unproven.
  static func withPlan(_ body: (Desk, Certificate) throws -> Void) throws {
    try Desk.with { desk in
      _ = try Program.run("plan", "Instances/tiny", "--out", desk["plan"])
      let reading = readPackage(at: Program.repository.appendingPathComponent("Instances/tiny").path)
      let region = try #require(reading.region)
      let plan = try #require(readPlacements(at: desk["plan"], for: region).plan)
      let goals = audit(plan, of: region).goals
      var certificate = Certificate(
        inputSHA256: reading.sha256,
        levels: region.policy.goals.map { level in
          let value = goals[level.goal] ?? 0
          return .init(level.goal, reached: value, kept: value, proof: nil)
        })
      // What it is refused for tells what the members can earn; the bound is then their sum.
      let leaf = Certificate.Leaf(prices: [], most: [])
      certificate.levels[0].proof = .init(bound: .max, scale: 1, unit: 1, node: .leaf(leaf))
      let most = verify(certificate, of: region, sha256: reading.sha256, goals: goals).refusals
        .compactMap { refusal -> Certificate.Most? in
          guard case .mostTooLow(_, let member, _, let found) = refusal.finding else { return nil }
          return .init(member, found + 100_000)  // more than needed, so that a gap stays
        }
      certificate.levels[0].proof = .init(
        bound: most.map(\.most).reduce(0, +), scale: 1, unit: 1,
        node: .leaf(.init(prices: [], most: most)))
      try desk.write(certificate.json(), to: "plan/certificate.json")
      try body(desk, certificate)
    }
  }

  @Test("0: shows what is proven, and what is not") func holds() throws {
    try Self.withPlan { desk, certificate in
      let outcome = try Program.run("verify", "Instances/tiny", desk["plan"])
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      let (level, bound) = (certificate.levels[0], try #require(certificate.levels[0].proof?.bound))
      let lines = outcome.output.components(separatedBy: "\n")
      #expect(lines[0] == "\(desk["plan"]): every claim holds; 1 of 7 goals have a bound proven by prices")
      #expect(lines[1].hasPrefix("  value: \(level.reached), bound \(bound), gap "), "\(lines[1])")
      #expect(
        lines[1].hasSuffix("run.json says bound \(level.reached), which this certificate does not prove"))
      #expect(lines[2].hasPrefix("  stability: \(certificate.levels[1].reached), not proven by prices"))

      let dutch = try Program.run("verify", "Instances/tiny", desk["plan"], "--language", "nl")
      #expect(dutch.output.contains("alles klopt; 1 van 7 doelen hebben een door prijzen bewezen grens"))
    }
  }

  @Test("65: every file that tells of another plan is refused") func tampered() throws {
    try Self.withPlan { desk, certificate in
      let reached = certificate.levels[0].reached
      for (file, old, new, reason) in [
        (
          "run.json", "\"value\": \(reached),", "\"value\": \(reached + 1),",
          "other-run: value: run.json says \(reached + 1), the plan has \(reached)\n"
        ),
        (
          "run.json", "\"input_sha256\": \"", "\"input_sha256\": \"0",
          "other-run: run.json is of a package with SHA-256 0\(certificate.inputSHA256), "
            + "this package has \(certificate.inputSHA256)\n"
        ),
        (
          "plan.json", "\"state\": \"proposed\"", "\"state\": \"published\"",
          ": in plan.json, not in placements.csv\n"
        ),
        ("placements.csv", ",proposed\n", ",published\n", ": in placements.csv, not in plan.json\n"),
      ] {
        let text = try desk.text("plan/\(file)")
        let place = try #require(text.range(of: old), "\(file) has no \(old)")
        try desk.write(text.replacingCharacters(in: place, with: new), to: "plan/\(file)")
        let outcome = try Program.run("verify", "Instances/tiny", desk["plan"])
        #expect(outcome.status == 65)
        #expect(outcome.output.contains(reason), "\(file): \(outcome.output)")
        #expect(outcome.output.contains("\(desk["plan"]): refused for "))
        try desk.write(text, to: "plan/\(file)")
      }
      #expect(try Program.run("verify", "Instances/tiny", desk["plan"]).status == 0)
    }
  }

  @Test("65: a plan that breaks a rule and a changed package are refused together") func changed() throws {
    try Self.withPlan { desk, _ in
      let package = try desk.tiny(changing: "holidays.csv") { $0 + "\n" }
      let table = try desk.text("plan/placements.csv")
      let member = try #require(
        table.split(separator: "\n").first { $0.contains("proposed") }?.split(separator: ",")[1])
      let other = member == "M0005" ? "M0006" : "M0005"
      try desk.write(table.replacing("\(member),", with: "\(other),"), to: "plan/placements.csv")
      let outcome = try Program.run("verify", package, desk["plan"])
      #expect(outcome.status == 65)
      for reason in ["authority: ", "other-run: ", "other-package: ", "other-plan: ", "plan-below-kept: "] {
        #expect(outcome.output.contains(reason), "\(reason) in \(outcome.output)")
      }
    }
  }

  @Test("65 and 66: a certificate that is broken or missing is named") func unreadable() throws {
    try Self.withPlan { desk, _ in
      try desk.write("{\"format\": 1", to: "plan/certificate.json")
      let broken = try Program.run("verify", "Instances/tiny", desk["plan"])
      #expect(broken.status == 65)
      #expect(broken.errors.hasPrefix("certificate.json:1:13: error: "), "\(broken.errors)")
      try FileManager.default.removeItem(atPath: desk["plan/certificate.json"])
      let missing = try Program.run("verify", "Instances/tiny", desk["plan"])
      #expect(missing.status == 66)
      #expect(missing.errors.hasPrefix(desk["plan/certificate.json"] + ": error: "), "\(missing.errors)")
      #expect(missing.output == "")
    }
  }
}
