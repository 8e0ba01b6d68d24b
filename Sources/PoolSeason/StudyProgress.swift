// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// Counts the seasons that a study has simulated, for whoever watches. It has no part in any result.
public final class StudyProgress: Sendable {
  private let done = Atomic<Int>(0)
  private let expected = Atomic<Int>(0)
  private let tell: @Sendable (_ done: Int, _ expected: Int) -> Void

  /// - Parameter tell: hears how many seasons are done of those expected so far; from any thread.
  public init(_ tell: @escaping @Sendable (_ done: Int, _ expected: Int) -> Void) { self.tell = tell }

  /// So many seasons more will be simulated.
  package func expect(_ count: Int) { expected.wrappingAdd(count, ordering: .relaxed) }
  /// A season more is done.
  package func advance() {
    let count = done.wrappingAdd(1, ordering: .relaxed).newValue
    tell(count, expected.load(ordering: .relaxed))
  }
}
