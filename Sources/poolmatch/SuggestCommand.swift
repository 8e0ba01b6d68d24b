// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolAdvice
import PoolModel
import PoolReport
import PoolSolver

/// `poolmatch suggest`
struct Suggest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Suggest the smallest changes that would fill open vacancies, without taking lessons from others.",
    discussion: """
      For each vacancy with open work the cheapest one or two things that could give way: a lesson moved, a split, a longer \
      trip, more hours, a higher tier, other dates, a handover, one more member. Each comes with whose decision it is and the \
      line that poolmatch edit applies, and was proved by a plan that the audit has checked. Docs/advice.md tells more.

      Examples:
        poolmatch suggest Instances/twente out/twente
        poolmatch suggest Instances/twente out/twente --vacancy V0048 --language nl
        poolmatch suggest Instances/twente out/twente --running
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "The plan: an output folder, or a placements.csv.", completion: .file())
  var plan: String
  @Option(help: "Only for this vacancy; can be given more than once.")
  var vacancy: [String] = []
  @Flag(
    help: "Instead: the running placements that would gain most if they were free, for somebody to decide.")
  var running = false
  @Option(help: "Threads to use; the answer does not depend on it.")
  var threads = 2
  @OptionGroup(title: "The scope of a placements.csv (an output folder tells its own)") var scope:
    ScopeOptions
  @OptionGroup var chosen: LanguageOption
  @Option(help: "What goes to standard output: a screen, or JSON.")
  var format: AnswerFormat = .text

  func validate() throws {
    guard (1...64).contains(threads) else { throw ValidationError("--threads is \(threads); give 1 to 64.") }
  }

  func run() throws {
    let language = chosen.language
    let (ready, plan) = try ReadyRegion.withPlan(at: plan, of: input, in: scope, isOwn: true, language)
    try Terminal.answer(
      running ? moves(of: ready.region, language) : suggestions(plan, ready.region, language))
  }

  private func moves(of region: Region, _ language: Language) -> String {
    let moves = runningMoves(of: region, PlanningOptions(work: 5_000_000, threads: threads))
    let report = RunningMoveReport(moves, of: region)
    return format == .json ? report.json() : report.text(language)
  }

  private func suggestions(_ plan: Plan, _ region: Region, _ language: Language) throws -> String {
    let asked = try vacancy.map { id in
      guard let position = region.vacancies.firstIndex(where: { $0.id == id }) else {
        throw Failure.unknown(id, ("vacancy", "vacature"), among: region.vacancies.map(\.id), language)
      }
      return position
    }
    var limits = SuggestionLimits()
    limits.threads = threads
    do throws(SuggestionFailure) {
      let search = try SuggestionSearch(plan, of: region, limits)
      let open = search.vacancies.filter { asked.isEmpty || asked.contains($0) }
      let report = SuggestionReport(
        try search.suggestions(for: open), for: open.map { region.vacancies[$0].id }, of: region)
      return format == .json ? report.json() : report.text(language, colour: Terminal.showsColour)
    } catch {
      throw Failure(error, planAt: self.plan, language)
    }
  }
}

extension Failure {
  /// Why there are no suggestions.
  fileprivate init(_ failure: SuggestionFailure, planAt path: String, _ language: Language) {
    switch failure {
    case .unsound(let report):
      let count = report.breaches.count
      let first = report.breaches.prefix(3).map { "  " + $0.text(language) }.joined(separator: "\n")
      self.init(
        .faultInData,
        language.say(
          "\(path): error: the plan breaks \(count) rules; poolmatch audit names them all\n\(first)",
          "\(path): fout: het plan overtreedt \(count) regels; poolmatch audit noemt ze allemaal\n\(first)"))
    case .solver(let cause):
      let isMissing = if case .solverMissing = cause { true } else { false }
      self.init(
        isMissing ? .noSolver : .internalFault,
        language.say("Suggestions need GLPK: ", "Suggesties vragen GLPK: ") + cause.text(language))
    case .fault(let detail):
      self.init(
        .internalFault,
        "Internal fault: a suggestion does not hold. Please report this with the data package.\n  \(detail)")
    }
  }
}
