// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

/// Takes values from one JSON file of an output folder, and says where they are not what they must be.
struct OutputReader {
  let file: String
  let bytes: [UInt8]
  /// The most values within one another.
  private static let depthMax = Certificate.branchesMax + 16

  /// Reads a file of an output folder.
  static func open(_ file: String, in folder: String) throws(Fault) -> (reader: OutputReader, json: JSON) {
    let bytes: [UInt8]
    do {
      bytes = try Files.read("\(folder)/\(file)")
    } catch {
      throw Fault(.notReadable(reason: error.reason), file: "\(folder)/\(file)")
    }
    if bytes.count > Files.largest {
      throw Fault(.tooLarge(limitMegabytes: Files.largest >> 20), file: file)
    }
    do {
      return (OutputReader(file: file, bytes: bytes), try JSONReader.read(bytes, depthMax: depthMax))
    } catch {
      throw Fault(
        .jsonSyntax(expected: error.expected), file: file, line: error.line, position: error.position)
    }
  }

  func fault(_ part: OutputPart, _ json: JSON, _ key: String?) -> Fault {
    let value: String? =
      switch json.content {
      case .number(let text): text
      case .text(let text): part == .wholeNumber ? "'\(text)'" : text
      default: nil
      }
    return Fault(
      .outputNeeds(part), file: file, line: json.line, column: key, position: json.position, value: value)
  }

  /// An object's values by key, each of which stands there once: all of `keys`, and no others if it `isClosed`.
  func object(
    _ json: JSON, _ keys: [String], _ name: String?, isClosed: Bool = true
  ) throws(Fault) -> [String: JSON] {
    guard case .object(let members) = json.content else { throw fault(.object, json, name) }
    var values: [String: JSON] = [:]
    for (key, value) in members {
      if isClosed, !keys.contains(key) { throw fault(.noSuchKey, value, key) }
      if values.updateValue(value, forKey: key) != nil { throw fault(.keyOnce, value, key) }
    }
    for key in keys where values[key] == nil { throw fault(.key(key), json, name) }
    return values
  }

  func value(_ object: [String: JSON], _ key: String) throws(Fault) -> JSON {
    guard let value = object[key] else { throw Fault(.outputNeeds(.key(key)), file: file) }
    return value
  }

  func list(_ object: [String: JSON], _ key: String) throws(Fault) -> [JSON] {
    let json = try value(object, key)
    guard case .list(let values) = json.content else { throw fault(.list, json, key) }
    return values
  }

  func text(_ object: [String: JSON], _ key: String) throws(Fault) -> String {
    let json = try value(object, key)
    guard case .text(let text) = json.content else { throw fault(.text, json, key) }
    return text
  }

  func number(_ object: [String: JSON], _ key: String) throws(Fault) -> Int {
    let json = try value(object, key)
    guard case .number(let digits) = json.content, let number = Int(digits) else {
      throw fault(.wholeNumber, json, key)
    }
    return number
  }

  func goal(_ object: [String: JSON], _ key: String) throws(Fault) -> Goal {
    guard let goal = Goal(rawValue: try text(object, key)) else {
      throw fault(.goal, try value(object, key), key)
    }
    return goal
  }

  func dates(_ object: [String: JSON]) throws(Fault) -> DayRange {
    guard let dates = DayRange(try day(object, "from"), try day(object, "until")) else {
      throw fault(.date, try value(object, "until"), "until")
    }
    return dates
  }

  func day(_ object: [String: JSON], _ key: String) throws(Fault) -> Day {
    guard let day = Day(iso: try text(object, key)) else { throw fault(.date, try value(object, key), key) }
    return day
  }
}

extension Fault: Error {}
