// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import FoundationEssentials
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
      Hours are capacity here; days, lessons and trips between schools are left out, so this is the optimist's year. Docs/pool-size.md \
      tells what a class is and what happens in a week. With --part this run simulates every n-th season alone, for --merge to put \
      together: the same bytes as from one run (Docs/cluster.md). A part whose file is there already is not simulated again.

      Examples:
        poolmatch season Instances/twente
        poolmatch season Instances/twente --regimes locked,minimum-term-4 --replicates 1000 --out out/season
        poolmatch season Instances/twente --replicates 1000 --part 3/8 --out out/parts
        poolmatch season Instances/twente --merge out/parts --out out/season
      """)
  /// One of several parts, as `3/8`.
  struct Part: ExpressibleByArgument {
    let number, count: Int
    init?(argument: String) {
      let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let number = parts[0], let count = parts[1], (1...100_000).contains(count),
        (1...count).contains(number)
      else { return nil }
      (self.number, self.count) = (number, count)
    }
  }

  @OptionGroup var study: SeasonOptions
  @Option(help: "Simulate this part of the seasons alone, as 3/8, into a file of --out.") var part: Part?
  @Option(help: "Take the seasons from the parts in this folder.", completion: .directory) var merge: String?
  @Option(name: .customLong("out"), help: "The folder for season.csv, or for a part.", completion: .directory)
  var folder: String?

  func validate() throws {
    if part != nil, folder == nil { throw ValidationError("--part is written to a folder: give --out.") }
    if part != nil, merge != nil { throw ValidationError("Give either --part or --merge.") }
    if let part, part.count > study.replicates {
      throw ValidationError(
        "--part \(part.number)/\(part.count) has no season: there are \(study.replicates).")
    }
  }

  func run() throws {
    let language = study.chosen.language
    let output = try folder.map { try OutputFolder($0, language) }
    let (rulebook, rates, season, sha256) = try study.read()
    var asked = SeasonShard.Study(
      inputSHA256: sha256, rates: rates, regimes: study.chosenRegimes, seed: study.seed,
      replicates: study.replicates,
      parts: part?.count ?? 1)
    if let part { return try simulate(part, asked, season, output) }
    let studies: [SeasonStudy]
    if let merge {
      (studies, asked) = try merged(merge, of: asked, language)
    } else {
      studies = asked.regimes.compactMap { Regime(name: $0) }.map { regime in
        SeasonStudy(
          Season(season.model, pool: season.pool, regime: regime, seed: study.seed),
          replicates: 0..<study.replicates,
          threads: study.threads)
      }
    }
    let figures = zip(studies, asked.regimes.compactMap { Regime(name: $0) }).map { study, regime in
      SeasonFigures(study, of: season, regime: regime, externalCents: rates.externalCents)
    }
    var facts = study.facts(rates, rulebook.region.policy)
    (facts.seed, facts.replicates) = (asked.seed, asked.replicates)
    try output?.write(figures.files(facts, language))
    try Terminal.answer(figures.screen(facts, language))
    if let first = figures.first { try study.requirePrecision(of: first.coverage) }
  }

  /// Simulates a part, unless it is there.
  private func simulate(
    _ part: Part, _ asked: SeasonShard.Study, _ season: SeasonRegion, _ output: OutputFolder?
  ) throws {
    let language = study.chosen.language
    let name = "season-part-\(part.number)-of-\(part.count).json"
    if let folder, let bytes = FileManager.default.contents(atPath: folder + "/" + name),
      let there = SeasonShard(json: Array(bytes)), there.study == asked, there.part == part.number
    {
      return try Terminal.answer(
        language.say("\(folder)/\(name) is there already\n", "\(folder)/\(name) is er al\n"))
    }
    let shard = SeasonShard(asked, part: part.number, of: season, threads: study.threads)
    guard let folder else { return }
    do {
      // Alone, so that parts that end at the same moment do not take each other's place.
      try writeWhole(file: folder + "/" + shard.fileName, bytes: Array(shard.json.utf8))
    } catch {
      throw Failure.cannotWrite(error.path, error.reason, language)
    }
    try Terminal.answer("\(folder)/\(shard.fileName)\n")
  }

  /// Reads all parts of a folder; they tell the regimes, the seed and how many seasons there are.
  private func merged(
    _ folder: String, of asked: SeasonShard.Study, _ language: Language
  ) throws -> ([SeasonStudy], SeasonShard.Study) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasPrefix("season-part-") && $0.hasSuffix(".json") }.sorted()
    guard !names.isEmpty else {
      throw Failure(
        .noSuchInput,
        language.say("\(folder): error: there is no part here", "\(folder): fout: hier is geen deel"))
    }
    func fault(_ name: String, _ english: String, _ dutch: String) -> Failure {
      Failure(
        .faultInData,
        language.say("\(folder)/\(name): error: \(english)", "\(folder)/\(name): fout: \(dutch)"))
    }
    let shards = try names.map { name in
      guard let bytes = FileManager.default.contents(atPath: folder + "/" + name),
        let shard = SeasonShard(json: Array(bytes))
      else {
        throw fault(
          name, "this is no part of a study; simulate it again", "dit is geen deel; simuleer het opnieuw")
      }
      guard shard.study.inputSHA256 == asked.inputSHA256, shard.study.rates == asked.rates else {
        throw fault(
          name, "it is of another region or of other rates; simulate it again",
          "het is van een andere regio of van andere cijfers; simuleer het opnieuw")
      }
      return shard
    }
    do {
      return (try SeasonShard.merged(shards), shards[0].study)
    } catch {
      switch error {
      case .otherStudy(let place):
        throw fault(
          names[place], "it is of another study than \(names[0])",
          "het is van een andere studie dan \(names[0])")
      case .incomplete(let place):
        throw fault(
          names[place], "it is not whole; simulate it again", "het is niet heel; simuleer het opnieuw")
      case .twice(let part):
        throw fault("", "part \(part) is there twice", "deel \(part) is er tweemaal")
      case .missing(let parts):
        let list = parts.map(String.init).joined(separator: ", ")
        throw fault("", "parts missing: \(list)", "ontbrekende delen: \(list)")
      }
    }
  }
}
