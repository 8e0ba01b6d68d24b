// SPDX-License-Identifier: GPL-3.0-or-later

/// `datapackage.json`: a Tabular Data Package with a Table Schema per table, the same for every region.
let dataPackage: JSON = [
  "profile": "tabular-data-package",
  "name": "poolmatch-region",
  "title": "A region for PoolMatch",
  "description": "Requests, pool and placements of a school region. The region's choices are in policy.json.",
  "resources": JSON(.list(Tables.all.map(\.schema.resource))),
]

extension TableSchema {
  /// The table as a Tabular Data Resource.
  fileprivate var resource: JSON {
    var schema: [(key: String, value: JSON)] = [
      ("fields", JSON(.list(columns.map(\.field)))), ("missingValues", [""]),
    ]
    if hasKey { schema.append(("primaryKey", JSON(.text(columns[0].name)))) }
    let foreignKeys = columns.compactMap(\.foreignKey)
    if !foreignKeys.isEmpty { schema.append(("foreignKeys", JSON(.list(foreignKeys)))) }
    return [
      "profile": "tabular-data-resource", "name": JSON(.text(name)), "path": JSON(.text(file)),
      "description": JSON(.text(about)), "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
      "schema": JSON(.object(schema)),
    ]
  }
}

extension Column {
  /// The column as a field of a Table Schema.
  fileprivate var field: JSON {
    var constraints: [(key: String, value: JSON)] = []
    func range(_ range: ClosedRange<Int>) {
      constraints.append(("minimum", JSON(integerLiteral: range.lowerBound)))
      constraints.append(("maximum", JSON(integerLiteral: range.upperBound)))
    }
    if !isOptional { constraints.append(("required", JSON(.bool(true)))) }
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
      constraints.append(("enum", JSON(.list(values.map { JSON(.text($0)) }))))
    }
    var field: [(key: String, value: JSON)] = [
      ("name", JSON(.text(name))), ("type", kind), ("description", JSON(.text(about))),
    ]
    if !constraints.isEmpty { field.append(("constraints", JSON(.object(constraints)))) }
    return JSON(.object(field))
  }

  fileprivate var foreignKey: JSON? {
    guard let table = type.target,
      let target = Tables.all.first(where: { $0.schema.name == table })?.schema
    else { return nil }
    let reference: JSON = ["resource": JSON(.text(table)), "fields": JSON(.text(target.columns[0].name))]
    return ["fields": JSON(.text(name)), "reference": reference]
  }
}
