// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK

/// The composition problem as one integer program, for a proof: members of each profile once, flows in every week.
///
///     minimise  Σ cents(p) n(p) + external / 60 / weeks × Σ short(s, k)
///     Σ_k flow(s, p, k) ≤ minutes(p) n(p)                      in each week s, for each profile p
///     Σ_p flow(s, p, k) + short(s, k) ≥ asked(s, k)            in each week s, for each class k
public struct CompositionProgram: Sendable {
  /// What the program proves: a pool, and the least that any pool costs.
  public struct Answer: Hashable, Sendable {
    /// Members of each profile; `nil` = none was found within the limits.
    public let counts: [Int]?
    /// Cents a week: of that pool, and a bound on every pool.
    public let centsPerWeek: Double?, bound: Double
  }

  /// Solves the program with GLPK.
  ///
  /// - Parameters:
  ///   - problem: the profiles and weeks.
  ///   - limits: where one stops GLPK, the best pool and bound so far are the answer.
  public static func solve(
    _ problem: Composition, limits: SolveLimits = SolveLimits()
  ) throws(GLPKError) -> Answer {
    var model = LinearModel(name: "composition", direction: .minimise)
    let members = problem.profiles.enumerated().map { number, profile in
      model.addColumn(
        "", lower: Double(problem.present[number]), upper: 10_000, isInteger: true,
        cost: Double(profile.cents))
    }
    let weight = Double(problem.externalCents) / Double(60 * problem.weeks.count)
    for week in problem.weeks {
      var taking = week.map { _ in [(column: Int, value: Double)]() }
      for (number, profile) in problem.profiles.enumerated() {
        var giving: [(column: Int, value: Double)] = [(members[number], -Double(profile.minutes))]
        for demand in profile.classes where week[demand] > 0 {
          let flow = model.addColumn("", lower: 0, upper: Double(week[demand]), isInteger: false, cost: 0)
          giving.append((flow, 1))
          taking[demand].append((flow, 1))
        }
        if giving.count > 1 { model.addRow("", lower: -.infinity, upper: 0, terms: giving) }
      }
      for (demand, asked) in week.enumerated() where asked > 0 {
        let short = model.addColumn("", lower: 0, upper: Double(asked), isInteger: false, cost: weight)
        model.addRow("", lower: Double(asked), upper: .infinity, terms: taking[demand] + [(short, 1)])
      }
    }
    let solution = try GLPK.solve(model, limits: limits)
    return Answer(
      counts: solution.values.map { values in members.map { Int(values[$0].rounded()) } },
      centsPerWeek: solution.objective, bound: solution.bound ?? 0)  // Nothing costs less than nothing.
  }
}
