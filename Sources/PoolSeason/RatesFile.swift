// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import PoolModel

/// A fault in rates of a season, with what to write instead.
public struct SeasonRatesFault: Error, Hashable, Sendable {
  /// The name as JSON has it, with the place in a list (from 1).
  public let name: String
  /// What is wrong, in English and in Dutch.
  public let problem, probleem: String
}

extension SeasonRates {
  /// The rates as a JSON document, names in snake case; the same rates give the same bytes.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("rates that are no JSON: \(self)") }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Reads a document that has all names of `json`; faults of form come alone, those of values (`faults(in:)`) all at once.
  public static func reading(_ json: [UInt8]) throws(SeasonRatesFault) -> SeasonRates {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(SeasonRates.self, from: Data(json))
    } catch DecodingError.keyNotFound(let key, let context) {
      throw SeasonRatesFault(
        name: Self.path(context.codingPath + [key]),
        problem: "it is missing; poolmatch fit writes a whole file",
        probleem: "dit ontbreekt; poolmatch fit schrijft een heel bestand")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      throw SeasonRatesFault(
        name: Self.path(context.codingPath),
        problem: "this is not the kind of value that poolmatch fit writes here",
        probleem: "dit is niet het soort waarde dat poolmatch fit hier schrijft")
    } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
      throw SeasonRatesFault(
        name: Self.path(context.codingPath),
        problem: "this is not one of the words that can stand here; Docs/pool-size.md has them",
        probleem: "dit is niet een van de woorden die hier kunnen staan; Docs/pool-size.md heeft ze")
    } catch {
      throw SeasonRatesFault(
        name: "rates", problem: "this is no JSON object", probleem: "dit is geen JSON-object")
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map { key in
      if let place = key.intValue { return "\(place + 1)" }
      return key.stringValue.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }
    .joined(separator: "/")
  }

  /// Every value out of range and every unknown id, in the order of the document.
  public func faults(in region: Region) -> [SeasonRatesFault] {
    var faults: [SeasonRatesFault] = []
    func require(_ holds: Bool, _ name: String, _ found: String, _ range: String, _ bereik: String) {
      if holds { return }
      faults.append(
        SeasonRatesFault(
          name: name, problem: "'\(found)' is not \(range)", probleem: "'\(found)' is niet \(bereik)"))
    }
    func number<Value: Comparable>(_ name: String, _ value: Value, _ range: ClosedRange<Value>) {
      let words = (
        "from \(range.lowerBound) to \(range.upperBound)", "van \(range.lowerBound) tot \(range.upperBound)"
      )
      require(range.contains(value), name, "\(value)", words.0, words.1)
    }
    number("weeks", weeks, 1...60)
    number("sickness", sickness, 0...1)
    number("own_cents", ownCents, 0...100_000)
    number("external_cents", externalCents, 0...100_000)
    number("area_metres", areaMetres, 0...1_000_000)
    number("wave_weeks", waveWeeks, 0...60)
    number("wave_percent", wavePercent, 0...10_000)
    require(
      waveBegins.count == 2 && waveBegins[0] <= waveBegins[1]
        && waveBegins.allSatisfy { (0...60).contains($0) },
      "wave_begins", "\(waveBegins)", "the first and the last week, from 0 to 60",
      "de eerste en de laatste week, van 0 tot 60")
    for (place, factor) in season.enumerated() { number("season/\(place + 1)", factor, 0...100) }
    require(
      (1...520).contains(durations.count) && durations.allSatisfy { (0...1e6).contains($0) }
        && durations.contains { $0 > 0 },
      "durations", "\(durations)", "1 to 520 shares of 0 or more, one of them above 0",
      "1 tot 520 aandelen van 0 of meer, waarvan een boven 0")
    require(
      !sizes.isEmpty
        && sizes.allSatisfy { (1...2400).contains($0.minutes) && (0...1_000_000).contains($0.weight) }
        && sizes.contains { $0.weight > 0 }, "sizes", "\(sizes.map { "\($0.minutes)×\($0.weight)" })",
      "minutes from 1 to 2400 with weights of 0 or more, one of them above 0",
      "minuten van 1 tot 2400 met gewichten van 0 of meer, waarvan een boven 0")
    require(
      requests.contains { $0.perWeek > 0 }, "requests", "\(requests.count)",
      "a list in which something is asked", "een lijst waarin iets wordt gevraagd")
    if let staff {
      number("staff", staff, 1...1_000_000)
      let weight = durations.reduce(0, +)
      let meanWeeks = durations.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element } / weight
      let open = (requests.reduce(0) { $0 + $1.perWeek } * meanWeeks).rounded()
      require(
        !(open > Double(staff)), "requests", open < 1e15 ? "\(Int(open))" : "\(open)",
        "possible: so many vacancies would be open at once, and the schools have \(staff) teachers",
        "mogelijk: zo veel vacatures zouden tegelijk openstaan, en de scholen hebben \(staff) leraren")
    }
    let known = Self.kindsAsked(of: region)
    let subjects = Set(region.subjects.map(\.id))
    let locations = Set(region.locations.map(\.id))
    for (place, request) in requests.enumerated() {
      let name = "requests/\(place + 1)"
      require(
        subjects.contains(request.subject), "\(name)/subject", request.subject, "in subjects.csv",
        "in subjects.csv")
      require(
        locations.contains(request.location), "\(name)/location", request.location, "in locations.csv",
        "in locations.csv")
      require(
        LevelGroup(rawValue: request.levelGroup) != nil, "\(name)/level_group", request.levelGroup,
        "one of \(LevelGroup.allCases.map(\.rawValue).joined(separator: ", "))",
        "een van \(LevelGroup.allCases.map(\.rawValue).joined(separator: ", "))")
      if subjects.contains(request.subject), LevelGroup(rawValue: request.levelGroup) != nil {
        require(
          known.contains("\(request.subject) \(request.levelGroup)"), name,
          "\(request.subject) \(request.levelGroup)",
          "asked by any vacancy of the package, so who may teach it is not known; leave it out, or add such a vacancy",
          "gevraagd door een vacature van het pakket, dus wie het mag geven is onbekend; laat het weg, of voeg zo'n vacature toe"
        )
      }
      number("\(name)/per_week", request.perWeek, 0...10_000)
      number("\(name)/priority", request.priority, 1...9)
    }
    return faults
  }

  /// Subjects and level groups of which the region has a lesson group.
  private static func kindsAsked(of region: Region) -> Set<String> {
    let levels = Dictionary(
      region.levels.map { ($0.id, $0.group.rawValue) }, uniquingKeysWith: { first, _ in first })
    let subjects = Dictionary(
      region.vacancies.map { ($0.id, $0.subject) }, uniquingKeysWith: { first, _ in first })
    return Set(region.groups.map { "\(subjects[$0.vacancy] ?? "") \(levels[$0.level] ?? "")" })
  }
}
