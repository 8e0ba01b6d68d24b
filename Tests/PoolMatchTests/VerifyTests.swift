// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolAudit
import PoolData
import PoolModel
import PoolReport
import PoolVerify
import Testing

@Suite("poolmatch verify") struct VerifyTests {
  /// Plans the shipped region `tiny`.
  static func withPlan(engine: String = "bundles", _ body: (Desk, Certificate) throws -> Void) throws {
    try Desk.with { desk in
      _ = try Program.run("plan", "Instances/tiny", "--out", desk["plan"], "--engine", engine)
      try body(desk, try #require(readCertificate(in: desk["plan"]).certificate))
    }
  }

  static let shipped = ["tiny", "small", "zeeland", "twente", "haaglanden"]

  @Test("0: what plan proves of every shipped region holds", arguments: shipped)
  func holdsEverywhere(region: String) throws {
    try Desk.with { desk in
      _ = try Program.run("plan", "Instances/\(region)", "--out", desk["plan"], "--time-limit", "5")
      let outcome = try Program.run("verify", "Instances/\(region)", desk["plan"])
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.contains(": every claim holds; 7 of 7 goals have a bound proven by prices\n"))
    }
  }

  @Test("0: shows what is proven, and what is not") func holds() throws {
    try Self.withPlan { desk, certificate in
      let outcome = try Program.run("verify", "Instances/tiny", desk["plan"])
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      let lines = outcome.output.components(separatedBy: "\n")
      #expect(lines[0] == "\(desk["plan"]): every claim holds; 7 of 7 goals have a bound proven by prices")
      #expect(lines[1] == "  value: 12228000, bound 12228000, gap 0.000%")

      let dutch = try Program.run("verify", "Instances/tiny", desk["plan"], "--language", "nl")
      #expect(dutch.output.contains("alles klopt; 7 van 7 doelen hebben een door prijzen bewezen grens"))
    }
    // The exact engine's bounds come from a program; prices that prove them are found afterwards.
    try Self.withPlan(engine: "exact") { desk, certificate in
      let proof = try #require(certificate.levels[0].proof)
      let lines = try Program.run("verify", "Instances/tiny", desk["plan"]).output.components(
        separatedBy: "\n")
      #expect(lines[1] == "  value: 12228000, bound 12228000, gap 0.000%")
      let goals = try #require(try desk.run(of: "plan")["goals"] as? [[String: Any]])
      #expect(goals[0]["bound"] as? Int == 12_228_000)
      #expect(goals[0]["certified_bound"] as? Int == proof.bound)
    }
  }

  @Test("0: a bound of run.json that prices do not prove is named") func unproven() throws {
    try Self.withPlan { desk, _ in
      let told = try desk.text("plan/run.json")
      let bolder = told.replacing(
        "\"bound\": 12228000, \"certified", with: "\"bound\": 12227500, \"certified")
      #expect(bolder != told)
      try desk.write(bolder, to: "plan/run.json")
      let outcome = try Program.run("verify", "Instances/tiny", desk["plan"])
      #expect(outcome.status == 0)
      let line = outcome.output.components(separatedBy: "\n")[1]
      #expect(
        line.hasSuffix("run.json says bound 12227500, which this certificate does not prove"), "\(line)")
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
          "run.json", "\"certified_bound\": \(reached),", "\"certified_bound\": \(reached - 1),",
          "other-run: value: run.json says certified bound \(reached - 1), the certificate has \(reached)\n"
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
