// SPDX-License-Identifier: GPL-3.0-or-later
import PoolText

/// `datapackage.json`: a Tabular Data Package with a Table Schema per table, the same for every region with these tables.
func dataPackage(of tables: [any PackageTable]) -> JSON {
  [
    "profile": "tabular-data-package",
    "name": "poolmatch-region",
    "title": "A region for PoolMatch",
    "description":
      "Requests, pool and placements of a school region. The region's choices are in policy.json.",
    "resources": .list(tables.map(\.schema.resource)),
  ]
}

extension TableSchema {
  /// The table as a Tabular Data Resource.
  fileprivate var resource: JSON {
    var schema: [JSON.Member] = [
      ("fields", .list(columns.map(\.field))), ("missingValues", [""]),
    ]
    if hasKey { schema.append(("primaryKey", .text(columns[0].name))) }
    let foreignKeys = columns.compactMap(\.foreignKey)
    if !foreignKeys.isEmpty { schema.append(("foreignKeys", .list(foreignKeys))) }
    return [
      "profile": "tabular-data-resource", "name": .text(name), "path": .text(file),
      "description": .text(about), "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
      "schema": .object(schema),
    ]
  }
}

extension Column {
  /// The column as a field of a Table Schema.
  fileprivate var field: JSON {
    var constraints: [JSON.Member] = []
    func range(_ range: ClosedRange<Int>) {
      constraints.append(("minimum", .number(range.lowerBound)))
      constraints.append(("maximum", .number(range.upperBound)))
    }
    if !isOptional { constraints.append(("required", .bool(true))) }
    let kind: JSON
    switch type {
    case .key, .id, .reference, .text: kind = "string"
    case .integer(let values):
      kind = "integer"
      range(values)
    case .weekday:
      kind = "integer"
      range(1...7)
    case .hours(let values), .euros(let values), .degrees(let values):
      kind = "number"
      range(values)
    case .date: kind = "date"
    case .time:
      kind = "string"
      constraints.append(("pattern", "([01][0-9]|2[0-3]):[0-5][0-9]|24:00"))
    case .postcode4:
      kind = "string"
      constraints.append(("pattern", "[1-9][0-9]{3}"))
    case .choice(let values):
      kind = "string"
      constraints.append(("enum", .list(values.map(JSON.text))))
    }
    var field: [JSON.Member] = [
      ("name", .text(name)), ("type", kind), ("description", .text(about)),
    ]
    if !constraints.isEmpty { field.append(("constraints", .object(constraints))) }
    return .object(field)
  }

  fileprivate var foreignKey: JSON? {
    guard let table = type.target,
      let target = Tables.all.first(where: { $0.schema.name == table })?.schema
    else { return nil }
    let reference: JSON = ["resource": .text(table), "fields": .text(target.columns[0].name)]
    return ["fields": .text(name), "reference": reference]
  }
}
