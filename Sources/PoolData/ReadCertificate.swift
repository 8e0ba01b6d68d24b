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
    let scoped = try presentKeys(json, of: ["scope"], nil)
    let top = try object(json, ["format", "input_sha256", "levels"] + scoped, nil)
    guard try number(top, "format") == 1 else { throw fault(.format, try value(top, "format"), "format") }
    var levels: [Certificate.Level] = []
    for json in try list(top, "levels") { levels.append(try level(json)) }
    return Certificate(
      inputSHA256: try text(top, "input_sha256"), scope: try scope(top), levels: levels)
  }

  private func level(_ json: JSON) throws(Fault) -> Certificate.Level {
    let keys = try object(json, ["goal", "reached", "kept", "bound", "scale", "unit", "nodes"], "levels")
    let all = try value(keys, "nodes")
    var proof: Certificate.Proof?
    if case .null = all.content {
    } else {
      var nodes: [Certificate.Node] = []
      for json in try list(keys, "nodes") {
        nodes.append(try node(json, branchesLeft: Certificate.branchesMax))
      }
      if nodes.isEmpty { throw fault(.list, all, "nodes") }
      proof = Certificate.Proof(
        bound: try number(keys, "bound"), scale: try number(keys, "scale"), unit: try number(keys, "unit"),
        nodes: nodes)
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
    let pair = try object(branch, ["member", "stints"], "branch")
    var stints: [Certificate.Work] = []
    for json in try list(pair, "stints") {
      let stint = try object(json, ["group", "from", "until"], "stints")
      stints.append(Certificate.Work(try text(stint, "group"), try dates(stint)))
    }
    if stints.isEmpty { throw fault(.list, try value(pair, "stints"), "stints") }
    return .branch(
      Certificate.Branch(try text(pair, "member"), stints),
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
    let (row, line) = try row(json, ["price"], within: "prices")
    return Certificate.Price(row, try number(line, "price"))
  }

  /// A row with its line, which has the keys of the row and `others`.
  private func row(_ json: JSON, _ others: [String], within list: String, isInCut: Bool = false)
    throws(Fault) -> (Certificate.Row, [String: JSON])
  {
    guard case .object(let members) = json.content,
      let kind = members.first(where: { $0.key == "row" })?.value
    else { throw fault(.key("row"), json, list) }
    func keys(_ names: String...) throws(Fault) -> [String: JSON] {
      try object(json, ["row"] + names + others, list)
    }
    guard case .text(let name) = kind.content else { throw fault(.text, kind, "row") }
    switch name {
    case "opening":
      let line = try keys("group", "opening")
      return (.opening(.init(group: try text(line, "group"), number: try number(line, "opening"))), line)
    case "date":
      let line = try keys("group", "date")
      return (.date(group: try text(line, "group"), try day(line, "date")), line)
    case "vacancy_week":
      let line = try keys("vacancy", "week")
      return (.vacancyWeek(vacancy: try text(line, "vacancy"), week: try number(line, "week")), line)
    case "split":
      let line = try keys("vacancy")
      return (.split(vacancy: try text(line, "vacancy")), line)
    case "handover":
      let line = try keys("group")
      return (.handover(group: try text(line, "group")), line)
    case "board":
      let line = try keys("board")
      return (.board(try text(line, "board")), line)
    case "kept":
      let line = try keys("goal")
      return (.kept(try goal(line, "goal")), line)
    case "cut" where !isInCut:
      let hasMembers = members.contains { $0.key == "members" }
      let line = try hasMembers ? keys("rows", "members") : keys("rows")
      var cut = Certificate.Cut([])
      for json in try self.list(line, "rows") {
        cut.rows.append(try row(json, [], within: "rows", isInCut: true).0)
      }
      if hasMembers {
        for json in try self.list(line, "members") {
          guard case .text(let id) = json.content else { throw fault(.text, json, "members") }
          cut.members.append(id)
        }
      }
      return (.cut(cut), line)
    default: throw fault(.row, kind, "row")
    }
  }
}
