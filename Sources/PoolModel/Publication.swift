// SPDX-License-Identifier: GPL-3.0-or-later

/// A plan as people were told it: never changed afterwards, also when members and groups are gone.
public struct Publication: Hashable, Sendable {
  /// From 1, in the order of publishing.
  public var number: Int
  /// The date on which people were told.
  public var on: Day
  /// Who published, by a code.
  public var by: String
  /// The first date that the plan decided.
  public var from: Day
  /// The weeks of its horizon, from the Monday of the week of `from`.
  public var weeks: Int
  /// SHA-256 of the package for which the plan was made, in hexadecimal.
  public var inputSHA256: String
  /// What people were told: `running` and `published` placements, as they stood in `placements.csv` then.
  public var placements: [Placement]

  /// A publication.
  public init(
    number: Int, on: Day, by: String, from: Day, weeks: Int, inputSHA256: String, placements: [Placement]
  ) {
    (self.number, self.on, self.by, self.from, self.weeks) = (number, on, by, from, weeks)
    (self.inputSHA256, self.placements) = (inputSHA256, placements)
  }
}

extension Region {
  /// The region after a plan of it was published: its placements are those of the plan, `running` where they are locked and
  /// `published` else, and its history has them too.
  ///
  /// - Parameters:
  ///   - plan: A sound plan of the region scoped by `scope`.
  ///   - scope: What the plan was made for.
  ///   - on: The date on which people are told.
  ///   - by: Who publishes, by a code.
  ///   - sha256: Of the package.
  public func publishing(_ plan: Plan, in scope: PlanScope, on: Day, by: String, sha256: String) -> Region {
    let policy = scoped(by: scope).policy
    var region = self
    region.placements =
      Plan(plan.placements.map { $0.state == .running ? $0 : $0.with($0.dates, .published) }).placements
    region.publications.append(
      Publication(
        number: publications.count + 1, on: on, by: by, from: policy.planFrom ?? policy.firstDay,
        weeks: policy.weeks, inputSHA256: sha256, placements: region.placements))
    return region
  }
}
