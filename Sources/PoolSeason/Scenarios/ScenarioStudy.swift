// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// What scenarios change, each held against the region as it is over the same simulated seasons.
///
/// A season's vacancies and illnesses are drawn from streams named by class, week and member, so a scenario meets the same ones
/// unless it asks for others. For a pool for each board, classes are divided by board on both sides.
public struct ScenarioStudy: Sendable {
  /// The region as it is.
  public let base: SeasonOutcome
  /// One a scenario, in the given order.
  public let changes: [SeasonChange]

  /// Simulates scenarios.
  ///
  /// - Parameters:
  ///   - region: as it is.
  ///   - rates: what is asked of it.
  ///   - scenarios: what is tried.
  ///   - regime: where a scenario has no other.
  ///   - replicates: seasons.
  ///   - seed: of the seasons.
  ///   - threads: at work; the figures are the same for any number.
  ///   - progress: hears of every season.
  /// - Complexity: a study of a region's pool for each scenario, and one or two more.
  public init(
    _ region: Region, _ rates: SeasonRates, _ scenarios: [SeasonScenario], regime: Regime, replicates: Int,
    seed: UInt64, threads: Int, progress: StudyProgress? = nil
  ) {
    let isByBoard = scenarios.contains(where: \.isSeparate)
    progress?.expect((scenarios.count + (isByBoard ? 2 : 1)) * replicates)
    func outcome(_ scenario: SeasonScenario, byBoard: Bool) -> SeasonOutcome {
      let rates = scenario.rates(rates)
      var season = SeasonRegion(Rulebook(scenario.region(region)), rates, byBoard: byBoard)
      if scenario.isSeparate { season.separateBoards(region) }
      let study = SeasonStudy(
        Season(
          season.model, pool: season.pool, regime: scenario.regime(regime), seed: seed, held: season.held),
        replicates: 0..<replicates, threads: threads, progress: progress)
      return SeasonOutcome(study, of: season, externalCents: rates.externalCents)
    }
    let nothing = SeasonScenario("", [])
    let base = outcome(nothing, byBoard: false)
    let baseByBoard = isByBoard ? outcome(nothing, byBoard: true) : base
    self.base = base
    changes = scenarios.map { scenario in
      SeasonChange(
        scenario.name, from: scenario.isSeparate ? baseByBoard : base,
        to: outcome(scenario, byBoard: scenario.isSeparate))
    }
  }
}
