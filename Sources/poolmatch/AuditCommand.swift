// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolAudit
import PoolModel

/// `poolmatch audit`
struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a plan against every rule, whoever made it.",
    discussion: """
      Names each broken rule with place, dates and numbers, and gives every goal's value. Exits with 0 if the plan \
      breaks no rule, else with 65.

      Examples:
        poolmatch audit Instances/twente out/twente
        poolmatch audit Instances/twente made-in-excel.csv --language nl
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "The plan: an output folder, or a placements.csv.", completion: .file())
  var plan: String
  @OptionGroup(title: "The scope of a placements.csv (an output folder tells its own)") var scope:
    ScopeOptions
  @OptionGroup var chosen: LanguageOption

  func run() throws {
    let language = chosen.language
    let (ready, plan) = try ReadyRegion.withPlan(at: plan, of: input, in: scope, language)
    let report = audit(plan, of: ready.region)
    var lines = report.breaches.map { $0.text(language) }
    lines.append(verdict(report, placements: plan.placements.count, language))
    lines += Goal.allCases.map { "  \($0.rawValue): \(report.goals[$0] ?? 0)" }
    try Terminal.answer(lines.joined(separator: "\n") + "\n")
    if !report.isSound { throw Failure(.faultInData) }
  }

  private func verdict(_ report: AuditReport, placements: Int, _ language: Language) -> String {
    let (asked, covered, breaches) = (report.minutesAsked, report.minutesCovered, report.breaches.count)
    switch language {
    case .english:
      let soundness = report.isSound ? "sound: no rule is broken" : "not sound: \(breaches) broken rules"
      return "\(plan): \(soundness); placements \(placements), covered \(covered) of \(asked) lesson minutes"
    case .dutch:
      let soundness =
        report.isSound ? "deugt: geen regel is overtreden" : "deugt niet: \(breaches) overtredingen"
      return "\(plan): \(soundness); plaatsingen \(placements), vervuld \(covered) van \(asked) lesminuten"
    }
  }
}
