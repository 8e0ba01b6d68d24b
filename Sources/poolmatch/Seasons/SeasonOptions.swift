// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import FoundationEssentials
import PoolData
import PoolModel
import PoolRules
import PoolSeason

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
