// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// What `run.json` tells of the way to the plan.
@Suite("The trace") struct TraceTests {
  private struct Run: Decodable {
    struct Moment: Decodable {
      let seconds: Double
      let goal: String
      let value, bound: Int?
    }
    struct Goal: Decodable {
      let name: String
      let value: Int
    }
    let trace: [Moment]
    let goals: [Goal]
  }

  @Test("goes forward in time, and no bound in it is worse than what was reached in the end")
  func order() throws {
    let text = try Desk.with { desk in
      _ = try Program.run("plan", "Instances/small", "--out", desk["plan"], "--quiet")
      return try desk.text("plan/run.json")
    }
    let run = try JSONDecoder().decode(Run.self, from: Data(text.utf8))
    #expect(!run.trace.isEmpty)
    #expect(run.trace.map(\.seconds) == run.trace.map(\.seconds).sorted())
    let value = try #require(run.goals.first { $0.name == "value" }).value
    for moment in run.trace where moment.goal == "value" {
      #expect(moment.bound.map { $0 >= value } ?? true)
      #expect(moment.value.map { $0 <= value } ?? true)
    }
  }
}
