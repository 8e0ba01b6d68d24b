// SPDX-License-Identifier: GPL-3.0-or-later
import PoolData
import PoolModel

extension Failure {
  /// An id that the region does not have, with the nearest that it has.
  static func unknown(
    _ id: String, _ what: (english: String, dutch: String), among ids: [String], _ language: Language
  )
    -> Failure
  {
    let near = nearestWord(to: id, among: ids)
    return Failure(
      .faultInData,
      language.say(
        "'\(id)': error: no \(what.english) has this id\n  "
          + (near.map { "Did you mean '\($0)'?" } ?? "Write an id of the package's tables."),
        "'\(id)': fout: geen \(what.dutch) heeft dit id\n  "
          + (near.map { "Bedoelt u '\($0)'?" } ?? "Schrijf een id uit de tabellen van het pakket.")))
  }
}
