// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// Makes one GLPK call fail on purpose, so that tests can show what a caller does about it.
///
/// The plan holds for calls made inside `FaultPlan.$current.withValue(plan) { … }`, in its task and child tasks;
/// other tests that run at the same time never see it. The failure is a real error raised inside GLPK, between
/// building a problem and solving it, and arrives as `GLPKError.fault`. Writing a model is not counted.
@_spi(Testing) public final class FaultPlan: Sendable {
  /// The plan of the running task, if any.
  @TaskLocal public static var current: FaultPlan?

  private let failingCall: Int
  private let made = Atomic(0)

  /// Fails the n-th call from now, counted from 1; 0 fails none and only counts.
  public init(failingCall: Int) { self.failingCall = failingCall }

  /// How many calls were made under this plan.
  public var calls: Int { made.load(ordering: .relaxed) }

  func failsNextCall() -> Bool { made.add(1, ordering: .relaxed).newValue == failingCall }
}
