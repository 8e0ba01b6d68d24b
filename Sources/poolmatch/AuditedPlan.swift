// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolReport
import PoolRules
import PoolSolver

/// A plan that was audited before anybody sees it.
struct AuditedPlan {
  let result: PlanningResult
  /// Wall-clock seconds by phase, in order: those of planning, then the audit.
  let seconds: [(phase: String, seconds: Double)]
  /// When values and bounds became better.
  let trace: [PlanSummary.Moment]

  /// Plans on a thread of its own while a progress line tells how far it is, then audits the plan.
  ///
  /// - Throws: `Failure` with `internalFault` if the plan breaks a rule, or the audit counts a goal otherwise.
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

    let clock = PhaseClock()
    for phase in result.seconds { clock.add(phase.phase, seconds: phase.seconds) }
    let report = clock.time("audit") { audit(result.plan, of: rulebook.region) }
    (self.result, seconds, self.trace) = (result, clock.phases, trace.moments)
    let findings = Self.findings(report, claims: result.goals.map { ($0.goal, $0.value) })
    guard findings.isEmpty else {
      throw Failure(
        .internalFault,
        "Internal fault: the audit refuses the plan of engine \(result.choice.chosen.rawValue). Nothing was written; "
          + "please report this with the data package.\n" + findings.map { "  " + $0 }.joined(separator: "\n")
      )
    }
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
