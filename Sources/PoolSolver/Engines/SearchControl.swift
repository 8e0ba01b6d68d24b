// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel
import Synchronization

/// When to stop, how many threads may help, and whom to tell.
struct SearchControl: Sendable {
  /// The moment at which to stop; `nil` = never.
  var deadline: ContinuousClock.Instant?
  /// The work at which to stop, on `meter`; `nil` = never. The same in every run, unlike time.
  var workMax: Int?
  /// The share of a goal's bound that may stay open.
  var gap = 0.0
  /// Threads that work side by side, 1 or more. Results do not depend on it.
  var threads = 2
  /// The most bundles of a member that the exact engine's program lists.
  var bundlesMax = 3000
  /// The most stints that the exact engine searches all at once, without those first that look good.
  var coreMin = 700
  /// When the bundle engine changes its ways.
  var sizes = BundleLevelSearch.Sizes()
  private(set) var meter = WorkMeter()
  var cancellation = Cancellation()
  var progress: (@Sendable (PlanningProgress) -> Void)?

  /// Seconds until the deadline, 0 at least; `nil` without one.
  var secondsLeft: Double? {
    deadline.map { max(0, ContinuousClock.now.duration(to: $0) / .seconds(1)) }
  }
  /// Work until the limit, 0 at least; `nil` without one.
  var workLeft: Int? { workMax.map { max(0, $0 - meter.spent) } }

  /// What is left, as GLPK counts it.
  ///
  /// - Parameters:
  ///   - nodes: The most nodes, for a search that is not to go to its end.
  ///   - most: The most simplex iterations, likewise.
  func limits(nodes: Int? = nil, iterations most: Int? = nil) -> SolveLimits {
    SolveLimits(
      seconds: secondsLeft, nodes: nodes,
      iterations: [most, workLeft.map { $0 / WorkMeter.iteration }].compactMap(\.self).min(),
      relativeGap: gap > 0 ? gap : nil)
  }

  /// The control for the first of `levels` goals: half of what is left, so that no goal starves the later ones; the
  /// last goal may have it all.
  func share(of levels: Int) -> SearchControl {
    guard levels > 1 else { return self }
    var share = self
    if let secondsLeft { share.deadline = .now.advanced(by: .seconds(secondsLeft / 2)) }
    if let workLeft { share.workMax = meter.spent + workLeft / 2 }
    return share
  }

  /// A control for work side by side on one thread: what others do meanwhile does not shorten it, and its meter is its own.
  ///
  /// - Parameter most: The most work.
  func alone(work most: Int) -> SearchControl {
    var alone = self
    alone.meter = WorkMeter()
    alone.workMax = min(most, workLeft ?? most)
    alone.threads = 1
    alone.progress = nil
    return alone
  }

  /// Whether time is up, or too little work is left for one iteration of GLPK: waiting would change nothing.
  var isOver: Bool { isCutShort || workLeft.map { $0 < WorkMeter.iteration } ?? false }
  /// Whether time is up or somebody stopped the search.
  var isCutShort: Bool { cancellation.isCancelled || secondsLeft == 0 }

  /// Whether a goal's value is as near to its bound as was asked for.
  func isEnough(_ value: Int, bound: Int) -> Bool {
    value == bound || gap > 0 && Double(abs(bound - value)) <= gap * Double(max(1, abs(bound)))
  }
}

/// Counts work in units of a step in a member's search, about a microsecond each.
final class WorkMeter: Sendable {
  /// The units of a simplex iteration.
  static let iteration = 100

  private let units = Atomic<Int>(0)

  var spent: Int { units.load(ordering: .relaxed) }

  func add(steps: Int = 0, iterations: Int = 0) {
    units.add(steps + iterations * Self.iteration, ordering: .relaxed)
  }

  /// Adds what was spent under a control alone.
  func add(of control: SearchControl) { units.add(control.meter.spent, ordering: .relaxed) }
}
