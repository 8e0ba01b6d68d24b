// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolData
import PoolModel
import PoolRules
import PoolSeason

/// `poolmatch fit`
struct Fit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read from a region's requests what its seasons are like.",
    discussion: """
      The more weeks of requests the package holds, the better. What no request tells (illness of members, waves, tariffs) has the \
      defaults of Docs/pool-size.md; change the file by hand.

      Example:
        poolmatch fit Instances/twente --out twente-rates.json
      """)
  @OptionGroup var input: InstanceArgument
  @Option(
    name: .customLong("out"), help: "The file to write; without it, standard output.", completion: .file())
  var file: String?
  @OptionGroup var chosen: LanguageOption

  func run() throws {
    let language = chosen.language
    let rates = try fitted(to: ReadyRegion(at: input.instance, language).region, language)
    guard let file else { return try Terminal.answer(rates.json) }
    do {
      try writeWhole(file: file, bytes: Array(rates.json.utf8))
    } catch {
      throw Failure.cannotWrite(error.path, error.reason, language)
    }
  }
}
