// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolModel
import PoolReport
import PoolRules

/// `poolmatch shortage`
struct ShortageOf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shortage",
    abstract: "Show where the region is short of teachers, open or hidden, and where it has some to spare.",
    discussion: """
      By subject and level group, for regular work and for replacement. Without a plan: as the package's own running and published \
      placements leave it. Docs/pool-size.md tells what counts.

      Examples:
        poolmatch shortage Instances/twente
        poolmatch shortage Instances/twente out/twente --out out/shortage --language nl
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "The plan: an output folder, or a placements.csv.", completion: .file())
  var plan: String?
  @Option(
    name: .customLong("out"), help: "The folder for shortage.csv and shortage.html.", completion: .directory)
  var folder: String?
  @OptionGroup var chosen: LanguageOption

  func run() throws {
    let language = chosen.language
    let output = try folder.map { try OutputFolder($0, language) }
    let told = try plan.map { try ReadyRegion.withPlan(at: $0, of: input, language) }
    let region = try told?.ready.region ?? ReadyRegion(at: input.instance, language).region
    let picture = ShortagePicture(of: told?.plan ?? region.toldPlan, in: Rulebook(region))
    let dates = region.policy.horizon
    try output?.write([
      ("shortage.csv", Array(picture.table().utf8)),
      ("shortage.html", Array(picture.page(dates, isMadeUp: region.policy.isMadeUp, language).utf8)),
    ])
    try Terminal.answer(picture.screen(dates, language))
  }
}
