// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolModel
import PoolNotices
import PoolReport
import Testing

@testable import PoolAdvice

/// The part of JSON Schema that the project's schemas use.
struct SchemaCheck {
  let root: [String: Any]

  /// Where and how a value does not fit; empty if it fits.
  func faults(_ value: Any, _ schema: [String: Any], at path: String = "$") -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = reference.replacingOccurrences(of: "#/$defs/", with: "")
      guard let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
        return ["\(path): no \(reference)"]
      }
      return faults(value, target, at: path)
    }
    if let options = schema["anyOf"] as? [[String: Any]] {
      return options.contains { faults(value, $0).isEmpty } ? [] : ["\(path): fits nothing of anyOf"]
    }
    var found: [String] = []
    let known: Set<String> = [
      "$schema", "$defs", "title", "description", "type", "enum", "const", "pattern", "minimum", "maximum",
      "properties", "required", "additionalProperties", "propertyNames", "items", "minItems",
    ]
    found += schema.keys.filter { !known.contains($0) }.map { "\(path): the schema says \($0)" }
    let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
    if !types.isEmpty, !types.contains(where: { fits(value, $0) }) { found.append("\(path): is no \(types)") }
    if let options = schema["enum"] as? [AnyHashable], let own = value as? AnyHashable, !options.contains(own)
    {
      found.append("\(path): \(value) is not one of \(options)")
    }
    if let constant = schema["const"] as? AnyHashable, value as? AnyHashable != constant {
      found.append("\(path): is not \(constant)")
    }
    if let text = value as? String, let pattern = schema["pattern"] as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(path): \(text) does not match \(pattern)")
    }
    if let number = value as? Double, !(value is String) {
      if let least = schema["minimum"] as? Double, number < least { found.append("\(path): under \(least)") }
      if let most = schema["maximum"] as? Double, number > most { found.append("\(path): over \(most)") }
    }
    if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
      found += list.enumerated().flatMap { faults($1, items, at: "\(path)[\($0)]") }
      if let least = schema["minItems"] as? Int, list.count < least { found.append("\(path): too few") }
    }
    if let object = value as? [String: Any] { found += objectFaults(object, schema, at: path) }
    return found
  }

  private func objectFaults(_ object: [String: Any], _ schema: [String: Any], at path: String) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let required = schema["required"] as? [String] ?? []
    var found = required.filter { object[$0] == nil }.map { "\(path): lacks \($0)" }
    for (key, value) in object {
      if let names = schema["propertyNames"] as? [String: Any] { found += faults(key, names, at: path) }
      if let property = properties[key] {
        found += faults(value, property, at: "\(path).\(key)")
      } else if let other = schema["additionalProperties"] as? [String: Any] {
        found += faults(value, other, at: "\(path).\(key)")
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(path): knows no \(key)")
      }
    }
    return found
  }

  private func fits(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "boolean": (value as? NSNumber).map { CFBooleanKind.isBoolean($0) } ?? false
    case "integer": (value as? Double).map { $0 == $0.rounded() } ?? false
    case "number": value is Double
    default: false
    }
  }
}

/// Tells JSON's booleans from its numbers.
private enum CFBooleanKind {
  static func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}

