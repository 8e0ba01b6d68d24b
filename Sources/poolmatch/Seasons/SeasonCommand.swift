// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolData
import PoolModel
import PoolRules
import PoolSeason
import PoolSeasonReport

/// `poolmatch season`
struct SimulateSeason: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "season",
    abstract: "Simulate next school year with this pool: coverage, use and cost, with intervals.",
    discussion: """
      Hours are capacity here; days, lessons and trips between schools are left out, so this is the optimist's year. Some of the same years \
      are simulated in detail as well, to tell by how much. Docs/pool-size.md tells what a class is and what happens in a week. With --shard \
      this run simulates every n-th season alone, for poolmatch merge to put together: the same bytes as from one run (Docs/cluster.md). A shard whose file is there already is not simulated again.

      Examples:
        poolmatch season Instances/twente
        poolmatch season Instances/twente --regimes locked,minimum-term-4 --replicates 1000 --out out/season
        poolmatch season Instances/twente --replicates 1000 --shard 3/8 --out out/shards
      """)

  @OptionGroup var study: SeasonOptions
  @OptionGroup var shards: ShardOptions
  @Option(
    name: .customLong("out"),
    help: "The folder for season.csv, season-open.csv, detail.csv and season.html, or for a shard.",
    completion: .directory)
  var folder: String?

  func validate() throws { try shards.require(study, folder: folder) }

  func run() throws {
    let language = study.chosen.language
    let output = try folder.map { try OutputFolder($0, language) }
    let (rulebook, rates, season, sha256) = try study.read()
    let progress = SeasonProgress(language)
    defer { progress.clear() }
    if let folder, let shard = shards.shard {
      let whole = StudyShard.Study(
        inputSHA256: sha256, rates: rates, regimes: study.chosenRegimes, seed: study.seed,
        replicates: study.replicates, shards: shard.count)
      return try shards.write(whole, to: folder, language) {
        StudyShard(whole, shard: $0, of: season, threads: study.threads, progress: progress.study)
      }
    }
    let studies = SeasonStudy.studies(
      of: season, in: study.chosenRegimes, seed: study.seed, replicates: study.replicates,
      threads: study.threads, progress: progress.study)
    let figures = zip(studies, study.chosenRegimes).map { studied, regime in
      SeasonFigures(studied, of: season, regime: regime, externalCents: rates.externalCents)
    }
    let facts = study.detail.facts(rulebook.region, season, rates, study.plan(progress))
    progress.clear()
    try Self.tell(figures, facts, output, language)
    if let first = figures.first { try study.requirePrecision(of: first.coverage) }
  }

  /// Writes and shows what seasons came to.
  static func tell(
    _ figures: [SeasonFigures], _ facts: StudyFacts, _ output: OutputFolder?, _ language: Language
  ) throws {
    try output?.write(figures.files(facts, language))
    try Terminal.answer(figures.screen(facts, language))
  }
}
