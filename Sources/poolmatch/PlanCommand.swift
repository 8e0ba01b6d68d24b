// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolData
import PoolModel
import PoolReport
import PoolRules
import PoolSolver

/// `poolmatch plan`
struct PlanWeek: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Decide who stands in for which vacancies, and prove how good the plan is.",
    discussion: """
      Writes into --out, all of it or nothing: placements.csv, open.csv (each open lesson group with its reason), \
      coverage.csv, exceptions.csv (the register), plan.json, report.html, run.json and certificate.json, the proof. Files of \
      other names in that folder stay.

      The plan is audited against every rule before it is written. Ctrl-C stops planning and writes the best plan so \
      far; a second Ctrl-C, or one before there is a plan, ends at once and writes nothing. A plan cut by --time-limit may differ from run to run; \
      one cut by --work-limit does not.

      --from plans the rest of what people were told: placements that have begun stay as they are, the others may move \
      at the price of the goal stability. What was told and no longer fits the package stops the planning, or is \
      planned anew (--conflicts free).

      Examples:
        poolmatch plan Instances/twente --out out/twente
        poolmatch plan week-49.zip --out friday --language nl --time-limit 60
        poolmatch plan Instances/twente --out out/twente --compare
        poolmatch plan week-50.zip --out week-50 --previous week-49
        poolmatch plan region --out week-51 --from 2026-12-14 --weeks 16 --free V0012-1/M0009
        poolmatch plan week-50.zip --out week-50 --changes-max 2
        poolmatch plan week-50.zip --out week-50 --changes-curve
      """)

  @OptionGroup var input: InstanceArgument
  @Option(name: .customLong("out"), help: "The folder to write the plan to.", completion: .directory)
  var folder: String
  @Option(
    help: """
      auto chooses; bundles proves, and reaches furthest; exact proves by one program over all choices; greedy is \
      fast and needs no GLPK; one-by-one fills vacancies in order of submission, as timetable tools do.
      """)
  var engine: Engine = .auto
  @OptionGroup var scoping: ScopeOptions
  @Option(help: "With --from: stop at told placements that no longer fit, or plan without them.")
  var conflicts: ConflictChoice = .stop
  @OptionGroup var limits: LimitOptions
  @Option(
    help: "Begin from the plan and prices that an earlier run wrote to this folder, such as last week's.",
    completion: .directory)
  var previous: String?
  @Flag(help: "Also plan one vacancy after another, and report what deciding together gained.")
  var compare = false
  @OptionGroup var alternatives: AlternativesOptions
  @OptionGroup var chosen: LanguageOption
  @Option(help: "What goes to standard output: a summary, or run.json.")
  var format: AnswerFormat = .text
  @Flag(help: "No summary, no warnings, no progress.")
  var quiet = false

  private var language: Language { chosen.language }

  func validate() throws {
    if conflicts == .free, scoping.from == nil {
      throw ValidationError("--conflicts is for planning anew: give --from as well.")
    }
    if previous != nil, engine == .oneByOne {
      throw ValidationError("--previous is of no use with --engine one-by-one, which begins with nothing.")
    }
  }

  func run() throws {
    let clock = PhaseClock()
    let interruption = Interruption(language)
    let output = try OutputFolder(folder, language)
    let ready = try clock.time("read") {
      try ReadyRegion(at: input.instance, language, isQuiet: quiet) { region in
        var scope = try scoping.scope(in: region, language)
        scope.changesMax = alternatives.changesMax
        return try conflicts.settled(scope, in: region, language, isQuiet: quiet)
      }
    }
    let before = try clock.time("previous") { try previous.map { try PlanBefore(in: $0, language) } }
    let rulebook = clock.time("rules") { Rulebook(ready.region) }
    let oneByOne = compare ? try clock.time("compare") { try coverageOneByOne(rulebook) } : nil
    var planning = limits.options(
      engine: engine, after: before?.plan, cancellation: interruption.cancellation)
    planning.begun = interruption.planExists
    let curve =
      alternatives.changesCurve
      ? try clock.time("curve") { try changesCurve(rulebook, planning, isQuiet: quiet) } : nil
    let planned =
      try curve.map { try AuditedPlan($0.unlimited, of: rulebook, language) }
      ?? AuditedPlan(rulebook, planning, language, isQuiet: quiet)
    for phase in planned.seconds { clock.add(phase.phase, seconds: phase.seconds) }
    let price =
      alternatives.fairnessPrice
      ? try clock.time("fairness") {
        try FairnessPrice(beside: planned, of: rulebook, planning, language, isQuiet: quiet)
      } : nil
    let report = clock.time("report") {
      PlanReport(planned.result.plan, in: rulebook, comparedWith: oneByOne)
    }
    var files = clock.time("render") { output.files(of: planned.result.plan, in: ready.scope, report) }
    var summary = PlanSummary(planned.result)
    summary.seconds = clock.phases
    summary.trace = planned.trace
    summary.peakMegabytes = PeakMemory.megabytes
    summary.versions = Versions.all
    summary.inputSHA256 = ready.sha256
    summary.scope = ready.scope
    if let before, let use = curve?.previous ?? planned.result.previous {
      summary.previous = (use, before.sha256)
      if !quiet { Terminal.tell(before.text(use, language)) }
    }
    summary.changesCurve = curve?.points ?? []
    summary.fairnessPrice = price
    summary.options = options
    files.append(
      ("report.html", Array(report.page(summary, language, isMadeUp: rulebook.region.policy.isMadeUp).utf8)))
    let certificate = Certificate(
      inputSHA256: ready.sha256, scope: ready.scope, levels: planned.result.certificate)
    files.append(("certificate.json", Array(certificate.json().utf8)))
    let run = report.runJSON(summary)
    files.append(("run.json", Array(run.utf8)))
    try output.write(files)
    if !quiet { Terminal.tell(report.exceptions.monthsWarnings(language).joined(separator: "\n")) }

    if !quiet {
      try Terminal.answer(
        format == .json
          ? run : report.planScreen(summary, folder: folder, language, colour: Terminal.showsColour))
    }
    if planned.result.exitStatus != .done {
      throw Failure(planned.result.exitStatus, planned.result.explanation(language))
    }
  }

  /// Plans with one limit on changes after another, on a thread of its own while a progress line tells how far it is.
  private func changesCurve(_ rulebook: Rulebook, _ options: PlanningOptions, isQuiet: Bool) throws
    -> (points: [CurvePoint], unlimited: PlanningResult, previous: PreviousUse?)
  {
    let line = ProgressLine(isQuiet: isQuiet)
    var options = options
    options.progress = { [language] in line.show($0.text(language)) }
    let points = Thread.run(stackMegabytes: 64) { [options] in PoolSolver.changesCurve(rulebook, options) }
    line.clear()
    guard let unlimited = points.last?.result else { preconditionFailure("a curve without a point") }
    return (try points.map { try CurvePoint($0, of: rulebook) }, unlimited, points[0].result.previous)
  }

  private func coverageOneByOne(_ rulebook: Rulebook) throws -> Coverage {
    // The practice takes nothing back, so it needs no limit on changes; and beginning with nothing it would not keep one.
    var region = rulebook.region
    region.policy.changesMax = nil
    let planned = try AuditedPlan(
      Rulebook(region), PlanningOptions(engine: .oneByOne), language, isQuiet: true)
    return PlanReport(planned.result.plan, in: rulebook, questionsMax: 0).coverage
  }

  private var options: [(name: String, value: String)] {
    [
      ("engine", engine.rawValue), ("time_limit", "\(limits.timeLimit)"),
      ("work_limit", limits.workLimit.map { "\($0)" } ?? "none"), ("gap", "\(limits.gap)"),
      ("threads", "\(limits.threads)"), ("previous", previous == nil ? "no" : "yes"),
      ("compare", compare ? "yes" : "no"),
      ("changes_curve", alternatives.changesCurve ? "yes" : "no"),
      ("fairness_price", alternatives.fairnessPrice ? "yes" : "no"), ("language", language.rawValue),
    ]
  }
}

extension Engine: ExpressibleByArgument {}

extension PlanSummary {
  /// What a planner's result says of how the plan came about.
  init(_ result: PlanningResult) {
    self.init(
      status: result.status, engine: result.choice.chosen.rawValue,
      goals: zip(result.goals, result.certificate).map {
        GoalLine(
          $0.goal, value: $0.value, bound: $0.bound, certifiedBound: $1.proof?.bound, isProven: $0.isProven)
      },
      stop: result.stop, failure: result.failure)
    engineReason = result.choice.reason
    statistics = [
      ("stints", result.stints),
      ("columns", result.efforts.map(\.columns).max() ?? 0),
      ("rows", result.efforts.map(\.rows).max() ?? 0),
      ("nodes", result.efforts.map(\.nodes).reduce(0, +)),
      ("iterations", result.efforts.map(\.iterations).reduce(0, +)), ("work", result.work),
    ]
  }
}
