// SPDX-License-Identifier: GPL-3.0-or-later

/// Which engine decides a region, and why.
public struct EngineChoice: Hashable, Sendable {
  /// What the caller asked for.
  public let asked: Engine
  /// What decides: never `auto`.
  public let chosen: Engine
  /// Why, in a few words with the region's size.
  public let reason: String

  init(_ asked: Engine, for problem: Problem) {
    self.asked = asked
    guard asked == .auto else {
      (chosen, reason) = (asked, "asked for")
      return
    }
    let busiest = problem.members.map(\.stints.count).max() ?? 0
    chosen = .bundles
    reason =
      "bundles prove fastest at every size measured; \(problem.members.count) members, "
      + "\(problem.stints.count) stints, \(busiest) of one member at most"
  }

  /// Whether the engine proves how good its plan is.
  public var proves: Bool { chosen == .exact || chosen == .bundles }

  var engine: any PlanEngine.Type {
    switch chosen {
    case .auto, .bundles: BundleEngine.self
    case .exact: ExactEngine.self
    case .greedy: GreedyEngine.self
    case .oneByOne: OneByOneEngine.self
    }
  }
}
