// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension PlanReport {
  /// `run.json`: how the plan came about; `Docs/schemas/run.schema.json` describes it. Of all outputs it alone holds times.
  ///
  /// - Precondition: every number of seconds is finite.
  public func runJSON(_ summary: PlanSummary) -> String {
    let total = coverage.total
    return JSONValue.object([
      ("status", .string(summary.status.rawValue)),
      ("engine", .string(summary.engine)),
      ("engine_reason", .string(summary.engineReason)),
      ("reason", .optional(summary.fallbackReason)),
      ("stopped", .optional(summary.stop?.rawValue)),
      ("goals", .array(summary.goals.map(json))),
      (
        "coverage",
        .object([
          ("minutes_asked", .int(total.minutesAsked)), ("minutes_covered", .int(total.minutesCovered)),
          ("share", .decimal(share(total))),
        ])
      ),
      ("statistics", .object(summary.statistics.map { ($0.name, .int($0.count)) })),
      ("seconds", .object(summary.seconds.map { ($0.phase, .decimal(seconds($0.seconds))) })),
      ("trace", .array(summary.trace.map(json))),
      ("peak_mb", .optional(summary.peakMegabytes)),
      ("versions", .object(summary.versions.map { ($0.name, .string($0.version)) })),
      ("input_sha256", .string(summary.inputSHA256)),
      ("options", .object(summary.options.map { ($0.name, .string($0.value)) })),
      ("seed", summary.seed.map { .decimal(String($0)) } ?? .null),
    ]).document
  }

  private func json(_ line: PlanSummary.GoalLine) -> JSONValue {
    .object([
      ("name", .string(line.goal.rawValue)), ("value", .int(line.value)), ("bound", .int(line.bound)),
      ("gap", .decimal(fixed(line.missing, over: max(1, abs(line.bound)), places: 6))),
      ("proven", .bool(line.isProven)),
    ])
  }

  private func json(_ moment: PlanSummary.Moment) -> JSONValue {
    .object([
      ("seconds", .decimal(seconds(moment.seconds))), ("goal", .string(moment.goal.rawValue)),
      ("value", .optional(moment.value)), ("bound", .optional(moment.bound)),
    ])
  }

  private func seconds(_ value: Double) -> String {
    fixed(Int((value * 1000).rounded()), over: 1000, places: 3)
  }
}
