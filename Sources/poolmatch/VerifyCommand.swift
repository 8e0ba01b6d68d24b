// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolAudit
import PoolData
import PoolModel
import PoolVerify

/// `poolmatch verify`
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the proof that comes with a plan, from the data package alone.",
    discussion: """
      Audits the plan of an output folder, then recomputes in whole numbers every bound that its certificate.json \
      claims, with nothing of the program that made it. Docs/certificate.md says what is proven and how. Exits with 0 if \
      every claim holds, else with 65 and the reasons.

      Examples:
        poolmatch verify Instances/twente out/twente
        poolmatch verify week-49.zip friday --language nl
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "The output folder of poolmatch plan.", completion: .directory)
  var folder: String
  @OptionGroup var chosen: LanguageOption

  func run() throws {
    let language = chosen.language
    let (ready, plan) = try ReadyRegion.withPlan(at: folder, of: input, language)
    let (certificate, certificateFaults) = readCertificate(in: folder)
    let (claims, claimFaults) = readOutputClaims(in: folder)
    guard let certificate, let claims else {
      let faults = certificateFaults + claimFaults
      throw Failure(faults.status, faults.text(language))
    }
    let (region, package, sha256) = (ready.region, ready.package, ready.sha256)
    let (report, found) = Thread.run(stackMegabytes: 64) {
      let report = audit(plan, of: region)
      return (report, verify(certificate, of: package, sha256: sha256, goals: report.goals))
    }
    func byGoal(_ numbers: [(Goal, Int?)]) -> [Goal: Int] {
      Dictionary(numbers.compactMap { goal, number in number.map { (goal, $0) } }) { first, _ in first }
    }
    let run = (
      claims.sha256, byGoal(claims.goals.map { ($0.goal, $0.value) }),
      byGoal(claims.goals.map { ($0.goal, $0.certifiedBound) })
    )
    let refusals =
      differences(
        between: plan, goals: report.goals, bounds: byGoal(found.levels.map { ($0.goal, $0.bound) }),
        of: region, sha256: sha256, and: run, decided: claims.decided,
        scopes: (claims.planScope, claims.runScope, certificate.scope)) + found.refusals

    let reasons = report.breaches.map { $0.text(language) } + refusals.map { $0.text(language) }
    let bounds = byGoal(claims.goals.map { ($0.goal, $0.bound) })
    let table = found.levels.map { line($0, runBound: bounds[$0.goal], language) }
    let lines = reasons + [verdict(reasons.count, found.levels, language)] + table
    try Terminal.answer(lines.joined(separator: "\n") + "\n")
    if !reasons.isEmpty { throw Failure(.faultInData) }
  }

  private func verdict(_ reasons: Int, _ levels: [Verification.Level], _ language: Language) -> String {
    let proven = levels.count { $0.bound != nil }
    switch language {
    case .english:
      return reasons == 0
        ? "\(folder): every claim holds; \(proven) of \(levels.count) goals have a bound proven by prices"
        : "\(folder): refused for \(reasons == 1 ? "1 reason" : "\(reasons) reasons")"
    case .dutch:
      return reasons == 0
        ? "\(folder): alles klopt; \(proven) van \(levels.count) doelen hebben een door prijzen bewezen grens"
        : "\(folder): geweigerd om \(reasons == 1 ? "1 reden" : "\(reasons) redenen")"
    }
  }

  /// A goal, the plan's value, the bound that its prices prove and the gap between what was reached and the bound.
  private func line(_ level: Verification.Level, runBound: Int?, _ language: Language) -> String {
    var facts = ["  \(level.goal.rawValue): \(level.value)"]
    if level.reached != level.value {
      facts.append(language.say("reached ", "bereikt ") + "\(level.reached)")
    }
    if let bound = level.bound, let gap = level.gap {
      let thousandths = Int((min(gap, 1_000_000) * 100_000).rounded())
      let digits = String(thousandths % 1000)
      let decimals = String(repeating: "0", count: 3 - digits.count) + digits
      facts.append(language.say("bound ", "grens ") + "\(bound)")
      facts.append(
        language.say("gap ", "gat ") + "\(thousandths / 1000)\(language.say(".", ","))\(decimals)%")
    } else {
      facts.append(language.say("not proven by prices", "niet door prijzen bewezen"))
    }
    // A bound that is weaker than the one proven claims nothing more.
    if let runBound,
      level.bound.map({ level.goal.wantsMost ? runBound < $0 : runBound > $0 }) ?? true
    {
      facts.append(
        language.say(
          "run.json says bound \(runBound), which this certificate does not prove",
          "run.json noemt grens \(runBound), wat dit certificaat niet bewijst"))
    }
    return facts.joined(separator: ", ")
  }
}
