// SPDX-License-Identifier: GPL-3.0-or-later

/// A set of placements. Running placements of the region are part of every plan, unchanged.
public struct Plan: Hashable, Sendable {
  /// In the order of `Plan.order`: group id, first date, member id.
  public let placements: [Placement]

  /// A plan of the given placements, put in order.
  public init(_ placements: [Placement]) {
    self.placements = placements.sorted(by: Plan.order)
  }

  /// The one order of placements in files: group, first date, member, last date, state.
  public static func order(_ a: Placement, _ b: Placement) -> Bool {
    (a.group, a.dates.from, a.member, a.dates.until, a.state.rawValue)
      < (b.group, b.dates.from, b.member, b.dates.until, b.state.rawValue)
  }

  /// The placements that planning decided: all that are not running.
  public var decided: [Placement] { placements.filter { $0.state != .running } }
}

extension Region {
  /// What people were told: the running and the published placements.
  public var toldPlan: Plan { Plan(placements.filter { $0.state != .proposed }) }
}
