// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolAdvice
import PoolData
import PoolModel

/// `poolmatch today`
struct Today: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rank who could take a new request now, beside the plan that people were told.",
    discussion: """
      Nobody is moved and nothing is written: each option tells who, from when, how much, what it would displace and what it \
      does to each goal; those that displace nothing come first. The request is a school's file, as for poolmatch intake, or \
      a vacancy that the package has.

      Examples:
        poolmatch today Instances/twente request-16SW03.csv
        poolmatch today Instances/twente V0036 --plan out/twente --language nl
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "The school's files, or the id of one vacancy.", completion: .file(extensions: ["csv"]))
  var request: [String]
  @Option(
    help: "The plan that stands (default: the package's running and published placements).",
    completion: .file())
  var plan: String?
  @OptionGroup(title: "The scope of a placements.csv (an output folder tells its own)") var scope:
    ScopeOptions
  @OptionGroup var chosen: LanguageOption
  @Option(help: "What goes to standard output: a screen, or JSON.")
  var format: AnswerFormat = .text

  func run() throws {
    let language = chosen.language
    let (package, asked) = try asked(language)
    let scope = try scopeOfPlan(at: plan ?? "", for: package, scope, language)
    let region = package.scoped(by: scope)
    let told = Plan(region.placements.filter { $0.state != .proposed })
    let standing = try plan.map { try readPlan(at: $0, for: region, language) } ?? told
    let ids = Set(asked)
    let vacancies = region.vacancies.indices.filter { ids.contains(region.vacancies[$0].id) }
    let options = SameDay(vacancies, beside: standing, in: region)
    try Terminal.answer(
      format == .json ? options.json() : options.text(language, colour: Terminal.showsColour))
  }

  /// The package's region with the request in it, and the ids of the vacancies asked.
  private func asked(_ language: Language) throws -> (region: Region, vacancies: [String]) {
    if request.allSatisfy({ $0.lowercased().hasSuffix(".csv") }) {
      let reading = readRequests(request, beside: input.instance)
      guard let region = reading.region, let receipt = reading.receipt else {
        throw Failure(reading.faults.status, reading.faults.text(language))
      }
      return (region, receipt.vacancies.map(\.id))
    }
    let region = try ReadyRegion(at: input.instance, language, isQuiet: true).package
    let ids = region.vacancies.map(\.id)
    if let unknown = request.first(where: { !ids.contains($0) }) {
      throw Failure.unknown(unknown, ("vacancy", "vacature"), among: ids, language)
    }
    return (region, request)
  }
}
