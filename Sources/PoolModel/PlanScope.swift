// SPDX-License-Identifier: GPL-3.0-or-later

/// Which part of a package's question a run answers, when not all of it: planning anew from a date, with few changes.
///
/// A plan is audited and verified within the scope in which it was made; so files that tell of a plan tell its scope.
public struct PlanScope: Hashable, Sendable {
  /// The first date that may be decided; what has begun before it is locked. `nil` = the policy's first day.
  public var from: Day?
  /// The weeks of the horizon from the Monday of the week of `from`, 1–60; `nil` = to the end of the policy's horizon.
  public var weeks: Int?
  /// Placements that are given free, each once: running ones that the planner names, and told ones that no longer fit.
  public var freed: [Placement]
  /// The most placements of people who were told that may change; `nil` = any number.
  public var changesMax: Int?

  /// A scope, by default the whole of the package's question.
  public init(from: Day? = nil, weeks: Int? = nil, freed: [Placement] = [], changesMax: Int? = nil) {
    (self.from, self.weeks, self.freed, self.changesMax) = (from, weeks, freed, changesMax)
  }
}
