// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

/// What was published, a line each.
public func historyText(_ publications: [Publication], _ language: Language) -> String {
  guard !publications.isEmpty else {
    return language.say("Nothing was published yet.", "Er is nog niets gepubliceerd.") + "\n"
  }
  let heads = [
    language.say("told on", "verteld op"), language.say("by", "door"),
    language.say("plans from", "plant vanaf"),
    language.say("weeks", "weken"), language.say("published", "gepubliceerd"),
    language.say("running", "lopend"),
  ]
  var lines = [
    "   # " + heads[0].padded(12) + heads[1].padded(14) + heads[2].padded(13) + heads[3].flushRight(5)
      + heads[4].flushRight(14) + heads[5].flushRight(9)
  ]
  for publication in publications {
    let running = publication.placements.count { $0.state == .running }
    lines.append(
      "\(publication.number)".flushRight(4) + " " + publication.on.description.padded(12)
        + publication.by.padded(13) + " " + publication.from.description.padded(13)
        + "\(publication.weeks)".flushRight(5) + "\(publication.placements.count - running)".flushRight(14)
        + "\(running)".flushRight(9))
  }
  return lines.joined(separator: "\n") + "\n"
}

/// What was published, for machines.
public func historyJSON(_ publications: [Publication]) -> String {
  JSON.list(
    publications.map { publication in
      let running = publication.placements.count { $0.state == .running }
      return .object([
        ("publication", .number(publication.number)), ("on", .text(publication.on.description)),
        ("by", .text(publication.by)), ("from", .text(publication.from.description)),
        ("weeks", .number(publication.weeks)), ("input_sha256", .text(publication.inputSHA256)),
        ("published", .number(publication.placements.count - running)), ("running", .number(running)),
      ])
    }
  ).document(.rows)
}
