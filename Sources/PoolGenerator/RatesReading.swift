// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import PoolModel

/// A rate that cannot be used, with what to write instead.
public struct RatesError: Error, Equatable, CustomStringConvertible {
  /// The rate as JSON names it, and what is wrong with it.
  public let name, problem: String
  /// The name and the problem.
  public var description: String { "\(name): \(problem)" }
}

extension Rates {
  /// Reads rates from a JSON object; what it does not name keeps the value it has in `preset`.
  ///
  /// - Throws: `RatesError` for text that is no JSON object, an unknown name, or a value out of range.
  public static func reading(_ json: Data, over preset: Rates = Rates()) throws(RatesError) -> Rates {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let decoder = JSONDecoder()
    let rates: Rates
    do {
      let given = try decoder.decode([String: RateValue].self, from: json)
      var object = try decoder.decode([String: RateValue].self, from: encoder.encode(preset))
      for name in given.keys.sorted() where object[name] == nil {
        throw RatesError(
          name: name,
          problem: "there is no such rate; known are \(object.keys.sorted().joined(separator: ", "))")
      }
      object.merge(given) { $1 }
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      rates = try decoder.decode(Rates.self, from: JSONEncoder().encode(object))
    } catch let error as RatesError {
      throw error
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      guard let name = context.codingPath.first?.stringValue else {
        throw RatesError(name: "rates", problem: "this is no JSON object")
      }
      throw RatesError(name: name, problem: context.debugDescription)
    } catch {
      throw RatesError(name: "rates", problem: "this is no JSON object")
    }
    try rates.check()
    return rates
  }

  /// Throws for the first value out of range.
  public func check() throws(RatesError) {
    func require(_ holds: Bool, _ name: String, _ problem: String) throws(RatesError) {
      if !holds { throw RatesError(name: name, problem: problem) }
    }
    try require(
      Day(iso: firstDay)?.weekday == 1, "first_day", "'\(firstDay)' is no Monday; write one as 2026-11-30")
    try require((1...60).contains(weeks), "weeks", "\(weeks) is not from 1 to 60")
    try require((0...100_000).contains(members), "members", "\(members) is not from 0 to 100000")
    try require((0...100_000).contains(vacancies), "vacancies", "\(vacancies) is not from 0 to 100000")
    let lists: [(String, [Int], Int)] = [
      ("bells", bells, 3), ("sizes", sizes, 5), ("durations", durations, 3), ("tier_max", tierMax, 4),
      ("members_max", membersMax, 3), ("contracts", contracts, 9),
    ]
    for (name, weights, count) in lists {
      try require(
        weights.count == count && weights.allSatisfy { (0...1_000_000).contains($0) }
          && weights.contains { $0 > 0 },
        name, "\(weights) is not \(count) weights from 0 to 1000000, one of them above 0")
    }
    let tables: [(String, [String: Int], [String])] = [
      ("subject_weights", subjectWeights, Catalog.subjects.map(\.subject.id)),
      ("subject_supply", subjectSupply, Catalog.subjects.map(\.subject.id)),
      ("hire_forms", hireForms, HireForm.allCases.map(\.rawValue)),
      ("degrees", degrees, Degree.allCases.map(\.rawValue)),
      ("travel_modes", travelModes, TravelMode.allCases.map(\.rawValue)),
    ]
    for (name, table, known) in tables {
      for key in table.keys.sorted() {
        try require(known.contains(key), name, "'\(key)' is not one of \(known.joined(separator: ", "))")
        let value = table[key] ?? 0
        try require((0...1_000_000).contains(value), name, "\(key): \(value) is not from 0 to 1000000")
      }
    }
    let shares = [
      ("filled_per_mille", filledPerMille), ("published_per_mille", publishedPerMille),
      ("mbo_per_mille", mboPerMille), ("open_end_per_mille", openEndPerMille),
      ("flexible_group_per_mille", flexibleGroupPerMille),
      ("second_subject_per_mille", secondSubjectPerMille),
      ("half_day_per_mille", halfDayPerMille), ("prefer_per_mille", preferPerMille),
      ("exclude_per_mille", excludePerMille), ("exception_per_mille", exceptionPerMille),
      ("certificate_per_mille", certificatePerMille),
      ("part_of_horizon_per_mille", partOfHorizonPerMille), ("postcode_only_per_mille", postcodeOnlyPerMille),
    ]
    for (name, share) in shares {
      try require((0...1000).contains(share), name, "\(share) is not from 0 to 1000")
    }
    try require((0...5).contains(spareDays), "spare_days", "\(spareDays) is not from 0 to 5")
    try require(
      (0...100_000).contains(pupilsUnknown), "pupils_unknown", "\(pupilsUnknown) is not from 0 to 100000")
    try require(
      startDays.count == 2 && startDays[0] <= startDays[1]
        && startDays.allSatisfy { (-365...365).contains($0) },
      "start_days", "\(startDays) is not the least and the most days, each from -365 to 365")
  }
}

/// What a rate can be in JSON.
private enum RateValue: Codable {
  case number(Int)
  case text(String)
  case weights([Int])
  case table([String: Int])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let number = try? value.decode(Int.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let weights = try? value.decode([Int].self) {
      self = .weights(weights)
    } else {
      self = .table(try value.decode([String: Int].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .number(let number): try value.encode(number)
    case .text(let text): try value.encode(text)
    case .weights(let weights): try value.encode(weights)
    case .table(let table): try value.encode(table)
    }
  }
}
