// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a solve ended.
public enum StopReason: Sendable {
  /// Nothing was left to search: the outcome is proven.
  case proof
  /// The limit on seconds.
  case time
  /// The limit on nodes.
  case nodes
  /// The limit on simplex iterations.
  case iterations
  /// The caller's `Cancellation`.
  case cancelled
  /// The gap between incumbent and bound was small enough.
  case gap
}

/// What is known when an integer program's solve ends.
public struct IntegerSolution: Sendable {
  /// GLPK's return code and its solution status, folded into one answer.
  public enum Outcome: Sendable {
    /// `values` is a plan that no plan beats.
    case optimal
    /// `values` is a plan, and no plan beats `bound`.
    case feasible
    /// No plan exists.
    case infeasible
    /// The relaxation has no finite optimum.
    case unbounded
    /// The solve stopped without a plan; one may exist.
    case stopped
  }

  /// What is known.
  public let outcome: Outcome
  /// Why the solve ended; `.proof` for `.optimal`, `.infeasible` and `.unbounded`.
  public let stop: StopReason
  /// The value of each column, integer columns exactly whole. It keeps every bound and row of the model (this
  /// was checked after GLPK), and is never worse than the start.
  public let values: [Double]?
  /// The objective of `values`, added up anew from the values.
  public let objective: Double?
  /// What no plan can beat, within the tolerance of simplex; the objective itself if optimal.
  public let bound: Double?
  /// Nodes of the search tree.
  public let nodes: Int
  /// Simplex iterations of relaxation and search; 0 if a relaxation was cancelled midway.
  public let iterations: Int
  /// Where the root relaxation ended, to begin a similar model from; `nil` if it was cancelled midway.
  public let rootBasis: Basis?
}

/// What is known when a relaxation's solve ends.
public struct LinearSolution: Sendable {
  /// GLPK's return code and its solution status, folded into one answer.
  public enum Outcome: Sendable {
    /// The optimum was found.
    case optimal
    /// No point keeps all rows and bounds.
    case infeasible
    /// The objective has no finite optimum.
    case unbounded
    /// A limit or the caller stopped the solve.
    case stopped
  }

  /// The values that belong to an optimum.
  public struct Optimum: Sendable {
    /// The objective, constant included.
    public let objective: Double
    /// The value of each column.
    public let values: [Double]
    /// What one unit more of a row's binding bound adds to the objective, whichever the direction: when
    /// maximising, a `≤` row has a price of 0 or more.
    public let rowPrices: [Double]
    /// Cost minus prices, Σ cost[j] - price[i] · value[i, j]: what one unit more of a column adds to the
    /// objective. At an optimum of maximising, 0 or less for a column at its lower bound.
    public let reducedCosts: [Double]
  }

  /// What is known.
  public let outcome: Outcome
  /// Why the solve ended.
  public let stop: StopReason
  /// The optimum, if that is the outcome.
  public let optimum: Optimum?
  /// Where simplex ended, to go on from later; `nil` if it was cancelled midway.
  public let basis: Basis?
  /// Simplex iterations; 0 if cancelled midway.
  public let iterations: Int
}

/// A place to begin simplex from: for each column and row of a model whether it is in the basis, or at which
/// bound it rests.
///
/// A basis serves a model that has grown since: new columns rest at a bound, the sums of new rows are basic. A
/// basis that no longer fits is dropped in favour of the slack basis; the optimum is the same from any.
public struct Basis: Sendable, Equatable {
  /// The place of one column or row.
  public enum Status: UInt8, Sendable {
    /// In the basis.
    case basic = 1
    /// Resting at the lower bound.
    case atLower = 2
    /// Resting at the upper bound.
    case atUpper = 3
    /// Without bounds, resting at zero.
    case free = 4
    /// Resting at two equal bounds.
    case fixed = 5
  }

  /// The place of each column.
  public var columns: [Status]
  /// The place of each row's sum.
  public var rows: [Status]

  /// Creates a basis from the places of columns and rows.
  public init(columns: [Status], rows: [Status]) {
    self.columns = columns
    self.rows = rows
  }
}
