// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolData
import PoolModel
import PoolReport
import PoolRules
import PoolSeason
import PoolSeasonReport
import PoolSolver

/// `poolmatch size`
struct SizeOfPool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "size",
    abstract: "How large the pool should be, and of whom: coverage and cost against size.",
    discussion: """
      Begins with an empty pool and adds the member who is worth most, again and again; then looks for the cheapest pool. Every pool is held against \
      simulated school years that had no part in choosing it. With --shard this run simulates every n-th season of every pool, for poolmatch merge \
      to put together (Docs/cluster.md); the pools that are asked for come with the merging.

      With --all it tells the fewest members who cover the requests that the region has now, completely, and proves it.

      Examples:
        poolmatch size Instances/twente --out out/size
        poolmatch size Instances/twente --subjects ne,wi --target 0.9 --priority 5 --regimes locked
        poolmatch size Instances/twente --budget 1500000
        poolmatch size Instances/twente --all
      """)
  @OptionGroup var study: SeasonOptions
  @OptionGroup var questions: SizeQuestions
  @OptionGroup var whole: AllOptions
  @OptionGroup var shards: ShardOptions
  @Option(help: "How many pools of the path are simulated.") var sizes = 20
  @Option(help: "How many sampled weeks members are chosen by.") var weeks = 200
  @Flag(
    help:
      "Also prove with GLPK, on new samples, how far the cheapest pool found may lie above the cheapest of all."
  )
  var certify = false
  @Option(help: "Only these subjects, divided by commas, as if the pool were for them alone.") var subjects:
    String?
  @Option(
    name: .customLong("out"),
    help:
      "The folder for size.csv, next.csv, pools.csv, detail.csv and size.html, for all.csv, or for a shard.",
    completion: .directory)
  var folder: String?

  func validate() throws {
    try require("--sizes", sizes, 2...1000)
    try require("--weeks", weeks, 2...10_000)
    try shards.require(study, folder: folder)
    if shards.shard != nil, questions.target != nil || questions.budget != nil {
      throw ValidationError("Give --target and --budget to poolmatch merge, not to a shard.")
    }
    if whole.all, certify || !questions.asked.isEmpty || shards.shard != nil || study.precision != nil {
      throw ValidationError(
        "--all simulates nothing: leave out --target, --budget, --certify, --precision and --shard.")
    }
  }

  func run() throws {
    let language = study.chosen.language
    let output = try folder.map { try OutputFolder($0, language) }
    if whole.all { return try whole.answer(study, subjects: subjects, output) }
    let (rulebook, rates, season, sha256) = try study.read(subjects: subjects)
    let catalog = ProfileCatalog(rulebook, season, rates)
    let progress = SeasonProgress(language)
    defer { progress.clear() }
    var plan = study.plan(progress)
    (plan.sizes, plan.weeks, plan.priority) = (sizes, weeks, questions.priority)
    if let folder, let shard = shards.shard {
      let whole = StudyShard.Study(
        inputSHA256: sha256, rates: rates, regimes: study.chosenRegimes, seed: study.seed,
        replicates: study.replicates, shards: shard.count, sizes: sizes, weeks: weeks)
      return try shards.write(whole, to: folder, language) {
        StudyShard(
          whole, shard: $0, of: SizeChoice(season, catalog, rates, plan),
          in: PoolEvaluation(season, catalog, rates, plan))
      }
    }
    let result = SizeStudy(season, catalog, rates, plan)
    let certificate = certify ? try prove(result, season, catalog, rates) : nil
    let answers = questions.asked.map(result.answer)
    let facts = study.detail.facts(rulebook.region, season, rates, plan, sizes: result, answers)
    progress.clear()
    try Self.tell(result, answers, facts, output, certificate: certificate, language)
    let widest = result.points.map { $0.simulated[0] }.max { $0.halfWidth < $1.halfWidth }
    if let widest { try study.requirePrecision(of: widest) }
  }

  /// Writes and shows what a study of sizes came to.
  static func tell(
    _ study: SizeStudy, _ answers: [SizeAnswer], _ facts: StudyFacts, _ output: OutputFolder?,
    certificate: SizeCertificate? = nil, _ language: Language
  ) throws {
    try output?.write(study.files(facts, answers, certificate: certificate, language))
    try Terminal.answer(study.screen(facts, answers, certificate: certificate, language))
  }

  private func prove(
    _ result: SizeStudy, _ season: SeasonRegion, _ catalog: ProfileCatalog, _ rates: SeasonRates
  ) throws -> SizeCertificate {
    do {
      return try SizeCertificate(result.choice, season, catalog, rates, seed: study.seed)
    } catch {
      throw Failure(.noSolver, EngineFailure(error).text(study.chosen.language))
    }
  }
}

/// Pools that are asked for.
struct SizeQuestions: ParsableArguments {
  @Option(
    help:
      "Also the smallest pool of the path that surely covers this share in the first regime, such as 0.95.")
  var target: Double?
  @Option(help: "For --target, only lessons of at least this priority count.") var priority = 1
  @Option(
    help:
      "Also the largest pool of the path that costs at most so many euros a season, external hire included.")
  var budget: Double?

  func validate() throws {
    if let target { try require("--target", target, 0...1) }
    try require("--priority", priority, 1...9)
    if let budget { try require("--budget", budget, 0...1e12) }
  }

  var asked: [SizeAnswer.Question] {
    [target.map { .target($0) }, budget.map { .budget(cents: Int($0 * 100)) }].compactMap(\.self)
  }
}
