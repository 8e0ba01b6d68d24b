// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What edits changed in a package, for the planner who made them.
public struct EditReceipt: Hashable, Sendable {
  /// The edits, in order.
  public let edits: [Edit]
  /// The placements that lost dates.
  public let cuts: [PlacementCut]
  /// By file, in the order of the package: the records that are gone, and those that are new.
  public let files: [File]

  /// A file of the package that is another now.
  public struct File: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Records as they stand in the file.
    public let gone, new: [String]
  }

  /// The receipt of edits that turned `before` into `after`.
  public init(_ edits: [Edit], from before: Region, to after: EditedRegion) {
    (self.edits, cuts) = (edits, after.cuts)
    let old = Dictionary(packageFiles(of: before).map { ($0.name, records($0.bytes)) }) { first, _ in first }
    files = packageFiles(of: after.region).filter { $0.name != PackageFiles.dataPackage }.compactMap { file in
      let (was, now) = (old[file.name] ?? [], records(file.bytes))
      let (gone, new) = (missing(was, from: now), missing(now, from: was))
      return gone.isEmpty && new.isEmpty ? nil : File(name: file.name, gone: gone, new: new)
    }
  }

  /// The receipt as lines of text.
  public func text(_ language: Language) -> String {
    func count(_ number: Int, _ one: String, _ more: String) -> String {
      "\(number) \(number == 1 ? one : more)"
    }
    var lines = [
      language.say(
        "Changed: \(count(edits.count, "edit", "edits")), \(count(cuts.count, "placement", "placements")) cut.",
        "Gewijzigd: \(count(edits.count, "wijziging", "wijzigingen")), \(count(cuts.count, "plaatsing", "plaatsingen")) "
          + "bekort.")
    ]
    for (number, edit) in edits.enumerated() {
      lines.append("\(edit)")
      for cut in cuts where cut.edit == number {
        let left = cut.left.map { dates($0.dates) }.joined(separator: ", ")
        let placement = cut.placement
        lines.append(
          "  \(placement.group) \(placement.member) \(dates(placement.dates)) (\(placement.state.rawValue)): "
            + (left.isEmpty ? language.say("gone", "vervallen") : language.say("now \(left)", "nu \(left)")))
      }
    }
    for file in files {
      lines.append(file.name)
      lines += file.gone.map { "  - \($0)" } + file.new.map { "  + \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  private func dates(_ range: DayRange) -> String { "\(range.from)…\(range.until)" }
}

private func records(_ bytes: [UInt8]) -> [String] {
  String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
}

/// The lines that `others` does not have, or has less often.
private func missing(_ lines: [String], from others: [String]) -> [String] {
  var left = others.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
  return lines.filter { line in
    guard let count = left[line], count > 0 else { return true }
    left[line] = count - 1
    return false
  }
}
