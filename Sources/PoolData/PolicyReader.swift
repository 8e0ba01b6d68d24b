// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

/// Reads `policy.json`: every key but `first_day` and `weeks` may be left out and takes its default.
struct PolicyReader {
  private let log: FaultLog
  private var isSound = true

  static func read(_ bytes: [UInt8], log: FaultLog) -> Policy? {
    guard let text = decodedText(bytes, file: PackageFiles.policy, log: log) else { return nil }
    do {
      let json = try JSONReader.read(text)
      var reader = PolicyReader(log: log)
      let policy = reader.policy(json)
      return reader.isSound ? policy : nil
    } catch {
      log.tell(
        Fault(
          .jsonSyntax(expected: error.expected), file: PackageFiles.policy, line: error.line,
          position: error.position))
      return nil
    }
  }

  private init(log: FaultLog) { self.log = log }

  private mutating func tell(_ kind: FaultKind, _ json: JSON?, _ key: String?) {
    if kind.severity == .error { isSound = false }
    log.tell(
      Fault(
        kind, file: PackageFiles.policy, line: json?.line, column: key, position: json?.position,
        value: json?.shown))
  }

  private mutating func policy(_ json: JSON) -> Policy? {
    guard let keys = object(json, nil, known: PolicyKey.allCases.map(\.rawValue)) else { return nil }
    var (firstDay, weeks) = (Day?.none, Int?.none)
    if let json = required(keys, .firstDay) { firstDay = monday(json) }
    if let json = required(keys, .weeks) {
      weeks = integer(json, PolicyKey.weeks.rawValue, PolicyRange.weeks)
    }
    var policy = Policy(firstDay: firstDay ?? Day(number: -3), weeks: weeks ?? 1)
    if let json = keys[PolicyKey.goals.rawValue] { policy.goals = goals(json) }
    read(keys, .handoversMax, PolicyRange.handoversMax) { policy.handoversMax = $0 }
    if let json = keys[PolicyKey.tierValue.rawValue] {
      policy.tierValue = tierValue(json) ?? policy.tierValue
    }
    if let json = keys[PolicyKey.travel.rawValue] { travel(json, &policy.travel) }
    if let json = keys[PolicyKey.marginalCost.rawValue] { marginalCost(json, &policy.marginalCents) }
    if let json = keys[PolicyKey.certificateMonths.rawValue] {
      if case .null = json.content {
        policy.certificateMonths = nil
      } else if let months = integer(json, PolicyKey.certificateMonths.rawValue, 1...600, or: .numberOrNull) {
        policy.certificateMonths = months
      }
    }
    read(keys, .fteMinutes, 1...2400) { policy.fteMinutes = $0 }
    read(keys, .lessonMinutes, 1...240) { policy.lessonMinutes = $0 }
    if let json = keys[PolicyKey.readingOrder.rawValue] { policy.readingOrder = readingOrder(json) }
    read(keys, .isMadeUp, 0...1) { policy.isMadeUp = $0 == 1 }
    return firstDay == nil || weeks == nil ? nil : policy
  }

  private mutating func required(_ keys: [String: JSON], _ key: PolicyKey) -> JSON? {
    if keys[key.rawValue] == nil { tell(.missingKey, nil, key.rawValue) }
    return keys[key.rawValue]
  }

  private mutating func read(
    _ keys: [String: JSON], _ key: PolicyKey, _ range: ClosedRange<Int>, _ store: (Int) -> Void
  ) {
    if let json = keys[key.rawValue], let value = integer(json, key.rawValue, range) { store(value) }
  }

  /// The members of an object by key; unknown and repeated keys are told.
  private mutating func object(_ json: JSON, _ name: String?, known: [String]) -> [String: JSON]? {
    guard case .object(let members) = json.content else {
      tell(.jsonType(expected: .object), json, name)
      return nil
    }
    var keys: [String: JSON] = [:]
    for (key, value) in members {
      let path = name.map { "\($0).\(key)" } ?? key
      if !known.contains(key) {
        tell(.unknownKey, value, path)
      } else if keys.updateValue(value, forKey: key) != nil {
        tell(.keyTwice, value, path)
      }
    }
    return keys
  }

  private mutating func list(_ json: JSON, _ name: String) -> [JSON]? {
    guard case .list(let values) = json.content else {
      tell(.jsonType(expected: .list), json, name)
      return nil
    }
    return values
  }

  private mutating func text(_ json: JSON, _ name: String) -> String? {
    guard case .text(let text) = json.content else {
      tell(.jsonType(expected: .text), json, name)
      return nil
    }
    return text
  }

  /// A cell of a table stands in for the value, so that numbers and dates follow the same rules everywhere.
  private mutating func parse<Value>(
    _ json: JSON, _ name: String, _ type: ColumnType, _ text: String,
    _ read: (Cell) throws(FaultKind) -> Value
  ) -> Value? {
    do {
      return try read(Cell(bytes: Array(text.utf8)[...], type: type, decimalComma: false))
    } catch {
      tell(error, json, name)
      return nil
    }
  }

