// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Reads `certificate.json` of an output folder; the certificate is `nil` if there is a fault.
///
/// Only the form is checked: whether the claims hold is for `PoolVerify` to say. The first fault ends the reading.
public func readCertificate(in folder: String) -> (certificate: Certificate?, faults: [Fault]) {
  let name = CertificateReader.file
  do {
    let bytes = try Files.read("\(folder)/\(name)")
    guard bytes.count <= Files.largest else {
      return (nil, [Fault(.tooLarge(limitMegabytes: Files.largest >> 20), file: name)])
    }
    return readCertificate(bytes)
  } catch {
    return (nil, [Fault(.notReadable(reason: error.reason), file: "\(folder)/\(name)")])
  }
}

/// Reads the bytes of a `certificate.json`.
public func readCertificate(_ bytes: [UInt8]) -> (certificate: Certificate?, faults: [Fault]) {
  do throws(JSONReader.Failure) {
    let json = try JSONReader.read(bytes, depthMax: Certificate.branchesMax + 16)
    do throws(Fault) {
      return (try CertificateReader.certificate(json), [])
    } catch {
      return (nil, [error])
    }
  } catch {
    return (
      nil,
      [
        Fault(
          .jsonSyntax(expected: error.expected), file: CertificateReader.file, line: error.line,
          position: error.position)
      ]
    )
  }
}

extension Fault: Error {}

/// Turns JSON into a certificate, or says where it is none.
private enum CertificateReader {
  static let file = "certificate.json"

  private static func fault(_ part: CertificatePart, _ json: JSON, _ key: String?) -> Fault {
    let value: String? =
      switch json.content {
      case .number(let text), .text(let text): text
      default: nil
      }
    return Fault(
      .certificateNeeds(part), file: file, line: json.line, column: key, position: json.position, value: value
    )
  }

  /// An object's values by key: all of `keys`, and no others.
  private static func object(_ json: JSON, _ keys: [String], _ name: String?) throws(Fault) -> [String: JSON]
  {
    guard case .object(let members) = json.content else { throw fault(.object, json, name) }
    var values: [String: JSON] = [:]
    for (key, value) in members {
      guard keys.contains(key) else { throw fault(.noSuchKey, value, key) }
      if values.updateValue(value, forKey: key) != nil { throw fault(.keyOnce, value, key) }
    }
    for key in keys where values[key] == nil { throw fault(.key(key), json, name) }
    return values
  }

  private static func value(_ object: [String: JSON], _ key: String) throws(Fault) -> JSON {
    guard let value = object[key] else { throw Fault(.certificateNeeds(.key(key)), file: file) }
    return value
  }

  private static func list(_ object: [String: JSON], _ key: String) throws(Fault) -> [JSON] {
    let json = try value(object, key)
    guard case .list(let values) = json.content else { throw fault(.list, json, key) }
    return values
  }

  private static func text(_ object: [String: JSON], _ key: String) throws(Fault) -> String {
    let json = try value(object, key)
    guard case .text(let text) = json.content else { throw fault(.text, json, key) }
    return text
  }

  private static func number(_ object: [String: JSON], _ key: String) throws(Fault) -> Int {
    let json = try value(object, key)
    guard case .number(let digits) = json.content, let number = Int(digits) else {
      throw fault(.wholeNumber, json, key)
    }
    return number
  }

  private static func goal(_ object: [String: JSON], _ key: String) throws(Fault) -> Goal {
    guard let goal = Goal(rawValue: try text(object, key)) else {
      throw fault(.goal, try value(object, key), key)
    }
    return goal
  }

  private static func day(_ object: [String: JSON], _ key: String) throws(Fault) -> Day {
    guard let day = Day(iso: try text(object, key)) else { throw fault(.date, try value(object, key), key) }
    return day
  }

  static func certificate(_ json: JSON) throws(Fault) -> Certificate {
    let top = try object(json, ["format", "input_sha256", "levels"], nil)
    guard try number(top, "format") == 1 else { throw fault(.format, try value(top, "format"), "format") }
    var levels: [Certificate.Level] = []
    for json in try list(top, "levels") { levels.append(try level(json)) }
    return Certificate(inputSHA256: try text(top, "input_sha256"), levels: levels)
  }

