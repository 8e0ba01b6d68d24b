// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolData
import PoolModel
import PoolReport
import PoolRules

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
    let months = reading.region.map(monthsWarnings) ?? []
    let faults = reading.faults.map { $0.text(chosen.language) } + months
    try Terminal.answer(
      (faults + [summary(reading, warnings: reading.warnings.count + months.count)]).joined(separator: "\n")
        + "\n")
    if reading.region == nil { throw Failure(.faultInData) }
  }

  /// Warns of what was told and runs out within the plan; asks no rules where no rule counts months.
  private func monthsWarnings(_ region: Region) -> [String] {
    guard !region.placements.isEmpty, region.authority.contains(where: { $0.monthsMax != nil }) else {
      return []
    }
    return ExceptionRegister(of: region.toldPlan, in: Rulebook(region)).monthsWarnings(chosen.language)
  }

  private func summary(_ reading: PackageReading, warnings: Int) -> String {
    let errors = reading.errors.count
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
