// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolModel
import PoolReport
import PoolRules

/// `poolmatch coverage`
struct CoverageOf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Show what is covered of what was asked, and what stays open.",
    discussion: """
      Without a plan: what the package's own running and published placements cover. Whether the placements are \
      allowed is not asked here, but by poolmatch audit.

      Examples:
        poolmatch coverage Instances/twente
        poolmatch coverage Instances/twente out/twente --language nl
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "The plan: an output folder, or a placements.csv.", completion: .file())
  var plan: String?
  @OptionGroup(title: "The scope of a placements.csv (an output folder tells its own)") var scope:
    ScopeOptions
  @OptionGroup var chosen: LanguageOption
  @Option(help: "What goes to standard output: a screen, or the content of plan.json.")
  var format: AnswerFormat = .text

  func run() throws {
    let language = chosen.language
    let (ready, told) =
      try plan.map { try ReadyRegion.withPlan(at: $0, of: input, in: scope, language) } ?? asTold(language)
    let report = PlanReport(told, in: Rulebook(ready.region))
    try Terminal.answer(
      format == .json
        ? report.planJSON(ready.scope) : report.coverageScreen(language, colour: Terminal.showsColour))
  }

  /// What people were told already.
  private func asTold(_ language: Language) throws -> (ReadyRegion, Plan) {
    let ready = try ReadyRegion(at: input.instance, language) { try scope.scope(in: $0, language) }
    return (ready, ready.region.toldPlan)
  }
}
