// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// Another next year: what is different in it from the region as it is.
public struct SeasonScenario: Hashable, Sendable {
  /// What people call it.
  public let name: String
  /// What is different, applied in order.
  public var changes: [Change]
  /// A scenario.
  public init(_ name: String, _ changes: [Change]) { (self.name, self.changes) = (name, changes) }

  /// One difference.
  public enum Change: Hashable, Sendable {
    /// An hour of permanent members, an hour of external hire, in per cent of what it is.
    case ownTariff(percent: Int)
    case externalTariff(percent: Int)
    /// What becomes of work that nobody takes.
    case regime(Regime)
    /// New vacancies in per cent of what they are; of one subject or (`nil`) of all.
    case demand(subject: String?, percent: Int)
    /// Need that never became a vacancy is asked for too: of the whole need so many per cent are hidden today, 0–90; of one subject or (`nil`) of all.
    case hidden(subject: String?, percent: Int)
    /// How long vacancies last, in per cent of what it is.
    case durations(percent: Int)
    /// The probability that a member is ill in a week, in per cent of what it is.
    case sickness(percent: Int)
    /// What a wave of illness at the schools makes of new vacancies, in per cent; 100 = no wave.
    case wave(percent: Int)
    /// Of the members who may teach one subject and not another, so many per cent learn to teach the other in the same degree; evenly spread over
    /// the region's order of members.
    case qualify(from: String, to: String, percent: Int)
    /// Minutes that members are willing to travel more; less if below 0.
    case travel(minutes: Int)
    /// Members work at schools of the board alone that put them in; those whom no board put in go on working anywhere.
    case separateBoards
  }

  /// Whether it has a pool for each board.
  var isSeparate: Bool { changes.contains(.separateBoards) }

  /// The rates of this year.
  func rates(_ rates: SeasonRates) -> SeasonRates {
    changes.reduce(into: rates) { rates, change in
      func scaled(_ cents: Int, _ percent: Int) -> Int { (cents * percent + 50) / 100 }
      func ask(_ subject: String?, _ factor: Double) {
        for number in rates.requests.indices where subject == nil || rates.requests[number].subject == subject
        {
          rates.requests[number].perWeek *= factor
        }
      }
      switch change {
      case .ownTariff(let percent): rates.ownCents = scaled(rates.ownCents, percent)
      case .externalTariff(let percent): rates.externalCents = scaled(rates.externalCents, percent)
      case .demand(let subject, let percent): ask(subject, Double(percent) / 100)
      case .hidden(let subject, let percent): ask(subject, 100 / Double(100 - percent))
      case .durations(let percent): rates.durations = Self.stretched(rates.durations, percent)
      case .sickness(let percent): rates.sickness = min(1, rates.sickness * Double(percent) / 100)
      case .wave(let percent): rates.wavePercent = percent
      case .regime, .qualify, .travel, .separateBoards: break
      }
    }
  }

  /// The region of this year.
  func region(_ region: Region) -> Region {
    changes.reduce(into: region) { region, change in
      switch change {
      case .travel(let minutes):
        for number in region.members.indices {
          region.members[number].travelMaxMinutes = max(0, region.members[number].travelMaxMinutes + minutes)
        }
      case .qualify(let from, let to, let percent): Self.qualify(&region, from, to, percent)
      case .ownTariff(let percent):
        for number in region.members.indices where region.members[number].hire == .permanent {
          region.members[number].centsPerHour = region.members[number].centsPerHour.map {
            ($0 * percent + 50) / 100
          }
        }
      case .externalTariff, .regime, .demand, .hidden, .durations, .sickness, .wave, .separateBoards: break
      }
    }
  }

  /// The regime of this year.
  func regime(_ regime: Regime) -> Regime {
    changes.reduce(regime) { if case .regime(let other) = $1 { other } else { $0 } }
  }

  private static func qualify(_ region: inout Region, _ from: String, _ to: String, _ percent: Int) {
    let able = Set(region.qualifications.filter { $0.subject == to }.map(\.member))
    var degrees: [String: Degree] = [:]
    for row in region.qualifications where row.subject == from && !able.contains(row.member) {
      if degrees[row.member] == nil { degrees[row.member] = row.degree }
    }
    let members = region.members.map(\.id).filter { degrees[$0] != nil }
    for (number, member) in members.enumerated() {
      // The n-th of them learns when another whole one is reached.
      guard (number + 1) * percent / 100 > number * percent / 100, let degree = degrees[member] else {
        continue
      }
      region.qualifications.append(Qualification(member: member, subject: to, degree: degree))
    }
  }

  /// Each duration multiplied; what falls between two whole weeks is shared by them, so that the mean is multiplied exactly where no duration
  /// becomes shorter than a week.
  static func stretched(_ shares: [Double], _ percent: Int) -> [Double] {
    var stretched: [Double] = []
    for (number, share) in shares.enumerated() where share > 0 {
      let weeks = max(1, Double((number + 1) * percent) / 100)
      let (whole, part) = (Int(weeks), weeks - weeks.rounded(.down))
      while stretched.count < whole + (part > 0 ? 1 : 0) { stretched.append(0) }
      stretched[whole - 1] += share * (1 - part)
      if part > 0 { stretched[whole] += share * part }
    }
    return stretched
  }
}
