// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel

/// What checking a certificate found.
public struct Verification: Sendable {
  /// What is proven about one goal.
  public struct Level: Hashable, Sendable {
    /// The goal.
    public let goal: Goal
    /// What the plan has of it.
    public let value: Int
    /// The value with which the level ended, before later levels gave up its tolerance.
    public let reached: Int
    /// No plan that keeps the earlier levels has the goal better than this; `nil` = not proven by prices.
    public let bound: Int?
    /// |bound − reached| / max(1, |bound|).
    public var gap: Double? { bound.map { abs(Double($0) - Double(reached)) / max(1, abs(Double($0))) } }
  }

  /// Every claim that does not hold: those of the whole, then level by level. Prices that make no sense end the checking of
  /// proofs, because later levels build on them.
  public let refusals: [Refusal]
  /// The levels as the certificate has them, in order; what they say holds if nothing is refused.
  public let levels: [Level]
  /// Whether every claim holds.
  public var holds: Bool { refusals.isEmpty }
}

/// Recomputes every claim of a certificate from the package, in 64-bit integers.
///
/// Shares no code with the rules or the solver. The region is the package's; the certificate says in which scope it is about it.
/// `goals` are those of the plan that the certificate belongs to, as the audit
/// counts them; `sha256` is that of the package.
///
/// - Complexity: a branch-and-bound search over each member's stints per leaf, and one per stint where a level
///   leaves out bundles by its prices: exponential at worst, below a second for 150 members and 250 vacancies.
public func verify(
  _ certificate: Certificate, of package: Region, sha256: String, goals: [Goal: Int]
) -> Verification {
  var refusals: [Refusal] = []
  if certificate.inputSHA256 != sha256 {
    refusals.append(
      Refusal(finding: .otherPackage(certificate: certificate.inputSHA256, package: sha256)))
  }
  let policy = package.policy.goals
  let levels = certificate.levels.map {
    Verification.Level(
      goal: $0.goal, value: goals[$0.goal] ?? 0, reached: $0.reached, bound: $0.proof?.bound)
  }
  guard certificate.levels.map(\.goal) == policy.map(\.goal) else {
    let finding = Refusal.Finding.otherGoals(
      certificate: certificate.levels.map(\.goal), policy: policy.map(\.goal))
    return Verification(refusals: refusals + [Refusal(finding: finding)], levels: levels)
  }
  guard certificate.scope.flaws(in: package).isEmpty else {
    return Verification(refusals: refusals + [Refusal(finding: .impossibleScope)], levels: levels)
  }
  var check = LevelCheck(Ground(package.scoped(by: certificate.scope)), certificate.levels)
  var goesOn = true
  for (number, level) in certificate.levels.enumerated() {
    check.compare(level, policy[number], plan: goals[level.goal] ?? 0)
    if goesOn, let proof = level.proof { goesOn = check.check(proof, of: number) }
  }
  return Verification(refusals: refusals + check.refusals, levels: levels)
}

/// Where the files of an output folder tell of another plan than its `placements.csv`.
///
/// `run` is what `run.json` says, `decided` the placements of `plan.json` that are not running; `goals` are those of the plan, as
/// the audit counts them, `bounds` those of the certificate. `region` is scoped as `plan.json` says, and `scopes` are those of all
/// files.
public func differences(
  between plan: Plan, goals: [Goal: Int], bounds: [Goal: Int], of region: Region, sha256: String,
  and run: (sha256: String, values: [Goal: Int], certifiedBounds: [Goal: Int]), decided: [Placement],
  scopes: (plan: PlanScope, run: PlanScope, certificate: PlanScope)
) -> [Refusal] {
  var findings: [Refusal.Finding] = []
  for (file, scope) in [("run.json", scopes.run), ("certificate.json", scopes.certificate)]
  where scope != scopes.plan {
    findings.append(.otherScope(file: file))
  }
  if run.sha256 != sha256 { findings.append(.otherRun(run: run.sha256, package: sha256)) }
  for goal in region.policy.goals.map(\.goal) where run.values[goal] != goals[goal] ?? 0 {
    findings.append(.otherRunValue(goal, run: run.values[goal], plan: goals[goal] ?? 0))
  }
  for goal in region.policy.goals.map(\.goal) where run.certifiedBounds[goal] != bounds[goal] {
    findings.append(.otherRunBound(goal, run: run.certifiedBounds[goal], certificate: bounds[goal]))
  }
  let (inFile, inPlan) = (Set(decided), Set(plan.decided))
  findings += decided.filter { !inPlan.contains($0) }.map(Refusal.Finding.onlyInPlanJSON)
  findings += plan.decided.filter { !inFile.contains($0) }.map(Refusal.Finding.onlyInPlacements)
  return findings.map(Refusal.init)
}
