// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolData
import PoolModel
import PoolReport

/// `poolmatch history`
struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what was published, or give a publication again.",
    discussion: """
      With a number: placements.csv as it stood after that publication, to the byte. poolmatch diff compares two.

      Examples:
        poolmatch history region
        poolmatch history region 3 --out placements-of-december.csv
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "The number of a publication.")
  var number: Int?
  @Option(help: "The file to write the publication to (default: standard output).", completion: .file())
  var out: String?
  @OptionGroup var chosen: LanguageOption
  @Option(help: "How the list is given.")
  var format: AnswerFormat = .text

  func validate() throws {
    if out != nil, number == nil { throw ValidationError("--out is for one publication: give its number.") }
    if format == .json, number != nil {
      throw ValidationError("--format is for the list; a publication is given as placements.csv.")
    }
  }

  func run() throws {
    let language = chosen.language
    let region = try ReadyRegion(at: input.instance, language, isQuiet: true).region
    guard let number else {
      return try Terminal.answer(
        format == .json ? historyJSON(region.publications) : historyText(region.publications, language))
    }
    let publication = try region.publication(number, of: input.instance, language)
    let bytes = placementsTable(Plan(publication.placements))
    guard let out else { return try Terminal.answer(String(decoding: bytes, as: UTF8.self)) }
    do {
      try writeWhole(file: out, bytes: bytes)
    } catch {
      throw Failure.cannotWrite(error.path, error.reason, language)
    }
  }
}

extension Region {
  /// A publication by its number.
  ///
  /// - Throws: `Failure` if there is none, with those that there are.
  func publication(_ number: Int, of package: String, _ language: Language) throws -> Publication {
    if let publication = publications.first(where: { $0.number == number }) { return publication }
    let count = publications.count
    let known =
      count == 0
      ? language.say("nothing was published yet.", "er is nog niets gepubliceerd.")
      : language.say("give a number from 1 to \(count).", "geef een nummer van 1 tot en met \(count).")
    throw Failure(
      .wrongUsage,
      language.say(
        "\(package) has no publication \(number): ", "\(package) heeft geen publicatie \(number): ") + known)
  }
}
