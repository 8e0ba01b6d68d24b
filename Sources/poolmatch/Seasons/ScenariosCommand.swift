// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolData
import PoolModel
import PoolSeason
import PoolSeasonReport

/// `poolmatch scenarios`
struct SimulateScenarios: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios",
    abstract: "What would change next school year: tariffs, training, growth, a pool for each board.",
    discussion: """
      Every scenario is held against the region as it is over the same simulated school years: differences of coverage, lessons and euros \
      with their intervals. Without --table a standard set shows which assumptions matter. The first of --regimes is the region's own. \
      Docs/pool-size.md has the columns of a table.

      Examples:
        poolmatch scenarios Instances/twente --out out/scenarios
        poolmatch scenarios Instances/twente --table forecast.csv --regimes locked
      """)
  @OptionGroup var study: SeasonOptions
  @Option(
    help: "A table of scenarios: the columns scenario, change, subject, to, value.", completion: .file())
  var table: String?
  @Option(
    name: .customLong("out"), help: "The folder for scenarios.csv, detail.csv and scenarios.html.",
    completion: .directory)
  var folder: String?

  func run() throws {
    let language = study.chosen.language
    let output = try folder.map { try OutputFolder($0, language) }
    let (rulebook, rates, season, _) = try study.read()
    let region = rulebook.region
    let regime = study.chosenRegimes[0]
    let scenarios =
      try table.map { try read($0, region, language) } ?? standard(region, rates, season, regime)
    let progress = SeasonProgress(language)
    defer { progress.clear() }
    let changes = ScenarioStudy(
      region, rates, scenarios, regime: regime, replicates: study.replicates, seed: study.seed,
      threads: study.threads, progress: progress.study
    ).changes
    let facts = study.detail.facts(region, season, rates, study.plan(progress))
    progress.clear()
    try output?.write(changes.files(facts, regime: regime, language))
    try Terminal.answer(changes.screen(facts, regime: regime, language))
    let widest = changes.map(\.coverage).max { $0.halfWidth < $1.halfWidth }
    if let widest { try study.requirePrecision(of: widest) }
  }

  private func standard(
    _ region: Region, _ rates: SeasonRates, _ season: SeasonRegion, _ regime: Regime
  ) -> [SeasonScenario] {
    let present = SeasonStudy(
      Season(season.model, pool: season.pool, regime: regime, seed: study.seed, held: season.held),
      replicates: 0..<study.replicates, threads: study.threads)
    let figures = SeasonFigures(present, of: season, regime: regime, externalCents: rates.externalCents)
    return SeasonScenario.standard(training: SeasonScenario.training(figures, region), regime: regime)
  }

  private func read(_ path: String, _ region: Region, _ language: Language) throws -> [SeasonScenario] {
    let (rows, formFaults) = readRows(at: path, columns: SeasonScenario.columns)
    let (scenarios, cellFaults) = SeasonScenario.reading(rows.map { ($0.line, $0.cells) }, in: region)
    formFaults.filter { $0.severity == .warning }.forEach { Terminal.tell($0.text(language)) }
    var messages = formFaults.filter { $0.severity == .error }.map { $0.text(language) }
    messages += cellFaults.map { fault in
      language.say(
        "\(path):\(fault.line): error: column '\(fault.column)': \(fault.problem)",
        "\(path):\(fault.line): fout: kolom '\(fault.column)': \(fault.probleem)")
    }
    if messages.isEmpty, scenarios.isEmpty {
      messages.append(
        language.say("\(path): error: there is no scenario", "\(path): fout: er is geen scenario"))
    }
    let isMissing = formFaults.contains { $0.kind == .noSuchInput }
    guard messages.isEmpty else {
      throw Failure(isMissing ? .noSuchInput : .faultInData, messages.joined(separator: "\n"))
    }
    return scenarios
  }
}
