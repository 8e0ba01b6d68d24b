// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

/// Reads `certificate.json` of an output folder; the certificate is `nil` if there is a fault.
///
/// Only the form is checked: whether the claims hold is for `PoolVerify` to say. The first fault ends the reading.
public func readCertificate(in folder: String) -> (certificate: Certificate?, faults: [Fault]) {
  do throws(Fault) {
    let (reader, json) = try OutputReader.open("certificate.json", in: folder)
    return (try reader.certificate(json), [])
  } catch {
    return (nil, [error])
  }
}

extension OutputReader {
  func certificate(_ json: JSON) throws(Fault) -> Certificate {
    let top = try object(json, ["format", "input_sha256", "levels"], nil)
    guard try number(top, "format") == 1 else { throw fault(.format, try value(top, "format"), "format") }
    var levels: [Certificate.Level] = []
    for json in try list(top, "levels") { levels.append(try level(json)) }
    return Certificate(inputSHA256: try text(top, "input_sha256"), levels: levels)
  }

  private func level(_ json: JSON) throws(Fault) -> Certificate.Level {
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

  private func node(_ json: JSON, branchesLeft: Int) throws(Fault) -> Certificate.Node {
    guard case .object(let members) = json.content else { throw fault(.object, json, "node") }
    guard members.contains(where: { $0.key == "branch" }) else { return .leaf(try leaf(json)) }
    guard branchesLeft > 0 else {
      throw Fault(
        .outputNeeds(.node), file: file, line: json.line, position: json.position,
        value: String(Certificate.branchesMax))
    }
    let keys = try object(json, ["branch", "taken", "free"], "node")
    let branch = try value(keys, "branch")
    let stint = try object(branch, ["group", "member", "from", "until"], "branch")
    return .branch(
      Certificate.StintKey(
        group: try text(stint, "group"), member: try text(stint, "member"), dates: try dates(stint)),
      taken: try node(try value(keys, "taken"), branchesLeft: branchesLeft - 1),
      free: try node(try value(keys, "free"), branchesLeft: branchesLeft - 1))
  }

  private func leaf(_ json: JSON) throws(Fault) -> Certificate.Leaf {
    let keys = try object(json, ["prices", "most"], "node")
    var leaf = Certificate.Leaf(prices: [], most: [])
    for json in try list(keys, "prices") { leaf.prices.append(try price(json)) }
    for json in try list(keys, "most") {
      let line = try object(json, ["member", "most"], "most")
      leaf.most.append(Certificate.Most(try text(line, "member"), try number(line, "most")))
    }
    return leaf
  }

  private func price(_ json: JSON) throws(Fault) -> Certificate.Price {
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

  private func opening(_ line: [String: JSON]) throws(Fault) -> Certificate.OpeningKey {
    Certificate.OpeningKey(group: try text(line, "group"), number: try number(line, "opening"))
  }
}
