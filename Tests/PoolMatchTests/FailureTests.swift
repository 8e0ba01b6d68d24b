// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
@_spi(Testing) import PoolGLPK
import PoolModel
import PoolReport
import PoolRules
import PoolSolver
import Testing

@testable import poolmatch

/// What people read when GLPK failed on the way; what comes of the plan itself is tested with the planner.
@Suite("A failure of GLPK") struct FailureTests {
  static let words = "GLPK failed on purpose; Error detected in file fault injection at line 0"

  @Test(
    "is told with its goal in run.json, on the screen, in the report and at the end",
    arguments: [Language.english, .dutch])
  func told(language: Language) throws {
    let folder = Program.repository.appendingPathComponent("Instances/tiny").path
    let rulebook = Rulebook(try #require(readPackage(at: folder).region))
    func planned(failingAt place: [Int]?) -> (result: PlanningResult, calls: [FaultPlan.Call]) {
      let faults = FaultPlan(failingAt: place)
      return (FaultPlan.$current.withValue(faults) { plan(rulebook) }, faults.calls)
    }
    let calls = planned(failingAt: nil).calls
    for call in calls.prefix(3) {
      let result = planned(failingAt: call.place).result
      let told = language.say("GLPK gave up: ", "GLPK heeft het opgegeven: ") + Self.words
      let report = PlanReport(result.plan, in: rulebook)
      let summary = PlanSummary(result)
      #expect(result.exitStatus == .unproven)
      for text in [
        result.explanation(language), report.page(summary, language, isMadeUp: false),
        report.planScreen(summary, folder: "plan", language, colour: false),
      ] {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isTold = words.contains(told)
        #expect(isTold, "\(call)")
      }
      let isInRun = report.runJSON(summary).contains(
        "\"reason\": \"goal \(result.failure?.goal.rawValue ?? ""): GLPK gave up: \(Self.words)\"")
      #expect(isInRun, "\(call)")
    }
  }
}
