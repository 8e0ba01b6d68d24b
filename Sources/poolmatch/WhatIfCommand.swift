// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolAdvice
import PoolData
import PoolModel
import PoolReport
import PoolRules
import PoolSolver

/// `poolmatch whatif`
struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Plan a region as it might be, and compare: coverage, cost, changes.",
    discussion: """
      A scenario is some edits (Docs/edits.md) under a name. Each is planned with the same limits as the region as it \
      is, from whose plan it begins; the package stays as it is. A file holds scenarios one below the other, each after a \
      line 'scenario NAME'; without such a line it is one scenario. --out writes whatif.html, whatif.csv and whatif.json. \
      Plans that a time limit cut may differ from run to run; those that --work-limit cut do not.

      Examples:
        poolmatch whatif Instances/twente 'add-member NEW1 like M0012' 'policy handovers_max=1'
        poolmatch whatif Instances/twente --scenario ideas.txt --out out/ideas --language nl
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "An edit between quotes; each is a scenario of its own.")
  var line: [String] = []
  @Option(name: .customLong("scenario"), help: "A file of scenarios.", completion: .file())
  var files: [String] = []
  @Option(name: .customLong("out"), help: "The folder to write the comparison to.", completion: .directory)
  var folder: String?
  @Option(help: "As for poolmatch plan.")
  var engine: Engine = .auto
  @OptionGroup var scoping: ScopeOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var chosen: LanguageOption
  @Option(help: "What goes to standard output: a screen, or the content of whatif.json.")
  var format: AnswerFormat = .text

  private var language: Language { chosen.language }

  func validate() throws {
    if line.isEmpty, files.isEmpty {
      throw ValidationError(
        "No scenario is given: write an edit between quotes, or name a file with --scenario.")
    }
  }

  func run() throws {
    let output = try folder.map { try OutputFolder($0, language) }
    let ready = try ReadyRegion(at: input.instance, language) { try settled($0, isQuiet: false) }
    // All that is wrong with any scenario comes before the first is planned.
    let scenarios = try scenarios(of: ready.package)
    var options = limits.options(engine: engine, cancellation: Cancellation())
    let base = try planned("base", [], 0, ready.region, of: ready.package, since: nil, options)
    options.previous = PreviousPlan(
      firstDay: ready.region.policy.firstDay, placements: base.result.plan.decided,
      certificate: Certificate(inputSHA256: ready.sha256, levels: base.result.certificate))
    let outcomes = try scenarios.map { scenario in
      try planned(
        scenario.name, scenario.edits, scenario.edited.cuts.count, scenario.planned,
        of: scenario.edited.region,
        since: base.counted, options
      ).outcome
    }
    let comparison = WhatIf(base.outcome, outcomes, over: ready.region.policy.horizon)
    try output?.write([
      ("whatif.html", Array(comparison.page(language, isMadeUp: ready.region.policy.isMadeUp).utf8)),
      ("whatif.csv", Array(comparison.table().utf8)), ("whatif.json", Array(comparison.json().utf8)),
    ])
    try Terminal.answer(
      format == .json ? comparison.json() : comparison.screen(language, colour: Terminal.showsColour))
    if ([base.outcome] + outcomes).contains(where: { $0.status != .optimal }), base.result.choice.proves {
      throw Failure(
        .unproven,
        language.say(
          "Not every plan is proven: give more time with --time-limit.",
          "Niet elk plan is bewezen: geef meer tijd met --time-limit."))
    }
  }

  /// The scope of the options, without what people were told and no longer fits.
  private func settled(_ region: Region, isQuiet: Bool) throws -> PlanScope {
    try ConflictChoice.free.settled(
      try scoping.scope(in: region, language), in: region, language, isQuiet: isQuiet)
  }

  private struct Edited {
    let name: String
    let edits: [Edit]
    let edited: EditedRegion
    /// The edited region in the scope of the options.
    let planned: Region
  }

  /// Each scenario with the region that it makes of the package's.
  private func scenarios(of package: Region) throws -> [Edited] {
    var (read, faults) = ([Scenario](), [Fault]())
    for file in files {
      let (scenarios, found) = readScenarios(at: file)
      read += scenarios
      faults += found
    }
    read += line.enumerated().map { Scenario($1, line: $0 + 1, named: "whatif") }
    var made: [(scenario: Scenario, edited: EditedRegion)] = []
    for scenario in read {
      let (edited, found) = scenario.edits.apply(to: package)
      faults += found
      if let edited { made.append((scenario, edited)) }
    }
    guard faults.isEmpty else { throw Failure(faults.status, faults.text(language)) }
    return try made.map { scenario, edited in
      let scope = try settled(edited.region, isQuiet: true)
      return Edited(
        name: scenario.name, edits: scenario.edits.edits, edited: edited,
        planned: edited.region.scoped(by: scope))
    }
  }

  private func planned(
    _ name: String, _ edits: [Edit], _ cuts: Int, _ region: Region, of package: Region, since base: Plan?,
    _ options: PlanningOptions
  ) throws -> (outcome: ScenarioOutcome, counted: Plan, result: PlanningResult) {
    let rulebook = Rulebook(region)
    let result = try AuditedPlan(rulebook, options, language, isQuiet: false).result
    let counted = CountedPlan(result.plan, planning: region.policy, of: package)
    let outcome = ScenarioOutcome(
      name: name, edits: edits, cuts: cuts, plan: result.plan, in: rulebook, counted: counted.plan,
      goals: counted.goals, since: base, status: result.status)
    return (outcome, counted.plan, result)
  }
}
