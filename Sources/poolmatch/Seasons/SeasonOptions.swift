// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import FoundationEssentials
import PoolData
import PoolModel
import PoolRules
import PoolSeason
import PoolSeasonReport

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
  @Option(
    help:
      "Tell how many replicates it takes where coverage is not known to so many points either way, such as 0.5."
  )
  var precision: Double?
  @Option(
    help:
      "What seasons begin with, in place of what the rates say: equilibrium, or open (the region's own vacancies, and who has them)."
  )
  var start: SeasonRates.Start?
  @OptionGroup var detail: DetailOption
  @OptionGroup var chosen: LanguageOption

  func validate() throws {
    if let precision { try require("--precision", precision, 0.01...50) }
    try require("--replicates", replicates, 2...100_000)
    try require("--threads", threads, 1...64)
    for name in regimes.split(separator: ",", omittingEmptySubsequences: false)
    where Regime(name: String(name)) == nil {
      throw ValidationError(
        "--regimes: there is no '\(name)'; take persistent, locked, repack or minimum-term-WEEKS.")
    }
  }

  var chosenRegimes: [Regime] { regimes.split(separator: ",").compactMap { Regime(name: String($0)) } }

  /// How seasons are simulated.
  func plan(_ progress: SeasonProgress) -> SizeStudy.Plan {
    var plan = SizeStudy.Plan()
    (plan.regimes, plan.replicates, plan.seed) = (chosenRegimes, replicates, seed)
    (plan.threads, plan.progress) = (threads, progress.study)
    return plan
  }

  /// Ends with a message if an estimate is less sure than was asked; what was found has been written by then.
  func requirePrecision(of estimate: Estimate) throws {
    guard let precision, 100 * estimate.halfWidth > precision else { return }
    let needed = estimate.replicates(forHalfWidth: precision / 100)
    let reached = digits(100 * estimate.halfWidth, 2)
    throw Failure(
      .unproven,
      chosen.language.say(
        "Coverage is known to \(reached) points either way, not to \(precision): give --replicates \(needed).",
        "De vervulling is bekend tot op \(reached) procentpunt, niet tot op \(precision): geef --replicates \(needed)."
      ))
  }

  /// Reads the region and its rates; of some subjects alone, if they are named.
  func read(subjects: String? = nil) throws -> (
    rulebook: Rulebook, rates: SeasonRates, season: SeasonRegion, sha256: String
  ) {
    let language = chosen.language
    let ready = try ReadyRegion(at: input.instance, language)
    let rulebook = Rulebook(ready.region)
    var rates =
      try rates.map { try Self.read($0, for: rulebook.region, language) }
      ?? fitted(to: rulebook.region, language)
    if let start { rates.start = start }
    if let subjects {
      let chosen = subjects.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let asked = Set(rates.requests.map(\.subject))
      for subject in chosen where !asked.contains(subject) {
        throw ValidationError("--subjects: nothing is asked of '\(subject)'.")
      }
      rates.requests.removeAll { !chosen.contains($0.subject) }
    }
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

extension SeasonRates.Start: ExpressibleByArgument {}

/// Rates that the region's requests suggest.
func fitted(to region: Region, _ language: Language) throws -> SeasonRates {
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
