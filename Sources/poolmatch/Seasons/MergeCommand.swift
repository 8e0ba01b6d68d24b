// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import FoundationEssentials
import PoolData
import PoolModel
import PoolRules
import PoolSeason
import PoolSeasonReport

/// `poolmatch merge`
struct MergeShards: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the shards of a study of seasons or sizes together.",
    discussion: """
      The shards tell the rates, the regimes, the seed and how many seasons there are. The same bytes come out as from one run without --shard. Every \
      pool that --target or --budget looks at and no shard has simulated is simulated here.

      Examples:
        poolmatch merge Instances/twente out/shards --out out/season
        poolmatch merge Instances/twente out/shards --target 0.9 --out out/size
      """)
  @OptionGroup var input: InstanceArgument
  @Argument(help: "The folder with the shards.", completion: .directory) var shards: String
  @OptionGroup var questions: SizeQuestions
  @Option(help: "Work on so many cores; the figures are the same.") var threads = 2
  @Option(
    name: .customLong("out"), help: "The folder for what the command would have written.",
    completion: .directory)
  var folder: String?
  @OptionGroup var detail: DetailOption
  @OptionGroup var chosen: LanguageOption

  func validate() throws { try require("--threads", threads, 1...64) }

  func run() throws {
    let language = chosen.language
    let output = try folder.map { try OutputFolder($0, language) }
    let ready = try ReadyRegion(at: input.instance, language)
    let merged = try read(sha256: ready.sha256, language)
    let (asked, rates) = (merged.study, merged.study.rates)
    let rulebook = Rulebook(ready.region)
    let season = SeasonRegion(rulebook, rates)
    let progress = SeasonProgress(language)
    defer { progress.clear() }
    var plan = SizeStudy.Plan()
    (plan.regimes, plan.replicates, plan.seed) = (asked.chosenRegimes, asked.replicates, asked.seed)
    (plan.threads, plan.progress) = (threads, progress.study)
    guard let sizes = asked.sizes, let weeks = asked.weeks else {
      if !questions.asked.isEmpty {
        throw ValidationError(
          "--target and --budget are for shards of poolmatch size; these are of poolmatch season.")
      }
      let figures = zip(merged.studies() ?? [], asked.chosenRegimes).map { study, regime in
        SeasonFigures(study, of: season, regime: regime, externalCents: rates.externalCents)
      }
      let facts = detail.facts(ready.region, season, rates, plan)
      progress.clear()
      return try SimulateSeason.tell(figures, facts, output, language)
    }
    (plan.sizes, plan.weeks, plan.priority) = (sizes, weeks, questions.priority)
    let result = SizeStudy(season, ProfileCatalog(rulebook, season, rates), rates, plan, merged: merged)
    let answers = questions.asked.map(result.answer)
    let facts = detail.facts(ready.region, season, rates, plan, sizes: result, answers)
    progress.clear()
    try SizeOfPool.tell(result, answers, facts, output, language)
  }

  /// Reads all shards of the folder.
  private func read(sha256: String, _ language: Language) throws -> MergedStudy {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: shards)) ?? [])
      .filter { $0.contains("-shard-") && $0.hasSuffix(".json") }.sorted()
    guard !names.isEmpty else {
      throw Failure(
        .noSuchInput,
        language.say("\(shards): error: there is no shard here", "\(shards): fout: hier is geen deel"))
    }
    func fault(_ name: String?, _ english: String, _ dutch: String) -> Failure {
      let path = name.map { "\(shards)/\($0)" } ?? shards
      return Failure(.faultInData, language.say("\(path): error: \(english)", "\(path): fout: \(dutch)"))
    }
    let read = try names.map { name in
      guard let bytes = FileManager.default.contents(atPath: shards + "/" + name),
        let shard = StudyShard(json: Array(bytes))
      else {
        throw fault(
          name, "this is no shard of a study; simulate it again", "dit is geen deel; simuleer het opnieuw")
      }
      guard shard.study.inputSHA256 == sha256 else {
        throw fault(
          name, "it is of another region, or of this one before it was changed; simulate it again",
          "het is van een andere regio, of van deze voor een wijziging; simuleer het opnieuw")
      }
      return shard
    }
    do {
      return try MergedStudy(read)
    } catch {
      switch error {
      case .otherStudy(let place):
        throw fault(
          names[place], "it is of another study than \(names[0])",
          "het is van een andere studie dan \(names[0])")
      case .incomplete(let place):
        throw fault(
          names[place], "it is not whole; simulate it again", "het is niet heel; simuleer het opnieuw")
      case .twice(let shard):
        throw fault(nil, "shard \(shard) is there twice", "deel \(shard) is er tweemaal")
      case .missing(let numbers):
        let list = numbers.map(String.init).joined(separator: ", ")
        throw fault(nil, "shards missing: \(list)", "ontbrekende delen: \(list)")
      }
    }
  }
}
