// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolData
import PoolModel
import PoolRules
import PoolSeason
import PoolSeasonReport

/// `poolmatch size`
struct SizeOfPool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "size",
    abstract: "How large the pool should be, and of whom: coverage and cost against size.",
    discussion: """
      Begins with an empty pool and adds the member who is worth most, again and again; then looks for the cheapest pool. Every pool is held against \
      simulated school years that had no part in choosing it.

      Examples:
        poolmatch size Instances/twente --out out/size
        poolmatch size Instances/twente --target 0.95 --regimes locked
        poolmatch size Instances/twente --budget 1500000
      """)
  @OptionGroup var study: SeasonOptions
  @Option(help: "How many pools of the path are simulated.") var sizes = 20
  @Option(help: "How many sampled weeks members are chosen by.") var weeks = 200
  @Option(
    help:
      "Also the smallest pool of the path that surely covers this share in the first regime, such as 0.95.")
  var target: Double?
  @Option(
    help:
      "Also the largest pool of the path that costs at most so many euros a season, external hire included.")
  var budget: Double?
  @Option(name: .customLong("out"), help: "The folder for size.csv.", completion: .directory) var folder:
    String?

  func validate() throws {
    try require("--sizes", sizes, 2...1000)
    try require("--weeks", weeks, 2...10_000)
    if let target { try require("--target", target, 0...1) }
    if let budget { try require("--budget", budget, 0...1e12) }
  }

  func run() throws {
    let language = study.chosen.language
    let output = try folder.map { try OutputFolder($0, language) }
    let (rulebook, rates, season, _) = try study.read()
    let catalog = ProfileCatalog(rulebook, season, rates)
    var plan = SizeStudy.Plan()
    (plan.regimes, plan.replicates, plan.seed) = (study.chosenRegimes, study.replicates, study.seed)
    (plan.sizes, plan.weeks, plan.threads) = (sizes, weeks, study.threads)
    let result = SizeStudy(season, catalog, rates, plan)
    try output?.write([("size.csv", Array(result.table().utf8))])
    var answers: [(question: String, answer: SizeStudy.Point?)] = []
    if let target {
      let question = language.say(
        "The smallest pool that surely covers \(target)", "De kleinste pool die zeker \(target) vervult")
      answers.append((question, result.smallest(reaching: target)))
    }
    if let budget {
      let question = language.say(
        "The largest pool within € \(budget) a season", "De grootste pool binnen € \(budget) per schooljaar")
      answers.append((question, result.largest(within: 100 * budget)))
    }
    try Terminal.answer(
      result.screen(
        StudyFacts(seed: study.seed, replicates: study.replicates, weeks: rates.weeks), catalog,
        answers: answers,
        language))
  }
}
