// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

/// The keys of `policy.json`, in the order in which they are written.
enum PolicyKey: String, CaseIterable {
  case firstDay = "first_day"
  case weeks, goals
  case handoversMax = "handovers_max"
  case tierValue = "tier_value"
  case travel
  case marginalCost = "marginal_cost"
  case certificateMonths = "certificate_months"
  case fteMinutes = "fte_minutes"
  case lessonMinutes = "lesson_minutes"
  case readingOrder = "reading_order"
  case isMadeUp = "made_up"
}

/// The values that keys of `policy.json` may have, where edits change them too.
enum PolicyRange {
  static let weeks = 1...60
  static let handoversMax = 0...20
}

/// The keys of one mode under `travel`.
enum SpeedKey: String, CaseIterable {
  case speedKmh = "speed_kmh"
  case detourPercent = "detour_percent"
  case fixedMinutes = "fixed_minutes"

  var path: WritableKeyPath<TravelSpeed, Int> {
    switch self {
    case .speedKmh: \.speedKmh
    case .detourPercent: \.detourPercent
    case .fixedMinutes: \.fixedMinutes
    }
  }
  var range: ClosedRange<Int> {
    switch self {
    case .speedKmh: 1...200
    case .detourPercent: 100...500
    case .fixedMinutes: 0...120
    }
  }
}

extension Policy {
  /// The policy as `policy.json` has it, every key written out.
  var json: JSON { .object(PolicyKey.allCases.map { (key: $0.rawValue, value: value(of: $0)) }) }

  private func value(of key: PolicyKey) -> JSON {
    switch key {
    case .firstDay: .text(firstDay.description)
    case .weeks: .number(weeks)
    case .goals: .list(goals.map { $0.json })
    case .handoversMax: .number(handoversMax)
    case .tierValue: .list(tierValue.map(JSON.number))
    case .travel:
      .object(
        TravelMode.allCases.compactMap { mode in travel[mode].map { (key: mode.rawValue, value: $0.json) } })
    case .marginalCost:
      .object(
        HireForm.allCases.compactMap { form in
          marginalCents[form].map {
            (key: form.rawValue, value: .number(Decimal.text($0, unit: 100, decimals: 2)))
          }
        })
    case .certificateMonths: .number(certificateMonths)
    case .fteMinutes: .number(fteMinutes)
    case .lessonMinutes: .number(lessonMinutes)
    case .readingOrder: .list(readingOrder.map(JSON.text))
    case .isMadeUp: .number(isMadeUp ? 1 : 0)
    }
  }
}

extension GoalLevel {
  fileprivate var json: JSON {
    guard tolerancePerMille > 0 else { return .text(goal.rawValue) }
    let share = Decimal.text(tolerancePerMille, unit: 1000, decimals: 3)
    return ["name": .text(goal.rawValue), "tolerance": .number(share)]
  }
}

extension TravelSpeed {
  fileprivate var json: JSON {
    .object(SpeedKey.allCases.map { (key: $0.rawValue, value: .number(self[keyPath: $0.path])) })
  }
}
