// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolModel
import PoolReport
import PoolRules
import PoolSeason
import PoolSeasonReport

/// `poolmatch outlook`
struct OutlookOn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outlook",
    abstract:
      "All about the pool on one page: its size, next school year, what would change it, who is short.",
    discussion: """
      What season, size, scenarios (the standard set) and shortage tell, with a table behind every picture. Takes as long as these together; \
      --replicates 100 takes half.

      Examples:
        poolmatch outlook Instances/twente --out out/outlook
        poolmatch outlook Instances/twente --target 0.9 --out out/outlook --language nl
      """)
  @OptionGroup var study: SeasonOptions
  @OptionGroup var questions: SizeQuestions
  @Option(
    name: .customLong("out"), help: "The folder for outlook.html and the tables.", completion: .directory)
  var folder: String

  func run() throws {
    let language = study.chosen.language
    let output = try OutputFolder(folder, language)
    let (rulebook, rates, season, _) = try study.read()
    let region = rulebook.region
    let progress = SeasonProgress(language)
    defer { progress.clear() }
    var plan = study.plan(progress)
    plan.priority = questions.priority
    let sizes = SizeStudy(season, ProfileCatalog(rulebook, season, rates), rates, plan)
    let answers = questions.asked.map(sizes.answer)
    let figures = zip(
      SeasonStudy.studies(
        of: season, in: plan.regimes, seed: plan.seed, replicates: plan.replicates, threads: plan.threads,
        progress: progress.study), plan.regimes
    ).map { SeasonFigures($0, of: season, regime: $1, externalCents: rates.externalCents) }
    let scenarios = ScenarioStudy(
      region, rates,
      SeasonScenario.standard(
        training: SeasonScenario.training(figures[0], region), regime: plan.regimes[0]),
      regime: plan.regimes[0], replicates: plan.replicates, seed: plan.seed, threads: plan.threads,
      progress: progress.study)
    let outlook = Outlook(
      sizes, answers, figures, scenarios.changes,
      present: SeasonOutcome(season, plan, rates),
      ShortagePicture(of: region.toldPlan, in: rulebook), language)
    let facts = study.detail.facts(region, season, rates, plan, sizes: sizes, answers)
    progress.clear()
    try output.write(outlook.files(facts, language))
    try Terminal.answer("\(folder)/outlook.html\n")
    try study.requirePrecision(of: figures[0].coverage)
  }
}

extension SeasonOutcome {
  /// The present pool in the first regime of a plan, in the seasons that judge pools.
  fileprivate init(_ season: SeasonRegion, _ plan: SizeStudy.Plan, _ rates: SeasonRates) {
    let study = SeasonStudy.studies(
      of: season, in: [plan.regimes[0]], seed: plan.judgingSeed, replicates: plan.replicates,
      threads: plan.threads, progress: plan.progress)[0]
    self.init(study, of: season, externalCents: rates.externalCents)
  }
}
