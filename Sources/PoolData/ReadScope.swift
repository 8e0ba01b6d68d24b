// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

/// Reads from `plan.json` of an output folder in which scope its plan was made; a fault ends the reading.
public func readScope(in folder: String) -> (scope: PlanScope?, faults: [Fault]) {
  do throws(Fault) {
    let (reader, json) = try OutputReader.open("plan.json", in: folder)
    return (try reader.scope(try reader.object(json, [], nil, isClosed: false)), [])
  } catch {
    return (nil, [error])
  }
}

extension OutputReader {
  /// The scope that a file tells; the whole of the package's question if it tells none.
  func scope(_ top: [String: JSON]) throws(Fault) -> PlanScope {
    guard let json = top["scope"] else { return PlanScope() }
    let known = ["from", "weeks", "freed", "dropped", "changes_max"]
    let keys = try object(json, try presentKeys(json, of: known, "scope"), "scope")
    var scope = PlanScope()
    if keys["from"] != nil { scope.from = try day(keys, "from") }
    if keys["weeks"] != nil { scope.weeks = try number(keys, "weeks") }
    if keys["freed"] != nil { scope.freed = try placements(keys, "freed") }
    if keys["dropped"] != nil { scope.dropped = try placements(keys, "dropped") }
    if keys["changes_max"] != nil { scope.changesMax = try number(keys, "changes_max") }
    return scope
  }

  /// Those of some keys that an object has.
  func presentKeys(_ json: JSON, of known: [String], _ name: String?) throws(Fault) -> [String] {
    guard case .object(let members) = json.content else { throw fault(.object, json, name) }
    return known.filter { key in members.contains { $0.key == key } }
  }
}
