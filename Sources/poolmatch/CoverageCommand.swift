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
  @OptionGroup var chosen: LanguageOption
  @Option(help: "What goes to standard output: a screen, or the content of plan.json.")
  var format: AnswerFormat = .text

  func run() throws {
    let language = chosen.language
    let region = try ReadyRegion(at: input.instance, language).region
    let told = Plan(region.placements.filter { $0.state != .proposed })
    let plan = try plan.map { try readPlan(at: $0, for: region, language) } ?? told
    let report = PlanReport(plan, in: Rulebook(region))
    try Terminal.answer(
      format == .json
        ? report.planJSON() : report.coverageScreen(language, colour: Terminal.showsColour))
  }
}
