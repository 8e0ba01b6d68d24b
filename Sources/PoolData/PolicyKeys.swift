// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

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
  var json: JSON {
    JSON(.object(PolicyKey.allCases.map { (key: $0.rawValue, value: value(of: $0)) }))
  }

  private func value(of key: PolicyKey) -> JSON {
    switch key {
    case .firstDay: JSON(.text(firstDay.description))
    case .weeks: JSON(integerLiteral: weeks)
    case .goals: JSON(.list(goals.map { $0.json }))
    case .handoversMax: JSON(integerLiteral: handoversMax)
    case .tierValue: JSON(.list(tierValue.map { JSON(integerLiteral: $0) }))
    case .travel:
      JSON(
        .object(
          TravelMode.allCases.compactMap { mode in travel[mode].map { (key: mode.rawValue, value: $0.json) } }
        ))
    case .marginalCost:
      JSON(
        .object(
          HireForm.allCases.compactMap { form in
            marginalCents[form].map {
              (key: form.rawValue, value: JSON(.number(Decimal.text($0, unit: 100, decimals: 2))))
            }
          }))
    case .certificateMonths: certificateMonths.map { JSON(integerLiteral: $0) } ?? JSON(.null)
    case .fteMinutes: JSON(integerLiteral: fteMinutes)
    case .lessonMinutes: JSON(integerLiteral: lessonMinutes)
    case .readingOrder: JSON(.list(readingOrder.map { JSON(.text($0)) }))
    case .isMadeUp: JSON(integerLiteral: isMadeUp ? 1 : 0)
    }
  }
}

extension GoalLevel {
  fileprivate var json: JSON {
    guard tolerancePerMille > 0 else { return JSON(.text(goal.rawValue)) }
    let share = Decimal.text(tolerancePerMille, unit: 1000, decimals: 3)
    return ["name": JSON(.text(goal.rawValue)), "tolerance": JSON(.number(share))]
  }
}

extension TravelSpeed {
  fileprivate var json: JSON {
    JSON(
      .object(
        SpeedKey.allCases.map { (key: $0.rawValue, value: JSON(integerLiteral: self[keyPath: $0.path])) }))
  }
}
