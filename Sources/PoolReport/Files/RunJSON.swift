// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

extension PlanReport {
  /// `run.json`: how the plan came about; `Docs/schemas/run.schema.json` describes it. Of all outputs it alone holds times.
  ///
  /// - Precondition: every number of seconds is finite.
  public func runJSON(_ summary: PlanSummary) -> String {
    let total = coverage.total
    let head: [JSON.Member] = [
      ("status", .text(summary.status.rawValue)),
      ("engine", .text(summary.engine)),
      ("engine_reason", .text(summary.engineReason)),
      ("reason", .text(summary.failure?.text(.english))),
      ("stopped", .text(summary.stop?.rawValue)),
      ("goals", .list(summary.goals.map(json))),
      (
        "coverage",
        .object([
          ("minutes_asked", .number(total.minutesAsked)), ("minutes_covered", .number(total.minutesCovered)),
          ("share", .number(share(total))),
        ])
      ),
      ("statistics", .object(summary.statistics.map { ($0.name, .number($0.count)) })),
      ("seconds", .object(summary.seconds.map { ($0.phase, .number(seconds($0.seconds))) })),
      ("trace", .list(summary.trace.map(json))),
      ("peak_mb", .number(summary.peakMegabytes)),
      ("versions", .object(summary.versions.map { ($0.name, .text($0.version)) })),
      ("input_sha256", .text(summary.inputSHA256)),
    ]
    let rest: [JSON.Member] = [
      ("previous", summary.previous.map { json($0.use, sha256: $0.sha256) } ?? .null),
      ("options", .object(summary.options.map { ($0.name, .text($0.value)) })),
      ("seed", summary.seed.map { .number(String($0)) } ?? .null),
    ]
    return JSON.object(head + summary.scope.json + rest + alternatives(summary)).document(.rows)
  }

  private func json(_ line: PlanSummary.GoalLine) -> JSON {
    .object([
      ("name", .text(line.goal.rawValue)), ("value", .number(line.value)), ("bound", .number(line.bound)),
      ("certified_bound", .number(line.certifiedBound)),
      ("gap", .number(fixed(line.missing, over: max(1, abs(line.bound)), places: 6))),
      ("proven", .bool(line.isProven)),
    ])
  }

  private func json(_ use: PreviousUse, sha256: String) -> JSON {
    .object([
      ("sha256", .text(sha256)), ("placements", .number(use.placements)),
      ("placements_fit", .number(use.placementsFit)), ("prices", .number(use.prices)),
      ("prices_fit", .number(use.pricesFit)),
    ])
  }

  private func json(_ moment: PlanSummary.Moment) -> JSON {
    .object([
      ("seconds", .number(seconds(moment.seconds))), ("goal", .text(moment.goal.rawValue)),
      ("value", .number(moment.value)), ("bound", .number(moment.bound)),
    ])
  }

  private func seconds(_ value: Double) -> String {
    fixed(Int((value * 1000).rounded()), over: 1000, places: 3)
  }
}
