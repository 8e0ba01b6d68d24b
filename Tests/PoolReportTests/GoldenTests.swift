// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolModel
import PoolReport
import Testing

/// Whole outputs against the files in `Goldens`.
///
/// To renew them after a change that is meant, run `POOLMATCH_RENEW_GOLDENS=1 swift test --filter PoolReportTests`, read the
/// differences and run the tests again: a run that renews a file fails.
@Suite("Whole outputs") struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

  static func outputs(_ language: Language) -> [(name: String, text: String)] {
    let (report, summary) = (SmallRegion.report, SmallRegion.summary)
    return [
      ("open.\(language.rawValue).csv", report.openTable(language)),
      ("plan-screen.\(language.rawValue).txt", report.planScreen(summary, folder: "out/small", language)),
      ("coverage-screen.\(language.rawValue).txt", report.coverageScreen(language)),
      ("coverage-screen.\(language.rawValue).ansi", report.coverageScreen(language, colour: true)),
      ("report.\(language.rawValue).html", report.page(summary, language, isMadeUp: true)),
      ("coverage.csv", report.coverageTable()),
      ("exceptions.csv", report.exceptions.table()),
      ("plan.json", report.planJSON()),
      ("run.json", report.runJSON(summary)),
      ("whatif-screen.\(language.rawValue).txt", SmallRegion.whatIf.screen(language)),
      ("whatif.\(language.rawValue).html", SmallRegion.whatIf.page(language, isMadeUp: true)),
      ("whatif.csv", SmallRegion.whatIf.table()), ("whatif.json", SmallRegion.whatIf.json()),
    ]
  }

  @Test("are the same byte for byte", arguments: Language.allCases)
  func goldens(language: Language) throws {
    for output in GoldenTests.outputs(language) {
      let file = GoldenTests.folder.appending(path: output.name)
      if ProcessInfo.processInfo.environment["POOLMATCH_RENEW_GOLDENS"] != nil {
        try Data(output.text.utf8).write(to: file)
        Issue.record("renewed \(output.name): read the difference, then run without POOLMATCH_RENEW_GOLDENS")
      } else {
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(output.text == golden, "\(output.name)")
      }
    }
  }
}
