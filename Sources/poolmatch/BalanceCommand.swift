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
      at its schools. Without a plan: what the package's own running and published placements give, over all weeks that \
      were published. Any other weeks may be named, such as a school year so far.

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
  @Option(help: "The first week: any date of it (default: the first that was published, or of the plan).")
  var from: Day?
  @Option(help: "The number of weeks, 1 to 60 (default: all that were published, or of the plan).")
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
    let told = try plan.map { try ReadyRegion.withPlan(at: $0, of: input, language) }
    let region = try told?.ready.region ?? ReadyRegion(at: input.instance, language).region
    let weeks = weeks(of: region, isPublished: told == nil)
    let balance = Balance(
      of: told?.plan ?? region.toldPlan, in: region, from: weeks.monday, weeks: weeks.count)
    switch format {
    case .text: try Terminal.answer(balance.screen(language, colour: Terminal.showsColour))
    case .csv: try Terminal.answer(by == .board ? balance.boardTable() : balance.memberTable())
    case .json: try Terminal.answer(balance.json())
    }
  }

  /// The weeks that are asked for: those named; else all that were published, at most the last 60; else those of the plan.
  private func weeks(of region: Region, isPublished: Bool) -> (monday: Day, count: Int) {
    var (monday, count) = (region.policy.firstDay, region.policy.weeks)
    if isPublished, let first = region.publications.first, let last = region.publications.last {
      let end = last.from.monday.advanced(by: 7 * last.weeks)
      count = min(60, first.from.monday.distance(to: end) / 7)
      monday = end.advanced(by: -7 * count)
    }
    return (from?.monday ?? monday, weeks ?? count)
  }
}
