// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolData
import PoolModel

/// `poolmatch validate`
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a data package, and tell all its faults at once.",
    discussion: """
      Each fault has its file, line, column and value, and what to write instead. Errors forbid planning, warnings do \
      not. Exits with 0 if the package can be planned, else with 65.

      Examples:
        poolmatch validate Instances/twente
        poolmatch validate week-49.zip --language nl
      """)

  @OptionGroup var input: InstanceArgument
  @OptionGroup var chosen: LanguageOption

  func run() throws {
    let reading = readPackage(at: input.instance)
    if reading.faults.status == .noSuchInput {
      throw Failure(.noSuchInput, reading.errors.text(chosen.language))
    }
    let faults = reading.faults.map { $0.text(chosen.language) }
    try Terminal.answer((faults + [summary(reading)]).joined(separator: "\n") + "\n")
    if reading.region == nil { throw Failure(.faultInData) }
  }

  private func summary(_ reading: PackageReading) -> String {
    let (errors, warnings) = (reading.errors.count, reading.warnings.count)
    let isDutch = chosen.language == .dutch
    guard let region = reading.region else {
      return isDutch
        ? "\(input.instance): kan niet worden gepland; fouten: \(errors), waarschuwingen: \(warnings)"
        : "\(input.instance): cannot be planned; errors: \(errors), warnings: \(warnings)"
    }
    let counts = [
      region.locations.count, region.members.count, region.vacancies.count, region.groups.count,
      region.lessons.count,
    ]
    let words =
      isDutch
      ? ["vestigingen", "poolleden", "vacatures", "lesgroepen", "lessen"]
      : ["locations", "members", "vacancies", "lesson groups", "lessons"]
    let sizes = zip(words, counts).map { "\($0) \($1)" }.joined(separator: ", ")
    return isDutch
      ? "\(input.instance): kan worden gepland; \(sizes); waarschuwingen: \(warnings)"
      : "\(input.instance): can be planned; \(sizes); warnings: \(warnings)"
  }
}
