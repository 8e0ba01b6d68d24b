// SPDX-License-Identifier: GPL-3.0-or-later

/// How far a solve may go. Without limits it runs to the proof.
///
/// Limits on work (`nodes`, `iterations`) stop at the same point in every run; a limit on time does not, so
/// where the same bytes must come out, limit the work and let time only cut off.
public struct SolveLimits: Sendable {
  /// Wall time, root relaxation included, in seconds; held to about 0.1 s. Zero or less stops at once.
  public var seconds: Double?
  /// Nodes of the search tree; 0 stops after the root relaxation.
  public var nodes: Int?
  /// Simplex iterations: of the root relaxation, then of the whole search, looked at between relaxations.
  public var iterations: Int?
  /// Stop once |incumbent - bound| is at most this share of max(1, |incumbent|).
  public var relativeGap: Double?
  /// Stop once |incumbent - bound| is at most this.
  public var absoluteGap: Double?
  /// Memory that GLPK may use, in megabytes, at least 1; beyond it the call fails with `GLPKError.fault`.
  public var memoryMegabytes: Int?

  /// Creates limits; what is left out is unlimited.
  public init(
    seconds: Double? = nil, nodes: Int? = nil, iterations: Int? = nil, relativeGap: Double? = nil,
    absoluteGap: Double? = nil, memoryMegabytes: Int? = nil
  ) {
    self.seconds = seconds
    self.nodes = nodes
    self.iterations = iterations
    self.relativeGap = relativeGap
    self.absoluteGap = absoluteGap
    self.memoryMegabytes = memoryMegabytes
  }
}

/// The simplex method of a relaxation.
public enum Simplex: Sendable {
  /// Best from the slack basis of a packing model, and after columns were added to a solved one.
  case primal
  /// Best after rows were added to a solved model; GLPK falls back to the primal method if it fails.
  case dual
}

/// How the integer search goes about its work. All strategies prove the same optimum.
public struct Strategy: Sendable {
  /// Which fractional column to branch on.
  public enum Branching: Sendable {
    /// By Driebeck and Tomlin: cheap and fine for short searches.
    case driebeckTomlin
    /// By pseudo-costs learnt on the way: dearer at first, better in long searches.
    case pseudoCost
  }
  /// Which node to go on with after a dead end.
  public enum Backtracking: Sendable {
    /// The one with the best bound: the fewest nodes.
    case bestBound
    /// The latest: the least memory, early plans.
    case depthFirst
  }

  /// Cut off fractional points by cliques of the conflict graph. Pays where rows say "at most one".
  public var cliqueCuts = true
  /// Which fractional column to branch on.
  public var branching = Branching.driebeckTomlin
  /// Which node to go on with after a dead end.
  public var backtracking = Backtracking.bestBound
  /// The simplex method of the root relaxation; nodes always use the dual.
  public var rootSimplex = Simplex.primal

  /// Creates the default strategy: clique cuts, Driebeck-Tomlin branching, best bound, primal simplex.
  public init() {}
}
