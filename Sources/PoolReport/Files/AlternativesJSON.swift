// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

extension PlanReport {
  /// What `run.json` tells of plans made to compare with; nothing where there are none.
  func alternatives(_ summary: PlanSummary) -> [JSON.Member] {
    var members: [JSON.Member] = []
    if !summary.changesCurve.isEmpty {
      members.append(("changes_curve", .list(summary.changesCurve.map(json))))
    }
    if let price = summary.fairnessPrice {
      members.append(
        (
          "fairness_price",
          .object([
            ("with", .object(json(price.with, price.goals) + boards(price.with))),
            ("without", .object(json(price.without, price.goals) + boards(price.without))),
          ])
        ))
    }
    return members
  }

  private func json(_ point: CurvePoint) -> JSON {
    let plan = point.plan.map { json($0, region.policy.goals.map(\.goal)) } ?? []
    return .object([("changes_max", .number(point.changesMax)), ("changes", .number(point.changes))] + plan)
  }

  private func json(_ plan: OtherPlan, _ goals: [Goal]) -> [JSON.Member] {
    [
      ("proven", .bool(plan.isProven)), ("minutes_covered", .number(plan.coverage.total.minutesCovered)),
      ("goals", .object(goals.map { ($0.rawValue, .number(plan.goals[$0] ?? 0)) })),
    ]
  }

  /// The boards by share, the worst served first.
  private func boards(_ plan: OtherPlan) -> [JSON.Member] {
    let rows = plan.coverage.worstServed.map { row in
      JSON.object([
        ("board", .text(row.key)), ("minutes_asked", .number(row.tally.minutesAsked)),
        ("minutes_covered", .number(row.tally.minutesCovered)),
      ])
    }
    return [("boards", .list(rows))]
  }
}
