// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolModel
import PoolNotices

/// `poolmatch balance`
struct BalanceOf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance",
    abstract: "Show what boards put into the pool against what they draw, and how the load is shared.",
    discussion: """
      Put in is what a board's members (column board of members.csv) have under contract and teach, drawn what is taught \
      at its schools. Without a plan: what the package's own running and published placements give. The weeks are \
      those of the plan, or any others, such as a school year so far.

      Examples:
        poolmatch balance Instances/twente
        poolmatch balance Instances/twente out/twente --language nl
        poolmatch balance season --from 2026-08-31 --weeks 40 --format csv --by member
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, csv, json }
  enum Rows: String, CaseIterable, ExpressibleByArgument { case board, member }

  @OptionGroup var input: InstanceArgument
  @Argument(help: "The plan: an output folder, or a placements.csv.", completion: .file())
  var plan: String?
  @Option(help: "The first week: any date of it (default: the policy's first day).")
  var from: Day?
  @Option(help: "The number of weeks, 1 to 60 (default: the policy's).")
  var weeks: Int?
  @Option(help: "What goes to standard output: a screen, a table (see --by), or all as JSON.")
  var format: Format = .text
  @Option(help: "The rows of the table.")
  var by: Rows = .board
  @OptionGroup var chosen: LanguageOption

  func validate() throws {
    if let weeks, !(1...60).contains(weeks) { throw ValidationError("--weeks is \(weeks): 1 to 60.") }
  }

  func run() throws {
    let language = chosen.language
    let region = try ReadyRegion(at: input.instance, language).region
    let plan = try plan.map { try readPlan(at: $0, for: region, language) } ?? region.toldPlan
    let first = from ?? region.policy.firstDay
    let balance = Balance(
      of: plan, in: region, from: first.advanced(by: 1 - first.weekday), weeks: weeks ?? region.policy.weeks)
    switch format {
    case .text: try Terminal.answer(balance.screen(language, colour: Terminal.showsColour))
    case .csv: try Terminal.answer(by == .board ? balance.boardTable() : balance.memberTable())
    case .json: try Terminal.answer(balance.json())
    }
  }
}
