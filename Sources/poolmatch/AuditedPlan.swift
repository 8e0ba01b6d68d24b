// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolReport
import PoolRules
import PoolSolver

/// A plan that was audited before anybody sees it.
struct AuditedPlan {
  let result: PlanningResult
  /// What the audit counted.
  let report: AuditReport
  /// Wall-clock seconds by phase, in order: those of planning, then the audit.
  let seconds: [(phase: String, seconds: Double)]
  /// When values and bounds became better.
  let trace: [PlanSummary.Moment]

  /// Plans on a thread of its own while a progress line tells how far it is, then audits the plan.
  ///
  /// - Throws: `Failure`, as for a plan that was made.
  init(_ rulebook: Rulebook, _ options: PlanningOptions, _ language: Language, isQuiet: Bool) throws {
    let line = ProgressLine(isQuiet: isQuiet)
    var options = options
    let trace = Trace()
    options.progress = { progress in
      trace.note(progress)
      line.show(progress.text(language))
    }
    let result = Thread.run(stackMegabytes: 64) { [options] in plan(rulebook, options) }
    line.clear()
    try self.init(result, of: rulebook, language, trace: trace.moments)
  }

  /// Audits a plan that was made.
  ///
  /// - Throws: `Failure` with `faultInData` if too many told placements must change, with `internalFault` if the plan breaks a
  ///   rule, or the audit counts a goal otherwise.
  init(
    _ result: PlanningResult, of rulebook: Rulebook, _ language: Language, trace: [PlanSummary.Moment] = []
  ) throws {
    if let missed = result.changesMissed {
      let limit = rulebook.region.policy.changesMax ?? 0
      throw Failure(.faultInData, missed.changesText(limit: limit, language))
    }
    let clock = PhaseClock()
    for phase in result.seconds { clock.add(phase.phase, seconds: phase.seconds) }
    report = try clock.time("audit") { try Self.report(on: result, of: rulebook.region) }
    (self.result, seconds, self.trace) = (result, clock.phases, trace)
  }

  /// Audits a plan.
  ///
  /// - Throws: `Failure` with `internalFault` if the plan breaks a rule, or the audit counts a goal otherwise.
  static func report(on result: PlanningResult, of region: Region) throws -> AuditReport {
    let report = audit(result.plan, of: region)
    let findings = Self.findings(report, claims: result.goals.map { ($0.goal, $0.value) })
    guard findings.isEmpty else {
      throw Failure(
        .internalFault,
        "Internal fault: the audit refuses the plan of engine \(result.choice.chosen.rawValue). Nothing was written; "
          + "please report this with the data package.\n" + findings.map { "  " + $0 }.joined(separator: "\n")
      )
    }
    return report
  }

  /// Every rule that the audit finds broken, and every goal that it counts otherwise than claimed.
  static func findings(_ report: AuditReport, claims: [(goal: Goal, value: Int)]) -> [String] {
    var findings = report.breaches.map(\.description)
    for (goal, value) in claims {
      let counted = report.goals[goal] ?? 0
      if counted != value {
        findings.append("\(goal.rawValue): the engine counts \(value), the audit \(counted)")
      }
    }
    return findings
  }
}

extension PlanningResult {
  /// How the command that asked for this plan ends.
  var exitStatus: ExitStatus {
    if stop == .interrupted { return .interrupted }
    return choice.proves && status != .optimal ? .unproven : .done
  }

  /// Why the proof is missing, and where it ended, in one line.
  func explanation(_ language: Language) -> String {
    let why: String? =
      switch stop {
      case .interrupted: language.say("interrupted", "onderbroken")
      case .timeLimit: language.say("the time limit was reached", "de tijdslimiet was bereikt")
      case .workLimit: language.say("the work limit was reached", "de werklimiet was bereikt")
      case .gap: language.say("near enough (--gap)", "dichtbij genoeg (--gap)")
      case nil: failure?.text(language)
      }
    let end = goals.first { !$0.isProven }.map { goal in
      "\(goal.goal.rawValue) is \(goal.value), \(language.say("bound", "grens")) \(goal.bound)"
    }
    return language.say("Not proven: ", "Niet bewezen: ")
      + [why, end].compactMap(\.self).joined(separator: "; ")
  }
}

extension GoalResult {
  /// That a limit on changes cannot be kept, or was not in time, and what can.
  fileprivate func changesText(limit: Int, _ language: Language) -> String {
    let start = "--changes-max \(limit): "
    let why =
      isProven
      ? language.say(
        "what was told does not fit together any more; changes needed: \(value).",
        "wat is toegezegd past niet meer samen; nodige wijzigingen: \(value).")
      : language.say(
        "no such plan was found; changes of the nearest: \(value), needed at least: \(bound).",
        "zo'n plan is niet gevonden; wijzigingen van het dichtstbijzijnde: \(value), nodig: minstens \(bound)."
      )
    return start + why + "\n  "
      + language.say(
        "Allow --changes-max \(value), or see what each limit brings with --changes-curve. Nothing was written.",
        "Sta --changes-max \(value) toe, of bekijk met --changes-curve wat elke grens oplevert. Er is niets geschreven."
      )
  }
}

extension PlanningProgress {
  /// The moment in one line: the goal, what is reached and possible as far as known, how much was searched.
  func text(_ language: Language) -> String {
    let facts = [
      value.map { "\(language.say("best", "beste")) \($0)" },
      bound.map { "\(language.say("bound", "grens")) \($0)" },
      "\(language.say("nodes", "knopen")) \(nodes)",
    ]
    return "\(goal.rawValue): " + facts.compactMap(\.self).joined(separator: ", ")
  }
}
