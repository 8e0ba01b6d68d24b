// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolData
import PoolModel

/// `poolmatch intake`
struct Intake: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add a school's requests to a data package: all of them, or none.",
    discussion: """
      The files are the package's own tables vacancies, lesson_groups and lessons, or one sheet with a row per class; \
      Instances/README.md has their columns. The answer is a receipt or a list of faults, to send back to the school.

      Examples:
        poolmatch intake week-49 request-16SW03.csv --language nl
        poolmatch intake week-49 vacancies.csv lesson_groups.csv lessons.csv
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "The school's files.", completion: .file(extensions: ["csv"]))
  var file: [String]
  @OptionGroup var chosen: LanguageOption

  func run() throws {
    let language = chosen.language
    switch intake(file, into: input.instance) {
    case .added(let receipt):
      try Terminal.answer(receipt.text(language) + "\n")
    case .refused(let faults) where faults.status == .noSuchInput:
      throw Failure(.noSuchInput, faults.text(language))
    case .refused(let faults):
      try Terminal.answer(faults.text(language) + "\n")
      throw Failure(.faultInData)
    case .notWritten(let error):
      throw Failure.cannotWrite(error.path, error.reason, language)
    case .busy:
      throw Failure.busy(input.instance, language)
    }
  }
}
