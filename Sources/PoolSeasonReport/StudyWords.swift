// SPDX-License-Identifier: GPL-3.0-or-later
import PoolDetail
import PoolModel
import PoolSeason

/// How a study was made: told beside every figure.
public struct StudyFacts: Sendable {
  /// The seed.
  public var seed: UInt64
  /// How many seasons, of how many weeks.
  public var replicates, weeks: Int
  /// The minutes of a lesson and of a full-time week in the region.
  public var lessonMinutes, fteMinutes: Int
  /// Whether the region's people and requests are made up.
  public var isMadeUp: Bool
  /// What the same seasons are in detail, by pool; empty where nobody asked.
  public var details: [(pool: JudgedPool, comparison: DetailComparison)] = []
  /// What reaches the target in detail; `nil` where nobody asked.
  public var detailedTarget: DetailedTarget?

  /// Facts of a study of a region.
  public init(seed: UInt64, replicates: Int, weeks: Int, of policy: Policy) {
    (self.seed, self.replicates, self.weeks) = (seed, replicates, weeks)
    (lessonMinutes, fteMinutes, isMadeUp) = (policy.lessonMinutes, policy.fteMinutes, policy.isMadeUp)
  }

  func line(_ language: Language) -> String {
    language.say(
      "Simulated in classes of subject, level and area: \(replicates) seasons of \(weeks) weeks, seed \(seed); 95% intervals.",
      "Gesimuleerd in klassen van vak, niveau en gebied: \(replicates) schooljaren van \(weeks) weken, seed \(seed); "
        + "95%-intervallen.")
  }
}

extension Language {
  /// A share in per cent with its interval, such as `82.1% (81.4–82.9)`.
  func percent(_ estimate: Estimate) -> String {
    let point = say(".", ",")
    let (low, high) = (estimate.interval.lowerBound, estimate.interval.upperBound)
    return "\(digits(100 * estimate.value, 1, point: point))% (\(digits(100 * low, 1, point: point))–"
      + "\(digits(100 * high, 1, point: point)))"
  }
  /// A share in per cent with no more than two decimals, such as `90%`.
  func shortPercent(_ share: Double) -> String {
    var text = digits(100 * share, 2, point: say(".", ","))
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(say(".", ",")) { text.removeLast() }
    return text + "%"
  }
  /// Cents as thousands of euros.
  func thousandEuros(_ cents: Double) -> String { "€ " + digits(cents / 100_000, 0) + say("k", " dzd") }

  func name(_ regime: Regime) -> String {
    switch regime {
    case .persistent: say("persistent", "blijft open")
    case .locked: say("locked", "ligt vast")
    case .minimumTerm(let weeks): say("at least \(weeks) weeks", "ten minste \(weeks) weken")
    case .repack: say("repack", "herschikken")
    }
  }
}

/// Text in a column of so many characters.
func column(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

extension Language {
  /// A change of a share in points, such as `+1.2 (+0.9 – +1.5)`.
  func points(_ estimate: Estimate) -> String { signed(estimate, times: 100, places: 1) }
  /// Minutes as lessons.
  func lessons(_ estimate: Estimate, _ lessonMinutes: Int) -> String {
    signed(estimate, times: 1 / Double(lessonMinutes), places: 0)
  }
  /// Cents as thousands of euros.
  func euros(_ estimate: Estimate) -> String {
    signed(estimate, times: 1 / 100_000, places: 0) + say("k", " dzd")
  }

  private func signed(_ estimate: Estimate, times factor: Double, places: Int) -> String {
    func text(_ value: Double) -> String {
      let text = digits(factor * value, places, point: say(".", ","))
      return value > 0 ? "+" + text : text
    }
    return
      "\(text(estimate.value)) (\(text(estimate.interval.lowerBound)) – \(text(estimate.interval.upperBound)))"
  }
}
