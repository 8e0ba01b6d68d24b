// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Interruption") struct InterruptionTests {
  @Test("130: Ctrl-C or SIGTERM writes the best plan so far, which is sound", arguments: [SIGINT, SIGTERM])
  func best(signal: Int32) throws {
    try Desk.with { desk in
      let region = try desk.hard(members: 150, vacancies: 250)
      let run = try Program.start(["plan", region, "--out", desk["plan"]], in: desk.folder)
      try run.waitUntilSearching()
      kill(run.id, signal)
      let outcome = try run.outcome()
      #expect(outcome.status == 130 && !outcome.endedBySignal)
      #expect(outcome.errors.contains("interrupted"), "\(outcome.errors)")
      #expect(outcome.output.contains("interrupted"), "\(outcome.output)")
      #expect(try desk.run(of: "plan")["stopped"] as? String == "interrupted")
      #expect(try Program.run("audit", region, desk["plan"]).status == 0)
      #expect(try Program.run("verify", region, desk["plan"]).status == 0)
    }
  }

  @Test("130: before there is a plan nothing is written, and that is told", arguments: [SIGINT, SIGTERM])
  func early(signal: Int32) throws {
    try Desk.with { desk in
      let region = try desk.hard(members: 150, vacancies: 250)
      let run = try Program.start(["plan", region, "--out", desk["plan"], "--compare"], in: desk.folder)
      try run.waitUntilListening()
      kill(run.id, signal)
      let outcome = try run.outcome()
      #expect(outcome.status == 130 && !outcome.endedBySignal)
      #expect(outcome.errors.hasSuffix("Interrupted; nothing was written.\n"), "\(outcome.errors)")
      #expect(outcome.output == "")
      #expect(!FileManager.default.fileExists(atPath: desk["plan"]))
    }
  }

  @Test("a second Ctrl-C ends at once, and the earlier plan stays") func twice() throws {
    try Desk.with { desk in
      let region = try desk.hard(members: 150, vacancies: 250)
      #expect(try Program.run("plan", region, "--out", desk["plan"], "--engine", "greedy").status == 0)
      let before = try desk.files(in: "plan")
      let run = try Program.start(["plan", region, "--out", desk["plan"]], in: desk.folder)
      try run.waitUntilSearching()
      kill(run.id, SIGINT)
      try run.waitUntilSignalsAreTaken()
      kill(run.id, SIGINT)
      #expect(try run.outcome().endedBySignal)
      #expect(try desk.files(in: "plan") == before)
    }
  }
}
