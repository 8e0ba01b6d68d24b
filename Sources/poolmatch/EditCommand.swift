// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolData
import PoolModel

/// `poolmatch edit`
struct EditPackage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change a data package by small edits, each a line: all of them, or none.",
    discussion: """
      Extensions, early returns, withdrawals, members who are away or leave: Docs/edits.md has every line. Placements lose \
      the dates on which their vacancy is not asked any more or their member not there. The answer is a receipt: what \
      changed, row for row, and which placements were cut.

      Examples:
        poolmatch edit region 'vacancy V0001 until=2027-02-10' 'withdraw V0007'
        poolmatch edit region 'away M0012 2026-12-07 2026-12-18' --language nl
        poolmatch edit region --file monday.txt
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "An edit between quotes; they apply in order.")
  var line: [String] = []
  @Option(
    name: .customLong("file"), help: "A file of edits, a line each, that go before those given here.",
    completion: .file())
  var files: [String] = []
  @OptionGroup var chosen: LanguageOption

  func validate() throws {
    if line.isEmpty, files.isEmpty {
      throw ValidationError(
        "No edit is given: write one between quotes, as 'withdraw V0007', or name a --file.")
    }
  }

  func run() throws {
    let language = chosen.language
    let edits =
      files.map { EditReading(at: $0) }.reduce(EditReading([], named: "edit"), +)
      + EditReading(line, named: "edit")
    var receipt = ""
    try changingPackage(at: input.instance, language) { region, _ in
      let (edited, faults) = edits.apply(to: region)
      guard let edited else { throw Failure(faults.status, faults.text(language)) }
      receipt = EditReceipt(edits.edits, from: region, to: edited).text(language)
      return edited.region
    }
    try Terminal.answer(receipt + "\n")
  }
}