@Suite("Files for machines") struct SchemaTests {
  static func schema(_ name: String) throws -> [String: Any] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Docs/schemas")
    let data = try Data(contentsOf: folder.appending(path: "\(name).schema.json"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  static func faults(_ text: String, _ name: String) throws -> [String] {
    let schema = try schema(name)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return SchemaCheck(root: schema).faults(value, schema)
  }

  static let scope = PlanScope(
    from: SmallRegion.day("2026-12-09"), weeks: 8, freed: Array(SmallRegion.region.placements.prefix(1)),
    dropped: Array(SmallRegion.region.placements.prefix(2)), changesMax: 3)

  static let told = Notices(
    of: SmallRegion.plan, in: SmallRegion.region, since: nil, on: SmallRegion.day("2026-11-27"))

  static let suggestions = SuggestionReport(
    Suggestions(
      found: [
        Suggestion(
          vacancy: SmallRegion.region.vacancies[0].id, relaxations: [.split(SmallRegion.region.vacancies[0])],
          price: 5, minutes: 100, minutesInAll: 50, isWhole: false, moved: 1, plan: SmallRegion.plan,
          goals: [(.value, 1, 2)])
      ], cutShort: [SmallRegion.region.vacancies[0].id]),
    for: SmallRegion.region.vacancies.map(\.id), of: SmallRegion.region)

  /// Of every vacancy, group and member.
  static let explanations: [(name: String, text: String)] = {
    let (explainer, region) = (Explainer(SmallRegion.plan, of: SmallRegion.region), SmallRegion.region)
    let asked =
      region.vacancies.indices.map(Explained.vacancy) + region.groups.indices.map(Explained.group)
      + region.members.indices.map(Explained.member)
    return asked.map { ("explanation", explainer.json($0)) }
  }()

  static let options = SameDay(
    Array(SmallRegion.region.vacancies.indices), beside: SmallRegion.plan, in: SmallRegion.region)

  static let outputs: [(name: String, text: String)] = [
    ("plan", SmallRegion.report.planJSON()), ("run", SmallRegion.report.runJSON(SmallRegion.summary)),
    ("plan", SmallRegion.overridden.planJSON()), ("whatif", SmallRegion.whatIf.json()),
    ("told", told.told.json()), ("suggestions", suggestions.json()),
    (
      "balance",
      Balance(of: SmallRegion.plan, in: SmallRegion.region, from: SmallRegion.day("2026-11-30"), weeks: 8)
        .json()
    ),
    ("options", options.json()),
  ]

  @Test("fit their schemas with a scope, too, and not with another one") func scoped() throws {
    var summary = SmallRegion.summary
    summary.scope = Self.scope
    for (name, text) in [
      ("plan", SmallRegion.report.planJSON(Self.scope)), ("run", SmallRegion.report.runJSON(summary)),
      ("certificate", Certificate(inputSHA256: "", scope: Self.scope, levels: []).json()),
    ] {
      #expect(try SchemaTests.faults(text, name) == [])
      let other = text.replacingOccurrences(of: "\"changes_max\": 3", with: "\"changes_max\": -1")
      #expect(try SchemaTests.faults(other, name) != [])
    }
  }

  @Test("a certificate fits its schema", arguments: [true, false]) func certificate(isWhole: Bool) throws {
    let opening = Certificate.OpeningKey(group: "G1", number: 1)
    let day = SmallRegion.region.policy.firstDay
    let rows: [Certificate.Row] = [
      .opening(opening), .date(group: "G1", day), .vacancyWeek(vacancy: "V1", week: 0), .split(vacancy: "V1"),
      .handover(group: "G1"), .board("B1"), .kept(.value),
      .cut(.init([.opening(opening), .date(group: "G1", day), .vacancyWeek(vacancy: "V1", week: 0)])),
      .cut(.init([.opening(opening), .opening(opening)], members: ["M1"])),
    ]
    let leaf = Certificate.Node.leaf(
      .init(prices: rows.map { .init($0, isWhole ? 1 : -1) }, most: [.init("M1", -3)]))
    let branch = Certificate.Branch("M1", [.init("G1", DayRange(only: day))])
    let proof = Certificate.Proof(
      bound: 1, scale: 1, unit: 1, nodes: [leaf, .branch(branch, taken: leaf, free: leaf)])
    let text = Certificate(
      inputSHA256: "0",
      levels: [
        .init(.value, reached: 1, kept: 1, proof: proof), .init(.cost, reached: 1, kept: 1, proof: nil),
      ]
    ).json()
    #expect(try SchemaTests.faults(text, "certificate").isEmpty == isWhole)
  }

  @Test("a difference of plans fits its schema, with every kind of move") func difference() throws {
    let plan = Plan(SmallRegion.report.assignments.map(\.placement))
    let placement = try #require(plan.placements.first)
    let other = Placement(group: placement.group, member: "M99", dates: placement.dates, state: .published)
    let gone = Placement(group: "G99", member: "M01", dates: placement.dates, state: .published)
    let difference = PlanDifference(
      from: .init(plan, goals: [.value: 1], minutesCovered: 1),
      to: .init(Plan([other, gone]), goals: [.value: 2], minutesCovered: 2), in: SmallRegion.rulebook,
      minutesAsked: 3, conflicts: 1)
    let kinds = Set(difference.moves.map { [$0.before == nil, $0.after == nil] })
    #expect(kinds.isSuperset(of: [[false, false], [false, true]]), "\(difference.moves)")
    #expect(difference.unknown.map(\.group) == ["G99"])
    let text = difference.json("1", "2")
    #expect(try SchemaTests.faults(text, "diff") == [])
    let broken = text.replacingOccurrences(of: "\"after\": null", with: "\"after\": 0")
    #expect(try SchemaTests.faults(broken, "diff") != [])
    for (language, words) in [
      (Language.english, ["It breaks", "Groups that the region has no more\n  G99: M01"]),
      (
        .dutch,
        ["Groepen die de regio niet meer heeft\n  G99: M01", "Wat verteld is kan niet allemaal blijven"]
      ),
    ] {
      let lines = difference.text("1", "2", language)
      for word in words { #expect(lines.localizedCaseInsensitiveContains(word), "\(lines)") }
    }
  }

  @Test("fit their schemas", arguments: outputs + explanations)
  func fit(name: String, text: String) throws {
    #expect(try SchemaTests.faults(text, name) == [])
  }

  @Test(
    "do not fit when changed",
    arguments: [
      ("plan", "\"weeks\": 8", "\"weeks\": 61"), ("plan", "\"weeks\": 8", "\"weeks\": \"8\""),
      ("plan", "\"weeks\": 8,", ""), ("plan", "\"weeks\": 8", "\"weeks\": 8, \"time\": 1"),
      ("plan", "\"reason\": \"free\"", "\"reason\": \"idle\""), ("plan", "\"tier\": 0", "\"tier\": 4"),
      ("plan", "\"from\": \"2026-11-30\"", "\"from\": \"30-11-2026\""),
      ("told", "\"told\": \"2026-11-27\"", "\"told\": \"now\""),
      ("told", "\"weekday\": 1,", "\"weekday\": 8,"),
      ("balance", "\"members\": ", "\"people\": "),
      ("run", "\"status\": \"feasible\"", "\"status\": \"good\""),
      ("run", "\"proven\": true", "\"proven\": \"yes\""),
      ("whatif", "\"cuts\": 0", "\"cuts\": -1"),
      ("whatif", "\"status\": \"optimal\"", "\"status\": \"good\""),
      ("explanation", "\"step\": \"authority\"", "\"step\": \"law\""),
      ("explanation", "\"reason\": \"taken\"", "\"reason\": \"idle\""),
      ("explanation", "\"state\": \"running\"", "\"state\": \"runs\""),
      ("explanation", "\"others\": ", "\"more\": "),
      ("options", "\"leaves\": ", "\"gives\": "), ("options", "\"value\": ", "\"worth\": "),
    ])
  func bite(name: String, part: String, change: String) throws {
    let texts = (SchemaTests.outputs + SchemaTests.explanations).filter { $0.name == name }.map(\.text)
    let text = try #require(texts.first { $0.contains(part) })
    #expect(try SchemaTests.faults(text.replacingOccurrences(of: part, with: change), name) != [])
  }

  @Test("run.json gives goals in order, with gaps, and nulls for what did not happen") func run() {
    var summary = SmallRegion.summary
    summary.stop = nil
    summary.seed = .max
    let text = SmallRegion.report.runJSON(summary)
    #expect(
      text.contains(
        """
          "goals": [
            {"name": "value", "value": 53300000, "bound": 53300000, "certified_bound": 53310000, "gap": 0.000000, "proven": true},
            {"name": "stability", "value": 1200, "bound": 1150, "certified_bound": null, "gap": 0.043478, "proven": false},
            {"name": "cost", "value": 143700, "bound": 143700, "certified_bound": 0, "gap": 0.000000, "proven": false}
          ],
        """))
    #expect(text.contains("\"stopped\": null"))
    #expect(text.contains("\"seed\": 18446744073709551615"))
  }
}
