// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import FoundationEssentials
import PoolData
import PoolModel
import PoolRules
import PoolSeason

/// `poolmatch fit`
struct Fit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read from a region's requests what its seasons are like.",
    discussion: """
      The more weeks of requests the package holds, the better. What no request tells (illness of members, waves, tariffs) has the \
      defaults of Docs/pool-size.md; change the file by hand.

      Example:
        poolmatch fit Instances/twente --out twente-rates.json
      """)
  @OptionGroup var input: InstanceArgument
  @Option(
    name: .customLong("out"), help: "The file to write; without it, standard output.", completion: .file())
  var file: String?
  @OptionGroup var chosen: LanguageOption

  func run() throws {
    let language = chosen.language
    let rates = try fitted(to: ReadyRegion(at: input.instance, language).region, language)
    guard let file else { return try Terminal.answer(rates.json) }
    do {
      try writeWhole(file: file, bytes: Array(rates.json.utf8))
    } catch {
      throw Failure.cannotWrite(error.path, error.reason, language)
    }
  }
}

/// What the commands about seasons begin with.
struct SeasonOptions: ParsableArguments {
  @OptionGroup var input: InstanceArgument
  @Option(
    help: "What seasons are like, as poolmatch fit writes it; without it, fitted to the region.",
    completion: .file())
  var rates: String?
  @Option(help: "How many school years are simulated.") var replicates = 200
  @Option(help: "Any whole number; another one gives other school years.") var seed: UInt64 = 1
  @Option(help: "Work on so many cores; the figures are the same.") var threads = 2
  @Option(
    help: """
      What becomes of work that nobody takes: persistent (stays listed), locked (an external keeps it), minimum-term-4 (for four \
      weeks at least), repack (placements may move: an upper bound); divided by commas.
      """)
  var regimes = "persistent,locked,repack"
  @OptionGroup var chosen: LanguageOption

  func validate() throws {
    try require("--replicates", replicates, 2...100_000)
    try require("--threads", threads, 1...64)
    for name in regimes.split(separator: ",", omittingEmptySubsequences: false)
    where Regime(name: String(name)) == nil {
      throw ValidationError(
        "--regimes: there is no '\(name)'; take persistent, locked, repack or minimum-term-WEEKS.")
    }
  }

  var chosenRegimes: [Regime] { regimes.split(separator: ",").compactMap { Regime(name: String($0)) } }

  /// Reads the region and its rates.
  func read() throws -> (rulebook: Rulebook, rates: SeasonRates, season: SeasonRegion, sha256: String) {
    let language = chosen.language
    let ready = try ReadyRegion(at: input.instance, language)
    let rulebook = Rulebook(ready.region)
    let rates =
      try rates.map { try Self.read($0, for: rulebook.region, language) }
      ?? fitted(to: rulebook.region, language)
    return (rulebook, rates, SeasonRegion(rulebook, rates), ready.sha256)
  }

  private static func read(_ path: String, for region: Region, _ language: Language) throws -> SeasonRates {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Failure(
        .noSuchInput,
        language.say(
          "\(path): error: there is no such file, or it cannot be read",
          "\(path): fout: dit bestand is er niet, of kan niet worden gelezen"))
    }
    func text(_ faults: [SeasonRatesFault]) -> String {
      faults.map {
        language.say("\(path): error: \($0.name): \($0.problem)", "\(path): fout: \($0.name): \($0.probleem)")
      }
      .joined(separator: "\n")
    }
    let rates: SeasonRates
    do {
      rates = try SeasonRates.reading(Array(bytes))
    } catch {
      throw Failure(.faultInData, text([error]))
    }
    let faults = rates.faults(in: region)
    guard faults.isEmpty else { throw Failure(.faultInData, text(faults)) }
    return rates
  }
}

/// Rates that the region's requests suggest.
private func fitted(to region: Region, _ language: Language) throws -> SeasonRates {
  guard let rates = SeasonRates(fittedTo: region) else {
    throw Failure(
      .faultInData,
      language.say(
        "vacancies.csv: error: no vacancy with lessons, so nothing to read rates from. Give --rates.",
        "vacancies.csv: fout: geen vacature met lessen, dus niets om cijfers uit af te leiden. Geef --rates.")
    )
  }
  return rates
}

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
    try output?.write([("season.csv", Array(figures.table().utf8))])
    try Terminal.answer(
      figures.screen(
        StudyFacts(seed: asked.seed, replicates: asked.replicates, weeks: rates.weeks),
        lessonMinutes: rulebook.region.policy.lessonMinutes, language))
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