  private static func level(_ json: JSON) throws(Fault) -> Certificate.Level {
    let keys = try object(json, ["goal", "reached", "kept", "bound", "scale", "unit", "node"], "levels")
    let root = try value(keys, "node")
    var proof: Certificate.Proof?
    if case .null = root.content {
    } else {
      proof = Certificate.Proof(
        bound: try number(keys, "bound"), scale: try number(keys, "scale"), unit: try number(keys, "unit"),
        node: try node(root, branchesLeft: Certificate.branchesMax))
    }
    return Certificate.Level(
      try goal(keys, "goal"), reached: try number(keys, "reached"), kept: try number(keys, "kept"),
      proof: proof)
  }

  private static func node(_ json: JSON, branchesLeft: Int) throws(Fault) -> Certificate.Node {
    guard case .object(let members) = json.content else { throw fault(.object, json, "node") }
    guard members.contains(where: { $0.key == "branch" }) else { return .leaf(try leaf(json)) }
    guard branchesLeft > 0 else {
      throw Fault(
        .certificateNeeds(.node), file: file, line: json.line, position: json.position,
        value: String(Certificate.branchesMax))
    }
    let keys = try object(json, ["branch", "taken", "free"], "node")
    let branch = try value(keys, "branch")
    let stint = try object(branch, ["group", "member", "from", "until"], "branch")
    guard let dates = DayRange(try day(stint, "from"), try day(stint, "until")) else {
      throw fault(.date, try value(stint, "until"), "until")
    }
    return .branch(
      Certificate.StintKey(group: try text(stint, "group"), member: try text(stint, "member"), dates: dates),
      taken: try node(try value(keys, "taken"), branchesLeft: branchesLeft - 1),
      free: try node(try value(keys, "free"), branchesLeft: branchesLeft - 1))
  }

  private static func leaf(_ json: JSON) throws(Fault) -> Certificate.Leaf {
    let keys = try object(json, ["prices", "most"], "node")
    var leaf = Certificate.Leaf(prices: [], most: [])
    for json in try list(keys, "prices") { leaf.prices.append(try price(json)) }
    for json in try list(keys, "most") {
      let line = try object(json, ["member", "most"], "most")
      leaf.most.append(Certificate.Most(try text(line, "member"), try number(line, "most")))
    }
    return leaf
  }

  private static func price(_ json: JSON) throws(Fault) -> Certificate.Price {
    guard case .object(let members) = json.content,
      let kind = members.first(where: { $0.key == "row" })?.value
    else { throw fault(.key("row"), json, "prices") }
    func keys(_ names: String...) throws(Fault) -> [String: JSON] {
      try object(json, ["row"] + names + ["price"], "prices")
    }
    guard case .text(let name) = kind.content else { throw fault(.text, kind, "row") }
    let (row, line): (Certificate.Row, [String: JSON])
    switch name {
    case "opening":
      line = try keys("group", "opening")
      row = .opening(try opening(line))
    case "date":
      line = try keys("group", "date")
      row = .date(group: try text(line, "group"), try day(line, "date"))
    case "vacancy_week":
      line = try keys("vacancy", "week")
      row = .vacancyWeek(vacancy: try text(line, "vacancy"), week: try number(line, "week"))
    case "split":
      line = try keys("vacancy")
      row = .split(vacancy: try text(line, "vacancy"))
    case "handover":
      line = try keys("group")
      row = .handover(group: try text(line, "group"))
    case "kept":
      line = try keys("goal")
      row = .kept(try goal(line, "goal"))
    case "cut":
      line = try keys("openings")
      let three = try list(line, "openings")
      guard three.count == 3 else { throw fault(.threeOpenings, try value(line, "openings"), "openings") }
      var openings: [Certificate.OpeningKey] = []
      for json in three { openings.append(try opening(try object(json, ["group", "opening"], "openings"))) }
      row = .cut(openings[0], openings[1], openings[2])
    default: throw fault(.row, kind, "row")
    }
    return Certificate.Price(row, try number(line, "price"))
  }

  private static func opening(_ line: [String: JSON]) throws(Fault) -> Certificate.OpeningKey {
    Certificate.OpeningKey(group: try text(line, "group"), number: try number(line, "opening"))
  }
}