  private mutating func number(_ json: JSON, _ name: String, or kind: JSONKind = .number) -> String? {
    guard case .number(let digits) = json.content else {
      tell(.jsonType(expected: kind), json, name)
      return nil
    }
    return digits
  }

  private mutating func integer(
    _ json: JSON, _ name: String, _ range: ClosedRange<Int>, or kind: JSONKind = .number
  ) -> Int? {
    guard let digits = number(json, name, or: kind) else { return nil }
    return parse(json, name, .integer(range), digits) { cell throws(FaultKind) in try cell.integer() }
  }

  private mutating func monday(_ json: JSON) -> Day? {
    let name = PolicyKey.firstDay.rawValue
    guard let text = text(json, name) else { return nil }
    guard let day = parse(json, name, .date, text, { cell throws(FaultKind) in try cell.date() }) else {
      return nil
    }
    guard day.weekday == 1 else {
      tell(.notAMonday(monday: day.advanced(by: 1 - day.weekday).description), json, name)
      return nil
    }
    return day
  }

  private mutating func goals(_ json: JSON) -> [GoalLevel] {
    let name = PolicyKey.goals.rawValue
    guard let values = list(json, name) else { return [] }
    var levels: [GoalLevel] = []
    for value in values {
      guard let level = goal(value, name) else { continue }
      if levels.contains(where: { $0.goal == level.goal }) {
        tell(.goalTwice, value, name)
      } else {
        levels.append(level)
      }
    }
    if values.isEmpty { tell(.noGoal, json, name) }
    return levels
  }

  /// A goal by name, or `{"name": …, "tolerance": …}` with a share of at most three decimals.
  private mutating func goal(_ json: JSON, _ key: String) -> GoalLevel? {
    var (name, tolerance) = (json, 0)
    if case .object = json.content {
      guard let keys = object(json, key, known: ["name", "tolerance"]) else { return nil }
      guard let given = keys["name"] else {
        tell(.missingKey, json, "\(key).name")
        return nil
      }
      name = given
      if let share = keys["tolerance"] { tolerance = perMille(share, "\(key).tolerance") }
    }
    guard case .text(let text) = name.content else {
      tell(.jsonType(expected: .textOrObject), name, key)
      return nil
    }
    guard let goal = Goal(rawValue: text) else {
      tell(.notOneOf(Goal.allCases.map(\.rawValue)), name, key)
      return nil
    }
    return GoalLevel(goal, tolerancePerMille: tolerance)
  }

  private mutating func perMille(_ json: JSON, _ name: String) -> Int {
    guard let digits = number(json, name) else { return 0 }
    return parse(json, name, .text, digits) { cell throws(FaultKind) in try cell.perMille() } ?? 0
  }

  private mutating func tierValue(_ json: JSON) -> [Int]? {
    let name = PolicyKey.tierValue.rawValue
    guard let values = list(json, name) else { return nil }
    guard values.count == 4 else {
      tell(.fieldCount(found: values.count, expected: 4), json, name)
      return nil
    }
    return values.compactMap { integer($0, name, 0...1000) }
  }

  private mutating func travel(_ json: JSON, _ travel: inout [TravelMode: TravelSpeed]) {
    let name = PolicyKey.travel.rawValue
    guard let modes = object(json, name, known: TravelMode.allCases.map(\.rawValue)) else { return }
    for mode in TravelMode.allCases {
      guard let json = modes[mode.rawValue], var speed = travel[mode] else { continue }
      let name = "\(name).\(mode.rawValue)"
      guard let keys = object(json, name, known: SpeedKey.allCases.map(\.rawValue)) else { continue }
      for key in SpeedKey.allCases {
        guard let json = keys[key.rawValue] else { continue }
        guard let value = integer(json, "\(name).\(key.rawValue)", key.range) else { continue }
        speed[keyPath: key.path] = value
      }
      travel[mode] = speed
    }
  }

  private mutating func marginalCost(_ json: JSON, _ cents: inout [HireForm: Int]) {
    let name = PolicyKey.marginalCost.rawValue
    guard let forms = object(json, name, known: HireForm.allCases.map(\.rawValue)) else { return }
    for form in HireForm.allCases {
      guard let json = forms[form.rawValue] else { continue }
      let name = "\(name).\(form.rawValue)"
      guard let digits = number(json, name) else { continue }
      cents[form] = parse(json, name, .euros(0...500), digits) { cell throws(FaultKind) in try cell.cents() }
    }
  }

  private mutating func readingOrder(_ json: JSON) -> [String] {
    let name = PolicyKey.readingOrder.rawValue
    let tables = Tables.all.map(\.schema.name)
    var order: [String] = []
    for value in list(json, name) ?? [] {
      guard let text = text(value, name) else { continue }
      if !tables.contains(text) { tell(.notOneOf(tables), value, name) }
      order.append(text)
    }
    return order
  }
}

extension JSON {
  /// A plain value as a message shows it.
  fileprivate var shown: String? {
    switch content {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let digits): digits
    case .text(let text): text
    case .list, .object: nil
    }
  }
}
