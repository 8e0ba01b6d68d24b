// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// A switch that stops a running solve from any thread or from a signal handler's queue. It stays thrown.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)

  /// Creates a switch that is not thrown.
  public init() {}

  /// Whether the switch was thrown.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Throws the switch. A relaxation notices within about 0.1 s, the search at its next node.
  public func cancel() { flag.store(true, ordering: .relaxed) }
}

/// A moment of a running solve.
public struct Progress: Sendable {
  /// Nodes of the search tree so far; 0 during the root relaxation.
  public let nodes: Int
  /// The objective of the best plan so far.
  public let incumbent: Double?
  /// What no plan can beat.
  public let bound: Double?
  /// Wall time since the call began.
  public let seconds: Double
}
